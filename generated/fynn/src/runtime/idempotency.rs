//! Keys that let a server see that two requests are one call, so that it does the thing once.
//!
//! ```text
//! POST /payments
//! Idempotency-Key: 5f0f6ad1-4c5e-4b0c-9d0b-1f4f3d2c7a90      # the same in each attempt of a call
//! ```
//!
//! Which operations get one made up is for `sdk.toml` to say; any call may be given one by its caller.

use http::header::{HeaderName, HeaderValue};

use super::client::header;
use super::request::Request;
use super::retry;

/// The header that a key goes into unless the API has another one for it.
pub const USUAL_HEADER: &str = "Idempotency-Key";

/// Headers that can be nothing else, where the document declares one of them as a parameter.
const KNOWN: [&str; 2] = ["idempotency-key", "x-idempotency-key"];

impl Request {
    /// The key of this call, in place of one that is made up.
    pub fn with_idempotency_key(&mut self, key: &str) {
        if key.trim().is_empty() {
            self.fail("the idempotency key is empty".to_owned());
        }
        match header(self.core.idempotency_header(), key) {
            Ok((name, mut value)) => {
                // What tells calls apart is what a log needs.
                value.set_sensitive(false);
                self.added.insert(name, value);
            }
            Err(error) => self.fail(error.to_string()),
        }
    }

    /// Gives the call a key, if its operation has one and the caller gave none.
    pub(super) fn complete_idempotency_key(&mut self) {
        if !self.operation.idempotency_key || self.has_idempotency_key() {
            return;
        }
        let header = HeaderName::from_bytes(self.core.idempotency_header().as_bytes());
        match (header, HeaderValue::from_str(&new_key())) {
            (Ok(header), Ok(key)) => self.set_own_header(header, key),
            (Err(_), _) | (_, Err(_)) => self.fail(format!(
                "{:?} is not a header's name",
                self.core.idempotency_header()
            )),
        }
    }

    /// Whether the call carries a key, so that it is processed once however often it is sent.
    pub(super) fn has_idempotency_key(&self) -> bool {
        let given = |name: &str| {
            let value = self.given_header(name);
            value.is_some_and(|key| !key.is_empty())
        };
        given(self.core.idempotency_header()) || KNOWN.iter().any(|name| given(name))
    }
}

/// A key that no other call has, in the form of a random UUID (RFC 9562, version 4).
pub fn new_key() -> String {
    let (high, low) = (retry::random(), retry::random());
    let version = (high & 0xFFFF_FFFF_FFFF_0FFF) | 0x4000;
    let variant = (low & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000;
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        version >> 32,
        (version >> 16) & 0xFFFF,
        version & 0xFFFF,
        variant >> 48,
        variant & 0xFFFF_FFFF_FFFF
    )
}
