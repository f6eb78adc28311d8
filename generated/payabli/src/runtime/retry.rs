//! When a call is tried again, and how long that waits.
//!
//! ```text
//! HTTP/1.1 429 Too Many Requests
//! Retry-After: 7                     # or a date; `retry-after-ms` is finer
//! ```
//!
//! What may have been processed is tried again only if doing it twice is doing it once: by its method (RFC 9110, section
//! 9.2.2), or by its idempotency key. What was not sent, and what was refused for now (429), may always be tried again.

use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use http::header::{DATE, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, StatusCode};

use super::error::{Error, ErrorKind, Timeout};

/// The longest wait that a server may ask for. Who is told to wait longer gets the answer instead.
const LONGEST_ASKED: Duration = Duration::from_secs(60);

/// The longest first wait; each further one is twice as long at most.
const FIRST_WAIT: Duration = Duration::from_millis(500);

/// The longest wait of all that no server asked for.
const LONGEST_WAIT: Duration = Duration::from_secs(8);

/// Whether a call of that method, made twice, does what it does once. `QUERY` is of RFC 9110's kind of `GET`, with a body.
pub fn is_idempotent(method: &str) -> bool {
    matches!(
        method,
        "GET" | "HEAD" | "PUT" | "DELETE" | "OPTIONS" | "TRACE" | "QUERY"
    )
}

/// What an attempt came to, as far as trying again is concerned.
#[derive(Clone, Copy, Debug)]
pub enum Tried<'a> {
    /// There is an answer.
    Answered {
        /// Its status.
        status: StatusCode,
        /// Its headers.
        headers: &'a HeaderMap,
        /// Whether the server had taken the request, and sent the client elsewhere for this answer.
        redirected: bool,
    },
    /// There is none.
    Failed(&'a Error),
}

/// How long to wait before the next attempt, and what that costs; `None` if there must be none.
///
/// `repeatable` says that the call may be processed twice without harm, `retry` how many attempts followed the first so far.
pub fn wait(
    tried: Tried<'_>,
    repeatable: bool,
    conflicts: bool,
    retry: u32,
    today: SystemTime,
) -> Option<(Duration, u32)> {
    let (again, headers, cost) = match tried {
        Tried::Answered {
            status,
            headers,
            redirected,
        } => {
            let again = match status.as_u16() {
                429 => repeatable || !redirected,
                408 | 500 | 502 | 503 | 504 => repeatable,
                409 => repeatable && conflicts,
                _ => false,
            };
            (again, Some(headers), Budget::RETRY)
        }
        Tried::Failed(error) => {
            let again = match error.kind() {
                ErrorKind::Connect => true,
                ErrorKind::Timeout => repeatable && error.timeout() != Some(Timeout::Call),
                ErrorKind::Transport => repeatable,
                ErrorKind::Request
                | ErrorKind::Credential
                | ErrorKind::Token
                | ErrorKind::Status
                | ErrorKind::Rejected
                | ErrorKind::Decode
                | ErrorKind::ResponseTooLarge => false,
            };
            let cost = match error.timeout() {
                Some(_) => Budget::TIMEOUT,
                None => Budget::RETRY,
            };
            (again, error.headers(), cost)
        }
    };
    if !again {
        return None;
    }
    let wait = match headers.and_then(|headers| asked(headers, today)) {
        Some(asked) if asked > LONGEST_ASKED => return None,
        Some(asked) => asked,
        None => backoff(retry, random()),
    };
    Some((wait, cost))
}

/// A wait between nothing and 0.5 s, 1 s, 2 s, … 8 s, so that clients that failed together do not come back together.
pub fn backoff(retry: u32, random: u64) -> Duration {
    let longest = FIRST_WAIT
        .saturating_mul(1 << retry.min(16))
        .min(LONGEST_WAIT);
    // The upper bits are a fraction of 1, exactly.
    longest.mul_f64((random >> 11) as f64 / (1_u64 << 53) as f64)
}

/// How long the server asks to wait, if it says so in a way that can be understood. A moment that has passed is no wait.
///
/// A date is measured from the server's own `Date`, if it gives one, so that a wrong clock here does no harm; else from `today`.
pub fn asked(headers: &HeaderMap, today: SystemTime) -> Option<Duration> {
    let text = |value: &HeaderValue| value.to_str().ok().map(|text| text.trim().to_owned());
    let exactly = headers.get("retry-after-ms").and_then(text);
    if let Some(wait) = exactly.and_then(|text| number(&text)) {
        return Some(wait / 1000);
    }
    let asked = headers.get(RETRY_AFTER).and_then(text)?;
    if let Some(wait) = number(&asked) {
        return Some(wait);
    }
    let date = |text: String| httpdate::parse_http_date(&text).ok();
    let from = headers.get(DATE).and_then(text).and_then(date);
    let until = date(asked)?;
    Some(
        until
            .duration_since(from.unwrap_or(today))
            .unwrap_or_default(),
    )
}

/// So many seconds. HTTP knows whole ones only; some servers send fractions.
fn number(text: &str) -> Option<Duration> {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let seconds = plain.then(|| text.parse().ok()).flatten()?;
    Some(Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX))
}

/// Any number, each time another one. It is no secret.
///
/// The standard library seeds each thread once; process and time make another number of it in a process that was split in two.
pub fn random() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let next = NEXT.fetch_add(1, Ordering::Relaxed);
    RandomState::new().hash_one((next, std::process::id(), SystemTime::now()))
}

/// What a client may spend on retries, so that it does not make an outage worse: each takes something out, and each call
/// that succeeds at once puts a little back.
#[derive(Debug)]
pub struct Budget(AtomicU32);

impl Budget {
    /// What a full budget holds.
    pub const FULL: u32 = 500;
    /// What a retry costs.
    pub const RETRY: u32 = 5;
    /// What a retry after a timeout costs.
    pub const TIMEOUT: u32 = 10;

    /// Takes out what a retry costs, if there is as much.
    pub fn take(&self, cost: u32) -> bool {
        let take = |left: u32| left.checked_sub(cost);
        self.0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
            .is_ok()
    }

    /// Puts back what a call that succeeded at once is worth.
    pub fn put_back(&self) {
        let put = |left: u32| (left < Self::FULL).then_some(left + 1);
        // Fails if it is full.
        _ = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, put);
    }

    /// What is left.
    pub fn left(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self(AtomicU32::new(Self::FULL))
    }
}
