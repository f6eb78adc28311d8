//! `PATCH /api/invoices/{id}`

use crate::{runtime, types};
use crate::runtime::call::call;
use crate::runtime::client::Core;
use crate::runtime::operation::Operation;
use crate::runtime::request::Request;

static OPERATION: Operation = Operation {
    name: "update",
    method: "PATCH",
    path: "/api/invoices/{id}",
    servers: &[],
    security: &[&["basic_auth"]],
    accept: Some("application/json"),
    success_flag: None,
    idempotency_key: false,
    repeatable: true,
};

/// A call of [`Invoices::update`](super::Invoices::update).
#[must_use = "a call does nothing until it is awaited or sent"]
pub struct Update {
    request: Request,
}

impl Update {
    pub(super) fn new(core: &Core, id: &str, body: types::InvoiceUpdate) -> Self {
        let mut request = Request::new(core, &OPERATION);
        request.path("id", &id);
        request.json(&body);
        Self { request }
    }
}

call!(Update, types::Invoice, runtime::response::json);
