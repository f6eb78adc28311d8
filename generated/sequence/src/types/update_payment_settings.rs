use crate::Unrecognized;
use crate::runtime::wire;

/// `UpdatePaymentSettingsSequenceVersion` of the Sequence API.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UpdatePaymentSettingsSequenceVersion {
    /// `2024-07-30`
    V2024_07_30,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

wire::text_enum! {
    UpdatePaymentSettingsSequenceVersion {
        "2024-07-30" => V2024_07_30,
        _ => Unrecognized,
    }
}
