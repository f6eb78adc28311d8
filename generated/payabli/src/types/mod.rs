//! The types that requests and responses are made of.

mod payor_data_request;
mod file_type;
mod attachment;
mod invoice_frequency;
mod bill_item;
mod payment_terms;
mod bill_data;
mod bill_options;
mod invoice_data_request;
mod response_data;
mod invoice_response_without_data;
pub use payor_data_request::PayorDataRequest;
pub use file_type::FileType;
pub use attachment::Attachment;
pub use invoice_frequency::InvoiceFrequency;
pub use bill_item::BillItem;
pub use payment_terms::PaymentTerms;
pub use bill_data::BillData;
pub use bill_options::BillOptions;
pub use invoice_data_request::InvoiceDataRequest;
pub use response_data::ResponseData;
pub use invoice_response_without_data::InvoiceResponseWithoutData;
