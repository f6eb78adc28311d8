//! A transport for tests, which sends nothing: it records calls, holds them against the document, and answers. Behind the feature
//! `mock`.
//!
//! ```text
//! let mock = Mock::new();
//! mock.on("list_pets", [Reply::status(503), Reply::example()])?;
//! let pets = mock.client()?.pets().list_pets().await?;
//! ```
//!
//! A request that lacks what its operation requires, or has a value of another type, is not answered: the call fails with an error
//! of kind `Request` whose source says why. What the document says of operations is a static table, which is all that is
//! compiled for them (`mock_contract`).

use std::collections::VecDeque;
use std::error::Error as StdError;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::Url;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::{Error, ErrorKind};
use super::mock_contract::{Contract, violation};
use super::transport::{Attempt, SendError, Sending, Stage, Transport};

/// A server that is not there. Clones are the same one.
#[derive(Clone)]
pub struct Mock(Arc<Shared>);

struct Shared {
    contracts: &'static [Contract],
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    calls: Vec<Recorded>,
    /// What is answered to an operation; the last reply stays.
    replies: Vec<(String, VecDeque<Reply>)>,
}

impl Mock {
    /// A mock of the API with these operations.
    pub fn of(contracts: &'static [Contract]) -> Self {
        Self(Arc::new(Shared {
            contracts,
            state: Mutex::default(),
        }))
    }

    /// What calls of an operation are answered with, one after another, in place of what was said before. The last reply is
    /// given to all calls to come. Operations that nothing is said of are answered with the document's example.
    ///
    /// The operation is named as its method is (`list_pets`), with its group where several have the name (`pets.list_pets`).
    /// `request` means calls of undocumented places.
    ///
    /// # Errors
    ///
    /// When there is no such operation, or no reply.
    pub fn on(
        &self,
        operation: &str,
        replies: impl IntoIterator<Item = Reply>,
    ) -> Result<(), Error> {
        let mut contracts = self.0.contracts.iter();
        let own = ["request", "token"].contains(&operation);
        if !own && !contracts.any(|contract| contract.is_called(operation)) {
            return Err(Error::request(format!(
                "the API has no operation `{operation}`"
            )));
        }
        let replies: VecDeque<Reply> = replies.into_iter().collect();
        if replies.is_empty() {
            return Err(Error::request(format!(
                "no reply is given for `{operation}`"
            )));
        }
        let mut state = self.state();
        state.replies.retain(|(known, _)| known != operation);
        state.replies.push((operation.to_owned(), replies));
        Ok(())
    }

    /// The attempts so far, in order, those that broke the contract included.
    pub fn calls(&self) -> Vec<Recorded> {
        self.state().calls.clone()
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        // Nothing in here panics while it is half changed.
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records an attempt, and finds what it is answered with.
    fn take(&self, attempt: Attempt) -> Result<Reply, Violation> {
        let call = Recorded::of(attempt);
        let mut state = self.state();
        state.calls.push(call.clone());
        let contract = self
            .0
            .contracts
            .iter()
            .find(|contract| contract.fits(&call));
        if let Some(why) = contract.and_then(|contract| violation(contract, &call)) {
            return Err(Violation(why));
        }
        let named = |name: &str| match contract {
            Some(contract) => contract.is_called(name),
            None => name == call.operation,
        };
        let given = state.replies.iter_mut().find(|(name, _)| named(name));
        let reply = given.and_then(|(_, replies)| match replies.len() {
            0 | 1 => replies.front().cloned(),
            _ => replies.pop_front(),
        });
        let mut reply = reply.unwrap_or_else(Reply::example);
        if let (What::Example, Some(contract)) = (&reply.what, contract) {
            let example = &contract.example;
            let answer = Reply::bytes(example.status, example.content_type, example.body);
            let given = std::mem::replace(&mut reply.headers, answer.headers);
            reply.headers.extend(given);
            reply.what = answer.what;
        }
        Ok(reply)
    }
}

/// How many calls there were.
impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mock({} calls)", self.state().calls.len())
    }
}

impl Transport for Mock {
    fn send(&self, attempt: Attempt) -> Sending<'_> {
        let operation = attempt.operation;
        let taken = self.take(attempt);
        Box::pin(async move {
            let reply = taken.map_err(|violation| SendError {
                stage: Stage::Unbuilt,
                timeout: false,
                source: Box::new(violation),
            })?;
            if !reply.delay.is_zero() {
                tokio::time::sleep(reply.delay).await;
            }
            reply.give(operation)
        })
    }
}

/// What a call is answered with.
#[derive(Clone)]
pub struct Reply {
    what: What,
    headers: HeaderMap,
    delay: Duration,
}

