//! Dates: `2024-12-31`, and whatever else a vendor is known to send.
//!
//! ```yaml
//! due: { type: string, format: date }
//! ```
//!
//! Dates are written as RFC 3339 says. They are read so too; which other forms to accept is the generated crate's to say, by
//! its own `impl Decode for Date` that calls [`decode_date`]. Needs `jiff`.

use jiff::civil::Date;
use serde::{Deserializer, Serializer};

use super::codec::Encode;
use super::wire;

/// Writes `2024-12-31`.
impl Encode for Date {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The date that `text` stands for: `2024-12-31` first, then the `also` formats of `strptime` in order (`%m/%d/%Y`).
///
/// # Errors
///
/// When no form fits; the message names the forms, not the text.
pub fn date(text: &str, also: &[&str]) -> Result<Date, String> {
    if let Ok(date) = text.parse::<Date>()
        // jiff reads more than the RFC allows, such as a time, which would be lost.
        && date.to_string() == text
    {
        return Ok(date);
    }
    for format in also {
        if let Ok(date) = Date::strptime(format, text) {
            return Ok(date);
        }
    }
    let mut message = "expected a date like 2024-12-31".to_owned();
    for format in also {
        message.push_str(" or ");
        message.push_str(format);
    }
    Err(message)
}

/// Reads a JSON string by [`date`].
///
/// # Errors
///
/// When something else stands there, or no form fits.
pub fn decode_date<'de, D>(deserializer: D, also: &'static [&'static str]) -> Result<Date, D::Error>
where
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(wire::Parsed {
        expected: "a date",
        parse: &|text| date(text, also),
    })
}
