//! The one error type of a crate, so that `?` composes.
//!
//! Opaque: what happened is told by [`Error::kind`], how far the call got by [`Error::delivery`], what the server said by
//! [`Error::status`], [`Error::headers`] and [`Error::body`]. `Display` is one line; neither it nor `Debug` ever shows a
//! credential, a query string, a header's value or a part of a body.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::json_path::{locate, readable};
use super::response::{Answer, History};
use super::transport::{SendError, Stage};

/// What went wrong, in kinds that a program can act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client or the request could not be built; nothing was sent.
    Request,
    /// The operation needs a credential that the client lacks; nothing was sent.
    Credential,
    /// No token could be fetched that the operation needs; the last attempt sent nothing. [`Error::token_error`] says more.
    Token,
    /// No connection to the server: the last attempt sent nothing.
    Connect,
    /// The answer did not come in time.
    Timeout,
    /// The connection failed on the way.
    Transport,
    /// The server answered with another status than one of success.
    Status,
    /// The server answered with a status of success, and said in the body that the operation failed.
    Rejected,
    /// The answer's body is not what the document says.
    Decode,
    /// The answer's body is longer than the client takes.
    ResponseTooLarge,
}

/// How far a call got, all of its attempts together: what may be done about one that moves money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Delivery {
    /// Nothing got to the server. The call can be made again without fear of doing it twice.
    NotSent,
    /// An attempt, or a part of one, was sent, and the call has no answer: it may have been processed, or not.
    MaybeProcessed,
    /// The server has answered, if only with the head of an answer: [`Error::status`] tells.
    Answered,
}

/// Which time ran out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Timeout {
    /// The time for connecting.
    Connect,
    /// The time for one attempt.
    Attempt,
    /// The time for the call as a whole.
    Call,
    /// The time in which something must come of an answer that is read while it comes.
    Idle,
}

