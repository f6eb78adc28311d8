//! The hunt for secrets: nothing that can be printed prints one, nor a body, a value of a parameter or a header.

use std::error::Error as _;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use sdkwright_runtime::auth::{Credential, Scheme, SchemeKind};
use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::custom::CustomRequest;
use sdkwright_runtime::error::Error;
use sdkwright_runtime::intercept::{After, Before, BoxError, Interceptor};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::response::json;
use sdkwright_runtime::secret::Secret;
use sdkwright_runtime::sending::SendingRaw;
use sdkwright_runtime::stream;
use sdkwright_runtime::transport::{Attempt, SendError, Sending, Transport};
use sdkwright_runtime::upload::Upload;
use serde_json::Value as Json;

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, answer, nobody};

/// In credentials, parameters, headers, bodies, and in what servers answer.
const SECRET: &str = "hunter2";

/// `hunter2:hunter2`
const BASIC: &str = "aHVudGVyMjpodW50ZXIy";

static SCHEMES: [Scheme; 4] = [
    scheme("basic", SchemeKind::Basic),
    scheme("header", SchemeKind::Header("x-key")),
    scheme("query", SchemeKind::Query("key")),
    scheme("cookie", SchemeKind::Cookie("sid")),
];

const fn scheme(name: &'static str, kind: SchemeKind) -> Scheme {
    Scheme {
        name,
        kind,
        setter: name,
        variables: &[],
        further: &[],
    }
}

static CALL: Operation = Operation {
    security: &[&["basic", "header", "query", "cookie"]],
    success_flag: Some("ok"),
    ..Operation::new("call", "POST", "/things/{id}")
};

static CUSTOM: Operation = Operation {
    security: &[&["basic", "header", "query", "cookie"]],
    ..Operation::new("request", "", "")
};

/// All that was printed.
#[derive(Default)]
struct Printed(Mutex<Vec<String>>);

impl Printed {
    fn print(&self, value: &(impl Debug + ?Sized)) {
        let mut printed = self.0.lock().unwrap();
        printed.extend([format!("{value:?}"), format!("{value:#?}")]);
    }

    fn error(&self, error: &Error) {
        self.print(error);
        self.0.lock().unwrap().push(error.to_string());
        let mut source = error.source();
        while let Some(error) = source {
            self.print(error);
            self.0.lock().unwrap().push(error.to_string());
            source = error.source();
        }
    }

    /// How much there is, once all of it was looked through.
    fn searched(&self) -> usize {
        let printed = self.0.lock().unwrap();
        for text in printed.iter() {
            assert!(!text.contains(SECRET) && !text.contains(BASIC), "{text}");
            // As bytes: `[104, 117, …]`.
            assert!(
                !text.contains("104, 117, 110, 116") && !text.contains("104,\n"),
                "{text}"
            );
        }
        printed.len()
    }
}

impl Interceptor for Printed {
    fn before(&self, attempt: &mut Before<'_>) -> Result<(), BoxError> {
        self.print(attempt);
        Ok(())
    }

    fn after(&self, attempt: &After<'_>) {
        self.print(attempt);
    }
}

/// A transport that prints the attempt and passes it on.
struct Through(reqwest::Client, Arc<Printed>);

impl Transport for Through {
    fn send(&self, attempt: Attempt) -> Sending<'_> {
        self.1.print(&attempt);
        Box::pin(async move {
            let answer = self.0.execute(attempt.request).await;
            answer.map_err(|error| {
                let error = SendError::from(error);
                self.1.print(&error);
                error
            })
        })
    }
}

fn core(url: &str, printed: &Arc<Printed>) -> Core {
    let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
    config.clock(TestClock::new());
    config.default_header("x-default", SECRET);
    config.interceptor(printed.clone());
    config.transport(Arc::new(Through(reqwest::Client::new(), printed.clone())));
    config.credential(
        "basic",
        Credential::Basic {
            username: SECRET.to_owned(),
            password: SECRET.into(),
        },
    );
    for scheme in ["header", "query", "cookie"] {
        config.credential(scheme, Credential::Token(SECRET.into()));
    }
    printed.print(&config);
    let core = config.build(Some(url.to_owned())).unwrap();
    printed.print(&core);
    core
}

/// A call with a secret wherever one fits.
fn call(core: &Core) -> Request {
    let mut request = Request::new(core, &CALL);
    request.path("id", &SECRET);
    request.query("q", &SECRET);
    request.header("x-h", &SECRET);
    request.cookie("c", &SECRET);
    request.with_header("x-mine", SECRET);
    request.with_query("mine", SECRET);
    request.json(
        &[("a", SECRET)]
            .iter()
            .copied()
            .collect::<std::collections::BTreeMap<_, _>>(),
    );
    request.with_body_field("b", SECRET);
    request
}

