//! References to other files that could not be followed are said, once the overlay has had its chance to mend them.
//!
//! ```yaml
//! schema: {$ref: 'schemas/Pte.yaml'}    # there is no such file: any JSON value
//! get: {$ref: 'gone.yaml'}              # no reference can stand here in one document: nothing is left
//! ```

use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::grammar::Kind;
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// Says each refused reference that still stands, and clears those that later stages could not read as references.
pub(super) fn say(document: &mut Document, diagnostics: &mut Diagnostics) {
    for refused in &document.refused {
        let place = &refused.place;
        let node = place.resolve(&document.root);
        let reference = node.and_then(|node| node.get("$ref"));
        if reference.is_none_or(|reference| *reference != refused.reference) {
            continue;
        }
        if refused.kind.and_then(Kind::section).is_none() {
            remove(&mut document.root, place);
        }
        if let Some(diagnostic) = refused.diagnostic(place) {
            diagnostics.push(diagnostic);
        }
    }
}

/// Removes a member; an element leaves an empty object, so that those behind it keep their places.
fn remove(root: &mut Value, place: &Pointer) {
    let (Some(parent), Some(last)) = (place.parent(), place.last()) else {
        return;
    };
    match root.pointer_mut(parent.as_str()) {
        Some(Value::Object(members)) => {
            members.shift_remove(&last);
        }
        Some(Value::Array(elements)) => {
            let index = last.parse::<usize>().ok();
            if let Some(element) = index.and_then(|index| elements.get_mut(index)) {
                *element = Value::Object(Map::new());
            }
        }
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => {}
    }
}
