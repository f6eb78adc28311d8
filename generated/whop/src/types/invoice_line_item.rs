use crate::Kept;
use crate::runtime::wire;
use rust_decimal::Decimal;

/// One part of an invoice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvoiceLineItem {
    /// What the customer pays for.
    pub label: String,
    /// The place of the item on the invoice.
    pub position: i64,
    /// How many units there are.
    pub quantity: Decimal,
    /// The price of one unit. Negative for a credit.
    pub unit_price: Decimal,
    /// Quantity times unit price.
    pub total: Decimal,
    kept: Kept,
}

impl InvoiceLineItem {
    /// With all that is required.
    #[must_use]
    pub fn new(
        label: impl Into<String>,
        position: i64,
        quantity: impl Into<Decimal>,
        unit_price: impl Into<Decimal>,
        total: impl Into<Decimal>,
    ) -> Self {
        Self {
            label: label.into(),
            position,
            quantity: quantity.into(),
            unit_price: unit_price.into(),
            total: total.into(),
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
    InvoiceLineItem {
        0 label: "label" required,
        1 position: "position" required coded,
        2 quantity: "quantity" required coded,
        3 unit_price: "unit_price" required coded,
        4 total: "total" required coded,
    }
}
