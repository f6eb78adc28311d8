//! Calls over a real connection: what goes out, byte by byte, and what an answer becomes.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "the macro is for crates that publish their builders"
)]

use std::error::Error as _;
use std::time::Duration;

use bytes::Bytes;
use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::error::ErrorKind;
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::parameters::Style;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::response::Response;
use serde_json::{Value as Json, json};

#[path = "../src/call.rs"]
mod call;
mod clock;
mod loopback;

/// The macros are the crate's own, and so read anew here.
mod runtime {
    pub(crate) use super::call;
    pub(crate) use sdkwright_runtime::*;
}

use clock::TestClock;
use loopback::{Server, answer, nobody};

static EDIT: Operation = Operation {
    accept: Some("application/json"),
    success_flag: Some("isSuccess"),
    ..Operation::new("edit_invoice", "PUT", "/Invoice/{id}")
};

struct EditInvoice {
    request: Request,
}

call::call!(EditInvoice, Json, runtime::response::json);

struct Ping {
    request: Request,
}

call::call!(Ping, (), runtime::response::empty);

fn core(url: &str) -> Core {
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(TestClock::new());
    config.build(Some(url.to_owned())).unwrap()
}

fn edit(url: &str) -> EditInvoice {
    let mut request = Request::new(&core(url), &EDIT);
    request.path("id", &332);
    EditInvoice { request }
}

fn lines(request: &str) -> Vec<&str> {
    let mut lines: Vec<_> = request.lines().collect();
    lines[1..].sort_unstable();
    lines
}

#[tokio::test]
async fn a_request_is_exactly_this() {
    let server = Server::answering(&answer("200 OK", "", "{\"isSuccess\":true}"));
    let mut call = edit(&(server.url.clone() + "/api/"));
    let request = &mut call.request;
    request.query("force", &false);
    request.query_styled("tags", &["a b", "ü"], Style::Form, true, false);
    request.query("force", &true);
    request.header("X-Version", &"2024-07-30");
    request.header_styled("X-List", &[1, 2], Style::Simple, false);
    request.cookie("session", &"a;b");
    request.cookie_styled("c", &[1, 2], Style::Form, false);
    request.json(&json!({"memo": null}));
    assert_eq!(call.await.unwrap(), json!({"isSuccess": true}));

    let agent = format!(
        "user-agent: acme-sdk/1.2.3 (rust; {}; {})",
        std::env::consts::OS,
        std::env::consts::ARCH
    );
    let host = format!("host: {}", server.url.strip_prefix("http://").unwrap());
    let expected = [
        "PUT /api/Invoice/332?force=true&tags=a%20b&tags=%C3%BC HTTP/1.1",
        "",
        "accept: application/json",
        "content-length: 13",
        "content-type: application/json",
        "cookie: session=a%3Bb; c=1,2",
        host.as_str(),
        agent.as_str(),
        "x-list: 1,2",
        "x-version: 2024-07-30",
        "{\"memo\":null}",
    ];
    // The features, which a generated crate leaves off, ask for compressed answers; nothing else does.
    let codings = [
        ("gzip", cfg!(feature = "gzip")),
        ("br", cfg!(feature = "brotli")),
    ];
    let codings = codings.iter().filter(|(_, is_on)| *is_on);
    let codings: Vec<&str> = codings.map(|(coding, _)| *coding).collect();
    let asked = format!("accept-encoding: {}", codings.join(","));
    let request = server.request();
    let mut sent = lines(&request);
    assert_eq!(sent.contains(&asked.as_str()), !codings.is_empty());
    sent.retain(|line| codings.is_empty() || *line != asked);
    assert_eq!(sent, expected);
}

#[tokio::test]
async fn options_of_a_call_win() {
    let server = Server::answering(&answer("200 OK", "", "{}"));
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.default_header("X-Tenant", "one");
    config.default_header("x-region", "eu");
    config.default_header("X-Region", "us");
    let core = config.build(Some(server.url.clone())).unwrap();
    let mut request = Request::new(&core, &EDIT);
    request.path("id", &1);
    request.query("a", &1);
    let call = EditInvoice { request };
    call.with_header("x-tenant", "two")
        .with_header("User-Agent", "mine")
        .with_query("a", "2&3")
        .with_query("b", "4")
        .await
        .unwrap();
    let request = server.request();
    for part in [
        "/Invoice/1?a=2%263&b=4 ",
        "\r\nx-tenant: two\r\n",
        "\r\nx-region: us\r\n",
        "\r\nuser-agent: mine\r\n",
    ] {
        assert!(request.contains(part), "{part}: {request}");
    }
    assert!(
        !request.contains("one") && !request.contains("acme"),
        "{request}"
    );
}

