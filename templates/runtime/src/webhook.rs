//! Signatures of webhooks: whether a request is the vendor's own, and new.
//!
//! ```text
//! webhook-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=     Standard Webhooks
//! x-hub-signature-256: sha256=757107ea0eb2509f…                          hex
//! stripe-signature: t=1614265330,v1=531f8059b4454900…                    timestamped
//! ```
//!
//! All are HMAC-SHA256. Texts are compared in constant time, and each secret with each signature.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_PAD_INDIFFERENT};
use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::de::DeserializeOwned;
use sha2::Sha256;

use super::secret::Secret;

/// How old a request may be, or how far ahead of this machine's clock.
const TOLERANCE: Duration = Duration::from_secs(300);

/// The headers of Standard Webhooks.
const ID: &str = "webhook-id";
const TIMESTAMP: &str = "webhook-timestamp";
const SIGNATURE: &str = "webhook-signature";

/// How a vendor signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signing {
    /// [Standard Webhooks](https://www.standardwebhooks.com), version 1: over identifier, timestamp and body.
    Standard,
    /// Over the body alone, in hexadecimal digits behind a prefix. Nothing tells a request that is sent again from a new one.
    Hex {
        /// The header, in lower case.
        header: &'static str,
        /// What stands before the digits.
        prefix: &'static str,
    },
    /// `t=…,v1=…`: over timestamp and body, in hexadecimal digits.
    Timestamped {
        /// The header, in lower case.
        header: &'static str,
        /// The word before each signature.
        key: &'static str,
    },
}

/// Why a request is not taken for the vendor's.
#[derive(Debug)]
#[non_exhaustive]
pub enum WebhookError {
    /// The secret is empty, or is not of the form that the vendor gives.
    Secret,
    /// The request has no such header.
    Missing(&'static str),
    /// The header is not of the vendor's form.
    Malformed(&'static str),
    /// The request is too old, or from the future: it may be one that was heard before.
    Late,
    /// The signature is another one.
    Mismatch,
    /// The request is the vendor's, and its body is not what the document says.
    Body(serde_json::Error),
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Secret => f.write_str("the secret is empty or malformed"),
            Self::Missing(header) => write!(f, "the request has no header `{header}`"),
            Self::Malformed(header) => write!(f, "the header `{header}` is malformed"),
            Self::Late => f.write_str("the request is too old or from the future"),
            Self::Mismatch => f.write_str("the signature does not match"),
            Self::Body(_) => f.write_str("the body is not what the document says"),
        }
    }
}

impl std::error::Error for WebhookError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Body(error) => Some(error),
            Self::Secret | Self::Missing(_) | Self::Malformed(_) | Self::Late | Self::Mismatch => {
                None
            }
        }
    }
}

/// Checks the signatures of webhooks, and makes them for tests.
#[derive(Clone)]
pub struct Verifier {
    signing: Signing,
    keys: Vec<Hmac<Sha256>>,
    tolerance: Duration,
}

impl Verifier {
    /// One that takes what is signed with this secret.
    ///
    /// # Errors
    ///
    /// [`WebhookError::Secret`] for an empty secret, and for one that begins with `whsec_` and does not go on in base64.
    pub fn new(signing: Signing, secret: &Secret) -> Result<Self, WebhookError> {
        let mut verifier = Self {
            signing,
            keys: Vec::new(),
            tolerance: TOLERANCE,
        };
        verifier.add(secret)?;
        Ok(verifier)
    }

    /// Takes what is signed with this secret, too, while one takes the place of another.
    ///
    /// # Errors
    ///
    /// As of the first secret.
    pub fn with_secret(mut self, secret: impl Into<Secret>) -> Result<Self, WebhookError> {
        self.add(&secret.into())?;
        Ok(self)
    }

