//! `PATCH /invoices/{id}`

use crate::runtime::call::call;
use crate::runtime::client::Core;
use crate::runtime::operation::Operation;
use crate::runtime::request::Request;
use crate::runtime;
use crate::types;

static OPERATION: Operation = Operation {
    name: "update",
    method: http::Method::PATCH,
    path: "/invoices/{id}",
    security: &[&["bearerAuth"]],
    accept: Some("application/json"),
    success_flag: None,
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