/// Why a call failed.
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    operation: Option<&'static str>,
    message: Cow<'static, str>,
    path: Option<String>,
    timeout: Option<Timeout>,
    history: History,
    answer: Option<Answer>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The name of the operation, unless the error came before there was one.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// How far the call got.
    pub fn delivery(&self) -> Delivery {
        if self.0.answer.is_some() {
            Delivery::Answered
        } else if self.0.history.not_sent < self.0.history.attempts {
            Delivery::MaybeProcessed
        } else {
            Delivery::NotSent
        }
    }

    /// Whether nothing got to the server, so that the call can be made again without fear of doing it twice.
    pub fn is_not_sent(&self) -> bool {
        self.delivery() == Delivery::NotSent
    }

    /// Whether something was sent and there is no answer, so that nobody on this side knows whether the call was processed.
    pub fn is_maybe_processed(&self) -> bool {
        self.delivery() == Delivery::MaybeProcessed
    }

    /// Whether the server has answered.
    pub fn is_answered(&self) -> bool {
        self.delivery() == Delivery::Answered
    }

    /// How many attempts were made: 0 for a call that failed before the first.
    pub fn attempts(&self) -> u32 {
        self.0.history.attempts
    }

    /// How many of the attempts may have reached the server and had no answer, each of which may have been processed. An error
    /// that is answered (a conflict, for one) may be the answer to what an earlier attempt has done.
    pub fn unanswered(&self) -> u32 {
        self.0.history.unanswered
    }

    /// How long the call took, with all of its attempts and the waits between them.
    pub fn elapsed(&self) -> Duration {
        self.0.history.elapsed
    }

    /// Whether time ran out: for the answer, or for the connection.
    pub fn is_timeout(&self) -> bool {
        self.0.timeout.is_some()
    }

    /// Which time ran out, if one did.
    pub fn timeout(&self) -> Option<Timeout> {
        self.0.timeout
    }

    /// Whether there was no connection, so that the last attempt sent nothing.
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// Whether the answer's body is longer than the client takes.
    pub fn is_response_too_large(&self) -> bool {
        self.0.kind == ErrorKind::ResponseTooLarge
    }

    /// Whether the answer's body is not what the document says.
    pub fn is_decode(&self) -> bool {
        self.0.kind == ErrorKind::Decode
    }

    /// Whether the server answered with another status than one of success.
    pub fn is_status(&self) -> bool {
        self.0.kind == ErrorKind::Status
    }

    /// Whether the server answered with a status of success, and said in the body that the operation failed.
    pub fn is_rejected(&self) -> bool {
        self.0.kind == ErrorKind::Rejected
    }

    /// Whether the client lacks a credential.
    pub fn is_credential(&self) -> bool {
        self.0.kind == ErrorKind::Credential
    }

    /// Whether no token could be fetched.
    pub fn is_token(&self) -> bool {
        self.0.kind == ErrorKind::Token
    }

    /// What the call of the token endpoint came to, for an error of kind [`ErrorKind::Token`]: its status, its kind, and its
    /// body, which [`Error::body_as`] reads. What a token provider of the caller's failed with is the source of the error.
    pub fn token_error(&self) -> Option<&Error> {
        let source = self.0.source.as_ref()?;
        let shared: &Arc<dyn StdError + Send + Sync> = source.downcast_ref()?;
        shared.downcast_ref()
    }

    /// Whether the client or the request could not be built.
    pub fn is_request(&self) -> bool {
        self.0.kind == ErrorKind::Request
    }

    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.answer.as_ref().map(|answer| answer.status)
    }

    /// The headers of the answer, if there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.answer.as_ref().map(|answer| &answer.headers)
    }

    /// The identifier that the server gave the call, to be quoted to its support.
    pub fn request_id(&self) -> Option<&str> {
        self.0.answer.as_ref().and_then(Answer::request_id)
    }

    /// The body of the answer as it came, if there was an answer. No more than the first megabyte of a failure's body is kept.
    pub fn body(&self) -> Option<&[u8]> {
        self.0.answer.as_ref().map(|answer| answer.body.as_ref())
    }

    /// Whether the body of the answer has more than [`Error::body`] holds: it was long, or broke off.
    pub fn is_body_truncated(&self) -> bool {
        self.0
            .answer
            .as_ref()
            .is_some_and(|answer| answer.truncated)
    }

    /// The body of the answer as text, with U+FFFD for what is not UTF-8.
    pub fn body_text(&self) -> Option<Cow<'_, str>> {
        self.body().map(String::from_utf8_lossy)
    }

    /// The body of the answer, decoded from JSON.
    ///
    /// # Errors
    ///
    /// An error of kind [`ErrorKind::Decode`] when there is no body, or it is not a `T`.
    pub fn body_as<T: DeserializeOwned>(&self) -> Result<T, Error> {
        let decoded = match &self.0.answer {
            Some(answer) => serde_json::from_slice(&answer.json())
                .map_err(|error| Error::decode(answer, &error)),
            None => Err(Error::new(ErrorKind::Decode, "there is no body")),
        };
        decoded.map_err(|error| self.instead(error))
    }

    /// Where in the body decoding failed: `$.items[0].price`.
    pub fn json_path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// An error of that kind. The message holds no secret and no part of a body.
    pub(crate) fn new(kind: ErrorKind, message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Inner::new(kind, message.into())))
    }

    /// The client or the request could not be built.
    pub(crate) fn request(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorKind::Request, message)
    }

    /// What the HTTP client reports, without the URL.
    pub(crate) fn transport(error: reqwest::Error) -> Self {
        Self::unsent(SendError::from(error))
    }

    /// What a transport reports.
    pub(crate) fn unsent(error: SendError) -> Self {
        let new = match (error.stage, error.timeout) {
            (Stage::Unconnected, true) => Self::late(Timeout::Connect),
            (Stage::Unconnected, false) => Self::new(ErrorKind::Connect, "could not connect"),
            (Stage::Unbuilt, true | false) => Self::request("the request could not be built"),
            (Stage::Sent, true) => Self::late(Timeout::Attempt),
            (Stage::Sent, false) => Self::new(ErrorKind::Transport, "the connection failed"),
        };
        new.because(error.source)
    }

    /// Time ran out.
    pub(crate) fn late(timeout: Timeout) -> Self {
        let (kind, message) = match timeout {
            Timeout::Connect => (ErrorKind::Connect, "could not connect in time"),
            Timeout::Attempt => (ErrorKind::Timeout, "the answer did not come in time"),
            Timeout::Call => (ErrorKind::Timeout, "the call did not end in time"),
            Timeout::Idle => (
                ErrorKind::Timeout,
                "nothing more of the answer came in time",
            ),
        };
        let mut new = Self::new(kind, message);
        new.0.timeout = Some(timeout);
        new
    }

    /// No token could be fetched for that security scheme. Several calls may have waited for it, and all have the same source.
    pub(crate) fn no_token(scheme: &str, why: Arc<dyn StdError + Send + Sync>) -> Self {
        Self::new(ErrorKind::Token, format!("no token for `{scheme}`")).because(Box::new(why))
    }

    /// Time ran out while a token was fetched, before anything was sent.
    pub(crate) fn late_token(timeout: Timeout) -> Self {
        let mut new = Self::new(ErrorKind::Token, "no token came in time");
        new.0.timeout = Some(timeout);
        new
    }

    /// The same error, because of that one.
    pub(crate) fn because(mut self, source: Box<dyn StdError + Send + Sync>) -> Self {
        self.0.source = Some(source);
        self
    }

    /// The body of `answer`, as [`Answer::json`] gives it, does not decode.
    pub(crate) fn decode(answer: &Answer, error: &serde_json::Error) -> Self {
        let (path, message) = locate(&answer.json(), error);
        Self::new(ErrorKind::Decode, message)
            .at(path)
            .answered(answer)
    }

    /// That error, of the operation of this one and with its answer.
    pub(crate) fn instead(&self, error: Self) -> Self {
        let error = match &self.0.answer {
            Some(answer) if error.0.answer.is_none() => error.answered(answer),
            Some(_) | None => error,
        };
        match self.0.operation {
            Some(operation) => error.of(operation),
            None => error,
        }
    }

    /// The same error, of that operation.
    pub(crate) fn of(mut self, operation: &'static str) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// The same error, with the answer that it came with.
    pub(crate) fn answered(mut self, answer: &Answer) -> Self {
        self.0.answer = Some(answer.clone());
        self.0.history = answer.history;
        self
    }

    /// The same error, of a call with that history.
    pub(crate) fn after(mut self, history: History) -> Self {
        self.0.history = history;
        if let Some(answer) = &mut self.0.answer {
            answer.history = history;
        }
        self
    }

    fn at(mut self, path: String) -> Self {
        self.0.path = Some(path);
        self
    }
}

