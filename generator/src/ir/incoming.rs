//! Webhooks and callbacks: what the API sends, and a user of it reads.

use super::{Docs, Example, Method, OperationId, Status, TypeId};
use crate::pointer::Pointer;

/// A request that the API sends.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// What makes the API send it.
    pub cause: Cause,
    /// The webhook's or callback's name.
    pub name: String,
    /// The document's `operationId`.
    pub id: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// Prose.
    pub docs: Docs,
    /// Its headers with what is said of them.
    pub headers: Vec<(String, Option<String>)>,
    /// Its body; `None` where it has none.
    pub payload: Option<Payload>,
    /// What may be answered.
    pub answers: Vec<(Status, String)>,
    /// Where it stands.
    pub pointer: Pointer,
}

/// What makes the API send a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// An event.
    Webhook,
    /// An earlier call of this operation.
    Callback(OperationId),
}

/// The body of what the API sends.
#[derive(Clone, Debug, PartialEq)]
pub struct Payload {
    /// The media type as the document writes it.
    pub media_type: String,
    /// The type of the value.
    pub ty: TypeId,
    /// Prose.
    pub description: Option<String>,
    /// Example values.
    pub examples: Vec<Example>,
}
