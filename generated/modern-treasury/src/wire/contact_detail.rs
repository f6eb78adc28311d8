use crate::Kept;
use crate::runtime::wire;
use crate::runtime::codec::{In, Out};
use crate::types::ContactDetail;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for ContactDetail {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("object", &self.object)?;
        map.serialize_entry("live_mode", &self.live_mode)?;
        map.serialize_entry("created_at", &Out(&self.created_at))?;
        map.serialize_entry("updated_at", &Out(&self.updated_at))?;
        map.serialize_entry("discarded_at", &Out(&self.discarded_at))?;
        map.serialize_entry("contact_identifier", &self.contact_identifier)?;
        map.serialize_entry("contact_identifier_type", &self.contact_identifier_type)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for ContactDetail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = ContactDetail;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (ContactDetail)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ContactDetail, A::Error> {
                let mut id = None;
                let mut object = None;
                let mut live_mode = None;
                let mut created_at = None;
                let mut updated_at = None;
                let mut discarded_at = None;
                let mut contact_identifier = None;
                let mut contact_identifier_type = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "id",
                    "object",
                    "live_mode",
                    "created_at",
                    "updated_at",
                    "discarded_at",
                    "contact_identifier",
                    "contact_identifier_type",
                ]))?
                {
                    match key {
                        0 => id = Some(map.next_value()?),
                        1 => object = Some(map.next_value()?),
                        2 => live_mode = Some(map.next_value()?),
                        3 => created_at = Some(map.next_value::<In<_>>()?.0),
                        4 => updated_at = Some(map.next_value::<In<_>>()?.0),
                        5 => discarded_at = Some(map.next_value::<In<_>>()?.0),
                        6 => contact_identifier = Some(map.next_value()?),
                        7 => contact_identifier_type = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(ContactDetail {
                    id: wire::required(id, "id")?,
                    object: wire::required(object, "object")?,
                    live_mode: wire::required(live_mode, "live_mode")?,
                    created_at: wire::required(created_at, "created_at")?,
                    updated_at: wire::required(updated_at, "updated_at")?,
                    discarded_at: wire::required(discarded_at, "discarded_at")?,
                    contact_identifier: wire::required(contact_identifier, "contact_identifier")?,
                    contact_identifier_type: wire::required(
                        contact_identifier_type,
                        "contact_identifier_type",
                    )?,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
