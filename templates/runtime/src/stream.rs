//! Answers that are read while they come: server-sent events, sequences of JSON values, downloads.
//!
//! ```yaml
//! text/event-stream: { schema: { $ref: '#/components/schemas/Chunk' } }    # of the data of each event
//! application/jsonl: { itemSchema: { $ref: '#/components/schemas/Row' } }
//! application/pdf: { schema: { type: string, format: binary } }
//! ```
//!
//! No more of the body than one event or line is in memory, and no longer one than the client takes. Who drops a stream
//! closes the connection.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};
use http_body::Body;
use serde::de::DeserializeOwned;

use super::client::Core;
use super::clock::Timer;
use super::error::{Error, ErrorKind, Timeout};
use super::lines::{Ends, Lines};
use super::operation::Operation;
use super::reconnect::Reconnect;
use super::request::Request;
use super::response::{Answer, History};

/// Makes an item of its text.
pub type ItemDecoder<T> = fn(&str) -> Result<T, serde_json::Error>;

/// The body of an answer, as it comes.
///
/// As a `Stream` its items are stretches of bytes, of whatever length they come in.
pub struct Download {
    operation: &'static Operation,
    status: StatusCode,
    headers: HeaderMap,
    history: History,
    body: Pin<Box<reqwest::Body>>,
    /// Ends when the time is over that the call was given for all of it, if it was.
    timer: Option<Timer>,
    /// Ends when nothing has come for too long; there is one only while something is waited for.
    idle: Option<Timer>,
    idle_timeout: Duration,
    max_response_bytes: usize,
    core: Core,
}

impl Download {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The next bytes; `None` at the end.
    ///
    /// # Errors
    ///
    /// When the connection fails on the way.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx))
            .await
            .transpose()
    }

    /// Closes the connection; nothing comes any more.
    pub(super) fn end(&mut self) {
        self.timer = None;
        self.idle = None;
        self.body = Box::pin(reqwest::Body::from(Bytes::new()));
    }

    /// How many bytes may be held in memory at once.
    pub(super) fn max_response_bytes(&self) -> usize {
        self.max_response_bytes
    }

    /// An error that has the answer's head, and a piece of its body that is not what the document says.
    pub(super) fn undecodable(&self, text: String, error: &serde_json::Error) -> Error {
        let answer = Answer {
            status: self.status,
            headers: self.headers.clone(),
            body: text.into(),
            truncated: false,
            history: self.history,
        };
        Error::decode(&answer, error).of(self.operation.name)
    }

    /// An error that has the answer's head, and `body` for its body.
    pub(super) fn failed(&self, error: Error, body: Bytes) -> Error {
        let answer = Answer {
            status: self.status,
            headers: self.headers.clone(),
            body,
            truncated: true,
            history: self.history,
        };
        error.answered(&answer).of(self.operation.name)
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(timer) = &mut self.timer
                && timer.as_mut().poll(cx).is_ready()
            {
                self.end();
                let error = self.failed(Error::late(Timeout::Call), Bytes::new());
                return Poll::Ready(Some(Err(error)));
            }
            let polled = self.body.as_mut().poll_frame(cx);
            if polled.is_pending() {
                let this = &mut *self;
                // The time begins when something is waited for: a reader may take as long as it likes for what has come.
                let timer = this
                    .idle
                    .get_or_insert_with(|| this.core.clock().timer(this.idle_timeout));
                ready!(timer.as_mut().poll(cx));
                this.end();
                let error = this.failed(Error::late(Timeout::Idle), Bytes::new());
                return Poll::Ready(Some(Err(error)));
            }
            self.idle = None;
            match ready!(polled) {
                None => return Poll::Ready(None),
                Some(Err(error)) => {
                    let error = self.failed(Error::transport(error), Bytes::new());
                    return Poll::Ready(Some(Err(error)));
                }
                Some(Ok(frame)) => {
                    // Anything else is trailers.
                    if let Ok(data) = frame.into_data() {
                        return Poll::Ready(Some(Ok(data)));
                    }
                }
            }
        }
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Download({}, {})",
            self.operation.name,
            self.status.as_u16()
        )
    }
}

