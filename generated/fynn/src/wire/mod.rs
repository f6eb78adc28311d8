//! How the types are read from and written to JSON.

mod update_invoice_request;
mod position;
mod invoice;
mod customer;
mod payment_method;
mod card;
mod sepa_debit;
mod pay_pal;
mod invoice_file;

use crate::runtime::codec::Decode;
use crate::runtime::date;
use jiff::civil::Date;
use serde::Deserializer;

/// The forms in which dates are read, besides ISO 8601.
const DATE_FORMATS: &[&str] = &[];

impl<'de> Decode<'de> for Date {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        date::decode_date(deserializer, DATE_FORMATS)
    }
}
