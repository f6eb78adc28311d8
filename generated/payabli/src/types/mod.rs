//! The types that requests and responses are made of.

mod attachment;
mod bill_data;
mod bill_item;
mod bill_options;
mod file_type;
mod invoice_data_request;
mod invoice_frequency;
mod invoice_response_without_data;
mod payment_terms;
mod payor_data_request;
mod response_data;

pub use attachment::Attachment;
pub use bill_data::BillData;
pub use bill_item::BillItem;
pub use bill_options::BillOptions;
pub use file_type::FileType;
pub use invoice_data_request::InvoiceDataRequest;
pub use invoice_frequency::InvoiceFrequency;
pub use invoice_response_without_data::InvoiceResponseWithoutData;
pub use payment_terms::PaymentTerms;
pub use payor_data_request::PayorDataRequest;
pub use response_data::ResponseData;

/// The forms in which dates are read, besides ISO 8601.
const DATE_FORMATS: &[&str] = &["%m/%d/%Y"];

impl<'de> crate::runtime::codec::Decode<'de> for crate::Date {
    fn decode<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::runtime::date::decode_date(deserializer, DATE_FORMATS)
    }
}
