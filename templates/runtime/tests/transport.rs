//! Transports and interceptors: what carries attempts, what watches them, and what neither gets to see or do.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::HeaderMap;
use sdkwright_runtime::auth::{Credential, Scheme, SchemeKind};
use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::error::{Delivery, ErrorKind, Timeout};
use sdkwright_runtime::intercept::{After, Before, BoxError, Interceptor};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::stream;
use sdkwright_runtime::transport::{Attempt, SendError, Sending, Transport};

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, answer};

const SECRET: &str = "hunter2";

static SCHEMES: [Scheme; 3] = [
    scheme("bearer", SchemeKind::Bearer),
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

static PUT: Operation = Operation {
    security: &[&["bearer", "query", "cookie"]],
    accept: Some("application/json"),
    ..Operation::new("put_pet", "PUT", "/pets/{id}")
};

static POST: Operation = Operation::new("add_pet", "POST", "/pets");

fn config() -> Config {
    let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
    config.clock(TestClock::new());
    for scheme in &SCHEMES {
        config.credential(scheme.name, Credential::Token(SECRET.into()));
    }
    config
}

/// A transport that answers from a list, and notes what it was to send.
#[derive(Default)]
struct Memory {
    script: Mutex<Vec<Result<http::Response<&'static str>, SendError>>>,
    sent: Mutex<Vec<String>>,
}

impl Memory {
    fn of(script: impl IntoIterator<Item = Result<(u16, &'static str), SendError>>) -> Arc<Self> {
        let answers = script.into_iter().map(|step| {
            step.map(|(status, body)| {
                let answer = http::Response::builder().status(status);
                answer.header("x-a", "b").body(body).unwrap()
            })
        });
        let mut script: Vec<_> = answers.collect();
        script.reverse();
        Arc::new(Self {
            script: Mutex::new(script),
            sent: Mutex::default(),
        })
    }

    fn core(self: &Arc<Self>) -> Core {
        let mut config = config();
        config.transport(self.clone());
        config
            .build(Some("https://api.example.test".into()))
            .unwrap()
    }
}

impl Transport for Memory {
    fn send(&self, attempt: Attempt) -> Sending<'_> {
        let body = attempt.request.body().and_then(reqwest::Body::as_bytes);
        self.sent.lock().unwrap().push(format!(
            "{} {} {} {} {:?} {}",
            attempt.operation,
            attempt.number,
            attempt.request.method(),
            attempt.request.url(),
            attempt.connect_timeout,
            String::from_utf8_lossy(body.unwrap_or_default()),
        ));
        let answer = self.script.lock().unwrap().pop().unwrap();
        Box::pin(async move { answer.map(reqwest::Response::from) })
    }
}

fn pet(core: &Core) -> Request {
    let mut request = Request::new(core, &PUT);
    request.path("id", &7);
    request.json(&[1]);
    request
}

#[tokio::test]
async fn a_transport_gets_the_whole_attempt_and_its_answer_is_an_answer() {
    let memory = Memory::of([Ok((503, "later")), Ok((200, "[2]"))]);
    let mut request = pet(&memory.core());
    request.with_connect_timeout(Duration::from_secs(9));
    let answered = request.send().await.unwrap();
    assert_eq!(
        (answered.status.as_u16(), &*answered.body),
        (200, &b"[2]"[..])
    );
    assert_eq!(answered.headers["x-a"], "b");
    assert_eq!(answered.history.attempts, 2);
    assert_eq!(
        *memory.sent.lock().unwrap(),
        [
            "put_pet 1 PUT https://api.example.test/pets/7?key=hunter2 9s [1]",
            "put_pet 2 PUT https://api.example.test/pets/7?key=hunter2 9s [1]",
        ]
    );
}

#[tokio::test]
async fn a_transport_says_whether_anything_was_sent() {
    let refused = || Err(SendError::not_sent("nobody there"));
    let lost = || Err(SendError::unanswered("gone"));
    let memory = Memory::of([refused(), refused(), refused()]);
    let error = Request::new(&memory.core(), &POST)
        .send()
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Connect, Delivery::NotSent)
    );
    assert_eq!(error.attempts(), 3);

    let memory = Memory::of([refused(), lost()]);
    let error = Request::new(&memory.core(), &POST)
        .send()
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery(), error.attempts()),
        (ErrorKind::Transport, Delivery::MaybeProcessed, 2)
    );
    let memory = Memory::of([Err(SendError::unanswered("slow").timed_out())]);
    let error = Request::new(&memory.core(), &POST)
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.timeout(), Some(Timeout::Attempt));
    let memory = Memory::of([Err(SendError::not_sent("slow").timed_out())]);
    let mut request = Request::new(&memory.core(), &POST);
    request.with_max_retries(0);
    let error = request.send().await.unwrap_err();
    assert_eq!(error.timeout(), Some(Timeout::Connect));
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(source.to_string(), "slow");
}

