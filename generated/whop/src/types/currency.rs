use crate::Unrecognized;

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

impl Currency {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Usd => "usd",
            Self::Sgd => "sgd",
            Self::Inr => "inr",
            Self::Aud => "aud",
            Self::Brl => "brl",
            Self::Cad => "cad",
            Self::Dkk => "dkk",
            Self::Eur => "eur",
            Self::Nok => "nok",
            Self::Gbp => "gbp",
            Self::Sek => "sek",
            Self::Chf => "chf",
            Self::Hkd => "hkd",
            Self::Huf => "huf",
            Self::Jpy => "jpy",
            Self::Mxn => "mxn",
            Self::Myr => "myr",
            Self::Pln => "pln",
            Self::Czk => "czk",
            Self::Nzd => "nzd",
            Self::Aed => "aed",
            Self::Eth => "eth",
            Self::Ape => "ape",
            Self::Cop => "cop",
            Self::Ron => "ron",
            Self::Thb => "thb",
            Self::Bgn => "bgn",
            Self::Idr => "idr",
            Self::Dop => "dop",
            Self::Php => "php",
            Self::Try => "try",
            Self::Krw => "krw",
            Self::Twd => "twd",
            Self::Vnd => "vnd",
            Self::Pkr => "pkr",
            Self::Clp => "clp",
            Self::Uyu => "uyu",
            Self::Ars => "ars",
            Self::Zar => "zar",
            Self::Dzd => "dzd",
            Self::Tnd => "tnd",
            Self::Mad => "mad",
            Self::Kes => "kes",
            Self::Kwd => "kwd",
            Self::Jod => "jod",
            Self::All => "all",
            Self::Xcd => "xcd",
            Self::Amd => "amd",
            Self::Bsd => "bsd",
            Self::Bhd => "bhd",
            Self::Bob => "bob",
            Self::Bam => "bam",
            Self::Khr => "khr",
            Self::Crc => "crc",
            Self::Xof => "xof",
            Self::Egp => "egp",
            Self::Etb => "etb",
            Self::Gmd => "gmd",
            Self::Ghs => "ghs",
            Self::Gtq => "gtq",
            Self::Gyd => "gyd",
            Self::Ils => "ils",
            Self::Jmd => "jmd",
            Self::Mop => "mop",
            Self::Mga => "mga",
            Self::Mur => "mur",
            Self::Mdl => "mdl",
            Self::Mnt => "mnt",
            Self::Nad => "nad",
            Self::Ngn => "ngn",
            Self::Mkd => "mkd",
            Self::Omr => "omr",
            Self::Pyg => "pyg",
            Self::Pen => "pen",
            Self::Qar => "qar",
            Self::Rwf => "rwf",
            Self::Sar => "sar",
            Self::Rsd => "rsd",
            Self::Lkr => "lkr",
            Self::Tzs => "tzs",
            Self::Ttd => "ttd",
            Self::Uzs => "uzs",
            Self::Rub => "rub",
            Self::Btc => "btc",
            Self::Cny => "cny",
            Self::Usdt => "usdt",
            Self::Kzt => "kzt",
            Self::Awg => "awg",
            Self::WhopUsd => "whop_usd",
            Self::Xau => "xau",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
