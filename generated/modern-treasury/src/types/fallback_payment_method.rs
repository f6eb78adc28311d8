use crate::Unrecognized;

/// How to collect the money when an automatic payment fails: `manual` leaves it to the recipient,
/// `ui` shows the payment page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FallbackPaymentMethod {
    /// `manual`
    Manual,
    /// `ui`
    Ui,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

impl FallbackPaymentMethod {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Manual => "manual",
            Self::Ui => "ui",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
