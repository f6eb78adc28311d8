use crate::runtime::nulls::Nulls;
use crate::runtime::wire;
use crate::types::MailingAddress;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for MailingAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::nullable(&mut map, "city", &self.city, self.received_nulls.has(0))?;
        wire::nullable(&mut map, "country", &self.country, self.received_nulls.has(1))?;
        wire::nullable(&mut map, "line1", &self.line1, self.received_nulls.has(2))?;
        wire::nullable(&mut map, "line2", &self.line2, self.received_nulls.has(3))?;
        wire::nullable(&mut map, "name", &self.name, self.received_nulls.has(4))?;
        wire::nullable(&mut map, "phone", &self.phone, self.received_nulls.has(5))?;
        wire::nullable(
            &mut map,
            "postal_code",
            &self.postal_code,
            self.received_nulls.has(6),
        )?;
        wire::nullable(&mut map, "state", &self.state, self.received_nulls.has(7))?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for MailingAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = MailingAddress;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object (MailingAddress)")
    }

    fn visit_map<A: MapAccess<'de>>(
        self,
        mut map: A,
    ) -> Result<MailingAddress, A::Error> {
        let mut city = None;
        let mut country = None;
        let mut line1 = None;
        let mut line2 = None;
        let mut name = None;
        let mut phone = None;
        let mut postal_code = None;
        let mut state = None;
        let mut received_nulls = Nulls::default();
        while let Some(key) = map
            .next_key_seed(
                wire::Keys(
                    &[
                        "city",
                        "country",
                        "line1",
                        "line2",
                        "name",
                        "phone",
                        "postal_code",
                        "state",
                    ],
                ),
            )?
        {
            match key {
                0 => city = received_nulls.note(0, map.next_value()?),
                1 => country = received_nulls.note(1, map.next_value()?),
                2 => line1 = received_nulls.note(2, map.next_value()?),
                3 => line2 = received_nulls.note(3, map.next_value()?),
                4 => name = received_nulls.note(4, map.next_value()?),
                5 => phone = received_nulls.note(5, map.next_value()?),
                6 => postal_code = received_nulls.note(6, map.next_value()?),
                7 => state = received_nulls.note(7, map.next_value()?),
                _ => wire::skip(&mut map)?,
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
            received_nulls,
        })
    }
}

impl std::fmt::Debug for MailingAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailingAddress")
            .field("city", &self.city)
            .field("country", &self.country)
            .field("line1", &self.line1)
            .field("line2", &self.line2)
            .field("name", &self.name)
            .field("phone", &self.phone)
            .field("postal_code", &self.postal_code)
            .field("state", &self.state)
            .finish()
    }
}
