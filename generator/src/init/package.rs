//! `[package]`: who the vendor is, and what follows from the name.

use super::{Subject, comment, text, texts};
use crate::advice::production;
use crate::names::spoken_api;
use crate::pipeline::Model;
use serde_json::Value;
use std::collections::BTreeMap;

/// Words of titles that are no part of a name.
const NOISE: &[&str] = &[
    "api",
    "apis",
    "openapi",
    "swagger",
    "rest",
    "restful",
    "spec",
    "specification",
    "reference",
    "docs",
    "documentation",
    "public",
    "definition",
    "the",
    "service",
    "http",
    "platform",
];
/// First labels of hosts that are no part of a name.
const HOSTS: &[&str] = &[
    "api", "app", "www", "eu", "us", "dev", "sandbox", "staging", "test", "prod",
];
/// Ends of hosts that vendors put behind their names to find one that is free.
const ENDS: &[&str] = &["hq", "app", "api", "inc", "labs"];

/// The vendor's name, as far as the document tells it: by the title, if the host agrees or the title is that of an API; else by the host of
/// production; else by the host that its texts speak of most.
pub(super) fn vendor(model: &Model) -> String {
    let said = model.api.info.title.trim();
    let is_operation = |title: &&str| {
        let mut operations = model.api.operations.iter();
        operations.any(|operation| {
            operation
                .docs
                .title
                .as_deref()
                .is_some_and(|summary| summary.trim() == *title)
        })
    };
    let title = Some(said)
        .filter(|title| !is_operation(title))
        .and_then(name_of_title);
    let host = host(model).or_else(|| spoken_host(&model.document.root));
    let plain = |name: &str| -> String {
        name.to_lowercase()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect()
    };
    let is_of_an_api = said
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word.eq_ignore_ascii_case("api"));
    match (title, host) {
        (Some(title), Some(host)) => {
            let (a, b) = (plain(&title), plain(&host));
            let agree = !a.is_empty() && (a.contains(&b) || b.contains(&a));
            match agree || is_of_an_api {
                true => title,
                false => spelled(&host, said),
            }
        }
        (Some(title), None) => title,
        (None, Some(host)) => spelled(&host, said),
        (None, None) => UNKNOWN.to_owned(),
    }
}

/// A host's name as the title has it, if it does: `github` is `GitHub`.
fn spelled(host: &str, title: &str) -> String {
    let mut words = title.split(|c: char| !c.is_alphanumeric());
    let said = words.find(|word| word.eq_ignore_ascii_case(host) && *word != host);
    said.map_or_else(|| capital(host), str::to_owned)
}

/// The vendor of whom the document says nothing.
pub(super) const UNKNOWN: &str = "Vendor";

/// Hosts that any document may speak of.
const EVERYBODY: &[&str] = &[
    "apache",
    "example",
    "github",
    "gitlab",
    "google",
    "ietf",
    "iana",
    "iso",
    "json-schema",
    "localhost",
    "mozilla",
    "openapis",
    "rfc-editor",
    "schema",
    "spdx",
    "swagger",
    "unicode",
    "w3",
    "wikipedia",
    "readme",
    "postman",
    "opensource",
];

/// The vendor's part of the host that the texts of a document speak of most often.
fn spoken_host(root: &Value) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut left = vec![root];
    while let Some(value) = left.pop() {
        match value {
            Value::String(text) => {
                for rest in text.split("https://").skip(1) {
                    let end =
                        rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '-'));
                    if let Some(label) = vendor_label(&rest[..end.unwrap_or(rest.len())])
                        && !EVERYBODY.contains(&label.as_str())
                    {
                        *counts.entry(label).or_default() += 1;
                    }
                }
            }
            Value::Array(elements) => left.extend(elements),
            Value::Object(members) => left.extend(members.values()),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let most = counts
        .into_iter()
        .max_by(|(one, times), (other, more)| times.cmp(more).then(other.cmp(one)));
    most.map(|(label, _)| label)
}

/// What is left of a title without what every title has: `Modern Treasury API v1` is `Modern Treasury`.
fn name_of_title(title: &str) -> Option<String> {
    let words = title
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | ':' | '(' | ')' | '|' | '/'));
    let is_noise = |word: &&str| {
        let lower = word.to_lowercase();
        let digits = lower.trim_start_matches('v');
        let is_version =
            !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
        word.is_empty() || NOISE.contains(&lower.as_str()) || is_version
    };
    let words: Vec<&str> = words.filter(|word| !is_noise(word)).collect();
    (!words.is_empty() && words.len() <= 4).then(|| words.join(" "))
}

/// The vendor's part of the host of production.
fn host(model: &Model) -> Option<String> {
    let servers = &model.api.servers;
    let server = servers.get(production(servers).unwrap_or(0))?;
    let rest = server.url.split_once("://")?.1;
    vendor_label(rest.split(['/', ':', '?']).next()?)
}

