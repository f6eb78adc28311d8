use crate::Unrecognized;

/// A kind of tax number, named by country or region.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TaxIdType {
    /// `ad_nrt`
    AdNrt,
    /// `ao_tin`
    AoTin,
    /// `ar_cuit`
    ArCuit,
    /// `am_tin`
    AmTin,
    /// `aw_tin`
    AwTin,
    /// `au_abn`
    AuAbn,
    /// `au_arn`
    AuArn,
    /// `eu_vat`
    EuVat,
    /// `az_tin`
    AzTin,
    /// `bs_tin`
    BsTin,
    /// `bh_vat`
    BhVat,
    /// `bd_bin`
    BdBin,
    /// `bb_tin`
    BbTin,
    /// `by_tin`
    ByTin,
    /// `bj_ifu`
    BjIfu,
    /// `bo_tin`
    BoTin,
    /// `ba_tin`
    BaTin,
    /// `br_cnpj`
    BrCnpj,
    /// `br_cpf`
    BrCpf,
    /// `bg_uic`
    BgUic,
    /// `bf_ifu`
    BfIfu,
    /// `kh_tin`
    KhTin,
    /// `cm_niu`
    CmNiu,
    /// `ca_bn`
    CaBn,
    /// `ca_gst_hst`
    CaGstHst,
    /// `ca_pst_bc`
    CaPstBc,
    /// `ca_pst_mb`
    CaPstMb,
    /// `ca_pst_sk`
    CaPstSk,
    /// `ca_qst`
    CaQst,
    /// `cv_nif`
    CvNif,
    /// `cl_tin`
    ClTin,
    /// `cn_tin`
    CnTin,
    /// `co_nit`
    CoNit,
    /// `cd_nif`
    CdNif,
    /// `cr_tin`
    CrTin,
    /// `hr_oib`
    HrOib,
    /// `do_rcn`
    DoRcn,
    /// `ec_ruc`
    EcRuc,
    /// `eg_tin`
    EgTin,
    /// `sv_nit`
    SvNit,
    /// `et_tin`
    EtTin,
    /// `eu_oss_vat`
    EuOssVat,
    /// `ge_vat`
    GeVat,
    /// `de_stn`
    DeStn,
    /// `gb_vat`
    GbVat,
    /// `gn_nif`
    GnNif,
    /// `hk_br`
    HkBr,
    /// `hu_tin`
    HuTin,
    /// `is_vat`
    IsVat,
    /// `in_gst`
    InGst,
    /// `id_npwp`
    IdNpwp,
    /// `il_vat`
    IlVat,
    /// `jp_cn`
    JpCn,
    /// `jp_rn`
    JpRn,
    /// `jp_trn`
    JpTrn,
    /// `kz_bin`
    KzBin,
    /// `ke_pin`
    KePin,
    /// `kg_tin`
    KgTin,
    /// `la_tin`
    LaTin,
    /// `li_uid`
    LiUid,
    /// `li_vat`
    LiVat,
    /// `my_frp`
    MyFrp,
    /// `my_itn`
    MyItn,
    /// `my_sst`
    MySst,
    /// `mr_nif`
    MrNif,
    /// `mx_rfc`
    MxRfc,
    /// `md_vat`
    MdVat,
    /// `me_pib`
    MePib,
    /// `ma_vat`
    MaVat,
    /// `np_pan`
    NpPan,
    /// `nz_gst`
    NzGst,
    /// `ng_tin`
    NgTin,
    /// `mk_vat`
    MkVat,
    /// `no_vat`
    NoVat,
    /// `no_voec`
    NoVoec,
    /// `om_vat`
    OmVat,
    /// `pe_ruc`
    PeRuc,
    /// `ph_tin`
    PhTin,
    /// `pl_nip`
    PlNip,
    /// `ro_tin`
    RoTin,
    /// `ru_inn`
    RuInn,
    /// `ru_kpp`
    RuKpp,
    /// `sa_vat`
    SaVat,
    /// `sn_ninea`
    SnNinea,
    /// `rs_pib`
    RsPib,
    /// `sg_gst`
    SgGst,
    /// `sg_uen`
    SgUen,
    /// `si_tin`
    SiTin,
    /// `za_vat`
    ZaVat,
    /// `kr_brn`
    KrBrn,
    /// `es_cif`
    EsCif,
    /// `ch_uid`
    ChUid,
    /// `ch_vat`
    ChVat,
    /// `tw_vat`
    TwVat,
    /// `tj_tin`
    TjTin,
    /// `tz_vat`
    TzVat,
    /// `th_vat`
    ThVat,
    /// `tr_tin`
    TrTin,
    /// `ug_tin`
    UgTin,
    /// `ua_vat`
    UaVat,
    /// `ae_trn`
    AeTrn,
    /// `us_ein`
    UsEin,
    /// `uy_ruc`
    UyRuc,
    /// `uz_tin`
    UzTin,
    /// `uz_vat`
    UzVat,
    /// `ve_rif`
    VeRif,
    /// `vn_tin`
    VnTin,
    /// `zm_tin`
    ZmTin,
    /// `zw_tin`
    ZwTin,
    /// `sr_fin`
    SrFin,
    /// `xi_vat`
    XiVat,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

