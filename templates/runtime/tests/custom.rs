//! Calls of places that the document does not have, and fields that it does not have.

use sdkwright_runtime::auth::{Credential, Scheme, SchemeKind};
use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::custom::CustomRequest;
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use serde_json::{Value as Json, json};

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, answer};

static SCHEMES: [Scheme; 2] = [scheme("key", "x-key"), scheme("second", "x-second")];

const fn scheme(name: &'static str, header: &'static str) -> Scheme {
    Scheme {
        name,
        kind: SchemeKind::Header(header),
        setter: name,
        variables: &[],
        further: &[],
    }
}

static UNDOCUMENTED: Operation = Operation {
    security: &[&["key"], &["second"], &[]],
    ..Operation::new("request", "", "")
};

static POST: Operation = Operation::new("add", "POST", "/things");

fn core(url: &str, credentials: &[&'static str]) -> Core {
    let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
    config.clock(TestClock::new());
    for scheme in credentials {
        config.credential(scheme, Credential::Token("k".into()));
    }
    config.build(Some(url.to_owned())).unwrap()
}

fn call(core: &Core, method: &str, path: &str) -> CustomRequest {
    CustomRequest::new(core, &UNDOCUMENTED, method, path)
}

#[tokio::test]
async fn a_call_goes_behind_the_base_url_with_what_it_was_given() {
    let server = Server::answering(&answer("200 OK", "", "[1,2]"));
    let core = core(&(server.url.clone() + "/api"), &["key"]);
    let found: Vec<u8> = call(&core, "POST", "/v2/things?deep=true")
        .query("limit", 3)
        .query("q", "a b")
        .json(&json!({"a": 1}))
        .with_header("x-mine", "m")
        .with_body_field("b", [true])
        .send()
        .await
        .unwrap();
    assert_eq!(found, [1, 2]);
    let request = server.request();
    for part in [
        "POST /api/v2/things?deep=true&limit=3&q=a%20b HTTP/1.1\r\n",
        "\r\nx-key: k\r\n",
        "\r\nx-mine: m\r\n",
        "\r\ncontent-type: application/json\r\n",
        "\r\n\r\n{\"a\":1,\"b\":[true]}",
    ] {
        assert!(request.contains(part), "{part}: {request}");
    }
    call(&core, "PUT", "/raw")
        .body("text", "text/plain")
        .send::<Json>()
        .await
        .unwrap();
    let request = &server.requests()[1];
    assert!(request.contains("\r\ncontent-type: text/plain\r\n") && request.ends_with("text"));
}

#[tokio::test]
async fn a_call_carries_what_the_client_has() {
    let cases: [(&[&'static str], &str); 3] = [
        (&["second", "key"], "x-key"),
        (&["second"], "x-second"),
        (&[], ""),
    ];
    for (credentials, expected) in cases {
        let server = Server::answering(&answer("204 No Content", "", ""));
        let core = core(&server.url, credentials);
        call(&core, "GET", "/a").send::<()>().await.unwrap();
        let request = server.request();
        for header in ["x-key", "x-second"] {
            let carries = request.contains(&format!("\r\n{header}: k\r\n"));
            assert_eq!(carries, header == expected, "{request}");
        }
    }
}

#[tokio::test]
async fn a_call_is_retried_by_its_method_and_fails_like_any_other() {
    for (method, attempts) in [("GET", 3), ("DELETE", 3), ("POST", 1), ("BREW", 1)] {
        let server = Server::answering(&answer("503 Busy", "", "{\"why\":1}"));
        let core = core(&server.url, &[]);
        let error = call(&core, method, "/a").send::<Json>().await.unwrap_err();
        assert_eq!(
            (error.attempts(), error.status().unwrap().as_u16()),
            (attempts, 503)
        );
        assert_eq!(error.to_string(), "request: HTTP 503 Service Unavailable");
        assert_eq!(error.body_as::<Json>().unwrap(), json!({"why": 1}));
        let raw = call(&core, method, "/a").with_max_retries(0);
        let raw = raw.send_raw::<Json>().await.unwrap();
        assert_eq!((raw.status().as_u16(), raw.attempts()), (503, 1));
    }
}

#[tokio::test]
async fn an_answer_without_a_body_is_null() {
    let server = Server::answering(&answer("200 OK", "", " "));
    let core = core(&server.url, &[]);
    call(&core, "GET", "/a").send::<()>().await.unwrap();
    assert_eq!(
        call(&core, "GET", "/a").send::<Option<u8>>().await.unwrap(),
        None
    );
    assert_eq!(
        call(&core, "GET", "/a").send::<Json>().await.unwrap(),
        Json::Null
    );
    let error = call(&core, "GET", "/a").send::<u8>().await.unwrap_err();
    assert!(error.is_decode(), "{error:?}");
}

#[tokio::test]
async fn a_path_stays_where_it_is_put() {
    let server = Server::answering(&answer("200 OK", "", "null"));
    let core = core(&(server.url.clone() + "/api"), &["key"]);
    for path in [
        "",
        "a",
        "https://evil.example/",
        "@evil.example/",
        ".evil.example",
        "/..",
        "/../x",
        "/a/./b",
        "/%2e%2E/x",
        "/.%2e",
        "/a\\..\\b",
        "/a#b",
        "/{id}",
        "/a\r\nx: y",
    ] {
        let error = call(&core, "GET", path).send::<Json>().await.unwrap_err();
        assert!(
            error.is_request() && error.is_not_sent(),
            "{path:?} {error}"
        );
    }
    let error = call(&core, "GE T", "/a").send::<Json>().await.unwrap_err();
    assert_eq!(error.to_string(), "request: the method is not one of HTTP");
    assert!(server.requests().is_empty());
    for (path, arrived) in [
        ("//evil.example/x", "/api//evil.example/x"),
        ("/a b/ü", "/api/a%20b/%C3%BC"),
        ("/a%2Fb/...?x=../..", "/api/a%2Fb/...?x=../.."),
    ] {
        call(&core, "GET", path).send::<Json>().await.unwrap();
        let request = server.requests().pop().unwrap();
        assert!(
            request.starts_with(&format!("GET {arrived} HTTP/1.1\r\n")),
            "{request}"
        );
    }
    let shown = format!("{:?}", call(&core, "GET", "/a").query("key", "hunter2"));
    assert_eq!(shown, "request (GET /a)");
}

type Set = fn(&mut Request);

#[tokio::test]
async fn fields_are_added_to_a_body_or_replace_its_own() {
    let cases: [(Set, &str); 7] = [
        (
            |r| {
                r.json(&json!({"a": 1, "b": 2}));
                r.with_body_field("c", "x");
                r.with_body_field("a", &[1.50]);
            },
            "{\"a\":[1.5],\"b\":2,\"c\":\"x\"}",
        ),
        // Whatever comes first.
        (
            |r| {
                r.with_body_field("c", &());
                r.json_as(&json!({}), "application/merge-patch+json");
            },
            "{\"c\":null}",
        ),
        (
            |r| {
                r.with_body_field("a", &1);
                r.with_body_field("a", &2);
            },
            "{\"a\":2}",
        ),
        // What is there stays as it is spelt.
        (
            |r| {
                r.bytes(
                    "{ \"n\" : 1.50e3, \"q\\\"\\u00fc\": [ 1 ] }".into(),
                    "application/json",
                );
                r.with_body_field("z", &1);
            },
            "{\"n\":1.50e3,\"q\\\"ü\":[ 1 ],\"z\":1}",
        ),
        (
            |r| r.with_body_field("a", &json!({"b": {}})),
            "{\"a\":{\"b\":{}}}",
        ),
        (
            |r| {
                r.json(&json!({}));
                r.with_body_field("", &1);
            },
            "{\"\":1}",
        ),
        (|r| r.json(&json!({})), "{}"),
    ];
    for (set, expected) in cases {
        let server = Server::answering(&answer("200 OK", "", ""));
        let mut request = Request::new(&core(&server.url, &[]), &POST);
        set(&mut request);
        request.send().await.unwrap();
        let request = server.request();
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        assert_eq!(body, expected);
        assert!(head.contains("json"), "{head}");
    }
}

#[tokio::test]
async fn fields_do_not_fit_into_everything() {
    let refused: [(Set, &str); 5] = [
        (|r| r.json(&[1]), "fields can be added"),
        (|r| r.json("text"), "fields can be added"),
        (
            |r| r.text("{}".to_owned(), "text/plain"),
            "fields can be added",
        ),
        (
            |r| r.bytes("{oops".into(), "application/json"),
            "fields can be added",
        ),
        (
            |r| {
                let odd: std::collections::BTreeMap<Vec<u8>, u8> = [(vec![1], 1)].into();
                r.with_body_field("odd", &odd);
            },
            "the field `odd` does not serialize",
        ),
    ];
    let server = Server::answering(&answer("200 OK", "", ""));
    for (set, message) in refused {
        let mut request = Request::new(&core(&server.url, &[]), &POST);
        set(&mut request);
        request.with_body_field("a", &1);
        let error = request.send().await.unwrap_err();
        assert!(
            error.is_request() && error.to_string().contains(message),
            "{error}"
        );
    }
    assert!(server.requests().is_empty());
}