impl Inner {
    fn new(kind: ErrorKind, message: Cow<'static, str>) -> Self {
        Self {
            kind,
            operation: None,
            message,
            path: None,
            timeout: None,
            history: History::default(),
            answer: None,
            source: None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        if let Some(operation) = inner.operation {
            write!(f, "{operation}: ")?;
        }
        if let Some(answer) = &inner.answer {
            write!(f, "HTTP {}", answer.status.as_u16())?;
            if let Some(reason) = answer.status.canonical_reason() {
                write!(f, " {reason}")?;
            }
        }
        let message = match &inner.path {
            Some(path) => Cow::Owned(readable(path, &inner.message)),
            None => Cow::Borrowed(&*inner.message),
        };
        if !message.is_empty() {
            f.write_str(if inner.answer.is_some() { ": " } else { "" })?;
            // A message may quote a server's word: it stays one line.
            message.chars().try_for_each(|c| {
                if c.is_control() {
                    write!(f, "{}", c.escape_default())
                } else {
                    write!(f, "{c}")
                }
            })?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        let mut shown = f.debug_struct("Error");
        shown
            .field("kind", &inner.kind)
            .field("operation", &inner.operation);
        shown.field("message", &inner.message);
        if let Some(path) = &inner.path {
            shown.field("json_path", path);
        }
        if let Some(answer) = &inner.answer {
            shown.field("answer", answer);
        }
        if inner.history.attempts > 0 {
            shown.field("delivery", &self.delivery());
            shown.field("attempts", &inner.history.attempts);
        }
        if let Some(source) = &inner.source {
            shown.field("source", source);
        }
        shown.finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.source {
            Some(source) => Some(&**source),
            None => None,
        }
    }
}
