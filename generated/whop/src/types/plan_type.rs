use crate::Unrecognized;
use crate::runtime::wire;

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

wire::text_enum! {
    PlanType {
        "renewal" => Renewal,
        "one_time" => OneTime,
        _ => Unrecognized,
    }
}
