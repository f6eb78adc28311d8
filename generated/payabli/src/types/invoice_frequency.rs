use crate::Unrecognized;
use crate::runtime::wire;

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

wire::text_enum! {
    InvoiceFrequency {
        "onetime" => OneTime,
        "weekly" => Weekly,
        "every2weeks" => Every2Weeks,
        "every6months" => Every6Months,
        "monthly" => Monthly,
        "every3months" => Every3Months,
        "annually" => Annually,
        _ => Unrecognized,
    }
}
