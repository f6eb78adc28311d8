use crate::Kept;
use crate::runtime::wire;
use crate::types::InvoiceMember;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for InvoiceMember {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for InvoiceMember {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = InvoiceMember;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (InvoiceMember)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<InvoiceMember, A::Error> {
                let mut id = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&["id"]))? {
                    match key {
                        0 => id = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(InvoiceMember { id: wire::required(id, "id")?, kept })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
