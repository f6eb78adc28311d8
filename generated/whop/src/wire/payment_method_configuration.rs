use crate::{Kept, Patch};
use crate::runtime::wire;
use crate::types::PaymentMethodConfiguration;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for PaymentMethodConfiguration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("disabled", &self.disabled)?;
        map.serialize_entry("enabled", &self.enabled)?;
        wire::patch(&mut map, "include_platform_defaults", &self.include_platform_defaults)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for PaymentMethodConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = PaymentMethodConfiguration;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (PaymentMethodConfiguration)")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<PaymentMethodConfiguration, A::Error> {
                let mut disabled = None;
                let mut enabled = None;
                let mut include_platform_defaults = Patch::Absent;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "disabled",
                    "enabled",
                    "include_platform_defaults",
                ]))?
                {
                    match key {
                        0 => disabled = Some(map.next_value()?),
                        1 => enabled = Some(map.next_value()?),
                        2 => include_platform_defaults = map.next_value()?,
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(PaymentMethodConfiguration {
                    disabled: wire::required(disabled, "disabled")?,
                    enabled: wire::required(enabled, "enabled")?,
                    include_platform_defaults,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
