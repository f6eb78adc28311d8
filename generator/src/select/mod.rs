//! Which operations of a document an SDK has, by `[include]` and `[exclude]` of `sdk.toml`.
//!
//! ```toml
//! [include]
//! tags = ["invoices"]
//! ```
//!
//! What is left out is taken out of the tree before anything else looks at it: the operations, and the components that no other operation
//! leads to. So a small part of a large document costs what a small document costs, but for reading it.
//! Members of objects are taken, never elements of lists, so that places keep their meaning.

mod matching;
mod reached;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::ir::LeftOut;
use crate::pointer::Pointer;
use matching::Asked;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Marks an operation that the SDK does not have, and that something else refers into.
pub const MARK: &str = "x-sdkwright-left-out";

/// Sections with path items.
const SECTIONS: [&str; 2] = ["paths", "webhooks"];
/// Keywords of path items that hold an operation each.
const METHODS: &[&str] = &[
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];
/// The keyword of path items that holds operations of other methods (OpenAPI 3.2).
const ADDITIONAL: &str = "additionalOperations";

/// The operations that were taken out of a path item, by their places in it; and the rest of it, where none was left.
#[derive(Default)]
struct Taken {
    operations: Vec<(Pointer, Value)>,
    item: Option<Value>,
}

/// Takes out of a document what `sdk.toml` leaves out, and tells what that was.
pub fn select(mut document: Document, config: &Config) -> ((Document, LeftOut), Diagnostics) {
    let mut left_out = LeftOut::default();
    let mut diagnostics = Diagnostics::new();
    if !config.is_filtered() {
        return ((document, left_out), diagnostics);
    }
    left_out.is_on = true;
    let root = &mut document.root;
    let mut asked = Asked::new(config);
    inline_shared_items(root);
    let mut taken: BTreeMap<Pointer, Taken> = BTreeMap::new();
    for section in SECTIONS {
        let Some(items) = root.get_mut(section).and_then(Value::as_object_mut) else {
            continue;
        };
        let place = Pointer::root().key(section);
        items.retain(|path, item| {
            let Some(members) = item.as_object_mut() else {
                return true;
            };
            let is_wanted = |method: &str, operation: &Value| {
                let sent = (section == "paths").then_some(path.as_str());
                asked.wants(sent, method, operation, &mut left_out)
            };
            let operations = take_unwanted(members, is_wanted);
            let is_kept = operations.is_empty() || has_operation(members);
            if !operations.is_empty() {
                let item = (!is_kept).then(|| item.take());
                taken.insert(place.key(path), Taken { operations, item });
            }
            is_kept
        });
    }
    asked.unmatched(&mut diagnostics);
    // Schemas with names of their own may be referred to by those.
    if !document.identifies {
        restore(root, taken);
        reached::keep(root, &mut left_out);
    } else {
        taken
            .into_iter()
            .for_each(|(place, taken)| put_back(root, &place, taken));
    }
    let schemes = root
        .pointer("/components/securitySchemes")
        .and_then(Value::as_object);
    let lifted = config.security.lift.iter().map(|lift| lift.scheme.clone());
    left_out.schemes = schemes
        .into_iter()
        .flat_map(Map::keys)
        .cloned()
        .chain(lifted)
        .collect();
    ((document, left_out), diagnostics)
}

/// Puts the path items that others only refer to into their places, since each place may want other operations of them.
fn inline_shared_items(root: &mut Value) {
    let mut shared = Vec::new();
    for section in SECTIONS {
        let items = root.get(section).and_then(Value::as_object);
        for (path, item) in items.into_iter().flatten() {
            let reference = item.get("$ref").and_then(Value::as_str);
            let target = reference.and_then(Pointer::of_reference);
            let target = target.and_then(|target| target.resolve(root)?.as_object());
            if let (Some(target), Some(own)) = (target, item.as_object()) {
                let mut whole = target.clone();
                let own = own.iter().filter(|(key, _)| *key != "$ref");
                whole.extend(own.map(|(key, value)| (key.clone(), value.clone())));
                shared.push((section, path.clone(), whole));
            }
        }
    }
    for (section, path, whole) in shared {
        root[section][path.as_str()] = Value::Object(whole);
    }
}

/// Takes the operations that are not wanted out of a path item.
fn take_unwanted(
    members: &mut Map<String, Value>,
    mut is_wanted: impl FnMut(&str, &Value) -> bool,
) -> Vec<(Pointer, Value)> {
    let mut taken = Vec::new();
    let mut take = |members: &mut Map<String, Value>, place: &Pointer, all: bool| {
        members.retain(|method, operation| {
            let is_operation = (all || METHODS.contains(&method.as_str())) && operation.is_object();
            let is_kept = !is_operation || is_wanted(&method.to_uppercase(), operation);
            if !is_kept {
                taken.push((place.key(method), operation.take()));
            }
            is_kept
        });
    };
    take(members, &Pointer::root(), false);
    if let Some(Value::Object(others)) = members.get_mut(ADDITIONAL) {
        take(others, &Pointer::root().key(ADDITIONAL), true);
    }
    taken
}

fn has_operation(members: &Map<String, Value>) -> bool {
    let others = members.get(ADDITIONAL).and_then(Value::as_object);
    members.keys().any(|key| METHODS.contains(&key.as_str()))
        || others.is_some_and(|others| !others.is_empty())
}

/// Puts operations back, marked, as long as something that is there refers into them.
fn restore(root: &mut Value, mut taken: BTreeMap<Pointer, Taken>) {
    loop {
        let wanted = reached::into_path_items(root);
        let wanted: Vec<Pointer> = taken
            .keys()
            .filter(|place| wanted.contains(*place))
            .cloned()
            .collect();
        if wanted.is_empty() {
            return;
        }
        for place in wanted {
            if let Some(taken) = taken.remove(&place) {
                put_back(root, &place, taken);
            }
        }
    }
}

/// Puts the operations of a path item back, marked.
fn put_back(root: &mut Value, place: &Pointer, taken: Taken) {
    let mut tokens = place.tokens();
    let (Some(section), Some(path)) = (tokens.next(), tokens.next()) else {
        return;
    };
    let there = &mut root[section.as_str()][path.as_str()];
    if let Some(item) = taken.item {
        *there = item;
    }
    for (place, mut operation) in taken.operations {
        if let Some(members) = operation.as_object_mut() {
            members.insert(MARK.to_owned(), Value::Bool(true));
        }
        let mut holder = &mut *there;
        for key in place.tokens() {
            holder = &mut holder[key.as_str()];
        }
        *holder = operation;
    }
}
