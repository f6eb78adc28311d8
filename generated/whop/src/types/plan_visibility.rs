use crate::Unrecognized;

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

impl PlanVisibility {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Visible => "visible",
            Self::Hidden => "hidden",
            Self::Archived => "archived",
            Self::QuickLink => "quick_link",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
