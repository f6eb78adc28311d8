//! Names of environments and credentials: what a user of the crate meets first.

use super::words::{pascal, snake};
use super::{Ident, Scope};
use crate::config::Config;
use crate::ir::{Api, SchemeKind, Server};

/// The names of a server.
#[derive(Clone, Debug, PartialEq)]
pub struct EnvironmentNames {
    /// The variant of `Environment`.
    pub variant: Ident,
    /// The constructor of a variant with fields.
    pub constructor: Ident,
    /// The server's variables, by position.
    pub variables: Vec<Ident>,
    /// Whether this one is used when none is chosen.
    pub default: bool,
}

/// The names of a security scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct SchemeNames {
    /// The builder's method.
    pub setter: Ident,
    /// Its arguments: two for basic, else one.
    pub arguments: Vec<Ident>,
    /// The builder's method for what fetches tokens by the flow for programs, if the scheme has it.
    pub client: Option<Ident>,
    /// The builder's method for what brings tokens from elsewhere, if the credential is a token.
    pub provider: Option<Ident>,
    /// The environment variables of the client's id and secret.
    pub client_variables: Vec<String>,
    /// The environment variables that hold it, one for each argument, or none.
    pub variables: Vec<String>,
    /// What its documentation says.
    pub description: Option<String>,
}

impl SchemeNames {
    /// The environment variables that hold it or what fetches it.
    pub fn all_variables(&self) -> impl Iterator<Item = &String> {
        self.variables.iter().chain(&self.client_variables)
    }
}

pub(super) fn environments(api: &Api, config: &Config) -> Vec<EnvironmentNames> {
    let mut scope = Scope::default();
    let wanted = config.servers.default.as_deref().map(pascal);
    let mut names: Vec<EnvironmentNames> = api
        .servers
        .iter()
        .map(|server| {
            let given = config.servers.environments.get(&server.url).cloned();
            let variant = scope.claim([pascal(&given.unwrap_or_else(|| spoken_server(server)))]);
            let mut variables = Scope::default();
            EnvironmentNames {
                constructor: snake(variant.as_str()),
                default: wanted.as_ref() == Some(&variant),
                variant,
                variables: server
                    .variables
                    .iter()
                    .map(|variable| variables.claim([snake(&variable.name)]))
                    .collect(),
            }
        })
        .collect();
    if !names.iter().any(|name| name.default)
        && let Some(first) = names.first_mut()
    {
        first.default = true;
    }
    names
}

/// A short description is a name; else the host tells, as hosts do.
fn spoken_server(server: &Server) -> String {
    if let Some(description) = &server.description
        && description.split_whitespace().count() <= 2
        && description.chars().any(char::is_alphabetic)
    {
        return description.clone();
    }
    let url = server.url.to_ascii_lowercase();
    let known = ["sandbox", "staging", "localhost", "test", "dev"];
    known
        .iter()
        .find(|word| url.contains(*word))
        .map_or("production", |word| word)
        .to_owned()
}

pub(super) fn schemes(api: &Api, config: &Config) -> Vec<SchemeNames> {
    let mut scope = Scope::reserving(&[
        "attempt_timeout",
        "base_url",
        "build",
        "clone",
        "connect_timeout",
        "environment",
        "from_env",
        "http_client",
        "idle_timeout",
        "interceptor",
        "max_response_bytes",
        "max_retries",
        "new",
        "retry_conflicts",
        "timeout",
        "transport",
    ]);
    let names = api.schemes.iter().map(|scheme| {
        let given = config
            .security
            .schemes
            .get(&scheme.name)
            .cloned()
            .unwrap_or_default();
        let setter = given.setter.unwrap_or_else(|| scheme.name.clone());
        let word = |given: Option<String>, usual: &str| snake(given.as_deref().unwrap_or(usual));
        let arguments = match scheme.kind {
            SchemeKind::Basic => vec![
                word(given.username, "username"),
                word(given.password, "password"),
            ],
            SchemeKind::Bearer => vec![word(given.token, "token")],
            SchemeKind::Http(_) => vec![word(given.token, "credential")],
            SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_) => {
                vec![word(given.token, "api_key")]
            }
        };
        SchemeNames {
            setter: scope.claim([snake(&setter), snake(&format!("{setter} credential"))]),
            arguments,
            variables: given.variables,
            description: given.description.or_else(|| scheme.description.clone()),
            client_variables: given.client_variables,
            client: None,
            provider: None,
        }
    });
    let mut names: Vec<SchemeNames> = names.collect();
    // After the others, so that no setter of the document's is called otherwise because of these.
    for (scheme, names) in api.schemes.iter().zip(&mut names) {
        let mut claim = |word: &str| {
            let setter = names.setter.as_str().trim_start_matches("r#");
            scope.claim([snake(&format!("{setter} {word}"))])
        };
        names
            .client_variables
            .retain(|_| scheme.client_flow.is_some());
        names.client = scheme.client_flow.as_ref().map(|_| claim("client"));
        names.provider = (scheme.kind == SchemeKind::Bearer).then(|| claim("provider"));
    }
    names
}
