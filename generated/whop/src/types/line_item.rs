use crate::{Kept, Patch};
use crate::runtime::wire;
use rust_decimal::Decimal;

/// One part of an invoice, as sent in a request.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct LineItem {
    /// What the customer pays for.
    pub label: String,
    /// How many units there are. One, if left out.
    ///
    /// Without it, the server takes `1`.
    pub quantity: Patch<Decimal>,
    /// The price of one unit in the currency of the plan, as in 10.43 for $10.43. Negative for a
    /// credit.
    pub unit_price: Decimal,
    kept: Kept,
}

impl LineItem {
    /// With all that is required.
    #[must_use]
    pub fn new(label: impl Into<String>, unit_price: impl Into<Decimal>) -> Self {
        Self {
            label: label.into(),
            quantity: Patch::Absent,
            unit_price: unit_price.into(),
            kept: Kept::default(),
        }
    }

    /// Sets `quantity`.
    #[must_use]
    pub fn quantity(mut self, quantity: impl Into<Patch<Decimal>>) -> Self {
        self.quantity = quantity.into();
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    LineItem {
        0 label: "label" required,
        1 quantity??: "quantity" patch coded,
        2 unit_price: "unit_price" required coded,
    }
}
