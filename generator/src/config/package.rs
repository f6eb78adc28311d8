//! `[package]`: what the manifest and the README of the generated crate say.
//!
//! ```toml
//! [package]
//! name = "payabli-sdk"
//! version = "0.1.0"
//! vendor = "Payabli"
//! tests = "tests"
//! changelog = "CHANGELOG.md"
//! ```

use super::name::Kind;
use super::section::{Section, Text};
use std::path::{Component, Path};

/// The `[package]` section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// The crate's name; without it, one is made from the document's title.
    pub name: Option<String>,
    /// The crate's version: the vendor's API and its SDK are versioned apart. `0.1.0` unless given.
    pub version: String,
    /// The vendor's name as it is written in prose; without it, the document's title.
    pub vendor: Option<String>,
    /// One line for the manifest; without it, the document's own description in short.
    pub description: Option<String>,
    /// An SPDX expression.
    pub license: Option<String>,
    /// Where the crate's source is.
    pub repository: Option<String>,
    /// The vendor's site for developers.
    pub homepage: Option<String>,
    /// Where the documentation is, if not on docs.rs.
    pub documentation: Option<String>,
    /// The authors, as Cargo takes them.
    pub authors: Vec<String>,
    /// At most five keywords.
    pub keywords: Vec<String>,
    /// Categories, by their slugs on crates.io.
    pub categories: Vec<String>,
    /// A folder beside `sdk.toml` whose `.rs` files are copied into the crate's `tests/`.
    ///
    /// The generated folder is never edited by hand, so tests that a person writes live beside the spec.
    pub tests: Option<String>,
    /// A file beside `sdk.toml` that is copied into the crate as `CHANGELOG.md`.
    ///
    /// It is kept by hand or by `cargo xtask regenerate --bump`, and is older than any generation.
    pub changelog: Option<String>,
}

impl Default for Package {
    fn default() -> Self {
        Self {
            name: None,
            version: "0.1.0".to_owned(),
            vendor: None,
            description: None,
            license: None,
            repository: None,
            homepage: None,
            documentation: None,
            authors: Vec::new(),
            keywords: Vec::new(),
            categories: Vec::new(),
            tests: None,
            changelog: None,
        }
    }
}

impl Package {
    pub(super) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            name: section.name("name", Kind::Crate),
            version: version(section).unwrap_or_else(|| Self::default().version),
            vendor: section.string("vendor"),
            description: section.string("description"),
            license: section.string("license"),
            repository: url(section, "repository"),
            homepage: url(section, "homepage"),
            documentation: url(section, "documentation"),
            authors: values(section.texts("authors")),
            keywords: keywords(section),
            categories: values(section.texts("categories")),
            tests: inside(section, "tests", "folder"),
            changelog: inside(section, "changelog", "file"),
        }
    }
}

fn values(texts: Vec<Text>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

fn version(section: &mut Section<'_, '_>) -> Option<String> {
    let text = section.text("version")?;
    match semver::Version::parse(&text.value) {
        Ok(_) => Some(text.value),
        Err(error) => {
            let message = format!("`{}` is not a version: {error}", text.value);
            section.invalid(&text, message, Some("try `0.1.0`".to_owned()));
            None
        }
    }
}

fn url(section: &mut Section<'_, '_>, key: &'static str) -> Option<String> {
    let text = section.text(key)?;
    let rest = ["https://", "http://"]
        .into_iter()
        .find_map(|scheme| text.value.strip_prefix(scheme));
    if rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace)) {
        return Some(text.value);
    }
    let message = format!("`{key}` must be a URL, not `{}`", text.value);
    let help = (!text.value.contains("://") && text.value.contains('.'))
        .then(|| format!("try `https://{}`", text.value));
    section.invalid(&text, message, help);
    None
}

/// What crates.io refuses when the crate is published is better said now.
fn keywords(section: &mut Section<'_, '_>) -> Vec<String> {
    let texts = section.texts("keywords");
    for (index, text) in texts.iter().enumerate() {
        let word = &text.value;
        let starts = word.starts_with(|c: char| c.is_ascii_alphanumeric());
        let rest = word
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_-+".contains(c));
        if index == 5 {
            let message = "crates.io takes at most five keywords".to_owned();
            section.invalid(text, message, None);
        } else if !(starts && rest && word.len() <= 20) {
            section.invalid_with(
                text,
                format!("`{word}` is not a keyword that crates.io takes"),
                Some("one word of at most 20 ASCII letters, digits, `_`, `-` and `+`".to_owned()),
                None,
            );
        }
    }
    values(texts)
}

/// A path that does not lead out of the folder of `sdk.toml`.
fn inside(section: &mut Section<'_, '_>, key: &'static str, what: &str) -> Option<String> {
    let text = section.text(key)?;
    let mut parts = Path::new(&text.value).components().peekable();
    let inside = parts.peek().is_some()
        && parts.all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if inside {
        return Some(text.value);
    }
    let message = format!(
        "`{key}` must be a {what} beside sdk.toml, not `{}`",
        text.value
    );
    section.invalid(&text, message, None);
    None
}
