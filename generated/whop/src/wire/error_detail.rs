use crate::Kept;
use crate::runtime::wire;
use crate::types::ErrorDetail;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for ErrorDetail {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", &self.type_)?;
        map.serialize_entry("message", &self.message)?;
        wire::nullable(&mut map, "code", &self.code, self.kept.was_null(2))?;
        wire::nullable(&mut map, "param", &self.param, self.kept.was_null(3))?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for ErrorDetail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = ErrorDetail;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (ErrorDetail)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ErrorDetail, A::Error> {
                let mut type_ = None;
                let mut message = None;
                let mut code = None;
                let mut param = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "type",
                    "message",
                    "code",
                    "param",
                ]))?
                {
                    match key {
                        0 => type_ = Some(map.next_value()?),
                        1 => message = Some(map.next_value()?),
                        2 => code = kept.note(2, map.next_value()?),
                        3 => param = kept.note(3, map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(ErrorDetail {
                    type_: wire::required(type_, "type")?,
                    message: wire::required(message, "message")?,
                    code,
                    param,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
