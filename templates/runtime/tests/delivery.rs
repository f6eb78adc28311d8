//! How far a call got, and how much of its answer is kept: what a caller must know before doing a thing once more.

use std::sync::Arc;
use std::time::Duration;

use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::error::{Delivery, Error, ErrorKind, Timeout};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::response::{self, Response};
use sdkwright_runtime::sending::SendingRaw;
use serde_json::Value as Json;

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, answer, nobody, refuse};

static PAY: Operation = Operation::new("pay", "POST", "/payments");
static SET: Operation = Operation::new("set", "PUT", "/payments");
static GET: Operation = Operation::new("get", "GET", "/payments");

fn core(url: &str, clock: &Arc<TestClock>) -> Core {
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(clock.clone());
    config.build(Some(url.to_owned())).unwrap()
}

async fn call(url: &str, operation: &'static Operation) -> Result<Response<Json>, Error> {
    SendingRaw::new(
        Request::new(&core(url, &TestClock::new()), operation),
        response::json,
    )
    .await
}

/// What the error says of the delivery, with attempts and unanswered ones.
fn delivery(error: &Error) -> (Delivery, u32, u32) {
    let delivery = error.delivery();
    assert_eq!(error.is_not_sent(), delivery == Delivery::NotSent);
    assert_eq!(
        error.is_maybe_processed(),
        delivery == Delivery::MaybeProcessed
    );
    assert_eq!(error.is_answered(), delivery == Delivery::Answered);
    (delivery, error.attempts(), error.unanswered())
}

#[tokio::test]
async fn nothing_is_sent_before_a_call_is_complete() {
    let server = Server::answering(&answer("200 OK", "", "{}"));
    let mut request = Request::new(&core(&server.url, &TestClock::new()), &PAY);
    request.with_header("bad name", "");
    let error = request.send().await.unwrap_err();
    assert_eq!(delivery(&error), (Delivery::NotSent, 0, 0));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_refused_connection_sends_nothing_in_all_attempts() {
    for operation in [&PAY, &SET] {
        let error = call(&nobody(), operation).await.unwrap_err();
        assert_eq!(delivery(&error), (Delivery::NotSent, 3, 0));
        assert_eq!(error.kind(), ErrorKind::Connect);
    }
}

#[tokio::test]
async fn a_payment_without_an_answer_may_be_processed_and_is_sent_once() {
    let server = Server::conversing(|talk| talk.glimpse());
    let error = call(&server.url, &PAY).await.unwrap_err();
    assert_eq!(delivery(&error), (Delivery::MaybeProcessed, 1, 1));
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(server.requests().len(), 1);
}

/// A later attempt that sends nothing, or is answered, does not undo an earlier one.
#[tokio::test]
async fn an_earlier_attempt_is_not_forgotten() {
    let server = Server::conversing(|talk| {
        if talk.index == 0 {
            talk.glimpse();
        } else {
            talk.hear();
            talk.say(answer("409 Conflict", "", "{}"));
        }
    });
    let answered = call(&server.url, &SET).await.unwrap();
    assert_eq!((answered.attempts(), answered.unanswered()), (2, 1));
    let error = answered.parse().unwrap_err();
    assert_eq!(delivery(&error), (Delivery::Answered, 2, 1));

    // The first attempt is lost, and the others find nobody.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let url = format!("http://{address}");
    std::thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        drop(listener);
        refuse(address);
        let mut byte = [0; 1];
        stream.peek(&mut byte).unwrap();
    });
    let error = call(&url, &SET).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert_eq!(delivery(&error), (Delivery::MaybeProcessed, 3, 1));
}

