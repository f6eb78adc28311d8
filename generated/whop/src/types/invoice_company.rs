/// The company that sent the invoice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvoiceCompany {
    /// The id of the company.
    pub id: String,
}

impl InvoiceCompany {
    /// With all that is required.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}