#[tokio::test]
async fn no_outcome_of_a_call_prints_a_secret() {
    let head = "x-secret: hunter2\r\nset-cookie: s=hunter2\r\n";
    let outcomes = [
        answer("200 OK", head, "{\"a\":\"hunter2\"}"),
        answer("200 OK", head, "{\"ok\":false,\"a\":\"hunter2\"}"),
        answer("200 OK", head, "hunter2 {"),
        answer("200 OK", head, "[\"hunter2\", hunter2]"),
        answer("400 Bad Request", head, "hunter2"),
        answer("400 hunter2", head, "hunter2"),
        answer("429 Slow Down", head, "hunter2"),
        answer("302 Found", "location: http://hunter2.invalid/\r\n", ""),
        format!("HTTP/1.1 200 OK\r\n{head}content-length: 99\r\n\r\nhunter2"),
        format!("HTTP/1.1 200 OK\r\n{head}transfer-encoding: chunked\r\n\r\nhunter2\r\n"),
        "hunter2\r\n\r\n".to_owned(),
        String::new(),
    ];
    let printed = Arc::new(Printed::default());
    for outcome in outcomes {
        let server = Server::answering(&outcome);
        let core = core(&server.url, &printed);
        let request = call(&core);
        printed.print(&request);
        match SendingRaw::new(request, json::<Json>).await {
            Err(error) => printed.error(&error),
            Ok(response) => {
                printed.print(&response);
                if let Err(error) = response.parse() {
                    printed.error(&error);
                    if let Err(error) = error.body_as::<Vec<u8>>() {
                        printed.error(&error);
                    }
                }
            }
        }
        // It was all sent.
        let request = server.requests()[0].clone();
        assert!(
            request.matches(SECRET).count() >= 9 && request.contains(BASIC),
            "{request}"
        );
    }
    let core = core(&nobody(), &printed);
    printed.error(&call(&core).send().await.unwrap_err());
    let custom = CustomRequest::new(&core, &CUSTOM, "GET", "/a").query("q", SECRET);
    printed.print(&custom);
    printed.error(&custom.send::<Json>().await.unwrap_err());
    assert!(printed.searched() > 100);
}

#[tokio::test]
async fn no_stream_prints_a_secret() {
    let printed = Arc::new(Printed::default());
    let head = "content-type: text/event-stream\r\nx-secret: hunter2\r\n";
    let server = Server::answering(&answer("200 OK", head, "data: hunter2\n\n"));
    let core = core(&server.url, &printed);
    let mut events = stream::events::<Vec<u8>>(call(&core)).await.unwrap();
    printed.print(&events);
    printed.error(&events.next().await.unwrap().unwrap_err());
    let mut items = stream::lines::<Vec<u8>>(call(&core)).await.unwrap();
    printed.print(&items);
    printed.error(&items.next().await.unwrap().unwrap_err());
    printed.print(&stream::download(call(&core)).await.unwrap());
    assert!(printed.searched() > 20);
}

#[tokio::test]
async fn what_cannot_be_sent_does_not_print_a_secret() {
    type Spoil = fn(&mut Request);
    let spoils: [Spoil; 5] = [
        |request| request.path("id", &""),
        |request| request.header("x-h", &"hunter2\n"),
        |request| request.with_header("x-h", "hunter2\r\nx: y"),
        |request| request.with_idempotency_key("hunter2\n"),
        |request| request.text("hunter2".to_owned(), "text/hunter\n2"),
    ];
    let printed = Arc::new(Printed::default());
    let core = core(&nobody(), &printed);
    for spoil in spoils {
        let mut request = call(&core);
        spoil(&mut request);
        printed.error(&request.send().await.unwrap_err());
    }
    assert!(printed.searched() > 10);
}

#[test]
fn no_value_that_holds_a_secret_prints_it() {
    let printed = Printed::default();
    printed.print(&Secret::from(SECRET));
    printed.print(&Credential::Token(SECRET.into()));
    printed.print(&Credential::Basic {
        username: SECRET.to_owned(),
        password: SECRET.into(),
    });
    printed.print(&Upload::bytes(SECRET).header("x", SECRET).file_name("a"));
    printed.print(&Upload::bytes(Bytes::from_static(SECRET.as_bytes())));
    let error = SendError::unanswered("the network");
    printed.print(&error);
    assert_eq!(error.to_string(), "the connection failed");
    assert_eq!(error.source().unwrap().to_string(), "the network");
    assert_eq!(printed.searched(), 12);
}
