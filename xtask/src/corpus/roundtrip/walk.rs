//! Where the schemas and the examples of a document stand: a walk of its own over the document as it was read.
//!
//! ```yaml
//! application/json:
//!   schema: {type: string}       # a schema
//!   example: Rex                 # an example of it
//! ```
//!
//! It shares nothing with the generator's own walk, so that what the one does not find the other may.

use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A schema that an example is given for, and the example.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Example {
    /// Where the schema stands.
    pub(super) schema: String,
    /// Where the example stands.
    pub(super) pointer: String,
    /// The example.
    pub(super) value: Value,
}

/// What a walk has found.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Found {
    /// The places of all schemas; one that lies in another comes after it.
    pub(super) schemas: Vec<String>,
    /// The examples.
    pub(super) examples: Vec<Example>,
}

/// Keywords whose value is a schema.
const ONE: &[&str] = &[
    "additionalItems",
    "additionalProperties",
    "contains",
    "contentSchema",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];
/// Keywords whose value is a list of schemas.
const LIST: &[&str] = &["allOf", "anyOf", "oneOf", "prefixItems"];
/// Keywords whose value holds schemas by name.
const NAMED: &[&str] = &[
    "$defs",
    "definitions",
    "dependentSchemas",
    "patternProperties",
    "properties",
];
/// Keys outside schemas under which things stand by a name that the document chooses.
const CHOSEN: &[&str] = &[
    "callbacks",
    "content",
    "encoding",
    "headers",
    "links",
    "mediaTypes",
    "parameters",
    "pathItems",
    "paths",
    "requestBodies",
    "responses",
    "securitySchemes",
    "variables",
    "webhooks",
];

/// Walks a document.
pub(super) fn walk(root: &Value) -> Found {
    let mut walk = Walk {
        root,
        found: Found::default(),
        seen: BTreeSet::new(),
    };
    if let Value::Object(members) = root {
        walk.thing(members, "");
    }
    walk.found
}

/// The place of a member.
pub(super) fn child(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

struct Walk<'r> {
    root: &'r Value,
    found: Found,
    /// Examples that were taken already: several holders may refer to one.
    seen: BTreeSet<(String, String)>,
}

