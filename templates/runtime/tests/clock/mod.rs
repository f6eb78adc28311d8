//! A clock that tests set: short waits are over at once, and long ones when the test says so.

#![allow(dead_code, reason = "each file of tests uses a part of it")]

use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};
use std::time::{Duration, Instant, SystemTime};

use sdkwright_runtime::clock::{Clock, Timer};

/// A clock that stands still unless it is moved.
pub(crate) struct TestClock {
    begun: Instant,
    /// Whether a timer moves the clock itself.
    short: fn(Duration) -> bool,
    state: Arc<Mutex<State>>,
}

struct State {
    /// How far the clock was moved.
    moved: Duration,
    today: SystemTime,
    /// The short timers that ran, in order.
    waits: Vec<Duration>,
    wakers: Vec<Waker>,
}

impl TestClock {
    /// A clock on which all timers of up to 8 s, as long as any wait that no server asked for, are over at once.
    pub(crate) fn new() -> Arc<Self> {
        Self::skipping(|time| time <= Duration::from_secs(8))
    }

    /// A clock on which these timers are over at once.
    pub(crate) fn skipping(short: fn(Duration) -> bool) -> Arc<Self> {
        Arc::new(Self {
            begun: Instant::now(),
            short,
            state: Arc::new(Mutex::new(State {
                moved: Duration::ZERO,
                today: SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000),
                waits: Vec::new(),
                wakers: Vec::new(),
            })),
        })
    }

    /// The waits so far.
    pub(crate) fn waits(&self) -> Vec<Duration> {
        self.state.lock().unwrap().waits.clone()
    }

    /// How much time has passed.
    pub(crate) fn passed(&self) -> Duration {
        self.state.lock().unwrap().moved
    }

    /// Lets time pass.
    pub(crate) fn pass(&self, time: Duration) {
        let mut state = self.state.lock().unwrap();
        state.moved += time;
        state.wakers.drain(..).for_each(Waker::wake);
    }

    /// Sets the calendar.
    pub(crate) fn set_today(&self, today: SystemTime) {
        self.state.lock().unwrap().today = today;
    }
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        self.begun + self.passed()
    }

    fn today(&self) -> SystemTime {
        self.state.lock().unwrap().today
    }

    fn timer(&self, time: Duration) -> Timer {
        let shared = self.state.clone();
        let short = (self.short)(time);
        let due = self.passed().saturating_add(time);
        let mut over = false;
        Box::pin(std::future::poll_fn(move |cx| {
            let mut state = shared.lock().unwrap();
            if short && !over {
                over = true;
                state.moved = state.moved.max(due);
                state.waits.push(time);
                state.wakers.drain(..).for_each(Waker::wake);
            }
            if state.moved >= due {
                return Poll::Ready(());
            }
            state.wakers.push(cx.waker().clone());
            Poll::Pending
        }))
    }
}
