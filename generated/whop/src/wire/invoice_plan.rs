use crate::Kept;
use crate::runtime::wire;
use crate::types::InvoicePlan;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for InvoicePlan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("currency", &self.currency)?;
        wire::nullable(&mut map, "description", &self.description, self.kept.was_null(2))?;
        map.serialize_entry("formatted_price", &self.formatted_price)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for InvoicePlan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = InvoicePlan;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (InvoicePlan)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<InvoicePlan, A::Error> {
                let mut id = None;
                let mut currency = None;
                let mut description = None;
                let mut formatted_price = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "id",
                    "currency",
                    "description",
                    "formatted_price",
                ]))?
                {
                    match key {
                        0 => id = Some(map.next_value()?),
                        1 => currency = Some(map.next_value()?),
                        2 => description = kept.note(2, map.next_value()?),
                        3 => formatted_price = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(InvoicePlan {
                    id: wire::required(id, "id")?,
                    currency: wire::required(currency, "currency")?,
                    description,
                    formatted_price: wire::required(formatted_price, "formatted_price")?,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