/// Sends a call and gives the body of its answer as it comes.
///
/// # Errors
///
/// When the request could not be built, a credential is lacking, no answer came, or it is no success.
pub async fn download(request: Request) -> Result<Download, Error> {
    let operation = request.operation();
    let mut opened = request.open().await?;
    let settings = opened.settings;
    Ok(Download {
        operation,
        status: opened.response.status(),
        headers: std::mem::take(opened.response.headers_mut()),
        history: opened.history,
        body: Box::pin(http::Response::<reqwest::Body>::from(opened.response).into_body()),
        timer: opened.timer,
        idle: None,
        idle_timeout: settings.idle_timeout.unwrap_or(settings.attempt_timeout),
        max_response_bytes: settings.max_response_bytes,
        core: opened.core,
    })
}

/// A server-sent event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// What it says.
    pub data: T,
    /// Its type, if the server names one.
    pub event: Option<String>,
    /// Its identifier, or that of the last event that had one.
    pub id: Option<String>,
    /// How long to wait before connecting anew, if the server says so with this event.
    pub retry: Option<Duration>,
}

/// The server-sent events of an answer.
pub struct Events<T> {
    lines: Lines,
    fields: Fields,
    decoder: ItemDecoder<T>,
    id: Option<String>,
    /// How the stream is taken up again where it breaks off, if it is.
    reconnect: Option<Box<Reconnect>>,
}

impl<T> Events<T> {
    /// The next event; `None` at the end.
    ///
    /// # Errors
    ///
    /// When the connection fails on the way, or an event's data is not what the document says. The stream goes on after the
    /// latter.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// The headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        self.lines.download.headers()
    }
}

/// The fields of an event that has not ended yet.
#[derive(Default)]
struct Fields {
    data: Option<String>,
    event: Option<String>,
    retry: Option<Duration>,
}

impl<T> Stream for Events<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            let line = match ready!(this.poll_line(cx)) {
                // An event that has no empty line behind it has not come whole.
                None => return Poll::Ready(None),
                Some(Ok(line)) => line,
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            };
            if !line.is_empty() {
                this.field(&line);
                let held = this.fields.data.as_ref().map_or(0, String::len);
                if let Err(error) = this.lines.fits(held) {
                    this.reconnect = None;
                    return Poll::Ready(Some(Err(error)));
                }
                continue;
            }
            let Fields { data, event, retry } = std::mem::take(&mut this.fields);
            if let Some(reconnect) = &mut this.reconnect {
                reconnect.reached(this.id.as_deref(), data.is_some());
            }
            let Some(data) = data else { continue };
            let item = match (this.decoder)(&data) {
                Ok(data) => Ok(Event {
                    data,
                    event,
                    id: this.id.clone(),
                    retry,
                }),
                Err(_) if is_terminator(&data) => {
                    this.reconnect = None;
                    this.lines.finish();
                    return Poll::Ready(None);
                }
                Err(error) => Err(this.lines.undecodable(data, &error)),
            };
            return Poll::Ready(Some(item));
        }
    }
}

impl<T> Events<T> {
    /// The next line, if need be of a connection that takes the stream up again.
    fn poll_line(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<String, Error>>> {
        loop {
            if let Some(reconnect) = &mut self.reconnect
                && reconnect.is_under_way()
            {
                match ready!(reconnect.poll(cx)) {
                    Ok(Some(download)) => {
                        self.lines = Lines::new(download);
                        self.fields = Fields::default();
                        self.id = reconnect.id().map(str::to_owned);
                    }
                    Ok(None) => self.reconnect = None,
                    Err(error) => {
                        self.reconnect = None;
                        return Poll::Ready(Some(Err(error)));
                    }
                }
            }
            let line = ready!(self.lines.poll_line(cx, Ends::Lines));
            let ended = match &line {
                Some(Ok(_)) => return Poll::Ready(line),
                Some(Err(error)) => Some(error),
                None => None,
            };
            let again = match &mut self.reconnect {
                Some(reconnect) => reconnect.begin(ended),
                None => false,
            };
            if !again {
                self.reconnect = None;
                return Poll::Ready(line);
            }
            // What has come of an event that did not end is part of no event.
            self.lines.finish();
        }
    }

    /// Takes a line of an event in: `name: value`.
    fn field(&mut self, line: &str) {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        let fields = &mut self.fields;
        match name {
            "data" => match &mut fields.data {
                Some(data) => data.extend(["\n", value]),
                None => fields.data = Some(value.to_owned()),
            },
            "event" => fields.event = Some(value.to_owned()),
            "id" if !value.contains('\0') => self.id = Some(value.to_owned()),
            "retry" if value.bytes().all(|b| b.is_ascii_digit()) => {
                fields.retry = value.parse().ok().map(Duration::from_millis);
                if let (Some(reconnect), Some(retry)) = (&mut self.reconnect, fields.retry) {
                    reconnect.ask(retry);
                }
            }
            // A comment, or a field that is not known.
            _ => {}
        }
    }
}

/// `[DONE]` and its like, which some servers send last: a word in brackets that is no JSON.
fn is_terminator(data: &str) -> bool {
    let word = data
        .trim()
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    word.is_some_and(|word| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
    })
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Events({:?})", self.lines.download)
    }
}

