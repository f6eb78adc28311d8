use crate::Kept;
use crate::runtime::wire;
use super::Currency;

/// The plan that the invoice charges for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvoicePlan {
    /// The id of the plan.
    pub id: String,
    /// The currency of every amount of the plan.
    pub currency: Currency,
    /// A text about the plan, if there is one.
    pub description: Option<String>,
    /// The price with its currency, for display.
    pub formatted_price: String,
    kept: Kept,
}

impl InvoicePlan {
    /// With all that is required.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        currency: Currency,
        formatted_price: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            currency,
            description: None,
            formatted_price: formatted_price.into(),
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
    InvoicePlan {
        0 id: "id" required,
        1 currency: "currency" required,
        2 description?: "description" nullable,
        3 formatted_price: "formatted_price" required,
    }
}
