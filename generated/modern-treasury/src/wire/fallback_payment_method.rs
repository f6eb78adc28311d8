use crate::Unrecognized;
use crate::runtime::wire;
use crate::types::FallbackPaymentMethod;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::convert::Infallible;
use std::str::FromStr;

impl From<&str> for FallbackPaymentMethod {
    fn from(text: &str) -> Self {
        match text {
            "manual" => Self::Manual,
            "ui" => Self::Ui,
            other => Self::Unrecognized(Unrecognized::new(other.to_owned())),
        }
    }
}

impl FromStr for FallbackPaymentMethod {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from(text))
    }
}

impl fmt::Display for FallbackPaymentMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for FallbackPaymentMethod {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for FallbackPaymentMethod {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::text(deserializer, |text| Self::from(text))
    }
}
