//! Diagnostics as JSON, for programs.
//!
//! ```json
//! {
//!   "version": 1,
//!   "counts": { "errors": 0, "warnings": 1, "notes": 0 },
//!   "diagnostics": [
//!     {
//!       "code": "W060", "severity": "warning", "title": "unresolved reference",
//!       "message": "nothing stands at `#/components/schemas/Pte`",
//!       "place": {
//!         "file": "openapi.yaml", "pointer": "/paths/~1pets/get/…/$ref",
//!         "start": { "line": 12, "column": 19 }, "end": { "line": 12, "column": 45 }
//!       },
//!       "label": null, "related": [], "notes": ["the place takes any JSON value"], "help": "did you mean …"
//!     }
//!   ]
//! }
//! ```
//!
//! Lines and columns count from 1, columns in characters; `end` is behind the last. `place` is null for what has no place,
//! and its `pointer`, `start` and `end` are null where the whole file is meant. An element of `related` has a `message` and a
//! `place`. Members are only ever added; `version` says when one changes.

use super::inputs::{Inputs, Located};
use super::{Diagnostic, Diagnostics, Place, Severity, ordered, word};
use crate::document::Position;
use serde_json::{Value, json};

/// The diagnostics as a JSON value, in order, all of them.
pub fn json(diagnostics: &Diagnostics, inputs: &Inputs<'_>) -> Value {
    let listed: Vec<Value> = ordered(diagnostics, inputs)
        .into_iter()
        .map(|diagnostic| one(diagnostic, inputs))
        .collect();
    json!({
        "version": 1,
        "counts": {
            "errors": diagnostics.count(Severity::Error),
            "warnings": diagnostics.count(Severity::Warning),
            "notes": diagnostics.count(Severity::Note),
        },
        "diagnostics": listed,
    })
}

fn one(diagnostic: &Diagnostic, inputs: &Inputs<'_>) -> Value {
    let related: Vec<Value> = diagnostic
        .related
        .iter()
        .map(|(other, words)| json!({ "message": words, "place": place(other, inputs) }))
        .collect();
    json!({
        "code": diagnostic.code.id(),
        "severity": word(diagnostic.severity),
        "title": diagnostic.code.title(),
        "message": diagnostic.message,
        "place": diagnostic.place.as_ref().map(|at| place(at, inputs)),
        "label": diagnostic.label,
        "related": related,
        "notes": diagnostic.notes,
        "help": diagnostic.help,
    })
}

fn place(place: &Place, inputs: &Inputs<'_>) -> Value {
    let Some(located) = inputs.locate(place) else {
        return Value::Null;
    };
    json!({
        "file": located.source.path,
        "pointer": located.pointer.as_ref().map(|pointer| pointer.as_str()),
        "start": position(located.position()),
        "end": position(Located::end(&located)),
    })
}

fn position(position: Option<Position>) -> Value {
    match position {
        Some(Position { line, column }) => json!({ "line": line, "column": column }),
        None => Value::Null,
    }
}