#[derive(Clone)]
enum What {
    Example,
    Answer(u16, Bytes),
    NotSent,
    Unanswered,
    /// It cannot be given.
    Broken(&'static str),
}

impl Reply {
    fn of(what: What) -> Self {
        Self {
            what,
            headers: HeaderMap::new(),
            delay: Duration::ZERO,
        }
    }

    /// The document's example of a success, or one made up.
    pub fn example() -> Self {
        Self::of(What::Example)
    }

    /// An answer of that status without a body.
    pub fn status(status: u16) -> Self {
        Self::of(What::Answer(status, Bytes::new()))
    }

    /// An answer with a JSON body.
    pub fn json<T: Serialize + ?Sized>(status: u16, body: &T) -> Self {
        match serde_json::to_vec(body) {
            Ok(json) => Self::bytes(status, "application/json", json),
            Err(_) => Self::of(What::Broken("the reply's body does not serialize")),
        }
    }

    /// An answer with a body of that content type; none if that is empty.
    pub fn bytes(status: u16, content_type: &str, body: impl Into<Bytes>) -> Self {
        let reply = Self::of(What::Answer(status, body.into()));
        match content_type {
            "" => reply,
            content_type => reply.header(CONTENT_TYPE.as_str(), content_type),
        }
    }

    /// No connection: nothing is sent.
    pub fn not_sent() -> Self {
        Self::of(What::NotSent)
    }

    /// The connection breaks after the request was sent.
    pub fn unanswered() -> Self {
        Self::of(What::Unanswered)
    }

    /// The same, with a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::from_bytes(name.as_bytes()).ok();
        match name.zip(HeaderValue::from_str(value).ok()) {
            Some((name, value)) => _ = self.headers.insert(name, value),
            None => self.what = What::Broken("a header of the reply is none"),
        }
        self
    }

    /// The same, after that time.
    #[must_use]
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    fn give(self, operation: &str) -> Result<reqwest::Response, SendError> {
        let (status, body) = match self.what {
            What::Answer(status, body) => (status, body),
            // Of what the document does not have.
            What::Example if operation == "token" => {
                let token = r#"{"access_token":"mock","token_type":"Bearer","expires_in":3600}"#;
                (200, Bytes::from_static(token.as_bytes()))
            }
            What::Example => (404, Bytes::new()),
            What::NotSent => return Err(SendError::not_sent("the mock refuses connections")),
            What::Unanswered => return Err(SendError::unanswered("the mock does not answer")),
            What::Broken(why) => return Err(SendError::unanswered(why)),
        };
        let answer = http::Response::builder().status(status).body(body);
        let mut answer = answer.map_err(SendError::unanswered)?;
        answer.headers_mut().extend(self.headers);
        Ok(answer.into())
    }
}

/// Neither headers nor body.
impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reply(")?;
        match &self.what {
            What::Example => f.write_str("example")?,
            What::Answer(status, _) => write!(f, "{status}")?,
            What::NotSent => f.write_str("not sent")?,
            What::Unanswered => f.write_str("unanswered")?,
            What::Broken(why) => f.write_str(why)?,
        }
        f.write_str(")")
    }
}

/// A request that is not what the document says.
#[derive(Debug)]
struct Violation(String);

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl StdError for Violation {}

/// An attempt that was made.
#[derive(Clone)]
#[non_exhaustive]
pub struct Recorded {
    /// The operation's name, as its method is called.
    pub operation: &'static str,
    /// The number of the attempt within its call: 1, 2, …
    pub number: u32,
    /// The HTTP method.
    pub method: String,
    /// The URL.
    pub url: Url,
    /// The headers, with the credentials.
    pub headers: HeaderMap,
    /// The body; `None` if there is none, or if it is a stream, which is not read.
    pub body: Option<Bytes>,
    pub(super) has_body: bool,
}

impl Recorded {
    fn of(attempt: Attempt) -> Self {
        let request = &attempt.request;
        let bytes = request.body().and_then(reqwest::Body::as_bytes);
        Self {
            operation: attempt.operation,
            number: attempt.number,
            method: request.method().to_string(),
            url: request.url().clone(),
            headers: request.headers().clone(),
            body: bytes.map(Bytes::copy_from_slice),
            has_body: request.body().is_some(),
        }
    }

    /// The first query parameter of that name.
    pub fn query(&self, name: &str) -> Option<String> {
        let mut pairs = self.url.query_pairs();
        pairs.find_map(|(key, value)| (key == name).then(|| value.into_owned()))
    }

    /// The header of that name, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The body, decoded from JSON.
    ///
    /// # Errors
    ///
    /// When there is none, or it is no `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Error> {
        let body = self.body.as_deref().unwrap_or_default();
        serde_json::from_slice(body).map_err(|error| {
            Error::new(ErrorKind::Decode, "the body is none").because(error.into())
        })
    }
}

/// Neither URL nor headers nor body.
impl fmt::Debug for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recorded({}, {})", self.operation, self.number)
    }
}
