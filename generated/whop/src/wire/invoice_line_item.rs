use crate::Kept;
use crate::runtime::wire;
use crate::runtime::codec::{In, Out};
use crate::types::InvoiceLineItem;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for InvoiceLineItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("label", &self.label)?;
        map.serialize_entry("position", &self.position)?;
        map.serialize_entry("quantity", &Out(&self.quantity))?;
        map.serialize_entry("unit_price", &Out(&self.unit_price))?;
        map.serialize_entry("total", &Out(&self.total))?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for InvoiceLineItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = InvoiceLineItem;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (InvoiceLineItem)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<InvoiceLineItem, A::Error> {
                let mut label = None;
                let mut position = None;
                let mut quantity = None;
                let mut unit_price = None;
                let mut total = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "label",
                    "position",
                    "quantity",
                    "unit_price",
                    "total",
                ]))?
                {
                    match key {
                        0 => label = Some(map.next_value()?),
                        1 => position = Some(map.next_value::<In<_>>()?.0),
                        2 => quantity = Some(map.next_value::<In<_>>()?.0),
                        3 => unit_price = Some(map.next_value::<In<_>>()?.0),
                        4 => total = Some(map.next_value::<In<_>>()?.0),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(InvoiceLineItem {
                    label: wire::required(label, "label")?,
                    position: wire::required(position, "position")?,
                    quantity: wire::required(quantity, "quantity")?,
                    unit_price: wire::required(unit_price, "unit_price")?,
                    total: wire::required(total, "total")?,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
