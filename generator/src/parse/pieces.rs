//! The typed pieces of a document, found by their places.

use super::cut::Order;
use crate::ir::Method;
use crate::pointer::Pointer;
use openapiv3::{
    Info, Parameter, ReferenceOr, RequestBody, Response, Schema, SecurityRequirement,
    SecurityScheme, Server, Tag,
};
use std::collections::BTreeMap;

/// The pieces of a document.
pub struct Pieces {
    /// `info`
    pub info: Info,
    /// `servers`
    pub servers: Vec<Server>,
    /// `tags`
    pub tags: Vec<Tag>,
    /// `security`
    pub security: Vec<SecurityRequirement>,
    /// The names and places of `components/schemas`, in document order.
    pub components: Vec<(String, Pointer)>,
    /// The names and places of `components/securitySchemes`, in document order.
    pub schemes: Vec<(String, Pointer)>,
    /// All operations, in document order.
    pub operations: Vec<ParsedOperation>,
    inherited: BTreeMap<Pointer, Vec<Pointer>>,
    schema: BTreeMap<Pointer, ReferenceOr<Schema>>,
    parameter: BTreeMap<Pointer, ReferenceOr<Parameter>>,
    request_body: BTreeMap<Pointer, ReferenceOr<RequestBody>>,
    response: BTreeMap<Pointer, ReferenceOr<Response>>,
    security_scheme: BTreeMap<Pointer, ReferenceOr<SecurityScheme>>,
}

/// An operation and where it is.
pub struct ParsedOperation {
    /// The path template.
    pub path: String,
    /// The method.
    pub method: Method,
    /// Its place.
    pub pointer: Pointer,
    /// The typed object; parameters, bodies and responses in it are references to their places.
    pub operation: openapiv3::Operation,
}

/// What a reference leads to.
pub enum Found<'p, T> {
    /// A piece, and its place.
    Piece(Pointer, &'p T),
    /// Nothing: no piece stands at this place.
    Missing(Pointer),
    /// Only references, in a circle that begins here.
    Cycle(Pointer),
    /// A reference to another file, or text that is no reference at all.
    Foreign(String),
}

impl Pieces {
    pub(super) fn new(order: Order) -> Self {
        Self {
            info: Info::default(),
            servers: Vec::new(),
            tags: Vec::new(),
            security: Vec::new(),
            components: order.components,
            schemes: order.schemes,
            operations: Vec::new(),
            inherited: order.inherited.into_iter().collect(),
            schema: BTreeMap::new(),
            parameter: BTreeMap::new(),
            request_body: BTreeMap::new(),
            response: BTreeMap::new(),
            security_scheme: BTreeMap::new(),
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

    pub(super) fn add_security_scheme(
        &mut self,
        pointer: Pointer,
        scheme: ReferenceOr<SecurityScheme>,
    ) {
        self.security_scheme.insert(pointer, scheme);
    }

    pub(super) fn add_operation(&mut self, operation: ParsedOperation) {
        self.operations.push(operation);
    }

    /// The places of the parameters that a path item gives to its operations.
    pub fn inherited(&self, path_item: &Pointer) -> &[Pointer] {
        self.inherited.get(path_item).map_or(&[], Vec::as_slice)
    }

    /// The schema at a place, through references.
    pub fn schema(&self, pointer: &Pointer) -> Found<'_, Schema> {
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
    pub fn parameter(&self, pointer: &Pointer) -> Found<'_, Parameter> {
        find(&self.parameter, pointer)
    }

    /// The request body at a place, through references.
    pub fn request_body(&self, pointer: &Pointer) -> Found<'_, RequestBody> {
        find(&self.request_body, pointer)
    }

    /// The response at a place, through references.
    pub fn response(&self, pointer: &Pointer) -> Found<'_, Response> {
        find(&self.response, pointer)
    }

    /// The security scheme at a place, through references.
    pub fn security_scheme(&self, pointer: &Pointer) -> Found<'_, SecurityScheme> {
        find(&self.security_scheme, pointer)
    }
}

fn find<'p, T>(pieces: &'p BTreeMap<Pointer, ReferenceOr<T>>, start: &Pointer) -> Found<'p, T> {
    let mut seen = vec![start.clone()];
    loop {
        let here = &seen[seen.len() - 1];
        match pieces.get(here) {
            None => return Found::Missing(here.clone()),
            Some(ReferenceOr::Item(piece)) => return Found::Piece(here.clone(), piece),
            Some(ReferenceOr::Reference { reference }) => match target(reference) {
                None => return Found::Foreign(reference.clone()),
                Some(next) if seen.contains(&next) => return Found::Cycle(next),
                Some(next) => seen.push(next),
            },
        }
    }
}

/// The place that a reference within the document names.
pub fn target(reference: &str) -> Option<Pointer> {
    let fragment = reference.strip_prefix('#')?;
    let decoded = percent_decode(fragment)?;
    Pointer::parse(&decoded)
}

/// RFC 6901, section 6: a pointer in a URI fragment is percent-encoded.
fn percent_decode(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        if byte == b'%'
            && let Some(hex) = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok())
            && let Ok(byte) = u8::from_str_radix(hex, 16)
        {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(byte);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}