/// The JSON values of an answer, one a line or one a record.
pub struct Items<T> {
    lines: Lines,
    ends: Ends,
    decoder: ItemDecoder<T>,
}

impl<T> Items<T> {
    /// The next value; `None` at the end.
    ///
    /// # Errors
    ///
    /// When the connection fails on the way, or a value is not what the document says. The stream goes on after the latter.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// The headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        self.lines.download.headers()
    }
}

impl<T> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            let Some(text) = ready!(this.lines.poll_line(cx, this.ends)) else {
                return Poll::Ready(None);
            };
            let text = match text {
                Ok(text) => text,
                Err(error) => return Poll::Ready(Some(Err(error))),
            };
            if text.trim().is_empty() {
                continue;
            }
            let item = (this.decoder)(&text);
            return Poll::Ready(Some(
                item.map_err(|error| this.lines.undecodable(text, &error)),
            ));
        }
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Items({:?})", self.lines.download)
    }
}

/// Sends a call and gives the events of its answer, whose data is JSON.
///
/// # Errors
///
/// When the request could not be built, a credential is lacking, no answer came, or it is no success or no stream of events.
pub async fn events<T: DeserializeOwned>(request: Request) -> Result<Events<T>, Error> {
    events_by(request, |text| serde_json::from_str(text)).await
}

/// Sends a call and gives the events of its answer, whose data is text.
///
/// # Errors
///
/// When the request could not be built, a credential is lacking, no answer came, or it is no success or no stream of events.
pub async fn text_events(request: Request) -> Result<Events<String>, Error> {
    events_by(request, |text| Ok(text.to_owned())).await
}

/// Sends a call and gives the events of its answer.
///
/// # Errors
///
/// When the request could not be built, a credential is lacking, no answer came, or it is no success or no stream of events.
pub async fn events_by<T>(
    mut request: Request,
    decoder: ItemDecoder<T>,
) -> Result<Events<T>, Error> {
    let reconnect = Reconnect::of(&mut request)?;
    let download = download_of_events(request).await?;
    Ok(Events {
        // Nothing more is to come where there is no content.
        reconnect: reconnect.filter(|_| download.status != StatusCode::NO_CONTENT),
        lines: Lines::new(download),
        fields: Fields::default(),
        decoder,
        id: None,
    })
}

/// Sends a call whose answer is a stream of events.
pub(super) async fn download_of_events(request: Request) -> Result<Download, Error> {
    let download = download(request).await?;
    let content_type = download.headers.get(http::header::CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok());
    if content_type.is_some_and(|text| !text.to_ascii_lowercase().contains("event-stream")) {
        let error = Error::new(ErrorKind::Decode, "the answer is no stream of events");
        return Err(download.failed(error, Bytes::new()));
    }
    Ok(download)
}

/// Sends a call and gives the JSON values of its answer, one a line.
///
/// # Errors
///
/// When the request could not be built, a credential is lacking, no answer came, or it is no success.
pub async fn lines<T: DeserializeOwned>(request: Request) -> Result<Items<T>, Error> {
    lines_by(request, |text| serde_json::from_str(text)).await
}

