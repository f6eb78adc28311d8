use crate::Unrecognized;

/// `Frequency` of the Payabli API.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InvoiceFrequency {
    /// `onetime`
    OneTime,
    /// `weekly`
    Weekly,
    /// `every2weeks`
    Every2Weeks,
    /// `every6months`
    Every6Months,
    /// `monthly`
    Monthly,
    /// `every3months`
    Every3Months,
    /// `annually`
    Annually,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

impl InvoiceFrequency {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::OneTime => "onetime",
            Self::Weekly => "weekly",
            Self::Every2Weeks => "every2weeks",
            Self::Every6Months => "every6months",
            Self::Monthly => "monthly",
            Self::Every3Months => "every3months",
            Self::Annually => "annually",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
