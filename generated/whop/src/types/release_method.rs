use crate::Unrecognized;
use crate::runtime::wire;

/// How customers get a plan, at once or from a waiting list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReleaseMethod {
    /// `buy_now`
    BuyNow,
    /// `waitlist`
    Waitlist,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

wire::text_enum! {
    ReleaseMethod {
        "buy_now" => BuyNow,
        "waitlist" => Waitlist,
        _ => Unrecognized,
    }
}
