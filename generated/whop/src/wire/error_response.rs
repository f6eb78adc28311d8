use crate::Kept;
use crate::runtime::wire;
use crate::types::ErrorResponse;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for ErrorResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("error", &self.error)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for ErrorResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = ErrorResponse;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (ErrorResponse)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ErrorResponse, A::Error> {
                let mut error = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&["error"]))? {
                    match key {
                        0 => error = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(ErrorResponse { error: wire::required(error, "error")?, kept })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
