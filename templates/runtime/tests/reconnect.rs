//! Streams of events that are taken up again: where, when, how often, and by whom not.

use std::sync::Arc;
use std::time::Duration;

use sdkwright_runtime::client::Config;
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::stream::{Events, text_events};

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, answer};

static LISTEN: Operation = Operation {
    accept: Some("text/event-stream"),
    ..Operation::new("listen", "GET", "/events")
};

static CHAT: Operation = Operation {
    accept: Some("text/event-stream"),
    ..Operation::new("chat", "POST", "/chat")
};

fn events(body: &str) -> String {
    answer("200 OK", "content-type: text/event-stream\r\n", body)
}

fn nothing() -> String {
    "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n".to_owned()
}

/// A clock on which every wait is over at once, but not the time for an attempt.
fn clock() -> Arc<TestClock> {
    TestClock::skipping(|time| time != Duration::from_secs(60) && time < Duration::from_secs(600))
}

fn request(server: &Server, clock: Arc<TestClock>, operation: &'static Operation) -> Request {
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(clock);
    // So that no time but that of waits is over at once.
    config.attempt_timeout(Duration::from_secs(6000));
    Request::new(&config.build(Some(server.url.clone())).unwrap(), operation)
}

/// The data of all events, or what the stream ended with.
async fn all(stream: &mut Events<String>) -> Result<Vec<String>, sdkwright_runtime::error::Error> {
    let mut all = Vec::new();
    while let Some(event) = stream.next().await {
        all.push(event?.data);
    }
    Ok(all)
}

/// What each request said of the last event.
fn told(server: &Server) -> Vec<Option<String>> {
    let requests = server.requests();
    let told = requests.iter().map(|request| {
        let mut lines = request.lines();
        lines.find_map(|line| Some(line.strip_prefix("last-event-id: ")?.to_owned()))
    });
    told.collect()
}

#[tokio::test]
async fn a_stream_goes_on_behind_the_last_event_that_came_whole() {
    let server = Server::scripted(&[
        events("retry: 1500\nid: 7\ndata: a\n\nid: 8\ndata: cut"),
        events("data: b\n\n"),
        // Fields without data are no event, and say where the stream is.
        events("id: 9\n\n: still here\n\n"),
        nothing(),
    ]);
    let clock = clock();
    let mut request = request(&server, clock.clone(), &LISTEN);
    request.with_reconnects(3);
    let mut stream = text_events(request).await.unwrap();
    assert_eq!(all(&mut stream).await.unwrap(), ["a", "b"]);
    let seven = || Some("7".to_owned());
    assert_eq!(
        told(&server),
        [None, seven(), seven(), Some("9".to_owned())]
    );
    let waits = clock.waits();
    assert_eq!(waits.len(), 3, "{waits:?}");
    // At least what was asked for; the third one may be longer, since no event has come before it.
    assert!(
        waits
            .iter()
            .all(|wait| *wait >= Duration::from_millis(1500))
    );
    assert!(stream.next().await.is_none());
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn a_stream_is_not_taken_up_unless_that_is_asked_for() {
    let server = Server::scripted(&[events("id: 7\ndata: a\n\n"), nothing()]);
    let mut stream = text_events(request(&server, clock(), &LISTEN))
        .await
        .unwrap();
    assert_eq!(all(&mut stream).await.unwrap(), ["a"]);
    assert_eq!(told(&server), [None]);
}

#[tokio::test]
async fn the_limit_is_for_connections_without_an_event() {
    let empty = || events(": nothing\n\n");
    let server = Server::scripted(&[
        empty(),
        empty(),
        events("data: a\n\n"),
        empty(),
        empty(),
        empty(),
        events("data: never\n\n"),
    ]);
    let mut request = request(&server, clock(), &LISTEN);
    request.with_reconnects(2);
    let mut stream = text_events(request).await.unwrap();
    assert_eq!(all(&mut stream).await.unwrap(), ["a"]);
    // Two in vain, then one with an event, and two in vain behind it.
    assert_eq!(server.requests().len(), 5);
}

#[tokio::test]
async fn what_breaks_off_is_taken_up_and_what_is_over_is_not() {
    let broken = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 99\r\n\r\nid: 1\ndata: a\n\n";
    for (last, ends, requests) in [
        (events("data: b\n\ndata: [DONE\n\n"), None, 3),
        (events("data: b\n\n"), None, 3),
        (
            answer("403 Forbidden", "", "{}"),
            Some("HTTP 403 Forbidden"),
            2,
        ),
        (
            answer("200 OK", "content-type: text/html\r\n", "<html>"),
            Some("HTTP 200 OK: the answer is no stream of events"),
            2,
        ),
        (nothing(), None, 2),
    ] {
        let server = Server::scripted(&[broken.to_owned(), last.clone(), nothing()]);
        let mut request = request(&server, clock(), &LISTEN);
        request.with_reconnects(5);
        let mut stream = text_events(request).await.unwrap();
        let ended = all(&mut stream).await;
        let ended = ended.err().map(|error| error.to_string());
        assert_eq!(ended, ends.map(|text| format!("listen: {text}")), "{last}");
        assert!(stream.next().await.is_none());
        assert_eq!(server.requests().len(), requests, "{last}");
        assert_eq!(told(&server)[1].as_deref(), Some("1"));
    }
}

#[tokio::test]
async fn a_post_is_not_sent_again_without_a_key() {
    let server = Server::scripted(&[events("data: a\n\n"), nothing()]);
    let post = || {
        let mut post = request(&server, clock(), &CHAT);
        post.with_reconnects(1);
        post
    };
    let error = text_events(post()).await.unwrap_err();
    assert!(error.is_request() && error.is_not_sent(), "{error:?}");
    assert!(server.requests().is_empty());
    let mut keyed = post();
    keyed.with_idempotency_key("k-1");
    let mut stream = text_events(keyed).await.unwrap();
    assert_eq!(all(&mut stream).await.unwrap(), ["a"]);
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    let has_key = |request: &String| request.contains("\r\nidempotency-key: k-1\r\n");
    assert!(requests.iter().all(has_key), "{requests:?}");
}

#[tokio::test]
async fn a_server_may_not_ask_for_too_long_a_wait_nor_for_one_behind_the_end_of_the_call() {
    let server = Server::scripted(&[events("retry: 86400000\ndata: a\n\n"), nothing()]);
    let clock = TestClock::skipping(|time| time < Duration::from_secs(600));
    let mut patient = request(&server, clock.clone(), &LISTEN);
    patient.with_reconnects(1);
    let mut stream = text_events(patient).await.unwrap();
    assert_eq!(all(&mut stream).await.unwrap(), ["a"]);
    assert_eq!(clock.waits(), [Duration::from_secs(60)]);

    let server = Server::scripted(&[events("retry: 20000\ndata: a\n\n"), nothing()]);
    let clock = TestClock::new();
    let mut hurried = request(&server, clock.clone(), &LISTEN);
    hurried.with_reconnects(1);
    hurried.with_timeout(Duration::from_secs(15));
    let mut stream = text_events(hurried).await.unwrap();
    assert_eq!(all(&mut stream).await.unwrap(), ["a"]);
    assert_eq!((server.requests().len(), clock.waits().len()), (1, 0));
}
