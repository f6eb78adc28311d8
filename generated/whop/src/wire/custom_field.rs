use crate::{Kept, Patch};
use crate::runtime::wire;
use crate::runtime::codec::In;
use crate::types::CustomField;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for CustomField {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("field_type", &self.field_type)?;
        wire::patch(&mut map, "id", &self.id)?;
        map.serialize_entry("name", &self.name)?;
        wire::patch(&mut map, "order", &self.order)?;
        wire::patch(&mut map, "placeholder", &self.placeholder)?;
        wire::patch(&mut map, "required", &self.required)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for CustomField {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = CustomField;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (CustomField)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<CustomField, A::Error> {
                let mut field_type = None;
                let mut id = Patch::Absent;
                let mut name = None;
                let mut order = Patch::Absent;
                let mut placeholder = Patch::Absent;
                let mut required = Patch::Absent;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "field_type",
                    "id",
                    "name",
                    "order",
                    "placeholder",
                    "required",
                ]))?
                {
                    match key {
                        0 => field_type = Some(map.next_value()?),
                        1 => id = map.next_value()?,
                        2 => name = Some(map.next_value()?),
                        3 => order = map.next_value::<In<_>>()?.0,
                        4 => placeholder = map.next_value()?,
                        5 => required = map.next_value()?,
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(CustomField {
                    field_type: wire::required(field_type, "field_type")?,
                    id,
                    name: wire::required(name, "name")?,
                    order,
                    placeholder,
                    required,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
