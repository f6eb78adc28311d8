//! How the types are read from and written to JSON.

use crate::runtime::date;
use crate::runtime::codec::Decode;
use jiff::civil::Date;
use serde::Deserializer;

mod card;
mod customer;
mod invoice;
mod invoice_file;
mod pay_pal;
mod payment_method;
mod position;
mod sepa_debit;
mod update_invoice_request;

/// The forms in which dates are read, besides ISO 8601.
const DATE_FORMATS: &[&str] = &[];

impl<'de> Decode<'de> for Date {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        date::decode_date(deserializer, DATE_FORMATS)
    }
}
