use crate::Unrecognized;
use crate::runtime::wire;
use crate::types::Currency;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::convert::Infallible;
use std::str::FromStr;

impl From<&str> for Currency {
    fn from(text: &str) -> Self {
        match text {
            "usd" => Self::Usd,
            "sgd" => Self::Sgd,
            "inr" => Self::Inr,
            "aud" => Self::Aud,
            "brl" => Self::Brl,
            "cad" => Self::Cad,
            "dkk" => Self::Dkk,
            "eur" => Self::Eur,
            "nok" => Self::Nok,
            "gbp" => Self::Gbp,
            "sek" => Self::Sek,
            "chf" => Self::Chf,
            "hkd" => Self::Hkd,
            "huf" => Self::Huf,
            "jpy" => Self::Jpy,
            "mxn" => Self::Mxn,
            "myr" => Self::Myr,
            "pln" => Self::Pln,
            "czk" => Self::Czk,
            "nzd" => Self::Nzd,
            "aed" => Self::Aed,
            "eth" => Self::Eth,
            "ape" => Self::Ape,
            "cop" => Self::Cop,
            "ron" => Self::Ron,
            "thb" => Self::Thb,
            "bgn" => Self::Bgn,
            "idr" => Self::Idr,
            "dop" => Self::Dop,
            "php" => Self::Php,
            "try" => Self::Try,
            "krw" => Self::Krw,
            "twd" => Self::Twd,
            "vnd" => Self::Vnd,
            "pkr" => Self::Pkr,
            "clp" => Self::Clp,
            "uyu" => Self::Uyu,
            "ars" => Self::Ars,
            "zar" => Self::Zar,
            "dzd" => Self::Dzd,
            "tnd" => Self::Tnd,
            "mad" => Self::Mad,
            "kes" => Self::Kes,
            "kwd" => Self::Kwd,
            "jod" => Self::Jod,
            "all" => Self::All,
            "xcd" => Self::Xcd,
            "amd" => Self::Amd,
            "bsd" => Self::Bsd,
            "bhd" => Self::Bhd,
            "bob" => Self::Bob,
            "bam" => Self::Bam,
            "khr" => Self::Khr,
            "crc" => Self::Crc,
            "xof" => Self::Xof,
            "egp" => Self::Egp,
            "etb" => Self::Etb,
            "gmd" => Self::Gmd,
            "ghs" => Self::Ghs,
            "gtq" => Self::Gtq,
            "gyd" => Self::Gyd,
            "ils" => Self::Ils,
            "jmd" => Self::Jmd,
            "mop" => Self::Mop,
            "mga" => Self::Mga,
            "mur" => Self::Mur,
            "mdl" => Self::Mdl,
            "mnt" => Self::Mnt,
            "nad" => Self::Nad,
            "ngn" => Self::Ngn,
            "mkd" => Self::Mkd,
            "omr" => Self::Omr,
            "pyg" => Self::Pyg,
            "pen" => Self::Pen,
            "qar" => Self::Qar,
            "rwf" => Self::Rwf,
            "sar" => Self::Sar,
            "rsd" => Self::Rsd,
            "lkr" => Self::Lkr,
            "tzs" => Self::Tzs,
            "ttd" => Self::Ttd,
            "uzs" => Self::Uzs,
            "rub" => Self::Rub,
            "btc" => Self::Btc,
            "cny" => Self::Cny,
            "usdt" => Self::Usdt,
            "kzt" => Self::Kzt,
            "awg" => Self::Awg,
            "whop_usd" => Self::WhopUsd,
            "xau" => Self::Xau,
            other => Self::Unrecognized(Unrecognized::new(other.to_owned())),
        }
    }
}

impl FromStr for Currency {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from(text))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::text(deserializer, |text| Self::from(text))
    }
}