#[tokio::test]
async fn a_head_without_its_body_is_an_answer() {
    let server = Server::answering("HTTP/1.1 201 Created\r\ncontent-length: 9\r\n\r\n{\"id\"");
    let error = call(&server.url, &PAY).await.unwrap_err();
    assert_eq!(delivery(&error), (Delivery::Answered, 1, 0));
    assert_eq!(error.status().unwrap(), 201);
    assert_eq!(error.body(), Some(&b"{\"id\""[..]));
    assert!(error.is_body_truncated());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn an_answer_tells_attempts_and_time() {
    let server = Server::scripted(&[
        answer("503 Service Unavailable", "retry-after: 3\r\n", ""),
        answer("502 Bad Gateway", "retry-after: 4\r\n", ""),
        answer("200 OK", "", "{}"),
    ]);
    let answered = call(&server.url, &GET).await.unwrap();
    assert_eq!((answered.attempts(), answered.unanswered()), (3, 0));
    assert_eq!(answered.elapsed(), Duration::from_secs(7));
    assert!(answered.parse().is_ok());

    let server = Server::answering(&answer("404 Not Found", "", "{}"));
    let error = call(&server.url, &GET).await.unwrap().parse().unwrap_err();
    assert_eq!(delivery(&error), (Delivery::Answered, 1, 0));
    assert_eq!(error.elapsed(), Duration::ZERO);
    let shown = format!("{error:?}");
    assert!(shown.contains("delivery: Answered, attempts: 1"), "{shown}");
}

#[tokio::test]
async fn no_time_ran_out_where_none_did() {
    let error = call(&nobody(), &PAY).await.unwrap_err();
    assert_eq!((error.timeout(), error.is_timeout()), (None, false));
    let kinds = [Timeout::Connect, Timeout::Attempt, Timeout::Call];
    assert!(kinds.iter().all(|kind| error.timeout() != Some(*kind)));
}

/// An answer with a body of that many bytes.
fn long(status: &'static str, bytes: usize, announced: bool) -> Server {
    Server::conversing(move |talk| {
        talk.hear();
        let length = if announced {
            format!("content-length: {bytes}\r\n")
        } else {
            String::new()
        };
        talk.say(format!(
            "HTTP/1.1 {status}\r\nconnection: close\r\n{length}\r\n"
        ));
        let chunk = [b'7'; 4096];
        let mut left = bytes;
        while left > 0 && talk.say(&chunk[..left.min(chunk.len())]) {
            left -= left.min(chunk.len());
        }
    })
}

#[tokio::test]
async fn a_success_that_is_too_long_is_an_error_that_says_so() {
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(TestClock::new());
    config.max_response_bytes(10_000);
    for announced in [true, false] {
        let fits = long("200 OK", 10_000, announced);
        let core = config.clone().build(Some(fits.url.clone())).unwrap();
        let answer = Request::new(&core, &GET).send().await.unwrap();
        assert_eq!((answer.body.len(), answer.truncated), (10_000, false));

        let server = long("200 OK", 10_001, announced);
        let core = config.clone().build(Some(server.url.clone())).unwrap();
        let error = Request::new(&core, &GET).send().await.unwrap_err();
        assert!(error.is_response_too_large() && error.kind() == ErrorKind::ResponseTooLarge);
        assert_eq!(
            error.to_string(),
            "get: HTTP 200 OK: the body is longer than 10000 bytes"
        );
        // What is announced as too long is not even begun.
        let kept = if announced { 0 } else { 10_000 };
        assert_eq!(error.body().map(<[u8]>::len), Some(kept));
        assert!(error.is_body_truncated() && error.is_answered());
        assert_eq!(server.requests().len(), 1, "trying again gives no less");

        let mut request = Request::new(&core, &GET);
        request.with_max_response_bytes(10_001);
        assert_eq!(request.send().await.unwrap().body.len(), 10_001);
    }
}

#[tokio::test]
async fn no_more_than_a_megabyte_of_a_failure_is_kept() {
    const MEGABYTE: usize = 1024 * 1024;
    for announced in [true, false] {
        let server = long("404 Not Found", 3 * MEGABYTE, announced);
        let answered = call(&server.url, &GET).await.unwrap();
        assert_eq!(answered.status(), 404);
        assert_eq!(answered.body().len(), MEGABYTE);
        assert!(answered.is_body_truncated());
        let error = answered.parse().unwrap_err();
        assert!(error.is_status() && error.is_body_truncated());

        let server = long("404 Not Found", MEGABYTE, announced);
        let answered = call(&server.url, &GET).await.unwrap();
        assert_eq!(answered.body().len(), MEGABYTE);
        assert!(!answered.is_body_truncated());
    }
}

/// The body of a success that breaks off is not kept at any length.
#[tokio::test]
async fn an_error_holds_no_more_than_a_megabyte() {
    let server = Server::conversing(|talk| {
        talk.hear();
        talk.say("HTTP/1.1 200 OK\r\ncontent-length: 5000000\r\n\r\n");
        talk.say(vec![b'7'; 4_000_000]);
    });
    let error = call(&server.url, &PAY).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(error.body().map(<[u8]>::len), Some(1024 * 1024));
}
