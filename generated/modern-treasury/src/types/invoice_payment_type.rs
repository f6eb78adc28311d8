use crate::Unrecognized;
use crate::runtime::wire;

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

wire::text_enum! {
    InvoicePaymentType {
        "eft" => Eft,
        "ach" => Ach,
        _ => Unrecognized,
    }
}
