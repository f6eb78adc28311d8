//! A mock in the place of a server: what it records, what it refuses, and what it answers.

use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;

use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::custom::CustomRequest;
use sdkwright_runtime::error::{Delivery, Error, ErrorKind, Timeout};
use sdkwright_runtime::mock::{Mock, Reply};
use sdkwright_runtime::mock_contract::{Contract, Example, Kind, Parameter, Place};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::response::Answer;
use serde_json::{Value as Json, json};

mod clock;

use clock::TestClock;

static UPDATE: Operation = Operation::new("update", "PUT", "/pets/{id}/size-{size}");

static OTHER_UPDATE: Operation = Operation::new("update", "PUT", "/homes");

static UNDOCUMENTED: Operation = Operation::new("request", "", "");

const fn parameter(name: &'static str, place: Place, required: bool, kind: Kind) -> Parameter {
    Parameter {
        name,
        place,
        required,
        kind,
    }
}

static CONTRACTS: &[Contract] = &[
    Contract {
        name: "update",
        group: "homes",
        method: "PUT",
        path: "/homes",
        parameters: &[],
        body: None,
        example: Example {
            status: 204,
            content_type: "",
            body: "",
        },
    },
    Contract {
        name: "update",
        group: "pets",
        method: "PUT",
        path: "/pets/{id}/size-{size}",
        parameters: &[
            parameter("id", Place::Path, true, Kind::Integer),
            parameter("size", Place::Path, true, Kind::Any),
            parameter("dry", Place::Query, true, Kind::Boolean),
            parameter("share", Place::Query, false, Kind::Number),
            parameter("filter", Place::Query, false, Kind::Any),
            parameter("X-Shop", Place::Header, true, Kind::Any),
            parameter("sid", Place::Cookie, false, Kind::Integer),
        ],
        body: Some(("application/json", true)),
        example: Example {
            status: 200,
            content_type: "application/json",
            body: r#"{"name":"Rex"}"#,
        },
    },
];

fn core(mock: &Mock) -> Core {
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.transport(Arc::new(mock.clone()));
    config.clock(TestClock::new());
    config.build(Some("http://mock.example/v1".into())).unwrap()
}

/// A request that is as it should be.
fn update(mock: &Mock) -> Request {
    let mut request = Request::new(&core(mock), &UPDATE);
    request.path("id", &7);
    request.path("size", &"big");
    request.query("dry", &true);
    request.header("X-Shop", &"acme");
    request.json(&json!({ "name": "Rex" }));
    request
}

async fn other(mock: &Mock) -> Result<Answer, Error> {
    Request::new(&core(mock), &OTHER_UPDATE).send().await
}

