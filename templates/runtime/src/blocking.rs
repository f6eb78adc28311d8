//! Calls without async: whatever could be awaited is waited for instead.
//!
//! ```text
//! use acme_sdk::blocking::Blocking;
//! let pets = client.pets().list_pets().limit(3).blocking()?;
//! ```
//!
//! One trait serves all calls, so that nothing of this is compiled once per operation. Connections belong to a thread of this
//! module's, which begins with the first call and lasts as long as the process; the calls themselves run on their own threads.

use std::future::{Future, IntoFuture};
use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle};

use super::error::Error;

/// Waiting for a call on the thread that makes it.
///
/// It serves every request builder, and every future that they give: `request.blocking()`, `request.send_raw().blocking()`.
pub trait Blocking<T>: IntoFuture<Output = Result<T, Error>> + Sized {
    /// Sends the call and waits for what it comes to.
    ///
    /// # Errors
    ///
    /// As with `.await`. Besides, a thread that is within a tokio runtime must not wait like this, since connections may depend
    /// on it: it gets an error of kind [`ErrorKind::Request`](super::error::ErrorKind::Request), and nothing is sent.
    fn blocking(self) -> Result<T, Error> {
        wait(self.into_future())?
    }
}

impl<F, T> Blocking<T> for F where F: IntoFuture<Output = Result<T, Error>> {}

/// Waits for a future on this thread.
///
/// # Errors
///
/// When the thread is within a tokio runtime, or no thread for connections can be had. The future is not polled then.
pub(super) fn wait<F: Future>(future: F) -> Result<F::Output, Error> {
    if Handle::try_current().is_ok() {
        return Err(Error::request(
            "a call must not block within an async runtime; `.await` it there",
        ));
    }
    let handle = handle().map_err(|why| {
        Error::request("no thread can be had for blocking calls").because(why.into())
    })?;
    Ok(handle.block_on(future))
}

/// The runtime whose thread does what goes on between the polls of a call: sockets, timers, idle connections.
fn handle() -> Result<&'static Handle, &'static str> {
    static HANDLE: OnceLock<Result<Handle, String>> = OnceLock::new();
    let handle = HANDLE.get_or_init(|| {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| error.to_string())?;
        let handle = runtime.handle().clone();
        let thread = std::thread::Builder::new().name("blocking-calls".to_owned());
        let begun = thread.spawn(move || runtime.block_on(std::future::pending::<()>()));
        begun.map_err(|error| error.to_string())?;
        Ok(handle)
    });
    handle.as_ref().map_err(String::as_str)
}