#[tokio::test]
async fn a_builder_shows_operation_and_template_only() {
    let call = edit("http://127.0.0.1:9")
        .with_query("name", "jane")
        .with_header("x-key", "hunter2");
    assert_eq!(format!("{call:?}"), "edit_invoice (PUT /Invoice/{id})");
}

#[tokio::test]
async fn what_cannot_be_built_is_not_sent() {
    fn odd() -> std::collections::BTreeMap<Vec<u8>, u8> {
        [(vec![1], 1)].into()
    }
    type Fill = fn(&mut Request);
    let cases: [(Fill, &str); 10] = [
        (|r| r.json(&odd()), "the body does not serialize"),
        (
            |r| {
                r.json(&odd());
                r.json("fine")
            },
            "the body does not serialize",
        ),
        (
            |r| r.form(&odd(), &[], "a/b"),
            "the body of a form does not serialize",
        ),
        (
            |r| r.form("text", &[], "a/b"),
            "the body of a form must be an object",
        ),
        (
            |r| r.query_styled("filter", &odd(), Style::Form, true, false),
            "the parameter `filter`: does not serialize",
        ),
        (
            |r| r.header("X-A", &"a\nhunter2"),
            "the value of header `X-A` has characters",
        ),
        (
            |r| r.with_header("X-A", "hunter2\r\nX-B: 1"),
            "the value of header `X-A` has characters",
        ),
        (
            |r| r.with_header("X A", "hunter2"),
            "\"X A\" is not a header's name",
        ),
        (
            |r| r.path_styled("id", &Vec::<u8>::new(), Style::Simple, false, false),
            "the path parameter `id` is empty",
        ),
        (
            |r| r.path_styled("id", &None::<u8>, Style::Simple, false, false),
            "the path parameter `id` is empty",
        ),
    ];
    let server = Server::answering(&answer("200 OK", "", "{}"));
    for (fill, message) in cases {
        let mut call = edit(&server.url);
        fill(&mut call.request);
        let error = call.await.unwrap_err();
        assert!(
            error.is_request() && error.kind() == ErrorKind::Request,
            "{error:?}"
        );
        assert_eq!(error.operation(), Some("edit_invoice"));
        let shown = error.to_string();
        assert!(
            shown.starts_with(&format!("edit_invoice: {message}")),
            "{shown}"
        );
        assert!(
            !shown.contains("hunter2") && !format!("{error:?}").contains("hunter2"),
            "{error:?}"
        );
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_path_cannot_leave_its_template() {
    static NESTED: Operation = Operation::new("nested", "GET", "/a/{x}{y}/c?v=1");
    let server = Server::answering(&answer("200 OK", "", ""));
    let core = core(&(server.url.clone() + "/base"));
    let refused = [("", "b"), ("b", ""), (".", "."), ("..", ""), ("", "..")];
    for (x, y) in refused {
        let mut request = Request::new(&core, &NESTED);
        request.path("x", &x);
        request.path("y", &y);
        let error = request.send().await.unwrap_err();
        assert!(error.is_request(), "{x:?} {y:?}: {error}");
    }
    for id in ["", ".", ".."] {
        let mut call = edit(&server.url);
        call.request.path("id", &id);
        assert!(call.await.unwrap_err().is_request(), "{id:?}");
    }
    let error = Request::new(&core, &NESTED).send().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "nested: the path parameter `x` has no value"
    );
    assert!(server.requests().is_empty());

    let harmless = [
        ("../..", "", "/Invoice/..%2F.."),
        ("a/../b?c=d#e", "", "/Invoice/a%2F..%2Fb%3Fc%3Dd%23e"),
        ("%2e%2e", "", "/Invoice/%252e%252e"),
        ("..\\..", "", "/Invoice/..%5C.."),
        ("...", "", "/Invoice/..."),
        ("a\r\nb c", "", "/Invoice/a%0D%0Ab%20c"),
        ("\t..", "", "/Invoice/%09.."),
        ("{id}", "", "/Invoice/%7Bid%7D"),
        ("ü", "", "/Invoice/%C3%BC"),
    ];
    for (id, _, path) in harmless {
        let server = Server::answering(&answer("200 OK", "", "{}"));
        let mut call = edit(&server.url);
        call.request.path("id", &id);
        call.await.unwrap();
        assert!(
            server
                .request()
                .starts_with(&format!("PUT {path} HTTP/1.1\r\n")),
            "{}",
            server.request()
        );
    }
    let mut request = Request::new(&core, &NESTED);
    request.path("x", &".");
    request.path("y", &"b");
    request.query("q", &1);
    request.send().await.unwrap();
    assert!(
        server
            .request()
            .starts_with("GET /base/a/.b/c?v=1&q=1 HTTP/1.1\r\n"),
        "{}",
        server.request()
    );
}

#[tokio::test]
async fn a_status_other_than_success_is_an_error_that_keeps_the_answer() {
    let body = "{\"message\":\"Jane owes\"}";
    for status in [
        "302 Found",
        "400 Bad Request",
        "404 Not Found",
        "503 Service Unavailable",
        "599 Odd",
    ] {
        let server = Server::answering(&answer(
            status,
            "X-Request-Id: r-1\r\nx-key: hunter2\r\n",
            body,
        ));
        let error = edit(&server.url).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Status);
        assert!(
            error.is_status() && !error.is_decode() && !error.is_timeout() && !error.is_connect()
        );
        assert_eq!(error.status().unwrap().as_str(), &status[..3]);
        assert_eq!(error.request_id(), Some("r-1"));
        assert_eq!(error.headers().unwrap()["x-key"], "hunter2");
        assert_eq!(error.body(), Some(body.as_bytes()));
        assert_eq!(error.body_text().unwrap(), body);
        assert_eq!(error.body_as::<Json>().unwrap()["message"], "Jane owes");
        let wrong = error.body_as::<Vec<u8>>().unwrap_err();
        assert!(
            wrong.is_decode()
                && wrong.status() == error.status()
                && wrong.operation() == error.operation()
        );
        assert_eq!(wrong.json_path(), Some("$"));
        let reason = if status.starts_with("599") {
            "599"
        } else {
            status
        };
        assert_eq!(error.to_string(), format!("edit_invoice: HTTP {reason}"));
        for secret in ["hunter2", "Jane"] {
            assert!(!format!("{error:?} {error:#?} {wrong:?} {wrong}").contains(secret));
        }
        assert!(error.source().is_none());
    }
}

