use crate::Patch;
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
    pub description: Patch<String>,
    /// The price with its currency, for display.
    pub formatted_price: String,
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
            description: Patch::Absent,
            formatted_price: formatted_price.into(),
        }
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<Patch<String>>) -> Self {
        self.description = description.into();
        self
    }
}
