use crate::Kept;
use crate::runtime::wire;
use crate::types::Address;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("line1", &self.line1)?;
        wire::optional(&mut map, "line2", &self.line2)?;
        map.serialize_entry("locality", &self.locality)?;
        map.serialize_entry("region", &self.region)?;
        map.serialize_entry("postal_code", &self.postal_code)?;
        map.serialize_entry("country", &self.country)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Address;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (Address)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Address, A::Error> {
                let mut line1 = None;
                let mut line2 = None;
                let mut locality = None;
                let mut region = None;
                let mut postal_code = None;
                let mut country = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "line1",
                    "line2",
                    "locality",
                    "region",
                    "postal_code",
                    "country",
                ]))?
                {
                    match key {
                        0 => line1 = Some(map.next_value()?),
                        1 => line2 = Some(map.next_value()?),
                        2 => locality = Some(map.next_value()?),
                        3 => region = Some(map.next_value()?),
                        4 => postal_code = Some(map.next_value()?),
                        5 => country = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(Address {
                    line1: wire::required(line1, "line1")?,
                    line2,
                    locality: wire::required(locality, "locality")?,
                    region: wire::required(region, "region")?,
                    postal_code: wire::required(postal_code, "postal_code")?,
                    country: wire::required(country, "country")?,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
