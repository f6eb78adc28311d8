use crate::Unrecognized;
use crate::runtime::wire;
use crate::types::InvoiceFrequency;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::convert::Infallible;
use std::str::FromStr;

impl From<&str> for InvoiceFrequency {
    fn from(text: &str) -> Self {
        match text {
            "onetime" => Self::OneTime,
            "weekly" => Self::Weekly,
            "every2weeks" => Self::Every2Weeks,
            "every6months" => Self::Every6Months,
            "monthly" => Self::Monthly,
            "every3months" => Self::Every3Months,
            "annually" => Self::Annually,
            other => Self::Unrecognized(Unrecognized::new(other.to_owned())),
        }
    }
}

impl FromStr for InvoiceFrequency {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from(text))
    }
}

impl fmt::Display for InvoiceFrequency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for InvoiceFrequency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for InvoiceFrequency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::text(deserializer, |text| Self::from(text))
    }
}
