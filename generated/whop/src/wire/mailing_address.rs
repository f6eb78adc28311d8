use crate::Kept;
use crate::runtime::wire;
use crate::types::MailingAddress;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for MailingAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::nullable(&mut map, "city", &self.city, self.kept.was_null(0))?;
        wire::nullable(&mut map, "country", &self.country, self.kept.was_null(1))?;
        wire::nullable(&mut map, "line1", &self.line1, self.kept.was_null(2))?;
        wire::nullable(&mut map, "line2", &self.line2, self.kept.was_null(3))?;
        wire::nullable(&mut map, "name", &self.name, self.kept.was_null(4))?;
        wire::nullable(&mut map, "phone", &self.phone, self.kept.was_null(5))?;
        wire::nullable(&mut map, "postal_code", &self.postal_code, self.kept.was_null(6))?;
        wire::nullable(&mut map, "state", &self.state, self.kept.was_null(7))?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for MailingAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = MailingAddress;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (MailingAddress)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<MailingAddress, A::Error> {
                let mut city = None;
                let mut country = None;
                let mut line1 = None;
                let mut line2 = None;
                let mut name = None;
                let mut phone = None;
                let mut postal_code = None;
                let mut state = None;
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
                ]))?
                {
                    match key {
                        0 => city = kept.note(0, map.next_value()?),
                        1 => country = kept.note(1, map.next_value()?),
                        2 => line1 = kept.note(2, map.next_value()?),
                        3 => line2 = kept.note(3, map.next_value()?),
                        4 => name = kept.note(4, map.next_value()?),
                        5 => phone = kept.note(5, map.next_value()?),
                        6 => postal_code = kept.note(6, map.next_value()?),
                        7 => state = kept.note(7, map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(MailingAddress {
                    city,
                    country,
                    line1,
                    line2,
                    name,
                    phone,
                    postal_code,
                    state,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
