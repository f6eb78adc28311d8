use crate::Patch;
use crate::runtime::wire;
use crate::types::Card;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for Card {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::patch(&mut map, "brand", &self.brand)?;
        wire::patch(&mut map, "last4", &self.last4)?;
        wire::patch(&mut map, "expMonth", &self.exp_month)?;
        wire::patch(&mut map, "expYear", &self.exp_year)?;
        wire::patch(&mut map, "cardHolder", &self.card_holder)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Card {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Card;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object (Card)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Card, A::Error> {
        let mut brand = Patch::Absent;
        let mut last4 = Patch::Absent;
        let mut exp_month = Patch::Absent;
        let mut exp_year = Patch::Absent;
        let mut card_holder = Patch::Absent;
        while let Some(key) = map
            .next_key_seed(
                wire::Keys(&["brand", "last4", "expMonth", "expYear", "cardHolder"]),
            )?
        {
            match key {
                0 => brand = map.next_value()?,
                1 => last4 = map.next_value()?,
                2 => exp_month = map.next_value()?,
                3 => exp_year = map.next_value()?,
                4 => card_holder = map.next_value()?,
                _ => wire::skip(&mut map)?,
            }
        }
        Ok(Card {
            brand,
            last4,
            exp_month,
            exp_year,
            card_holder,
        })
    }
}
