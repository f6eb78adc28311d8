use crate::Kept;
use crate::runtime::wire;
use crate::runtime::codec::{In, Out};
use crate::types::BillItem;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for BillItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::optional(&mut map, "itemCategories", &self.item_categories)?;
        wire::optional(&mut map, "itemCommodityCode", &self.item_commodity_code)?;
        map.serialize_entry("itemCost", &Out(&self.item_cost))?;
        wire::optional(&mut map, "itemDescription", &self.item_description)?;
        wire::optional(&mut map, "itemMode", &self.item_mode)?;
        wire::optional(&mut map, "itemProductCode", &self.item_product_code)?;
        wire::optional(&mut map, "itemProductName", &self.item_product_name)?;
        wire::optional(&mut map, "itemQty", &self.item_qty)?;
        wire::optional(&mut map, "itemTaxAmount", &self.item_tax_amount.as_ref().map(Out))?;
        wire::optional(&mut map, "itemTaxRate", &self.item_tax_rate.as_ref().map(Out))?;
        wire::optional(&mut map, "itemTotalAmount", &self.item_total_amount.as_ref().map(Out))?;
        wire::optional(&mut map, "itemUnitOfMeasure", &self.item_unit_of_measure)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for BillItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = BillItem;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (BillItem)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<BillItem, A::Error> {
                let mut item_categories = None;
                let mut item_commodity_code = None;
                let mut item_cost = None;
                let mut item_description = None;
                let mut item_mode = None;
                let mut item_product_code = None;
                let mut item_product_name = None;
                let mut item_qty = None;
                let mut item_tax_amount = None;
                let mut item_tax_rate = None;
                let mut item_total_amount = None;
                let mut item_unit_of_measure = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "itemCategories",
                    "itemCommodityCode",
                    "itemCost",
                    "itemDescription",
                    "itemMode",
                    "itemProductCode",
                    "itemProductName",
                    "itemQty",
                    "itemTaxAmount",
                    "itemTaxRate",
                    "itemTotalAmount",
                    "itemUnitOfMeasure",
                ]))?
                {
                    match key {
                        0 => item_categories = Some(map.next_value()?),
                        1 => item_commodity_code = Some(map.next_value()?),
                        2 => item_cost = Some(map.next_value::<In<_>>()?.0),
                        3 => item_description = Some(map.next_value()?),
                        4 => item_mode = Some(map.next_value::<In<_>>()?.0),
                        5 => item_product_code = Some(map.next_value()?),
                        6 => item_product_name = Some(map.next_value()?),
                        7 => item_qty = Some(map.next_value::<In<_>>()?.0),
                        8 => item_tax_amount = Some(map.next_value::<In<_>>()?.0),
                        9 => item_tax_rate = Some(map.next_value::<In<_>>()?.0),
                        10 => item_total_amount = Some(map.next_value::<In<_>>()?.0),
                        11 => item_unit_of_measure = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(BillItem {
                    item_categories,
                    item_commodity_code,
                    item_cost: wire::required(item_cost, "itemCost")?,
                    item_description,
                    item_mode,
                    item_product_code,
                    item_product_name,
                    item_qty,
                    item_tax_amount,
                    item_tax_rate,
                    item_total_amount,
                    item_unit_of_measure,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
