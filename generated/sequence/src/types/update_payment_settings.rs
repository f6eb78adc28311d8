use crate::Unrecognized;

/// `UpdatePaymentSettingsSequenceVersion` of the Sequence API.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UpdatePaymentSettingsSequenceVersion {
    /// `2024-07-30`
    V2024_07_30,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

impl UpdatePaymentSettingsSequenceVersion {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::V2024_07_30 => "2024-07-30",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
