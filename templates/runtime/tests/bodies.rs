//! Bodies of one piece, as they arrive.

use std::collections::BTreeMap;

use bytes::Bytes;
use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::wire;
use serde::{Serialize, Serializer};
use serde_json::json;

mod loopback;

use loopback::{Server, answer};

static SEND: Operation = Operation::new("send", "PUT", "/things");

fn core(url: &str) -> Core {
    Config::new("acme-sdk/1.2.3", &[])
        .build(Some(url.to_owned()))
        .unwrap()
}

#[tokio::test]
async fn bodies_have_their_content_types() {
    type Fill = fn(&mut Request);
    let cases: [(Fill, &str, &str); 9] = [
        (|r| r.json("x"), "application/json", "\"x\""),
        (
            |r| r.json_as(&[1], "application/merge-patch+json"),
            "application/merge-patch+json",
            "[1]",
        ),
        (
            |r| {
                r.form(
                    &json!({"a": [1, 2]}),
                    &[],
                    "application/x-www-form-urlencoded",
                )
            },
            "application/x-www-form-urlencoded",
            "a=1&a=2",
        ),
        (
            |r| r.text("hé".to_owned(), "text/plain; charset=utf-8"),
            "text/plain; charset=utf-8",
            "hé",
        ),
        (
            |r| r.bytes(Bytes::from_static(b"\0"), "application/octet-stream"),
            "application/octet-stream",
            "\0",
        ),
        (
            |r| r.json_each(&[1, 2], "", "\n", "application/jsonl"),
            "application/jsonl",
            "1\n2\n",
        ),
        (
            |r| r.json_each(&["a"], "\u{1e}", "\n", "application/json-seq"),
            "application/json-seq",
            "\u{1e}\"a\"\n",
        ),
        (
            |r| r.upload(Bytes::from_static(b"x").into(), "image/png"),
            "image/png",
            "x",
        ),
        (
            |r| {
                r.json("x");
                r.with_header("Content-Type", "application/x")
            },
            "application/x",
            "\"x\"",
        ),
    ];
    for (fill, content_type, body) in cases {
        let server = Server::answering(&answer("200 OK", "", "{}"));
        let mut request = Request::new(&core(&server.url), &SEND);
        fill(&mut request);
        request.send().await.unwrap();
        let request = server.request();
        assert!(
            request.contains(&format!("\r\ncontent-type: {content_type}\r\n")),
            "{request}"
        );
        assert!(request.ends_with(&format!("\r\n\r\n{body}")), "{request}");
    }
}

/// Writes whether it is part of a request.
struct IsSending;

impl Serialize for IsSending {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(wire::is_sending())
    }
}

#[tokio::test]
async fn every_kind_of_json_knows_that_it_is_sent() {
    type Fill = fn(&mut Request);
    let cases: [(Fill, &str); 3] = [
        (|r| r.json(&IsSending), "true"),
        (
            |r| {
                let body = BTreeMap::from([("a", IsSending)]);
                r.form(&body, &[], "application/x-www-form-urlencoded");
            },
            "a=true",
        ),
        (
            |r| r.json_each(&[IsSending, IsSending], "", "\n", "application/jsonl"),
            "true\ntrue\n",
        ),
    ];
    for (fill, body) in cases {
        let server = Server::answering(&answer("200 OK", "", "{}"));
        let mut request = Request::new(&core(&server.url), &SEND);
        fill(&mut request);
        request.send().await.unwrap();
        let sent = server.request();
        assert!(sent.ends_with(&format!("\r\n\r\n{body}")), "{sent}");
    }
}

#[tokio::test]
async fn an_empty_body_says_so_where_one_is_usual() {
    static GET: Operation = Operation::new("get", "GET", "/things");
    static POST: Operation = Operation::new("post", "POST", "/things");
    let form = |r: &mut Request| r.form(&json!({}), &[], "application/x-www-form-urlencoded");
    for (operation, fill, says) in [
        (&GET, None, false),
        (&POST, None, true),
        (&SEND, None, true),
        (&POST, Some(form), true),
    ] {
        let server = Server::answering(&answer("200 OK", "", "{}"));
        let mut request = Request::new(&core(&server.url), operation);
        if let Some(fill) = fill {
            fill(&mut request);
        }
        request.send().await.unwrap();
        let sent = server.request();
        assert_eq!(
            sent.matches("\r\ncontent-length: 0\r\n").count(),
            usize::from(says),
            "{sent}"
        );
        assert_eq!(
            sent.matches("content-length").count(),
            usize::from(says),
            "{sent}"
        );
    }
}
