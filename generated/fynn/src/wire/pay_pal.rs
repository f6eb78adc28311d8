use crate::Kept;
use crate::runtime::wire;
use crate::types::PayPal;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for PayPal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::nullable(&mut map, "email", &self.email, self.kept.was_null(0))?;
        wire::nullable(
            &mut map,
            "billingAgreementId",
            &self.billing_agreement_id,
            self.kept.was_null(1),
        )?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for PayPal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = PayPal;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (PayPal)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PayPal, A::Error> {
                let mut email = None;
                let mut billing_agreement_id = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&["email", "billingAgreementId"]))? {
                    match key {
                        0 => email = kept.note(0, map.next_value()?),
                        1 => billing_agreement_id = kept.note(1, map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(PayPal { email, billing_agreement_id, kept })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
