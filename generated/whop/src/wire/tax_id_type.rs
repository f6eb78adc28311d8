use crate::Unrecognized;
use crate::runtime::wire;
use crate::types::TaxIdType;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::convert::Infallible;
use std::str::FromStr;

impl From<&str> for TaxIdType {
    fn from(text: &str) -> Self {
        match text {
            "ad_nrt" => Self::AdNrt,
            "ao_tin" => Self::AoTin,
            "ar_cuit" => Self::ArCuit,
            "am_tin" => Self::AmTin,
            "aw_tin" => Self::AwTin,
            "au_abn" => Self::AuAbn,
            "au_arn" => Self::AuArn,
            "eu_vat" => Self::EuVat,
            "az_tin" => Self::AzTin,
            "bs_tin" => Self::BsTin,
            "bh_vat" => Self::BhVat,
            "bd_bin" => Self::BdBin,
            "bb_tin" => Self::BbTin,
            "by_tin" => Self::ByTin,
            "bj_ifu" => Self::BjIfu,
            "bo_tin" => Self::BoTin,
            "ba_tin" => Self::BaTin,
            "br_cnpj" => Self::BrCnpj,
            "br_cpf" => Self::BrCpf,
            "bg_uic" => Self::BgUic,
            "bf_ifu" => Self::BfIfu,
            "kh_tin" => Self::KhTin,
            "cm_niu" => Self::CmNiu,
            "ca_bn" => Self::CaBn,
            "ca_gst_hst" => Self::CaGstHst,
            "ca_pst_bc" => Self::CaPstBc,
            "ca_pst_mb" => Self::CaPstMb,
            "ca_pst_sk" => Self::CaPstSk,
            "ca_qst" => Self::CaQst,
            "cv_nif" => Self::CvNif,
            "cl_tin" => Self::ClTin,
            "cn_tin" => Self::CnTin,
            "co_nit" => Self::CoNit,
            "cd_nif" => Self::CdNif,
            "cr_tin" => Self::CrTin,
            "hr_oib" => Self::HrOib,
            "do_rcn" => Self::DoRcn,
            "ec_ruc" => Self::EcRuc,
            "eg_tin" => Self::EgTin,
            "sv_nit" => Self::SvNit,
            "et_tin" => Self::EtTin,
            "eu_oss_vat" => Self::EuOssVat,
            "ge_vat" => Self::GeVat,
            "de_stn" => Self::DeStn,
            "gb_vat" => Self::GbVat,
            "gn_nif" => Self::GnNif,
            "hk_br" => Self::HkBr,
            "hu_tin" => Self::HuTin,
            "is_vat" => Self::IsVat,
            "in_gst" => Self::InGst,
            "id_npwp" => Self::IdNpwp,
            "il_vat" => Self::IlVat,
            "jp_cn" => Self::JpCn,
            "jp_rn" => Self::JpRn,
            "jp_trn" => Self::JpTrn,
            "kz_bin" => Self::KzBin,
            "ke_pin" => Self::KePin,
            "kg_tin" => Self::KgTin,
            "la_tin" => Self::LaTin,
            "li_uid" => Self::LiUid,
            "li_vat" => Self::LiVat,
            "my_frp" => Self::MyFrp,
            "my_itn" => Self::MyItn,
            "my_sst" => Self::MySst,
            "mr_nif" => Self::MrNif,
            "mx_rfc" => Self::MxRfc,
            "md_vat" => Self::MdVat,
            "me_pib" => Self::MePib,
            "ma_vat" => Self::MaVat,
            "np_pan" => Self::NpPan,
            "nz_gst" => Self::NzGst,
            "ng_tin" => Self::NgTin,
            "mk_vat" => Self::MkVat,
            "no_vat" => Self::NoVat,
            "no_voec" => Self::NoVoec,
            "om_vat" => Self::OmVat,
            "pe_ruc" => Self::PeRuc,
            "ph_tin" => Self::PhTin,
            "pl_nip" => Self::PlNip,
            "ro_tin" => Self::RoTin,
            "ru_inn" => Self::RuInn,
            "ru_kpp" => Self::RuKpp,
            "sa_vat" => Self::SaVat,
            "sn_ninea" => Self::SnNinea,
            "rs_pib" => Self::RsPib,
            "sg_gst" => Self::SgGst,
            "sg_uen" => Self::SgUen,
            "si_tin" => Self::SiTin,
            "za_vat" => Self::ZaVat,
            "kr_brn" => Self::KrBrn,
            "es_cif" => Self::EsCif,
            "ch_uid" => Self::ChUid,
            "ch_vat" => Self::ChVat,
            "tw_vat" => Self::TwVat,
            "tj_tin" => Self::TjTin,
            "tz_vat" => Self::TzVat,
            "th_vat" => Self::ThVat,
            "tr_tin" => Self::TrTin,
            "ug_tin" => Self::UgTin,
            "ua_vat" => Self::UaVat,
            "ae_trn" => Self::AeTrn,
            "us_ein" => Self::UsEin,
            "uy_ruc" => Self::UyRuc,
            "uz_tin" => Self::UzTin,
            "uz_vat" => Self::UzVat,
            "ve_rif" => Self::VeRif,
            "vn_tin" => Self::VnTin,
            "zm_tin" => Self::ZmTin,
            "zw_tin" => Self::ZwTin,
            "sr_fin" => Self::SrFin,
            "xi_vat" => Self::XiVat,
            other => Self::Unrecognized(Unrecognized::new(other.to_owned())),
        }
    }
}

impl FromStr for TaxIdType {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from(text))
    }
}

impl fmt::Display for TaxIdType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for TaxIdType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for TaxIdType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::text(deserializer, |text| Self::from(text))
    }
}
