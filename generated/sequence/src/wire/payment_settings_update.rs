use crate::Kept;
use crate::runtime::wire;
use crate::types::PaymentSettingsUpdate;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for PaymentSettingsUpdate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("paymentProvider", &self.payment_provider)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for PaymentSettingsUpdate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = PaymentSettingsUpdate;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (PaymentSettingsUpdate)")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<PaymentSettingsUpdate, A::Error> {
                let mut payment_provider = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&["paymentProvider"]))? {
                    match key {
                        0 => payment_provider = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(PaymentSettingsUpdate {
                    payment_provider: wire::required(payment_provider, "paymentProvider")?,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
