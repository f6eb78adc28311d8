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
//! | `x-sdkwright-no-items` | schema | a list has no elements beyond `prefixItems` |
//! | `x-sdkwright-lifted` | parameter | it is a credential of the client, not an argument |
//! | `x-sdkwright-querystring` | parameter | it is all of the query string |
//! | `x-sdkwright-style` | parameter | it has this style of 3.2 |
//!
//! A rewrite that changes what the document says is a diagnostic. No rule removes an element of an array, so that pointers
//! into the normalized document still find the original text.

mod hoist;
mod identifiers;
mod lift;
mod loose;
mod parameters;
mod quirks;
mod reference_objects;
mod refused;
mod schemas;
mod shape;
mod unknown;

pub(crate) use lift::CREDENTIAL_HEADERS;

use self::hoist::{Hoisted, Odd};
use self::reference_objects::ReferenceObjects;
use self::shape::Check;
use self::unknown::Unknown;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::document::{Document, Origins, Version};
use crate::grammar::{self, Kind};
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::VecDeque;

/// The document in the one dialect that `parse` reads.
pub fn normalize(mut document: Document, config: &Config) -> (Document, Diagnostics) {
    let mut pass = Pass::new(&document);
    if document.identifies {
        identifiers::resolve(&mut document, &mut pass.diagnostics);
    }
    refused::say(&mut document, &mut pass.diagnostics);
    pass.walk(&mut document, Kind::Root, &Pointer::root());
    let mut hoisted = Hoisted::default();
    while let Some(odd) = pass.odd.pop_front() {
        if let Some((place, kind)) = hoisted.hoist(&mut document, &odd) {
            pass.walk(&mut document, kind, &place);
        }
    }
    for keyword in hoisted.roots() {
        pass.unknown.forget(Kind::Root, &keyword);
    }
    let Pass {
        unknown,
        mut diagnostics,
        ..
    } = pass;
    unknown.say(&mut diagnostics);
    lift::header_credentials(&mut document.root, config, &mut diagnostics);
    (document, diagnostics)
}

/// The rules that look at each object once.
struct Pass {
    version: Version,
    references: ReferenceObjects,
    unknown: Unknown,
    /// References to anything but components.
    odd: VecDeque<Odd>,
    diagnostics: Diagnostics,
}

impl Pass {
    fn new(document: &Document) -> Self {
        Self {
            version: document.version,
            references: ReferenceObjects::new(document),
            unknown: Unknown::default(),
            odd: VecDeque::new(),
            diagnostics: Diagnostics::new(),
        }
    }

    /// Visits what stands at `place`, and all inside it.
    fn walk(&mut self, document: &mut Document, kind: Kind, place: &Pointer) {
        let origins = &mut document.origins;
        if let Some(value) = document.root.pointer_mut(place.as_str()) {
            grammar::walk(value, kind, place, &mut |value, kind, pointer| {
                self.visit(value, kind, pointer, origins);
            });
        }
    }

    fn visit(&mut self, value: &mut Value, kind: Kind, pointer: &Pointer, origins: &mut Origins) {
        quirks::blank_words(value, kind);
        if kind == Kind::Operation {
            quirks::nested_tags(value, pointer, &mut self.diagnostics);
        }
        if kind == Kind::Schema {
            quirks::enum_value_objects(value, pointer, &mut self.diagnostics);
        }
        if kind == Kind::Parameter {
            parameters::normalize(value, pointer, &mut self.diagnostics);
        }
        self.references
            .object(value, kind, pointer, origins, &mut self.diagnostics);
        let mut check = Check {
            origins,
            unknown: &mut self.unknown,
            diagnostics: &mut self.diagnostics,
        };
        check.object(value, kind, pointer);
        let reference = value.get("$ref").and_then(Value::as_str);
        let had_reference = reference.is_some();
        // Nearly all are plain, so only others are kept.
        let odd = reference
            .filter(|reference| kind.section().is_some() && !hoist::is_plain(reference, kind))
            .map(str::to_owned);
        if kind == Kind::Schema {
            schemas::normalize(value, self.version, pointer, &mut self.diagnostics);
        }
        let branch = had_reference
            .then(|| branch_of_reference(value, pointer))
            .flatten()
            .map(|branch| branch.key("$ref"));
        if let Some(branch) = &branch {
            origins.moved(pointer.key("$ref"), branch.clone());
        }
        if let Some(reference) = odd {
            self.odd.push_back(Odd {
                place: branch.unwrap_or_else(|| pointer.key("$ref")),
                kind,
                reference,
            });
        }
    }
}

/// Where a reference with siblings went: it became the last branch of an `allOf`.
fn branch_of_reference(schema: &Value, pointer: &Pointer) -> Option<Pointer> {
    let branches = schema.get("allOf")?.as_array()?;
    let last = branches.len().checked_sub(1)?;
    let is_moved = schema.get("$ref").is_none() && branches[last].get("$ref").is_some();
    is_moved.then(|| pointer.key("allOf").index(last))
}
