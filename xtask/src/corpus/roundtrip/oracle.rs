//! The oracle: is a value valid against the schema at a place of the document? The `jsonschema` crate says so.
//!
//! Formats are not asserted: a `date` that is no date is still a text.

use super::translate::{Patterns, fragment, translate};
use jsonschema::{Draft, Registry, Validator};
use sdkwright::document::Version;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The name under which the document is known to the validator.
const DOCUMENT: &str = "https://document.example/root";

/// The validators of a document, each made when it is first asked for.
pub(super) struct Oracle {
    /// The document in JSON Schema.
    pub(super) root: Value,
    registry: Option<Registry<'static>>,
    validators: BTreeMap<String, Option<Validator>>,
}

impl Oracle {
    /// The oracle of a document whose schemas stand at these places.
    pub(super) fn new(
        root: &Value,
        version: Version,
        schemas: &[String],
        patterns: Patterns,
    ) -> Self {
        let root = translate(root, version, schemas, patterns);
        let registry = Registry::new()
            .draft(Draft::Draft202012)
            .add(DOCUMENT, root.clone())
            .and_then(|builder| builder.prepare())
            .ok();
        Self {
            root,
            registry,
            validators: BTreeMap::new(),
        }
    }

    /// Whether a value is valid against the schema at a place; `None` where the validator does not take the schema.
    pub(super) fn is_valid(&mut self, schema: &str, value: &Value) -> Option<bool> {
        if !self.validators.contains_key(schema) {
            let validator = self.validator(schema);
            self.validators.insert(schema.to_owned(), validator);
        }
        let validator = self.validators.get(schema)?.as_ref()?;
        Some(validator.is_valid(value))
    }

    fn validator(&self, schema: &str) -> Option<Validator> {
        let registry = self.registry.as_ref()?;
        let reference = format!("{DOCUMENT}{}", fragment(schema));
        jsonschema::draft202012::options()
            .should_validate_formats(false)
            .with_registry(registry)
            .build(&json!({ "$ref": reference }))
            .ok()
    }
}

#[cfg(test)]
mod tests {
    use super::super::walk::walk;
    use super::*;

    #[test]
    fn references_within_the_document_are_followed() {
        let root = json!({
            "paths": {"/a/{id}": {"get": {"responses": {"200": {"content": {"application/json": {
                "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Node"}}
            }}}}}}},
            "components": {"schemas": {
                "Node": {
                    "type": "object",
                    "required": ["id"],
                    "properties": {
                        "id": {"type": "integer"},
                        "day": {"type": "string", "format": "date", "nullable": true},
                        "next": {"$ref": "#/components/schemas/Node"}
                    }
                }
            }}
        });
        let found = walk(&root);
        let mut oracle = Oracle::new(&root, Version::V30, &found.schemas, Patterns::Kept);
        let list = "/paths/~1a~1{id}/get/responses/200/content/application~1json/schema";
        let mut verdict = |value: Value| oracle.is_valid(list, &value);
        assert_eq!(
            verdict(json!([{"id": 1, "day": "x", "next": {"id": 2, "day": null}}])),
            Some(true)
        );
        assert_eq!(verdict(json!([{"id": 1, "next": {}}])), Some(false));
        assert_eq!(verdict(json!({})), Some(false));
        assert_eq!(oracle.is_valid("/components/schemas/None", &json!(1)), None);
    }
}
