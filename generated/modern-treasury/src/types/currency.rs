use crate::Unrecognized;

/// A currency, as its ISO 4217 code. There are also codes of digital currencies and of currencies
/// that are no longer used.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Currency {
    /// `AED`
    Aed,
    /// `AFN`
    Afn,
    /// `ALL`
    All,
    /// `AMD`
    Amd,
    /// `ANG`
    Ang,
    /// `AOA`
    Aoa,
    /// `ARS`
    Ars,
    /// `AUD`
    Aud,
    /// `AWG`
    Awg,
    /// `AZN`
    Azn,
    /// `BAM`
    Bam,
    /// `BBD`
    Bbd,
    /// `BCH`
    Bch,
    /// `BDT`
    Bdt,
    /// `BGN`
    Bgn,
    /// `BHD`
    Bhd,
    /// `BIF`
    Bif,
    /// `BMD`
    Bmd,
    /// `BND`
    Bnd,
    /// `BOB`
    Bob,
    /// `BRL`
    Brl,
    /// `BSD`
    Bsd,
    /// `BTC`
    Btc,
    /// `BTN`
    Btn,
    /// `BWP`
    Bwp,
    /// `BYN`
    Byn,
    /// `BYR`
    Byr,
    /// `BZD`
    Bzd,
    /// `CAD`
    Cad,
    /// `CDF`
    Cdf,
    /// `CHF`
    Chf,
    /// `CLF`
    Clf,
    /// `CLP`
    Clp,
    /// `CNH`
    Cnh,
    /// `CNY`
    Cny,
    /// `COP`
    Cop,
    /// `CRC`
    Crc,
    /// `CUC`
    Cuc,
    /// `CUP`
    Cup,
    /// `CVE`
    Cve,
    /// `CZK`
    Czk,
    /// `DJF`
    Djf,
    /// `DKK`
    Dkk,
    /// `DOP`
    Dop,
    /// `DZD`
    Dzd,
    /// `EEK`
    Eek,
    /// `EGP`
    Egp,
    /// `ERN`
    Ern,
    /// `ETB`
    Etb,
    /// `ETH`
    Eth,
    /// `EUR`
    Eur,
    /// `EURC`
    Eurc,
    /// `FJD`
    Fjd,
    /// `FKP`
    Fkp,
    /// `GBP`
    Gbp,
    /// `GBX`
    Gbx,
    /// `GEL`
    Gel,
    /// `GGP`
    Ggp,
    /// `GHS`
    Ghs,
    /// `GIP`
    Gip,
    /// `GMD`
    Gmd,
    /// `GNF`
    Gnf,
    /// `GTQ`
    Gtq,
    /// `GYD`
    Gyd,
    /// `HKD`
    Hkd,
    /// `HNL`
    Hnl,
    /// `HRK`
    Hrk,
    /// `HTG`
    Htg,
    /// `HUF`
    Huf,
    /// `IDR`
    Idr,
    /// `ILS`
    Ils,
    /// `IMP`
    Imp,
    /// `INR`
    Inr,
    /// `IQD`
    Iqd,
    /// `IRR`
    Irr,
    /// `ISK`
    Isk,
    /// `JEP`
    Jep,
    /// `JMD`
    Jmd,
    /// `JOD`
    Jod,
    /// `JPY`
    Jpy,
    /// `KES`
    Kes,
    /// `KGS`
    Kgs,
    /// `KHR`
    Khr,
    /// `KMF`
    Kmf,
    /// `KPW`
    Kpw,
    /// `KRW`
    Krw,
    /// `KWD`
    Kwd,
    /// `KYD`
    Kyd,
    /// `KZT`
    Kzt,
    /// `LAK`
    Lak,
    /// `LBP`
    Lbp,
    /// `LKR`
    Lkr,
    /// `LRD`
    Lrd,
    /// `LSL`
    Lsl,
    /// `LTL`
    Ltl,
    /// `LVL`
    Lvl,
    /// `LYD`
    Lyd,
    /// `MAD`
    Mad,
    /// `MDL`
    Mdl,
    /// `MGA`
    Mga,
    /// `MKD`
    Mkd,
    /// `MMK`
    Mmk,
    /// `MNT`
    Mnt,
    /// `MOP`
    Mop,
    /// `MRO`
    Mro,
    /// `MRU`
    Mru,
    /// `MTL`
    Mtl,
    /// `MUR`
    Mur,
    /// `MVR`
    Mvr,
    /// `MWK`
    Mwk,
    /// `MXN`
    Mxn,
    /// `MYR`
    Myr,
    /// `MZN`
    Mzn,
    /// `NAD`
    Nad,
    /// `NGN`
    Ngn,
    /// `NIO`
    Nio,
    /// `NOK`
    Nok,
    /// `NPR`
    Npr,
    /// `NZD`
    Nzd,
    /// `OMR`
    Omr,
    /// `OP`
    Op,
    /// `PAB`
    Pab,
    /// `PEN`
    Pen,
    /// `PGK`
    Pgk,
    /// `PHP`
    Php,
    /// `PKR`
    Pkr,
    /// `PLN`
    Pln,
    /// `PYG`
    Pyg,
    /// `PYUSD`
    Pyusd,
    /// `QAR`
    Qar,
    /// `RON`
    Ron,
    /// `RSD`
    Rsd,
    /// `RUB`
    Rub,
    /// `RWF`
    Rwf,
    /// `SAR`
    Sar,
    /// `SBD`
    Sbd,
    /// `SCR`
    Scr,
    /// `SDG`
    Sdg,
    /// `SEK`
    Sek,
    /// `SGD`
    Sgd,
    /// `SHP`
    Shp,
    /// `SKK`
    Skk,
    /// `SLE`
    Sle,
    /// `SLL`
    Sll,
    /// `SOS`
    Sos,
    /// `SRD`
    Srd,
    /// `SSP`
    Ssp,
    /// `STD`
    Std,
    /// `STN`
    Stn,
    /// `SVC`
    Svc,
    /// `SYP`
    Syp,
    /// `SZL`
    Szl,
    /// `THB`
    Thb,
    /// `TJS`
    Tjs,
    /// `TMM`
    Tmm,
    /// `TMT`
    Tmt,
    /// `TND`
    Tnd,
    /// `TOP`
    Top,
    /// `TRY`
    Try,
    /// `TTD`
    Ttd,
    /// `TWD`
    Twd,
    /// `TZS`
    Tzs,
    /// `UAH`
    Uah,
    /// `UGX`
    Ugx,
    /// `USD`
    Usd,
    /// `USDC`
    Usdc,
    /// `USDG`
    Usdg,
    /// `USDT`
    Usdt,
    /// `UYU`
    Uyu,
    /// `UZS`
    Uzs,
    /// `VEF`
    Vef,
    /// `VES`
    Ves,
    /// `VND`
    Vnd,
    /// `VUV`
    Vuv,
    /// `WST`
    Wst,
    /// `XAF`
    Xaf,
    /// `XAG`
    Xag,
    /// `XAU`
    Xau,
    /// `XBA`
    Xba,
    /// `XBB`
    Xbb,
    /// `XBC`
    Xbc,
    /// `XBD`
    Xbd,
    /// `XCD`
    Xcd,
    /// `XCG`
    Xcg,
    /// `XDR`
    Xdr,
    /// `XFU`
    Xfu,
    /// `XOF`
    Xof,
    /// `XPD`
    Xpd,
    /// `XPF`
    Xpf,
    /// `XPT`
    Xpt,
    /// `XTS`
    Xts,
    /// `YER`
    Yer,
    /// `ZAR`
    Zar,
    /// `ZMK`
    Zmk,
    /// `ZMW`
    Zmw,
    /// `ZWD`
    Zwd,
    /// `ZWG`
    Zwg,
    /// `ZWL`
    Zwl,
    /// `ZWN`
    Zwn,
    /// `ZWR`
    Zwr,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

