use super::PaymentProvider;

/// `UpdateInvoiceSettingsEndpointUpdateInvoiceSettingsRequestModel` of the Sequence API.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PaymentSettingsUpdate {
    /// Sequence Account ID.
    pub payment_provider: PaymentProvider,
}

impl PaymentSettingsUpdate {
    /// With all that is required.
    #[must_use]
    pub fn new(payment_provider: PaymentProvider) -> Self {
        Self { payment_provider }
    }
}
