//! What came back: judged by status and success flag, then decoded.
//!
//! A body that does not decode never hides the status, and the body as it came is always at hand.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::charset;
use super::codec::{Decode, In};
use super::error::{Error, ErrorKind};
use super::operation::Operation;
use super::raw;

/// An answer as it came, whatever its status.
#[derive(Clone)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, complete unless `truncated`.
    pub body: Bytes,
    /// Whether the body has more bytes than these.
    pub truncated: bool,
    /// How the call came to this answer.
    pub history: History,
}

/// What happened in a call so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// How many attempts were made.
    pub attempts: u32,
    /// How many of them sent nothing.
    pub not_sent: u32,
    /// How many of them may have reached the server and had no answer.
    pub unanswered: u32,
    /// How long all of it took.
    pub elapsed: Duration,
}

impl Answer {
    /// The identifier that the server gave the call.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }

    /// The body as JSON in UTF-8, without a byte order mark, which some servers put before it.
    pub fn json(&self) -> Cow<'_, [u8]> {
        let bytes = self.unmarked();
        match charset::latin_1_json(bytes, self.content_type()) {
            Some(text) => Cow::Owned(text.into_bytes()),
            None => Cow::Borrowed(bytes),
        }
    }

    /// The body without a byte order mark.
    fn unmarked(&self) -> &[u8] {
        self.body
            .strip_prefix(b"\xEF\xBB\xBF")
            .unwrap_or(&self.body)
    }

    fn content_type(&self) -> &str {
        let content_type = self.headers.get(CONTENT_TYPE);
        content_type
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// Whether the answer reports success.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Status`] for a status other than 2xx, [`ErrorKind::Rejected`] when the operation's success flag is
    /// `false` in the body. Both keep the answer.
    pub fn judge(&self, operation: &'static Operation) -> Result<(), Error> {
        if !self.status.is_success() {
            return Err(self.refused(operation));
        }
        let error = if let Some(flag) = operation.success_flag
            && self.flag_is_false(flag)
        {
            Error::new(
                ErrorKind::Rejected,
                format!("the answer says that `{flag}` is false"),
            )
        } else {
            return Ok(());
        };
        Err(error.of(operation.name).answered(self))
    }

    /// The error that an answer with another status than one of success is.
    pub fn refused(&self, operation: &'static Operation) -> Error {
        let error = Error::new(ErrorKind::Status, "");
        error.of(operation.name).answered(self)
    }

    /// The error that an answer is with a status of success that the document does not name, where the types differ by status.
    pub fn undocumented(&self, operation: &'static Operation) -> Error {
        let error = Error::new(
            ErrorKind::Decode,
            "the document has no answer of this status",
        );
        error.of(operation.name).answered(self)
    }

    /// The media type of the body, where it is no JSON and says so.
    fn other_media_type(&self) -> Option<&str> {
        let media_type = self
            .headers
            .get(http::header::CONTENT_TYPE)?
            .to_str()
            .ok()?;
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        (!essence.to_ascii_lowercase().contains("json")).then_some(essence)
    }

    fn flag_is_false(&self, flag: &str) -> bool {
        let json = self.json();
        let text = std::str::from_utf8(&json).unwrap_or_default();
        raw::first(text, flag).is_some_and(|value| value.text() == "false")
    }
}

/// The identifier that a server gave a call, by the names that are usual.
pub fn request_id(headers: &HeaderMap) -> Option<&str> {
    const NAMES: [&str; 5] = [
        "x-request-id",
        "request-id",
        "x-correlation-id",
        "correlation-id",
        "x-amzn-requestid",
    ];
    let mut values = NAMES.iter().filter_map(|name| headers.get(*name));
    values.find_map(|value| value.to_str().ok())
}

/// The body's length only: a body may be private, and a header may hold a credential.
impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Answer({}, {} bytes)",
            self.status.as_u16(),
            self.body.len()
        )
    }
}

/// Decodes an answer that [`Answer::judge`] found to be a success.
pub type Decoder<T> = fn(&Answer, &'static Operation) -> Result<T, Error>;

/// An answer that has not been judged yet, and the type that it should have.
pub struct Response<T> {
    answer: Answer,
    operation: &'static Operation,
    decoder: Decoder<T>,
}

impl<T> Response<T> {
    /// An answer of that operation, whose body that decoder reads.
    pub(super) fn new(answer: Answer, operation: &'static Operation, decoder: Decoder<T>) -> Self {
        Self {
            answer,
            operation,
            decoder,
        }
    }

    /// How many attempts the call took: 1 if the first one was answered for good.
    pub fn attempts(&self) -> u32 {
        self.answer.history.attempts
    }

    /// How many earlier attempts may have reached the server and had no answer, each of which may have been processed.
    pub fn unanswered(&self) -> u32 {
        self.answer.history.unanswered
    }

    /// How long the call took, with all of its attempts and the waits between them.
    pub fn elapsed(&self) -> Duration {
        self.answer.history.elapsed
    }

    /// Whether the body has more than [`Response::body`] holds. Only the first megabyte is kept of one without success.
    pub fn is_body_truncated(&self) -> bool {
        self.answer.truncated
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.answer.headers
    }

    /// The identifier that the server gave the call.
    pub fn request_id(&self) -> Option<&str> {
        self.answer.request_id()
    }

    /// The body as it came.
    pub fn body(&self) -> &Bytes {
        &self.answer.body
    }

    /// The body as text, with U+FFFD for what is not UTF-8.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.answer.body)
    }

    /// That error of this answer.
    pub(super) fn undecodable(&self, error: Error) -> Error {
        error.of(self.operation.name).answered(&self.answer)
    }

    /// The typed body.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Status`] for a status other than 2xx, [`ErrorKind::Rejected`] for an answer that reports a failure with a
    /// status of success, [`ErrorKind::Decode`] when the body is not what the document says. All keep the answer.
    pub fn parse(&self) -> Result<T, Error> {
        self.answer.judge(self.operation)?;
        (self.decoder)(&self.answer, self.operation)
    }
}

