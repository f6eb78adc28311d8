//! Times that run out: for connecting, for an attempt, for a call. The clock is the test's; nothing here waits.

use std::future::Future;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::error::{Delivery, Error, ErrorKind, Timeout};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::response::Answer;
use sdkwright_runtime::stream;

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, answer, kept_alive};

static PAY: Operation = Operation::new("pay", "POST", "/payments");
static GET: Operation = Operation::new("get", "GET", "/payments");

fn config(clock: &Arc<TestClock>) -> Config {
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(clock.clone());
    config
}

fn core(url: &str, clock: &Arc<TestClock>) -> Core {
    config(clock).build(Some(url.to_owned())).unwrap()
}

const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// A server that takes requests and says nothing more than this.
fn stalling(beginning: &'static str) -> Server {
    Server::conversing(move |talk| {
        talk.hear();
        talk.say(beginning);
        talk.wait_for_the_end();
    })
}

/// A call, while time passes: so much once the n-th request has arrived, for each n.
async fn while_time_passes<T>(
    call: impl Future<Output = T>,
    server: &Server,
    clock: &TestClock,
    times: &[Duration],
) -> T {
    let passing = async {
        for (index, time) in times.iter().enumerate() {
            server.arrived(index + 1).await;
            clock.pass(*time - Duration::from_millis(1));
            clock.pass(Duration::from_millis(1));
        }
        std::future::pending::<()>().await;
    };
    tokio::select! {
        done = call => done,
        () = passing => unreachable!("it never ends"),
    }
}

fn late(result: Result<Answer, Error>, timeout: Timeout) -> Error {
    let error = result.unwrap_err();
    assert!(
        error.is_timeout() && error.timeout() == Some(timeout),
        "{error:?}"
    );
    error
}

#[tokio::test]
async fn an_attempt_ends_after_its_time() {
    let (server, clock) = (stalling(""), TestClock::new());
    let call = Request::new(&core(&server.url, &clock), &PAY).send();
    let result = while_time_passes(call, &server, &clock, &[seconds(60)]).await;
    let error = late(result, Timeout::Attempt);
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(error.to_string(), "pay: the answer did not come in time");
    assert_eq!(error.delivery(), Delivery::MaybeProcessed);
    assert_eq!(error.elapsed(), seconds(60));
    // The connection is given up, too.
    server.closed(1).await;
    assert_eq!(server.requests().len(), 1);
}

/// The head has come, and the body has not: time runs on.
#[tokio::test]
async fn an_attempt_ends_while_its_body_is_read() {
    let server = stalling("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{\"id\"");
    let clock = TestClock::new();
    let core = core(&server.url, &clock);
    let call = Request::new(&core, &PAY).send();
    let passing = async {
        server.arrived(1).await;
        loop {
            // The head may be under way still; all that counts is that the time is over at last.
            clock.pass(seconds(10));
            tokio::task::yield_now().await;
        }
    };
    let result = tokio::select! {
        result = call => result,
        () = passing => unreachable!("it never ends"),
    };
    let error = late(result, Timeout::Attempt);
    assert_eq!(error.attempts(), 1);
    server.closed(1).await;
}

#[tokio::test]
async fn an_attempt_that_is_late_is_made_again_if_that_does_no_harm() {
    let (server, clock) = (stalling(""), TestClock::new());
    let call = Request::new(&core(&server.url, &clock), &GET).send();
    let times = [seconds(60); 3];
    let error = late(
        while_time_passes(call, &server, &clock, &times).await,
        Timeout::Attempt,
    );
    assert_eq!((error.attempts(), error.unanswered()), (3, 3));
    server.closed(3).await;
}

