use crate::Kept;

/// The customer of an invoice.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
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
    pub(crate) kept: Kept,
}

impl Customer {
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

    /// Sets `customerNumber`.
    #[must_use]
    pub fn customer_number(mut self, customer_number: impl Into<String>) -> Self {
        self.customer_number = Some(customer_number.into());
        self
    }

    /// Sets `timeZone`.
    #[must_use]
    pub fn time_zone(mut self, time_zone: impl Into<String>) -> Self {
        self.time_zone = Some(time_zone.into());
        self
    }

    /// Sets `firstName`.
    #[must_use]
    pub fn first_name(mut self, first_name: impl Into<String>) -> Self {
        self.first_name = Some(first_name.into());
        self
    }

    /// Sets `lastName`.
    #[must_use]
    pub fn last_name(mut self, last_name: impl Into<String>) -> Self {
        self.last_name = Some(last_name.into());
        self
    }

    /// Sets `currencyCode`.
    #[must_use]
    pub fn currency_code(mut self, currency_code: impl Into<String>) -> Self {
        self.currency_code = Some(currency_code.into());
        self
    }

    /// Sets `companyName`.
    #[must_use]
    pub fn company_name(mut self, company_name: impl Into<String>) -> Self {
        self.company_name = Some(company_name.into());
        self
    }

    /// Sets `datevId`.
    #[must_use]
    pub fn datev_id(mut self, datev_id: impl Into<String>) -> Self {
        self.datev_id = Some(datev_id.into());
        self
    }

    /// Sets `status`.
    #[must_use]
    pub fn status(mut self, status: impl Into<String>) -> Self {
        self.status = Some(status.into());
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}
