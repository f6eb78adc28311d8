use crate::Kept;
use crate::runtime::wire;
use crate::runtime::codec::{In, Out};
use crate::types::InvoiceFile;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for InvoiceFile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::optional(&mut map, "id", &self.id)?;
        wire::nullable(&mut map, "isPrivate", &self.is_private, self.kept.was_null(1))?;
        wire::nullable(&mut map, "mimeType", &self.mime_type, self.kept.was_null(2))?;
        wire::nullable(&mut map, "fileExtension", &self.file_extension, self.kept.was_null(3))?;
        wire::nullable(&mut map, "fileName", &self.file_name, self.kept.was_null(4))?;
        wire::nullable(
            &mut map,
            "storageFileName",
            &self.storage_file_name,
            self.kept.was_null(5),
        )?;
        wire::nullable(
            &mut map,
            "createdAt",
            &self.created_at.as_ref().map(Out),
            self.kept.was_null(6),
        )?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for InvoiceFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = InvoiceFile;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (InvoiceFile)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<InvoiceFile, A::Error> {
                let mut id = None;
                let mut is_private = None;
                let mut mime_type = None;
                let mut file_extension = None;
                let mut file_name = None;
                let mut storage_file_name = None;
                let mut created_at = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "id",
                    "isPrivate",
                    "mimeType",
                    "fileExtension",
                    "fileName",
                    "storageFileName",
                    "createdAt",
                ]))?
                {
                    match key {
                        0 => id = Some(map.next_value()?),
                        1 => is_private = kept.note(1, map.next_value()?),
                        2 => mime_type = kept.note(2, map.next_value()?),
                        3 => file_extension = kept.note(3, map.next_value()?),
                        4 => file_name = kept.note(4, map.next_value()?),
                        5 => storage_file_name = kept.note(5, map.next_value()?),
                        6 => created_at = kept.note(6, map.next_value::<In<_>>()?.0),
                        _ => kept.member(&mut map)?,
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
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
