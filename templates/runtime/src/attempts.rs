//! A call from its first attempt to its last: the one way in which anything is sent.
//!
//! ```text
//! attempt ─▶ answer that settles it ─▶ done
//!    ▲  └──▶ no answer, or one that says "later" ─▶ allowed? ─▶ wait ─┐
//!    └─────────────────────────────────────────────────────────────────┘
//! ```
//!
//! Nothing here depends on a type of the API, so it is compiled once. All state is in the future: who drops it abandons the
//! call, with the connection of an attempt that is under way, and nothing is sent behind their back.

use std::future::Future;
use std::pin::pin;
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, StatusCode};

use super::client::Core;
use super::clock::{Clock, Timer, within};
use super::error::{Error, ErrorKind, Timeout};
use super::intercept::After;
use super::prepare::FetchedTokens;
use super::request::{Body, Request};
use super::response::{Answer, History};
use super::retry::{self, Tried};
use super::settings::Settings;
#[cfg(feature = "tracing")]
use super::spans;
use super::transport::{Attempt, Redirected};

/// How much of the body of a failure is kept.
const FAILURE_BYTES: usize = 1024 * 1024;

/// How much room is made for a body beforehand, because its head says that it is long.
const ROOM: usize = 1024 * 1024;

/// How much of an answer is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    /// All of it.
    Whole,
    /// Its head, if it is a success; the rest is read by whoever called.
    Head,
}

/// What an attempt brought.
enum Taken {
    /// An answer that is complete, and whether a redirect led to it.
    Whole(Answer, bool),
    /// An answer of success whose body is still to come.
    Head(reqwest::Response),
}

/// An answer of success whose body is still to come.
pub struct Opened {
    /// The head, and the body.
    pub response: reqwest::Response,
    /// How the call came to it.
    pub history: History,
    /// Ends when the time is over that the call was given for all of the answer, if it was.
    pub timer: Option<Timer>,
    /// What the call has for settings.
    pub settings: Settings,
    /// The client, which has the clock.
    pub core: Core,
}

impl Request {
    /// Sends the call and waits for the whole answer, whatever its status.
    ///
    /// # Errors
    ///
    /// When the request could not be built, a credential is lacking, or no answer came.
    // An `async fn` would hold the request twice: as its argument, and as the variable that this is moved to.
    #[expect(clippy::manual_async_fn, reason = "it holds the request once")]
    pub fn send(mut self) -> impl Future<Output = Result<Answer, Error>> + Send {
        async move {
            self.complete_idempotency_key();
            let begun = self.core.clock().now();
            match self.attempts(Extent::Whole, begun).await? {
                (Taken::Whole(answer, _), _) => Ok(answer),
                (Taken::Head(_), _) => unreachable!("the whole answer was waited for"),
            }
        }
    }

    /// Sends the call and waits for the head of the answer only. After that, no time runs out but one that this very call was
    /// given, and the one in which something must come.
    ///
    /// # Errors
    ///
    /// When the request could not be built, a credential is lacking, no answer came, or it is no success.
    pub async fn open(mut self) -> Result<Opened, Error> {
        self.complete_idempotency_key();
        let begun = self.core.clock().now();
        let (operation, overrides) = (self.operation, self.overrides);
        match self.attempts(Extent::Head, begun).await? {
            (Taken::Whole(answer, _), _) => Err(answer.refused(operation)),
            (Taken::Head(response), history) => {
                let clock = self.core.clock();
                let left = |timeout: Duration| timeout.saturating_sub(since(clock, begun));
                Ok(Opened {
                    response,
                    history,
                    timer: overrides.timeout.map(|timeout| clock.timer(left(timeout))),
                    settings: self.core.settings().with(&overrides),
                    core: self.core,
                })
            }
        }
    }

    /// Makes attempts until one settles the call, and tells `tracing` of it if anybody wants to know.
    #[cfg(feature = "tracing")]
    async fn attempts(&self, extent: Extent, begun: Instant) -> Result<(Taken, History), Error> {
        let span = spans::begin(self);
        let call = self.untold_attempts(extent, begun);
        let ended = tracing::Instrument::instrument(call, span.clone()).await;
        let outcome = match &ended {
            Ok((taken, history)) => {
                let (status, headers) = taken.head();
                Ok((status.as_u16(), headers, *history))
            }
            Err(error) => Err(error),
        };
        spans::end(&span, outcome);
        ended
    }

    /// Makes attempts until one settles the call.
    #[cfg(not(feature = "tracing"))]
    async fn attempts(&self, extent: Extent, begun: Instant) -> Result<(Taken, History), Error> {
        self.untold_attempts(extent, begun).await
    }

