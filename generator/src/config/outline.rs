//! The keys that `sdk.toml` may have, as its reader asks for them.
//!
//! ```text
//! Pagination::read ─▶ pagination: tables, pagination.style: one of `cursor`, …, pagination.items: a string
//! ```
//!
//! Nobody keeps this list: the reader reads a file that is not there, and each read notes its key. So what is said of the keys elsewhere, the
//! page of the documentation and the JSON Schema for editors, can be held against what is read.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A key, or any key of a table whose keys are the user's, which stands as `*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its place: `package.name`, `operations.*.tag`, `security.lift.header`.
    pub path: String,
    /// What it holds.
    pub holds: Holds,
    /// Whether its table needs it.
    pub is_required: bool,
}

/// What a key holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A table of keys.
    Table,
    /// A list of tables.
    Tables,
    /// A string.
    Text,
    /// One of a few words.
    Choice(Vec<&'static str>),
    /// A list of strings.
    Texts,
    /// A dependency as Cargo takes it: a version, or a table.
    Dependency,
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Number(u32, u32),
}

impl Holds {
    /// In words, as the page has them.
    pub fn words(&self) -> String {
        match self {
            Self::Table => "table".to_owned(),
            Self::Tables => "list of tables".to_owned(),
            Self::Text => "string".to_owned(),
            Self::Choice(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("`\"{word}\"`")).collect();
                words.join(", ")
            }
            Self::Texts => "list of strings".to_owned(),
            Self::Dependency => "version or table".to_owned(),
            Self::Flag => "`true` or `false`".to_owned(),
            Self::Number(least, u32::MAX) => format!("number from {least}"),
            Self::Number(least, most) => format!("number from {least} to {most}"),
        }
    }

    fn schema(&self) -> Value {
        match self {
            Self::Table => json!({ "type": "object" }),
            Self::Tables => json!({ "type": "array", "items": { "type": "object" } }),
            Self::Text => json!({ "type": "string" }),
            Self::Choice(words) => json!({ "enum": words }),
            Self::Texts => json!({ "type": "array", "items": { "type": "string" } }),
            Self::Dependency => json!({ "type": ["string", "object"] }),
            Self::Flag => json!({ "type": "boolean" }),
            Self::Number(least, u32::MAX) => json!({ "type": "integer", "minimum": least }),
            Self::Number(least, most) => {
                json!({ "type": "integer", "minimum": least, "maximum": most })
            }
        }
    }
}

/// The keys as a JSON Schema, which editors complete and check `sdk.toml` by; `prose` has what is said of a key.
pub fn schema(keys: &[Key], prose: &BTreeMap<String, String>) -> Value {
    let mut root = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "sdk.toml of sdkwright",
    });
    close(&mut root, "", keys, prose);
    root
}

/// Fills in the keys of the table at `path`.
fn close(table: &mut Value, path: &str, keys: &[Key], prose: &BTreeMap<String, String>) {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut others = Value::Bool(false);
    for key in keys {
        let inside = match path {
            "" => Some(key.path.as_str()),
            path => key
                .path
                .strip_prefix(path)
                .and_then(|rest| rest.strip_prefix('.')),
        };
        let Some(name) = inside.filter(|name| !name.contains('.')) else {
            continue;
        };
        let mut value = key.holds.schema();
        if let Some(words) = prose.get(&key.path) {
            value["description"] = Value::from(words.as_str());
        }
        match key.holds {
            Holds::Table => close(&mut value, &key.path, keys, prose),
            Holds::Tables => close(&mut value["items"], &key.path, keys, prose),
            Holds::Text
            | Holds::Choice(_)
            | Holds::Texts
            | Holds::Dependency
            | Holds::Flag
            | Holds::Number(..) => {}
        }
        if key.is_required {
            required.push(Value::from(name));
        }
        if name == "*" {
            others = value;
        } else {
            properties.insert(name.to_owned(), value);
        }
    }
    if !properties.is_empty() {
        table["properties"] = Value::Object(properties);
    }
    if !required.is_empty() {
        table["required"] = Value::Array(required);
    }
    table["additionalProperties"] = others;
}
