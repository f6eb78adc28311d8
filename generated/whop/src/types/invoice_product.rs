use crate::Kept;
use crate::runtime::wire;

/// The product that the invoice is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvoiceProduct {
    /// The id of the product.
    pub id: String,
    /// The name of the product, as customers see it.
    pub title: String,
    kept: Kept,
}

impl InvoiceProduct {
    /// With all that is required.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            kept: Kept::default(),
        }
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    InvoiceProduct {
        0 id: "id" required,
        1 title: "title" required,
    }
}
