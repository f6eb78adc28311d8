use crate::Unrecognized;

/// The network or way by which a payment order moves money.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PaymentOrderType {
    /// `ach`
    Ach,
    /// `au_becs`
    AuBecs,
    /// `bacs`
    Bacs,
    /// `book`
    Book,
    /// `card`
    Card,
    /// `chats`
    Chats,
    /// `check`
    Check,
    /// `cross_border`
    CrossBorder,
    /// `dk_nets`
    DkNets,
    /// `eft`
    Eft,
    /// `gb_fps`
    GbFps,
    /// `masav`
    Masav,
    /// `mx_ccen`
    MxCcen,
    /// `neft`
    Neft,
    /// `nics`
    Nics,
    /// `nz_becs`
    NzBecs,
    /// `pl_elixir`
    PlElixir,
    /// `rtp`
    Rtp,
    /// `se_bankgirot`
    SeBankgirot,
    /// `sepa`
    Sepa,
    /// `sg_giro`
    SgGiro,
    /// `sic`
    Sic,
    /// `stablecoin`
    Stablecoin,
    /// `wire`
    Wire,
    /// `zengin`
    Zengin,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

impl PaymentOrderType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Ach => "ach",
            Self::AuBecs => "au_becs",
            Self::Bacs => "bacs",
            Self::Book => "book",
            Self::Card => "card",
            Self::Chats => "chats",
            Self::Check => "check",
            Self::CrossBorder => "cross_border",
            Self::DkNets => "dk_nets",
            Self::Eft => "eft",
            Self::GbFps => "gb_fps",
            Self::Masav => "masav",
            Self::MxCcen => "mx_ccen",
            Self::Neft => "neft",
            Self::Nics => "nics",
            Self::NzBecs => "nz_becs",
            Self::PlElixir => "pl_elixir",
            Self::Rtp => "rtp",
            Self::SeBankgirot => "se_bankgirot",
            Self::Sepa => "sepa",
            Self::SgGiro => "sg_giro",
            Self::Sic => "sic",
            Self::Stablecoin => "stablecoin",
            Self::Wire => "wire",
            Self::Zengin => "zengin",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
