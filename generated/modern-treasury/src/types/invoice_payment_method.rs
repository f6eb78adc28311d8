use crate::Unrecognized;

/// How an invoice is paid: `ui` shows the payment page, `manual` leaves it to the recipient,
/// `automatic` creates the payment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InvoicePaymentMethod {
    /// `ui`
    Ui,
    /// `manual`
    Manual,
    /// `automatic`
    Automatic,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

impl InvoicePaymentMethod {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Ui => "ui",
            Self::Manual => "manual",
            Self::Automatic => "automatic",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
