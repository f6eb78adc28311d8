use crate::Kept;
use crate::runtime::wire;
use crate::types::BillOptions;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for BillOptions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::optional(&mut map, "includePaylink", &self.include_paylink)?;
        wire::optional(&mut map, "includePdf", &self.include_pdf)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for BillOptions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = BillOptions;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (BillOptions)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<BillOptions, A::Error> {
                let mut include_paylink = None;
                let mut include_pdf = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&["includePaylink", "includePdf"]))? {
                    match key {
                        0 => include_paylink = Some(map.next_value()?),
                        1 => include_pdf = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(BillOptions { include_paylink, include_pdf, kept })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
