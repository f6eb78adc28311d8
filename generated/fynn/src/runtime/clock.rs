//! Time, as timeouts and waits see it: a seam, so that tests need not wait.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;
use std::time::{Duration, Instant, SystemTime};

/// Ends when its time is over.
pub type Timer = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Where time comes from.
pub trait Clock: Send + Sync {
    /// A moment that is never before one that was given earlier. All waits are measured by it.
    fn now(&self) -> Instant;

    /// What the calendar says. It may be wrong, and it may go back.
    fn today(&self) -> SystemTime;

    /// A timer that ends after that time, which begins now.
    fn timer(&self, time: Duration) -> Timer;
}

/// The time of this machine, with the timers of tokio.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        tokio::time::Instant::now().into_std()
    }

    fn today(&self) -> SystemTime {
        SystemTime::now()
    }

    fn timer(&self, time: Duration) -> Timer {
        Box::pin(tokio::time::sleep(time))
    }
}

/// What `work` gives, or `None` if the timer ends first. The work stays where it is, since it may be large.
pub fn within<'a, T, W>(
    timer: &'a mut Timer,
    mut work: Pin<&'a mut W>,
) -> impl Future<Output = Option<T>> + use<'a, T, W>
where
    W: Future<Output = T> + ?Sized,
{
    poll_fn(move |cx| {
        if let Poll::Ready(done) = work.as_mut().poll(cx) {
            return Poll::Ready(Some(done));
        }
        timer.as_mut().poll(cx).map(|()| None)
    })
}
