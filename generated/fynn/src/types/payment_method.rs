use crate::Kept;
use super::{Card, PayPal, SepaDebit};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;

/// A way in which a customer pays.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
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
    pub(crate) kept: Kept,
}

impl PaymentMethod {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `id`.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets `gatewayName`.
    #[must_use]
    pub fn gateway_name(mut self, gateway_name: impl Into<String>) -> Self {
        self.gateway_name = Some(gateway_name.into());
        self
    }

    /// Sets `type`.
    #[must_use]
    pub fn type_(mut self, type_: impl Into<String>) -> Self {
        self.type_ = Some(type_.into());
        self
    }

    /// Sets `referenceId`.
    #[must_use]
    pub fn reference_id(mut self, reference_id: impl Into<String>) -> Self {
        self.reference_id = Some(reference_id.into());
        self
    }

    /// Sets `default`.
    #[must_use]
    pub fn default_field(mut self, default_field: bool) -> Self {
        self.default_field = Some(default_field);
        self
    }

    /// Sets `status`.
    #[must_use]
    pub fn status(mut self, status: impl Into<String>) -> Self {
        self.status = Some(status.into());
        self
    }

    /// Sets `source`.
    #[must_use]
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Sets `enabled`.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = Some(enabled);
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets `data`.
    #[must_use]
    pub fn data(mut self, data: impl IntoIterator<Item = Value>) -> Self {
        self.data = Some(data.into_iter().collect());
        self
    }

    /// Sets `creationDate`.
    #[must_use]
    pub fn creation_date(mut self, creation_date: Timestamp) -> Self {
        self.creation_date = Some(creation_date);
        self
    }

    /// Sets `expirationDate`.
    #[must_use]
    pub fn expiration_date(mut self, expiration_date: Timestamp) -> Self {
        self.expiration_date = Some(expiration_date);
        self
    }

    /// Sets `sepaMandate`.
    #[must_use]
    pub fn sepa_mandate(
        mut self,
        sepa_mandate: impl IntoIterator<Item = (impl Into<String>, Value)>,
    ) -> Self {
        self.sepa_mandate = Some(
            sepa_mandate.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }

    /// Sets `card`.
    #[must_use]
    pub fn card(mut self, card: Card) -> Self {
        self.card = Some(card);
        self
    }

    /// Sets `sepaDebit`.
    #[must_use]
    pub fn sepa_debit(mut self, sepa_debit: SepaDebit) -> Self {
        self.sepa_debit = Some(sepa_debit);
        self
    }

    /// Sets `paypal`.
    #[must_use]
    pub fn paypal(mut self, paypal: PayPal) -> Self {
        self.paypal = Some(paypal);
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}
