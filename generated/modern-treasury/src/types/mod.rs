//! The types that requests and responses are made of.

mod invoice_update;
mod contact_detail;
mod contact_identifier_type;
mod address;
mod currency;
mod fallback_payment_method;
mod invoice_line_item_create;
mod invoice_payment_method;
mod payment_order_type;
mod invoice_status_update;
mod invoice;
mod invoice_payment_type;
mod invoice_status;
pub use invoice_update::InvoiceUpdate;
pub use contact_detail::ContactDetail;
pub use contact_identifier_type::ContactIdentifierType;
pub use address::Address;
pub use currency::Currency;
pub use fallback_payment_method::FallbackPaymentMethod;
pub use invoice_line_item_create::InvoiceLineItemCreate;
pub use invoice_payment_method::InvoicePaymentMethod;
pub use payment_order_type::PaymentOrderType;
pub use invoice_status_update::InvoiceStatusUpdate;
pub use invoice::Invoice;
pub use invoice_payment_type::InvoicePaymentType;
pub use invoice_status::InvoiceStatus;
