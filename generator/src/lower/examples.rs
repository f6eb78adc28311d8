//! Examples, wherever a document gives them.
//!
//! ```yaml
//! example: {name: Rex}                    # media type, parameter, schema
//! examples:
//!   dog: {value: {name: Rex}}             # media type, parameter
//! examples: [{name: Rex}]                 # schema of 3.1
//! ```

use super::view::View;
use crate::ir::Example;
use crate::parse::target;
use crate::pointer::Pointer;
use serde_json::Value;

/// The examples of a schema.
pub(super) fn of_schema(node: View<'_>, pointer: &Pointer) -> Vec<Example> {
    let mut examples: Vec<Example> = node
        .get("example")
        .map(|value| example(pointer.key("example"), value))
        .into_iter()
        .collect();
    if let Some(Value::Array(values)) = node.get("examples") {
        let place = pointer.key("examples");
        examples.extend(
            values
                .iter()
                .enumerate()
                .map(|(index, value)| example(place.index(index), value)),
        );
    }
    examples
}

/// The examples of a media type or parameter; equal ones are taken once.
pub(super) fn of_holder(root: &Value, node: View<'_>, pointer: &Pointer) -> Vec<Example> {
    let mut examples: Vec<Example> = node
        .get("example")
        .map(|value| example(pointer.key("example"), value))
        .into_iter()
        .collect();
    let named = node.get("examples").and_then(Value::as_object);
    for (name, holder) in named.into_iter().flatten() {
        let mut place = pointer.key("examples").key(name);
        let mut holder = holder;
        if let Some(referenced) = holder.get("$ref").and_then(Value::as_str).and_then(target)
            && let Some(value) = referenced.resolve(root)
        {
            place = referenced;
            holder = value;
        }
        // 3.2 calls it `dataValue`.
        let given = ["dataValue", "value"]
            .into_iter()
            .find_map(|keyword| Some((keyword, holder.get(keyword)?)));
        if let Some((keyword, value)) = given
            && !examples.iter().any(|other| other.value == *value)
        {
            examples.push(example(place.key(keyword), value));
        }
    }
    examples
}

fn example(pointer: Pointer, value: &Value) -> Example {
    Example {
        pointer,
        value: value.clone(),
    }
}
