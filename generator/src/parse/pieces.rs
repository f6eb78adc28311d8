//! The pieces of a document, found by their places.

use super::objects::{Discriminator, Members, Operation, Parameter, RequestBody, Response, Schema};
use super::path_items::{Located, PathItem, Sender};
use super::references::{self, Words};
use super::table::{Piece, Table};
use crate::diagnostic::{ANY_JSON, Diagnostics};
use crate::document::Document;
use crate::grammar::Kind;
use crate::ir::Method;
use crate::pointer::Pointer;
use openapiv3::{Info, Tag};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The pieces of a document.
#[derive(Default)]
pub struct Pieces<'d> {
    /// `info`
    pub info: Info,
    /// `servers`
    pub servers: Option<Located<'d>>,
    /// `tags`
    pub tags: Vec<Tag>,
    /// `security`
    pub security: Option<Located<'d>>,
    /// The names and places of `components/schemas`, in document order.
    pub components: Vec<(String, Pointer)>,
    /// The names and places of `components/securitySchemes`, in document order.
    pub schemes: Vec<(String, Pointer)>,
    /// All operations, in document order.
    pub operations: Vec<ParsedOperation<'d>>,
    /// The operations of webhooks and callbacks, in document order.
    pub incoming: Vec<ParsedOperation<'d>>,
    pub(super) schemas: Table<'d, Schema<'d>>,
    pub(super) parameters: Table<'d, Parameter<'d>>,
    pub(super) request_bodies: Table<'d, RequestBody<'d>>,
    pub(super) responses: Table<'d, Response<'d>>,
}

/// An operation and where it is.
pub struct ParsedOperation<'d> {
    /// Its path item.
    pub item: Arc<PathItem<'d>>,
    /// The method.
    pub method: Method,
    /// Its place.
    pub pointer: Pointer,
    /// What it says of itself.
    pub operation: Operation<'d>,
    /// Its own `servers`.
    pub servers: Option<Located<'d>>,
    /// Its own `security`.
    pub security: Option<Located<'d>>,
}

impl<'d> Pieces<'d> {
    pub(super) fn add_operation(&mut self, operation: ParsedOperation<'d>) {
        match operation.item.sender {
            Sender::Client => self.operations.push(operation),
            Sender::Webhook | Sender::Callback { .. } => self.incoming.push(operation),
        }
    }

    /// How many schemas were cut, references among them.
    pub(crate) fn schema_count(&self) -> usize {
        self.schemas.len()
    }

    /// Says which references lead nowhere.
    pub(super) fn check_references(
        &self,
        bad: &BTreeSet<Pointer>,
        document: &Document,
        diagnostics: &mut Diagnostics,
    ) {
        let words = |kind, outcome| Words {
            what: super::what(kind),
            outcome,
        };
        let untyped = words(Kind::Schema, ANY_JSON);
        references::check(&self.schemas, &untyped, bad, document, diagnostics);
        let left_out = words(Kind::Parameter, "the parameter is left out");
        references::check(&self.parameters, &left_out, bad, document, diagnostics);
        let bodiless = words(Kind::RequestBody, "the operation is sent without a body");
        references::check(&self.request_bodies, &bodiless, bad, document, diagnostics);
        let untold = words(Kind::Response, "the response is left out");
        references::check(&self.responses, &untold, bad, document, diagnostics);
    }

    /// Lets every reference lead straight to a piece.
    pub(super) fn link_references(&mut self) {
        self.schemas.link();
        self.parameters.link();
        self.request_bodies.link();
        self.responses.link();
    }

    /// The schema at a place, through references, and where it stands.
    pub fn schema(&self, pointer: &Pointer) -> Option<(&Pointer, &Schema<'d>)> {
        self.schemas.find(pointer.as_str())
    }

    /// The discriminators of all schemas, each with the place of its schema.
    pub fn discriminators(&self) -> impl Iterator<Item = (&Pointer, Discriminator<'d>)> {
        let schemas = self.schemas.items();
        schemas.filter_map(|(place, schema)| Some((place, schema.discriminator?)))
    }

    /// The schema piece that stands at a place, be it a reference.
    pub fn schema_here(&self, pointer: &Pointer) -> Option<&Piece<'d, Schema<'d>>> {
        self.schemas.here(pointer.as_str())
    }

    /// The parameter at a place, through references, and where it stands.
    pub fn parameter(&self, pointer: &Pointer) -> Option<(&Pointer, &Parameter<'d>)> {
        self.parameters.find(pointer.as_str())
    }

    /// What stands beside the reference to a parameter at a place, and the reference itself; `None` where none stands.
    pub fn parameter_beside(&self, pointer: &Pointer) -> Option<&'d Members> {
        match self.parameters.here(pointer.as_str())? {
            Piece::Reference(reference) => Some(reference.members),
            Piece::Item(_) => None,
        }
    }

    /// The request body at a place, through references, and where it stands.
    pub fn request_body(&self, pointer: &Pointer) -> Option<(&Pointer, &RequestBody<'d>)> {
        self.request_bodies.find(pointer.as_str())
    }

    /// The response at a place, through references, and where it stands.
    pub fn response(&self, pointer: &Pointer) -> Option<(&Pointer, &Response<'d>)> {
        self.responses.find(pointer.as_str())
    }
}

/// The place that a reference within the document names.
pub fn target(reference: &str) -> Option<Pointer> {
    Pointer::of_reference(reference)
}
