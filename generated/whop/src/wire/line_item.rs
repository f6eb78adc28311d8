use crate::{Kept, Patch};
use crate::runtime::wire;
use crate::runtime::codec::{In, Out};
use crate::types::LineItem;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for LineItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("label", &self.label)?;
        wire::patch(&mut map, "quantity", &self.quantity.as_ref().map(Out))?;
        map.serialize_entry("unit_price", &Out(&self.unit_price))?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for LineItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = LineItem;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (LineItem)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<LineItem, A::Error> {
                let mut label = None;
                let mut quantity = Patch::Absent;
                let mut unit_price = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "label",
                    "quantity",
                    "unit_price",
                ]))?
                {
                    match key {
                        0 => label = Some(map.next_value()?),
                        1 => quantity = map.next_value::<In<_>>()?.0,
                        2 => unit_price = Some(map.next_value::<In<_>>()?.0),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(LineItem {
                    label: wire::required(label, "label")?,
                    quantity,
                    unit_price: wire::required(unit_price, "unit_price")?,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
