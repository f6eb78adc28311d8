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
            diagnostics.push(bad_piece(
                &Pointer::root().key(key),
                &format!("`{key}`"),
                &error,
            ));
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
    let why = why(&error.to_string());
    Diagnostic::new(
        Code::MalformedPiece,
        format!("this {what} is not one of OpenAPI: {why}"),
    )
    .at(Place::value(pointer))
    .note("it is left out; what refers to it is taken for any JSON value, or left out as well")
}

/// What the library says, in words of the document and not of its types.
fn why(said: &str) -> String {
    let expected = said.strip_prefix("invalid type: ");
    if let Some((found, expected)) = expected.and_then(|said| said.split_once(", expected ")) {
        let is_object = ["struct ", "internally tagged enum ", "enum ", "a map"];
        let expected = match is_object.iter().any(|word| expected.starts_with(word)) {
            true => "an object",
            false => expected,
        };
        return format!("{} stands where {expected} is expected", found_words(found));
    }
    if said.contains("ParameterSchemaOrContent") {
        return "neither `schema` nor `content` of it can be read".to_owned();
    }
    if let Some(field) = said.strip_prefix("missing field ") {
        return format!("{field} is missing");
    }
    match said.strip_prefix("unknown variant ") {
        Some(variant) => variant.replacen(", expected one of", " is none of", 1),
        None => said.to_owned(),
    }
}

/// A kind of JSON, as the library calls it, in words.
fn found_words(found: &str) -> String {
    match found.split_once(' ') {
        Some(("integer", number)) => format!("the number {number}"),
        Some(("floating", number)) => number.replacen("point", "the number", 1),
        Some(("string", text)) => format!("the text {text}"),
        Some(("boolean", flag)) => flag.to_owned(),
        Some(_) | None => match found {
            "sequence" => "a list",
            "map" => "an object",
            other => other,
        }
        .to_owned(),
    }
}
