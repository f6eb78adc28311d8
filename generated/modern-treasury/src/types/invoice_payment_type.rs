use crate::Unrecognized;

/// The type of the automatic payment of an invoice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InvoicePaymentType {
    /// `eft`
    Eft,
    /// `ach`
    Ach,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

impl InvoicePaymentType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Eft => "eft",
            Self::Ach => "ach",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
