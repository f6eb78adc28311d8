//! The tokens of a client: one is kept, and one fetch serves all calls that wait for it.
//!
//! ```text
//! fetched ──── good: calls take it ──── margin: one call fetches, the others take it still ──── ended: all wait for the fetch
//! ```
//!
//! A fetch is a future that belongs to those who wait for it: each of them drives it, whoever is polled. So it goes on when the
//! call that began it is dropped, and ends when all are; nothing runs behind anybody's back.

use std::error::Error as StdError;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, Instant};

use super::auth::{Getting, Tokens};
use super::client::Core;
use super::clock::within;
use super::error::Error;
use super::secret::Secret;
use super::token::{TokenProvider, TokenRequest};

/// How long before its end a token is renewed, at most; one with a short life is renewed in the last fifth of it.
const MARGIN: Duration = Duration::from_secs(60);

/// How long a call waits for another token while the one at hand is still good.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a token that is still good is used after it could not be renewed, before that is tried again.
const PAUSE: Duration = Duration::from_secs(5);

/// The tokens of one security scheme in one client.
pub struct Cache {
    provider: Arc<dyn TokenProvider>,
    scheme: &'static str,
    core: Core,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    kept: Option<Kept>,
    /// The fetch that is under way. It belongs to those who wait.
    fetch: Weak<Fetch>,
    /// Until then, nobody renews a token that is good.
    paused: Option<Instant>,
}

/// The token at hand.
struct Kept {
    token: Arc<Secret>,
    /// From then on it is renewed; `None` if it has no end that is known.
    renewed_from: Option<Instant>,
    ends: Option<Instant>,
}

impl State {
    /// The fetch that somebody waits for, and that has not ended yet.
    fn under_way(&self) -> Option<Arc<Fetch>> {
        let fetch = self.fetch.upgrade();
        fetch.filter(|fetch| !fetch.over.load(Ordering::Acquire))
    }
}

/// What a call finds.
enum Found {
    /// A token to be used as it is.
    Good(Arc<Secret>),
    /// A token that is good still, while another is fetched.
    Renewing(Arc<Secret>, Arc<Fetch>),
    /// Nothing but a fetch.
    Nothing(Arc<Fetch>),
}

impl Cache {
    /// No token yet. `core` is what fetching has of a client.
    pub fn new(provider: Arc<dyn TokenProvider>, scheme: &'static str, core: Core) -> Self {
        Self {
            provider,
            scheme,
            core,
            state: Arc::default(),
        }
    }

    fn find(&self, refused: Option<&Arc<Secret>>) -> Found {
        let now = self.core.clock().now();
        let reached = |moment: Option<Instant>| moment.is_some_and(|moment| now >= moment);
        let mut state = lock(&self.state);
        let good = state.kept.as_ref().filter(|kept| {
            let is_refused = refused.is_some_and(|refused| Arc::ptr_eq(refused, &kept.token));
            !is_refused && !reached(kept.ends)
        });
        let Some(kept) = good else {
            let fetch = state.under_way().unwrap_or_else(|| self.fetch(refused));
            state.fetch = Arc::downgrade(&fetch);
            return Found::Nothing(fetch);
        };
        let token = kept.token.clone();
        let paused = state.paused.is_some_and(|until| now < until);
        if !reached(kept.renewed_from) || paused || state.under_way().is_some() {
            return Found::Good(token);
        }
        let fetch = self.fetch(None);
        state.fetch = Arc::downgrade(&fetch);
        Found::Renewing(token, fetch)
    }

    /// Begins a fetch. What it brings is kept before anybody is told.
    fn fetch(&self, refused: Option<&Arc<Secret>>) -> Arc<Fetch> {
        let (provider, scheme) = (self.provider.clone(), self.scheme);
        let (core, state, refused) = (self.core.clone(), self.state.clone(), refused.cloned());
        Fetch::of(Box::pin(async move {
            let asked = core.clock().now();
            let request = TokenRequest {
                scheme,
                refused: refused.as_deref(),
                core: &core,
            };
            let token = provider.token(request).await.map_err(Arc::from)?;
            let secret = Arc::new(token.secret);
            // An end beyond what can be reckoned is none.
            let after = |time: Duration| asked.checked_add(time);
            let early = |life: Duration| life.saturating_sub(MARGIN.min(life / 5));
            let mut state = lock(&state);
            state.paused = None;
            state.kept = Some(Kept {
                token: secret.clone(),
                renewed_from: token.expires_in.map(early).and_then(after),
                ends: token.expires_in.and_then(after),
            });
            Ok(secret)
        }))
    }

