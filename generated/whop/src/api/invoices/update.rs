//! `PATCH /invoices/{id}`

use crate::{runtime, types};
use crate::runtime::call::call;
use crate::runtime::client::Core;
use crate::runtime::operation::Operation;
use crate::runtime::request::Request;

static OPERATION: Operation = Operation {
    name: "update",
    method: "PATCH",
    path: "/invoices/{id}",
    servers: &[],
    security: &[&["bearerAuth"]],
    accept: Some("application/json"),
    success_flag: None,
    idempotency_key: false,
    repeatable: false,
};

/// A call of [`Invoices::update`](super::Invoices::update).
#[must_use = "a call does nothing until it is awaited or sent"]
pub struct Update {
    request: Request,
}

impl Update {
    pub(super) fn new(core: &Core, id: &str, body: types::UpdateInvoiceRequest) -> Self {
        let mut request = Request::new(core, &OPERATION);
        request.path("id", &id);
        request.header("Api-Version-Date", &"2026-08-21-1");
        request.json(&body);
        Self { request }
    }

    /// The dated version of the API to use for this call. Without it, the API behaves as it did on
    /// 2025-01-01. A version that does not exist is answered with status 400.
    ///
    /// The client sends `2026-08-21-1` unless the call says otherwise.
    pub fn api_version_date(mut self, api_version_date: &str) -> Self {
        self.request.header("Api-Version-Date", &api_version_date);
        self
    }
}

call!(Update, types::Invoice, runtime::response::json);

impl Update {
    /// What a failure of this call says in its body, where the document describes it.
    ///
    /// `None` for a status that is not described, and for a body that is not what the document says: `error.body()` has
    /// it as it came.
    #[must_use]
    pub fn failure(error: &crate::Error) -> Option<types::ErrorResponse> {
        match runtime::response::refusal(error)? {
            400 | 401 | 403 | 404 | 422 | 500 => runtime::response::failure(error),
            _ => None,
        }
    }
}
