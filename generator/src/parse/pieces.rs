//! The typed pieces of a document, found by their places.

use super::cut::Order;
use super::path_items::{Located, PathItem, Sender};
use super::references::{self, Words};
use crate::diagnostic::{ANY_JSON, Diagnostics};
use crate::document::Document;
use crate::ir::Method;
use crate::pointer::Pointer;
use openapiv3::{Info, Parameter, ReferenceOr, RequestBody, Response, Schema, Tag};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The pieces of a document.
pub struct Pieces {
    /// `info`
    pub info: Info,
    /// `servers`
    pub servers: Option<Located>,
    /// `tags`
    pub tags: Vec<Tag>,
    /// `security`
    pub security: Option<Located>,
    /// The names and places of `components/schemas`, in document order.
    pub components: Vec<(String, Pointer)>,
    /// The names and places of `components/securitySchemes`, in document order.
    pub schemes: Vec<(String, Pointer)>,
    /// All operations, in document order.
    pub operations: Vec<ParsedOperation>,
    /// The operations of webhooks and callbacks, in document order.
    pub incoming: Vec<ParsedOperation>,
    schema: BTreeMap<Pointer, ReferenceOr<Schema>>,
    parameter: BTreeMap<Pointer, ReferenceOr<Parameter>>,
    request_body: BTreeMap<Pointer, ReferenceOr<RequestBody>>,
    response: BTreeMap<Pointer, ReferenceOr<Response>>,
}

/// An operation and where it is.
pub struct ParsedOperation {
    /// Its path item.
    pub item: Arc<PathItem>,
    /// The method.
    pub method: Method,
    /// Its place.
    pub pointer: Pointer,
    /// The typed object; parameters, bodies and responses in it are references to their places.
    pub operation: openapiv3::Operation,
    /// Its own `servers`.
    pub servers: Option<Located>,
    /// Its own `security`.
    pub security: Option<Located>,
}

impl Pieces {
    pub(super) fn new(order: Order) -> Self {
        Self {
            info: Info::default(),
            servers: order.servers,
            tags: Vec::new(),
            security: order.security,
            components: order.components,
            schemes: order.schemes,
            operations: Vec::new(),
            incoming: Vec::new(),
            schema: BTreeMap::new(),
            parameter: BTreeMap::new(),
            request_body: BTreeMap::new(),
            response: BTreeMap::new(),
        }
    }

    pub(super) fn add_schema(&mut self, pointer: Pointer, schema: ReferenceOr<Schema>) {
        self.schema.insert(pointer, schema);
    }

    pub(super) fn add_parameter(&mut self, pointer: Pointer, parameter: ReferenceOr<Parameter>) {
        self.parameter.insert(pointer, parameter);
    }

    pub(super) fn add_request_body(&mut self, pointer: Pointer, body: ReferenceOr<RequestBody>) {
        self.request_body.insert(pointer, body);
    }

    pub(super) fn add_response(&mut self, pointer: Pointer, response: ReferenceOr<Response>) {
        self.response.insert(pointer, response);
    }

    pub(super) fn add_operation(&mut self, operation: ParsedOperation) {
        match operation.item.sender {
            Sender::Client => self.operations.push(operation),
            Sender::Webhook | Sender::Callback { .. } => self.incoming.push(operation),
        }
    }

    /// Says which references lead nowhere.
    pub(super) fn check_references(
        &self,
        bad: &BTreeSet<Pointer>,
        document: &Document,
        diagnostics: &mut Diagnostics,
    ) {
        let words = |what, outcome| Words { what, outcome };
        let untyped = words("schema", ANY_JSON);
        references::check(&self.schema, &untyped, bad, document, diagnostics);
        let left_out = words("parameter", "the parameter is left out");
        references::check(&self.parameter, &left_out, bad, document, diagnostics);
        let bodiless = words("request body", "the operation is sent without a body");
        references::check(&self.request_body, &bodiless, bad, document, diagnostics);
        let untold = words("response", "the response is left out");
        references::check(&self.response, &untold, bad, document, diagnostics);
    }

    /// Lets every reference lead straight to a piece.
    pub(super) fn shorten_references(&mut self) {
        references::shorten(&mut self.schema);
        references::shorten(&mut self.parameter);
        references::shorten(&mut self.request_body);
        references::shorten(&mut self.response);
    }

    /// The schema at a place, through references.
    pub fn schema(&self, pointer: &Pointer) -> Option<(Pointer, &Schema)> {
        find(&self.schema, pointer)
    }

    /// The schema piece that stands at a place, be it a reference.
    pub fn schema_here(&self, pointer: &Pointer) -> Option<&ReferenceOr<Schema>> {
        self.schema.get(pointer)
    }

    /// All places of schemas.
    pub fn schema_places(&self) -> impl Iterator<Item = &Pointer> {
        self.schema.keys()
    }

    /// The parameter at a place, through references.
    pub fn parameter(&self, pointer: &Pointer) -> Option<(Pointer, &Parameter)> {
        find(&self.parameter, pointer)
    }

    /// The request body at a place, through references.
    pub fn request_body(&self, pointer: &Pointer) -> Option<(Pointer, &RequestBody)> {
        find(&self.request_body, pointer)
    }

    /// The response at a place, through references.
    pub fn response(&self, pointer: &Pointer) -> Option<(Pointer, &Response)> {
        find(&self.response, pointer)
    }
}

/// The piece at a place, through references. `parse` has said why, where there is none.
fn find<'p, T>(
    pieces: &'p BTreeMap<Pointer, ReferenceOr<T>>,
    start: &Pointer,
) -> Option<(Pointer, &'p T)> {
    let mut here = start.clone();
    // `references::shorten` has made every chain of references one step long.
    for _ in 0..=CHAIN {
        match pieces.get(&here)? {
            ReferenceOr::Item(piece) => return Some((here, piece)),
            ReferenceOr::Reference { reference } => here = target(reference)?,
        }
    }
    None
}

/// How many references may stand between a place and what it leads to.
const CHAIN: usize = 2;

/// The place that a reference within the document names.
pub fn target(reference: &str) -> Option<Pointer> {
    Pointer::of_reference(reference)
}
