//! The document with its schemas as JSON Schema 2020-12, so that a validator that knows nothing of OpenAPI can read them.
//!
//! ```yaml
//! {type: integer, nullable: true, minimum: 0, exclusiveMinimum: true}      # OpenAPI 3.0
//! {type: [integer, 'null'], exclusiveMinimum: 0}                           # JSON Schema
//! ```
//!
//! This is the oracle's own reading of the specification, made from the document as it was read; the generator's rewriting has no
//! part in it. Keywords whose value is of a wrong kind are left out, as are references that lead nowhere: one slip would
//! otherwise leave every schema around it without a verdict.

use super::walk::reference;
use sdkwright::document::Version;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// How the translation is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Patterns {
    /// As they stand, where the validator can read them.
    Kept,
    /// Left out, for values that are made up.
    Dropped,
}

/// Keywords that 3.0 does not know, which so mean nothing there.
const NOT_IN_3_0: &[&str] = &[
    "$anchor",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "const",
    "contains",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// Keywords without a part in whether a value is valid, and `$schema`, which would choose another dialect for a part.
const LEFT_OUT: &[&str] = &["$schema", "example", "examples", "externalDocs", "xml"];

/// Rewrites the schemas that stand at `schemas` (one that lies in another after it).
pub(super) fn translate(
    root: &Value,
    version: Version,
    schemas: &[String],
    patterns: Patterns,
) -> Value {
    let mut translated = root.clone();
    let mut known = BTreeMap::new();
    for pointer in schemas.iter().rev() {
        if let Some(schema) = translated.pointer_mut(pointer) {
            let mut one = Translation {
                root,
                version,
                patterns,
                known: &mut known,
            };
            one.schema(schema, pointer);
        }
    }
    translated
}

/// A pointer as the fragment of a URI.
pub(super) fn fragment(pointer: &str) -> String {
    let mut text = String::from("#");
    for byte in pointer.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b'$' => {
                text.push(char::from(byte));
            }
            other => text.push_str(&format!("%{other:02X}")),
        }
    }
    text
}

struct Translation<'a> {
    root: &'a Value,
    version: Version,
    patterns: Patterns,
    /// Patterns, and whether the validator can read them.
    known: &'a mut BTreeMap<String, bool>,
}

impl Translation<'_> {
    fn schema(&mut self, schema: &mut Value, pointer: &str) {
        let members = match schema {
            Value::Object(members) => members,
            Value::Bool(_) => return,
            Value::Null | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                *schema = Value::Bool(true);
                return;
            }
        };
        if let Some(text) = members.get("$ref").cloned() {
            let here = json!({ "$ref": text });
            let target = reference(&here).filter(|target| self.root.pointer(target).is_some());
            match target {
                Some(target) => {
                    _ = members.insert("$ref".to_owned(), Value::from(fragment(&target)))
                }
                None if self.is_anchor(&text) => {}
                None => _ = members.shift_remove("$ref"),
            }
            if self.version == Version::V30 {
                members.retain(|key, _| key == "$ref");
                return;
            }
        }
        members.retain(|key, _| !LEFT_OUT.contains(&key.as_str()));
        if self.version == Version::V30 {
            members.retain(|key, _| !NOT_IN_3_0.contains(&key.as_str()));
            bounds(members);
        }
        self.sane(members);
        if self.version == Version::V30
            && members.shift_remove("nullable") == Some(Value::Bool(true))
        {
            nullable(members, pointer);
        }
    }

    /// Whether a reference is by `$anchor` or `$id`, which only the validator can follow.
    fn is_anchor(&self, text: &Value) -> bool {
        self.version != Version::V30
            && text.as_str().is_some_and(|text| {
                text.strip_prefix('#')
                    .is_some_and(|rest| !rest.starts_with('/'))
            })
    }

    /// Leaves out keywords whose value is of a kind that they cannot have.
    fn sane(&mut self, members: &mut Map<String, Value>) {
        if let Some(Value::Array(names)) = members.get_mut("required") {
            let mut seen = Vec::new();
            names.retain(|name| {
                let first = name.is_string() && !seen.contains(name);
                seen.push(name.clone());
                first
            });
        }
        members.retain(|key, value| match key.as_str() {
            "type" => match value {
                Value::String(name) => is_type(name),
                Value::Array(names) => {
                    let mut seen = Vec::new();
                    names.retain(|name| {
                        let first = name.as_str().is_some_and(is_type) && !seen.contains(name);
                        seen.push(name.clone());
                        first
                    });
                    !names.is_empty()
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
            },
            "required" | "enum" => value.is_array(),
            "allOf" | "anyOf" | "oneOf" | "prefixItems" => {
                value.as_array().is_some_and(|list| !list.is_empty())
            }
            "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas" => {
                value.is_object()
            }
            "items"
            | "additionalProperties"
            | "not"
            | "if"
            | "then"
            | "else"
            | "contains"
            | "propertyNames"
            | "unevaluatedItems"
            | "unevaluatedProperties" => value.is_object() || value.is_boolean(),
            "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties"
            | "maxProperties" | "minContains" | "maxContains" => value.is_u64(),
            "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => value.is_number(),
            "multipleOf" => value.as_f64().is_some_and(|value| value > 0.0),
            "uniqueItems" => value.is_boolean(),
            "format" => value.is_string(),
            "dependentRequired" => value.is_object(),
            "pattern" => {
                self.patterns == Patterns::Kept
                    && value.as_str().is_some_and(|pattern| {
                        *self
                            .known
                            .entry(pattern.to_owned())
                            .or_insert_with(|| is_pattern(pattern))
                    })
            }
            _ => true,
        });
    }
}

