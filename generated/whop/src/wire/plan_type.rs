use crate::Unrecognized;
use crate::runtime::wire;
use crate::types::PlanType;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::convert::Infallible;
use std::str::FromStr;

impl From<&str> for PlanType {
    fn from(text: &str) -> Self {
        match text {
            "renewal" => Self::Renewal,
            "one_time" => Self::OneTime,
            other => Self::Unrecognized(Unrecognized::new(other.to_owned())),
        }
    }
}

impl FromStr for PlanType {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from(text))
    }
}

impl fmt::Display for PlanType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for PlanType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for PlanType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::text(deserializer, |text| Self::from(text))
    }
}
