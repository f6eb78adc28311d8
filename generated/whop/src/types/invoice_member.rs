/// The member the invoice is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvoiceMember {
    /// The id of the member.
    pub id: String,
}

impl InvoiceMember {
    /// With all that is required.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}
