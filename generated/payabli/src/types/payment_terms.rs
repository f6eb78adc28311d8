use crate::Unrecognized;
use crate::runtime::wire;

/// `BillDataPaymentTerms` of the Payabli API.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PaymentTerms {
    /// `PIA`
    PaymentInAdvance,
    /// `CIA`
    CashInAdvance,
    /// `UR`
    UponReceipt,
    /// `NET10`
    Net10,
    /// `NET20`
    Net20,
    /// `NET30`
    Net30,
    /// `NET45`
    Net45,
    /// `NET60`
    Net60,
    /// `NET90`
    Net90,
    /// `EOM`
    EndOfMonth,
    /// `MFI`
    Mfi,
    /// `5MFI`
    FiveMfi,
    /// `10MFI`
    TenMfi,
    /// `15MFI`
    FifteenMfi,
    /// `20MFI`
    TwentyMfi,
    /// `2/10NET30`
    Two10Net30,
    /// `UF`
    Uf,
    /// `10UF`
    TenUf,
    /// `20UF`
    TwentyUf,
    /// `25UF`
    TwentyFiveUf,
    /// `50UF`
    FiftyUf,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

wire::text_enum! {
    PaymentTerms {
        "PIA" => PaymentInAdvance,
        "CIA" => CashInAdvance,
        "UR" => UponReceipt,
        "NET10" => Net10,
        "NET20" => Net20,
        "NET30" => Net30,
        "NET45" => Net45,
        "NET60" => Net60,
        "NET90" => Net90,
        "EOM" => EndOfMonth,
        "MFI" => Mfi,
        "5MFI" => FiveMfi,
        "10MFI" => TenMfi,
        "15MFI" => FifteenMfi,
        "20MFI" => TwentyMfi,
        "2/10NET30" => Two10Net30,
        "UF" => Uf,
        "10UF" => TenUf,
        "20UF" => TwentyUf,
        "25UF" => TwentyFiveUf,
        "50UF" => FiftyUf,
        _ => Unrecognized,
    }
}
