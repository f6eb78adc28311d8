use crate::Patch;
use crate::runtime::wire;
use crate::types::PayPal;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for PayPal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::patch(&mut map, "email", &self.email)?;
        wire::patch(&mut map, "billingAgreementId", &self.billing_agreement_id)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for PayPal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = PayPal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object (PayPal)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PayPal, A::Error> {
        let mut email = Patch::Absent;
        let mut billing_agreement_id = Patch::Absent;
        while let Some(key) = map
            .next_key_seed(wire::Keys(&["email", "billingAgreementId"]))?
        {
            match key {
                0 => email = map.next_value()?,
                1 => billing_agreement_id = map.next_value()?,
                _ => wire::skip(&mut map)?,
            }
        }
        Ok(PayPal {
            email,
            billing_agreement_id,
        })
    }
}
