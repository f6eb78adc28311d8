use crate::Kept;
use crate::runtime::wire;
use super::PaymentProvider;

/// `UpdateInvoiceSettingsEndpointProductUpdateInvoiceSettingsResponseModel` of the Sequence API.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PaymentSettings {
    /// Unique payment provider id.
    pub id: String,
    /// Sequence Account ID.
    pub sequence_account_id: String,
    /// Invoice ID.
    pub invoice_id: String,
    /// Customer ID.
    pub customer_id: String,
    /// Sequence Account ID.
    pub payment_provider: PaymentProvider,
    kept: Kept,
}

impl PaymentSettings {
    /// With all that is required.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        sequence_account_id: impl Into<String>,
        invoice_id: impl Into<String>,
        customer_id: impl Into<String>,
        payment_provider: PaymentProvider,
    ) -> Self {
        Self {
            id: id.into(),
            sequence_account_id: sequence_account_id.into(),
            invoice_id: invoice_id.into(),
            customer_id: customer_id.into(),
            payment_provider,
            kept: Kept::default(),
        }
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    PaymentSettings {
        0 id: "id" required,
        1 sequence_account_id: "sequenceAccountId" required,
        2 invoice_id: "invoiceId" required,
        3 customer_id: "customerId" required,
        4 payment_provider: "paymentProvider" required,
    }
}
