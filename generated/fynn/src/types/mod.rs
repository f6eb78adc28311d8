//! The types that requests and responses are made of.

mod card;
mod customer;
mod invoice;
mod invoice_file;
mod pay_pal;
mod payment_method;
mod position;
mod sepa_debit;
mod update_invoice_request;

pub use card::Card;
pub use customer::Customer;
pub use invoice::Invoice;
pub use invoice_file::InvoiceFile;
pub use pay_pal::PayPal;
pub use payment_method::PaymentMethod;
pub use position::Position;
pub use sepa_debit::SepaDebit;
pub use update_invoice_request::UpdateInvoiceRequest;

/// The forms in which dates are read, besides ISO 8601.
const DATE_FORMATS: &[&str] = &[];

impl<'de> crate::runtime::codec::Decode<'de> for crate::Date {
    fn decode<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::runtime::date::decode_date(deserializer, DATE_FORMATS)
    }
}
