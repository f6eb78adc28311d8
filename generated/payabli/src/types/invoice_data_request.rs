use crate::Kept;
use crate::runtime::wire;
use super::{BillData, BillOptions, PayorDataRequest};

/// `InvoiceDataRequest` of the Payabli API.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvoiceDataRequest {
    /// Object describing the customer/payor. Required for POST requests. Which fields are required
    /// depends on the paypoint's custom identifier settings.
    pub customer_data: Option<PayorDataRequest>,
    /// Object describing the invoice. Required for POST requests.
    pub invoice_data: Option<BillData>,
    /// Object with options for scheduled invoices.
    pub scheduled_options: Option<BillOptions>,
    kept: Kept,
}

impl InvoiceDataRequest {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `customerData`.
    #[must_use]
    pub fn customer_data(mut self, customer_data: PayorDataRequest) -> Self {
        self.customer_data = Some(customer_data);
        self
    }

    /// Sets `invoiceData`.
    #[must_use]
    pub fn invoice_data(mut self, invoice_data: BillData) -> Self {
        self.invoice_data = Some(invoice_data);
        self
    }

    /// Sets `scheduledOptions`.
    #[must_use]
    pub fn scheduled_options(mut self, scheduled_options: BillOptions) -> Self {
        self.scheduled_options = Some(scheduled_options);
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    InvoiceDataRequest {
        0 customer_data?: "customerData" optional,
        1 invoice_data?: "invoiceData" optional,
        2 scheduled_options?: "scheduledOptions" optional,
    }
}
