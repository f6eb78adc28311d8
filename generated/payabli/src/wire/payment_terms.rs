use crate::Unrecognized;
use crate::runtime::wire;
use crate::types::PaymentTerms;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::convert::Infallible;
use std::str::FromStr;

impl From<&str> for PaymentTerms {
    fn from(text: &str) -> Self {
        match text {
            "PIA" => Self::PaymentInAdvance,
            "CIA" => Self::CashInAdvance,
            "UR" => Self::UponReceipt,
            "NET10" => Self::Net10,
            "NET20" => Self::Net20,
            "NET30" => Self::Net30,
            "NET45" => Self::Net45,
            "NET60" => Self::Net60,
            "NET90" => Self::Net90,
            "EOM" => Self::EndOfMonth,
            "MFI" => Self::Mfi,
            "5MFI" => Self::FiveMfi,
            "10MFI" => Self::TenMfi,
            "15MFI" => Self::FifteenMfi,
            "20MFI" => Self::TwentyMfi,
            "2/10NET30" => Self::Two10Net30,
            "UF" => Self::Uf,
            "10UF" => Self::TenUf,
            "20UF" => Self::TwentyUf,
            "25UF" => Self::TwentyFiveUf,
            "50UF" => Self::FiftyUf,
            other => Self::Unrecognized(Unrecognized::new(other.to_owned())),
        }
    }
}

impl FromStr for PaymentTerms {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from(text))
    }
}

impl fmt::Display for PaymentTerms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for PaymentTerms {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for PaymentTerms {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::text(deserializer, |text| Self::from(text))
    }
}
