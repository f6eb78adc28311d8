//! What carries an attempt to the server and brings the answer's head back: the HTTP client, or anything else.
//!
//! ```text
//! impl Transport for Recorded {
//!     fn send(&self, attempt: Attempt) -> Sending<'_> {
//!         let answer = http::Response::new(self.look_up(attempt.request.url()));
//!         Box::pin(async { Ok(answer.into()) })
//!     }
//! }
//! ```
//!
//! Credentials, retries, timeouts and decoding are not a transport's business: they are the same whatever it is.

use std::cell::Cell;
use std::error::Error as StdError;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use reqwest::{Url, redirect};

use super::error::Error;

/// An attempt of a call, ready to be sent, with its credentials.
#[non_exhaustive]
pub struct Attempt {
    /// The request. It converts into an `http::Request` of the `http` crate.
    pub request: reqwest::Request,
    /// The operation's name, as its method is called.
    pub operation: &'static str,
    /// The number of the attempt within its call: 1, 2, …
    pub number: u32,
    /// How long connecting may take. All other times are kept by the caller of [`Transport::send`], which drops the future.
    pub connect_timeout: Duration,
}

impl Attempt {
    /// That attempt.
    pub fn new(
        request: reqwest::Request,
        operation: &'static str,
        number: u32,
        connect_timeout: Duration,
    ) -> Self {
        Self {
            request,
            operation,
            number,
            connect_timeout,
        }
    }
}

/// Operation and number only: the URL may hold a key, and the rest may be private.
impl fmt::Debug for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attempt({}, {})", self.operation, self.number)
    }
}

/// The head of an answer that is to come.
pub type Sending<'a> =
    Pin<Box<dyn Future<Output = Result<reqwest::Response, SendError>> + Send + 'a>>;

/// What carries attempts to the server.
pub trait Transport: Send + Sync {
    /// Sends an attempt and waits for the head of the answer, whatever its status. An `http::Response` converts into the answer.
    ///
    /// Dropping the future abandons the attempt. It must not be sent again by the transport itself, and a redirect must not
    /// lead a credential to another host.
    ///
    /// # Errors
    ///
    /// When there is no answer: see [`SendError`].
    fn send(&self, attempt: Attempt) -> Sending<'_>;
}

/// How far an attempt got that has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// There was no request to send.
    Unbuilt,
    /// There was no connection.
    Unconnected,
    /// Something may have been sent.
    Sent,
}

/// Why an attempt has no answer.
pub struct SendError {
    pub(super) stage: Stage,
    pub(super) timeout: bool,
    pub(super) source: Box<dyn StdError + Send + Sync>,
}

impl SendError {
    /// There was no connection: nothing was sent, so that any call may be tried again.
    pub fn not_sent(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            stage: Stage::Unconnected,
            timeout: false,
            source: source.into(),
        }
    }

    /// Something may have been sent, and there is no answer.
    pub fn unanswered(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            stage: Stage::Sent,
            ..Self::not_sent(source)
        }
    }

    /// The same, since a time ran out that the transport keeps itself.
    #[must_use]
    pub fn timed_out(self) -> Self {
        Self {
            timeout: true,
            ..self
        }
    }

    /// Whether something may have been sent.
    pub(super) fn may_be_sent(&self) -> bool {
        self.stage == Stage::Sent
    }
}

/// Without the URL, which may hold a secret.
impl From<reqwest::Error> for SendError {
    fn from(error: reqwest::Error) -> Self {
        let stage = if error.is_connect() {
            Stage::Unconnected
        } else if error.is_builder() {
            Stage::Unbuilt
        } else {
            Stage::Sent
        };
        Self {
            stage,
            timeout: error.is_timeout(),
            source: Box::new(error.without_url()),
        }
    }
}

impl fmt::Debug for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendError")
            .field("may_be_sent", &self.may_be_sent())
            .field("timed_out", &self.timeout)
            .field("source", &self.source)
            .finish()
    }
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.may_be_sent() {
            "the connection failed"
        } else {
            "could not connect"
        })
    }
}

impl StdError for SendError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}

/// How many clients are kept for calls with a connect timeout of their own.
const SIBLINGS: usize = 4;

