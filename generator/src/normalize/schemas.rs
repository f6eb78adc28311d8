//! Schemas of 3.1 and 3.2 (JSON Schema 2020-12) in the words of 3.0.
//!
//! ```yaml
//! type: [string, 'null']            # type: string, nullable: true
//! const: text                       # enum: [text]
//! exclusiveMinimum: 0               # minimum: 0, exclusiveMinimum: true
//! $ref: '#/components/schemas/Id'   # allOf: [{$ref: …}], description: …
//! description: Whose invoice it is
//! ```

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::document::Version;
use crate::pointer::Pointer;
use serde_json::{Map, Value, json};

/// Rewrites one schema; the schemas inside it are rewritten on their own.
pub(super) fn normalize(
    schema: &mut Value,
    version: Version,
    pointer: &Pointer,
    diagnostics: &mut Diagnostics,
) {
    boolean(schema);
    let Value::Object(members) = schema else {
        return;
    };
    reference_siblings(members, version, pointer, diagnostics);
    constant(members);
    null_in_enum(members);
    types(members);
    exclusive_bounds(members);
    content_encoding(members);
    boolean_items(members);
}

/// `true` allows everything; `false` allows nothing, which no client can make use of.
fn boolean(schema: &mut Value) {
    if let Value::Bool(allowed) = *schema {
        *schema = if allowed {
            json!({})
        } else {
            json!({ "not": {} })
        };
    }
}

/// Siblings of `$ref` that a 3.0 document means, although 3.0 says that they are ignored.
const KEPT_BESIDE_REF: &[&str] = &[
    "title",
    "description",
    "deprecated",
    "nullable",
    "readOnly",
    "writeOnly",
    "default",
    "example",
    "examples",
];

/// A reference with siblings becomes an `allOf` of the reference, with the siblings beside it.
fn reference_siblings(
    members: &mut Map<String, Value>,
    version: Version,
    pointer: &Pointer,
    diagnostics: &mut Diagnostics,
) {
    if members.len() < 2 || !members.get("$ref").is_some_and(Value::is_string) {
        return;
    }
    if version == Version::V30 {
        let ignored: Vec<String> = members
            .keys()
            .filter(|key| {
                *key != "$ref" && !key.starts_with("x-") && !KEPT_BESIDE_REF.contains(&key.as_str())
            })
            .cloned()
            .collect();
        for keyword in ignored {
            members.shift_remove(&keyword);
            diagnostics.push(
                Diagnostic::new(
                    Code::ReferenceSibling,
                    format!("`{keyword}` beside `$ref` has no effect in OpenAPI 3.0"),
                )
                .at(Place::key(&pointer.key(&keyword)))
                .help("to make it count, write `allOf: [{$ref: …}]` with the keyword beside it"),
            );
        }
        if members.len() < 2 {
            return;
        }
    }
    let Some(reference) = members.shift_remove("$ref") else {
        return;
    };
    let branch = json!({ "$ref": reference });
    match members.get_mut("allOf") {
        Some(Value::Array(branches)) => branches.push(branch),
        Some(_) | None => {
            members.insert("allOf".to_owned(), json!([branch]));
        }
    }
}

fn constant(members: &mut Map<String, Value>) {
    if let Some(value) = members.shift_remove("const") {
        members.entry("enum").or_insert_with(|| json!([value]));
    }
}

fn null_in_enum(members: &mut Map<String, Value>) {
    if let Some(Value::Array(values)) = members.get_mut("enum")
        && values.iter().any(Value::is_null)
    {
        if values.iter().all(Value::is_null) {
            members.shift_remove("enum");
            members.insert("x-sdkwright-null".to_owned(), Value::Bool(true));
        } else {
            values.retain(|value| !value.is_null());
            members.insert("nullable".to_owned(), Value::Bool(true));
        }
    }
}

