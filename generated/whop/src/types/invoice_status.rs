use crate::Unrecognized;

/// How far an invoice has come.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InvoiceStatus {
    /// `draft`
    Draft,
    /// `open`
    Open,
    /// `paid`
    Paid,
    /// `past_due`
    PastDue,
    /// `uncollectible`
    Uncollectible,
    /// `void`
    Void,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

impl InvoiceStatus {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Paid => "paid",
            Self::PastDue => "past_due",
            Self::Uncollectible => "uncollectible",
            Self::Void => "void",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
