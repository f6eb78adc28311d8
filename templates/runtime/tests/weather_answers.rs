//! Bad weather in the answers: bodies that are not what they say, or not what anybody asked for, and far too much of anything.

use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::error::{Delivery, Error, ErrorKind};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::response::{Response, json, text};
use sdkwright_runtime::sending::SendingRaw;
use sdkwright_runtime::stream;
use serde_json::Value as Json;

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, answer};

static GET: Operation = Operation::new("get", "GET", "/payments");
static PAY: Operation = Operation::new("pay", "POST", "/payments");

const PAGE: &str = "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>";

fn config() -> Config {
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(TestClock::new());
    config
}

fn core(url: &str) -> Core {
    config().build(Some(url.to_owned())).unwrap()
}

async fn call(url: &str, operation: &'static Operation) -> Result<Response<Json>, Error> {
    SendingRaw::new(Request::new(&core(url), operation), json).await
}

#[tokio::test]
async fn an_html_page_behind_a_json_api() {
    for (status, attempts) in [("502 Bad Gateway", 3), ("404 Not Found", 1), ("401 No", 1)] {
        let server = Server::answering(&answer(status, "content-type: text/html\r\n", PAGE));
        let error = call(&server.url, &GET).await.unwrap().parse().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(error.status().unwrap().as_str(), &status[..3]);
        assert_eq!(error.body_text().unwrap(), PAGE);
        assert_eq!(error.attempts(), attempts);
        let undecodable = error.body_as::<Json>().unwrap_err();
        assert!(undecodable.is_decode() && undecodable.status() == error.status());
        assert!(!error.to_string().contains("html"), "{error}");
    }
    // A portal that answers in the API's place, with success.
    let server = Server::answering(&answer("200 OK", "content-type: text/html\r\n", PAGE));
    let error = call(&server.url, &PAY).await.unwrap().parse().unwrap_err();
    assert_eq!(
        error.to_string(),
        "pay: HTTP 200 OK: the body is text/html, not JSON"
    );
    assert_eq!(
        (error.delivery(), error.attempts()),
        (Delivery::Answered, 1)
    );
    assert_eq!(error.body_text().unwrap(), PAGE);
}

#[tokio::test]
async fn a_content_type_is_not_believed_against_the_body() {
    for content_type in [
        "text/plain",
        "text/html; charset=utf-8",
        "application/octet-stream",
        "nonsense",
        "application/json; charset=\u{fc}",
        "",
    ] {
        let header = format!("content-type: {content_type}\r\n");
        let server = Server::answering(&answer("200 OK", &header, "{\"id\":7}"));
        let found = call(&server.url, &GET).await.unwrap().parse().unwrap();
        assert_eq!(found["id"], 7, "{content_type}");
        let server = Server::answering(&answer("200 OK", &header, "plain"));
        let answered = SendingRaw::new(Request::new(&core(&server.url), &GET), text).await;
        assert_eq!(answered.unwrap().parse().unwrap(), "plain");
    }
    let server = Server::answering(&answer("200 OK", "content-type: application/json\r\n", ""));
    let error = call(&server.url, &GET).await.unwrap().parse().unwrap_err();
    assert!(error.is_decode() && error.attempts() == 1, "{error:?}");
}

#[tokio::test]
async fn a_body_that_is_no_text() {
    let server = Server::conversing(|talk| {
        talk.hear();
        talk.say("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n");
        talk.say(b"{\"id\":\"\xFF\xFE\x00\"}");
    });
    let answered = call(&server.url, &GET).await.unwrap();
    assert_eq!(answered.body().len(), 12);
    let error = answered.parse().unwrap_err();
    assert!(error.is_decode(), "{error:?}");
    assert_eq!(error.body().map(<[u8]>::len), Some(12));
    assert_eq!(error.body_text().unwrap().matches('\u{FFFD}').count(), 2);
}

/// The HTTP client takes 100 headers. More are an error, and no trouble.
#[tokio::test]
async fn ten_thousand_headers() {
    let headers: String = (0..10_000).map(|n| format!("x-{n}: {n}\r\n")).collect();
    for (operation, attempts) in [(&GET, 3), (&PAY, 1)] {
        let server = Server::answering(&answer("200 OK", &headers, "{}"));
        let error = call(&server.url, operation).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{error:?}");
        assert_eq!(
            (error.delivery(), error.attempts()),
            (Delivery::MaybeProcessed, attempts)
        );
    }
    let headers: String = (0..90).map(|n| format!("x-{n}: {n}\r\n")).collect();
    let server = Server::answering(&answer("200 OK", &headers, "{}"));
    assert!(call(&server.url, &GET).await.unwrap().parse().is_ok());
}

#[tokio::test]
async fn a_header_without_an_end() {
    let server = Server::conversing(|talk| {
        talk.hear();
        talk.say("HTTP/1.1 200 OK\r\nx-long: ");
        while talk.say([b'x'; 4096]) {}
    });
    let error = call(&server.url, &PAY).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error:?}");
    assert_eq!(error.delivery(), Delivery::MaybeProcessed);
}

