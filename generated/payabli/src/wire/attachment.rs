use crate::Kept;
use crate::runtime::wire;
use crate::types::Attachment;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for Attachment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::optional(&mut map, "fContent", &self.content)?;
        wire::optional(&mut map, "filename", &self.filename)?;
        wire::optional(&mut map, "ftype", &self.file_type)?;
        wire::optional(&mut map, "furl", &self.url)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Attachment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Attachment;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (Attachment)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Attachment, A::Error> {
                let mut content = None;
                let mut filename = None;
                let mut file_type = None;
                let mut url = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "fContent",
                    "filename",
                    "ftype",
                    "furl",
                ]))?
                {
                    match key {
                        0 => content = Some(map.next_value()?),
                        1 => filename = Some(map.next_value()?),
                        2 => file_type = Some(map.next_value()?),
                        3 => url = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(Attachment { content, filename, file_type, url, kept })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
