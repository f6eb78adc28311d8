//! Which objects of a document are objects of OpenAPI.
//!
//! ```yaml
//! schema: {type: object, properties: {tag: {type: string}}}    # plain to see
//! schema: {type: object, minProperties: few}                   # `openapiv3` is asked, and says what is wrong
//! ```
//!
//! What is not plain to see is for `openapiv3` to say, which is slow: it buffers all of an object to find out what it is. It
//! is given the object without the pieces inside it, which are judged on their own.

use super::objects::In;
use crate::grammar::{self, Expect, Kind};
use crate::pointer::Pointer;
use openapiv3::ReferenceOr;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// Keywords that are read from the document itself when they are needed; what is wrong with them costs nothing else.
pub(super) const UNTYPED: &[&str] = &[
    "example",
    "examples",
    "default",
    "links",
    "callbacks",
    "servers",
    "security",
    "externalDocs",
    "encoding",
    "prefixEncoding",
    "itemEncoding",
];

/// Whether a keyword's value is looked at when the object that has it is judged.
pub(super) fn is_typed(kind: Kind, keyword: &str) -> bool {
    kind == Kind::Responses || !UNTYPED.contains(&keyword)
}

/// Whether what stands at `place` is an object of `kind`, or a reference to one; else, what is wrong with it.
pub(super) fn judge(value: &Value, kind: Kind, place: &Pointer) -> Result<(), serde_json::Error> {
    if value
        .as_object()
        .is_some_and(|members| is_plain(members, kind))
    {
        return Ok(());
    }
    let whole = stub(value, kind, place);
    match kind {
        Kind::Schema => typed::<ReferenceOr<openapiv3::Schema>>(whole),
        Kind::Parameter => typed::<ReferenceOr<openapiv3::Parameter>>(whole),
        Kind::RequestBody => typed::<ReferenceOr<openapiv3::RequestBody>>(whole),
        Kind::Response => typed::<ReferenceOr<openapiv3::Response>>(described(whole)),
        Kind::Operation => typed::<openapiv3::Operation>(answered(whole)),
        other => unreachable!("`cut` makes pieces of five kinds, and {other:?} is none of them"),
    }
}

fn typed<T: DeserializeOwned>(value: Value) -> Result<(), serde_json::Error> {
    serde_json::from_value::<T>(value).map(drop)
}

/// A response without a description is one all the same.
fn described(mut response: Value) -> Value {
    if let Value::Object(members) = &mut response
        && !members.contains_key("$ref")
    {
        members
            .entry("description")
            .or_insert_with(|| Value::String(String::new()));
    }
    response
}

/// An operation without responses is one all the same.
fn answered(mut operation: Value) -> Value {
    if let Value::Object(members) = &mut operation {
        members.entry("responses").or_insert_with(|| json!({}));
    }
    operation
}

/// Whether an object is plainly one of `kind`: `openapiv3` would take it.
fn is_plain(members: &Map<String, Value>, kind: Kind) -> bool {
    if kind != Kind::Operation && members.contains_key("$ref") {
        return members["$ref"].is_string();
    }
    match kind {
        Kind::Schema => members
            .iter()
            .all(|(keyword, value)| is_plain_keyword(keyword, value)),
        Kind::Parameter => is_plain_parameter(members),
        Kind::RequestBody => members
            .iter()
            .all(|(keyword, value)| match keyword.as_str() {
                "description" => value.is_string(),
                "required" => value.is_boolean(),
                "content" => is_plain_content(value),
                _ => true,
            }),
        Kind::Response => members
            .iter()
            .all(|(keyword, value)| match keyword.as_str() {
                "description" => value.is_string(),
                "headers" => value.is_object(),
                "content" => is_plain_content(value),
                _ => true,
            }),
        Kind::Operation => members
            .iter()
            .all(|(keyword, value)| match keyword.as_str() {
                "summary" | "description" | "operationId" => value.is_string(),
                "tags" => is_texts(value),
                "parameters" => value.is_array(),
                "responses" => value.is_object(),
                "deprecated" => value.is_boolean(),
                _ => true,
            }),
        _ => false,
    }
}