#[tokio::test]
async fn a_stream_comes_through_any_transport() {
    let memory = Memory::of([Ok((200, "abc"))]);
    let request = Request::new(&memory.core(), &POST);
    let mut download = stream::download(request).await.unwrap();
    assert_eq!(download.chunk().await.unwrap().unwrap(), "abc");
    assert_eq!(download.chunk().await.unwrap(), None);
}

/// An interceptor that notes all that it is shown, and adds headers.
#[derive(Default)]
struct Watch {
    seen: Mutex<Vec<String>>,
}

impl Interceptor for Watch {
    fn before(&self, attempt: &mut Before<'_>) -> Result<(), BoxError> {
        let mut headers: Vec<_> = attempt.headers.iter().collect();
        headers.sort_by_key(|(name, _)| name.as_str());
        let names: Vec<_> = headers
            .iter()
            .map(|(name, value)| format!("{name}={}", value.to_str().unwrap()))
            .collect();
        self.seen.lock().unwrap().push(format!(
            "before {} {} {} {} {} {:?} {}",
            attempt.operation,
            attempt.method,
            attempt.template,
            attempt.number,
            attempt.url,
            attempt.body.map(String::from_utf8_lossy),
            names.join(" "),
        ));
        attempt.set_header("x-attempt", &attempt.number.to_string())
    }

    fn after(&self, attempt: &After<'_>) {
        self.seen.lock().unwrap().push(format!(
            "after {} {} {:?} {:?} {:?}",
            attempt.operation,
            attempt.number,
            attempt.status().map(|status| status.as_u16()),
            attempt.retry_in.is_some(),
            attempt.headers().map(HeaderMap::len),
        ));
    }
}

#[tokio::test]
async fn an_interceptor_sees_each_attempt_and_no_secret() {
    let server = Server::scripted(&[answer("503 Busy", "", ""), answer("200 OK", "", "[]")]);
    let watch = Arc::new(Watch::default());
    let mut config = config();
    config.interceptor(watch.clone());
    config.default_header("x-default", SECRET);
    let core = config.build(Some(server.url.clone())).unwrap();
    let mut request = pet(&core);
    request.query("limit", &2);
    request.cookie("c", &SECRET);
    request.header("x-param", &SECRET);
    request.with_header("x-mine", SECRET);
    request.with_header("accept", SECRET);
    request.with_idempotency_key("k-1");
    request.send().await.unwrap();
    let agent = format!(
        "user-agent=acme-sdk/1.2.3 (rust; {}; {})",
        std::env::consts::OS,
        std::env::consts::ARCH
    );
    let before = |number: usize| {
        format!(
            "before put_pet PUT /pets/{{id}} {number} {}/pets/7?limit=2 Some(\"[1]\") \
             content-type=application/json idempotency-key=k-1 {agent}",
            server.url
        )
    };
    assert_eq!(
        *watch.seen.lock().unwrap(),
        [
            before(1),
            "after put_pet 1 Some(503) true Some(2)".to_owned(),
            before(2),
            "after put_pet 2 Some(200) false Some(2)".to_owned(),
        ]
    );
    // What was sent has it all.
    for (index, request) in server.requests().iter().enumerate() {
        for part in [
            format!("\r\nx-attempt: {}\r\n", index + 1),
            "/pets/7?limit=2&key=hunter2 ".to_owned(),
            "\r\nauthorization: Bearer hunter2\r\n".to_owned(),
            "\r\ncookie: c=hunter2; sid=hunter2\r\n".to_owned(),
            "\r\nidempotency-key: k-1\r\n".to_owned(),
        ] {
            assert!(request.contains(&part), "{part}: {request}");
        }
    }
}

