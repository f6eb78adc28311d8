use crate::Unrecognized;
use crate::runtime::wire;

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

wire::text_enum! {
    PaymentOrderType {
        "ach" => Ach,
        "au_becs" => AuBecs,
        "bacs" => Bacs,
        "book" => Book,
        "card" => Card,
        "chats" => Chats,
        "check" => Check,
        "cross_border" => CrossBorder,
        "dk_nets" => DkNets,
        "eft" => Eft,
        "gb_fps" => GbFps,
        "masav" => Masav,
        "mx_ccen" => MxCcen,
        "neft" => Neft,
        "nics" => Nics,
        "nz_becs" => NzBecs,
        "pl_elixir" => PlElixir,
        "rtp" => Rtp,
        "se_bankgirot" => SeBankgirot,
        "sepa" => Sepa,
        "sg_giro" => SgGiro,
        "sic" => Sic,
        "stablecoin" => Stablecoin,
        "wire" => Wire,
        "zengin" => Zengin,
        _ => Unrecognized,
    }
}
