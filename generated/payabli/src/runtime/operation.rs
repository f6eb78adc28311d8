//! What an operation is, apart from its types.
//!
//! ```yaml
//! /Invoice/{idInvoice}:
//!   put: { operationId: EditInvoice, security: [{ ApiKeyAuth: [] }, { BearerAuth: [] }] }
//! ```
//!
//! One `static` an operation. Requests and answers point at it.

use http::{HeaderName, HeaderValue};

/// An operation's fixed part.
#[derive(Debug)]
pub struct Operation {
    /// Its method's name in this crate, for messages.
    pub name: &'static str,
    /// The HTTP method. Not a `http::Method`, since OpenAPI 3.2 allows any, and constants of that type are the usual ones only.
    pub method: &'static str,
    /// The path template: `/pets/{id}`. Outside its braces it is percent-encoded; it may have a query of its own.
    pub path: &'static str,
    /// The servers that it is sent to in place of those of the API: none, one, or one for each environment of the client.
    pub servers: &'static [&'static str],
    /// The credentials it takes: alternatives, each a combination of scheme names.
    ///
    /// Empty means that none is sent. An empty combination means that one is sent if there is one.
    pub security: &'static [&'static [&'static str]],
    /// The `Accept` header, if one is sent.
    pub accept: Option<&'static str>,
    /// The headers that its calls carry unless they are told otherwise.
    pub presets: &'static [(HeaderName, HeaderValue)],
    /// A property of the answer that is `false` when the operation failed in spite of an HTTP status of success.
    pub success_flag: Option<&'static str>,
    /// Whether each call carries a key by which the server knows it, made up unless the caller gives one.
    pub idempotency_key: bool,
    /// Whether a call may be processed twice without harm although its method does not say so.
    pub repeatable: bool,
}

impl Operation {
    /// An operation that takes no credential and is sent to the servers of the API.
    pub const fn new(name: &'static str, method: &'static str, path: &'static str) -> Self {
        Self {
            name,
            method,
            path,
            servers: &[],
            security: &[],
            accept: None,
            presets: &[],
            success_flag: None,
            idempotency_key: false,
            repeatable: false,
        }
    }
}
