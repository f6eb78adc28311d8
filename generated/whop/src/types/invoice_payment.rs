/// The payment that settled the invoice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvoicePayment {
    /// The id of the payment.
    pub id: String,
}

impl InvoicePayment {
    /// With all that is required.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}
