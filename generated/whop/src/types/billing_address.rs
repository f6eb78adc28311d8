use crate::{Kept, Patch};
use crate::runtime::wire;
use super::TaxIdType;

/// The address of a customer, given in the request itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct BillingAddress {
    /// The city.
    pub city: Patch<String>,
    /// The country.
    pub country: Patch<String>,
    /// The first line of the street address.
    pub line1: Patch<String>,
    /// The second line of the street address.
    pub line2: Patch<String>,
    /// The customer's name.
    pub name: Patch<String>,
    /// The customer's phone number.
    pub phone: Patch<String>,
    /// The postal code.
    pub postal_code: Patch<String>,
    /// The state or province.
    pub state: Patch<String>,
    /// The kind of tax number given in `tax_id_value`.
    pub tax_id_type: Patch<TaxIdType>,
    /// The tax number of the customer.
    pub tax_id_value: Patch<String>,
    kept: Kept,
}

impl BillingAddress {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `city`.
    #[must_use]
    pub fn city(mut self, city: impl Into<Patch<String>>) -> Self {
        self.city = city.into();
        self
    }

    /// Sets `country`.
    #[must_use]
    pub fn country(mut self, country: impl Into<Patch<String>>) -> Self {
        self.country = country.into();
        self
    }

    /// Sets `line1`.
    #[must_use]
    pub fn line1(mut self, line1: impl Into<Patch<String>>) -> Self {
        self.line1 = line1.into();
        self
    }

    /// Sets `line2`.
    #[must_use]
    pub fn line2(mut self, line2: impl Into<Patch<String>>) -> Self {
        self.line2 = line2.into();
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<Patch<String>>) -> Self {
        self.name = name.into();
        self
    }

    /// Sets `phone`.
    #[must_use]
    pub fn phone(mut self, phone: impl Into<Patch<String>>) -> Self {
        self.phone = phone.into();
        self
    }

    /// Sets `postal_code`.
    #[must_use]
    pub fn postal_code(mut self, postal_code: impl Into<Patch<String>>) -> Self {
        self.postal_code = postal_code.into();
        self
    }

    /// Sets `state`.
    #[must_use]
    pub fn state(mut self, state: impl Into<Patch<String>>) -> Self {
        self.state = state.into();
        self
    }

    /// Sets `tax_id_type`.
    #[must_use]
    pub fn tax_id_type(mut self, tax_id_type: impl Into<Patch<TaxIdType>>) -> Self {
        self.tax_id_type = tax_id_type.into();
        self
    }

    /// Sets `tax_id_value`.
    #[must_use]
    pub fn tax_id_value(mut self, tax_id_value: impl Into<Patch<String>>) -> Self {
        self.tax_id_value = tax_id_value.into();
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    BillingAddress {
        0 city??: "city" patch,
        1 country??: "country" patch,
        2 line1??: "line1" patch,
        3 line2??: "line2" patch,
        4 name??: "name" patch,
        5 phone??: "phone" patch,
        6 postal_code??: "postal_code" patch,
        7 state??: "state" patch,
        8 tax_id_type??: "tax_id_type" patch,
        9 tax_id_value??: "tax_id_value" patch,
    }
}