#[tokio::test]
async fn a_call_is_recorded_and_answered_with_the_example() {
    let mock = Mock::of(CONTRACTS);
    let answer = update(&mock).send().await.unwrap();
    assert_eq!(
        (answer.status.as_u16(), &answer.body[..]),
        (200, &br#"{"name":"Rex"}"#[..])
    );
    assert_eq!(answer.headers["content-type"], "application/json");
    assert_eq!(other(&mock).await.unwrap().status, 204);
    let calls = mock.calls();
    let call = &calls[0];
    assert_eq!(
        (call.operation, call.number, call.method.as_str()),
        ("update", 1, "PUT")
    );
    assert_eq!(call.url.path(), "/v1/pets/7/size-big");
    assert_eq!(call.query("dry").as_deref(), Some("true"));
    assert_eq!(call.header("x-shop"), Some("acme"));
    assert_eq!(call.json::<Json>().unwrap(), json!({ "name": "Rex" }));
    assert!(calls[1].json::<Json>().unwrap_err().is_decode());
    assert_eq!(
        format!("{mock:?} {calls:?}"),
        "Mock(2 calls) [Recorded(update, 1), Recorded(update, 1)]"
    );
}

/// What is done to a request, and what the mock says of it; nothing if it is fine.
type Case = (Change, Option<&'static str>);

type Change = fn(&mut Request);

#[tokio::test]
async fn requests_are_held_against_the_document() {
    let cases: [Case; 13] = [
        (|_| {}, None),
        (
            |request| request.path("id", &"x7"),
            Some("the path parameter `id` is no Integer"),
        ),
        (|request| request.path("id", &"-7"), None),
        (
            |request| request.query("dry", &"yes"),
            Some("the query parameter `dry` is no Boolean"),
        ),
        (|request| request.query("share", &"0.5"), None),
        (
            |request| request.query("share", &"half"),
            Some("the query parameter `share` is no Number"),
        ),
        (|request| request.with_query("more", "anything"), None),
        (|request| request.with_query("filter[a]", "1"), None),
        (
            |request| request.cookie("sid", &"a"),
            Some("the cookie parameter `sid` is no Integer"),
        ),
        (|request| request.cookie("sid", &"12"), None),
        (
            |request| request.text("{}".into(), "text/plain"),
            Some("the body is `text/plain` and not `application/json`"),
        ),
        (
            |request| request.text("{".into(), "application/json"),
            Some("the body is not JSON"),
        ),
        (
            |request| request.text("{}".into(), "Application/JSON; charset=utf-8"),
            None,
        ),
    ];
    for (index, (change, expected)) in cases.into_iter().enumerate() {
        let mock = Mock::of(CONTRACTS);
        let mut request = update(&mock);
        change(&mut request);
        let said = request.send().await.err().map(|error| {
            assert_eq!(error.kind(), ErrorKind::Request);
            error.source().unwrap().to_string()
        });
        assert_eq!(said.as_deref(), expected, "case {index}");
        assert_eq!(mock.calls().len(), 1, "it is not tried again");
    }
    // What only a request without it can show.
    let lacking: [(Change, &str); 3] = [
        (
            |request| request.header("X-Shop", &"a"),
            "the query parameter `dry` is lacking",
        ),
        (
            |request| request.query("dry", &true),
            "the header parameter `X-Shop` is lacking",
        ),
        (
            |request| {
                request.query("dry", &true);
                request.header("X-Shop", &"a");
            },
            "the body is lacking",
        ),
    ];
    for (add, expected) in lacking {
        let mock = Mock::of(CONTRACTS);
        let mut request = Request::new(&core(&mock), &UPDATE);
        request.path("id", &7);
        request.path("size", &"big");
        add(&mut request);
        let error = request.send().await.unwrap_err();
        assert_eq!(error.source().unwrap().to_string(), expected);
    }
}

#[tokio::test]
async fn replies_come_in_turn_and_the_last_one_stays() {
    let mock = Mock::of(CONTRACTS);
    let replies = [
        Reply::status(503),
        Reply::not_sent(),
        Reply::json(201, &json!([1])).header("x-request-id", "r-1"),
        Reply::unanswered(),
    ];
    mock.on("pets.update", replies).unwrap();
    let answer = update(&mock).send().await.unwrap();
    assert_eq!((answer.status.as_u16(), answer.history.attempts), (201, 3));
    assert_eq!(
        (&answer.body[..], answer.request_id()),
        (&b"[1]"[..], Some("r-1"))
    );
    let numbers: Vec<u32> = mock.calls().iter().map(|call| call.number).collect();
    assert_eq!(numbers, [1, 2, 3]);
    let error = update(&mock).send().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Transport, Delivery::MaybeProcessed)
    );
    assert_eq!(error.unanswered(), 3);
    assert_eq!(
        other(&mock).await.unwrap().status,
        204,
        "the other group's is not meant"
    );
    mock.on("update", [Reply::status(404)]).unwrap();
    assert_eq!(other(&mock).await.unwrap().status, 404);
}

#[tokio::test]
async fn a_reply_may_take_its_time() {
    let mock = Mock::of(CONTRACTS);
    let late = Reply::example().delay(Duration::from_secs(3600));
    mock.on("homes.update", [late]).unwrap();
    let mut request = Request::new(&core(&mock), &OTHER_UPDATE);
    request.with_timeout(Duration::from_secs(8));
    let error = request.send().await.unwrap_err();
    assert_eq!(error.timeout(), Some(Timeout::Call));
}

#[tokio::test]
async fn what_cannot_be_replied_is_said() {
    let mock = Mock::of(CONTRACTS);
    let unknown = mock.on("updat", [Reply::example()]).unwrap_err();
    assert_eq!(unknown.to_string(), "the API has no operation `updat`");
    assert!(mock.on("pets.delete", [Reply::example()]).is_err());
    let empty = mock.on("update", []).unwrap_err();
    assert_eq!(empty.to_string(), "no reply is given for `update`");
    mock.on("update", [Reply::status(200).header("a b", "")])
        .unwrap();
    let error = other(&mock).await.unwrap_err();
    assert_eq!(
        error.source().unwrap().to_string(),
        "a header of the reply is none"
    );
    mock.on("update", [Reply::status(9)]).unwrap();
    assert!(other(&mock).await.is_err());
}

#[tokio::test]
async fn undocumented_places_are_answered_as_said() {
    let mock = Mock::of(CONTRACTS);
    let call = || CustomRequest::new(&core(&mock), &UNDOCUMENTED, "GET", "/beta");
    assert_eq!(
        call().send::<Json>().await.unwrap_err().status().unwrap(),
        404
    );
    mock.on("request", [Reply::json(200, "fine")]).unwrap();
    assert_eq!(call().send::<String>().await.unwrap(), "fine");
}
