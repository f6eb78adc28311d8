use crate::Unrecognized;

/// Whether a plan renews or is paid once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PlanType {
    /// `renewal`
    Renewal,
    /// `one_time`
    OneTime,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

impl PlanType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Renewal => "renewal",
            Self::OneTime => "one_time",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
