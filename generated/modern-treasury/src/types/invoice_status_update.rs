use crate::Unrecognized;
use crate::runtime::wire;

/// A status to give to an invoice. A draft can become `unpaid`, an unpaid invoice can become
/// `paid`, and either can be voided. The documentation writes the last as `void` in one place and
/// as `voided` in another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InvoiceStatusUpdate {
    /// `unpaid`
    Unpaid,
    /// `paid`
    Paid,
    /// `void`
    Void,
    /// `voided`
    Voided,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

wire::text_enum! {
    InvoiceStatusUpdate {
        "unpaid" => Unpaid,
        "paid" => Paid,
        "void" => Void,
        "voided" => Voided,
        _ => Unrecognized,
    }
}
