use crate::Kept;
use crate::runtime::wire;

/// The company that sent the invoice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvoiceCompany {
    /// The id of the company.
    pub id: String,
    kept: Kept,
}

impl InvoiceCompany {
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
    InvoiceCompany {
        0 id: "id" required,
    }
}
