use crate::Kept;
use crate::runtime::wire;

/// The address of a customer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct MailingAddress {
    /// The city.
    pub city: Option<String>,
    /// The country.
    pub country: Option<String>,
    /// The first line of the street address.
    pub line1: Option<String>,
    /// The second line of the street address.
    pub line2: Option<String>,
    /// The customer's name.
    pub name: Option<String>,
    /// The customer's phone number.
    pub phone: Option<String>,
    /// The postal code.
    pub postal_code: Option<String>,
    /// The state or province.
    pub state: Option<String>,
    kept: Kept,
}

impl MailingAddress {
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
    MailingAddress {
        0 city?: "city" nullable,
        1 country?: "country" nullable,
        2 line1?: "line1" nullable,
        3 line2?: "line2" nullable,
        4 name?: "name" nullable,
        5 phone?: "phone" nullable,
        6 postal_code?: "postal_code" nullable,
        7 state?: "state" nullable,
    }
}
