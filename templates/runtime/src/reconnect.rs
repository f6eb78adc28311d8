//! A stream of events that is taken up again where it broke off (WHATWG HTML, section 9.2, "Server-sent events").
//!
//! ```text
//! GET /events                    id: 7, data: …, and the connection ends
//! GET /events                    after the time that `retry:` asked for
//! Last-Event-ID: 7
//! ```
//!
//! Only for calls that ask for it. What counts as reached is the identifier of the last event that came whole.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use http::{HeaderValue, StatusCode};

use super::error::{Error, ErrorKind, Timeout};
use super::request::Request;
use super::retry::{self, Budget};
use super::stream::{Download, download_of_events};

/// The longest time before connecting anew that a server may ask for.
const LONGEST_ASKED: Duration = Duration::from_secs(60);

/// A wait, and the call behind it.
type Reopening = Pin<Box<dyn Future<Output = Result<Download, Error>> + Send>>;

/// How a stream is taken up again.
pub struct Reconnect {
    request: Request,
    /// How many times in a row it may be.
    limit: u32,
    /// How many times it was since the last event.
    tried: u32,
    /// What the server asked for.
    asked: Option<Duration>,
    /// The identifier of the last event that came whole.
    id: Option<String>,
    begun: Instant,
    reopening: Option<Reopening>,
}

impl Reconnect {
    /// How the stream of a call is taken up again; `None` if the call does not ask for it.
    ///
    /// # Errors
    ///
    /// When it asks for it, and must not be sent twice.
    pub fn of(request: &mut Request) -> Result<Option<Box<Self>>, Error> {
        let limit = request.overrides.reconnects;
        if limit == 0 {
            return Ok(None);
        }
        // One that is made up is the same for all connections.
        request.complete_idempotency_key();
        let harmless = request.method() == "GET"
            || request.operation.repeatable
            || request.has_idempotency_key();
        if !harmless || !request.can_be_sent_twice() {
            let why = "only a call that can be sent twice takes its stream up again: a GET, or one with an idempotency key";
            return Err(Error::request(why).of(request.operation.name));
        }
        Ok(Some(Box::new(Self {
            request: request.clone(),
            limit,
            tried: 0,
            asked: None,
            id: None,
            begun: request.core.clock().now(),
            reopening: None,
        })))
    }

    /// The identifier of the last event that came whole.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// An event has come whole, or, if it is none, nothing but fields without data.
    pub fn reached(&mut self, id: Option<&str>, is_event: bool) {
        if is_event {
            self.tried = 0;
        }
        if self.id.as_deref() != id {
            self.id = id.map(str::to_owned);
        }
    }

    /// The server asks for that wait.
    pub fn ask(&mut self, retry: Duration) {
        self.asked = Some(retry.min(LONGEST_ASKED));
    }

    /// Whether the stream is being taken up.
    pub fn is_under_way(&self) -> bool {
        self.reopening.is_some()
    }

    /// Begins to take the stream up, which has ended, or broken off with that error; tells whether it did.
    pub fn begin(&mut self, ended: Option<&Error>) -> bool {
        let core = &self.request.core;
        // What ends by itself costs the server nothing more than it asks for.
        let cost = match ended {
            None => 0,
            Some(error) if !is_passing(error) => return false,
            Some(error) if error.timeout().is_some() => Budget::TIMEOUT,
            Some(_) => Budget::RETRY,
        };
        let backoff = retry::backoff(self.tried, retry::random());
        let wait = self.asked.unwrap_or_default().max(backoff);
        let mut request = self.request.clone();
        let clock = core.clock();
        if let Some(timeout) = request.overrides.timeout {
            let left = timeout.saturating_sub(clock.now().saturating_duration_since(self.begun));
            if left <= wait {
                return false;
            }
            request.overrides.timeout = Some(left - wait);
        }
        if self.tried >= self.limit || !core.budget().take(cost) {
            return false;
        }
        self.tried += 1;
        if let Some(id) = self.id.as_deref().filter(|id| !id.is_empty())
            && let Ok(id) = HeaderValue::from_bytes(id.as_bytes())
        {
            request.added.insert("last-event-id", id);
        }
        let timer = clock.timer(wait);
        self.reopening = Some(Box::pin(async move {
            timer.await;
            download_of_events(request).await
        }));
        true
    }

    /// The stream as it goes on; `None` where the server says that there is nothing more.
    pub fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Download>, Error>> {
        while let Some(reopening) = &mut self.reopening {
            let opened = ready!(reopening.as_mut().poll(cx));
            self.reopening = None;
            match opened {
                Ok(download) if download.status() == StatusCode::NO_CONTENT => break,
                Ok(download) => return Poll::Ready(Ok(Some(download))),
                Err(error) => {
                    if !self.begin(Some(&error)) {
                        return Poll::Ready(Err(error));
                    }
                }
            }
        }
        Poll::Ready(Ok(None))
    }
}

/// Whether another connection may do better.
fn is_passing(error: &Error) -> bool {
    match error.kind() {
        ErrorKind::Connect | ErrorKind::Transport => true,
        ErrorKind::Timeout => error.timeout() != Some(Timeout::Call),
        ErrorKind::Request
        | ErrorKind::Credential
        | ErrorKind::Token
        | ErrorKind::Status
        | ErrorKind::Rejected
        | ErrorKind::Decode
        | ErrorKind::ResponseTooLarge => false,
    }
}

/// `reconnecting!(Builder)`: what a builder whose answer is a stream of events has besides.
#[allow(unused_macros)]
macro_rules! reconnecting {
    ($Builder:ident $(,)?) => {
        impl $Builder {
            /// Takes the stream up again when it ends or breaks off, as browsers do, up to so many times in a row; an event that
            /// comes sets the count back. Not unless this is said.
            ///
            /// The call is sent again with the identifier of the last event in the header `Last-Event-ID`, after the time that
            /// the server asked for (`retry:`, up to 60 s) or a random one that grows. An answer of status 204 ends the stream,
            /// and so does one that is no success, once the call's own retries are over. When all is in vain, the stream ends as
            /// it would have without this.
            ///
            /// A call of another method than `GET` must have an idempotency key, or be one that `sdk.toml` says to be repeatable:
            /// else it fails before it is sent.
            pub fn with_reconnects(mut self, limit: u32) -> Self {
                self.request.with_reconnects(limit);
                self
            }
        }
    };
}

#[allow(unused_imports)]
pub(crate) use reconnecting;