impl<T> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Response({}, {:?})", self.operation.name, self.answer)
    }
}

/// Decodes a JSON body.
///
/// # Errors
///
/// When the body is not a `T`.
pub fn json<T: DeserializeOwned>(
    answer: &Answer,
    operation: &'static Operation,
) -> Result<T, Error> {
    let json = answer.json();
    serde_json::from_slice(&json).map_err(|error| {
        let error = match answer.other_media_type() {
            _ if error.is_eof() && json.trim_ascii().is_empty() => {
                Error::new(ErrorKind::Decode, "the body is empty").answered(answer)
            }
            // What was never meant to be JSON fails at its first byte, which tells nothing.
            Some(other) if error.is_syntax() => {
                let message = format!("the body is {other}, not JSON");
                Error::new(ErrorKind::Decode, message).answered(answer)
            }
            Some(_) | None => Error::decode(answer, &error),
        };
        error.of(operation.name)
    })
}

/// Decodes a body that may be any JSON value. One that is text by its media type, and no JSON, is a string.
///
/// # Errors
///
/// When the body is not JSON, and does not say that it is something else.
pub fn any(answer: &Answer, operation: &'static Operation) -> Result<serde_json::Value, Error> {
    match json(answer, operation) {
        Err(error) => match answer.other_media_type() {
            Some(other) if other.starts_with("text/") => {
                text(answer, operation).map(serde_json::Value::String)
            }
            Some(_) | None => Err(error),
        },
        value => value,
    }
}

/// Decodes a JSON body that may be missing: `None` for status 204 or an empty body.
///
/// # Errors
///
/// When there is a body and it is not a `T`.
pub fn optional_json<T>(answer: &Answer, operation: &'static Operation) -> Result<Option<T>, Error>
where
    T: DeserializeOwned,
{
    if answer.status == StatusCode::NO_CONTENT || answer.json().trim_ascii().is_empty() {
        return Ok(None);
    }
    json(answer, operation).map(Some)
}

/// Decodes a JSON body that goes through the crate's own coding: [`Decode`](super::codec::Decode).
///
/// # Errors
///
/// When the body is not a `T`.
pub fn coded_json<T>(answer: &Answer, operation: &'static Operation) -> Result<T, Error>
where
    T: for<'de> Decode<'de>,
{
    json::<In<T>>(answer, operation).map(|value| value.0)
}

/// Decodes such a body that may be missing: `None` for status 204 or an empty body.
///
/// # Errors
///
/// When there is a body and it is not a `T`.
pub fn optional_coded_json<T>(
    answer: &Answer,
    operation: &'static Operation,
) -> Result<Option<T>, Error>
where
    T: for<'de> Decode<'de>,
{
    let value = optional_json::<In<T>>(answer, operation)?;
    Ok(value.map(|value| value.0))
}

/// For an operation whose answer says nothing: the body is not looked at.
///
/// # Errors
///
/// None.
pub fn empty(_: &Answer, _: &'static Operation) -> Result<(), Error> {
    Ok(())
}

/// Decodes a body of text: UTF-8, unless its content type says that it is Latin-1.
///
/// # Errors
///
/// When the body is neither.
pub fn text(answer: &Answer, operation: &'static Operation) -> Result<String, Error> {
    charset::decoded(answer.unmarked(), answer.content_type()).ok_or_else(|| {
        Error::new(ErrorKind::Decode, "the body is not UTF-8")
            .of(operation.name)
            .answered(answer)
    })
}

/// Takes the body as it is.
///
/// # Errors
///
/// None.
pub fn bytes(answer: &Answer, _: &'static Operation) -> Result<Bytes, Error> {
    Ok(answer.body.clone())
}

/// The status of an answer that was no success, by which its failure is looked up.
pub fn refusal(error: &Error) -> Option<u16> {
    let status = error.status().filter(|_| error.is_status());
    status.map(|status| status.as_u16())
}

/// The typed body of a failure, if it decodes.
pub fn failure<T: DeserializeOwned>(error: &Error) -> Option<T> {
    error.body_as().ok()
}
