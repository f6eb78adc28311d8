//! How the types are read from and written to JSON.

use crate::runtime::date;
use crate::runtime::codec::Decode;
use jiff::civil::Date;
use serde::Deserializer;

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

/// The forms in which dates are read, besides ISO 8601.
const DATE_FORMATS: &[&str] = &["%m/%d/%Y"];

impl<'de> Decode<'de> for Date {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        date::decode_date(deserializer, DATE_FORMATS)
    }
}
