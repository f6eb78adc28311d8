use crate::Unrecognized;

/// A way to pay.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PaymentMethodType {
    /// `acss_debit`
    AcssDebit,
    /// `affirm`
    Affirm,
    /// `afterpay_clearpay`
    AfterpayClearpay,
    /// `alipay`
    Alipay,
    /// `alma`
    Alma,
    /// `amazon_pay`
    AmazonPay,
    /// `apple`
    Apple,
    /// `apple_pay`
    ApplePay,
    /// `au_bank_transfer`
    AuBankTransfer,
    /// `au_becs_debit`
    AuBecsDebit,
    /// `bacs_debit`
    BacsDebit,
    /// `bancolombia`
    Bancolombia,
    /// `bancontact`
    Bancontact,
    /// `billie`
    Billie,
    /// `bizum`
    Bizum,
    /// `blik`
    Blik,
    /// `boleto`
    Boleto,
    /// `bre_b`
    BreB,
    /// `ca_bank_transfer`
    CaBankTransfer,
    /// `capchase_pay`
    CapchasePay,
    /// `card`
    Card,
    /// `card_installments_three`
    CardInstallmentsThree,
    /// `card_installments_six`
    CardInstallmentsSix,
    /// `card_installments_twelve`
    CardInstallmentsTwelve,
    /// `cashapp`
    Cashapp,
    /// `claritypay`
    Claritypay,
    /// `coinbase`
    Coinbase,
    /// `crypto`
    Crypto,
    /// `custom`
    Custom,
    /// `customer_balance`
    CustomerBalance,
    /// `demo_pay`
    DemoPay,
    /// `efecty`
    Efecty,
    /// `eps`
    Eps,
    /// `eu_bank_transfer`
    EuBankTransfer,
    /// `fpx`
    Fpx,
    /// `gb_bank_transfer`
    GbBankTransfer,
    /// `giropay`
    Giropay,
    /// `google_pay`
    GooglePay,
    /// `gopay`
    Gopay,
    /// `grabpay`
    Grabpay,
    /// `id_bank_transfer`
    IdBankTransfer,
    /// `ideal`
    Ideal,
    /// `interac`
    Interac,
    /// `kakao_pay`
    KakaoPay,
    /// `klarna`
    Klarna,
    /// `klarna_pay_now`
    KlarnaPayNow,
    /// `konbini`
    Konbini,
    /// `kr_card`
    KrCard,
    /// `kr_market`
    KrMarket,
    /// `kriya`
    Kriya,
    /// `kueski`
    Kueski,
    /// `link`
    Link,
    /// `mb_way`
    MbWay,
    /// `m_pesa`
    MPesa,
    /// `mercado_pago`
    MercadoPago,
    /// `mobilepay`
    Mobilepay,
    /// `mondu`
    Mondu,
    /// `multibanco`
    Multibanco,
    /// `naver_pay`
    NaverPay,
    /// `nequi`
    Nequi,
    /// `netbanking`
    Netbanking,
    /// `ng_bank`
    NgBank,
    /// `ng_bank_transfer`
    NgBankTransfer,
    /// `ng_card`
    NgCard,
    /// `ng_market`
    NgMarket,
    /// `ng_ussd`
    NgUssd,
    /// `ng_wallet`
    NgWallet,
    /// `nz_bank_account`
    NzBankAccount,
    /// `oxxo`
    Oxxo,
    /// `p24`
    P24,
    /// `pago_efectivo`
    PagoEfectivo,
    /// `pse`
    Pse,
    /// `pay_by_bank`
    PayByBank,
    /// `payco`
    Payco,
    /// `paynow`
    Paynow,
    /// `paypal`
    Paypal,
    /// `paypay`
    Paypay,
    /// `payto`
    Payto,
    /// `pix`
    Pix,
    /// `platform_balance`
    PlatformBalance,
    /// `promptpay`
    Promptpay,
    /// `qris`
    Qris,
    /// `rechnung`
    Rechnung,
    /// `revolut_pay`
    RevolutPay,
    /// `samsung_pay`
    SamsungPay,
    /// `satispay`
    Satispay,
    /// `scalapay`
    Scalapay,
    /// `sencillito`
    Sencillito,
    /// `sepa_debit`
    SepaDebit,
    /// `sequra`
    Sequra,
    /// `servipag`
    Servipag,
    /// `sezzle`
    Sezzle,
    /// `shop_pay`
    ShopPay,
    /// `shopeepay`
    Shopeepay,
    /// `sofort`
    Sofort,
    /// `south_korea_market`
    SouthKoreaMarket,
    /// `spei`
    Spei,
    /// `splitit`
    Splitit,
    /// `sunbit`
    Sunbit,
    /// `swish`
    Swish,
    /// `tamara`
    Tamara,
    /// `twint`
    Twint,
    /// `upi`
    Upi,
    /// `us_bank_account`
    UsBankAccount,
    /// `us_bank_transfer`
    UsBankTransfer,
    /// `venmo`
    Venmo,
    /// `vipps`
    Vipps,
    /// `webpay`
    Webpay,
    /// `wechat_pay`
    WechatPay,
    /// `yape`
    Yape,
    /// `zip`
    Zip,
    /// `coinflow`
    Coinflow,
    /// `unknown`
    Unknown,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

