use crate::Kept;
use crate::runtime::wire;
use crate::types::InvoiceUser;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for InvoiceUser {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("username", &self.username)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for InvoiceUser {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = InvoiceUser;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (InvoiceUser)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<InvoiceUser, A::Error> {
                let mut id = None;
                let mut name = None;
                let mut username = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&["id", "name", "username"]))? {
                    match key {
                        0 => id = Some(map.next_value()?),
                        1 => name = Some(map.next_value()?),
                        2 => username = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(InvoiceUser {
                    id: wire::required(id, "id")?,
                    name: wire::required(name, "name")?,
                    username: wire::required(username, "username")?,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