#[tokio::test]
async fn success_in_name_only_is_rejected() {
    let rejected = [
        "{\"isSuccess\":false}",
        "{\"a\":{\"isSuccess\":true}, \"isSuccess\" : false , \"b\":1}",
        "\u{feff}{\"isSuccess\":false}",
    ];
    for body in rejected {
        let server = Server::answering(&answer("200 OK", "", body));
        let raw: Response<Json> = edit(&server.url).send_raw().await.unwrap();
        let error = raw.parse().unwrap_err();
        assert!(
            error.is_rejected() && error.kind() == ErrorKind::Rejected,
            "{error:?}"
        );
        assert_eq!(error.body(), Some(body.as_bytes()));
        assert_eq!(
            error.to_string(),
            "edit_invoice: HTTP 200 OK: the answer says that `isSuccess` is false"
        );
    }
    // Also when the body is no `Output`: here, the rest of it is not even JSON.
    let server = Server::answering(&answer("200 OK", "", "{\"isSuccess\":false,!"));
    assert!(edit(&server.url).await.unwrap_err().is_rejected());
    let accepted = [
        "{\"isSuccess\":true}",
        "{}",
        "{\"a\":{\"isSuccess\":false}}",
        "{\"isSuccess\":null}",
        "[{\"isSuccess\":false}]",
        "\"isSuccess\"",
    ];
    for body in accepted {
        let server = Server::answering(&answer("200 OK", "", body));
        assert!(edit(&server.url).await.is_ok(), "{body}");
    }
}

#[tokio::test]
async fn a_body_that_does_not_decode_names_the_place() {
    let server = Server::answering(&answer(
        "201 Created",
        "request-id: r-2\r\n",
        "{\"a\": [1, x]}",
    ));
    let error = edit(&server.url).await.unwrap_err();
    assert!(
        error.is_decode() && error.kind() == ErrorKind::Decode,
        "{error:?}"
    );
    assert_eq!(error.status().unwrap(), 201);
    assert_eq!(error.request_id(), Some("r-2"));
    assert_eq!(error.json_path(), Some("$.a[1]"));
    assert_eq!(
        error.to_string(),
        "edit_invoice: HTTP 201 Created: $.a[1]: expected value"
    );
    assert!(error.source().is_none());
    assert!(!format!("{error:?}").contains("{\\\"a"));
}