impl Walk<'_> {
    /// Anything that is no schema.
    fn thing(&mut self, members: &Map<String, Value>, pointer: &str) {
        for (key, value) in members {
            let place = child(pointer, key);
            match key.as_str() {
                "example" | "examples" | "value" | "dataValue" => {}
                "schema" | "itemSchema" => {
                    self.held(members, pointer, &place);
                    self.schema(value, &place);
                }
                "schemas" => self.named(value, &place),
                key if key.starts_with("x-") => {}
                key if CHOSEN.contains(&key) => self.chosen(value, &place),
                _ => self.any(value, &place),
            }
        }
    }

    fn any(&mut self, value: &Value, pointer: &str) {
        match value {
            Value::Object(members) => self.thing(members, pointer),
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    self.any(element, &child(pointer, &index.to_string()));
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// Things under names of the document's own, which mean nothing; a list (of parameters) is walked like any other.
    fn chosen(&mut self, value: &Value, pointer: &str) {
        let Value::Object(members) = value else {
            self.any(value, pointer);
            return;
        };
        for (key, value) in members {
            self.any(value, &child(pointer, key));
        }
    }

    fn named(&mut self, value: &Value, pointer: &str) {
        for (key, value) in value.as_object().into_iter().flatten() {
            self.schema(value, &child(pointer, key));
        }
    }

    fn schema(&mut self, value: &Value, pointer: &str) {
        self.found.schemas.push(pointer.to_owned());
        let Value::Object(members) = value else {
            return;
        };
        if let Some(example) = members.get("example") {
            self.example(pointer, child(pointer, "example"), example);
        }
        if let Some(Value::Array(examples)) = members.get("examples") {
            for (index, example) in examples.iter().enumerate() {
                let place = child(&child(pointer, "examples"), &index.to_string());
                self.example(pointer, place, example);
            }
        }
        for (key, value) in members {
            let place = child(pointer, key);
            if ONE.contains(&key.as_str()) {
                self.schema(value, &place);
            } else if NAMED.contains(&key.as_str()) {
                self.named(value, &place);
            } else if LIST.contains(&key.as_str()) {
                for (index, value) in value.as_array().into_iter().flatten().enumerate() {
                    self.schema(value, &child(&place, &index.to_string()));
                }
            }
        }
    }

    /// The examples of what holds a schema: a media type, a parameter, a header.
    fn held(&mut self, holder: &Map<String, Value>, pointer: &str, schema: &str) {
        if let Some(example) = holder.get("example") {
            self.example(schema, child(pointer, "example"), example);
        }
        let examples = holder.get("examples").and_then(Value::as_object);
        for (name, example) in examples.into_iter().flatten() {
            let mut place = child(&child(pointer, "examples"), name);
            let mut example = example;
            // References to references are rare; that they end somewhere is not certain.
            for _ in 0..8 {
                let Some(target) = reference(example) else {
                    break;
                };
                let Some(value) = self.root.pointer(&target) else {
                    break;
                };
                (place, example) = (target, value);
            }
            for key in ["value", "dataValue"] {
                if let Some(value) = example.get(key) {
                    self.example(schema, child(&place, key), value);
                }
            }
        }
    }

    fn example(&mut self, schema: &str, pointer: String, value: &Value) {
        if self.seen.insert((schema.to_owned(), pointer.clone())) {
            self.found.examples.push(Example {
                schema: schema.to_owned(),
                pointer,
                value: value.clone(),
            });
        }
    }
}

/// The place in the same document that a value refers to, as a JSON Pointer.
pub(super) fn reference(value: &Value) -> Option<String> {
    let text = value.get("$ref")?.as_str()?;
    let fragment = text.strip_prefix('#')?;
    Some(decoded(fragment))
}

/// A text without its percent encoding; what is no such encoding stays.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = match (first, after) {
            (b'%', [high, low, ..]) => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16);
                digit(high)
                    .zip(digit(low))
                    .map(|(high, low)| (high * 16 + low) as u8)
            }
            _ => None,
        };
        match code {
            Some(code) => {
                bytes.push(code);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn schemas_and_examples_are_found_wherever_they_stand() {
        let root = json!({
            "paths": {"/schema": {"get": {
                "parameters": [{"name": "a", "in": "query", "schema": {"type": "string"}, "example": "x"}],
                "responses": {"200": {"content": {"application/json": {
                    "schema": {"$ref": "#/components/schemas/Pet"},
                    "examples": {
                        "one": {"value": 1},
                        "two": {"$ref": "#/components/examples/Two"}
                    }
                }}}}
            }}},
            "components": {
                "examples": {"Two": {"value": {"schema": 2}}},
                "schemas": {
                    "Pet": {"properties": {"example": {"type": "integer", "example": 3}}, "examples": [4]},
                    "List": {"items": {"anyOf": [{"type": "null", "example": null}]}}
                }
            }
        });
        let found = walk(&root);
        let example = |pointer: &str| found.examples.iter().find(|one| one.pointer == pointer);
        let get = "/paths/~1schema/get";
        let answer = format!("{get}/responses/200/content/application~1json");
        for (pointer, schema, value) in [
            (
                format!("{get}/parameters/0/example"),
                format!("{get}/parameters/0/schema"),
                json!("x"),
            ),
            (
                format!("{answer}/examples/one/value"),
                format!("{answer}/schema"),
                json!(1),
            ),
            (
                "/components/examples/Two/value".to_owned(),
                format!("{answer}/schema"),
                json!({"schema": 2}),
            ),
            (
                "/components/schemas/Pet/properties/example/example".to_owned(),
                "/components/schemas/Pet/properties/example".to_owned(),
                json!(3),
            ),
            (
                "/components/schemas/Pet/examples/0".to_owned(),
                "/components/schemas/Pet".to_owned(),
                json!(4),
            ),
            (
                "/components/schemas/List/items/anyOf/0/example".to_owned(),
                "/components/schemas/List/items/anyOf/0".to_owned(),
                json!(null),
            ),
        ] {
            let found = example(&pointer).unwrap_or_else(|| panic!("{pointer}"));
            assert_eq!((&found.schema, &found.value), (&schema, &value));
        }
        assert_eq!(found.examples.len(), 6);
        assert_eq!(found.schemas.len(), 7);
    }

    #[test]
    fn references_are_decoded() {
        assert_eq!(
            reference(&json!({"$ref": "#/paths/~1a~1%7Bid%7D"})).as_deref(),
            Some("/paths/~1a~1{id}")
        );
        assert_eq!(reference(&json!({"$ref": "a.yaml"})), None);
        assert_eq!(decoded("100%"), "100%");
    }
}