    fn pause(&self) {
        let until = self.core.clock().now().checked_add(PAUSE);
        lock(&self.state).paused = until;
    }
}

impl Tokens for Cache {
    fn get<'a>(&'a self, refused: Option<&'a Arc<Secret>>) -> Getting<'a> {
        Box::pin(async move {
            match self.find(refused) {
                Found::Good(token) => Ok(token),
                Found::Renewing(good, fetch) => {
                    let mut timer = self.core.clock().timer(PATIENCE);
                    match within(&mut timer, pin!(fetch.landed())).await {
                        Some(Ok(token)) => Ok(token),
                        Some(Err(_)) | None => {
                            self.pause();
                            Ok(good)
                        }
                    }
                }
                Found::Nothing(fetch) => {
                    let fetched = fetch.landed().await;
                    fetched.map_err(|why| Error::no_token(self.scheme, why))
                }
            }
        })
    }
}

/// What a fetch comes to. All who wait get the same.
type Outcome = Result<Arc<Secret>, Arc<dyn StdError + Send + Sync>>;

/// A fetch that is under way.
struct Fetch {
    work: Mutex<Work>,
    /// Whether it has ended, in whatever way: who still has it in hand must not lead others to it.
    over: AtomicBool,
    waiting: Arc<Waiting>,
}

enum Work {
    Going(Pin<Box<dyn Future<Output = Outcome> + Send>>),
    Done(Outcome),
    /// It is being polled, or has panicked while it was.
    Gone,
}

impl Fetch {
    fn of(future: Pin<Box<dyn Future<Output = Outcome> + Send>>) -> Arc<Self> {
        Arc::new(Self {
            work: Mutex::new(Work::Going(future)),
            over: AtomicBool::new(false),
            waiting: Arc::default(),
        })
    }

    async fn landed(&self) -> Outcome {
        poll_fn(|cx| self.poll(cx)).await
    }

    fn poll(&self, cx: &mut Context<'_>) -> Poll<Outcome> {
        // First of all, so that no wake is missed.
        self.waiting.join(cx.waker());
        let mut work = lock(&self.work);
        let mut future = match std::mem::replace(&mut *work, Work::Gone) {
            Work::Going(future) => future,
            Work::Done(outcome) => {
                *work = Work::Done(outcome.clone());
                return Poll::Ready(outcome);
            }
            Work::Gone => return Poll::Ready(Err(Arc::new(Panicked))),
        };
        // A provider may panic; then the others are told, too.
        let end = End(self);
        // This waker knows nothing of the fetch: a future that holds its waker would otherwise hold itself.
        let waker = Waker::from(self.waiting.clone());
        let polled = future.as_mut().poll(&mut Context::from_waker(&waker));
        match polled {
            Poll::Pending => {
                *work = Work::Going(future);
                std::mem::forget(end);
                Poll::Pending
            }
            Poll::Ready(outcome) => {
                *work = Work::Done(outcome.clone());
                Poll::Ready(outcome)
            }
        }
    }
}

/// The tasks that wait for a fetch.
#[derive(Default)]
struct Waiting(Mutex<Vec<Waker>>);

impl Waiting {
    fn join(&self, waker: &Waker) {
        let mut wakers = lock(&self.0);
        if !wakers.iter().any(|known| known.will_wake(waker)) {
            wakers.push(waker.clone());
        }
    }
}

impl Wake for Waiting {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        // Whoever is woken may be polled at once, and join again.
        let wakers = std::mem::take(&mut *lock(&self.0));
        wakers.into_iter().for_each(Waker::wake);
    }
}

/// Ends a fetch when it is dropped, and tells those who wait.
struct End<'a>(&'a Fetch);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.over.store(true, Ordering::Release);
        self.0.waiting.wake_by_ref();
    }
}

/// Why those who wait get no token when somebody else's poll panicked.
#[derive(Debug)]
struct Panicked;

impl std::fmt::Display for Panicked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the token provider panicked")
    }
}

impl StdError for Panicked {}

/// What a panic of a provider leaves behind is whole: see [`Work::Gone`].
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
