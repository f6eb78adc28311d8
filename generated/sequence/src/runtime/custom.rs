//! Calls of places that the document does not have, with all that other calls have: credentials, retries, times, errors.
//!
//! ```text
//! let report: Report = client.request("GET", "/v1/reports/7").query("year", 2025).send().await?;
//! ```

use std::fmt::Display;

use bytes::Bytes;
use http::StatusCode;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::call::options;
use super::client::Core;
use super::error::Error;
use super::operation::Operation;
use super::request::Request;
use super::response::{self, Answer};
use super::sending::{Sending, SendingRaw};

/// A call of a place that the document does not have.
#[must_use = "a call does nothing until it is sent"]
pub struct CustomRequest {
    request: Request,
}

options!(CustomRequest);

impl CustomRequest {
    /// A call of `method` and `path`, which takes the credentials that `operation` takes.
    pub fn new(core: &Core, operation: &'static Operation, method: &str, path: &str) -> Self {
        let mut request = Request::new(core, operation);
        request.place(method, path);
        Self { request }
    }

    /// Adds a query parameter, in place of any other of its name.
    pub fn query(mut self, name: &str, value: impl Display) -> Self {
        self.request.with_query(name, &value.to_string());
        self
    }

    /// A body of JSON. One that does not serialize makes the call fail before it is sent.
    pub fn json<T: Serialize + ?Sized>(mut self, body: &T) -> Self {
        self.request.json(body);
        self
    }

    /// A body of bytes.
    pub fn body(mut self, bytes: impl Into<Bytes>, content_type: &str) -> Self {
        self.request.bytes(bytes.into(), content_type);
        self
    }

    /// Sends the call, and decodes the answer from JSON. One without a body is read like `null`.
    ///
    /// # Errors
    ///
    /// When the request cannot be built or sent, no answer comes, or the answer is no success or not a `T`. See the error's
    /// `kind`.
    pub fn send<T: DeserializeOwned>(self) -> Sending<T> {
        Sending::new(self.request, json_or_nothing)
    }

    /// Sends the call and gives the answer whatever its status, with status, headers and body at hand.
    ///
    /// # Errors
    ///
    /// When the request cannot be built or sent, or no answer comes.
    pub fn send_raw<T: DeserializeOwned>(self) -> SendingRaw<T> {
        SendingRaw::new(self.request, json_or_nothing)
    }
}

fn json_or_nothing<T: DeserializeOwned>(
    answer: &Answer,
    operation: &'static Operation,
) -> Result<T, Error> {
    let empty = answer.status == StatusCode::NO_CONTENT || answer.json().trim_ascii().is_empty();
    if empty && let Ok(nothing) = serde_json::from_str("null") {
        return Ok(nothing);
    }
    response::json(answer, operation)
}
