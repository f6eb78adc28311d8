//! `[operations]`, `[tags]`, `[headers]`, `[rename]`, `[response]`, `[fields]`: what is said of things that the document names.
//!
//! ```toml
//! [operations.putPaymentsSettingsInvoicesById]
//! name = "update_payment_settings"
//!
//! [rename.fields]
//! "BillData.AdditionalData" = "additional_data"
//! ```
//!
//! The keys are the document's own words; whether it has them is said when the document is known.

use super::name::Kind;
use super::section::{Section, Text};
use std::collections::BTreeMap;

/// What is said of one operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Operation {
    /// The method's name; without it, one is made from the `operationId`.
    pub name: Option<String>,
    /// The tag under which the operation stands, whatever the document says; `[tags]` applies to it.
    pub tag: Option<String>,
}

/// The `[rename]` section.
///
/// A name that is made by rule from the document is sometimes one that nobody would want to type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rename {
    /// Component to type name.
    pub types: BTreeMap<String, String>,
    /// `component.property` to field name.
    pub fields: BTreeMap<String, String>,
    /// `component.value` to variant name.
    pub variants: BTreeMap<String, String>,
}

/// The `[response]` section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// `success-flag`: a boolean property of response bodies; `false` makes the response an error although its status is 200.
    pub success_flag: Option<String>,
}

/// The `[fields]` section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// Properties that are redacted in `Debug`: `component.property`, or a property name wherever it occurs.
    pub sensitive: Vec<String>,
}

pub(super) fn read_operations(section: &mut Section<'_, '_>) -> BTreeMap<String, Operation> {
    section.entries(|key, section| {
        // An operationId could hold a space; what has a path after it is meant as a method and path.
        if let Some((method, _)) = key.value.split_once(" /") {
            let upper = method.to_uppercase();
            if METHODS.contains(&upper.as_str()) && upper != method {
                let message = format!("`{}` needs its method in capitals", key.value);
                let right = key.value.replacen(method, &upper, 1);
                section.invalid(key, message, Some(format!("try `\"{right}\"`")));
            }
        }
        Operation {
            name: section.name("name", Kind::Snake),
            tag: section.string("tag"),
        }
    })
}

pub(super) const METHODS: &[&str] = &[
    "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY",
];

pub(super) fn read_tags(section: &mut Section<'_, '_>) -> BTreeMap<String, String> {
    names_by_key(section, Kind::Snake)
}

pub(super) fn read_headers(section: &mut Section<'_, '_>) -> BTreeMap<String, String> {
    let mut headers = BTreeMap::new();
    for (name, value) in section.strings_by_key() {
        let Some(name) = section.checked(name, Kind::Header) else {
            continue;
        };
        if value.value.chars().any(|c| !matches!(c, ' '..='~' | '\t')) {
            let message = format!("the value of `{name}` cannot be sent in a header");
            section.invalid(&value, message, None);
        }
        headers.insert(name, value.value);
    }
    headers
}

impl Rename {
    pub(super) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            types: section.section("types", |types| names_by_key(types, Kind::Pascal)),
            fields: section.section("fields", |fields| {
                names_by_member(fields, Kind::Snake, "component.property")
            }),
            variants: section.section("variants", |variants| {
                names_by_member(variants, Kind::Pascal, "component.value")
            }),
        }
    }
}

impl Response {
    pub(super) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            success_flag: section.string("success-flag"),
        }
    }
}

impl Fields {
    pub(super) fn read(section: &mut Section<'_, '_>) -> Self {
        let sensitive = section.texts("sensitive");
        for text in &sensitive {
            if text.value.is_empty() || text.value.starts_with('.') || text.value.ends_with('.') {
                let message = format!("`{}` names no property", text.value);
                section.invalid(text, message, None);
            }
        }
        Self {
            sensitive: sensitive.into_iter().map(|text| text.value).collect(),
        }
    }
}

fn names_by_key(section: &mut Section<'_, '_>, kind: Kind) -> BTreeMap<String, String> {
    let entries = section.strings_by_key();
    checked_names(section, entries, kind)
}

/// As [`names_by_key`], where the key names a member of a component.
fn names_by_member(
    section: &mut Section<'_, '_>,
    kind: Kind,
    shape: &str,
) -> BTreeMap<String, String> {
    let entries = section.strings_by_key();
    for (key, _) in &entries {
        // Either side may hold dots of its own; there must be one with something on both sides.
        let inner = key
            .value
            .char_indices()
            .skip(1)
            .any(|(at, c)| c == '.' && at + 1 < key.value.len());
        if !inner {
            let message = format!("`{}` is not `{shape}`", key.value);
            section.invalid(key, message, None);
        }
    }
    checked_names(section, entries, kind)
}

fn checked_names(
    section: &mut Section<'_, '_>,
    entries: Vec<(Text, Text)>,
    kind: Kind,
) -> BTreeMap<String, String> {
    entries
        .into_iter()
        .filter_map(|(key, text)| Some((key.value, section.checked(text, kind)?)))
        .collect()
}
