//! Money as an exact decimal: a JSON number that never passes through a binary float.
//!
//! ```json
//! { "itemCost": 882.37 }
//! ```
//!
//! The number's text is taken as it stands (by `serde_json`'s `RawValue`) and read digit by digit. Needs `rust_decimal`.

use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::codec::{Decode, Encode};
use super::json_path::inside;

/// Writes a JSON number with all its digits: `882.37` is `882.37`.
impl Encode for Decimal {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.to_string())
            .map_err(S::Error::custom)?
            .serialize(serializer)
    }
}

/// Reads a JSON number, with or without an exponent.
///
/// A number that 96 bits and 28 decimal places do not hold exactly is an error, never rounded; a string or `null` is an
/// error as well.
impl<'de> Decode<'de> for Decimal {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let text = raw.get();
        exact(text).map_err(|message| D::Error::custom(inside(message, "$", text.len())))
    }
}

/// More zeros than this before or behind the point cannot be held anyway.
const LARGEST_EXPONENT: i64 = 60;

/// The decimal that `text`, a JSON value, stands for.
fn exact(text: &str) -> Result<Decimal, &'static str> {
    const INEXACT: &str = "the number does not fit a decimal exactly";
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    if !unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        return Err("expected a number");
    }
    let (plain, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    // One that does not even parse is too large in any case.
    let exponent = exponent.parse::<i32>().map_or(i64::MAX / 2, i64::from);
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let mut digits = format!("{whole}{fraction}");
    // The value is `digits` divided by ten to the power of `scale`.
    let mut scale = i64::try_from(fraction.len()).map_err(|_| INEXACT)? - exponent;
    if digits.bytes().all(|digit| digit == b'0') {
        return Ok(Decimal::new(
            0,
            u32::try_from(scale.clamp(0, 28)).unwrap_or(0),
        ));
    }
    if exponent.abs() > LARGEST_EXPONENT {
        return Err(INEXACT);
    }
    while scale < 0 {
        digits.push('0');
        scale += 1;
    }
    loop {
        let found = digits.parse::<i128>().ok().and_then(|value| {
            let value = if text.starts_with('-') { -value } else { value };
            Decimal::try_from_i128_with_scale(value, u32::try_from(scale).ok()?).ok()
        });
        if let Some(decimal) = found {
            return Ok(decimal);
        }
        // A trailing zero behind the point may go: the value stays the same.
        if scale == 0 || digits.pop() != Some('0') {
            return Err(INEXACT);
        }
        scale -= 1;
    }
}
