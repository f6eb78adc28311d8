use crate::Patch;
use crate::runtime::codec::{In, Out};
use crate::runtime::wire;
use crate::types::InvoiceFile;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for InvoiceFile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::optional(&mut map, "id", &self.id)?;
        wire::patch(&mut map, "isPrivate", &self.is_private)?;
        wire::patch(&mut map, "mimeType", &self.mime_type)?;
        wire::patch(&mut map, "fileExtension", &self.file_extension)?;
        wire::patch(&mut map, "fileName", &self.file_name)?;
        wire::patch(&mut map, "storageFileName", &self.storage_file_name)?;
        wire::patch(&mut map, "createdAt", &self.created_at.as_ref().map(Out))?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for InvoiceFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = InvoiceFile;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object (InvoiceFile)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<InvoiceFile, A::Error> {
        let mut id = None;
        let mut is_private = Patch::Absent;
        let mut mime_type = Patch::Absent;
        let mut file_extension = Patch::Absent;
        let mut file_name = Patch::Absent;
        let mut storage_file_name = Patch::Absent;
        let mut created_at = Patch::Absent;
        while let Some(key) = map
            .next_key_seed(
                wire::Keys(
                    &[
                        "id",
                        "isPrivate",
                        "mimeType",
                        "fileExtension",
                        "fileName",
                        "storageFileName",
                        "createdAt",
                    ],
                ),
            )?
        {
            match key {
                0 => id = Some(map.next_value()?),
                1 => is_private = map.next_value()?,
                2 => mime_type = map.next_value()?,
                3 => file_extension = map.next_value()?,
                4 => file_name = map.next_value()?,
                5 => storage_file_name = map.next_value()?,
                6 => created_at = map.next_value::<In<_>>()?.0,
                _ => wire::skip(&mut map)?,
            }
        }
        Ok(InvoiceFile {
            id,
            is_private,
            mime_type,
            file_extension,
            file_name,
            storage_file_name,
            created_at,
        })
    }
}
