use crate::Patch;
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
    pub gateway_name: Patch<String>,
    /// The kind of payment method.
    pub type_: Patch<String>,
    /// The id of the payment method at the gateway.
    pub reference_id: Patch<String>,
    /// Whether this is the default payment method of the customer.
    pub default_field: Patch<bool>,
    /// The status of the payment method.
    pub status: Patch<String>,
    /// Where the payment method was added.
    pub source: Patch<String>,
    /// Whether the payment method can be used.
    pub enabled: Patch<bool>,
    /// The name of the payment method, for display.
    pub name: Patch<String>,
    /// Further data of the payment method. Its form is not documented.
    pub data: Patch<Vec<Value>>,
    /// When the payment method was created.
    pub creation_date: Patch<Timestamp>,
    /// When the payment method expires.
    pub expiration_date: Patch<Timestamp>,
    /// The SEPA mandate. Its form is not documented.
    pub sepa_mandate: Patch<BTreeMap<String, Value>>,
    /// The card, if the payment method is one.
    pub card: Patch<Card>,
    /// The bank account, if the payment method is SEPA direct debit.
    pub sepa_debit: Patch<SepaDebit>,
    /// The PayPal account, if the payment method is one.
    pub paypal: Patch<PayPal>,
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
    pub fn gateway_name(mut self, gateway_name: impl Into<Patch<String>>) -> Self {
        self.gateway_name = gateway_name.into();
        self
    }

    /// Sets `type`.
    #[must_use]
    pub fn type_(mut self, type_: impl Into<Patch<String>>) -> Self {
        self.type_ = type_.into();
        self
    }

    /// Sets `referenceId`.
    #[must_use]
    pub fn reference_id(mut self, reference_id: impl Into<Patch<String>>) -> Self {
        self.reference_id = reference_id.into();
        self
    }

    /// Sets `default`.
    #[must_use]
    pub fn default_field(mut self, default_field: impl Into<Patch<bool>>) -> Self {
        self.default_field = default_field.into();
        self
    }

    /// Sets `status`.
    #[must_use]
    pub fn status(mut self, status: impl Into<Patch<String>>) -> Self {
        self.status = status.into();
        self
    }

    /// Sets `source`.
    #[must_use]
    pub fn source(mut self, source: impl Into<Patch<String>>) -> Self {
        self.source = source.into();
        self
    }

    /// Sets `enabled`.
    #[must_use]
    pub fn enabled(mut self, enabled: impl Into<Patch<bool>>) -> Self {
        self.enabled = enabled.into();
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<Patch<String>>) -> Self {
        self.name = name.into();
        self
    }

    /// Sets `data`.
    #[must_use]
    pub fn data(mut self, data: impl Into<Patch<Vec<Value>>>) -> Self {
        self.data = data.into();
        self
    }

    /// Sets `creationDate`.
    #[must_use]
    pub fn creation_date(mut self, creation_date: impl Into<Patch<Timestamp>>) -> Self {
        self.creation_date = creation_date.into();
        self
    }

    /// Sets `expirationDate`.
    #[must_use]
    pub fn expiration_date(
        mut self,
        expiration_date: impl Into<Patch<Timestamp>>,
    ) -> Self {
        self.expiration_date = expiration_date.into();
        self
    }

    /// Sets `sepaMandate`.
    #[must_use]
    pub fn sepa_mandate(
        mut self,
        sepa_mandate: impl Into<Patch<BTreeMap<String, Value>>>,
    ) -> Self {
        self.sepa_mandate = sepa_mandate.into();
        self
    }

    /// Sets `card`.
    #[must_use]
    pub fn card(mut self, card: impl Into<Patch<Card>>) -> Self {
        self.card = card.into();
        self
    }

    /// Sets `sepaDebit`.
    #[must_use]
    pub fn sepa_debit(mut self, sepa_debit: impl Into<Patch<SepaDebit>>) -> Self {
        self.sepa_debit = sepa_debit.into();
        self
    }

    /// Sets `paypal`.
    #[must_use]
    pub fn paypal(mut self, paypal: impl Into<Patch<PayPal>>) -> Self {
        self.paypal = paypal.into();
        self
    }
}
