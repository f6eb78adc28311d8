//! Idempotency keys: who gets one, that it stays the same, and that a call with one is tried again.

use std::collections::HashSet;
use std::sync::Arc;

use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::idempotency::new_key;
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, answer};

static KEYED: Operation = Operation {
    idempotency_key: true,
    ..Operation::new("pay", "POST", "/payments")
};

static PLAIN: Operation = Operation::new("pay", "POST", "/payments");

fn core(url: &str) -> Core {
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(TestClock::new());
    config.build(Some(url.to_owned())).unwrap()
}

/// A server that answers twice that it cannot, and then that it has.
fn moody() -> Server {
    let busy = answer("503 Busy", "retry-after: 0\r\n", "");
    Server::scripted(&[busy.clone(), busy, answer("200 OK", "", "")])
}

/// The values of a header, in each request.
fn keys(server: &Server, header: &str) -> Vec<String> {
    let prefix = format!("{}: ", header.to_lowercase());
    let values = |request: &String| {
        let values = request
            .lines()
            .filter_map(|line| line.strip_prefix(&prefix));
        let values: Vec<String> = values.map(str::to_owned).collect();
        assert!(values.len() < 2, "{request}");
        values
    };
    server.requests().iter().flat_map(values).collect()
}

#[tokio::test]
async fn a_call_has_one_key_in_all_its_attempts_and_no_two_calls_have_the_same() {
    let server = moody();
    let core = core(&server.url);
    let request = Request::new(&core, &KEYED);
    let answered = request.clone().send().await.unwrap();
    assert_eq!(
        (answered.status.as_u16(), answered.history.attempts),
        (200, 3)
    );
    let first = keys(&server, "Idempotency-Key");
    assert_eq!(first.len(), 3);
    assert!(first.iter().all(|key| *key == first[0]), "{first:?}");
    // Sent once more, it is another call.
    request.send().await.unwrap();
    let all = keys(&server, "Idempotency-Key");
    assert!(all.len() == 4 && all[3] != all[0], "{all:?}");
}

#[tokio::test]
async fn a_call_without_a_key_is_not_repeated() {
    let server = moody();
    let answered = Request::new(&core(&server.url), &PLAIN).send().await;
    assert_eq!(answered.unwrap().status, 503);
    assert_eq!(server.requests().len(), 1);
    assert!(keys(&server, "Idempotency-Key").is_empty());
}

#[tokio::test]
async fn a_key_of_the_callers_is_the_key() {
    for operation in [&KEYED, &PLAIN] {
        let server = moody();
        let mut request = Request::new(&core(&server.url), operation);
        request.with_idempotency_key("invoice-7");
        assert_eq!(request.send().await.unwrap().status, 200);
        assert_eq!(keys(&server, "Idempotency-Key"), ["invoice-7"; 3]);
    }
    // Also as a header of the caller's, whatever its case.
    let server = moody();
    let mut request = Request::new(&core(&server.url), &KEYED);
    request.with_header("IDEMPOTENCY-KEY", "invoice-8");
    assert_eq!(request.send().await.unwrap().status, 200);
    assert_eq!(keys(&server, "Idempotency-Key"), ["invoice-8"; 3]);
}

/// The document declares the header as a parameter of the operation.
#[tokio::test]
async fn a_parameter_that_is_the_key_is_sent_once_and_lets_a_call_be_repeated() {
    let cases = [
        (&KEYED, "Idempotency-Key", Some("7"), 3),
        (&PLAIN, "Idempotency-Key", Some("7"), 3),
        (&PLAIN, "X-Idempotency-Key", Some("7"), 3),
        (&PLAIN, "X-Other", Some("7"), 1),
        // Without a value it is no key: one is made up, or the call is sent once.
        (&KEYED, "Idempotency-Key", Some(""), 3),
        (&PLAIN, "Idempotency-Key", Some(""), 1),
        (&KEYED, "Idempotency-Key", None, 3),
    ];
    for (operation, header, value, requests) in cases {
        let server = moody();
        let mut request = Request::new(&core(&server.url), operation);
        if let Some(value) = value {
            request.header(header, &value);
        }
        request.send().await.unwrap();
        assert_eq!(server.requests().len(), requests, "{header} {value:?}");
        let sent = keys(&server, header);
        assert_eq!(sent.len(), requests);
        match value {
            Some("7") => assert!(sent.iter().all(|key| key == "7"), "{sent:?}"),
            _ => assert!(sent.iter().all(|key| *key == sent[0]), "{sent:?}"),
        }
    }
}

#[tokio::test]
async fn an_api_may_have_a_header_of_its_own() {
    let server = moody();
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(TestClock::new());
    config.idempotency_header("X-Once");
    let core = config.build(Some(server.url.clone())).unwrap();
    Request::new(&core, &KEYED).send().await.unwrap();
    let made_up = keys(&server, "X-Once");
    assert_eq!((made_up.len(), made_up[0].len()), (3, 36));
    let mut request = Request::new(&core, &KEYED);
    request.with_idempotency_key("mine");
    request.send().await.unwrap();
    assert_eq!(keys(&server, "X-Once")[3], "mine");
    assert!(keys(&server, "Idempotency-Key").is_empty());
}

#[tokio::test]
async fn a_key_that_is_none_is_not_sent() {
    let server = moody();
    for (key, message) in [
        ("", "pay: the idempotency key is empty"),
        (" ", "pay: the idempotency key is empty"),
        (
            "a\nb",
            "pay: the value of header `Idempotency-Key` has characters that a header cannot hold",
        ),
    ] {
        let mut request = Request::new(&core(&server.url), &KEYED);
        request.with_idempotency_key(key);
        let error = request.send().await.unwrap_err();
        assert_eq!(error.to_string(), message);
        assert!(error.is_not_sent());
    }
    assert!(server.requests().is_empty());
}

/// A stream has a key, too.
#[tokio::test]
async fn opening_a_stream_again_is_one_call() {
    let server = moody();
    let request = Request::new(&core(&server.url), &KEYED);
    sdkwright_runtime::stream::download(request).await.unwrap();
    let sent = keys(&server, "Idempotency-Key");
    assert!(sent.len() == 3 && sent[0] == sent[2], "{sent:?}");
}

#[test]
fn keys_are_uuids_and_differ_across_threads() {
    let make = || (0..500).map(|_| new_key()).collect::<Vec<_>>();
    let make = Arc::new(make);
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let make = make.clone();
            std::thread::spawn(move || make())
        })
        .collect();
    let keys: Vec<String> = threads
        .into_iter()
        .flat_map(|thread| thread.join().unwrap())
        .collect();
    for key in &keys {
        let lengths: Vec<usize> = key.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{key}");
        assert!(key.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit()));
        assert_eq!(&key[14..15], "4", "{key}");
        assert!("89ab".contains(&key[19..20]), "{key}");
    }
    assert_eq!(keys.iter().collect::<HashSet<_>>().len(), 4000);
}