    async fn untold_attempts(
        &self,
        extent: Extent,
        begun: Instant,
    ) -> Result<(Taken, History), Error> {
        let core = &self.core;
        let clock = core.clock();
        let settings = core.settings().with(&self.overrides);
        let mut history = History::default();
        let mut tokens = FetchedTokens::default();
        // The answer that refused a token, while another one is tried.
        let mut refusal = None;
        let timed = Timed {
            clock,
            begun,
            settings,
        };
        loop {
            let (attempted, before) = (clock.now(), history.attempts);
            let tried = timed.attempt(self, extent, &mut history, &mut tokens).await;
            history.elapsed = since(clock, begun);
            let tried = match (tried, refusal.take()) {
                // Without another token, the refusal is what the call came to.
                (Err(error), Some(refusal)) if error.is_token() => Ok(refusal),
                (tried, _) => tried,
            };
            let tried = settled(tried, history, self.operation.name);
            // The attempt with another token is none of the retries that the client allows.
            let renewals = u32::from(!tokens.refused.is_empty());
            let retry = history.attempts.saturating_sub(1 + renewals);
            if retry == 0 && tried.as_ref().is_ok_and(Taken::is_success) {
                core.budget().put_back();
            }
            let fits = |wait: &Duration| *wait < settings.timeout.saturating_sub(history.elapsed);
            if self.refuses_token(&tried, &tokens) && fits(&Duration::ZERO) {
                let elapsed = since(clock, attempted);
                self.tell(&tried, history.attempts, elapsed, Some(Duration::ZERO));
                tokens.refused = std::mem::take(&mut tokens.carried);
                refusal = tried.ok();
                continue;
            }
            let wait = if retry < settings.max_retries && self.can_be_sent() {
                self.wait(&tried, &settings, retry)
            } else {
                None
            };
            let wait = wait.filter(|(wait, cost)| fits(wait) && core.budget().take(*cost));
            let wait = wait.map(|(wait, _)| wait);
            // Otherwise, it was not even sent.
            if history.attempts > before {
                self.tell(&tried, history.attempts, since(clock, attempted), wait);
            }
            let Some(wait) = wait else {
                return tried.map(|taken| (taken, history));
            };
            // What the attempt brought is let go before the wait: nobody will read it.
            drop(tried);
            clock.timer(wait).await;
        }
    }

    /// Tells the interceptors, and `tracing`, what an attempt came to.
    fn tell(
        &self,
        tried: &Result<Taken, Error>,
        number: u32,
        elapsed: Duration,
        retry_in: Option<Duration>,
    ) {
        let after = After {
            operation: self.operation.name,
            method: self.method(),
            template: self.template(),
            number,
            elapsed,
            retry_in,
            outcome: tried.as_ref().map(Taken::head),
        };
        #[cfg(feature = "tracing")]
        spans::attempted(&after);
        for interceptor in self.core.interceptors().iter().rev() {
            interceptor.after(&after);
        }
    }

    /// How long to wait before the next attempt, and what that costs; `None` if there must be none.
    fn wait(
        &self,
        tried: &Result<Taken, Error>,
        settings: &Settings,
        retry: u32,
    ) -> Option<(Duration, u32)> {
        let tried = match tried {
            Ok(Taken::Whole(answer, redirected)) => Tried::Answered {
                status: answer.status,
                headers: &answer.headers,
                redirected: *redirected,
            },
            Ok(Taken::Head(_)) => return None,
            Err(error) => Tried::Failed(error),
        };
        let today = self.core.clock().today();
        let (repeatable, conflicts) = (self.is_repeatable(), settings.retry_conflicts);
        retry::wait(tried, repeatable, conflicts, retry, today)
    }

    /// Whether the server refused a fetched token, for the first time in this call, so that another one is worth an attempt. A
    /// call is refused before it is processed; not so, perhaps, by the place that a redirect led to.
    fn refuses_token(&self, tried: &Result<Taken, Error>, tokens: &FetchedTokens) -> bool {
        let refused = match tried {
            Ok(Taken::Whole(answer, redirected)) => {
                answer.status == StatusCode::UNAUTHORIZED && (!redirected || self.is_repeatable())
            }
            Ok(Taken::Head(_)) | Err(_) => false,
        };
        let first = tokens.refused.is_empty() && !tokens.carried.is_empty();
        refused && first && self.can_be_sent()
    }

    /// Whether the call may be processed twice without harm.
    fn is_repeatable(&self) -> bool {
        self.operation.repeatable
            || retry::is_idempotent(self.method())
            || self.has_idempotency_key()
    }

    /// Whether the body can be sent more than once.
    pub(super) fn can_be_sent_twice(&self) -> bool {
        !matches!(self.body, Some(Body::Once(_)))
    }

    /// Whether the body is there to be sent, once more or for the first time.
    fn can_be_sent(&self) -> bool {
        match &self.body {
            None | Some(Body::Bytes(_)) => true,
            Some(Body::Once(body)) => body.is_whole(),
        }
    }
}

/// The times of a call.
struct Timed<'a> {
    clock: &'a dyn Clock,
    begun: Instant,
    settings: Settings,
}