/// Bodies that would fill the memory are not taken in; the connection is closed, which ends this server's talk.
#[tokio::test]
async fn a_body_without_an_end() {
    for (status, kept, too_large) in [("200 OK", 100_000, true), ("400 No", 100_000, false)] {
        let head = format!("HTTP/1.1 {status}\r\ntransfer-encoding: chunked\r\n\r\n");
        let server = Server::conversing(move |talk| {
            talk.hear();
            talk.say(&head);
            while talk.say(format!("1000\r\n{}\r\n", "7".repeat(4096))) {}
            talk.wait_for_the_end();
        });
        let mut config = config();
        config.max_response_bytes(100_000);
        let core = config.build(Some(server.url.clone())).unwrap();
        let answered = SendingRaw::new(Request::new(&core, &GET), json::<Json>).await;
        match answered {
            Ok(answered) => {
                assert!(!too_large && answered.is_body_truncated());
                assert_eq!((answered.body().len(), answered.attempts()), (kept, 1));
            }
            Err(error) => {
                assert!(too_large && error.is_response_too_large() && error.attempts() == 1);
                assert_eq!(error.body().map(<[u8]>::len), Some(kept));
                assert_eq!(error.delivery(), Delivery::Answered);
            }
        }
        server.closed(1).await;
    }
}

#[tokio::test]
async fn a_line_without_an_end() {
    let server = Server::conversing(|talk| {
        talk.hear();
        talk.say("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\ndata: 1\n\n");
        talk.say("data: ");
        while talk.say([b'7'; 4096]) {}
        talk.wait_for_the_end();
    });
    let core = core(&server.url);
    let mut request = Request::new(&core, &GET);
    request.with_max_response_bytes(50_000);
    let mut events = stream::events::<u8>(request.clone()).await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, 1);
    let error = events.next().await.unwrap().unwrap_err();
    assert!(error.is_response_too_large(), "{error:?}");
    assert_eq!(
        error.to_string(),
        "get: HTTP 200 OK: an event or line is longer than 50000 bytes"
    );
    assert!(events.next().await.is_none());
    server.closed(1).await;

    let mut lines = stream::lines::<Json>(request).await.unwrap();
    assert!(lines.next().await.unwrap().unwrap_err().is_decode());
    assert!(
        lines
            .next()
            .await
            .unwrap()
            .unwrap_err()
            .is_response_too_large()
    );
    assert!(lines.next().await.is_none());
    server.closed(2).await;
}

/// Many short lines are one event that is too long.
#[tokio::test]
async fn an_event_without_an_end() {
    let server = Server::conversing(|talk| {
        talk.hear();
        talk.say("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n");
        while talk.say("data: 7777777777\n") {}
        talk.wait_for_the_end();
    });
    let mut request = Request::new(&core(&server.url), &GET);
    request.with_max_response_bytes(50_000);
    let mut events = stream::text_events(request).await.unwrap();
    let error = events.next().await.unwrap().unwrap_err();
    assert!(error.is_response_too_large(), "{error:?}");
    assert!(events.next().await.is_none());
    server.closed(1).await;
}

#[tokio::test]
async fn words_before_the_answer_and_bodies_where_none_belong() {
    let ahead = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n";
    let server = Server::answering(&(ahead.to_owned() + &answer("200 OK", "", "{}")));
    assert!(call(&server.url, &PAY).await.unwrap().parse().is_ok());
    for status in ["204 No Content", "304 Not Modified"] {
        let server = Server::answering(&format!("HTTP/1.1 {status}\r\n\r\nsurprise"));
        let answered = call(&server.url, &PAY).await.unwrap();
        assert_eq!(
            (answered.status().as_str(), answered.body().len()),
            (&status[..3], 0)
        );
    }
    static HEAD: Operation = Operation::new("head", "HEAD", "/payments");
    let server = Server::answering("HTTP/1.1 200 OK\r\ncontent-length: 999999999999\r\n\r\n");
    let answered = call(&server.url, &HEAD).await.unwrap();
    assert_eq!(
        (answered.status().as_u16(), answered.body().len()),
        (200, 0)
    );
}

/// A body that ends with its connection has no other end, and is whole as far as anybody knows.
#[tokio::test]
async fn an_answer_of_an_old_server() {
    let old = [
        "HTTP/1.0 200 OK\r\n\r\n{}",
        "HTTP/1.1 200\r\n\r\n{}",
        "HTTP/1.1 200 OK\n\n{}",
    ];
    for old in old {
        let server = Server::answering(old);
        let answered = call(&server.url, &PAY).await.unwrap();
        assert!(answered.parse().is_ok(), "{old}");
    }
}

/// The server answers before it has read the request, as they do with bodies that are too long.
#[tokio::test]
async fn an_answer_before_the_request_is_over() {
    let server = Server::conversing(|talk| {
        talk.say(answer("413 Too Large", "", "{\"limit\":1}"));
        talk.wait_for_the_end();
    });
    let mut request = Request::new(&core(&server.url), &PAY);
    request.text("x".repeat(8_000_000), "text/plain");
    let answered = request.send().await;
    match answered {
        Ok(answered) => assert_eq!(
            (answered.status.as_u16(), &*answered.body),
            (413, &b"{\"limit\":1}"[..])
        ),
        // Where the answer is not read before the rest of the request fails, at least nobody is told that nothing was sent.
        Err(error) => assert_eq!(error.delivery(), Delivery::MaybeProcessed, "{error:?}"),
    }
}
