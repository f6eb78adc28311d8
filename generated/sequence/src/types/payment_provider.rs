use crate::Unrecognized;
use crate::runtime::wire;

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

wire::text_enum! {
    PaymentProvider {
        "STRIPE" => Stripe,
        "GOCARDLESS" => Gocardless,
        "NONE" => None,
        _ => Unrecognized,
    }
}
