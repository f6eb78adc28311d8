use crate::runtime::codec::{In, Out};
use crate::runtime::nulls::Nulls;
use crate::runtime::wire;
use crate::types::SepaDebit;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for SepaDebit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::nullable(&mut map, "iban", &self.iban, self.received_nulls.has(0))?;
        wire::nullable(&mut map, "bic", &self.bic, self.received_nulls.has(1))?;
        wire::nullable(
            &mut map,
            "mandateReference",
            &self.mandate_reference,
            self.received_nulls.has(2),
        )?;
        wire::nullable(
            &mut map,
            "signingDate",
            &self.signing_date.as_ref().map(Out),
            self.received_nulls.has(3),
        )?;
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
        let mut iban = None;
        let mut bic = None;
        let mut mandate_reference = None;
        let mut signing_date = None;
        let mut received_nulls = Nulls::default();
        while let Some(key) = map
            .next_key_seed(
                wire::Keys(&["iban", "bic", "mandateReference", "signingDate"]),
            )?
        {
            match key {
                0 => iban = received_nulls.note(0, map.next_value()?),
                1 => bic = received_nulls.note(1, map.next_value()?),
                2 => mandate_reference = received_nulls.note(2, map.next_value()?),
                3 => signing_date = received_nulls.note(3, map.next_value::<In<_>>()?.0),
                _ => wire::skip(&mut map)?,
            }
        }
        Ok(SepaDebit {
            iban,
            bic,
            mandate_reference,
            signing_date,
            received_nulls,
        })
    }
}

impl std::fmt::Debug for SepaDebit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SepaDebit")
            .field("iban", &self.iban)
            .field("bic", &self.bic)
            .field("mandate_reference", &self.mandate_reference)
            .field("signing_date", &self.signing_date)
            .finish()
    }
}
