//! The normalized document as typed pieces of `openapiv3`.
//!
//! A document is cut at every schema, parameter, body and response: each becomes a piece of its own, in which what stands
//! inside is replaced by a reference to its place.
//!
//! ```yaml
//! Pet:                                # piece /components/schemas/Pet:
//!   type: object                      #   type: object
//!   properties:                       #   properties:
//!     tag: {type: string}             #     tag: {$ref: '#/components/schemas/Pet/properties/tag'}
//! ```
//!
//! So a bad piece costs that piece and is named by its pointer, pieces are typed in parallel, no level of nesting is
//! buffered twice by untagged enums, and a reference to any place of the document (`#/paths/…`, deep inside a component)
//! is found the same way as one to a component.

mod cut;
mod idle;
mod path_items;
mod pieces;
mod references;

pub use path_items::{Located, PathItem, Sender};
pub use pieces::{ParsedOperation, Pieces, target};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::document::Document;
use crate::grammar::Kind;
use crate::pointer::Pointer;
use cut::{Cut, RawPiece};
use openapiv3::ReferenceOr;
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeSet;

/// A piece after typing.
enum Typed {
    Schema(Pointer, Box<ReferenceOr<openapiv3::Schema>>),
    Parameter(Pointer, Box<ReferenceOr<openapiv3::Parameter>>),
    RequestBody(Pointer, Box<ReferenceOr<openapiv3::RequestBody>>),
    Response(Pointer, Box<ReferenceOr<openapiv3::Response>>),
    Operation(Box<ParsedOperation>),
    Bad(Pointer, Box<Diagnostic>),
}

/// Types every piece of a normalized document. A piece that does not fit its type is left out and diagnosed.
pub fn parse(document: &Document) -> (Pieces, Diagnostics) {
    let Cut {
        raw,
        order,
        mut diagnostics,
        ..
    } = cut::cut(&document.root);
    let typed: Vec<Typed> = raw.into_par_iter().map(type_piece).collect();
    let mut pieces = Pieces::new(order);
    let mut bad = BTreeSet::new();
    for piece in typed {
        match piece {
            Typed::Schema(pointer, schema) => pieces.add_schema(pointer, *schema),
            Typed::Parameter(pointer, parameter) => pieces.add_parameter(pointer, *parameter),
            Typed::RequestBody(pointer, body) => pieces.add_request_body(pointer, *body),
            Typed::Response(pointer, response) => pieces.add_response(pointer, *response),
            Typed::Operation(operation) => pieces.add_operation(*operation),
            Typed::Bad(pointer, diagnostic) => {
                bad.insert(pointer);
                diagnostics.push(*diagnostic);
            }
        }
    }
    pieces.check_references(&bad, document, &mut diagnostics);
    pieces.shorten_references();
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

fn type_piece(piece: RawPiece) -> Typed {
    let RawPiece {
        kind,
        pointer,
        value,
        at,
    } = piece;
    match kind {
        Kind::Schema => typed(pointer, value, "schema", Typed::Schema),
        Kind::Parameter => typed(pointer, value, "parameter", Typed::Parameter),
        Kind::RequestBody => typed(pointer, value, "request body", Typed::RequestBody),
        Kind::Response => typed(pointer, value, "response", Typed::Response),
        Kind::Operation => typed(pointer, value, "operation", |pointer, operation| {
            let at = at.expect("`cut` says of each operation where it is");
            Typed::Operation(Box::new(ParsedOperation {
                item: at.item,
                method: at.method,
                pointer,
                operation: *operation,
                servers: at.servers,
                security: at.security,
            }))
        }),
        Kind::Root
        | Kind::Info
        | Kind::Server
        | Kind::ServerVariable
        | Kind::Tag
        | Kind::Components
        | Kind::Paths
        | Kind::PathItem
        | Kind::Header
        | Kind::MediaType
        | Kind::Encoding
        | Kind::Contact
        | Kind::License
        | Kind::ExternalDocs
        | Kind::Example
        | Kind::Link
        | Kind::Discriminator
        | Kind::Xml
        | Kind::OAuthFlows
        | Kind::OAuthFlow
        | Kind::Responses
        | Kind::SecurityScheme => unreachable!("`cut` makes pieces of five kinds"),
    }
}

fn typed<T: DeserializeOwned>(
    pointer: Pointer,
    value: Value,
    what: &str,
    make: impl FnOnce(Pointer, Box<T>) -> Typed,
) -> Typed {
    match serde_json::from_value(value) {
        Ok(value) => make(pointer, Box::new(value)),
        Err(error) => {
            let diagnostic = bad_piece(&pointer, what, &error);
            Typed::Bad(pointer, Box::new(diagnostic))
        }
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
