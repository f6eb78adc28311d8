//! The types that requests and responses are made of.

mod address;
mod contact_detail;
mod contact_identifier_type;
mod currency;
mod fallback_payment_method;
mod invoice;
mod invoice_line_item_create;
mod invoice_payment_method;
mod invoice_payment_type;
mod invoice_status;
mod invoice_status_update;
mod invoice_update;
mod payment_order_type;

pub use address::Address;
pub use contact_detail::ContactDetail;
pub use contact_identifier_type::ContactIdentifierType;
pub use currency::Currency;
pub use fallback_payment_method::FallbackPaymentMethod;
pub use invoice::Invoice;
pub use invoice_line_item_create::InvoiceLineItemCreate;
pub use invoice_payment_method::InvoicePaymentMethod;
pub use invoice_payment_type::InvoicePaymentType;
pub use invoice_status::InvoiceStatus;
pub use invoice_status_update::InvoiceStatusUpdate;
pub use invoice_update::InvoiceUpdate;
pub use payment_order_type::PaymentOrderType;

/// The forms in which dates are read, besides ISO 8601.
const DATE_FORMATS: &[&str] = &[];

impl<'de> crate::runtime::codec::Decode<'de> for crate::Date {
    fn decode<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::runtime::date::decode_date(deserializer, DATE_FORMATS)
    }
}
