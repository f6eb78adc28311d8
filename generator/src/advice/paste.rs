//! Lines to paste: of `sdk.toml` by their table, or actions of an overlay.

use crate::pointer::Pointer;
use serde_json::Value;

/// What to paste, and where.
#[derive(Clone, Debug, PartialEq)]
pub enum Fix {
    /// A line of `sdk.toml`.
    Config(Line),
    /// An action of an overlay.
    Overlay(Action),
}

/// A line of `sdk.toml`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// Its table: `types`, or `[pagination]` for one of a list of tables.
    pub table: String,
    /// The line, or several.
    pub text: String,
}

/// An action of an overlay.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Why, in a sentence.
    pub description: String,
    /// The JSONPath of what it changes.
    pub target: String,
    /// What it does.
    pub update: Update,
}

/// What an action does.
#[derive(Clone, Debug, PartialEq)]
pub enum Update {
    /// It merges this value.
    Merge(Value),
    /// It removes the target.
    Remove,
}

impl Fix {
    /// A line of `sdk.toml`.
    pub(super) fn config(table: &str, text: impl Into<String>) -> Self {
        Self::Config(Line {
            table: table.to_owned(),
            text: text.into(),
        })
    }

    /// An action that merges a value into what stands at a place.
    pub(super) fn update(root: &Value, place: &Pointer, value: Value, description: &str) -> Self {
        Self::Overlay(Action {
            description: description.to_owned(),
            target: crate::diagnostic::json_path(root, place),
            update: Update::Merge(value),
        })
    }
}

impl Action {
    /// The action as an element of `actions`, indented by two.
    pub fn yaml(&self) -> String {
        let text = |text: &str| Value::from(text).to_string();
        let mut out = format!("  - target: {}\n", plain_or_quoted(&self.target));
        if !self.description.is_empty() {
            out.push_str(&format!(
                "    description: {}\n",
                plain_or_quoted(&self.description)
            ));
        }
        match &self.update {
            // JSON is YAML, and short enough.
            Update::Merge(value) => out.push_str(&format!("    update: {}\n", flow(value, &text))),
            Update::Remove => out.push_str("    remove: true\n"),
        }
        out
    }
}

/// A value in YAML's flow style, with spaces as people write them.
fn flow(value: &Value, text: &dyn Fn(&str) -> String) -> String {
    match value {
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| {
                let key = if is_word(key) { key.clone() } else { text(key) };
                format!("{key}: {}", flow(value, text))
            });
            format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
        }
        Value::Array(elements) => {
            let elements = elements.iter().map(|element| flow(element, text));
            format!("[{}]", elements.collect::<Vec<_>>().join(", "))
        }
        Value::String(string) => text(string),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// A text as a scalar of YAML: in quotes where it could be taken for anything else.
fn plain_or_quoted(text: &str) -> String {
    let is_plain = !text.is_empty()
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '$')
        && !text.contains(['\n', '\r', '\t'])
        && !matches!(
            text,
            "true" | "false" | "null" | "yes" | "no" | "on" | "off"
        );
    match is_plain {
        true => text.to_owned(),
        false => Value::from(text).to_string(),
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !matches!(
            text,
            "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n"
        )
}

/// The lines as the help of a diagnostic.
pub(super) fn help(words: &str, fixes: &[Fix]) -> String {
    let mut out = words.to_owned();
    let mut table = "";
    for fix in fixes {
        match fix {
            Fix::Config(line) => {
                if table.is_empty() {
                    out.push_str("; in sdk.toml:");
                }
                if table != line.table {
                    out.push_str(&format!("\n[{}]", line.table));
                    table = &line.table;
                }
                out.push_str(&format!("\n{}", line.text));
            }
            Fix::Overlay(action) => {
                if table.is_empty() {
                    out.push_str("; in an overlay:");
                    table = "actions";
                }
                let yaml = action.yaml();
                let lines = yaml
                    .lines()
                    .filter(|line| !line.trim_start().starts_with("description:"));
                for line in lines {
                    out.push_str(&format!("\n{}", line.strip_prefix("  ").unwrap_or(line)));
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn actions_are_yaml() {
        let action = Action {
            description: "Why: because".to_owned(),
            target: "$.paths['/a b'].get".to_owned(),
            update: Update::Merge(json!({"required": true, "a-b": ["x: y", null, 1.5], "no": {}})),
        };
        let text = format!("overlay: 1.0.0\nactions:\n{}", action.yaml());
        let read: Value = serde_yaml::from_str(&text).unwrap();
        assert_eq!(
            read["actions"][0],
            json!({
                "target": "$.paths['/a b'].get",
                "description": "Why: because",
                "update": {"required": true, "a-b": ["x: y", null, 1.5], "no": {}},
            })
        );
    }

    #[test]
    fn lines_are_grouped_by_their_table() {
        let fixes = [
            Fix::config("rename.fields", "\"A.b\" = \"c\""),
            Fix::config("rename.fields", "\"A.d\" = \"e\""),
            Fix::config("types", "number = \"decimal\""),
        ];
        assert_eq!(
            help("two names", &fixes),
            "two names; in sdk.toml:\n[rename.fields]\n\"A.b\" = \"c\"\n\"A.d\" = \"e\"\n[types]\nnumber = \"decimal\""
        );
    }
}
