use crate::Unrecognized;

/// How far an invoice has come.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InvoiceStatus {
    /// `draft`
    Draft,
    /// `paid`
    Paid,
    /// `partially_paid`
    PartiallyPaid,
    /// `payment_pending`
    PaymentPending,
    /// `unpaid`
    Unpaid,
    /// `voided`
    Voided,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

impl InvoiceStatus {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Draft => "draft",
            Self::Paid => "paid",
            Self::PartiallyPaid => "partially_paid",
            Self::PaymentPending => "payment_pending",
            Self::Unpaid => "unpaid",
            Self::Voided => "voided",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
