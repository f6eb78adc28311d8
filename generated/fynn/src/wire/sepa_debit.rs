use crate::Kept;
use crate::runtime::wire;
use crate::runtime::codec::{In, Out};
use crate::types::SepaDebit;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for SepaDebit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::nullable(&mut map, "iban", &self.iban, self.kept.was_null(0))?;
        wire::nullable(&mut map, "bic", &self.bic, self.kept.was_null(1))?;
        wire::nullable(
            &mut map,
            "mandateReference",
            &self.mandate_reference,
            self.kept.was_null(2),
        )?;
        wire::nullable(
            &mut map,
            "signingDate",
            &self.signing_date.as_ref().map(Out),
            self.kept.was_null(3),
        )?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for SepaDebit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
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
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "iban",
                    "bic",
                    "mandateReference",
                    "signingDate",
                ]))?
                {
                    match key {
                        0 => iban = kept.note(0, map.next_value()?),
                        1 => bic = kept.note(1, map.next_value()?),
                        2 => mandate_reference = kept.note(2, map.next_value()?),
                        3 => signing_date = kept.note(3, map.next_value::<In<_>>()?.0),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(SepaDebit { iban, bic, mandate_reference, signing_date, kept })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
