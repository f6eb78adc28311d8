//! W072: one type under several numbered names.
//!
//! ```yaml
//! schemas:
//!   PaginationMeta:  {type: object, properties: {total: {type: integer}}}
//!   PaginationMeta1: {type: object, properties: {total: {type: integer}}}
//! ```
//!
//! Exporters number classes of one name. In Rust they are types of their own, a function that takes one does not take the other, and
//! with the next class their numbers change.

use super::{Action, Advice, Fix, Update, listed};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::pipeline::Model;
use crate::pointer::Pointer;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn numbered_duplicates(model: &Model, all: &mut Vec<Advice>) {
    let root = &model.document.root;
    let schemas = Pointer::root().key("components").key("schemas");
    for names in families(root) {
        let Some((first, others)) = names.split_first() else {
            continue;
        };
        let what = format!("one type under {} names: {}", names.len(), listed(&names));
        let mut diagnostic = Diagnostic::new(Code::NumberedDuplicates, what)
            .at(Place::key(&schemas.key(first)))
            .note("in Rust they are several types, and which has which number may change");
        if let Some(second) = others.first() {
            diagnostic = diagnostic.related(Place::key(&schemas.key(second)), "the same");
        }
        let fixes = vec![
            Fix::Overlay(removed(others)),
            Fix::Overlay(referring(first, others)),
        ];
        all.push(Advice::new(
            diagnostic,
            "let the others be the first",
            fixes,
            true,
        ));
    }
}

/// Removes components: what refers to them still does.
fn removed(names: &[String]) -> Action {
    let quoted = names
        .iter()
        .map(|name| format!("'{}'", name.replace('\\', "\\\\").replace('\'', "\\'")));
    Action {
        description: "One type under several numbered names.".to_owned(),
        target: format!(
            "$.components.schemas[{}]",
            quoted.collect::<Vec<_>>().join(", ")
        ),
        update: Update::Remove,
    }
}

/// Puts references into their places.
fn referring(first: &str, names: &[String]) -> Action {
    let reference = format!(
        "#/components/schemas/{}",
        first.replace('~', "~0").replace('/', "~1")
    );
    let references = names
        .iter()
        .map(|name| (name.clone(), json!({ "$ref": reference })));
    Action {
        description: String::new(),
        target: "$.components.schemas".to_owned(),
        update: Update::Merge(Value::Object(references.collect())),
    }
}

/// The components that differ in their numbers and in nothing that counts, the least number first.
fn families(root: &Value) -> Vec<Vec<String>> {
    let schemas = root
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    let Some(schemas) = schemas else {
        return Vec::new();
    };
    let mut stems: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    // What only refers to another one is no type of its own.
    let own = schemas
        .iter()
        .filter(|(_, schema)| schema.get("$ref").is_none());
    for (name, _) in own {
        let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
        if !stem.is_empty() {
            stems.entry(stem).or_default().push(name);
        }
    }
    stems.retain(|_, names| names.len() > 1);
    // At first all of a family are taken for one; then those that differ are told apart, until no more are.
    let mut classes: BTreeMap<String, String> = BTreeMap::new();
    for (stem, names) in &stems {
        classes.extend(
            names
                .iter()
                .map(|name| ((*name).clone(), (*stem).to_owned())),
        );
    }
    loop {
        let mut refined = BTreeMap::new();
        for (stem, names) in &stems {
            let mut kinds: Vec<Value> = Vec::new();
            for name in names {
                let kind = plain(&schemas[*name], &classes);
                let position = kinds.iter().position(|other| *other == kind);
                let position = position.unwrap_or_else(|| {
                    kinds.push(kind);
                    kinds.len() - 1
                });
                refined.insert((*name).clone(), format!("{stem} {position}"));
            }
        }
        let count = |classes: &BTreeMap<String, String>| {
            classes.values().collect::<BTreeSet<&String>>().len()
        };
        let done = count(&refined) == count(&classes);
        classes = refined;
        if done {
            break;
        }
    }
    let mut found: BTreeMap<&String, Vec<String>> = BTreeMap::new();
    for (name, class) in &classes {
        found.entry(class).or_default().push(name.clone());
    }
    let mut found: Vec<Vec<String>> = found
        .into_values()
        .filter(|names| names.len() > 1)
        .collect();
    for names in &mut found {
        // Shorter first, so that 10 comes after 9.
        names.sort_by_key(|name| (name.len(), name.clone()));
    }
    found
}

/// A schema without its prose, with the class of each component that it refers to.
fn plain(schema: &Value, classes: &BTreeMap<String, String>) -> Value {
    match schema {
        Value::Object(members) => {
            let mut kept = Map::new();
            let mut keys: Vec<&String> = members.keys().collect();
            keys.sort();
            for key in keys {
                let value = &members[key];
                if key == "$ref" {
                    let name = value
                        .as_str()
                        .and_then(|text| text.strip_prefix("#/components/schemas/"));
                    let class = name.and_then(|name| classes.get(name)).cloned();
                    kept.insert(
                        key.clone(),
                        class.map_or_else(|| value.clone(), Value::from),
                    );
                } else if !is_prose(key, value) {
                    kept.insert(key.clone(), plain(value, classes));
                }
            }
            Value::Object(kept)
        }
        Value::Array(elements) => {
            let mut elements: Vec<Value> = elements
                .iter()
                .map(|element| plain(element, classes))
                .collect();
            // `required` lists in any order.
            if elements.iter().all(Value::is_string) {
                elements.sort_by(|one, other| one.as_str().cmp(&other.as_str()));
            }
            Value::Array(elements)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => schema.clone(),
    }
}

/// Whether a keyword says nothing about values. A property may be called like one, and is an object then.
fn is_prose(key: &str, value: &Value) -> bool {
    match key {
        "title" | "description" => value.is_string(),
        "example" => true,
        "examples" => value.is_array(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_are_of_equal_schemas() {
        let root = json!({"components": {"schemas": {
            "Meta": {"type": "object", "properties": {"total": {"type": "integer", "description": "a"}}},
            "Meta1": {"properties": {"total": {"description": "b", "type": "integer"}}, "type": "object"},
            "Meta10": {"type": "object", "properties": {"total": {"type": "integer"}}},
            "Meta2": {"type": "object", "properties": {"total": {"type": "string"}}},
            "List": {"type": "object", "properties": {"meta": {"$ref": "#/components/schemas/Meta"}}},
            "List1": {"type": "object", "properties": {"meta": {"$ref": "#/components/schemas/Meta1"}}},
            "List2": {"type": "object", "properties": {"meta": {"$ref": "#/components/schemas/Meta2"}}},
            "Meta7": {"$ref": "#/components/schemas/Meta2"},
            "Meta8": {"$ref": "#/components/schemas/Meta2"},
            "Described": {"type": "object", "properties": {"description": {"type": "string"}}},
            "Described1": {"type": "object", "properties": {"description": {"type": "integer"}}},
            "Node": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}}},
            "Node1": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node1"}}},
        }}});
        assert_eq!(
            families(&root),
            [
                vec!["List", "List1"],
                vec!["Meta", "Meta1", "Meta10"],
                vec!["Node", "Node1"]
            ]
        );
        assert_eq!(families(&json!({})), Vec::<Vec<String>>::new());
    }
}