#[tokio::test]
async fn decoders_take_what_they_should() {
    use runtime::response::{
        Decoder, bytes, coded_json, empty, json, optional_coded_json, optional_json, text,
    };
    use runtime::sending::SendingRaw;
    async fn get<T>(status: &str, body: &str, decoder: Decoder<T>) -> Result<T, ErrorKind> {
        let server = Server::answering(&answer(status, "", body));
        let mut request = Request::new(&core(&server.url), &EDIT);
        request.path("id", &1);
        let response = SendingRaw::new(request, decoder).await.unwrap();
        assert_eq!(
            (response.status().as_str(), response.text()),
            (&status[..3], body.into())
        );
        assert!(response.request_id().is_none() && response.headers().contains_key("connection"));
        assert_eq!(response.body().as_ref(), body.as_bytes());
        assert_eq!(
            format!("{response:?}"),
            format!(
                "Response(edit_invoice, Answer({}, {} bytes))",
                &status[..3],
                body.len()
            )
        );
        response.parse().map_err(|error| error.kind())
    }
    assert_eq!(get("200 OK", "7", json::<u8>).await, Ok(7));
    assert_eq!(get("200 OK", "\u{feff}7", json::<u8>).await, Ok(7));
    assert_eq!(get("200 OK", "7.0", coded_json::<i64>).await, Ok(7));
    assert_eq!(
        get("200 OK", "7e0", coded_json::<Vec<i64>>).await,
        Err(ErrorKind::Decode)
    );
    assert_eq!(
        get("200 OK", "[7e0]", coded_json::<Vec<i64>>).await,
        Ok(vec![7])
    );
    assert_eq!(
        get("200 OK", "7.5", coded_json::<i64>).await,
        Err(ErrorKind::Decode)
    );
    assert_eq!(
        get("200 OK", "7.0", optional_coded_json::<i64>).await,
        Ok(Some(7))
    );
    assert_eq!(
        get("204 No Content", "", optional_coded_json::<i64>).await,
        Ok(None)
    );
    assert_eq!(get("200 OK", "", json::<u8>).await, Err(ErrorKind::Decode));
    assert_eq!(
        get("204 No Content", "", json::<u8>).await,
        Err(ErrorKind::Decode)
    );
    assert_eq!(
        get("500 Oops", "7", json::<u8>).await,
        Err(ErrorKind::Status)
    );
    assert_eq!(get("200 OK", "7", optional_json::<u8>).await, Ok(Some(7)));
    assert_eq!(get("200 OK", " ", optional_json::<u8>).await, Ok(None));
    assert_eq!(
        get("204 No Content", "", optional_json::<u8>).await,
        Ok(None)
    );
    assert_eq!(
        get("200 OK", "x", optional_json::<u8>).await,
        Err(ErrorKind::Decode)
    );
    assert_eq!(
        get("404 Not Found", "", optional_json::<u8>).await,
        Err(ErrorKind::Status)
    );
    assert_eq!(get("200 OK", "anything", empty).await, Ok(()));
    assert_eq!(get("302 Found", "", empty).await, Err(ErrorKind::Status));
    assert_eq!(get("200 OK", "hé", text).await, Ok("hé".to_owned()));
    assert_eq!(get("200 OK", "hé", bytes).await, Ok(Bytes::from("hé")));
}

#[tokio::test]
async fn a_port_that_nobody_listens_on() {
    let error = edit(&nobody())
        .with_query("key", "hunter2")
        .await
        .unwrap_err();
    assert!(
        error.is_connect() && !error.is_timeout() && error.kind() == ErrorKind::Connect,
        "{error:?}"
    );
    assert_eq!(error.to_string(), "edit_invoice: could not connect");
    assert!(error.status().is_none() && error.body().is_none() && error.headers().is_none());
    assert!(error.body_as::<Json>().unwrap_err().is_decode());
    let mut shown = format!("{error:?} {error:#?}");
    let mut cause = error.source();
    assert!(cause.is_some());
    while let Some(error) = cause {
        shown += &format!(" {error} {error:?}");
        cause = error.source();
    }
    assert!(
        !shown.contains("hunter2") && !shown.contains("Invoice/332"),
        "{shown}"
    );
}

#[tokio::test]
async fn an_answer_that_breaks_off_keeps_its_status() {
    let server =
        Server::answering("HTTP/1.1 200 OK\r\ncontent-length: 100\r\nx-request-id: r-3\r\n\r\n{");
    let error = edit(&server.url).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.request_id(), Some("r-3"));
    assert_eq!(
        error.to_string(),
        "edit_invoice: HTTP 200 OK: the connection failed"
    );
    let silent = Server::answering("");
    assert_eq!(
        edit(&silent.url).await.unwrap_err().kind(),
        ErrorKind::Transport
    );
}

#[tokio::test]
async fn a_call_can_be_spawned_and_needs_no_output() {
    let server = Server::answering(&answer("200 OK", "", ""));
    let mut request = Request::new(&core(&server.url), &EDIT);
    request.path("id", &1);
    let call = Ping { request }
        .with_timeout(Duration::from_secs(9))
        .with_header("x-a", "1")
        .with_query("q", "1");
    tokio::spawn(async move { call.send().await })
        .await
        .unwrap()
        .unwrap();
}
