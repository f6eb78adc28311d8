//! A diff as JSON, for programs.
//!
//! ```json
//! {
//!   "version": 1,
//!   "package": "pets-sdk", "from": "0.1.0", "to": "0.2.0", "bump": "major",
//!   "counts": { "major": 1, "minor": 0, "patch": 0 },
//!   "changes": [
//!     {
//!       "code": "field-required", "class": "major", "subject": "Pet.name", "rust": "types::Pet.name",
//!       "message": "it must be there now", "notes": [], "hint": null,
//!       "old": { "file": "old.yaml", "pointer": "/components/schemas/Pet/properties/name", "line": 12, "column": 9 },
//!       "new": null,
//!       "items": [{ "path": "types::Pet.name", "old": "Option<String>", "new": "String" }]
//!     }
//!   ]
//! }
//! ```
//!
//! `bump` is null where nothing changed. Lines and columns count from 1, columns in characters; they are null where the whole file is
//! meant. `items` are the public items of the crate that a change is about: `old` is null for a new one, `new` for one that is gone.
//! Members are only ever added; `version` says when one changes.

use super::Texts;
use crate::diagnostic::Located;
use crate::diff::{Change, Class, Diff};
use serde_json::{Value, json};

/// The diff as a JSON value, all of it.
pub fn json(diff: &Diff, texts: Texts<'_>) -> Value {
    let changes: Vec<Value> = diff
        .changes
        .iter()
        .map(|change| one(change, texts))
        .collect();
    json!({
        "version": 1,
        "package": diff.package,
        "from": diff.version.to_string(),
        "to": diff.next().to_string(),
        "bump": diff.class().map(Class::word),
        "counts": {
            "major": diff.count(Class::Major),
            "minor": diff.count(Class::Minor),
            "patch": diff.count(Class::Patch),
        },
        "changes": changes,
    })
}

fn one(change: &Change, texts: Texts<'_>) -> Value {
    let items = change.items.iter();
    let items = items.map(|item| json!({ "path": item.path, "old": item.old, "new": item.new }));
    json!({
        "code": change.code.id(),
        "class": change.class.word(),
        "subject": change.subject,
        "rust": change.rust,
        "message": change.message,
        "notes": change.notes,
        "hint": change.hint,
        "old": place(texts.old_place(change)),
        "new": place(texts.new_place(change)),
        "items": items.collect::<Vec<Value>>(),
    })
}

fn place(located: Option<Located<'_>>) -> Value {
    let Some(located) = located else {
        return Value::Null;
    };
    let position = located.position();
    json!({
        "file": located.source.path,
        "pointer": located.pointer.as_ref().map(|pointer| pointer.as_str()),
        "line": position.map(|position| position.line),
        "column": position.map(|position| position.column),
    })
}
