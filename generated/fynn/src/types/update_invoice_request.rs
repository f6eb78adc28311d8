use crate::{Kept, Patch};
use crate::runtime::wire;
use super::Position;
use serde_json::Value;
use std::collections::BTreeMap;

/// The details of a draft invoice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UpdateInvoiceRequest {
    /// The id of the customer of the invoice.
    pub customer_id: Option<String>,
    /// The id of the address of the customer to use. Without it, the default invoice address is used,
    /// or else the default address.
    pub customer_address_id: Patch<String>,
    /// The id of the payment method of the customer to use. Without it, the default one is used.
    pub payment_method_id: Patch<String>,
    /// The currency of the invoice. The prices of all positions are converted to it. Without it, the
    /// currency of the customer is used.
    pub currency_code: Patch<String>,
    /// A note on the invoice for yourself.
    ///
    /// Length: 1 to 255.
    pub internal_note: Patch<String>,
    /// The day by which the invoice must be paid. Without it, the setting of the tenant is used.
    pub due_date: Patch<String>,
    /// The positions of the invoice. The list may be empty and be filled later.
    pub positions: Option<Vec<Position>>,
    /// The title of the invoice. Without it, that of the default template is used.
    ///
    /// Length: at most 255.
    pub title: Patch<String>,
    /// The text before the positions. Without it, that of the default template is used.
    ///
    /// Length: at most 5000.
    pub introduction: Patch<String>,
    /// The text after the positions. Without it, that of the default template is used.
    ///
    /// Length: at most 5000.
    pub closing: Patch<String>,
    /// Values of custom fields, by the name of the field. The fields must be set up in the tenant, and
    /// the values are checked against that setup.
    pub custom_fields: Patch<BTreeMap<String, Value>>,
    kept: Kept,
}

impl UpdateInvoiceRequest {
    /// With all that is required.
    #[must_use]
    pub fn new(customer_id: Option<String>) -> Self {
        Self {
            customer_id,
            customer_address_id: Patch::Absent,
            payment_method_id: Patch::Absent,
            currency_code: Patch::Absent,
            internal_note: Patch::Absent,
            due_date: Patch::Absent,
            positions: None,
            title: Patch::Absent,
            introduction: Patch::Absent,
            closing: Patch::Absent,
            custom_fields: Patch::Absent,
            kept: Kept::default(),
        }
    }

    /// Sets `customerAddressId`.
    #[must_use]
    pub fn customer_address_id(mut self, customer_address_id: impl Into<Patch<String>>) -> Self {
        self.customer_address_id = customer_address_id.into();
        self
    }

    /// Sets `paymentMethodId`.
    #[must_use]
    pub fn payment_method_id(mut self, payment_method_id: impl Into<Patch<String>>) -> Self {
        self.payment_method_id = payment_method_id.into();
        self
    }

    /// Sets `currencyCode`.
    #[must_use]
    pub fn currency_code(mut self, currency_code: impl Into<Patch<String>>) -> Self {
        self.currency_code = currency_code.into();
        self
    }

    /// Sets `internalNote`.
    #[must_use]
    pub fn internal_note(mut self, internal_note: impl Into<Patch<String>>) -> Self {
        self.internal_note = internal_note.into();
        self
    }

    /// Sets `dueDate`.
    #[must_use]
    pub fn due_date(mut self, due_date: impl Into<Patch<String>>) -> Self {
        self.due_date = due_date.into();
        self
    }

    /// Sets `positions`.
    #[must_use]
    pub fn positions(mut self, positions: impl IntoIterator<Item = Position>) -> Self {
        self.positions = Some(positions.into_iter().collect());
        self
    }

    /// Sets `title`.
    #[must_use]
    pub fn title(mut self, title: impl Into<Patch<String>>) -> Self {
        self.title = title.into();
        self
    }

    /// Sets `introduction`.
    #[must_use]
    pub fn introduction(mut self, introduction: impl Into<Patch<String>>) -> Self {
        self.introduction = introduction.into();
        self
    }

    /// Sets `closing`.
    #[must_use]
    pub fn closing(mut self, closing: impl Into<Patch<String>>) -> Self {
        self.closing = closing.into();
        self
    }

    /// Sets `customFields`.
    #[must_use]
    pub fn custom_fields(
        mut self,
        custom_fields: impl Into<Patch<BTreeMap<String, Value>>>,
    ) -> Self {
        self.custom_fields = custom_fields.into();
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    UpdateInvoiceRequest {
        0 customer_id: "customerId" required,
        1 customer_address_id??: "customerAddressId" patch,
        2 payment_method_id??: "paymentMethodId" patch,
        3 currency_code??: "currencyCode" patch,
        4 internal_note??: "internalNote" patch,
        5 due_date??: "dueDate" patch,
        6 positions?: "positions" optional,
        7 title??: "title" patch,
        8 introduction??: "introduction" patch,
        9 closing??: "closing" patch,
        10 custom_fields??: "customFields" patch,
    }
}
