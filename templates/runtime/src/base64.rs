//! Bytes in a JSON string.
//!
//! ```yaml
//! fContent: { type: string, format: byte }
//! ```
//!
//! Written with the standard alphabet and padding. When reading, missing padding is forgiven, and line breaks and spaces are
//! skipped, as RFC 2045, section 6.8 has it. Needs `base64`.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_PAD_INDIFFERENT as ENGINE;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::wire;

/// Bytes that travel as a base64 text.
///
/// `Debug` shows their number only: attachments are long, and often private.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Base64(pub Vec<u8>);

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl AsRef<[u8]> for Base64 {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Base64({} bytes)", self.0.len())
    }
}

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&ENGINE.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(wire::Parsed {
            expected: "a base64 string",
            parse: &|text| {
                let is_space = |byte: &u8| byte.is_ascii_whitespace();
                let unbroken: Vec<u8>;
                let text = if text.bytes().any(|byte| is_space(&byte)) {
                    unbroken = text.bytes().filter(|byte| !is_space(byte)).collect();
                    &unbroken
                } else {
                    text.as_bytes()
                };
                let bytes = ENGINE.decode(text).map(Base64);
                bytes.map_err(|_| "expected a base64 string".to_owned())
            },
        })
    }
}
