//! `PUT /Invoice/{idInvoice}`

use crate::{runtime, types};
use crate::runtime::call::call;
use crate::runtime::client::Core;
use crate::runtime::operation::Operation;
use crate::runtime::request::Request;

static OPERATION: Operation = Operation {
    name: "edit_invoice",
    method: "PUT",
    path: "/Invoice/{idInvoice}",
    servers: &[],
    security: &[&["api_key"]],
    accept: Some("application/json"),
    success_flag: Some("isSuccess"),
    idempotency_key: false,
    repeatable: false,
};

/// A call of [`Invoice::edit_invoice`](super::Invoice::edit_invoice).
#[must_use = "a call does nothing until it is awaited or sent"]
pub struct EditInvoice {
    request: Request,
}

impl EditInvoice {
    pub(super) fn new(core: &Core, id_invoice: i64, body: types::InvoiceDataRequest) -> Self {
        let mut request = Request::new(core, &OPERATION);
        request.path("idInvoice", &id_invoice);
        request.json(&body);
        Self { request }
    }

    /// When `true`, the request creates a new customer record, regardless of whether customer
    /// identifiers match an existing customer.
    ///
    /// Without it, the server takes `false`.
    pub fn force_customer_creation(mut self, force_customer_creation: bool) -> Self {
        self.request.query("forceCustomerCreation", &force_customer_creation);
        self
    }
}

call!(EditInvoice, types::InvoiceResponseWithoutData, runtime::response::json);