impl TaxIdType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::AdNrt => "ad_nrt",
            Self::AoTin => "ao_tin",
            Self::ArCuit => "ar_cuit",
            Self::AmTin => "am_tin",
            Self::AwTin => "aw_tin",
            Self::AuAbn => "au_abn",
            Self::AuArn => "au_arn",
            Self::EuVat => "eu_vat",
            Self::AzTin => "az_tin",
            Self::BsTin => "bs_tin",
            Self::BhVat => "bh_vat",
            Self::BdBin => "bd_bin",
            Self::BbTin => "bb_tin",
            Self::ByTin => "by_tin",
            Self::BjIfu => "bj_ifu",
            Self::BoTin => "bo_tin",
            Self::BaTin => "ba_tin",
            Self::BrCnpj => "br_cnpj",
            Self::BrCpf => "br_cpf",
            Self::BgUic => "bg_uic",
            Self::BfIfu => "bf_ifu",
            Self::KhTin => "kh_tin",
            Self::CmNiu => "cm_niu",
            Self::CaBn => "ca_bn",
            Self::CaGstHst => "ca_gst_hst",
            Self::CaPstBc => "ca_pst_bc",
            Self::CaPstMb => "ca_pst_mb",
            Self::CaPstSk => "ca_pst_sk",
            Self::CaQst => "ca_qst",
            Self::CvNif => "cv_nif",
            Self::ClTin => "cl_tin",
            Self::CnTin => "cn_tin",
            Self::CoNit => "co_nit",
            Self::CdNif => "cd_nif",
            Self::CrTin => "cr_tin",
            Self::HrOib => "hr_oib",
            Self::DoRcn => "do_rcn",
            Self::EcRuc => "ec_ruc",
            Self::EgTin => "eg_tin",
            Self::SvNit => "sv_nit",
            Self::EtTin => "et_tin",
            Self::EuOssVat => "eu_oss_vat",
            Self::GeVat => "ge_vat",
            Self::DeStn => "de_stn",
            Self::GbVat => "gb_vat",
            Self::GnNif => "gn_nif",
            Self::HkBr => "hk_br",
            Self::HuTin => "hu_tin",
            Self::IsVat => "is_vat",
            Self::InGst => "in_gst",
            Self::IdNpwp => "id_npwp",
            Self::IlVat => "il_vat",
            Self::JpCn => "jp_cn",
            Self::JpRn => "jp_rn",
            Self::JpTrn => "jp_trn",
            Self::KzBin => "kz_bin",
            Self::KePin => "ke_pin",
            Self::KgTin => "kg_tin",
            Self::LaTin => "la_tin",
            Self::LiUid => "li_uid",
            Self::LiVat => "li_vat",
            Self::MyFrp => "my_frp",
            Self::MyItn => "my_itn",
            Self::MySst => "my_sst",
            Self::MrNif => "mr_nif",
            Self::MxRfc => "mx_rfc",
            Self::MdVat => "md_vat",
            Self::MePib => "me_pib",
            Self::MaVat => "ma_vat",
            Self::NpPan => "np_pan",
            Self::NzGst => "nz_gst",
            Self::NgTin => "ng_tin",
            Self::MkVat => "mk_vat",
            Self::NoVat => "no_vat",
            Self::NoVoec => "no_voec",
            Self::OmVat => "om_vat",
            Self::PeRuc => "pe_ruc",
            Self::PhTin => "ph_tin",
            Self::PlNip => "pl_nip",
            Self::RoTin => "ro_tin",
            Self::RuInn => "ru_inn",
            Self::RuKpp => "ru_kpp",
            Self::SaVat => "sa_vat",
            Self::SnNinea => "sn_ninea",
            Self::RsPib => "rs_pib",
            Self::SgGst => "sg_gst",
            Self::SgUen => "sg_uen",
            Self::SiTin => "si_tin",
            Self::ZaVat => "za_vat",
            Self::KrBrn => "kr_brn",
            Self::EsCif => "es_cif",
            Self::ChUid => "ch_uid",
            Self::ChVat => "ch_vat",
            Self::TwVat => "tw_vat",
            Self::TjTin => "tj_tin",
            Self::TzVat => "tz_vat",
            Self::ThVat => "th_vat",
            Self::TrTin => "tr_tin",
            Self::UgTin => "ug_tin",
            Self::UaVat => "ua_vat",
            Self::AeTrn => "ae_trn",
            Self::UsEin => "us_ein",
            Self::UyRuc => "uy_ruc",
            Self::UzTin => "uz_tin",
            Self::UzVat => "uz_vat",
            Self::VeRif => "ve_rif",
            Self::VnTin => "vn_tin",
            Self::ZmTin => "zm_tin",
            Self::ZwTin => "zw_tin",
            Self::SrFin => "sr_fin",
            Self::XiVat => "xi_vat",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
