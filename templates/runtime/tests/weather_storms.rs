//! Bad weather that lasts: servers that are overwhelmed, clocks that go astray, and a thousand calls at once.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::clock::{Clock, Timer};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::retry::Budget;
use sdkwright_runtime::transport::{Attempt, SendError, Sending, Transport};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, answer, kept_alive};

static GET: Operation = Operation::new("get", "GET", "/payments");
static PAY: Operation = Operation::new("pay", "POST", "/payments");

fn core(url: &str, clock: Arc<dyn Clock>) -> Core {
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(clock);
    config.attempt_timeout(Duration::from_secs(1000));
    config.build(Some(url.to_owned())).unwrap()
}

/// A server that keeps its connections, and says the same for ever.
fn stubborn(said: String) -> Server {
    Server::conversing(move |talk| while talk.hear() && talk.say(&said) {})
}

/// 200 calls into a storm: each is tried three times while the budget lasts, and once after that.
#[tokio::test]
async fn a_storm_of_refusals() {
    let table = [
        // What the server asks for, and how long each wait is: by chance, exactly that, or none at all.
        ("", None, 300),
        ("retry-after: 30\r\n", Some(Duration::from_secs(30)), 300),
        (
            "retry-after-ms: 20\r\n",
            Some(Duration::from_millis(20)),
            300,
        ),
        ("retry-after: 0\r\n", Some(Duration::ZERO), 300),
        ("retry-after: 3600\r\n", None, 200),
    ];
    for (headers, wait, requests) in table {
        for operation in [&GET, &PAY] {
            let server = stubborn(kept_alive("429 Slow Down", headers, ""));
            let clock = TestClock::skipping(|time| time <= Duration::from_secs(60));
            let core = core(&server.url, clock.clone());
            for _ in 0..200 {
                let answered = Request::new(&core, operation).send().await.unwrap();
                assert_eq!(answered.status, 429);
            }
            assert_eq!(server.requests().len(), requests, "{headers}");
            let waits = clock.waits();
            assert_eq!(waits.len(), requests - 200);
            match wait {
                Some(wait) => assert!(waits.iter().all(|one| *one == wait), "{headers}"),
                None => assert!(waits.iter().all(|one| *one <= Duration::from_secs(1))),
            }
            // One connection has seen it all.
            assert_eq!(server.connections(), 1);
        }
    }
}

#[tokio::test]
async fn a_storm_that_passes() {
    let slow = kept_alive("429 Slow Down", "retry-after: 1\r\n", "");
    let good = kept_alive("200 OK", "", "done");
    let count = AtomicUsize::new(0);
    let server = Server::conversing(move |talk| {
        while talk.hear() {
            let index = count.fetch_add(1, Ordering::Relaxed);
            talk.say(if index < 2 { &slow } else { &good });
        }
    });
    let core = core(&server.url, TestClock::new());
    let answered = Request::new(&core, &PAY).send().await.unwrap();
    assert_eq!(
        (answered.status.as_u16(), answered.history.attempts),
        (200, 3)
    );
    assert_eq!(answered.history.elapsed, Duration::from_secs(2));
    assert_eq!(core.budget().left(), Budget::FULL - 10);
    for _ in 0..10 {
        Request::new(&core, &PAY).send().await.unwrap();
    }
    assert_eq!(core.budget().left(), Budget::FULL);
}

/// A clock that runs backwards, and a calendar that does, which no clock should.
struct Astray(Instant, AtomicU64);

impl Clock for Astray {
    fn now(&self) -> Instant {
        let asked = self.1.fetch_add(1, Ordering::Relaxed);
        self.0 + Duration::from_secs(1_000_000 - asked)
    }

    fn today(&self) -> SystemTime {
        let asked = self.1.fetch_add(1, Ordering::Relaxed);
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000 - asked * 1000)
    }

    fn timer(&self, time: Duration) -> Timer {
        assert!(time <= Duration::from_secs(1000), "{time:?}");
        if time <= Duration::from_secs(60) {
            Box::pin(std::future::ready(()))
        } else {
            Box::pin(std::future::pending())
        }
    }
}

