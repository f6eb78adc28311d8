use crate::Unrecognized;
use crate::runtime::wire;
use crate::types::PaymentOrderType;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::convert::Infallible;
use std::str::FromStr;

impl From<&str> for PaymentOrderType {
    fn from(text: &str) -> Self {
        match text {
            "ach" => Self::Ach,
            "au_becs" => Self::AuBecs,
            "bacs" => Self::Bacs,
            "book" => Self::Book,
            "card" => Self::Card,
            "chats" => Self::Chats,
            "check" => Self::Check,
            "cross_border" => Self::CrossBorder,
            "dk_nets" => Self::DkNets,
            "eft" => Self::Eft,
            "gb_fps" => Self::GbFps,
            "masav" => Self::Masav,
            "mx_ccen" => Self::MxCcen,
            "neft" => Self::Neft,
            "nics" => Self::Nics,
            "nz_becs" => Self::NzBecs,
            "pl_elixir" => Self::PlElixir,
            "rtp" => Self::Rtp,
            "se_bankgirot" => Self::SeBankgirot,
            "sepa" => Self::Sepa,
            "sg_giro" => Self::SgGiro,
            "sic" => Self::Sic,
            "stablecoin" => Self::Stablecoin,
            "wire" => Self::Wire,
            "zengin" => Self::Zengin,
            other => Self::Unrecognized(Unrecognized::new(other.to_owned())),
        }
    }
}

impl FromStr for PaymentOrderType {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from(text))
    }
}

impl fmt::Display for PaymentOrderType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for PaymentOrderType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for PaymentOrderType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::text(deserializer, |text| Self::from(text))
    }
}
