//! `[security]`: header parameters that are credentials, the names of setters, and the environment variables.

use super::{Subject, text, texts};
use crate::config::toml_key;
use crate::ir::{ParameterIn, SchemeKind};
use crate::normalize::CREDENTIAL_HEADERS;
use crate::pipeline::Model;
use serde_json::Value;
use std::collections::BTreeSet;

/// How a lifted header's value is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Basic,
    Bearer,
    Key,
}

/// A scheme: its name, its kind, and what the document says of it.
struct Scheme {
    name: String,
    kind: Kind,
    prose: String,
    is_oauth: bool,
}

pub(super) fn section(subject: &Subject<'_>) -> String {
    let model = subject.model;
    let mut out = String::new();
    let mut schemes = declared(model);
    for (header, prose) in lifted(model) {
        let lower = prose.to_lowercase();
        let kind = match header.eq_ignore_ascii_case("authorization") {
            true if lower.contains("basic") => Kind::Basic,
            true => Kind::Bearer,
            false => Kind::Key,
        };
        // A scheme of the document may be what the parameter repeats.
        let same = model.api.schemes.iter().position(|scheme| {
            let is_kind = schemes
                .iter()
                .any(|other| other.name == scheme.name && other.kind == kind);
            is_kind && scheme.kind.header() == Some(header.to_ascii_lowercase())
        });
        let mut name = same
            .map_or("api_key", |at| &model.api.schemes[at].name)
            .to_owned();
        while same.is_none() && schemes.iter().any(|scheme| scheme.name == name) {
            name.push_str("_header");
        }
        let word = match kind {
            Kind::Basic => "basic",
            Kind::Bearer => "bearer",
            Kind::Key => "api-key",
        };
        out.push_str(&format!(
            "# The document declares this credential as a header parameter of operations.\n\
             [[security.lift]]\nheader = {}\nscheme = {}\ntype = {}\n\n",
            text(&header),
            text(&name),
            text(word)
        ));
        if same.is_none() {
            schemes.push(Scheme {
                name,
                kind,
                prose,
                is_oauth: false,
            });
        }
    }
    // What most operations ask for has the plain names, and what none asks for has them last.
    let asked = |scheme: &Scheme| {
        let operations = model.api.operations.iter();
        let asking = operations.filter(|operation| {
            let mut requirements = operation.security.iter().flatten();
            requirements.any(|requirement| requirement.scheme == scheme.name)
        });
        asking.count()
    };
    if schemes.iter().any(|scheme| asked(scheme) > 0) {
        schemes.sort_by_key(|scheme| asked(scheme) == 0);
    }
    let mut setters = BTreeSet::new();
    let mut taken = BTreeSet::new();
    for scheme in &schemes {
        out.push_str(&lines(scheme, &subject.prefix, &mut setters, &mut taken));
        out.push('\n');
    }
    out.trim_end().to_owned() + if out.is_empty() { "" } else { "\n" }
}

/// The schemes of the document that clients carry.
fn declared(model: &Model) -> Vec<Scheme> {
    let schemes = model.api.schemes.iter();
    schemes
        .map(|scheme| {
            let node = scheme.pointer.resolve(&model.document.root);
            let ty = node
                .and_then(|node| node.get("type"))
                .and_then(Value::as_str);
            Scheme {
                name: scheme.name.clone(),
                kind: match scheme.kind {
                    SchemeKind::Basic => Kind::Basic,
                    SchemeKind::Bearer => Kind::Bearer,
                    SchemeKind::Http(_)
                    | SchemeKind::Header(_)
                    | SchemeKind::Query(_)
                    | SchemeKind::Cookie(_) => Kind::Key,
                },
                // `accountSid_authToken` says what the two are as well as prose does.
                prose: format!(
                    "{} {}",
                    scheme.description.as_deref().unwrap_or_default(),
                    super::words(&scheme.name).join(" ")
                ),
                is_oauth: matches!(ty, Some("oauth2" | "openIdConnect")),
            }
        })
        .collect()
}

