//! W070: where no environment is chosen, clients call a sandbox.
//!
//! ```yaml
//! servers: [{url: 'https://sandbox.example.com'}, {url: 'https://api.example.com'}]
//! ```

use super::{Advice, Fix, words};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::Server;
use crate::pipeline::Model;

/// Words of servers that are not the one that programs of customers call.
const OTHERS: &[&str] = &[
    "demo",
    "dev",
    "development",
    "integration",
    "int",
    "local",
    "localhost",
    "qa",
    "sandbox",
    "staging",
    "stage",
    "test",
    "testing",
    "tst",
    "uat",
];

pub(super) fn sandbox_first(model: &Model, all: &mut Vec<Advice>) {
    if model.config.servers.default.is_some() || model.config.servers.required {
        return;
    }
    let servers = &model.api.servers;
    let Some((first, right)) = servers.first().zip(production(servers)) else {
        return;
    };
    // Of one of this machine a run has spoken already.
    let is_local = ["localhost", "127.0.0.1", "0.0.0.0", "[::1]"];
    if right == 0 || is_local.iter().any(|host| first.url.contains(host)) {
        return;
    }
    let name = &model.names.environments[right].constructor;
    let diagnostic = Diagnostic::new(
        Code::SandboxFirst,
        format!(
            "the first server is not the one of production: `{}`",
            first.url
        ),
    )
    .at(Place::value(&first.pointer.key("url")))
    .related(
        Place::value(&servers[right].pointer.key("url")),
        "this one seems to be",
    )
    .note("a client that is given no environment calls the first");
    let fix = Fix::config("servers", format!("default = \"{name}\""));
    all.push(Advice::new(
        diagnostic,
        "choose the other one",
        vec![fix],
        true,
    ));
}

/// The server of production, by its words; `None` where they do not tell it apart.
pub(crate) fn production(servers: &[Server]) -> Option<usize> {
    let is_other = |server: &Server| {
        let description = server.description.as_deref().unwrap_or_default();
        let mut words = words(&server.url).into_iter().chain(words(description));
        words.any(|word| OTHERS.contains(&word.as_str()))
    };
    let mut left = servers
        .iter()
        .enumerate()
        .filter(|(_, server)| !is_other(server));
    let first = left.next().map(|(index, _)| index)?;
    let any_other = servers.iter().any(is_other);
    any_other.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pointer::Pointer;

    #[test]
    fn words_tell_production_apart() {
        let server = |url: &str, description: Option<&str>| Server {
            url: url.to_owned(),
            description: description.map(str::to_owned),
            variables: Vec::new(),
            pointer: Pointer::root(),
        };
        for (servers, wanted) in [
            (
                vec![
                    server("https://dev.a.io", None),
                    server("https://eu.a.io", None),
                ],
                Some(1),
            ),
            (
                vec![
                    server("https://a.io", Some("Sandbox")),
                    server("https://b.io", None),
                ],
                Some(1),
            ),
            (
                vec![
                    server("https://api-sandbox.a.io/api", None),
                    server("https://api.a.io/api", None),
                ],
                Some(1),
            ),
            (
                vec![
                    server("https://api.a.io", None),
                    server("https://sandbox.a.io", None),
                ],
                Some(0),
            ),
            (
                vec![
                    server("https://us.a.io", None),
                    server("https://eu.a.io", None),
                ],
                None,
            ),
            (
                vec![
                    server("https://contest.a.io", None),
                    server("https://developer.a.io", None),
                ],
                None,
            ),
            (vec![server("https://test.a.io", None)], None),
            (vec![], None),
        ] {
            assert_eq!(production(&servers), wanted, "{servers:?}");
        }
    }
}
