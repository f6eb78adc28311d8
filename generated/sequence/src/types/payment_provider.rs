use crate::Unrecognized;

/// `PaymentProvider` of the Sequence API.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PaymentProvider {
    /// `STRIPE`
    Stripe,
    /// `GOCARDLESS`
    Gocardless,
    /// `NONE`
    None,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

impl PaymentProvider {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Stripe => "STRIPE",
            Self::Gocardless => "GOCARDLESS",
            Self::None => "NONE",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