#[tokio::test]
async fn interceptors_hear_of_attempts_that_fail() {
    let memory = Memory::of([
        Err(SendError::unanswered("gone")),
        Err(SendError::not_sent("nobody there")),
        Ok((204, "")),
    ]);
    let watch = Arc::new(Watch::default());
    let mut config = config();
    config.transport(memory.clone());
    config.interceptor(watch.clone());
    let core = config
        .build(Some("https://api.example.test".into()))
        .unwrap();
    pet(&core).send().await.unwrap();
    let after: Vec<String> = watch.seen.lock().unwrap().clone();
    let after: Vec<_> = after
        .iter()
        .filter(|line| line.starts_with("after"))
        .collect();
    assert_eq!(
        after,
        [
            "after put_pet 1 None true None",
            "after put_pet 2 None true None",
            "after put_pet 3 Some(204) false Some(1)",
        ]
    );
}

/// One of several interceptors, which notes the order.
struct Ordered(&'static str, Arc<Mutex<Vec<&'static str>>>);

impl Interceptor for Ordered {
    fn before(&self, attempt: &mut Before<'_>) -> Result<(), BoxError> {
        self.1.lock().unwrap().push(self.0);
        attempt.set_header("authorization", self.0)
    }

    fn after(&self, _: &After<'_>) {
        self.1.lock().unwrap().push(self.0);
    }
}

#[tokio::test]
async fn interceptors_stand_around_each_other_and_the_last_word_is_the_last_ones() {
    let server = Server::answering(&answer("200 OK", "", ""));
    let order = Arc::new(Mutex::new(Vec::new()));
    let mut config = config();
    config.interceptor(Arc::new(Ordered("one", order.clone())));
    config.interceptor(Arc::new(Ordered("two", order.clone())));
    let core = config.build(Some(server.url.clone())).unwrap();
    pet(&core).send().await.unwrap();
    assert_eq!(*order.lock().unwrap(), ["one", "two", "two", "one"]);
    let request = server.request();
    assert_eq!(request.matches("authorization: ").count(), 1);
    assert!(request.contains("\r\nauthorization: two\r\n"), "{request}");
}

/// An interceptor that is against it.
struct Refuse(Refusal);

type Refusal = fn(&mut Before<'_>) -> Result<(), BoxError>;

impl Interceptor for Refuse {
    fn before(&self, attempt: &mut Before<'_>) -> Result<(), BoxError> {
        (self.0)(attempt)
    }

    fn after(&self, _: &After<'_>) {
        unreachable!("nothing was sent");
    }
}

#[tokio::test]
async fn an_interceptor_can_refuse_an_attempt() {
    let server = Server::answering(&answer("200 OK", "", ""));
    let refusals: [Refusal; 3] = [
        |_| Err("not today".into()),
        |attempt| attempt.set_header("x y", "a"),
        |attempt| attempt.set_header("x", "hunter2\n"),
    ];
    for refusal in refusals {
        let mut config = config();
        config.interceptor(Arc::new(Refuse(refusal)));
        let core = config.build(Some(server.url.clone())).unwrap();
        let error = pet(&core).send().await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "put_pet: an interceptor refused the attempt"
        );
        assert!(error.is_request() && error.is_not_sent() && error.attempts() == 0);
        assert!(std::error::Error::source(&error).is_some());
        assert!(!format!("{error:?}").contains(SECRET), "{error:?}");
    }
    assert!(server.requests().is_empty());
}
