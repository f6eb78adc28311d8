use crate::Kept;
use crate::runtime::wire;

/// The payment that settled the invoice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvoicePayment {
    /// The id of the payment.
    pub id: String,
    kept: Kept,
}

impl InvoicePayment {
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
    InvoicePayment {
        0 id: "id" required,
    }
}
