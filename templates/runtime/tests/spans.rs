//! What `tracing` is told of calls, collected by a subscriber that keeps everything.
#![cfg(feature = "tracing")]

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use sdkwright_runtime::auth::{Credential, Scheme, SchemeKind};
use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::custom::CustomRequest;
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use serde_json::Value as Json;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::set_default;
use tracing::{Event, Metadata, Subscriber};

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, answer, nobody};

/// In credentials, parameters, headers, bodies, and in what servers answer.
const SECRET: &str = "hunter2";

static SCHEMES: [Scheme; 1] = [Scheme {
    name: "key",
    kind: SchemeKind::Query("key"),
    setter: "key",
    variables: &[],
    further: &[],
}];

static UPDATE: Operation = Operation {
    security: &[&["key"]],
    ..Operation::new("update_pet", "PUT", "/pets/{id}")
};

static UNDOCUMENTED: Operation = Operation {
    security: &[&["key"]],
    ..Operation::new("request", "", "")
};

type Fields = BTreeMap<String, String>;

/// What was told: the spans, and the events with the number of the span that they are in.
#[derive(Clone, Default)]
struct Collected(Arc<Mutex<Told>>);

#[derive(Default)]
struct Told {
    spans: Vec<Fields>,
    events: Vec<(u64, Fields)>,
    within: Vec<u64>,
}

struct Reader<'a>(&'a mut Fields);

impl Visit for Reader<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }
}

impl Subscriber for Collected {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sdkwright_runtime"
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields::new();
        fields.insert("name".into(), span.metadata().name().into());
        fields.insert("level".into(), span.metadata().level().to_string());
        span.record(&mut Reader(&mut fields));
        let mut told = self.0.lock().unwrap();
        told.spans.push(fields);
        Id::from_u64(told.spans.len() as u64)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let mut told = self.0.lock().unwrap();
        let index = span.into_u64() as usize - 1;
        values.record(&mut Reader(&mut told.spans[index]));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::new();
        event.record(&mut Reader(&mut fields));
        let mut told = self.0.lock().unwrap();
        let within = told.within.last().copied().unwrap_or_default();
        told.events.push((within, fields));
    }

    fn enter(&self, span: &Id) {
        self.0.lock().unwrap().within.push(span.into_u64());
    }

    fn exit(&self, _: &Id) {
        self.0.lock().unwrap().within.pop();
    }
}

fn core(url: &str) -> Core {
    let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
    config.clock(TestClock::new());
    config.credential("key", Credential::Token(SECRET.into()));
    config.default_header("x-tenant", SECRET);
    config.build(Some(url.to_owned())).unwrap()
}

/// A call with a secret in every place that it has.
fn update(url: &str) -> Request {
    let mut request = Request::new(&core(url), &UPDATE);
    request.path("id", &SECRET);
    request.query("q", &SECRET);
    request.with_header("x-more", SECRET);
    request.json(&[SECRET]);
    request
}

/// The fields, as `name=value`.
fn shown(fields: &Fields) -> Vec<String> {
    let pairs = fields.iter().filter(|(name, _)| *name != "elapsed_ms");
    pairs
        .map(|(name, value)| format!("{name}={value}"))
        .collect()
}

fn told_of_nothing_secret(collected: &Collected) {
    let told = collected.0.lock().unwrap();
    let all = format!("{:?} {:?}", told.spans, told.events);
    assert!(!all.contains(SECRET), "{all}");
}

#[tokio::test]
async fn a_call_is_a_span_and_each_attempt_an_event() {
    let private = format!("set-cookie: a={SECRET}\r\nx-private: {SECRET}\r\nretry-after: 1\r\n");
    let server = Server::scripted(&[
        answer("503 Service Unavailable", &private, SECRET),
        answer(
            "200 OK",
            "content-type: text/plain\r\nx-request-id: r-7\r\n",
            SECRET,
        ),
    ]);
    let collected = Collected::default();
    let guard = set_default(collected.clone());
    update(&server.url).send().await.unwrap();
    drop(guard);
    let told = collected.0.lock().unwrap();
    assert_eq!(told.spans.len(), 1);
    assert_eq!(
        shown(&told.spans[0]),
        [
            "attempts=2",
            "http.request.method=\"PUT\"",
            "http.response.status_code=200",
            "level=INFO",
            "name=call",
            "otel.kind=\"client\"",
            "otel.name=\"update_pet\"",
            "request_id=\"r-7\"",
            "url.template=\"/pets/{id}\"",
        ]
    );
    let events: Vec<_> = told
        .events
        .iter()
        .map(|(span, fields)| (*span, shown(fields)))
        .collect();
    let expected = [
        vec![
            "content_length=\"7\"",
            "http.response.status_code=503",
            "message=attempt",
            "number=1",
            "retry_after=\"1\"",
            "retry_in_ms=1000",
        ],
        vec![
            "content_length=\"7\"",
            "content_type=\"text/plain\"",
            "http.response.status_code=200",
            "message=attempt",
            "number=2",
            "request_id=\"r-7\"",
        ],
    ];
    assert_eq!(events.len(), expected.len());
    for ((span, event), expected) in events.into_iter().zip(expected) {
        assert_eq!(
            (span, event),
            (1, expected.iter().map(ToString::to_string).collect())
        );
    }
    drop(told);
    told_of_nothing_secret(&collected);
}

#[tokio::test]
async fn failures_are_told_by_kind_and_delivery() {
    let refused = Server::answering(&answer("404 Not Found", "", SECRET));
    // Where the call goes; the fields of its span that tell of failure.
    let cases = [
        (
            nobody(),
            vec![
                "attempts=3",
                "delivery=NotSent",
                "error.type=Connect",
                "otel.status_code=\"ERROR\"",
            ],
        ),
        (
            refused.url,
            vec![
                "attempts=1",
                "http.response.status_code=404",
                "otel.status_code=\"ERROR\"",
            ],
        ),
    ];
    for (url, expected) in cases {
        let collected = Collected::default();
        let guard = set_default(collected.clone());
        _ = update(&url).send().await;
        drop(guard);
        let mut fields = shown(&collected.0.lock().unwrap().spans[0]);
        fields.retain(|field| {
            let told = [
                "attempts",
                "delivery",
                "error.type",
                "http.response",
                "otel.status_code",
            ];
            told.iter().any(|name| field.starts_with(name))
        });
        assert_eq!(fields, expected);
        told_of_nothing_secret(&collected);
    }
}

#[tokio::test]
async fn the_path_of_an_undocumented_call_is_private() {
    let server = Server::answering(&answer("200 OK", "", "7"));
    let collected = Collected::default();
    let guard = set_default(collected.clone());
    let path = format!("/beta/{SECRET}?token={SECRET}");
    let call = CustomRequest::new(&core(&server.url), &UNDOCUMENTED, "GET", &path);
    call.send::<Json>().await.unwrap();
    drop(guard);
    let fields = collected.0.lock().unwrap().spans[0].clone();
    assert_eq!(fields["otel.name"], "\"request\"");
    assert!(!fields.contains_key("url.template"));
    told_of_nothing_secret(&collected);
}
