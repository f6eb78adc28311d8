//! What a program of the user's sees of each attempt, and may add to it: for logs, measurements, signatures.
//!
//! ```text
//! impl Interceptor for Trace {
//!     fn before(&self, attempt: &mut Before<'_>) -> Result<(), BoxError> {
//!         attempt.set_header("traceparent", &current_trace())
//!     }
//!     fn after(&self, attempt: &After<'_>) {
//!         log(attempt.operation, attempt.status(), attempt.elapsed);
//!     }
//! }
//! ```
//!
//! No interceptor sees a credential: they are put into the request after the last of them, and headers that may hold a secret
//! are left out of what they are shown. What must see everything is a transport.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use http::header::HeaderMap;
use http::{HeaderName, HeaderValue, StatusCode};

use super::client::header;
use super::error::Error;

/// Why an interceptor refuses an attempt.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// What sees each attempt of each call of a client.
pub trait Interceptor: Send + Sync {
    /// Called before an attempt is sent; for several, in the order in which the client was given them.
    ///
    /// # Errors
    ///
    /// One that this gives ends the call, without the attempt being sent or another one made.
    fn before(&self, attempt: &mut Before<'_>) -> Result<(), BoxError> {
        let _ = attempt;
        Ok(())
    }

    /// Called when an attempt has an answer or failed; for several, in reverse order. Not called for an attempt that was not
    /// sent because of this side, nor for one that was abandoned.
    fn after(&self, attempt: &After<'_>) {
        let _ = attempt;
    }
}

/// An attempt that is to be sent.
#[non_exhaustive]
pub struct Before<'a> {
    /// The operation's name, as its method is called.
    pub operation: &'static str,
    /// The HTTP method.
    pub method: &'a str,
    /// The path template, which has no values of parameters: `/pets/{id}`.
    pub template: &'a str,
    /// The number of the attempt within its call: 1, 2, …
    pub number: u32,
    /// Where it goes, but for API keys in the query. It may hold what is private.
    pub url: &'a str,
    /// The headers, but for those that may hold a secret: credentials, cookies, header parameters, and what callers add but
    /// for the idempotency key.
    pub headers: &'a HeaderMap,
    /// The body, unless it is a stream. It may hold what is private.
    pub body: Option<&'a [u8]>,
    pub(super) added: &'a mut HeaderMap,
}

impl Before<'_> {
    /// Sets a header of this attempt, in place of any other of its name, be it a credential's.
    ///
    /// # Errors
    ///
    /// When HTTP does not allow the name or the value. The value is not shown.
    pub fn set_header(&mut self, name: &str, value: &str) -> Result<(), BoxError> {
        let (name, value): (HeaderName, HeaderValue) = header(name, value)?;
        self.added.insert(name, value);
        Ok(())
    }
}

/// An attempt that has ended.
#[non_exhaustive]
pub struct After<'a> {
    /// The operation's name, as its method is called.
    pub operation: &'static str,
    /// The HTTP method.
    pub method: &'a str,
    /// The path template, which has no values of parameters: `/pets/{id}`.
    pub template: &'a str,
    /// The number of the attempt within its call: 1, 2, …
    pub number: u32,
    /// How long the attempt took.
    pub elapsed: Duration,
    /// How long the call waits before its next attempt, if it makes one.
    pub retry_in: Option<Duration>,
    /// The head of the answer, or why there is none that could be used.
    pub outcome: Result<(StatusCode, &'a HeaderMap), &'a Error>,
}

impl After<'_> {
    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        match &self.outcome {
            Ok((status, _)) => Some(*status),
            Err(error) => error.status(),
        }
    }

    /// The headers of the answer, if there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        match &self.outcome {
            Ok((_, headers)) => Some(headers),
            Err(error) => error.headers(),
        }
    }
}

/// Operation, template and number only.
impl fmt::Debug for Before<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Before({}, {} {}, attempt {})",
            self.operation, self.method, self.template, self.number
        )
    }
}

/// No headers.
impl fmt::Debug for After<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "After({}, {} {}, attempt {}, ",
            self.operation, self.method, self.template, self.number
        )?;
        match &self.outcome {
            Ok((status, _)) => write!(f, "{})", status.as_u16()),
            Err(error) => write!(f, "{error})"),
        }
    }
}
