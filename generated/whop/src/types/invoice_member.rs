use crate::Kept;
use crate::runtime::wire;

/// The member the invoice is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvoiceMember {
    /// The id of the member.
    pub id: String,
    kept: Kept,
}

impl InvoiceMember {
    /// With all that is required.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), kept: Kept::default() }
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    InvoiceMember {
        0 id: "id" required,
    }
}
