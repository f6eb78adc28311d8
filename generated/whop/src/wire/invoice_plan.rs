use crate::runtime::nulls::Nulls;
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
        wire::nullable(
            &mut map,
            "description",
            &self.description,
            self.received_nulls.has(2),
        )?;
        map.serialize_entry("formatted_price", &self.formatted_price)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for InvoicePlan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

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
        let mut received_nulls = Nulls::default();
        while let Some(key) = map
            .next_key_seed(
                wire::Keys(&["id", "currency", "description", "formatted_price"]),
            )?
        {
            match key {
                0 => id = Some(map.next_value()?),
                1 => currency = Some(map.next_value()?),
                2 => description = received_nulls.note(2, map.next_value()?),
                3 => formatted_price = Some(map.next_value()?),
                _ => wire::skip(&mut map)?,
            }
        }
        Ok(InvoicePlan {
            id: wire::required(id, "id")?,
            currency: wire::required(currency, "currency")?,
            description,
            formatted_price: wire::required(formatted_price, "formatted_price")?,
            received_nulls,
        })
    }
}

impl std::fmt::Debug for InvoicePlan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("InvoicePlan")
            .field("id", &self.id)
            .field("currency", &self.currency)
            .field("description", &self.description)
            .field("formatted_price", &self.formatted_price)
            .finish()
    }
}