/// The same, with a decoder.
///
/// # Errors
///
/// When the request could not be built, a credential is lacking, no answer came, or it is no success.
pub async fn lines_by<T>(request: Request, decoder: ItemDecoder<T>) -> Result<Items<T>, Error> {
    items(request, Ends::Lines, decoder).await
}

/// Sends a call and gives the JSON values of its answer, each behind a record separator.
///
/// # Errors
///
/// When the request could not be built, a credential is lacking, no answer came, or it is no success.
pub async fn records<T: DeserializeOwned>(request: Request) -> Result<Items<T>, Error> {
    records_by(request, |text| serde_json::from_str(text)).await
}

/// The same, with a decoder.
///
/// # Errors
///
/// When the request could not be built, a credential is lacking, no answer came, or it is no success.
pub async fn records_by<T>(request: Request, decoder: ItemDecoder<T>) -> Result<Items<T>, Error> {
    items(request, Ends::Records, decoder).await
}

async fn items<T>(
    request: Request,
    ends: Ends,
    decoder: ItemDecoder<T>,
) -> Result<Items<T>, Error> {
    let download = download(request).await?;
    Ok(Items {
        lines: Lines::new(download),
        ends,
        decoder,
    })
}

/// `streaming!(Builder, Output, open)`: the ways to send of a builder whose answer is a stream.
#[allow(unused_macros)]
macro_rules! streaming {
    ($Builder:ident, $Output:ty, $open:expr $(,)?) => {
        runtime::call::options!($Builder);

        impl $Builder {
            /// Sends the call and gives the answer as a stream, once its head has come. `.await` on the builder does the same.
            ///
            /// Until its head has come, the call is tried again and its time runs out as with any other. After that, a stream may
            /// last as long as it likes, unless `with_timeout` gives this call a limit, which is for the whole of it; but
            /// something must come from time to time (`with_idle_timeout`).
            ///
            /// # Errors
            ///
            /// When the request cannot be built or sent, no answer comes, or the answer is no success.
            #[inline]
            pub async fn send(self) -> ::std::result::Result<$Output, runtime::error::Error> {
                $open(self.request).await
            }

            /// How long nothing may come of an answer that is read while it comes, in place of the client's time.
            ///
            /// It is measured while something is waited for, anew after each piece. When it is over, the stream ends with an
            /// error whose `timeout()` is `Timeout::Idle`.
            pub fn with_idle_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.request.with_idle_timeout(timeout);
                self
            }
        }

        impl ::std::future::IntoFuture for $Builder {
            type Output = ::std::result::Result<$Output, runtime::error::Error>;
            type IntoFuture = ::std::pin::Pin<
                ::std::boxed::Box<
                    dyn ::std::future::Future<Output = Self::Output> + ::std::marker::Send,
                >,
            >;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                ::std::boxed::Box::pin(self.send())
            }
        }
    };
}

/// `downloading!(Builder)`: a way to send for a builder whose answer is bytes.
#[allow(unused_macros)]
macro_rules! downloading {
    ($Builder:ident $(,)?) => {
        impl $Builder {
            /// Sends the call and gives the body of the answer as it comes, once its head has come.
            ///
            /// Until the head has come, the call is tried again and its time runs out as with any other. After that, there is no
            /// limit unless `with_timeout` gives this call one, which is for the whole of it; but something must come from time
            /// to time (`with_idle_timeout`).
            ///
            /// # Errors
            ///
            /// When the request cannot be built or sent, no answer comes, or the answer is no success.
            pub async fn send_stream(
                self,
            ) -> ::std::result::Result<runtime::stream::Download, runtime::error::Error> {
                runtime::stream::download(self.request).await
            }

            /// How long nothing may come of an answer that is read while it comes, in place of the client's time.
            ///
            /// It is measured while something is waited for, anew after each piece. When it is over, the stream ends with an
            /// error whose `timeout()` is `Timeout::Idle`.
            pub fn with_idle_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.request.with_idle_timeout(timeout);
                self
            }
        }
    };
}

#[allow(unused_imports)]
pub(crate) use {downloading, streaming};
