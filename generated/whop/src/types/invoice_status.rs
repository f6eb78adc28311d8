use crate::Unrecognized;
use crate::runtime::wire;

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

wire::text_enum! {
    InvoiceStatus {
        "draft" => Draft,
        "open" => Open,
        "paid" => Paid,
        "past_due" => PastDue,
        "uncollectible" => Uncollectible,
        "void" => Void,
        _ => Unrecognized,
    }
}
