use crate::Unrecognized;
use crate::runtime::wire;
use crate::types::InvoicePaymentMethod;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::convert::Infallible;
use std::str::FromStr;

impl From<&str> for InvoicePaymentMethod {
    fn from(text: &str) -> Self {
        match text {
            "ui" => Self::Ui,
            "manual" => Self::Manual,
            "automatic" => Self::Automatic,
            other => Self::Unrecognized(Unrecognized::new(other.to_owned())),
        }
    }
}

impl FromStr for InvoicePaymentMethod {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from(text))
    }
}

impl fmt::Display for InvoicePaymentMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for InvoicePaymentMethod {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for InvoicePaymentMethod {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::text(deserializer, |text| Self::from(text))
    }
}
