use crate::Unrecognized;
use crate::runtime::wire;

/// Who can see a plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PlanVisibility {
    /// `visible`
    Visible,
    /// `hidden`
    Hidden,
    /// `archived`
    Archived,
    /// `quick_link`
    QuickLink,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

wire::text_enum! {
    PlanVisibility {
        "visible" => Visible,
        "hidden" => Hidden,
        "archived" => Archived,
        "quick_link" => QuickLink,
        _ => Unrecognized,
    }
}