#[tokio::test]
async fn a_call_has_times_of_its_own() {
    type Set = fn(&mut Request);
    let cases: [(Set, u64, Timeout); 3] = [
        (
            |call| call.with_attempt_timeout(seconds(100)),
            100,
            Timeout::Attempt,
        ),
        (|call| call.with_timeout(seconds(30)), 30, Timeout::Call),
        (
            |call| {
                call.with_timeout(seconds(30));
                call.with_attempt_timeout(seconds(20));
            },
            20,
            Timeout::Attempt,
        ),
    ];
    for (set, time, timeout) in cases {
        let (server, clock) = (stalling(""), TestClock::new());
        let mut request = Request::new(&core(&server.url, &clock), &PAY);
        set(&mut request);
        let result = while_time_passes(request.send(), &server, &clock, &[seconds(time)]).await;
        let error = late(result, timeout);
        assert_eq!(error.elapsed(), seconds(time));
    }
}

#[tokio::test]
async fn a_client_has_times_for_all_its_calls() {
    let (server, clock) = (stalling(""), TestClock::new());
    let mut config = config(&clock);
    config.attempt_timeout(seconds(20));
    config.timeout(seconds(50));
    config.max_retries(9);
    let core = config.build(Some(server.url.clone())).unwrap();
    let call = Request::new(&core, &PAY).send();
    let result = while_time_passes(call, &server, &clock, &[seconds(20)]).await;
    assert_eq!(late(result, Timeout::Attempt).attempts(), 1);
}

/// Two attempts of 20 s, waits of no more than 1.5 s, and the rest for the third.
#[tokio::test]
async fn the_time_of_a_call_is_for_all_of_its_attempts() {
    let (server, clock) = (stalling(""), TestClock::new());
    let mut config = config(&clock);
    config.attempt_timeout(seconds(20));
    config.timeout(seconds(50));
    config.max_retries(9);
    let core = config.build(Some(server.url.clone())).unwrap();
    let call = Request::new(&core, &GET).send();
    let times = [seconds(20), seconds(20), seconds(10)];
    let error = late(
        while_time_passes(call, &server, &clock, &times).await,
        Timeout::Call,
    );
    assert_eq!(error.to_string(), "get: the call did not end in time");
    assert_eq!((error.attempts(), error.unanswered()), (3, 3));
    assert_eq!(error.delivery(), Delivery::MaybeProcessed);
    let waited: Duration = clock.waits().iter().sum();
    assert!(clock.waits().len() == 2 && waited <= Duration::from_millis(1500));
}

/// A wait that would outlast the call is not begun: what the last attempt brought is given at once.
#[tokio::test]
async fn a_call_does_not_wait_for_an_attempt_that_it_has_no_time_for() {
    let clock = TestClock::skipping(|time| time == seconds(5));
    let server = Server::answering(&answer("503 Busy", "retry-after: 5\r\n", ""));
    let mut request = Request::new(&core(&server.url, &clock), &GET);
    request.with_timeout(seconds(4));
    let answered = request.clone().send().await.unwrap();
    assert_eq!(
        (answered.status.as_u16(), answered.history.attempts),
        (503, 1)
    );
    assert_eq!(clock.passed(), Duration::ZERO);
    request.with_timeout(seconds(6));
    let answered = request.send().await.unwrap();
    assert_eq!(
        (answered.status.as_u16(), answered.history.attempts),
        (503, 2)
    );
    assert_eq!(clock.passed(), seconds(5));
}

#[tokio::test]
async fn a_call_without_time_is_not_sent() {
    let clock = TestClock::new();
    let server = Server::answering(&answer("200 OK", "", ""));
    let mut request = Request::new(&core(&server.url, &clock), &GET);
    request.with_timeout(Duration::ZERO);
    let error = late(request.send().await, Timeout::Call);
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert_eq!(error.attempts(), 0);
    assert_eq!(server.connections(), 0);
}

