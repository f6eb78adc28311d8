use crate::Unrecognized;

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

impl PaymentTerms {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::PaymentInAdvance => "PIA",
            Self::CashInAdvance => "CIA",
            Self::UponReceipt => "UR",
            Self::Net10 => "NET10",
            Self::Net20 => "NET20",
            Self::Net30 => "NET30",
            Self::Net45 => "NET45",
            Self::Net60 => "NET60",
            Self::Net90 => "NET90",
            Self::EndOfMonth => "EOM",
            Self::Mfi => "MFI",
            Self::FiveMfi => "5MFI",
            Self::TenMfi => "10MFI",
            Self::FifteenMfi => "15MFI",
            Self::TwentyMfi => "20MFI",
            Self::Two10Net30 => "2/10NET30",
            Self::Uf => "UF",
            Self::TenUf => "10UF",
            Self::TwentyUf => "20UF",
            Self::TwentyFiveUf => "25UF",
            Self::FiftyUf => "50UF",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