fn is_type(name: &str) -> bool {
    [
        "array", "boolean", "integer", "null", "number", "object", "string",
    ]
    .contains(&name)
}

/// Whether the validator can read a pattern.
fn is_pattern(pattern: &str) -> bool {
    jsonschema::draft202012::options()
        .build(&json!({ "pattern": pattern }))
        .is_ok()
}

/// `exclusiveMinimum: true` says of `minimum` that it is no value itself.
fn bounds(members: &mut Map<String, Value>) {
    for (bound, exclusive) in [
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ] {
        if members.shift_remove(exclusive) == Some(Value::Bool(true))
            && let Some(value) = members.shift_remove(bound)
        {
            members.insert(exclusive.to_owned(), value);
        }
    }
}

/// `null` is a value, too, whatever the other keywords say.
fn nullable(members: &mut Map<String, Value>, pointer: &str) {
    let told = members.contains_key("type") || members.contains_key("enum");
    if let Some(kind) = members.get_mut("type") {
        let mut kinds = match kind.take() {
            Value::Array(kinds) => kinds,
            one => vec![one],
        };
        if !kinds.contains(&json!("null")) {
            kinds.push(json!("null"));
        }
        *kind = Value::Array(kinds);
    }
    if let Some(Value::Array(values)) = members.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
    let composed = ["allOf", "anyOf", "oneOf", "not"]
        .iter()
        .any(|key| members.contains_key(*key));
    if composed || !told && !members.is_empty() {
        // The other keywords move to a place of their own, from where they are one of two ways to be valid.
        let inner = std::mem::take(members);
        let place = format!("{pointer}/x-not-null");
        members.insert(
            "anyOf".to_owned(),
            json!([{"$ref": fragment(&place)}, {"type": "null"}]),
        );
        members.insert("x-not-null".to_owned(), Value::Object(inner));
    }
}

#[cfg(test)]
mod tests {
    use super::super::walk::walk;
    use super::*;

    fn translated(version: Version, schema: Value) -> Value {
        let root = json!({"components": {"schemas": {"A": schema, "B": {}}}});
        let found = walk(&root);
        translate(&root, version, &found.schemas, Patterns::Kept)["components"]["schemas"]["A"]
            .clone()
    }

    #[test]
    fn what_3_0_says_is_said_in_json_schema() {
        for (said, wanted) in [
            (
                json!({"type": "integer", "nullable": true, "minimum": 0, "exclusiveMinimum": true, "example": 1}),
                json!({"type": ["integer", "null"], "exclusiveMinimum": 0}),
            ),
            (
                json!({"type": "number", "maximum": 1, "exclusiveMaximum": false, "const": 2}),
                json!({"type": "number", "maximum": 1}),
            ),
            (
                json!({"type": "string", "nullable": true, "enum": ["a"]}),
                json!({"type": ["string", "null"], "enum": ["a", null]}),
            ),
            (
                json!({"$ref": "#/components/schemas/B", "nullable": true}),
                json!({"$ref": "#/components/schemas/B"}),
            ),
            (
                json!({"allOf": [{"$ref": "#/components/schemas/C"}], "nullable": true}),
                json!({
                    "anyOf": [{"$ref": "#/components/schemas/A/x-not-null"}, {"type": "null"}],
                    "x-not-null": {"allOf": [{}]},
                }),
            ),
            (
                json!({"type": "file", "required": true, "properties": {"a": {"type": "array", "items": []}}}),
                json!({"properties": {"a": {"type": "array", "items": true}}}),
            ),
            (json!({"pattern": "(?<a"}), json!({})),
        ] {
            assert_eq!(translated(Version::V30, said.clone()), wanted, "{said}");
        }
    }

    #[test]
    fn what_3_1_says_stays() {
        let said = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$ref": "#/components/schemas/B",
            "type": ["string", "null"],
            "const": "a",
            "exclusiveMinimum": 3,
            "required": ["a", "a", 1],
        });
        let wanted = json!({
            "$ref": "#/components/schemas/B",
            "type": ["string", "null"],
            "const": "a",
            "exclusiveMinimum": 3,
            "required": ["a"],
        });
        assert_eq!(translated(Version::V31, said), wanted);
    }

    #[test]
    fn a_pointer_becomes_a_fragment() {
        assert_eq!(fragment("/paths/~1a/{id}"), "#/paths/~1a/%7Bid%7D");
    }
}