/// The HTTP client, with its pool of connections.
///
/// The client knows one connect timeout, which it shares out among the addresses of a host. So a call with another one goes
/// through another client with connections of its own, which is kept for the next call of that kind.
pub(super) struct Http {
    client: reqwest::Client,
    /// The client's connect timeout; none for a client of the caller's, whose settings are its own affair.
    connect_timeout: Option<Duration>,
    siblings: Mutex<Vec<(Duration, reqwest::Client)>>,
}

impl Http {
    /// A client of ours.
    ///
    /// # Errors
    ///
    /// When TLS cannot be set up.
    pub(super) fn new(connect_timeout: Duration) -> Result<Self, Error> {
        Ok(Self {
            client: client(connect_timeout).map_err(Error::transport)?,
            connect_timeout: Some(connect_timeout),
            siblings: Mutex::default(),
        })
    }

    /// A client of the caller's.
    pub(super) fn of(client: reqwest::Client) -> Self {
        Self {
            client,
            connect_timeout: None,
            siblings: Mutex::default(),
        }
    }

    /// The client for calls with that connect timeout.
    fn client(&self, connect_timeout: Duration) -> Result<reqwest::Client, reqwest::Error> {
        if self
            .connect_timeout
            .is_none_or(|usual| usual == connect_timeout)
        {
            return Ok(self.client.clone());
        }
        let mut siblings = self.siblings.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = siblings.iter().find(|(time, _)| *time == connect_timeout) {
            return Ok(known.clone());
        }
        let new = client(connect_timeout)?;
        siblings.truncate(SIBLINGS - 1);
        siblings.insert(0, (connect_timeout, new.clone()));
        Ok(new)
    }
}

fn client(connect_timeout: Duration) -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder()
        .connect_timeout(connect_timeout)
        .redirect(redirect::Policy::custom(redirect))
        .referer(false)
        .build()
}

/// Marks an answer that comes from another URL than the one that was asked, so that something there has taken the request.
#[derive(Clone, Copy, Debug)]
pub(super) struct Redirected;

impl Transport for Http {
    fn send(&self, attempt: Attempt) -> Sending<'_> {
        let client = match self.client(attempt.connect_timeout) {
            Ok(client) => client,
            Err(error) => return Box::pin(std::future::ready(Err(error.into()))),
        };
        // A client of the caller's has a redirect policy of its own, which tells us nothing.
        let foreign = self.connect_timeout.is_none();
        let url = foreign.then(|| attempt.request.url().clone());
        Box::pin(async move {
            let mut sending = pin!(client.execute(attempt.request));
            let mut followed = false;
            let sent = poll_fn(|cx| {
                FOLLOWED.set(false);
                let polled = sending.as_mut().poll(cx);
                followed |= FOLLOWED.get();
                polled
            });
            match sent.await {
                Ok(mut response) => {
                    if followed || url.is_some_and(|url| url != *response.url()) {
                        response.extensions_mut().insert(Redirected);
                    }
                    Ok(response)
                }
                // The server was reached, if not the place that it named.
                Err(error) if followed => Err(SendError {
                    stage: Stage::Sent,
                    ..SendError::from(error)
                }),
                Err(error) => Err(error.into()),
            }
        })
    }
}

thread_local! {
    /// Whether a redirect was followed since this was reset. A policy is asked while its request is polled, on the same thread.
    static FOLLOWED: Cell<bool> = const { Cell::new(false) };
}

/// How many redirects are followed, all of them to where the request went in the first place.
const REDIRECTS: usize = 5;

/// Follows a redirect within the same scheme, host and port; leaves any other to the caller, as the answer that it is.
///
/// Elsewhere the request's API key would go along, in a header that the HTTP client does not know to be secret.
fn redirect(attempt: redirect::Attempt<'_>) -> redirect::Action {
    if stays(attempt.previous(), attempt.url()) {
        FOLLOWED.set(true);
        attempt.follow()
    } else {
        attempt.stop()
    }
}

/// Whether a redirect leads to where the request went in the first place, and is not one too many.
pub fn stays(previous: &[Url], next: &Url) -> bool {
    let origin = next.origin();
    // An origin without a host is equal to none, not even to itself.
    previous.len() <= REDIRECTS && previous.iter().all(|from| from.origin() == origin)
}
