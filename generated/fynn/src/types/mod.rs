//! The types that requests and responses are made of.

mod update_invoice_request;
mod position;
mod invoice;
mod customer;
mod payment_method;
mod card;
mod sepa_debit;
mod pay_pal;
mod invoice_file;
pub use update_invoice_request::UpdateInvoiceRequest;
pub use position::Position;
pub use invoice::Invoice;
pub use customer::Customer;
pub use payment_method::PaymentMethod;
pub use card::Card;
pub use sepa_debit::SepaDebit;
pub use pay_pal::PayPal;
pub use invoice_file::InvoiceFile;
