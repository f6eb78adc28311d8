use crate::Kept;
use crate::runtime::wire;
use super::{Card, PayPal, SepaDebit};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;

/// A way in which a customer pays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PaymentMethod {
    /// The id of the payment method.
    pub id: Option<String>,
    /// The name of the payment gateway.
    pub gateway_name: Option<String>,
    /// The kind of payment method.
    pub type_: Option<String>,
    /// The id of the payment method at the gateway.
    pub reference_id: Option<String>,
    /// Whether this is the default payment method of the customer.
    pub default_field: Option<bool>,
    /// The status of the payment method.
    pub status: Option<String>,
    /// Where the payment method was added.
    pub source: Option<String>,
    /// Whether the payment method can be used.
    pub enabled: Option<bool>,
    /// The name of the payment method, for display.
    pub name: Option<String>,
    /// Further data of the payment method. Its form is not documented.
    pub data: Option<Vec<Value>>,
    /// When the payment method was created.
    pub creation_date: Option<Timestamp>,
    /// When the payment method expires.
    pub expiration_date: Option<Timestamp>,
    /// The SEPA mandate. Its form is not documented.
    pub sepa_mandate: Option<BTreeMap<String, Value>>,
    /// The card, if the payment method is one.
    pub card: Option<Card>,
    /// The bank account, if the payment method is SEPA direct debit.
    pub sepa_debit: Option<SepaDebit>,
    /// The PayPal account, if the payment method is one.
    pub paypal: Option<PayPal>,
    kept: Kept,
}

impl PaymentMethod {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    PaymentMethod {
        0 id?: "id" optional,
        1 gateway_name?: "gatewayName" nullable,
        2 type_?: "type" nullable,
        3 reference_id?: "referenceId" nullable,
        4 default_field?: "default" nullable,
        5 status?: "status" nullable,
        6 source?: "source" nullable,
        7 enabled?: "enabled" nullable,
        8 name?: "name" nullable,
        9 data?: "data" nullable,
        10 creation_date?: "creationDate" nullable coded,
        11 expiration_date?: "expirationDate" nullable coded,
        12 sepa_mandate?: "sepaMandate" nullable,
        13 card?: "card" nullable,
        14 sepa_debit?: "sepaDebit" nullable,
        15 paypal?: "paypal" nullable,
    }
}