/// Whether a keyword of a schema is plainly of the type that it has in OpenAPI 3.0.
fn is_plain_keyword(keyword: &str, value: &Value) -> bool {
    match keyword {
        "type" | "title" | "description" | "format" | "pattern" => value.is_string(),
        "nullable" | "readOnly" | "writeOnly" | "deprecated" | "uniqueItems"
        | "exclusiveMinimum" | "exclusiveMaximum" => value.is_boolean(),
        "minimum" | "maximum" | "multipleOf" => value.is_number(),
        "minProperties" | "maxProperties" | "minItems" | "maxItems" | "minLength" | "maxLength" => {
            value.is_u64()
        }
        "required" => is_texts(value),
        "enum" | "oneOf" | "allOf" | "anyOf" => value.is_array(),
        "properties" | "items" | "not" => value.is_object(),
        "additionalProperties" => value.is_object() || value.is_boolean(),
        "discriminator" => value.as_object().is_some_and(|members| {
            let mapping = members.get("mapping");
            members.get("propertyName").is_some_and(Value::is_string)
                && mapping.is_none_or(|mapping| {
                    let texts = mapping.as_object();
                    texts.is_some_and(|texts| texts.values().all(Value::is_string))
                })
        }),
        _ => true,
    }
}

fn is_plain_parameter(members: &Map<String, Value>) -> bool {
    let Some(place) = members
        .get("in")
        .and_then(Value::as_str)
        .and_then(In::named)
    else {
        return false;
    };
    let is_style = |style: &str| match place {
        In::Query => matches!(
            style,
            "form" | "spaceDelimited" | "pipeDelimited" | "deepObject"
        ),
        In::Header => style == "simple",
        In::Path => matches!(style, "simple" | "label" | "matrix"),
        In::Cookie => style == "form",
    };
    members.get("name").is_some_and(Value::is_string)
        && members.contains_key("schema") != members.contains_key("content")
        && members
            .iter()
            .all(|(keyword, value)| match keyword.as_str() {
                "description" => value.is_string(),
                "required" | "deprecated" | "explode" | "allowReserved" | "allowEmptyValue" => {
                    value.is_boolean()
                }
                "style" => value.as_str().is_some_and(is_style),
                "content" => is_plain_content(value),
                _ => true,
            })
}

/// Whether the members of `content` are media types, whose schemas are pieces of their own.
fn is_plain_content(content: &Value) -> bool {
    let media = content.as_object();
    media.is_some_and(|media| media.values().all(Value::is_object))
}

fn is_texts(value: &Value) -> bool {
    let texts = value.as_array();
    texts.is_some_and(|texts| texts.iter().all(Value::is_string))
}

/// The value with references in the place of the pieces inside it.
fn stub(value: &Value, kind: Kind, place: &Pointer) -> Value {
    let Value::Object(members) = value else {
        return value.clone();
    };
    if let Some(reference) = members.get("$ref").filter(|_| is_piece(kind)) {
        return json!({ "$ref": reference });
    }
    let typed = members
        .iter()
        .filter(|(keyword, _)| is_typed(kind, keyword));
    let stubs = typed.map(|(keyword, member)| {
        let member = match grammar::expect(kind, keyword) {
            Some(expect) => stub_member(member, expect, &place.key(keyword)),
            None => member.clone(),
        };
        (keyword.clone(), member)
    });
    Value::Object(stubs.collect())
}

fn stub_member(member: &Value, expect: Expect, place: &Pointer) -> Value {
    match (expect, member) {
        (Expect::One(kind), member) => stub_inner(member, kind, place),
        (Expect::FlagOrOne(kind), Value::Object(_)) => stub_inner(member, kind, place),
        (Expect::List(kind), Value::Array(elements)) => {
            let elements = elements.iter().enumerate();
            let stubs = elements.map(|(index, inner)| stub_inner(inner, kind, &place.index(index)));
            Value::Array(stubs.collect())
        }
        (Expect::Map(kind), Value::Object(elements)) => {
            let stubs = elements.iter();
            let stubs =
                stubs.map(|(key, inner)| (key.clone(), stub_inner(inner, kind, &place.key(key))));
            Value::Object(stubs.collect())
        }
        _ => member.clone(),
    }
}

/// What stands for an inner object: a reference if it is a piece or a header, a stub otherwise.
fn stub_inner(value: &Value, kind: Kind, place: &Pointer) -> Value {
    if is_piece(kind) || kind == Kind::Header {
        json!({ "$ref": place.to_string() })
    } else {
        stub(value, kind, place)
    }
}

/// Whether objects of a kind are pieces, and may be references to others.
pub(super) const fn is_piece(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Schema | Kind::Parameter | Kind::RequestBody | Kind::Response
    )
}
