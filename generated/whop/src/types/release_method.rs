use crate::Unrecognized;

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

impl ReleaseMethod {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::BuyNow => "buy_now",
            Self::Waitlist => "waitlist",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
