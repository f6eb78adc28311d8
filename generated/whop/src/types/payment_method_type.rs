use crate::Unrecognized;
use crate::runtime::wire;

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

wire::text_enum! {
    PaymentMethodType {
        "acss_debit" => AcssDebit,
        "affirm" => Affirm,
        "afterpay_clearpay" => AfterpayClearpay,
        "alipay" => Alipay,
        "alma" => Alma,
        "amazon_pay" => AmazonPay,
        "apple" => Apple,
        "apple_pay" => ApplePay,
        "au_bank_transfer" => AuBankTransfer,
        "au_becs_debit" => AuBecsDebit,
        "bacs_debit" => BacsDebit,
        "bancolombia" => Bancolombia,
        "bancontact" => Bancontact,
        "billie" => Billie,
        "bizum" => Bizum,
        "blik" => Blik,
        "boleto" => Boleto,
        "bre_b" => BreB,
        "ca_bank_transfer" => CaBankTransfer,
        "capchase_pay" => CapchasePay,
        "card" => Card,
        "card_installments_three" => CardInstallmentsThree,
        "card_installments_six" => CardInstallmentsSix,
        "card_installments_twelve" => CardInstallmentsTwelve,
        "cashapp" => Cashapp,
        "claritypay" => Claritypay,
        "coinbase" => Coinbase,
        "crypto" => Crypto,
        "custom" => Custom,
        "customer_balance" => CustomerBalance,
        "demo_pay" => DemoPay,
        "efecty" => Efecty,
        "eps" => Eps,
        "eu_bank_transfer" => EuBankTransfer,
        "fpx" => Fpx,
        "gb_bank_transfer" => GbBankTransfer,
        "giropay" => Giropay,
        "google_pay" => GooglePay,
        "gopay" => Gopay,
        "grabpay" => Grabpay,
        "id_bank_transfer" => IdBankTransfer,
        "ideal" => Ideal,
        "interac" => Interac,
        "kakao_pay" => KakaoPay,
        "klarna" => Klarna,
        "klarna_pay_now" => KlarnaPayNow,
        "konbini" => Konbini,
        "kr_card" => KrCard,
        "kr_market" => KrMarket,
        "kriya" => Kriya,
        "kueski" => Kueski,
        "link" => Link,
        "mb_way" => MbWay,
        "m_pesa" => MPesa,
        "mercado_pago" => MercadoPago,
        "mobilepay" => Mobilepay,
        "mondu" => Mondu,
        "multibanco" => Multibanco,
        "naver_pay" => NaverPay,
        "nequi" => Nequi,
        "netbanking" => Netbanking,
        "ng_bank" => NgBank,
        "ng_bank_transfer" => NgBankTransfer,
        "ng_card" => NgCard,
        "ng_market" => NgMarket,
        "ng_ussd" => NgUssd,
        "ng_wallet" => NgWallet,
        "nz_bank_account" => NzBankAccount,
        "oxxo" => Oxxo,
        "p24" => P24,
        "pago_efectivo" => PagoEfectivo,
        "pse" => Pse,
        "pay_by_bank" => PayByBank,
        "payco" => Payco,
        "paynow" => Paynow,
        "paypal" => Paypal,
        "paypay" => Paypay,
        "payto" => Payto,
        "pix" => Pix,
        "platform_balance" => PlatformBalance,
        "promptpay" => Promptpay,
        "qris" => Qris,
        "rechnung" => Rechnung,
        "revolut_pay" => RevolutPay,
        "samsung_pay" => SamsungPay,
        "satispay" => Satispay,
        "scalapay" => Scalapay,
        "sencillito" => Sencillito,
        "sepa_debit" => SepaDebit,
        "sequra" => Sequra,
        "servipag" => Servipag,
        "sezzle" => Sezzle,
        "shop_pay" => ShopPay,
        "shopeepay" => Shopeepay,
        "sofort" => Sofort,
        "south_korea_market" => SouthKoreaMarket,
        "spei" => Spei,
        "splitit" => Splitit,
        "sunbit" => Sunbit,
        "swish" => Swish,
        "tamara" => Tamara,
        "twint" => Twint,
        "upi" => Upi,
        "us_bank_account" => UsBankAccount,
        "us_bank_transfer" => UsBankTransfer,
        "venmo" => Venmo,
        "vipps" => Vipps,
        "webpay" => Webpay,
        "wechat_pay" => WechatPay,
        "yape" => Yape,
        "zip" => Zip,
        "coinflow" => Coinflow,
        "unknown" => Unknown,
        _ => Unrecognized,
    }
}