/// The keywords that speak of one JSON type only.
const OF_TYPE: &[(&str, &[&str])] = &[
    (
        "string",
        &[
            "format",
            "pattern",
            "minLength",
            "maxLength",
            "contentEncoding",
            "contentMediaType",
        ],
    ),
    (
        "array",
        &[
            "items",
            "prefixItems",
            "minItems",
            "maxItems",
            "uniqueItems",
        ],
    ),
    (
        "object",
        &[
            "properties",
            "required",
            "additionalProperties",
            "patternProperties",
            "minProperties",
            "maxProperties",
        ],
    ),
];

fn types(members: &mut Map<String, Value>) {
    if members.get("type").is_some_and(|ty| ty == "null") {
        members.shift_remove("type");
        members.insert("x-sdkwright-null".to_owned(), Value::Bool(true));
        return;
    }
    let Some(Value::Array(types)) = members.get("type") else {
        return;
    };
    let mut types: Vec<String> = types
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect();
    members.shift_remove("type");
    let before = types.len();
    types.retain(|ty| ty != "null");
    if types.len() < before {
        let key = if types.is_empty() {
            "x-sdkwright-null"
        } else {
            "nullable"
        };
        members.insert(key.to_owned(), Value::Bool(true));
    }
    // Every integer is a number.
    if types.iter().any(|ty| ty == "number") {
        types.retain(|ty| ty != "integer");
    }
    match types.as_slice() {
        [] => {}
        [one] => {
            members.insert("type".to_owned(), Value::String(one.clone()));
        }
        many if members.contains_key("enum") || members.contains_key("anyOf") => {
            // The values, or the branches, say more than the list of types does.
            debug_assert!(many.len() > 1);
        }
        many => {
            let branches = many.iter().map(|ty| split_off(members, ty)).collect();
            members.insert("anyOf".to_owned(), Value::Array(branches));
        }
    }
}

/// Moves the keywords that speak of one type into a branch for it.
fn split_off(members: &mut Map<String, Value>, ty: &str) -> Value {
    let mut branch = Map::new();
    branch.insert("type".to_owned(), Value::String(ty.to_owned()));
    let keywords = OF_TYPE
        .iter()
        .find(|(name, _)| *name == ty)
        .map_or(&[][..], |(_, keywords)| keywords);
    for keyword in keywords {
        if let Some(value) = members.shift_remove(*keyword) {
            branch.insert((*keyword).to_owned(), value);
        }
    }
    Value::Object(branch)
}

fn exclusive_bounds(members: &mut Map<String, Value>) {
    for (exclusive, bound) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        if members.get(exclusive).is_some_and(Value::is_number)
            && let Some(limit) = members.insert(exclusive.to_owned(), Value::Bool(true))
        {
            members.insert(bound.to_owned(), limit);
        }
    }
}

fn content_encoding(members: &mut Map<String, Value>) {
    if members.contains_key("format") || members.get("type").is_some_and(|ty| ty != "string") {
        return;
    }
    let base64 = members
        .get("contentEncoding")
        .and_then(Value::as_str)
        .is_some_and(|coding| coding.eq_ignore_ascii_case("base64"));
    if base64 {
        members.insert("format".to_owned(), Value::String("byte".to_owned()));
    } else if members
        .get("contentMediaType")
        .is_some_and(|media_type| media_type == "application/octet-stream")
    {
        members.insert("format".to_owned(), Value::String("binary".to_owned()));
    }
}

/// `items: true` says nothing of the elements; `items: false` says that there are none beyond `prefixItems`.
fn boolean_items(members: &mut Map<String, Value>) {
    match members.get("items") {
        Some(Value::Bool(true)) => _ = members.insert("items".to_owned(), json!({})),
        Some(Value::Bool(false)) => {
            members.shift_remove("items");
            members.insert("x-sdkwright-no-items".to_owned(), Value::Bool(true));
        }
        Some(_) | None => {}
    }
    if members.get("not").is_some_and(Value::is_boolean) {
        members.shift_remove("not");
    }
}
