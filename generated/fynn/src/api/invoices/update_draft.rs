//! `PUT /invoices/{id}`

use crate::{runtime, types};
use crate::runtime::call::call;
use crate::runtime::client::Core;
use crate::runtime::operation::Operation;
use crate::runtime::request::Request;

static OPERATION: Operation = Operation {
    name: "update_draft",
    method: "PUT",
    path: "/invoices/{id}",
    servers: &[],
    security: &[&["bearerAuth"]],
    accept: Some("application/json"),
    success_flag: None,
    idempotency_key: false,
    repeatable: false,
};

/// A call of [`Invoices::update_draft`](super::Invoices::update_draft).
#[must_use = "a call does nothing until it is awaited or sent"]
pub struct UpdateDraft {
    request: Request,
}

impl UpdateDraft {
    pub(super) fn new(core: &Core, id: &str, body: types::UpdateInvoiceRequest) -> Self {
        let mut request = Request::new(core, &OPERATION);
        request.path("id", &id);
        request.json(&body);
        Self { request }
    }
}

call!(UpdateDraft, types::Invoice, runtime::response::json);
