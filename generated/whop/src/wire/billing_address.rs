use crate::{Kept, Patch};
use crate::runtime::wire;
use crate::types::BillingAddress;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for BillingAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::patch(&mut map, "city", &self.city)?;
        wire::patch(&mut map, "country", &self.country)?;
        wire::patch(&mut map, "line1", &self.line1)?;
        wire::patch(&mut map, "line2", &self.line2)?;
        wire::patch(&mut map, "name", &self.name)?;
        wire::patch(&mut map, "phone", &self.phone)?;
        wire::patch(&mut map, "postal_code", &self.postal_code)?;
        wire::patch(&mut map, "state", &self.state)?;
        wire::patch(&mut map, "tax_id_type", &self.tax_id_type)?;
        wire::patch(&mut map, "tax_id_value", &self.tax_id_value)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for BillingAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = BillingAddress;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (BillingAddress)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<BillingAddress, A::Error> {
                let mut city = Patch::Absent;
                let mut country = Patch::Absent;
                let mut line1 = Patch::Absent;
                let mut line2 = Patch::Absent;
                let mut name = Patch::Absent;
                let mut phone = Patch::Absent;
                let mut postal_code = Patch::Absent;
                let mut state = Patch::Absent;
                let mut tax_id_type = Patch::Absent;
                let mut tax_id_value = Patch::Absent;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "city",
                    "country",
                    "line1",
                    "line2",
                    "name",
                    "phone",
                    "postal_code",
                    "state",
                    "tax_id_type",
                    "tax_id_value",
                ]))?
                {
                    match key {
                        0 => city = map.next_value()?,
                        1 => country = map.next_value()?,
                        2 => line1 = map.next_value()?,
                        3 => line2 = map.next_value()?,
                        4 => name = map.next_value()?,
                        5 => phone = map.next_value()?,
                        6 => postal_code = map.next_value()?,
                        7 => state = map.next_value()?,
                        8 => tax_id_type = map.next_value()?,
                        9 => tax_id_value = map.next_value()?,
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(BillingAddress {
                    city,
                    country,
                    line1,
                    line2,
                    name,
                    phone,
                    postal_code,
                    state,
                    tax_id_type,
                    tax_id_value,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
