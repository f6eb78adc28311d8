//! Points in time: RFC 3339 in, RFC 3339 in UTC out.
//!
//! ```yaml
//! createdAt: { type: string, format: date-time }
//! ```
//!
//! Any offset is read; a text without one is refused, since it names no point in time. Needs `jiff`.

use jiff::Timestamp;
use serde::{Deserializer, Serializer};

use super::codec::{Decode, Encode};
use super::wire;

/// Writes UTC, with as many digits of the second as needed: `2024-12-31T23:59:59.5Z`.
impl Encode for Timestamp {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Reads RFC 3339 with any offset.
impl<'de> Decode<'de> for Timestamp {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(wire::Parsed {
            expected: "a date and time",
            parse: &|text| {
                let parsed = text.parse::<Timestamp>();
                parsed.map_err(|_| "expected a date and time like 2024-12-31T23:59:59Z".to_owned())
            },
        })
    }
}