impl PaymentMethodType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::AcssDebit => "acss_debit",
            Self::Affirm => "affirm",
            Self::AfterpayClearpay => "afterpay_clearpay",
            Self::Alipay => "alipay",
            Self::Alma => "alma",
            Self::AmazonPay => "amazon_pay",
            Self::Apple => "apple",
            Self::ApplePay => "apple_pay",
            Self::AuBankTransfer => "au_bank_transfer",
            Self::AuBecsDebit => "au_becs_debit",
            Self::BacsDebit => "bacs_debit",
            Self::Bancolombia => "bancolombia",
            Self::Bancontact => "bancontact",
            Self::Billie => "billie",
            Self::Bizum => "bizum",
            Self::Blik => "blik",
            Self::Boleto => "boleto",
            Self::BreB => "bre_b",
            Self::CaBankTransfer => "ca_bank_transfer",
            Self::CapchasePay => "capchase_pay",
            Self::Card => "card",
            Self::CardInstallmentsThree => "card_installments_three",
            Self::CardInstallmentsSix => "card_installments_six",
            Self::CardInstallmentsTwelve => "card_installments_twelve",
            Self::Cashapp => "cashapp",
            Self::Claritypay => "claritypay",
            Self::Coinbase => "coinbase",
            Self::Crypto => "crypto",
            Self::Custom => "custom",
            Self::CustomerBalance => "customer_balance",
            Self::DemoPay => "demo_pay",
            Self::Efecty => "efecty",
            Self::Eps => "eps",
            Self::EuBankTransfer => "eu_bank_transfer",
            Self::Fpx => "fpx",
            Self::GbBankTransfer => "gb_bank_transfer",
            Self::Giropay => "giropay",
            Self::GooglePay => "google_pay",
            Self::Gopay => "gopay",
            Self::Grabpay => "grabpay",
            Self::IdBankTransfer => "id_bank_transfer",
            Self::Ideal => "ideal",
            Self::Interac => "interac",
            Self::KakaoPay => "kakao_pay",
            Self::Klarna => "klarna",
            Self::KlarnaPayNow => "klarna_pay_now",
            Self::Konbini => "konbini",
            Self::KrCard => "kr_card",
            Self::KrMarket => "kr_market",
            Self::Kriya => "kriya",
            Self::Kueski => "kueski",
            Self::Link => "link",
            Self::MbWay => "mb_way",
            Self::MPesa => "m_pesa",
            Self::MercadoPago => "mercado_pago",
            Self::Mobilepay => "mobilepay",
            Self::Mondu => "mondu",
            Self::Multibanco => "multibanco",
            Self::NaverPay => "naver_pay",
            Self::Nequi => "nequi",
            Self::Netbanking => "netbanking",
            Self::NgBank => "ng_bank",
            Self::NgBankTransfer => "ng_bank_transfer",
            Self::NgCard => "ng_card",
            Self::NgMarket => "ng_market",
            Self::NgUssd => "ng_ussd",
            Self::NgWallet => "ng_wallet",
            Self::NzBankAccount => "nz_bank_account",
            Self::Oxxo => "oxxo",
            Self::P24 => "p24",
            Self::PagoEfectivo => "pago_efectivo",
            Self::Pse => "pse",
            Self::PayByBank => "pay_by_bank",
            Self::Payco => "payco",
            Self::Paynow => "paynow",
            Self::Paypal => "paypal",
            Self::Paypay => "paypay",
            Self::Payto => "payto",
            Self::Pix => "pix",
            Self::PlatformBalance => "platform_balance",
            Self::Promptpay => "promptpay",
            Self::Qris => "qris",
            Self::Rechnung => "rechnung",
            Self::RevolutPay => "revolut_pay",
            Self::SamsungPay => "samsung_pay",
            Self::Satispay => "satispay",
            Self::Scalapay => "scalapay",
            Self::Sencillito => "sencillito",
            Self::SepaDebit => "sepa_debit",
            Self::Sequra => "sequra",
            Self::Servipag => "servipag",
            Self::Sezzle => "sezzle",
            Self::ShopPay => "shop_pay",
            Self::Shopeepay => "shopeepay",
            Self::Sofort => "sofort",
            Self::SouthKoreaMarket => "south_korea_market",
            Self::Spei => "spei",
            Self::Splitit => "splitit",
            Self::Sunbit => "sunbit",
            Self::Swish => "swish",
            Self::Tamara => "tamara",
            Self::Twint => "twint",
            Self::Upi => "upi",
            Self::UsBankAccount => "us_bank_account",
            Self::UsBankTransfer => "us_bank_transfer",
            Self::Venmo => "venmo",
            Self::Vipps => "vipps",
            Self::Webpay => "webpay",
            Self::WechatPay => "wechat_pay",
            Self::Yape => "yape",
            Self::Zip => "zip",
            Self::Coinflow => "coinflow",
            Self::Unknown => "unknown",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