impl Currency {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Aed => "AED",
            Self::Afn => "AFN",
            Self::All => "ALL",
            Self::Amd => "AMD",
            Self::Ang => "ANG",
            Self::Aoa => "AOA",
            Self::Ars => "ARS",
            Self::Aud => "AUD",
            Self::Awg => "AWG",
            Self::Azn => "AZN",
            Self::Bam => "BAM",
            Self::Bbd => "BBD",
            Self::Bch => "BCH",
            Self::Bdt => "BDT",
            Self::Bgn => "BGN",
            Self::Bhd => "BHD",
            Self::Bif => "BIF",
            Self::Bmd => "BMD",
            Self::Bnd => "BND",
            Self::Bob => "BOB",
            Self::Brl => "BRL",
            Self::Bsd => "BSD",
            Self::Btc => "BTC",
            Self::Btn => "BTN",
            Self::Bwp => "BWP",
            Self::Byn => "BYN",
            Self::Byr => "BYR",
            Self::Bzd => "BZD",
            Self::Cad => "CAD",
            Self::Cdf => "CDF",
            Self::Chf => "CHF",
            Self::Clf => "CLF",
            Self::Clp => "CLP",
            Self::Cnh => "CNH",
            Self::Cny => "CNY",
            Self::Cop => "COP",
            Self::Crc => "CRC",
            Self::Cuc => "CUC",
            Self::Cup => "CUP",
            Self::Cve => "CVE",
            Self::Czk => "CZK",
            Self::Djf => "DJF",
            Self::Dkk => "DKK",
            Self::Dop => "DOP",
            Self::Dzd => "DZD",
            Self::Eek => "EEK",
            Self::Egp => "EGP",
            Self::Ern => "ERN",
            Self::Etb => "ETB",
            Self::Eth => "ETH",
            Self::Eur => "EUR",
            Self::Eurc => "EURC",
            Self::Fjd => "FJD",
            Self::Fkp => "FKP",
            Self::Gbp => "GBP",
            Self::Gbx => "GBX",
            Self::Gel => "GEL",
            Self::Ggp => "GGP",
            Self::Ghs => "GHS",
            Self::Gip => "GIP",
            Self::Gmd => "GMD",
            Self::Gnf => "GNF",
            Self::Gtq => "GTQ",
            Self::Gyd => "GYD",
            Self::Hkd => "HKD",
            Self::Hnl => "HNL",
            Self::Hrk => "HRK",
            Self::Htg => "HTG",
            Self::Huf => "HUF",
            Self::Idr => "IDR",
            Self::Ils => "ILS",
            Self::Imp => "IMP",
            Self::Inr => "INR",
            Self::Iqd => "IQD",
            Self::Irr => "IRR",
            Self::Isk => "ISK",
            Self::Jep => "JEP",
            Self::Jmd => "JMD",
            Self::Jod => "JOD",
            Self::Jpy => "JPY",
            Self::Kes => "KES",
            Self::Kgs => "KGS",
            Self::Khr => "KHR",
            Self::Kmf => "KMF",
            Self::Kpw => "KPW",
            Self::Krw => "KRW",
            Self::Kwd => "KWD",
            Self::Kyd => "KYD",
            Self::Kzt => "KZT",
            Self::Lak => "LAK",
            Self::Lbp => "LBP",
            Self::Lkr => "LKR",
            Self::Lrd => "LRD",
            Self::Lsl => "LSL",
            Self::Ltl => "LTL",
            Self::Lvl => "LVL",
            Self::Lyd => "LYD",
            Self::Mad => "MAD",
            Self::Mdl => "MDL",
            Self::Mga => "MGA",
            Self::Mkd => "MKD",
            Self::Mmk => "MMK",
            Self::Mnt => "MNT",
            Self::Mop => "MOP",
            Self::Mro => "MRO",
            Self::Mru => "MRU",
            Self::Mtl => "MTL",
            Self::Mur => "MUR",
            Self::Mvr => "MVR",
            Self::Mwk => "MWK",
            Self::Mxn => "MXN",
            Self::Myr => "MYR",
            Self::Mzn => "MZN",
            Self::Nad => "NAD",
            Self::Ngn => "NGN",
            Self::Nio => "NIO",
            Self::Nok => "NOK",
            Self::Npr => "NPR",
            Self::Nzd => "NZD",
            Self::Omr => "OMR",
            Self::Op => "OP",
            Self::Pab => "PAB",
            Self::Pen => "PEN",
            Self::Pgk => "PGK",
            Self::Php => "PHP",
            Self::Pkr => "PKR",
            Self::Pln => "PLN",
            Self::Pyg => "PYG",
            Self::Pyusd => "PYUSD",
            Self::Qar => "QAR",
            Self::Ron => "RON",
            Self::Rsd => "RSD",
            Self::Rub => "RUB",
            Self::Rwf => "RWF",
            Self::Sar => "SAR",
            Self::Sbd => "SBD",
            Self::Scr => "SCR",
            Self::Sdg => "SDG",
            Self::Sek => "SEK",
            Self::Sgd => "SGD",
            Self::Shp => "SHP",
            Self::Skk => "SKK",
            Self::Sle => "SLE",
            Self::Sll => "SLL",
            Self::Sos => "SOS",
            Self::Srd => "SRD",
            Self::Ssp => "SSP",
            Self::Std => "STD",
            Self::Stn => "STN",
            Self::Svc => "SVC",
            Self::Syp => "SYP",
            Self::Szl => "SZL",
            Self::Thb => "THB",
            Self::Tjs => "TJS",
            Self::Tmm => "TMM",
            Self::Tmt => "TMT",
            Self::Tnd => "TND",
            Self::Top => "TOP",
            Self::Try => "TRY",
            Self::Ttd => "TTD",
            Self::Twd => "TWD",
            Self::Tzs => "TZS",
            Self::Uah => "UAH",
            Self::Ugx => "UGX",
            Self::Usd => "USD",
            Self::Usdc => "USDC",
            Self::Usdg => "USDG",
            Self::Usdt => "USDT",
            Self::Uyu => "UYU",
            Self::Uzs => "UZS",
            Self::Vef => "VEF",
            Self::Ves => "VES",
            Self::Vnd => "VND",
            Self::Vuv => "VUV",
            Self::Wst => "WST",
            Self::Xaf => "XAF",
            Self::Xag => "XAG",
            Self::Xau => "XAU",
            Self::Xba => "XBA",
            Self::Xbb => "XBB",
            Self::Xbc => "XBC",
            Self::Xbd => "XBD",
            Self::Xcd => "XCD",
            Self::Xcg => "XCG",
            Self::Xdr => "XDR",
            Self::Xfu => "XFU",
            Self::Xof => "XOF",
            Self::Xpd => "XPD",
            Self::Xpf => "XPF",
            Self::Xpt => "XPT",
            Self::Xts => "XTS",
            Self::Yer => "YER",
            Self::Zar => "ZAR",
            Self::Zmk => "ZMK",
            Self::Zmw => "ZMW",
            Self::Zwd => "ZWD",
            Self::Zwg => "ZWG",
            Self::Zwl => "ZWL",
            Self::Zwn => "ZWN",
            Self::Zwr => "ZWR",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
