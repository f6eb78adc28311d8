use crate::Kept;
use crate::runtime::wire;

/// The customer of an invoice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Customer {
    /// The id of the customer.
    pub id: Option<String>,
    /// The number of the customer.
    pub customer_number: Option<String>,
    /// The time zone of the customer.
    pub time_zone: Option<String>,
    /// The first name.
    pub first_name: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// The currency of the customer.
    pub currency_code: Option<String>,
    /// The name of the company.
    pub company_name: Option<String>,
    /// The id of the customer in DATEV.
    pub datev_id: Option<String>,
    /// The status of the customer.
    pub status: Option<String>,
    kept: Kept,
}

impl Customer {
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
    Customer {
        0 id?: "id" optional,
        1 customer_number?: "customerNumber" nullable,
        2 time_zone?: "timeZone" nullable,
        3 first_name?: "firstName" nullable,
        4 last_name?: "lastName" nullable,
        5 currency_code?: "currencyCode" nullable,
        6 company_name?: "companyName" nullable,
        7 datev_id?: "datevId" nullable,
        8 status?: "status" nullable,
    }
}