impl Timed<'_> {
    /// Makes one attempt.
    async fn attempt(
        &self,
        request: &Request,
        extent: Extent,
        history: &mut History,
        tokens: &mut FetchedTokens,
    ) -> Result<Taken, Error> {
        let settings = &self.settings;
        let left = settings
            .timeout
            .saturating_sub(since(self.clock, self.begun));
        if left.is_zero() {
            return Err(Error::late(Timeout::Call));
        }
        let (time, timeout) = if left <= settings.attempt_timeout {
            (left, Timeout::Call)
        } else {
            (settings.attempt_timeout, Timeout::Attempt)
        };
        let number = history.attempts + 1;
        let mut timer = self.clock.timer(time);
        let prepared = within(&mut timer, pin!(request.prepare(number, tokens))).await;
        let prepared = prepared.unwrap_or_else(|| Err(Error::late_token(timeout)))?;
        let attempt = Attempt::new(
            prepared,
            request.operation.name,
            number,
            settings.connect_timeout,
        );
        history.attempts += 1;
        let mut sending = request.core.transport().send(attempt);
        let mut response = match within(&mut timer, sending.as_mut()).await {
            Some(Ok(response)) => response,
            Some(Err(error)) => {
                if error.may_be_sent() {
                    history.unanswered += 1;
                } else {
                    history.not_sent += 1;
                }
                return Err(Error::unsent(error));
            }
            None => {
                history.unanswered += 1;
                return Err(Error::late(timeout));
            }
        };
        let success = response.status().is_success();
        if success && extent == Extent::Head {
            return Ok(Taken::Head(response));
        }
        let redirected = response.extensions().get::<Redirected>().is_some();
        let limit = if success {
            settings.max_response_bytes
        } else {
            settings.max_response_bytes.min(FAILURE_BYTES)
        };
        let mut gathered = Gathered::default();
        let ended = within(&mut timer, pin!(gathered.fill(&mut response, limit))).await;
        let mut answer = Answer {
            status: response.status(),
            headers: std::mem::take(response.headers_mut()),
            body: gathered.bytes(),
            truncated: true,
            history: *history,
        };
        let error = match ended {
            Some(Ok(true)) => {
                answer.truncated = false;
                return Ok(Taken::Whole(answer, redirected));
            }
            Some(Ok(false)) if !success => return Ok(Taken::Whole(answer, redirected)),
            Some(Ok(false)) => Error::new(
                ErrorKind::ResponseTooLarge,
                format!("the body is longer than {limit} bytes"),
            ),
            Some(Err(error)) => Error::transport(error),
            None => Error::late(timeout),
        };
        if answer.body.len() > FAILURE_BYTES {
            answer.body = Bytes::copy_from_slice(&answer.body[..FAILURE_BYTES]);
        }
        Err(error.answered(&answer))
    }
}

impl Taken {
    fn head(&self) -> (StatusCode, &HeaderMap) {
        match self {
            Self::Whole(answer, _) => (answer.status, &answer.headers),
            Self::Head(response) => (response.status(), response.headers()),
        }
    }

    fn is_success(&self) -> bool {
        match self {
            Self::Whole(answer, _) => answer.status.is_success(),
            Self::Head(_) => true,
        }
    }
}

/// What an attempt brought, with the history of its call.
fn settled(
    tried: Result<Taken, Error>,
    history: History,
    operation: &'static str,
) -> Result<Taken, Error> {
    match tried {
        Ok(Taken::Whole(mut answer, redirected)) => {
            answer.history = history;
            Ok(Taken::Whole(answer, redirected))
        }
        Ok(taken @ Taken::Head(_)) => Ok(taken),
        Err(error) => Err(error.of(operation).after(history)),
    }
}

fn since(clock: &dyn Clock, begun: Instant) -> Duration {
    clock.now().saturating_duration_since(begun)
}

/// The body of an answer, as far as it has come. One that comes in one piece is not copied.
#[derive(Default)]
struct Gathered {
    first: Bytes,
    all: BytesMut,
}

impl Gathered {
    /// Reads the body to its end, or to the limit; tells whether that was the end.
    async fn fill(
        &mut self,
        response: &mut reqwest::Response,
        limit: usize,
    ) -> Result<bool, reqwest::Error> {
        let announced = response.content_length().unwrap_or(0);
        let announced = usize::try_from(announced).unwrap_or(usize::MAX);
        // A success that is too long is not read at all; of a failure, as much is read as is kept.
        if announced > limit && response.status().is_success() {
            return Ok(false);
        }
        while let Some(mut chunk) = response.chunk().await? {
            let room = limit - self.len();
            let whole = chunk.len() <= room;
            if !whole {
                chunk.truncate(room);
            }
            if self.all.is_empty() && self.first.is_empty() {
                self.first = chunk;
            } else {
                if self.all.is_empty() {
                    self.all.reserve(announced.min(limit).min(ROOM));
                    self.all.extend_from_slice(&std::mem::take(&mut self.first));
                }
                self.all.extend_from_slice(&chunk);
            }
            if !whole {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn len(&self) -> usize {
        self.first.len() + self.all.len()
    }

    fn bytes(self) -> Bytes {
        if self.all.is_empty() {
            self.first
        } else {
            self.all.freeze()
        }
    }
}