/// The longest time there is does not overflow.
#[tokio::test]
async fn a_call_may_have_all_the_time_there_is() {
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    let server = Server::answering(&answer("200 OK", "", ""));
    config.timeout(Duration::MAX);
    config.attempt_timeout(Duration::MAX);
    config.connect_timeout(Duration::MAX);
    let core = config.build(Some(server.url.clone())).unwrap();
    assert!(Request::new(&core, &GET).send().await.is_ok());
}

/// A handshake of TLS that never ends is part of connecting. This is the HTTP client's own clock, which no test can move.
#[tokio::test]
async fn connecting_ends_after_its_time_and_has_sent_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let mut config = config(&TestClock::new());
    config.connect_timeout(Duration::from_millis(50));
    config.max_retries(1);
    let core = config.build(Some(url.clone())).unwrap();
    let error = late(Request::new(&core, &PAY).send().await, Timeout::Connect);
    assert!(error.is_connect() && error.kind() == ErrorKind::Connect);
    assert_eq!(error.to_string(), "pay: could not connect in time");
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert_eq!(error.attempts(), 2);

    // The same for a call whose client would wait for as long as a test would hang.
    let mut patient = Config::new("acme-sdk/1.2.3", &[]);
    patient.clock(TestClock::new());
    patient.connect_timeout(Duration::MAX);
    patient.max_retries(0);
    let core = patient.build(Some(url)).unwrap();
    let mut request = Request::new(&core, &PAY);
    request.with_connect_timeout(Duration::from_millis(50));
    let error = late(request.send().await, Timeout::Connect);
    assert_eq!(error.attempts(), 1);
}

#[tokio::test]
async fn a_connect_timeout_of_a_call_keeps_its_connections_for_the_next() {
    let server = Server::conversing(|talk| {
        while talk.hear() {
            talk.say(kept_alive("200 OK", "", ""));
        }
    });
    let core = core(&server.url, &TestClock::new());
    for time in [1, 2, 1, 2, 1] {
        let mut request = Request::new(&core, &GET);
        request.with_connect_timeout(seconds(time));
        request.send().await.unwrap();
    }
    Request::new(&core, &GET).send().await.unwrap();
    assert_eq!((server.requests().len(), server.connections()), (6, 3));
}

#[tokio::test]
async fn a_stream_has_time_but_for_its_head() {
    let (server, clock) = (stalling(""), TestClock::new());
    let call = stream::download(Request::new(&core(&server.url, &clock), &PAY));
    let result = while_time_passes(call, &server, &clock, &[seconds(60)]).await;
    let error = result.unwrap_err();
    assert_eq!(error.timeout(), Some(Timeout::Attempt));

    // Once the head has come, neither the attempt's nor the client's time counts.
    let server = Server::conversing(|talk| {
        talk.hear();
        talk.say("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\na");
        talk.hear();
    });
    let clock = TestClock::new();
    let mut config = config(&clock);
    config.timeout(seconds(90));
    let core = config.build(Some(server.url.clone())).unwrap();
    let mut download = stream::download(Request::new(&core, &PAY)).await.unwrap();
    clock.pass(seconds(1000));
    assert_eq!(download.chunk().await.unwrap().as_deref(), Some(&b"a"[..]));
}

/// A time that is given to the very call is for all of the stream.
#[tokio::test]
async fn a_stream_ends_after_the_time_of_its_call() {
    let server = stalling("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\na");
    let clock = TestClock::new();
    let mut request = Request::new(&core(&server.url, &clock), &PAY);
    request.with_timeout(seconds(90));
    let mut download = stream::download(request).await.unwrap();
    assert_eq!(download.chunk().await.unwrap().as_deref(), Some(&b"a"[..]));
    let next = download.chunk();
    let (next, ()) = tokio::join!(next, async { clock.pass(seconds(90)) });
    let error = next.unwrap_err();
    assert_eq!(error.timeout(), Some(Timeout::Call));
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.delivery(), Delivery::Answered);
    // The connection is closed, and nothing comes any more.
    server.closed(1).await;
    assert_eq!(download.chunk().await.unwrap(), None);
}
