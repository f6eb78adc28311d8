//! Members that no client needs are not typed, so that what is wrong with them costs nothing.
//!
//! ```yaml
//! info: {title: Pets, version: '1', license: {}}    # a licence without a name is no licence; the title counts all the same
//! ```

use crate::grammar::{self, Fate, Kind};
use serde_json::Value;

/// Removes from a member of the document what has no effect on a client.
pub(super) fn remove(value: &mut Value, member: &str) {
    let kind = match member {
        "info" => Kind::Info,
        "tags" => Kind::Tag,
        _ => return,
    };
    let objects = match value {
        Value::Array(elements) => elements.as_mut_slice(),
        other => std::slice::from_mut(other),
    };
    for members in objects.iter_mut().filter_map(Value::as_object_mut) {
        members.retain(|name, _| {
            let keyword = grammar::keyword(kind, name);
            !keyword.is_some_and(|keyword| matches!(keyword.fate, Fate::Idle(_)))
        });
    }
}