/// Header parameters that look like credentials, each with what is said of it.
fn lifted(model: &Model) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let parameters = model
        .api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters);
    for parameter in parameters.filter(|parameter| parameter.place == ParameterIn::Header) {
        let lower = parameter.name.to_ascii_lowercase();
        let is_known = CREDENTIAL_HEADERS.contains(&lower.as_str());
        if is_known
            && !found
                .iter()
                .any(|(name, _)| name.eq_ignore_ascii_case(&parameter.name))
        {
            let prose = parameter.docs.description.clone().unwrap_or_default();
            found.push((parameter.name.clone(), prose));
        }
    }
    found
}

fn lines(
    scheme: &Scheme,
    prefix: &str,
    setters: &mut BTreeSet<String>,
    taken: &mut BTreeSet<String>,
) -> String {
    let (setter, arguments) = arguments(scheme);
    // The first scheme has the plain name; others keep their own.
    let is_plain = setters.insert(setter.to_owned());
    let own = super::words(&scheme.name).join("_");
    let mut out = format!("[security.schemes.{}]\n", toml_key(&scheme.name));
    if is_plain {
        out.push_str(&format!("setter = {}\n", text(setter)));
    } else if own != crate::names::snake(&scheme.name).as_str() {
        out.push_str(&format!("setter = {}\n", text(&own)));
    }
    match arguments.as_slice() {
        [user, password] => {
            out.push_str(&format!(
                "username = {}\npassword = {}\n",
                text(user),
                text(password)
            ));
        }
        [token] if is_plain => out.push_str(&format!("token = {}\n", text(token))),
        _ => {}
    }
    let variables: Vec<String> = arguments
        .iter()
        .map(|argument| {
            let argument = if is_plain {
                argument.as_str()
            } else {
                own.as_str()
            };
            format!("{prefix}_{}", argument.trim_end_matches('_').to_uppercase())
        })
        .collect();
    let variables: Vec<String> = match (is_plain, arguments.as_slice()) {
        (false, [_, _]) => arguments
            .iter()
            .map(|argument| {
                format!(
                    "{prefix}_{}_{}",
                    own.as_str().to_uppercase(),
                    argument.to_uppercase()
                )
            })
            .collect(),
        _ => variables,
    };
    // One variable is one credential.
    let variables: Vec<String> = variables
        .into_iter()
        .map(|mut variable| {
            while !taken.insert(variable.clone()) {
                variable.push_str("_2");
            }
            variable
        })
        .collect();
    out.push_str(&format!("variables = {}\n", texts(&variables)));
    out
}

/// The setter that suits a scheme, and the names of its arguments, as its prose has them.
fn arguments(scheme: &Scheme) -> (&'static str, Vec<String>) {
    let prose = scheme.prose.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| prose.contains(word));
    match scheme.kind {
        Kind::Basic => {
            let user = if has(&[
                "organization id",
                "id of your organization",
                "organisation id",
            ]) {
                "organization_id"
            } else if has(&["client id", "client_id"]) {
                "client_id"
            } else if has(&["account sid"]) {
                "account_sid"
            } else if has(&["account id"]) {
                "account_id"
            } else {
                "username"
            };
            let password = if has(&["client secret", "client_secret"]) {
                "client_secret"
            } else if has(&["auth token"]) {
                "auth_token"
            } else if has(&["api key", "api token"]) {
                "api_key"
            } else {
                "password"
            };
            ("credentials", vec![user.to_owned(), password.to_owned()])
        }
        Kind::Bearer if scheme.is_oauth => ("access_token", vec!["access_token".to_owned()]),
        Kind::Bearer if has(&["jwt", "access token"]) && !has(&["api key", "key of"]) => {
            ("access_token", vec!["access_token".to_owned()])
        }
        Kind::Bearer | Kind::Key => ("api_key", vec!["api_key".to_owned()]),
    }
}
