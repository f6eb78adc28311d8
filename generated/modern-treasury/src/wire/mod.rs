//! How the types are read from and written to JSON.

use crate::runtime::date;
use crate::runtime::codec::Decode;
use jiff::civil::Date;
use serde::Deserializer;

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

/// The forms in which dates are read, besides ISO 8601.
const DATE_FORMATS: &[&str] = &[];

impl<'de> Decode<'de> for Date {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        date::decode_date(deserializer, DATE_FORMATS)
    }
}
