//! What some vendors' exporters write and no specification allows, where the meaning is plain.
//!
//! ```yaml
//! tags:
//!   - - subpackage_invoice       # a list in the list: the tag is `subpackage_invoice`
//! enum:
//!   - value: pdf                 # an object in the place of its value: the value is `pdf`
//! ```

use super::shape::json_kind;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::grammar::{self, Kind};
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// `description: ''` says nothing, as if it did not stand there. (Where the specification asks for the words, they stay.)
pub(super) fn blank_words(value: &mut Value, kind: Kind) {
    let Value::Object(members) = value else {
        return;
    };
    if matches!(kind, Kind::Info | Kind::Response) {
        return;
    }
    for keyword in ["title", "summary", "description"] {
        let words = members.get(keyword).and_then(Value::as_str);
        if words.is_some_and(|words| words.trim().is_empty())
            && grammar::keyword(kind, keyword).is_some()
        {
            members.shift_remove(keyword);
        }
    }
}

/// Flattens lists inside an operation's `tags`.
pub(super) fn nested_tags(operation: &mut Value, pointer: &Pointer, diagnostics: &mut Diagnostics) {
    let Some(Value::Array(tags)) = operation.get_mut("tags") else {
        return;
    };
    if !tags.iter().any(Value::is_array) {
        return;
    }
    let flat: Vec<Value> = std::mem::take(tags)
        .into_iter()
        .flat_map(|tag| match tag {
            Value::Array(inner) => inner,
            other => vec![other],
        })
        .collect();
    *tags = flat;
    diagnostics.push(
        Diagnostic::new(Code::NestedTags, "`tags` holds a list inside the list")
            .at(Place::value(&pointer.key("tags")))
            .note("the inner list is read as if its tags stood in the outer one"),
    );
}

/// Reads `{value: x}` in an `enum` of a schema that is not an object as `x`; `name` and `description` beside it are kept.
pub(super) fn enum_value_objects(
    schema: &mut Value,
    pointer: &Pointer,
    diagnostics: &mut Diagnostics,
) {
    let Value::Object(members) = schema else {
        return;
    };
    if members.get("type").is_some_and(|ty| ty == "object") {
        return;
    }
    let Some(Value::Array(values)) = members.get_mut("enum") else {
        return;
    };
    if values.is_empty() || !values.iter().all(is_value_object) {
        return;
    }
    let objects: Vec<Map<String, Value>> = std::mem::take(values)
        .into_iter()
        .filter_map(|value| match value {
            Value::Object(object) => Some(object),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => None,
        })
        .collect();
    *values = objects
        .iter()
        .map(|object| object["value"].clone())
        .collect();
    let kind = json_kind(&values[0]);
    let count = values.len();
    for (from, to) in [
        ("name", "x-enum-varnames"),
        ("description", "x-enum-descriptions"),
    ] {
        if objects
            .iter()
            .all(|object| object.get(from).is_some_and(Value::is_string))
        {
            let texts = objects.iter().map(|object| object[from].clone()).collect();
            members.insert(to.to_owned(), Value::Array(texts));
        }
    }
    diagnostics.push(
        Diagnostic::new(
            Code::EnumValueObjects,
            "the values of `enum` are wrapped in objects",
        )
        .at(Place::value(&pointer.key("enum")))
        .note(format!(
            "each `{{value: …}}` is read as its value: {count} values, the first one {kind}"
        )),
    );
}

fn is_value_object(value: &Value) -> bool {
    value.as_object().is_some_and(|object| {
        object
            .get("value")
            .is_some_and(|value| !value.is_object() && !value.is_array())
            && object
                .keys()
                .all(|key| ["value", "name", "description", "casing"].contains(&key.as_str()))
    })
}
