use crate::Kept;
use crate::runtime::wire;
use super::PaymentProvider;

/// `UpdateInvoiceSettingsEndpointUpdateInvoiceSettingsRequestModel` of the Sequence API.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PaymentSettingsUpdate {
    /// Sequence Account ID.
    pub payment_provider: PaymentProvider,
    kept: Kept,
}

impl PaymentSettingsUpdate {
    /// With all that is required.
    #[must_use]
    pub fn new(payment_provider: PaymentProvider) -> Self {
        Self { payment_provider, kept: Kept::default() }
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    PaymentSettingsUpdate {
        0 payment_provider: "paymentProvider" required,
    }
}
