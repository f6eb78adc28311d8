use crate::runtime::codec::In;
use crate::runtime::raw::{Kind, Raw};
use crate::types::ResponseData;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

impl Serialize for ResponseData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::String(value) => value.serialize(serializer),
            Self::Integer(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for ResponseData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Raw::deserialize(deserializer)?;
        match raw.kind() {
            Kind::String => raw.decode().map(Self::String),
            Kind::Integer => raw.decode::<In<_>, _>().map(|value| Self::Integer(value.0)),
            _ => Err(raw.no_match("one of the types of ResponseData", Vec::new())),
        }
    }
}
