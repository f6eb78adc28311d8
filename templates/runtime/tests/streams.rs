//! Answers that are read while they come.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::mpsc;
use std::time::Duration;

use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::error::Timeout;
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::stream::{download, events, lines, records, text_events};
use serde_json::{Value as Json, json};

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, answer};

static LISTEN: Operation = Operation {
    accept: Some("text/event-stream"),
    ..Operation::new("listen", "GET", "/events")
};

fn core(url: &str) -> Core {
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(TestClock::new());
    config.build(Some(url.to_owned())).unwrap()
}

fn request(server: &Server) -> Request {
    Request::new(&core(&server.url), &LISTEN)
}

fn of_events(body: &str) -> Server {
    Server::answering(&answer(
        "200 OK",
        "content-type: text/event-stream; charset=utf-8\r\n",
        body,
    ))
}

#[tokio::test]
async fn events_have_data_type_id_and_retry() {
    let server = of_events(
        "\u{feff}: hello\r\nevent: tick\r\ndata: {\"a\":\r\ndata: 1}\r\nid: 7\r\n\r\n\r\n\
         data:2\nretry: 1500\n\nid\rdata: 3\r\rother: x\n\ndata: [DONE]\n\ndata: 4\n\n",
    );
    let mut stream = events::<Json>(request(&server)).await.unwrap();
    let first = stream.next().await.unwrap().unwrap();
    assert_eq!(first.data, json!({"a": 1}));
    assert_eq!(first.event.as_deref(), Some("tick"));
    assert_eq!(first.id.as_deref(), Some("7"));
    assert_eq!(first.retry, None);
    let second = stream.next().await.unwrap().unwrap();
    assert_eq!((second.data, second.event), (json!(2), None));
    assert_eq!(second.id.as_deref(), Some("7"));
    assert_eq!(second.retry.map(|retry| retry.as_millis()), Some(1500));
    let third = stream.next().await.unwrap().unwrap();
    assert_eq!((third.data, third.id.as_deref()), (json!(3), Some("")));
    assert!(stream.next().await.is_none());
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn data_that_does_not_decode_is_an_error_with_its_place_and_the_stream_goes_on() {
    let server =
        of_events("data: {\"a\":\"x\"}\n\ndata: oops\n\ndata: {\"a\":2}\n\ndata: {\"a\":3}");
    type Counts = std::collections::BTreeMap<String, u8>;
    let mut stream = events::<Counts>(request(&server)).await.unwrap();
    let error = stream.next().await.unwrap().unwrap_err();
    assert!(error.is_decode());
    assert_eq!(error.json_path(), Some("$.a"));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert_eq!(error.body(), Some(&b"{\"a\":\"x\"}"[..]));
    assert!(stream.next().await.unwrap().unwrap_err().is_decode());
    assert_eq!(stream.next().await.unwrap().unwrap().data["a"], 2);
    // The last event has no empty line behind it: it did not come whole.
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn text_is_given_as_it_is() {
    let server = of_events("data: hello\ndata:  you\n\ndata: [DONE]\n\n");
    let mut stream = text_events(request(&server)).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().data, "hello\n you");
    assert_eq!(stream.next().await.unwrap().unwrap().data, "[DONE]");
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn an_answer_of_another_kind_is_no_stream() {
    let server = Server::answering(&answer(
        "200 OK",
        "content-type: application/json\r\n",
        "{}",
    ));
    let error = events::<Json>(request(&server)).await.unwrap_err();
    assert!(error.is_decode());
    assert_eq!(
        error.to_string(),
        "listen: HTTP 200 OK: the answer is no stream of events"
    );
    let server = Server::answering(&answer("429 Too Many Requests", "", "{\"why\":1}"));
    let error = events::<Json>(request(&server)).await.unwrap_err();
    assert!(error.is_status());
    assert_eq!(error.body_as::<Json>().unwrap(), json!({"why": 1}));
}

#[tokio::test]
async fn json_values_come_one_a_line_or_record() {
    let server = Server::answering(&answer("200 OK", "", "1\n\r\n{\"a\":2}\r\nx\n3"));
    let mut stream = lines::<Json>(request(&server)).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap(), json!(1));
    assert_eq!(stream.next().await.unwrap().unwrap(), json!({"a": 2}));
    assert!(stream.next().await.unwrap().unwrap_err().is_decode());
    assert_eq!(stream.next().await.unwrap().unwrap(), json!(3));
    assert!(stream.next().await.is_none());
    let server = Server::answering(&answer("200 OK", "", "\u{1e}{\n\"a\": 1}\n\u{1e}2\n"));
    let mut stream = records::<Json>(request(&server)).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap(), json!({"a": 1}));
    assert_eq!(stream.next().await.unwrap().unwrap(), json!(2));
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn a_download_comes_in_chunks() {
    let server = Server::answering(&answer("200 OK", "x-a: b\r\n", "abc"));
    let mut download = download(request(&server)).await.unwrap();
    assert_eq!(download.status().as_u16(), 200);
    assert_eq!(download.headers()["x-a"], "b");
    let mut all = Vec::new();
    while let Some(bytes) = download.chunk().await.unwrap() {
        all.extend_from_slice(&bytes);
    }
    assert_eq!(all, b"abc");
}

/// An event is given before the next one is sent, in the middle of a character even; who drops the stream hangs up.
#[tokio::test]
async fn a_stream_is_read_while_it_comes_and_ends_when_it_is_dropped() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (go, wait) = mpsc::channel::<&[u8]>();
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut buffer = [0; 4096];
        let _ = stream.read(&mut buffer).unwrap();
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
        stream.write_all(head.as_bytes()).unwrap();
        while let Ok(bytes) = wait.recv() {
            let chunk = [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat();
            stream.write_all(&chunk).unwrap();
        }
        // The client hangs up, which ends this.
        stream.read(&mut buffer).unwrap_or_default()
    });
    let mut stream = text_events(Request::new(&core(&url), &LISTEN))
        .await
        .unwrap();
    go.send(b"data: one\n\nda").unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().data, "one");
    go.send(b"ta: \xC3").unwrap();
    go.send(b"\xBC\r").unwrap();
    go.send(b"\n\r\n").unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().data, "ü");
    drop(stream);
    drop(go);
    let left = tokio::task::spawn_blocking(|| server.join().unwrap()).await;
    assert_eq!(left.unwrap(), 0);
}

