use crate::runtime::{codec, raw};
use serde::{Deserialize, Serialize};

/// `Responsedatanonobject` of the Payabli API.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResponseData {
    /// A text.
    String(String),
    /// A whole number.
    Integer(i64),
}

impl From<String> for ResponseData {
    fn from(value: String) -> Self {
        Self::String(value)
    }
}

impl From<&str> for ResponseData {
    fn from(value: &str) -> Self {
        Self::String(value.to_owned())
    }
}

impl From<i64> for ResponseData {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl Serialize for ResponseData {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::String(value) => value.serialize(serializer),
            Self::Integer(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for ResponseData {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        raw::union(deserializer, Self::read)
    }
}

impl ResponseData {
    fn read(raw: &raw::Raw) -> Result<Self, String> {
        match raw.kind() {
            raw::Kind::String => raw.decode().map(Self::String),
            raw::Kind::Integer => raw.decode::<codec::In<_>>().map(|value| Self::Integer(value.0)),
            _ => Err(raw.no_match("one of the types of ResponseData", &[])),
        }
    }
}
