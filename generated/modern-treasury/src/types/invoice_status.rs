use crate::Unrecognized;
use crate::runtime::wire;

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

wire::text_enum! {
    InvoiceStatus {
        "draft" => Draft,
        "paid" => Paid,
        "partially_paid" => PartiallyPaid,
        "payment_pending" => PaymentPending,
        "unpaid" => Unpaid,
        "voided" => Voided,
        _ => Unrecognized,
    }
}
