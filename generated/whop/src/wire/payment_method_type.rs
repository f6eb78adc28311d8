use crate::Unrecognized;
use crate::runtime::wire;
use crate::types::PaymentMethodType;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::convert::Infallible;
use std::str::FromStr;

impl From<&str> for PaymentMethodType {
    fn from(text: &str) -> Self {
        match text {
            "acss_debit" => Self::AcssDebit,
            "affirm" => Self::Affirm,
            "afterpay_clearpay" => Self::AfterpayClearpay,
            "alipay" => Self::Alipay,
            "alma" => Self::Alma,
            "amazon_pay" => Self::AmazonPay,
            "apple" => Self::Apple,
            "apple_pay" => Self::ApplePay,
            "au_bank_transfer" => Self::AuBankTransfer,
            "au_becs_debit" => Self::AuBecsDebit,
            "bacs_debit" => Self::BacsDebit,
            "bancolombia" => Self::Bancolombia,
            "bancontact" => Self::Bancontact,
            "billie" => Self::Billie,
            "bizum" => Self::Bizum,
            "blik" => Self::Blik,
            "boleto" => Self::Boleto,
            "bre_b" => Self::BreB,
            "ca_bank_transfer" => Self::CaBankTransfer,
            "capchase_pay" => Self::CapchasePay,
            "card" => Self::Card,
            "card_installments_three" => Self::CardInstallmentsThree,
            "card_installments_six" => Self::CardInstallmentsSix,
            "card_installments_twelve" => Self::CardInstallmentsTwelve,
            "cashapp" => Self::Cashapp,
            "claritypay" => Self::Claritypay,
            "coinbase" => Self::Coinbase,
            "crypto" => Self::Crypto,
            "custom" => Self::Custom,
            "customer_balance" => Self::CustomerBalance,
            "demo_pay" => Self::DemoPay,
            "efecty" => Self::Efecty,
            "eps" => Self::Eps,
            "eu_bank_transfer" => Self::EuBankTransfer,
            "fpx" => Self::Fpx,
            "gb_bank_transfer" => Self::GbBankTransfer,
            "giropay" => Self::Giropay,
            "google_pay" => Self::GooglePay,
            "gopay" => Self::Gopay,
            "grabpay" => Self::Grabpay,
            "id_bank_transfer" => Self::IdBankTransfer,
            "ideal" => Self::Ideal,
            "interac" => Self::Interac,
            "kakao_pay" => Self::KakaoPay,
            "klarna" => Self::Klarna,
            "klarna_pay_now" => Self::KlarnaPayNow,
            "konbini" => Self::Konbini,
            "kr_card" => Self::KrCard,
            "kr_market" => Self::KrMarket,
            "kriya" => Self::Kriya,
            "kueski" => Self::Kueski,
            "link" => Self::Link,
            "mb_way" => Self::MbWay,
            "m_pesa" => Self::MPesa,
            "mercado_pago" => Self::MercadoPago,
            "mobilepay" => Self::Mobilepay,
            "mondu" => Self::Mondu,
            "multibanco" => Self::Multibanco,
            "naver_pay" => Self::NaverPay,
            "nequi" => Self::Nequi,
            "netbanking" => Self::Netbanking,
            "ng_bank" => Self::NgBank,
            "ng_bank_transfer" => Self::NgBankTransfer,
            "ng_card" => Self::NgCard,
            "ng_market" => Self::NgMarket,
            "ng_ussd" => Self::NgUssd,
            "ng_wallet" => Self::NgWallet,
            "nz_bank_account" => Self::NzBankAccount,
            "oxxo" => Self::Oxxo,
            "p24" => Self::P24,
            "pago_efectivo" => Self::PagoEfectivo,
            "pse" => Self::Pse,
            "pay_by_bank" => Self::PayByBank,
            "payco" => Self::Payco,
            "paynow" => Self::Paynow,
            "paypal" => Self::Paypal,
            "paypay" => Self::Paypay,
            "payto" => Self::Payto,
            "pix" => Self::Pix,
            "platform_balance" => Self::PlatformBalance,
            "promptpay" => Self::Promptpay,
            "qris" => Self::Qris,
            "rechnung" => Self::Rechnung,
            "revolut_pay" => Self::RevolutPay,
            "samsung_pay" => Self::SamsungPay,
            "satispay" => Self::Satispay,
            "scalapay" => Self::Scalapay,
            "sencillito" => Self::Sencillito,
            "sepa_debit" => Self::SepaDebit,
            "sequra" => Self::Sequra,
            "servipag" => Self::Servipag,
            "sezzle" => Self::Sezzle,
            "shop_pay" => Self::ShopPay,
            "shopeepay" => Self::Shopeepay,
            "sofort" => Self::Sofort,
            "south_korea_market" => Self::SouthKoreaMarket,
            "spei" => Self::Spei,
            "splitit" => Self::Splitit,
            "sunbit" => Self::Sunbit,
            "swish" => Self::Swish,
            "tamara" => Self::Tamara,
            "twint" => Self::Twint,
            "upi" => Self::Upi,
            "us_bank_account" => Self::UsBankAccount,
            "us_bank_transfer" => Self::UsBankTransfer,
            "venmo" => Self::Venmo,
            "vipps" => Self::Vipps,
            "webpay" => Self::Webpay,
            "wechat_pay" => Self::WechatPay,
            "yape" => Self::Yape,
            "zip" => Self::Zip,
            "coinflow" => Self::Coinflow,
            "unknown" => Self::Unknown,
            other => Self::Unrecognized(Unrecognized::new(other.to_owned())),
        }
    }
}

impl FromStr for PaymentMethodType {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from(text))
    }
}

impl fmt::Display for PaymentMethodType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for PaymentMethodType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for PaymentMethodType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::text(deserializer, |text| Self::from(text))
    }
}
