//! The normalized document as pieces, each found to be an object of OpenAPI.
//!
//! A document is cut at every schema, parameter, body and response: each is a piece of its own, to which what stands inside
//! is a reference to its place.
//!
//! ```yaml
//! Pet:                                # piece /components/schemas/Pet:
//!   type: object                      #   type: object
//!   properties:                       #   properties:
//!     tag: {type: string}             #     tag: {$ref: '#/components/schemas/Pet/properties/tag'}
//! ```
//!
//! So a bad piece costs that piece and is named by its pointer, and a reference to any place of the document (`#/paths/…`,
//! deep inside a component) is found the same way as one to a component. Nothing is copied: a piece is a view of the document.

mod cut;
mod idle;
mod judge;
mod objects;
mod path_items;
mod pieces;
mod references;
mod table;

pub use objects::{
    Discriminator, In, Members, Operation, Parameter, RequestBody, Response, Schema,
};
pub use path_items::{Located, PathItem, Sender};
pub use pieces::{ParsedOperation, Pieces, target};
pub use table::{Piece, Reference};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::document::Document;
use crate::grammar::Kind;
use crate::pointer::Pointer;
use cut::Cut;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Finds every piece of a normalized document. A piece that is no object of OpenAPI is left out and diagnosed.
pub fn parse(document: &Document) -> (Pieces<'_>, Diagnostics) {
    let Cut {
        mut pieces,
        bad,
        mut diagnostics,
        ..
    } = cut::cut(&document.root);
    pieces.check_references(&bad, document, &mut diagnostics);
    pieces.link_references();
    pieces.info = root_member(document, "info", &mut diagnostics).unwrap_or_default();
    pieces.tags = root_member(document, "tags", &mut diagnostics).unwrap_or_default();
    (pieces, diagnostics)
}

fn root_member<T: DeserializeOwned>(
    document: &Document,
    key: &str,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let mut value = document.root.get(key)?.clone();
    idle::remove(&mut value, key);
    if let ("info", Value::Object(info)) = (key, &mut value) {
        for required in ["title", "version"] {
            info.entry(required)
                .or_insert_with(|| Value::String(String::new()));
        }
    }
    match serde_json::from_value(value) {
        Ok(typed) => Some(typed),
        Err(error) => {
            diagnostics.push(bad_piece(&Pointer::root().key(key), key, &error));
            None
        }
    }
}

/// A kind of piece in words.
fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::Schema => "schema",
        Kind::Parameter => "parameter",
        Kind::RequestBody => "request body",
        Kind::Response => "response",
        Kind::Operation => "operation",
        other => unreachable!("objects of the kind {other:?} are no pieces"),
    }
}

fn bad_piece(pointer: &Pointer, what: &str, error: &serde_json::Error) -> Diagnostic {
    Diagnostic::new(
        Code::MalformedPiece,
        format!("this {what} is not one of OpenAPI: {error}"),
    )
    .at(Place::value(pointer))
    .note("it is left out; what refers to it is taken for any JSON value, or left out as well")
}