#[tokio::test]
async fn a_connection_that_breaks_is_an_error_that_keeps_the_status() {
    let server = Server::answering(
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 99\r\n\r\ndata: 1\n\n",
    );
    let mut stream = events::<Json>(request(&server)).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().data, 1);
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert!(stream.next().await.is_none());
}

/// Polls once; what is polled has not come yet.
async fn is_pending<T>(mut future: std::pin::Pin<&mut impl Future<Output = T>>) {
    std::future::poll_fn(|cx| {
        assert!(future.as_mut().poll(cx).is_pending());
        std::task::Poll::Ready(())
    })
    .await;
}

/// A server that says one thing for each word that it is given, and a client of it with a clock.
fn spoken(
    idle: Option<u64>,
) -> (
    mpsc::Sender<&'static str>,
    Request,
    std::sync::Arc<TestClock>,
) {
    let (go, wait) = mpsc::channel::<&str>();
    let wait = std::sync::Mutex::new(wait);
    let server = Server::conversing(move |talk| {
        talk.hear();
        talk.say("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n");
        while let Ok(word) = wait.lock().unwrap().recv() {
            talk.say(word);
        }
    });
    let clock = TestClock::new();
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(clock.clone());
    if let Some(seconds) = idle {
        config.idle_timeout(Duration::from_secs(seconds));
    }
    let core = config.build(Some(server.url.clone())).unwrap();
    (go, Request::new(&core, &LISTEN), clock)
}

#[tokio::test]
async fn a_stream_in_which_nothing_comes_for_too_long_ends_with_an_error_of_its_own() {
    let (go, request, clock) = spoken(None);
    let mut stream = text_events(request).await.unwrap();
    go.send("data: 1\n\n").unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().data, "1");
    // Nobody waits, so this does not count.
    clock.pass(Duration::from_secs(1000));
    {
        let mut next = std::pin::pin!(stream.next());
        is_pending(next.as_mut()).await;
        clock.pass(Duration::from_secs(59));
        is_pending(next.as_mut()).await;
        go.send("data: 2\n\n").unwrap();
        assert_eq!(next.await.unwrap().unwrap().data, "2");
    }
    let error = {
        let mut next = std::pin::pin!(stream.next());
        is_pending(next.as_mut()).await;
        clock.pass(Duration::from_secs(59));
        is_pending(next.as_mut()).await;
        clock.pass(Duration::from_secs(1));
        next.await.unwrap().unwrap_err()
    };
    assert_eq!(error.timeout(), Some(Timeout::Idle));
    assert!(error.is_timeout());
    assert_eq!(
        error.to_string(),
        "listen: HTTP 200 OK: nothing more of the answer came in time"
    );
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn the_time_without_anything_is_the_clients_or_the_calls() {
    for (of_client, of_call, wanted) in [
        (None, Some(9), 9),
        (Some(9), None, 9),
        (Some(20), Some(9), 9),
    ] {
        let (_go, mut request, clock) = spoken(of_client);
        if let Some(seconds) = of_call {
            request.with_idle_timeout(Duration::from_secs(seconds));
        }
        let mut body = download(request).await.unwrap();
        {
            let mut chunk = std::pin::pin!(body.chunk());
            is_pending(chunk.as_mut()).await;
            clock.pass(Duration::from_secs(wanted - 1));
            is_pending(chunk.as_mut()).await;
            clock.pass(Duration::from_secs(1));
            let error = chunk.await.unwrap_err();
            assert_eq!(
                error.timeout(),
                Some(Timeout::Idle),
                "{of_client:?} {of_call:?}"
            );
        }
        // The connection is closed.
        assert_eq!(body.chunk().await.unwrap(), None);
    }
}
