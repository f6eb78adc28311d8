use crate::Unrecognized;
use crate::runtime::wire;

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

wire::text_enum! {
    TaxIdType {
        "ad_nrt" => AdNrt,
        "ao_tin" => AoTin,
        "ar_cuit" => ArCuit,
        "am_tin" => AmTin,
        "aw_tin" => AwTin,
        "au_abn" => AuAbn,
        "au_arn" => AuArn,
        "eu_vat" => EuVat,
        "az_tin" => AzTin,
        "bs_tin" => BsTin,
        "bh_vat" => BhVat,
        "bd_bin" => BdBin,
        "bb_tin" => BbTin,
        "by_tin" => ByTin,
        "bj_ifu" => BjIfu,
        "bo_tin" => BoTin,
        "ba_tin" => BaTin,
        "br_cnpj" => BrCnpj,
        "br_cpf" => BrCpf,
        "bg_uic" => BgUic,
        "bf_ifu" => BfIfu,
        "kh_tin" => KhTin,
        "cm_niu" => CmNiu,
        "ca_bn" => CaBn,
        "ca_gst_hst" => CaGstHst,
        "ca_pst_bc" => CaPstBc,
        "ca_pst_mb" => CaPstMb,
        "ca_pst_sk" => CaPstSk,
        "ca_qst" => CaQst,
        "cv_nif" => CvNif,
        "cl_tin" => ClTin,
        "cn_tin" => CnTin,
        "co_nit" => CoNit,
        "cd_nif" => CdNif,
        "cr_tin" => CrTin,
        "hr_oib" => HrOib,
        "do_rcn" => DoRcn,
        "ec_ruc" => EcRuc,
        "eg_tin" => EgTin,
        "sv_nit" => SvNit,
        "et_tin" => EtTin,
        "eu_oss_vat" => EuOssVat,
        "ge_vat" => GeVat,
        "de_stn" => DeStn,
        "gb_vat" => GbVat,
        "gn_nif" => GnNif,
        "hk_br" => HkBr,
        "hu_tin" => HuTin,
        "is_vat" => IsVat,
        "in_gst" => InGst,
        "id_npwp" => IdNpwp,
        "il_vat" => IlVat,
        "jp_cn" => JpCn,
        "jp_rn" => JpRn,
        "jp_trn" => JpTrn,
        "kz_bin" => KzBin,
        "ke_pin" => KePin,
        "kg_tin" => KgTin,
        "la_tin" => LaTin,
        "li_uid" => LiUid,
        "li_vat" => LiVat,
        "my_frp" => MyFrp,
        "my_itn" => MyItn,
        "my_sst" => MySst,
        "mr_nif" => MrNif,
        "mx_rfc" => MxRfc,
        "md_vat" => MdVat,
        "me_pib" => MePib,
        "ma_vat" => MaVat,
        "np_pan" => NpPan,
        "nz_gst" => NzGst,
        "ng_tin" => NgTin,
        "mk_vat" => MkVat,
        "no_vat" => NoVat,
        "no_voec" => NoVoec,
        "om_vat" => OmVat,
        "pe_ruc" => PeRuc,
        "ph_tin" => PhTin,
        "pl_nip" => PlNip,
        "ro_tin" => RoTin,
        "ru_inn" => RuInn,
        "ru_kpp" => RuKpp,
        "sa_vat" => SaVat,
        "sn_ninea" => SnNinea,
        "rs_pib" => RsPib,
        "sg_gst" => SgGst,
        "sg_uen" => SgUen,
        "si_tin" => SiTin,
        "za_vat" => ZaVat,
        "kr_brn" => KrBrn,
        "es_cif" => EsCif,
        "ch_uid" => ChUid,
        "ch_vat" => ChVat,
        "tw_vat" => TwVat,
        "tj_tin" => TjTin,
        "tz_vat" => TzVat,
        "th_vat" => ThVat,
        "tr_tin" => TrTin,
        "ug_tin" => UgTin,
        "ua_vat" => UaVat,
        "ae_trn" => AeTrn,
        "us_ein" => UsEin,
        "uy_ruc" => UyRuc,
        "uz_tin" => UzTin,
        "uz_vat" => UzVat,
        "ve_rif" => VeRif,
        "vn_tin" => VnTin,
        "zm_tin" => ZmTin,
        "zw_tin" => ZwTin,
        "sr_fin" => SrFin,
        "xi_vat" => XiVat,
        _ => Unrecognized,
    }
}
