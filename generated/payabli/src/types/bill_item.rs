use crate::Kept;
use crate::runtime::wire;
use rust_decimal::Decimal;

/// `BillItem` of the Payabli API.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct BillItem {
    /// Array of tags classifying item or product.
    pub item_categories: Option<Vec<String>>,
    /// `itemCommodityCode`.
    pub item_commodity_code: Option<String>,
    /// Item or product price per unit.
    pub item_cost: Decimal,
    /// `itemDescription`.
    pub item_description: Option<String>,
    /// Internal class of item or product: value '0' is only for invoices , '1' for bills and, '2'
    /// common for both.
    pub item_mode: Option<i64>,
    /// `itemProductCode`.
    pub item_product_code: Option<String>,
    /// `itemProductName`.
    pub item_product_name: Option<String>,
    /// Quantity of item or product.
    pub item_qty: Option<i64>,
    /// Tax amount applied to item or product.
    pub item_tax_amount: Option<Decimal>,
    /// Tax rate applied to item or product.
    pub item_tax_rate: Option<Decimal>,
    /// Total amount in item or product.
    pub item_total_amount: Option<Decimal>,
    /// `itemUnitOfMeasure`.
    pub item_unit_of_measure: Option<String>,
    kept: Kept,
}

impl BillItem {
    /// With all that is required.
    #[must_use]
    pub fn new(item_cost: impl Into<Decimal>) -> Self {
        Self {
            item_categories: None,
            item_commodity_code: None,
            item_cost: item_cost.into(),
            item_description: None,
            item_mode: None,
            item_product_code: None,
            item_product_name: None,
            item_qty: None,
            item_tax_amount: None,
            item_tax_rate: None,
            item_total_amount: None,
            item_unit_of_measure: None,
            kept: Kept::default(),
        }
    }

    /// Sets `itemCategories`.
    #[must_use]
    pub fn item_categories(
        mut self,
        item_categories: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.item_categories = Some(item_categories.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `itemCommodityCode`.
    #[must_use]
    pub fn item_commodity_code(mut self, item_commodity_code: impl Into<String>) -> Self {
        self.item_commodity_code = Some(item_commodity_code.into());
        self
    }

    /// Sets `itemDescription`.
    #[must_use]
    pub fn item_description(mut self, item_description: impl Into<String>) -> Self {
        self.item_description = Some(item_description.into());
        self
    }

    /// Sets `itemMode`.
    #[must_use]
    pub fn item_mode(mut self, item_mode: i64) -> Self {
        self.item_mode = Some(item_mode);
        self
    }

    /// Sets `itemProductCode`.
    #[must_use]
    pub fn item_product_code(mut self, item_product_code: impl Into<String>) -> Self {
        self.item_product_code = Some(item_product_code.into());
        self
    }

    /// Sets `itemProductName`.
    #[must_use]
    pub fn item_product_name(mut self, item_product_name: impl Into<String>) -> Self {
        self.item_product_name = Some(item_product_name.into());
        self
    }

    /// Sets `itemQty`.
    #[must_use]
    pub fn item_qty(mut self, item_qty: i64) -> Self {
        self.item_qty = Some(item_qty);
        self
    }

    /// Sets `itemTaxAmount`.
    #[must_use]
    pub fn item_tax_amount(mut self, item_tax_amount: impl Into<Decimal>) -> Self {
        self.item_tax_amount = Some(item_tax_amount.into());
        self
    }

    /// Sets `itemTaxRate`.
    #[must_use]
    pub fn item_tax_rate(mut self, item_tax_rate: impl Into<Decimal>) -> Self {
        self.item_tax_rate = Some(item_tax_rate.into());
        self
    }

    /// Sets `itemTotalAmount`.
    #[must_use]
    pub fn item_total_amount(mut self, item_total_amount: impl Into<Decimal>) -> Self {
        self.item_total_amount = Some(item_total_amount.into());
        self
    }

    /// Sets `itemUnitOfMeasure`.
    #[must_use]
    pub fn item_unit_of_measure(mut self, item_unit_of_measure: impl Into<String>) -> Self {
        self.item_unit_of_measure = Some(item_unit_of_measure.into());
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    BillItem {
        0 item_categories?: "itemCategories" optional,
        1 item_commodity_code?: "itemCommodityCode" optional,
        2 item_cost: "itemCost" required coded,
        3 item_description?: "itemDescription" optional,
        4 item_mode?: "itemMode" optional coded,
        5 item_product_code?: "itemProductCode" optional,
        6 item_product_name?: "itemProductName" optional,
        7 item_qty?: "itemQty" optional coded,
        8 item_tax_amount?: "itemTaxAmount" optional coded,
        9 item_tax_rate?: "itemTaxRate" optional coded,
        10 item_total_amount?: "itemTotalAmount" optional coded,
        11 item_unit_of_measure?: "itemUnitOfMeasure" optional,
    }
}
