use crate::{Kept, Patch};
use crate::runtime::wire;
use crate::runtime::codec::{In, Out};
use crate::types::Position;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::optional(&mut map, "id", &self.id)?;
        wire::optional(&mut map, "name", &self.name)?;
        wire::patch(&mut map, "position", &self.position)?;
        wire::patch(&mut map, "description", &self.description)?;
        wire::optional(&mut map, "quantity", &self.quantity)?;
        wire::optional(&mut map, "unitId", &self.unit_id)?;
        wire::optional(&mut map, "unitPrice", &self.unit_price)?;
        wire::patch(&mut map, "currencyCode", &self.currency_code)?;
        wire::patch(&mut map, "taxGroupId", &self.tax_group_id)?;
        wire::patch(&mut map, "serviceDateFrom", &self.service_date_from.as_ref().map(Out))?;
        wire::patch(&mut map, "serviceDateTo", &self.service_date_to.as_ref().map(Out))?;
        wire::optional(&mut map, "discountAmount", &self.discount_amount)?;
        wire::patch(&mut map, "discountPercentage", &self.discount_percentage.as_ref().map(Out))?;
        wire::patch(&mut map, "unitPriceInterval", &self.unit_price_interval)?;
        wire::patch(&mut map, "subscriptionItem", &self.subscription_item)?;
        wire::patch(&mut map, "product", &self.product)?;
        wire::optional(&mut map, "children", &self.children)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Position;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (Position)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Position, A::Error> {
                let _nested = wire::nested()?;
                let mut id = None;
                let mut name = None;
                let mut position = Patch::Absent;
                let mut description = Patch::Absent;
                let mut quantity = None;
                let mut unit_id = None;
                let mut unit_price = None;
                let mut currency_code = Patch::Absent;
                let mut tax_group_id = Patch::Absent;
                let mut service_date_from = Patch::Absent;
                let mut service_date_to = Patch::Absent;
                let mut discount_amount = None;
                let mut discount_percentage = Patch::Absent;
                let mut unit_price_interval = Patch::Absent;
                let mut subscription_item = Patch::Absent;
                let mut product = Patch::Absent;
                let mut children = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "id",
                    "name",
                    "position",
                    "description",
                    "quantity",
                    "unitId",
                    "unitPrice",
                    "currencyCode",
                    "taxGroupId",
                    "serviceDateFrom",
                    "serviceDateTo",
                    "discountAmount",
                    "discountPercentage",
                    "unitPriceInterval",
                    "subscriptionItem",
                    "product",
                    "children",
                ]))?
                {
                    match key {
                        0 => id = Some(map.next_value()?),
                        1 => name = Some(map.next_value()?),
                        2 => position = map.next_value()?,
                        3 => description = map.next_value()?,
                        4 => quantity = Some(map.next_value()?),
                        5 => unit_id = Some(map.next_value()?),
                        6 => unit_price = Some(map.next_value()?),
                        7 => currency_code = map.next_value()?,
                        8 => tax_group_id = map.next_value()?,
                        9 => service_date_from = map.next_value::<In<_>>()?.0,
                        10 => service_date_to = map.next_value::<In<_>>()?.0,
                        11 => discount_amount = Some(map.next_value()?),
                        12 => discount_percentage = map.next_value::<In<_>>()?.0,
                        13 => unit_price_interval = map.next_value()?,
                        14 => subscription_item = map.next_value()?,
                        15 => product = map.next_value()?,
                        16 => children = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(Position {
                    id,
                    name,
                    position,
                    description,
                    quantity,
                    unit_id,
                    unit_price,
                    currency_code,
                    tax_group_id,
                    service_date_from,
                    service_date_to,
                    discount_amount,
                    discount_percentage,
                    unit_price_interval,
                    subscription_item,
                    product,
                    children,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