/// The vendor's part of a host: `eu.sequencehq.com` has `sequence`.
fn vendor_label(host: &str) -> Option<String> {
    let labels: Vec<&str> = host.trim_end_matches('.').split('.').collect();
    let is_local =
        host.starts_with("localhost") || labels.iter().all(|label| label.parse::<u8>().is_ok());
    if is_local || labels.len() < 2 {
        return None;
    }
    // `example.co.uk`: a short label before the last one belongs to the end.
    let mut at = labels.len() - 2;
    if at > 0 && labels[at].len() <= 3 && labels[labels.len() - 1].len() == 2 {
        at -= 1;
    }
    let label = labels[at];
    if label.is_empty() || HOSTS.contains(&label) || label.contains('{') {
        return None;
    }
    let end = ENDS
        .iter()
        .find(|end| label.len() > end.len() + 3 && label.ends_with(*end));
    let label = end.map_or(label, |end| &label[..label.len() - end.len()]);
    Some(label.trim_end_matches('-').to_ascii_lowercase())
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// `Modern Treasury` is `modern-treasury`, and `PayPal` is `paypal`: a capital within a name begins no word of it.
fn slug(vendor: &str) -> String {
    let words = match vendor.is_ascii() {
        true => super::words(&vendor.to_ascii_lowercase()),
        false => super::words(vendor),
    };
    match words.is_empty() {
        true => "api".to_owned(),
        false => words.join("-"),
    }
}

/// `Modern Treasury` is `MODERN_TREASURY`.
pub(super) fn prefix(vendor: &str) -> String {
    slug(vendor).replace('-', "_").to_uppercase()
}

pub(super) fn section(subject: &Subject<'_>) -> String {
    let Subject { model, vendor, .. } = subject;
    let slug = slug(vendor);
    let name = match slug.starts_with(|first: char| first.is_ascii_digit()) {
        true => format!("sdk-{slug}"),
        false => format!("{slug}-sdk"),
    };
    let mut out = String::new();
    if vendor.as_str() == UNKNOWN {
        out.push_str("# The document does not say whose API it is: put the name into `name`, `vendor` and the variables below.\n");
    }
    out.push_str("[package]\n");
    let mut line = |key: &str, value: String| out.push_str(&format!("{key} = {value}\n"));
    line("name", text(&name));
    line("version", text("0.1.0"));
    line("vendor", text(vendor));
    line("description", text(&description(model, vendor)));
    line("license", text("MIT OR Apache-2.0"));
    line("documentation", text(&format!("https://docs.rs/{name}")));
    match homepage(model) {
        Some(url) => line("homepage", text(&url)),
        None => out.push_str(&comment(
            "homepage = \"https://…\"       # the vendor's site for developers",
        )),
    }
    let keywords: Vec<String> = [slug.as_str(), "sdk", "api-client"]
        .into_iter()
        .filter(|word| word.len() <= 20)
        .map(str::to_owned)
        .collect();
    out.push_str(&format!("keywords = {}\n", texts(&keywords)));
    out.push_str("categories = [\"api-bindings\"]\n");
    out.push_str(&comment(
        "tests = \"tests\"              # a folder of tests by hand, copied into the crate",
    ));
    out
}

/// One line for the manifest: the first sentence of the document's own, if it is short.
fn description(model: &Model, vendor: &str) -> String {
    let own = model.api.info.description.as_deref().unwrap_or_default();
    let paragraph = own.split("\n\n").next().unwrap_or_default();
    let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = line
        .split_inclusive(". ")
        .next()
        .unwrap_or_default()
        .trim()
        .trim_end_matches('.');
    let is_plain = !sentence.is_empty()
        && sentence.len() <= 100
        && !sentence.contains(['#', '[', '<', '`', '*', '|'])
        && !sentence.contains("://")
        && !super::words(sentence)
            .iter()
            .any(|word| matches!(word.as_str(), "docs" | "documentation"));
    match is_plain {
        true => sentence.to_owned(),
        false => format!("A client of the {}", spoken_api(vendor)),
    }
}

/// The vendor's page, if the document names one.
fn homepage(model: &Model) -> Option<String> {
    let root = &model.document.root;
    let url = |pointer: &str| root.pointer(pointer).and_then(Value::as_str);
    let found = url("/externalDocs/url").or_else(|| url("/info/contact/url"))?;
    let is_url = (found.starts_with("https://") || found.starts_with("http://"))
        && !found.contains(char::is_whitespace);
    is_url.then(|| found.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_have_the_name_of_the_vendor() {
        for (host, wanted) in [
            ("eu.sequencehq.com", Some("sequence")),
            ("api.example.co.uk", Some("example")),
            ("app.moderntreasury.com", Some("moderntreasury")),
            ("app.com", None),
            ("localhost", None),
            ("127.0.0.1", None),
            ("{tenant}.coreapi.io", Some("core")),
        ] {
            assert_eq!(vendor_label(host).as_deref(), wanted, "{host}");
        }
        let root = serde_json::json!({
            "a": ["See https://docs.payabli.com/x and https://github.com/y, https://docs.payabli.com."],
            "b": {"c": "https://github.com"},
        });
        assert_eq!(spoken_host(&root).as_deref(), Some("payabli"));
    }

    #[test]
    fn names_of_packages_and_variables() {
        for (vendor, wanted, variable) in [
            ("Modern Treasury", "modern-treasury", "MODERN_TREASURY"),
            ("GitHub", "github", "GITHUB"),
            ("e-conomic", "e-conomic", "E_CONOMIC"),
        ] {
            assert_eq!(
                (slug(vendor).as_str(), prefix(vendor).as_str()),
                (wanted, variable)
            );
        }
        assert_eq!(
            spelled("github", "GitHub's official OpenAPI spec"),
            "GitHub"
        );
        assert_eq!(spelled("github", "A specification"), "Github");
    }

    #[test]
    fn titles_lose_what_every_title_has() {
        for (title, wanted) in [
            ("Modern Treasury API", Some("Modern Treasury")),
            ("Whop API v1", Some("Whop")),
            ("Swagger Petstore - OpenAPI 3.0", Some("Petstore")),
            ("API", None),
            ("", None),
            ("The one to rule them all and in the darkness", None),
        ] {
            assert_eq!(name_of_title(title).as_deref(), wanted, "{title}");
        }
    }
}
