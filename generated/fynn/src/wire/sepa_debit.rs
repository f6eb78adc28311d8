use crate::Patch;
use crate::runtime::codec::{In, Out};
use crate::runtime::wire;
use crate::types::SepaDebit;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for SepaDebit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::patch(&mut map, "iban", &self.iban)?;
        wire::patch(&mut map, "bic", &self.bic)?;
        wire::patch(&mut map, "mandateReference", &self.mandate_reference)?;
        wire::patch(&mut map, "signingDate", &self.signing_date.as_ref().map(Out))?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for SepaDebit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = SepaDebit;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object (SepaDebit)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<SepaDebit, A::Error> {
        let mut iban = Patch::Absent;
        let mut bic = Patch::Absent;
        let mut mandate_reference = Patch::Absent;
        let mut signing_date = Patch::Absent;
        while let Some(key) = map
            .next_key_seed(
                wire::Keys(&["iban", "bic", "mandateReference", "signingDate"]),
            )?
        {
            match key {
                0 => iban = map.next_value()?,
                1 => bic = map.next_value()?,
                2 => mandate_reference = map.next_value()?,
                3 => signing_date = map.next_value::<In<_>>()?.0,
                _ => wire::skip(&mut map)?,
            }
        }
        Ok(SepaDebit {
            iban,
            bic,
            mandate_reference,
            signing_date,
        })
    }
}
