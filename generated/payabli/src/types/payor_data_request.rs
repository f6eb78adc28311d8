use crate::Kept;
use crate::runtime::wire;
use serde_json::Value;
use std::collections::BTreeMap;

/// `PayorDataRequest` of the Payabli API.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PayorDataRequest {
    /// `additionalData`.
    pub additional_data: Option<BTreeMap<String, BTreeMap<String, Value>>>,
    /// `billingAddress1`.
    pub billing_address1: Option<String>,
    /// `billingAddress2`.
    pub billing_address2: Option<String>,
    /// `billingCity`.
    pub billing_city: Option<String>,
    /// `billingCountry`.
    pub billing_country: Option<String>,
    /// `billingEmail`.
    pub billing_email: Option<String>,
    /// `billingPhone`.
    pub billing_phone: Option<String>,
    /// `billingState`.
    pub billing_state: Option<String>,
    /// Customer's billing ZIP code. For Pay In functions, this field supports 5-digit and 9-digit ZIP
    /// codes and alphanumeric Canadian postal codes. For example: "37615-1234" or "37615".
    pub billing_zip: Option<String>,
    /// Customer's company name.
    pub company: Option<String>,
    /// `customerId`.
    pub customer_id: Option<i64>,
    /// `customerNumber`.
    pub customer_number: Option<String>,
    /// Customer/Payor first name.
    pub first_name: Option<String>,
    /// `identifierFields`.
    pub identifier_fields: Option<Vec<String>>,
    /// Customer/Payor last name.
    pub last_name: Option<String>,
    /// `shippingAddress1`.
    pub shipping_address1: Option<String>,
    /// `shippingAddress2`.
    pub shipping_address2: Option<String>,
    /// `shippingCity`.
    pub shipping_city: Option<String>,
    /// `shippingCountry`.
    pub shipping_country: Option<String>,
    /// `shippingState`.
    pub shipping_state: Option<String>,
    /// `shippingZip`.
    pub shipping_zip: Option<String>,
    kept: Kept,
}

impl PayorDataRequest {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `additionalData`.
    #[must_use]
    pub fn additional_data(
        mut self,
        additional_data: impl IntoIterator<Item = (impl Into<String>, BTreeMap<String, Value>)>,
    ) -> Self {
        self.additional_data = Some(
            additional_data.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }

    /// Sets `billingAddress1`.
    #[must_use]
    pub fn billing_address1(mut self, billing_address1: impl Into<String>) -> Self {
        self.billing_address1 = Some(billing_address1.into());
        self
    }

    /// Sets `billingAddress2`.
    #[must_use]
    pub fn billing_address2(mut self, billing_address2: impl Into<String>) -> Self {
        self.billing_address2 = Some(billing_address2.into());
        self
    }

    /// Sets `billingCity`.
    #[must_use]
    pub fn billing_city(mut self, billing_city: impl Into<String>) -> Self {
        self.billing_city = Some(billing_city.into());
        self
    }

    /// Sets `billingCountry`.
    #[must_use]
    pub fn billing_country(mut self, billing_country: impl Into<String>) -> Self {
        self.billing_country = Some(billing_country.into());
        self
    }

    /// Sets `billingEmail`.
    #[must_use]
    pub fn billing_email(mut self, billing_email: impl Into<String>) -> Self {
        self.billing_email = Some(billing_email.into());
        self
    }

    /// Sets `billingPhone`.
    #[must_use]
    pub fn billing_phone(mut self, billing_phone: impl Into<String>) -> Self {
        self.billing_phone = Some(billing_phone.into());
        self
    }

    /// Sets `billingState`.
    #[must_use]
    pub fn billing_state(mut self, billing_state: impl Into<String>) -> Self {
        self.billing_state = Some(billing_state.into());
        self
    }

    /// Sets `billingZip`.
    #[must_use]
    pub fn billing_zip(mut self, billing_zip: impl Into<String>) -> Self {
        self.billing_zip = Some(billing_zip.into());
        self
    }

    /// Sets `company`.
    #[must_use]
    pub fn company(mut self, company: impl Into<String>) -> Self {
        self.company = Some(company.into());
        self
    }

    /// Sets `customerId`.
    #[must_use]
    pub fn customer_id(mut self, customer_id: i64) -> Self {
        self.customer_id = Some(customer_id);
        self
    }

    /// Sets `customerNumber`.
    #[must_use]
    pub fn customer_number(mut self, customer_number: impl Into<String>) -> Self {
        self.customer_number = Some(customer_number.into());
        self
    }

    /// Sets `firstName`.
    #[must_use]
    pub fn first_name(mut self, first_name: impl Into<String>) -> Self {
        self.first_name = Some(first_name.into());
        self
    }

    /// Sets `identifierFields`.
    #[must_use]
    pub fn identifier_fields(
        mut self,
        identifier_fields: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.identifier_fields = Some(identifier_fields.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `lastName`.
    #[must_use]
    pub fn last_name(mut self, last_name: impl Into<String>) -> Self {
        self.last_name = Some(last_name.into());
        self
    }

    /// Sets `shippingAddress1`.
    #[must_use]
    pub fn shipping_address1(mut self, shipping_address1: impl Into<String>) -> Self {
        self.shipping_address1 = Some(shipping_address1.into());
        self
    }

    /// Sets `shippingAddress2`.
    #[must_use]
    pub fn shipping_address2(mut self, shipping_address2: impl Into<String>) -> Self {
        self.shipping_address2 = Some(shipping_address2.into());
        self
    }

    /// Sets `shippingCity`.
    #[must_use]
    pub fn shipping_city(mut self, shipping_city: impl Into<String>) -> Self {
        self.shipping_city = Some(shipping_city.into());
        self
    }

    /// Sets `shippingCountry`.
    #[must_use]
    pub fn shipping_country(mut self, shipping_country: impl Into<String>) -> Self {
        self.shipping_country = Some(shipping_country.into());
        self
    }

    /// Sets `shippingState`.
    #[must_use]
    pub fn shipping_state(mut self, shipping_state: impl Into<String>) -> Self {
        self.shipping_state = Some(shipping_state.into());
        self
    }

    /// Sets `shippingZip`.
    #[must_use]
    pub fn shipping_zip(mut self, shipping_zip: impl Into<String>) -> Self {
        self.shipping_zip = Some(shipping_zip.into());
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    PayorDataRequest {
        0 additional_data?: "additionalData" optional,
        1 billing_address1?: "billingAddress1" optional,
        2 billing_address2?: "billingAddress2" optional,
        3 billing_city?: "billingCity" optional,
        4 billing_country?: "billingCountry" optional,
        5 billing_email?: "billingEmail" optional,
        6 billing_phone?: "billingPhone" optional,
        7 billing_state?: "billingState" optional,
        8 billing_zip?: "billingZip" optional,
        9 company?: "company" optional,
        10 customer_id?: "customerId" optional coded,
        11 customer_number?: "customerNumber" optional,
        12 first_name?: "firstName" optional,
        13 identifier_fields?: "identifierFields" optional,
        14 last_name?: "lastName" optional,
        15 shipping_address1?: "shippingAddress1" optional,
        16 shipping_address2?: "shippingAddress2" optional,
        17 shipping_city?: "shippingCity" optional,
        18 shipping_country?: "shippingCountry" optional,
        19 shipping_state?: "shippingState" optional,
        20 shipping_zip?: "shippingZip" optional,
    }
}
