use crate::Unrecognized;
use crate::runtime::wire;

/// A currency, as its code in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Currency {
    /// `usd`
    Usd,
    /// `sgd`
    Sgd,
    /// `inr`
    Inr,
    /// `aud`
    Aud,
    /// `brl`
    Brl,
    /// `cad`
    Cad,
    /// `dkk`
    Dkk,
    /// `eur`
    Eur,
    /// `nok`
    Nok,
    /// `gbp`
    Gbp,
    /// `sek`
    Sek,
    /// `chf`
    Chf,
    /// `hkd`
    Hkd,
    /// `huf`
    Huf,
    /// `jpy`
    Jpy,
    /// `mxn`
    Mxn,
    /// `myr`
    Myr,
    /// `pln`
    Pln,
    /// `czk`
    Czk,
    /// `nzd`
    Nzd,
    /// `aed`
    Aed,
    /// `eth`
    Eth,
    /// `ape`
    Ape,
    /// `cop`
    Cop,
    /// `ron`
    Ron,
    /// `thb`
    Thb,
    /// `bgn`
    Bgn,
    /// `idr`
    Idr,
    /// `dop`
    Dop,
    /// `php`
    Php,
    /// `try`
    Try,
    /// `krw`
    Krw,
    /// `twd`
    Twd,
    /// `vnd`
    Vnd,
    /// `pkr`
    Pkr,
    /// `clp`
    Clp,
    /// `uyu`
    Uyu,
    /// `ars`
    Ars,
    /// `zar`
    Zar,
    /// `dzd`
    Dzd,
    /// `tnd`
    Tnd,
    /// `mad`
    Mad,
    /// `kes`
    Kes,
    /// `kwd`
    Kwd,
    /// `jod`
    Jod,
    /// `all`
    All,
    /// `xcd`
    Xcd,
    /// `amd`
    Amd,
    /// `bsd`
    Bsd,
    /// `bhd`
    Bhd,
    /// `bob`
    Bob,
    /// `bam`
    Bam,
    /// `khr`
    Khr,
    /// `crc`
    Crc,
    /// `xof`
    Xof,
    /// `egp`
    Egp,
    /// `etb`
    Etb,
    /// `gmd`
    Gmd,
    /// `ghs`
    Ghs,
    /// `gtq`
    Gtq,
    /// `gyd`
    Gyd,
    /// `ils`
    Ils,
    /// `jmd`
    Jmd,
    /// `mop`
    Mop,
    /// `mga`
    Mga,
    /// `mur`
    Mur,
    /// `mdl`
    Mdl,
    /// `mnt`
    Mnt,
    /// `nad`
    Nad,
    /// `ngn`
    Ngn,
    /// `mkd`
    Mkd,
    /// `omr`
    Omr,
    /// `pyg`
    Pyg,
    /// `pen`
    Pen,
    /// `qar`
    Qar,
    /// `rwf`
    Rwf,
    /// `sar`
    Sar,
    /// `rsd`
    Rsd,
    /// `lkr`
    Lkr,
    /// `tzs`
    Tzs,
    /// `ttd`
    Ttd,
    /// `uzs`
    Uzs,
    /// `rub`
    Rub,
    /// `btc`
    Btc,
    /// `cny`
    Cny,
    /// `usdt`
    Usdt,
    /// `kzt`
    Kzt,
    /// `awg`
    Awg,
    /// `whop_usd`
    WhopUsd,
    /// `xau`
    Xau,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

wire::text_enum! {
    Currency {
        "usd" => Usd,
        "sgd" => Sgd,
        "inr" => Inr,
        "aud" => Aud,
        "brl" => Brl,
        "cad" => Cad,
        "dkk" => Dkk,
        "eur" => Eur,
        "nok" => Nok,
        "gbp" => Gbp,
        "sek" => Sek,
        "chf" => Chf,
        "hkd" => Hkd,
        "huf" => Huf,
        "jpy" => Jpy,
        "mxn" => Mxn,
        "myr" => Myr,
        "pln" => Pln,
        "czk" => Czk,
        "nzd" => Nzd,
        "aed" => Aed,
        "eth" => Eth,
        "ape" => Ape,
        "cop" => Cop,
        "ron" => Ron,
        "thb" => Thb,
        "bgn" => Bgn,
        "idr" => Idr,
        "dop" => Dop,
        "php" => Php,
        "try" => Try,
        "krw" => Krw,
        "twd" => Twd,
        "vnd" => Vnd,
        "pkr" => Pkr,
        "clp" => Clp,
        "uyu" => Uyu,
        "ars" => Ars,
        "zar" => Zar,
        "dzd" => Dzd,
        "tnd" => Tnd,
        "mad" => Mad,
        "kes" => Kes,
        "kwd" => Kwd,
        "jod" => Jod,
        "all" => All,
        "xcd" => Xcd,
        "amd" => Amd,
        "bsd" => Bsd,
        "bhd" => Bhd,
        "bob" => Bob,
        "bam" => Bam,
        "khr" => Khr,
        "crc" => Crc,
        "xof" => Xof,
        "egp" => Egp,
        "etb" => Etb,
        "gmd" => Gmd,
        "ghs" => Ghs,
        "gtq" => Gtq,
        "gyd" => Gyd,
        "ils" => Ils,
        "jmd" => Jmd,
        "mop" => Mop,
        "mga" => Mga,
        "mur" => Mur,
        "mdl" => Mdl,
        "mnt" => Mnt,
        "nad" => Nad,
        "ngn" => Ngn,
        "mkd" => Mkd,
        "omr" => Omr,
        "pyg" => Pyg,
        "pen" => Pen,
        "qar" => Qar,
        "rwf" => Rwf,
        "sar" => Sar,
        "rsd" => Rsd,
        "lkr" => Lkr,
        "tzs" => Tzs,
        "ttd" => Ttd,
        "uzs" => Uzs,
        "rub" => Rub,
        "btc" => Btc,
        "cny" => Cny,
        "usdt" => Usdt,
        "kzt" => Kzt,
        "awg" => Awg,
        "whop_usd" => WhopUsd,
        "xau" => Xau,
        _ => Unrecognized,
    }
}
