use crate::Unrecognized;
use crate::runtime::wire;

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

wire::text_enum! {
    InvoicePaymentMethod {
        "ui" => Ui,
        "manual" => Manual,
        "automatic" => Automatic,
        _ => Unrecognized,
    }
}
