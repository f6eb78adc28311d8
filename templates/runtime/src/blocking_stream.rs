//! Pages, events and downloads without async: streams as iterators, each step of which waits.
//!
//! ```text
//! use acme_sdk::blocking::BlockingStream;
//! for pet in client.pets().list_pets().items().blocking() { … }
//! ```

use std::future::poll_fn;
use std::pin::Pin;

use futures_core::Stream;

use super::blocking::wait;
use super::error::Error;

/// Going through a stream on the thread that does so.
pub trait BlockingStream<T>: Stream<Item = Result<T, Error>> + Sized + Unpin {
    /// The stream as an iterator.
    ///
    /// On a thread within a tokio runtime it gives one error and ends: see [`Blocking::blocking`](super::blocking::Blocking::blocking).
    fn blocking(self) -> BlockingIter<Self> {
        BlockingIter { stream: Some(self) }
    }
}

impl<S, T> BlockingStream<T> for S where S: Stream<Item = Result<T, Error>> + Unpin {}

/// A stream as an iterator. It ends with the stream.
#[derive(Debug)]
#[must_use = "iterators do nothing until they are gone through"]
pub struct BlockingIter<S> {
    /// `None` when it is over.
    stream: Option<S>,
}

impl<S> BlockingIter<S> {
    /// The stream, to ask how far it is; `None` when it is over.
    pub fn stream(&self) -> Option<&S> {
        self.stream.as_ref()
    }
}

impl<S, T> Iterator for BlockingIter<S>
where
    S: Stream<Item = Result<T, Error>> + Unpin,
{
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let stream = self.stream.as_mut()?;
        let step = wait(poll_fn(|cx| Pin::new(&mut *stream).poll_next(cx)));
        let (step, over) = match step {
            Ok(Some(item)) => (Some(item), false),
            Ok(None) => (None, true),
            Err(error) => (Some(Err(error)), true),
        };
        if over {
            self.stream = None;
        }
        step
    }
}
