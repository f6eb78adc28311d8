use crate::Unrecognized;
use crate::runtime::wire;

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

wire::text_enum! {
    FallbackPaymentMethod {
        "manual" => Manual,
        "ui" => Ui,
        _ => Unrecognized,
    }
}