    /// How old a request may be, or how far ahead of this machine's clock; 5 minutes unless set. Where the vendor signs no time,
    /// it has no effect.
    #[must_use]
    pub fn with_tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = tolerance;
        self
    }

    fn add(&mut self, secret: &Secret) -> Result<(), WebhookError> {
        let text = secret.expose();
        let key = match text.strip_prefix("whsec_") {
            Some(coded) if self.signing == Signing::Standard => STANDARD_PAD_INDIFFERENT
                .decode(coded)
                .map_err(|_| WebhookError::Secret)?,
            Some(_) | None => text.as_bytes().to_vec(),
        };
        if key.is_empty() {
            return Err(WebhookError::Secret);
        }
        let key = Hmac::new_from_slice(&key).map_err(|_| WebhookError::Secret)?;
        self.keys.push(key);
        Ok(())
    }

    /// Whether a request is the vendor's, and new by this machine's clock. The body must be as it came, byte for byte.
    ///
    /// # Errors
    ///
    /// When it is not: see [`WebhookError`].
    pub fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), WebhookError> {
        self.verify_at(headers, body, SystemTime::now())
    }

    /// As [`Verifier::verify`], at another time than now.
    ///
    /// # Errors
    ///
    /// When it is not: see [`WebhookError`].
    pub fn verify_at(
        &self,
        headers: &HeaderMap,
        body: &[u8],
        now: SystemTime,
    ) -> Result<(), WebhookError> {
        match self.signing {
            Signing::Standard => {
                let id = text(headers, ID)?;
                let time = text(headers, TIMESTAMP)?;
                let listed = text(headers, SIGNATURE)?;
                self.check_time(time, TIMESTAMP, now)?;
                let signatures = listed.split(' ').filter_map(|one| {
                    let coded = one.strip_prefix("v1,")?;
                    STANDARD_PAD_INDIFFERENT.decode(coded).ok()
                });
                self.check(&[id, ".", time, "."], body, signatures)
            }
            Signing::Hex { header, prefix } => {
                let digits = text(headers, header)?.strip_prefix(prefix);
                let signature = digits.and_then(bytes);
                let signature = signature.ok_or(WebhookError::Malformed(header))?;
                self.check(&[], body, [signature].into_iter())
            }
            Signing::Timestamped { header, key } => {
                let pairs = text(headers, header)?.split(',');
                let pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
                let time = pairs.clone().find(|(name, _)| *name == "t");
                let (_, time) = time.ok_or(WebhookError::Malformed(header))?;
                self.check_time(time, header, now)?;
                let signatures = pairs.filter(|(name, _)| *name == key);
                let signatures = signatures.filter_map(|(_, digits)| bytes(digits));
                self.check(&[time, "."], body, signatures)
            }
        }
    }

    /// The body of a request that is the vendor's, decoded from JSON.
    ///
    /// # Errors
    ///
    /// When it is not the vendor's, or does not decode: see [`WebhookError`].
    pub fn read<T: DeserializeOwned>(
        &self,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<T, WebhookError> {
        self.verify(headers, body)?;
        serde_json::from_slice(body).map_err(WebhookError::Body)
    }

    /// The headers that the vendor would send with this body, signed with the first secret: for tests of what takes webhooks.
    /// `id` is of use to Standard Webhooks alone, and `at` where a time is signed.
    pub fn sign(&self, id: &str, at: SystemTime, body: &[u8]) -> HeaderMap {
        let seconds = at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let time = seconds.to_string();
        let signed = |parts: &[&str]| self.signature(parts, body);
        let pairs = match self.signing {
            Signing::Standard => {
                let signature = STANDARD.encode(signed(&[id, ".", &time, "."]));
                vec![
                    (ID, id.to_owned()),
                    (TIMESTAMP, time),
                    (SIGNATURE, format!("v1,{signature}")),
                ]
            }
            Signing::Hex { header, prefix } => {
                vec![(header, format!("{prefix}{}", digits(&signed(&[]))))]
            }
            Signing::Timestamped { header, key } => {
                let signature = digits(&signed(&[&time, "."]));
                vec![(header, format!("t={time},{key}={signature}"))]
            }
        };
        let headers = pairs.into_iter().filter_map(|(name, value)| {
            let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
            Some((name, HeaderValue::from_str(&value).ok()?))
        });
        headers.collect()
    }

    fn signature(&self, parts: &[&str], body: &[u8]) -> Vec<u8> {
        let key = self.keys.first().cloned();
        let signed = key.map(|key| over(key, parts, body).finalize().into_bytes().to_vec());
        signed.unwrap_or_default()
    }

    /// Whether one of the signatures is that of one of the secrets. How long it takes does not tell which.
    fn check(
        &self,
        parts: &[&str],
        body: &[u8],
        signatures: impl Iterator<Item = Vec<u8>>,
    ) -> Result<(), WebhookError> {
        let mut matches = false;
        for signature in signatures {
            for key in &self.keys {
                matches |= over(key.clone(), parts, body)
                    .verify_slice(&signature)
                    .is_ok();
            }
        }
        matches.then_some(()).ok_or(WebhookError::Mismatch)
    }

    fn check_time(
        &self,
        seconds: &str,
        header: &'static str,
        now: SystemTime,
    ) -> Result<(), WebhookError> {
        let seconds: u64 = seconds
            .parse()
            .map_err(|_| WebhookError::Malformed(header))?;
        let then = UNIX_EPOCH.checked_add(Duration::from_secs(seconds));
        let then = then.ok_or(WebhookError::Malformed(header))?;
        let apart = match now.duration_since(then) {
            Ok(since) => since,
            Err(ahead) => ahead.duration(),
        };
        if apart > self.tolerance {
            return Err(WebhookError::Late);
        }
        Ok(())
    }
}

/// The way of signing only: a key is a secret.
impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Verifier({:?}, {} secrets)",
            self.signing,
            self.keys.len()
        )
    }
}

fn over(mut key: Hmac<Sha256>, parts: &[&str], body: &[u8]) -> Hmac<Sha256> {
    for part in parts {
        key.update(part.as_bytes());
    }
    key.update(body);
    key
}

fn text<'h>(headers: &'h HeaderMap, name: &'static str) -> Result<&'h str, WebhookError> {
    let value = headers.get(name).ok_or(WebhookError::Missing(name))?;
    value.to_str().map_err(|_| WebhookError::Malformed(name))
}

fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes that hexadecimal digits stand for.
fn bytes(digits: &str) -> Option<Vec<u8>> {
    let digits = digits.as_bytes();
    let pairs = digits.chunks(2).map(|pair| match pair {
        [high, low] => {
            let high = char::from(*high).to_digit(16)?;
            let low = char::from(*low).to_digit(16)?;
            u8::try_from(high * 16 + low).ok()
        }
        _ => None,
    });
    pairs.collect()
}
