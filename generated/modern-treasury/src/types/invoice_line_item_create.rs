use crate::Kept;
use crate::runtime::wire;
use std::collections::BTreeMap;

/// An item of an invoice, as sent in a request.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvoiceLineItemCreate {
    /// The name of the item, such as that of a product.
    pub name: String,
    /// A text about the item.
    pub description: Option<String>,
    /// How many units there are, as a whole number. One, if left out.
    ///
    /// Without it, the server takes `1`.
    pub quantity: Option<i64>,
    /// The price of one unit, in the smallest unit of the currency.
    pub unit_amount: i64,
    /// The price of one unit, in the smallest unit of the currency, as a decimal number with up to 12
    /// places.
    pub unit_amount_decimal: Option<String>,
    /// Either `debit` or `credit`. A debit adds to the amount of the invoice, a credit takes from it.
    pub direction: Option<String>,
    /// Your own notes on the item, as pairs of strings.
    pub metadata: Option<BTreeMap<String, String>>,
    kept: Kept,
}

impl InvoiceLineItemCreate {
    /// With all that is required.
    #[must_use]
    pub fn new(name: impl Into<String>, unit_amount: i64) -> Self {
        Self {
            name: name.into(),
            description: None,
            quantity: None,
            unit_amount,
            unit_amount_decimal: None,
            direction: None,
            metadata: None,
            kept: Kept::default(),
        }
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Sets `quantity`.
    #[must_use]
    pub fn quantity(mut self, quantity: i64) -> Self {
        self.quantity = Some(quantity);
        self
    }

    /// Sets `unit_amount_decimal`.
    #[must_use]
    pub fn unit_amount_decimal(mut self, unit_amount_decimal: impl Into<String>) -> Self {
        self.unit_amount_decimal = Some(unit_amount_decimal.into());
        self
    }

    /// Sets `direction`.
    #[must_use]
    pub fn direction(mut self, direction: impl Into<String>) -> Self {
        self.direction = Some(direction.into());
        self
    }

    /// Sets `metadata`.
    #[must_use]
    pub fn metadata(
        mut self,
        metadata: impl IntoIterator<Item = (impl Into<String>, String)>,
    ) -> Self {
        self.metadata = Some(
            metadata.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    InvoiceLineItemCreate {
        0 name: "name" required,
        1 description?: "description" optional,
        2 quantity?: "quantity" optional coded,
        3 unit_amount: "unit_amount" required coded,
        4 unit_amount_decimal?: "unit_amount_decimal" optional,
        5 direction?: "direction" optional,
        6 metadata?: "metadata" optional,
    }
}
