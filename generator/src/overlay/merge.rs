//! What `update` does to one selected value.
//!
//! ```yaml
//! # the document            # the update                 # the result
//! tags: [a]                 tags: [b]                    tags: [a, b]
//! info: { title: Old }      info: { title: New, x: 1 }   info: { title: New, x: 1 }
//! ```
//!
//! Mappings merge, lists grow, single values are replaced. A `null` in an update leaves a mapping or list as it is, as in the
//! specification's own example; and what is `null` in the document is replaced by anything.

use super::Edition;
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// An update that does not fit: where within the update, and why.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Misfit {
    /// The place within the update.
    pub(super) within: Pointer,
    /// The kind of the value in the document.
    pub(super) target: &'static str,
    /// The kind of the value in the update.
    pub(super) update: &'static str,
}

/// Merges an update into the value that an action selects.
pub(super) fn merge_selected(
    target: &mut Value,
    update: &Value,
    edition: Edition,
) -> Result<(), Misfit> {
    match (&mut *target, update) {
        // A list is appended as its elements: 1.1 says so, and 1.0's "an entry to append" would make a list in a list,
        // which nothing in OpenAPI wants.
        (Value::Array(elements), Value::Array(others)) => elements.extend(others.iter().cloned()),
        (Value::Array(elements), entry) => elements.push(entry.clone()),
        (
            Value::Object(_),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_),
        ) => {
            return Err(misfit(target, update, Pointer::root()));
        }
        _ => merge(target, update, edition, &Pointer::root())?,
    }
    Ok(())
}

fn merge(
    target: &mut Value,
    update: &Value,
    edition: Edition,
    within: &Pointer,
) -> Result<(), Misfit> {
    match (&mut *target, update) {
        (Value::Object(members), Value::Object(others)) => {
            return merge_members(members, others, edition, within);
        }
        (Value::Array(elements), Value::Array(others)) => elements.extend(others.iter().cloned()),
        (Value::Object(_) | Value::Array(_), Value::Null) => {}
        (Value::Null, _) => *target = update.clone(),
        (
            Value::Bool(_) | Value::Number(_) | Value::String(_),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_),
        ) => *target = update.clone(),
        (Value::Object(_), _)
        | (Value::Array(_), _)
        | (Value::Bool(_) | Value::Number(_) | Value::String(_), _) => match edition {
            Edition::V10 => *target = update.clone(),
            Edition::V11 => return Err(misfit(target, update, within.clone())),
        },
    }
    Ok(())
}

fn merge_members(
    members: &mut Map<String, Value>,
    others: &Map<String, Value>,
    edition: Edition,
    within: &Pointer,
) -> Result<(), Misfit> {
    for (key, other) in others {
        match members.get_mut(key) {
            Some(member) => merge(member, other, edition, &within.key(key))?,
            None => {
                members.insert(key.clone(), other.clone());
            }
        }
    }
    Ok(())
}

fn misfit(target: &Value, update: &Value, within: Pointer) -> Misfit {
    Misfit {
        within,
        target: kind(target),
        update: kind(update),
    }
}

/// What a value is, for a sentence.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Object(_) => "a mapping",
        Value::Array(_) => "a list",
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => "a single value",
    }
}
