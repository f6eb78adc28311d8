//! One dialect: what 3.1, 3.2 and vendors write becomes the 3.0 shape that `openapiv3` types.
//!
//! ```yaml
//! type: [string, 'null']     # becomes   type: string
//!                            #           nullable: true
//! ```
//!
//! Each rule has a small file. What 3.0 cannot say travels as an `x-sdkwright-*` extension:
//!
//! | extension | on | meaning |
//! | --- | --- | --- |
//! | `x-sdkwright-null` | schema | only `null` is a value of it |
//! | `x-sdkwright-lifted` | parameter | it is a credential of the client, not an argument |
//!
//! A rewrite that changes what the document says is a diagnostic. No rule removes an element of an array, so that pointers
//! into the normalized document still find the original text.

mod lift;
mod loose;
mod quirks;
mod refused;
mod schemas;
mod shape;
mod unknown;

use self::shape::Check;
use self::unknown::Unknown;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::grammar::{self, Kind};
use crate::pointer::Pointer;
use serde_json::Value;

/// The document in the one dialect that `parse` reads.
pub fn normalize(mut document: Document, config: &Config) -> (Document, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    refused::say(&mut document, &mut diagnostics);
    let version = document.version;
    let origins = &mut document.origins;
    let mut unknown = Unknown::default();
    grammar::walk(
        &mut document.root,
        Kind::Root,
        &Pointer::root(),
        &mut |value, kind, pointer| {
            if kind == Kind::Operation {
                quirks::nested_tags(value, pointer, &mut diagnostics);
            }
            if kind == Kind::Schema {
                quirks::enum_value_objects(value, pointer, &mut diagnostics);
            }
            let mut check = Check {
                origins,
                unknown: &mut unknown,
                diagnostics: &mut diagnostics,
            };
            check.object(value, kind, pointer);
            if kind == Kind::Schema {
                let had_reference = value.get("$ref").is_some();
                schemas::normalize(value, version, pointer, &mut diagnostics);
                if had_reference && let Some(place) = branch_of_reference(value, pointer) {
                    let from = pointer.key("$ref");
                    origins.moved(from, place.key("$ref"));
                }
            }
        },
    );
    unknown.say(&mut diagnostics);
    lift::header_credentials(&mut document.root, config, &mut diagnostics);
    (document, diagnostics)
}

/// Where a reference with siblings went: it became the last branch of an `allOf`.
fn branch_of_reference(schema: &Value, pointer: &Pointer) -> Option<Pointer> {
    let branches = schema.get("allOf")?.as_array()?;
    let last = branches.len().checked_sub(1)?;
    let is_moved = schema.get("$ref").is_none() && branches[last].get("$ref").is_some();
    is_moved.then(|| pointer.key("allOf").index(last))
}
