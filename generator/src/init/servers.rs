//! `[servers]`: which one clients call, and what they are called.

use super::{Subject, text, words};
use crate::advice::production;
use crate::ir::Server;

/// Beginnings of defaults that only stand in for what a customer has.
const STAND_INS: &[&str] = &[
    "your",
    "my",
    "{",
    "<",
    "example",
    "tenant",
    "subdomain",
    "company",
    "demo",
    "acme",
];
/// Words that tell no server from another.
const EMPTY: &[&str] = &[
    "api",
    "environment",
    "env",
    "server",
    "url",
    "host",
    "endpoint",
    "base",
    "the",
];
/// Words of URLs that say what a server is for.
const KINDS: &[&str] = &[
    "sandbox",
    "staging",
    "stage",
    "test",
    "dev",
    "demo",
    "localhost",
];
/// Names that are known by shorter ones.
const LONG: &[(&str, &str)] = &[
    ("dev", "development"),
    ("live", "production"),
    ("prod", "production"),
    ("stage", "staging"),
];

pub(super) fn section(subject: &Subject<'_>) -> String {
    let (servers, names) = (
        &subject.model.api.servers,
        &subject.model.names.environments,
    );
    let mut out = String::from("[servers]\n");
    let called: Vec<String> = servers
        .iter()
        .zip(names)
        .map(|(server, names)| called(server, names.constructor.as_str(), &subject.prefix))
        .collect();
    let right = production(servers);
    let needs_a_choice = servers.iter().any(has_stand_in);
    if needs_a_choice {
        out.push_str(
            "required = true              # a variable of the URL has no default that would do\n",
        );
    } else if let Some(right) = right.filter(|right| *right > 0) {
        out.push_str(&format!(
            "default = {:<19}# the document lists another one first\n",
            text(&called[right])
        ));
    }
    out.push_str(&format!(
        "base-url-variable = {}\n",
        text(&format!("{}_BASE_URL", subject.prefix))
    ));
    let mut named: Vec<(&str, &str)> = servers
        .iter()
        .zip(&called)
        .map(|(server, name)| (server.url.as_str(), name.as_str()))
        .collect();
    // One server of a plain name needs no line.
    if let [(_, "production")] = named.as_slice() {
        named.clear();
    }
    // Two cannot have one name, and two of one URL are one.
    let mut taken = std::collections::BTreeSet::new();
    named.retain(|(url, name)| taken.insert((*url).to_owned()) && taken.insert((*name).to_owned()));
    if !named.is_empty() {
        out.push_str("\n[servers.environments]\n");
        for (url, name) in named {
            out.push_str(&format!("{} = {}\n", text(url), text(name)));
        }
    }
    out
}

/// What people call a server: its name without the words that every server or every API has; by its URL where nothing is left.
fn called(server: &Server, name: &str, prefix: &str) -> String {
    let vendor = prefix.to_lowercase();
    let own: Vec<&str> = vendor.split('_').collect();
    let said = words(name);
    let mut left: Vec<&str> = said
        .iter()
        .map(String::as_str)
        .filter(|word| !EMPTY.contains(word) && !own.contains(word))
        .collect();
    let in_url = words(&server.url);
    let kind = KINDS
        .iter()
        .find(|kind| in_url.iter().any(|word| word == *kind));
    if left.is_empty() {
        left.push(kind.copied().unwrap_or("production"));
    }
    let joined = left.join("_");
    let long = LONG.iter().find(|(short, _)| *short == joined);
    let joined = long.map_or(joined.clone(), |(_, long)| (*long).to_owned());
    // What begins with a digit is no name.
    match joined.starts_with(|first: char| first.is_ascii_lowercase()) {
        true => joined,
        false => name.to_owned(),
    }
}

fn has_stand_in(server: &Server) -> bool {
    server.variables.iter().any(|variable| {
        let Some(default) = &variable.default else {
            return true;
        };
        let lower = default.to_lowercase();
        STAND_INS.iter().any(|word| lower.starts_with(word)) && variable.values.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pointer::Pointer;

    #[test]
    fn servers_are_called_what_they_are_for() {
        for (url, name, wanted) in [
            ("https://sandbox.pets.io/api", "pets_api", "sandbox"),
            (
                "https://api.pets.io",
                "production_environment",
                "production",
            ),
            ("https://api.pets.io", "pets_api_server", "production"),
            ("https://dev.pets.io", "dev", "development"),
            ("https://eu.pets.io", "europe", "europe"),
            ("https://v2.pets.io", "api_2", "api_2"),
        ] {
            let server = Server {
                url: url.to_owned(),
                description: None,
                variables: Vec::new(),
                pointer: Pointer::root(),
            };
            assert_eq!(called(&server, name, "PETS"), wanted, "{url} {name}");
        }
    }
}
