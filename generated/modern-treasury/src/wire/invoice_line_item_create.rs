use crate::Kept;
use crate::runtime::wire;
use crate::runtime::codec::In;
use crate::types::InvoiceLineItemCreate;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for InvoiceLineItemCreate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", &self.name)?;
        wire::optional(&mut map, "description", &self.description)?;
        wire::optional(&mut map, "quantity", &self.quantity)?;
        map.serialize_entry("unit_amount", &self.unit_amount)?;
        wire::optional(&mut map, "unit_amount_decimal", &self.unit_amount_decimal)?;
        wire::optional(&mut map, "direction", &self.direction)?;
        wire::optional(&mut map, "metadata", &self.metadata)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for InvoiceLineItemCreate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = InvoiceLineItemCreate;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (InvoiceLineItemCreate)")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<InvoiceLineItemCreate, A::Error> {
                let mut name = None;
                let mut description = None;
                let mut quantity = None;
                let mut unit_amount = None;
                let mut unit_amount_decimal = None;
                let mut direction = None;
                let mut metadata = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "name",
                    "description",
                    "quantity",
                    "unit_amount",
                    "unit_amount_decimal",
                    "direction",
                    "metadata",
                ]))?
                {
                    match key {
                        0 => name = Some(map.next_value()?),
                        1 => description = Some(map.next_value()?),
                        2 => quantity = Some(map.next_value::<In<_>>()?.0),
                        3 => unit_amount = Some(map.next_value::<In<_>>()?.0),
                        4 => unit_amount_decimal = Some(map.next_value()?),
                        5 => direction = Some(map.next_value()?),
                        6 => metadata = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(InvoiceLineItemCreate {
                    name: wire::required(name, "name")?,
                    description,
                    quantity,
                    unit_amount: wire::required(unit_amount, "unit_amount")?,
                    unit_amount_decimal,
                    direction,
                    metadata,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
