use crate::Unrecognized;
use crate::runtime::wire;

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

wire::text_enum! {
    Currency {
        "AED" => Aed,
        "AFN" => Afn,
        "ALL" => All,
        "AMD" => Amd,
        "ANG" => Ang,
        "AOA" => Aoa,
        "ARS" => Ars,
        "AUD" => Aud,
        "AWG" => Awg,
        "AZN" => Azn,
        "BAM" => Bam,
        "BBD" => Bbd,
        "BCH" => Bch,
        "BDT" => Bdt,
        "BGN" => Bgn,
        "BHD" => Bhd,
        "BIF" => Bif,
        "BMD" => Bmd,
        "BND" => Bnd,
        "BOB" => Bob,
        "BRL" => Brl,
        "BSD" => Bsd,
        "BTC" => Btc,
        "BTN" => Btn,
        "BWP" => Bwp,
        "BYN" => Byn,
        "BYR" => Byr,
        "BZD" => Bzd,
        "CAD" => Cad,
        "CDF" => Cdf,
        "CHF" => Chf,
        "CLF" => Clf,
        "CLP" => Clp,
        "CNH" => Cnh,
        "CNY" => Cny,
        "COP" => Cop,
        "CRC" => Crc,
        "CUC" => Cuc,
        "CUP" => Cup,
        "CVE" => Cve,
        "CZK" => Czk,
        "DJF" => Djf,
        "DKK" => Dkk,
        "DOP" => Dop,
        "DZD" => Dzd,
        "EEK" => Eek,
        "EGP" => Egp,
        "ERN" => Ern,
        "ETB" => Etb,
        "ETH" => Eth,
        "EUR" => Eur,
        "EURC" => Eurc,
        "FJD" => Fjd,
        "FKP" => Fkp,
        "GBP" => Gbp,
        "GBX" => Gbx,
        "GEL" => Gel,
        "GGP" => Ggp,
        "GHS" => Ghs,
        "GIP" => Gip,
        "GMD" => Gmd,
        "GNF" => Gnf,
        "GTQ" => Gtq,
        "GYD" => Gyd,
        "HKD" => Hkd,
        "HNL" => Hnl,
        "HRK" => Hrk,
        "HTG" => Htg,
        "HUF" => Huf,
        "IDR" => Idr,
        "ILS" => Ils,
        "IMP" => Imp,
        "INR" => Inr,
        "IQD" => Iqd,
        "IRR" => Irr,
        "ISK" => Isk,
        "JEP" => Jep,
        "JMD" => Jmd,
        "JOD" => Jod,
        "JPY" => Jpy,
        "KES" => Kes,
        "KGS" => Kgs,
        "KHR" => Khr,
        "KMF" => Kmf,
        "KPW" => Kpw,
        "KRW" => Krw,
        "KWD" => Kwd,
        "KYD" => Kyd,
        "KZT" => Kzt,
        "LAK" => Lak,
        "LBP" => Lbp,
        "LKR" => Lkr,
        "LRD" => Lrd,
        "LSL" => Lsl,
        "LTL" => Ltl,
        "LVL" => Lvl,
        "LYD" => Lyd,
        "MAD" => Mad,
        "MDL" => Mdl,
        "MGA" => Mga,
        "MKD" => Mkd,
        "MMK" => Mmk,
        "MNT" => Mnt,
        "MOP" => Mop,
        "MRO" => Mro,
        "MRU" => Mru,
        "MTL" => Mtl,
        "MUR" => Mur,
        "MVR" => Mvr,
        "MWK" => Mwk,
        "MXN" => Mxn,
        "MYR" => Myr,
        "MZN" => Mzn,
        "NAD" => Nad,
        "NGN" => Ngn,
        "NIO" => Nio,
        "NOK" => Nok,
        "NPR" => Npr,
        "NZD" => Nzd,
        "OMR" => Omr,
        "OP" => Op,
        "PAB" => Pab,
        "PEN" => Pen,
        "PGK" => Pgk,
        "PHP" => Php,
        "PKR" => Pkr,
        "PLN" => Pln,
        "PYG" => Pyg,
        "PYUSD" => Pyusd,
        "QAR" => Qar,
        "RON" => Ron,
        "RSD" => Rsd,
        "RUB" => Rub,
        "RWF" => Rwf,
        "SAR" => Sar,
        "SBD" => Sbd,
        "SCR" => Scr,
        "SDG" => Sdg,
        "SEK" => Sek,
        "SGD" => Sgd,
        "SHP" => Shp,
        "SKK" => Skk,
        "SLE" => Sle,
        "SLL" => Sll,
        "SOS" => Sos,
        "SRD" => Srd,
        "SSP" => Ssp,
        "STD" => Std,
        "STN" => Stn,
        "SVC" => Svc,
        "SYP" => Syp,
        "SZL" => Szl,
        "THB" => Thb,
        "TJS" => Tjs,
        "TMM" => Tmm,
        "TMT" => Tmt,
        "TND" => Tnd,
        "TOP" => Top,
        "TRY" => Try,
        "TTD" => Ttd,
        "TWD" => Twd,
        "TZS" => Tzs,
        "UAH" => Uah,
        "UGX" => Ugx,
        "USD" => Usd,
        "USDC" => Usdc,
        "USDG" => Usdg,
        "USDT" => Usdt,
        "UYU" => Uyu,
        "UZS" => Uzs,
        "VEF" => Vef,
        "VES" => Ves,
        "VND" => Vnd,
        "VUV" => Vuv,
        "WST" => Wst,
        "XAF" => Xaf,
        "XAG" => Xag,
        "XAU" => Xau,
        "XBA" => Xba,
        "XBB" => Xbb,
        "XBC" => Xbc,
        "XBD" => Xbd,
        "XCD" => Xcd,
        "XCG" => Xcg,
        "XDR" => Xdr,
        "XFU" => Xfu,
        "XOF" => Xof,
        "XPD" => Xpd,
        "XPF" => Xpf,
        "XPT" => Xpt,
        "XTS" => Xts,
        "YER" => Yer,
        "ZAR" => Zar,
        "ZMK" => Zmk,
        "ZMW" => Zmw,
        "ZWD" => Zwd,
        "ZWG" => Zwg,
        "ZWL" => Zwl,
        "ZWN" => Zwn,
        "ZWR" => Zwr,
        _ => Unrecognized,
    }
}