#[tokio::test]
async fn a_clock_that_goes_back() {
    let dates = [
        "",
        "retry-after: Mon, 12 Jan 1970 13:46:40 GMT\r\n",
        "retry-after: 5\r\n",
    ];
    for headers in dates {
        let server = Server::scripted(&[
            answer("503 Busy", headers, ""),
            answer("503 Busy", headers, ""),
            answer("200 OK", "", ""),
        ]);
        let clock = Arc::new(Astray(Instant::now(), AtomicU64::new(0)));
        let mut request = Request::new(&core(&server.url, clock), &GET);
        request.with_timeout(Duration::from_secs(100));
        let answered = request.send().await.unwrap();
        // The date is an hour and more away by a calendar that jumps back, and is not waited for.
        let expected = if headers.contains("GMT") {
            (503, 1)
        } else {
            (200, 3)
        };
        assert_eq!(
            (answered.status.as_u16(), answered.history.attempts),
            expected
        );
        assert_eq!(answered.history.elapsed, Duration::ZERO);
    }
}

/// A transport that answers when a thousand attempts are there, each with its own number; first ones of some calls are lost.
struct Crowd {
    all: Barrier,
    seen: Mutex<BTreeSet<(u64, u32)>>,
}

impl Transport for Crowd {
    fn send(&self, attempt: Attempt) -> Sending<'_> {
        let number = attempt.request.headers()["x-number"].to_str().unwrap();
        let number: u64 = number.parse().unwrap();
        let new = self.seen.lock().unwrap().insert((number, attempt.number));
        assert!(new, "nothing is sent twice");
        Box::pin(async move {
            if attempt.number == 1 {
                self.all.wait().await;
            }
            match (attempt.number, number % 20) {
                (1, 0) => Err(SendError::not_sent("the first is lost")),
                _ => Ok(http::Response::new(number.to_string()).into()),
            }
        })
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_calls_at_once() {
    let crowd = Arc::new(Crowd {
        all: Barrier::new(1000),
        seen: Mutex::default(),
    });
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(TestClock::new());
    config.transport(crowd.clone());
    let core = config
        .build(Some("https://api.example.test".into()))
        .unwrap();
    let mut calls = JoinSet::new();
    for number in 0..1000_u64 {
        let mut request = Request::new(&core, &PAY);
        request.with_header("x-number", &number.to_string());
        calls.spawn(async move { (number, request.send().await) });
    }
    let mut done = 0;
    while let Some(call) = calls.join_next().await {
        let (number, answered) = call.unwrap();
        let answered = answered.unwrap();
        assert_eq!(answered.body, number.to_string());
        assert_eq!(
            answered.history.attempts,
            if number % 20 == 0 { 2 } else { 1 }
        );
        done += 1;
    }
    assert_eq!((done, crowd.seen.lock().unwrap().len()), (1000, 1050));
    // 50 retries were taken, and 950 calls gave back; never more than there is room for.
    let left = core.budget().left();
    assert!(
        (Budget::FULL - 250..=Budget::FULL).contains(&left),
        "{left}"
    );
}

/// The same over real connections, which are as many as there are calls at a time.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_calls_over_the_wire() {
    const AT_A_TIME: usize = 100;
    let server = Server::conversing(|talk| {
        while talk.hear() {
            let request = talk.last();
            let number = request.split("?n=").nth(1).unwrap();
            let number = number.split(' ').next().unwrap().to_owned();
            talk.say(kept_alive("200 OK", "", &number));
        }
    });
    let core = core(&server.url, TestClock::new());
    let allowed = Arc::new(tokio::sync::Semaphore::new(AT_A_TIME));
    let mut calls = JoinSet::new();
    for number in 0..1000 {
        let mut request = Request::new(&core, &PAY);
        request.query("n", &number);
        let allowed = allowed.clone();
        calls.spawn(async move {
            let _one = allowed.acquire_owned().await.unwrap();
            (number, request.send().await.unwrap())
        });
    }
    while let Some(call) = calls.join_next().await {
        let (number, answered) = call.unwrap();
        assert_eq!(
            (answered.body, answered.history.attempts),
            (number.to_string().into(), 1)
        );
    }
    assert_eq!(server.requests().len(), 1000);
    assert!(
        server.connections() <= 2 * AT_A_TIME,
        "{}",
        server.connections()
    );
    assert_eq!(core.budget().left(), Budget::FULL);
}
