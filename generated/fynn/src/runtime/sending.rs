//! A call under way, as a future that has a name.
//!
//! ```text
//! builder.send()      → Sending<T>      .await → Result<T, Error>
//! builder.send_raw()  → SendingRaw<T>   .await → Result<Response<T>, Error>
//! ```
//!
//! One type for all operations: what waits is compiled once, and what depends on the answer's type is a pointer to its decoder.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::error::Error;
use super::operation::Operation;
use super::request::Request;
use super::response::{Answer, Decoder, Response};

/// A call whose answer is waited for as it comes, whatever its status. Nothing is sent before it is awaited; dropping it
/// abandons the call.
#[must_use = "a call does nothing until it is awaited"]
pub struct SendingRaw<T> {
    call: Pin<Box<dyn Future<Output = Result<Answer, Error>> + Send>>,
    operation: &'static Operation,
    decoder: Decoder<T>,
}

/// A call whose answer is waited for, and decoded. Nothing is sent before it is awaited; dropping it abandons the call.
#[must_use = "a call does nothing until it is awaited"]
pub struct Sending<T>(SendingRaw<T>);

impl<T> SendingRaw<T> {
    /// The call of a request whose answer that decoder reads.
    pub fn new(request: Request, decoder: Decoder<T>) -> Self {
        Self {
            operation: request.operation(),
            call: Box::pin(request.send()),
            decoder,
        }
    }
}

impl<T> Sending<T> {
    /// The call of a request whose answer that decoder reads.
    pub fn new(request: Request, decoder: Decoder<T>) -> Self {
        Self(SendingRaw::new(request, decoder))
    }
}

impl<T> Future for SendingRaw<T> {
    type Output = Result<Response<T>, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let answer = ready!(self.call.as_mut().poll(cx));
        Poll::Ready(answer.map(|answer| Response::new(answer, self.operation, self.decoder)))
    }
}

impl<T> Future for Sending<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let response = ready!(Pin::new(&mut self.0).poll(cx));
        Poll::Ready(response.and_then(|response| response.parse()))
    }
}

impl<T> fmt::Debug for SendingRaw<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SendingRaw({})", self.operation.name)
    }
}

impl<T> fmt::Debug for Sending<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sending({})", self.0.operation.name)
    }
}
