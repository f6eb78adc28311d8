//! `PUT /payments/settings/invoices/{id}`

use crate::{runtime, types};
use crate::runtime::call::call;
use crate::runtime::client::Core;
use crate::runtime::operation::Operation;
use crate::runtime::request::Request;

static OPERATION: Operation = Operation {
    name: "update_payment_settings",
    method: "PUT",
    path: "/payments/settings/invoices/{id}",
    servers: &[],
    security: &[&["api_credentials"]],
    accept: Some("application/json"),
    success_flag: None,
    idempotency_key: false,
    repeatable: false,
};

/// A call of [`Invoices::update_payment_settings`](super::Invoices::update_payment_settings).
#[must_use = "a call does nothing until it is awaited or sent"]
pub struct UpdatePaymentSettings {
    request: Request,
}

impl UpdatePaymentSettings {
    pub(super) fn new(core: &Core, id: &str, body: types::PaymentSettingsUpdate) -> Self {
        let mut request = Request::new(core, &OPERATION);
        request.path("id", &id);
        request.header("Sequence-Version", &"2024-07-30");
        request.json(&body);
        Self { request }
    }

    /// Use this header to select an API version
    ///
    /// The client sends `2024-07-30` unless the call says otherwise.
    pub fn sequence_version(
        mut self,
        sequence_version: types::UpdatePaymentSettingsSequenceVersion,
    ) -> Self {
        self.request.header("Sequence-Version", &sequence_version);
        self
    }
}

call!(UpdatePaymentSettings, types::PaymentSettings, runtime::response::json);
