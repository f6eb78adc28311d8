use crate::{Kept, Patch};
use crate::runtime::wire;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::Value;

/// A line of an invoice. It may have further lines below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Position {
    /// The id of the position.
    pub id: Option<String>,
    /// The name of the position.
    ///
    /// Length: 1 to 255.
    pub name: Option<String>,
    /// The place of the position on the invoice. Without it, it is set for you.
    pub position: Patch<String>,
    /// A text about the position.
    ///
    /// Length: 1 to 10000.
    pub description: Patch<String>,
    /// How many units there are, as a number in a string. It may be negative.
    ///
    /// Without it, the server takes `"1"`.
    pub quantity: Option<String>,
    /// The id of the unit in which the quantity is counted.
    pub unit_id: Option<Value>,
    /// The net price of one unit, with a dot before the decimal places.
    pub unit_price: Option<Value>,
    /// The currency of the position. Without it, that of the invoice is used.
    pub currency_code: Patch<String>,
    /// The id of the tax group of the position.
    pub tax_group_id: Patch<String>,
    /// The first day of the service.
    pub service_date_from: Patch<Date>,
    /// The last day of the service.
    pub service_date_to: Patch<Date>,
    /// The net amount to take off the price of one unit. It must be positive or `null`.
    pub discount_amount: Option<Value>,
    /// The percentage to take off the price of one unit.
    ///
    /// Greater than 0. Less than 100.
    pub discount_percentage: Patch<Decimal>,
    /// The period that the price of one unit is for.
    pub unit_price_interval: Patch<String>,
    /// The subscription item that the position belongs to.
    pub subscription_item: Patch<String>,
    /// The product that the position belongs to, for statistics.
    pub product: Patch<String>,
    /// The positions below this one.
    pub children: Option<Vec<Position>>,
    kept: Kept,
}

impl Position {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `id`.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets `position`.
    #[must_use]
    pub fn position(mut self, position: impl Into<Patch<String>>) -> Self {
        self.position = position.into();
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<Patch<String>>) -> Self {
        self.description = description.into();
        self
    }

    /// Sets `quantity`.
    #[must_use]
    pub fn quantity(mut self, quantity: impl Into<String>) -> Self {
        self.quantity = Some(quantity.into());
        self
    }

    /// Sets `unitId`.
    #[must_use]
    pub fn unit_id(mut self, unit_id: impl Into<Value>) -> Self {
        self.unit_id = Some(unit_id.into());
        self
    }

    /// Sets `unitPrice`.
    #[must_use]
    pub fn unit_price(mut self, unit_price: impl Into<Value>) -> Self {
        self.unit_price = Some(unit_price.into());
        self
    }

    /// Sets `currencyCode`.
    #[must_use]
    pub fn currency_code(mut self, currency_code: impl Into<Patch<String>>) -> Self {
        self.currency_code = currency_code.into();
        self
    }

    /// Sets `taxGroupId`.
    #[must_use]
    pub fn tax_group_id(mut self, tax_group_id: impl Into<Patch<String>>) -> Self {
        self.tax_group_id = tax_group_id.into();
        self
    }

    /// Sets `serviceDateFrom`.
    #[must_use]
    pub fn service_date_from(mut self, service_date_from: impl Into<Patch<Date>>) -> Self {
        self.service_date_from = service_date_from.into();
        self
    }

    /// Sets `serviceDateTo`.
    #[must_use]
    pub fn service_date_to(mut self, service_date_to: impl Into<Patch<Date>>) -> Self {
        self.service_date_to = service_date_to.into();
        self
    }

    /// Sets `discountAmount`.
    #[must_use]
    pub fn discount_amount(mut self, discount_amount: impl Into<Value>) -> Self {
        self.discount_amount = Some(discount_amount.into());
        self
    }

    /// Sets `discountPercentage`.
    #[must_use]
    pub fn discount_percentage(mut self, discount_percentage: impl Into<Patch<Decimal>>) -> Self {
        self.discount_percentage = discount_percentage.into();
        self
    }

    /// Sets `unitPriceInterval`.
    #[must_use]
    pub fn unit_price_interval(mut self, unit_price_interval: impl Into<Patch<String>>) -> Self {
        self.unit_price_interval = unit_price_interval.into();
        self
    }

    /// Sets `subscriptionItem`.
    #[must_use]
    pub fn subscription_item(mut self, subscription_item: impl Into<Patch<String>>) -> Self {
        self.subscription_item = subscription_item.into();
        self
    }

    /// Sets `product`.
    #[must_use]
    pub fn product(mut self, product: impl Into<Patch<String>>) -> Self {
        self.product = product.into();
        self
    }

    /// Sets `children`.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Position>) -> Self {
        self.children = Some(children.into_iter().collect());
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    Position nested {
        0 id?: "id" optional,
        1 name?: "name" optional,
        2 position??: "position" patch,
        3 description??: "description" patch,
        4 quantity?: "quantity" optional,
        5 unit_id?: "unitId" optional,
        6 unit_price?: "unitPrice" optional,
        7 currency_code??: "currencyCode" patch,
        8 tax_group_id??: "taxGroupId" patch,
        9 service_date_from??: "serviceDateFrom" patch coded,
        10 service_date_to??: "serviceDateTo" patch coded,
        11 discount_amount?: "discountAmount" optional,
        12 discount_percentage??: "discountPercentage" patch coded,
        13 unit_price_interval??: "unitPriceInterval" patch,
        14 subscription_item??: "subscriptionItem" patch,
        15 product??: "product" patch,
        16 children?: "children" optional,
    }
}
