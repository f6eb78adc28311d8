use crate::Kept;
use crate::runtime::wire;
use crate::runtime::codec::In;
use crate::types::Card;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for Card {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::nullable(&mut map, "brand", &self.brand, self.kept.was_null(0))?;
        wire::nullable(&mut map, "last4", &self.last4, self.kept.was_null(1))?;
        wire::nullable(&mut map, "expMonth", &self.exp_month, self.kept.was_null(2))?;
        wire::nullable(&mut map, "expYear", &self.exp_year, self.kept.was_null(3))?;
        wire::nullable(&mut map, "cardHolder", &self.card_holder, self.kept.was_null(4))?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Card {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Card;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (Card)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Card, A::Error> {
                let mut brand = None;
                let mut last4 = None;
                let mut exp_month = None;
                let mut exp_year = None;
                let mut card_holder = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "brand",
                    "last4",
                    "expMonth",
                    "expYear",
                    "cardHolder",
                ]))?
                {
                    match key {
                        0 => brand = kept.note(0, map.next_value()?),
                        1 => last4 = kept.note(1, map.next_value()?),
                        2 => exp_month = kept.note(2, map.next_value::<In<_>>()?.0),
                        3 => exp_year = kept.note(3, map.next_value::<In<_>>()?.0),
                        4 => card_holder = kept.note(4, map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(Card { brand, last4, exp_month, exp_year, card_holder, kept })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
