//! Headers of answers as values: what their texts become, by the style that OpenAPI gives to headers.

use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::headers::{Declared, Kind, read};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::response;
use sdkwright_runtime::sending::{Sending, SendingRaw};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde_json::{Value as Json, json};

mod loopback;

use loopback::{Server, answer};

/// What the texts became.
#[derive(Debug)]
struct Told(Json);

impl<'de> Deserialize<'de> for Told {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let told = Json::deserialize(deserializer)?;
        match told.get("X-Flag") {
            Some(Json::String(_)) => Err(D::Error::custom("the flag is none")),
            Some(_) | None => Ok(Self(told)),
        }
    }
}

impl Declared for Told {
    const HEADERS: &'static [(&'static str, Kind)] = &[
        ("X-Text", Kind::Text),
        ("X-Flag", Kind::Plain),
        ("X-Guess", Kind::Guessed),
        ("X-Json", Kind::Json),
        ("X-List", Kind::List(&Kind::Plain)),
        (
            "X-Flat",
            Kind::Object(false, &[("R", Kind::Plain)], &Kind::Text),
        ),
        (
            "X-Pairs",
            Kind::Object(true, &[("R", Kind::Plain)], &Kind::Guessed),
        ),
    ];
}

fn told(name: &'static str, values: &[&[u8]]) -> Json {
    let mut headers = http::HeaderMap::new();
    for value in values {
        headers.append(name, http::HeaderValue::from_bytes(value).unwrap());
    }
    read::<Told>(&headers).unwrap().0
}

#[test]
fn texts_become_what_their_kinds_say() {
    for (name, values, wanted) in [
        ("x-text", &[&b"7"[..]][..], json!({"X-Text": "7"})),
        ("x-text", &[b"a\"b", b"c"], json!({"X-Text": "a\"b, c"})),
        ("x-text", &[b"caf\xe9"], json!({"X-Text": "caf\u{fffd}"})),
        ("x-flag", &[b"true"], json!({"X-Flag": true})),
        ("x-flag", &[b"-1.5e3"], json!({"X-Flag": -1500.0})),
        ("x-guess", &[b"12"], json!({"X-Guess": 12})),
        ("x-guess", &[b"012"], json!({"X-Guess": "012"})),
        ("x-guess", &[b"null"], json!({"X-Guess": "null"})),
        ("x-guess", &[b"{}"], json!({"X-Guess": "{}"})),
        ("x-json", &[br#"{"a":[1]}"#], json!({"X-Json": {"a": [1]}})),
        ("x-json", &[b"oops"], json!({"X-Json": "oops"})),
        ("x-list", &[b"3, 4", b"5,"], json!({"X-List": [3, 4, 5]})),
        ("x-list", &[b""], json!({"X-List": []})),
        (
            "x-flat",
            &[b"R,100,G,200"],
            json!({"X-Flat": {"R": 100, "G": "200"}}),
        ),
        (
            "x-flat",
            &[b"R,100,G"],
            json!({"X-Flat": {"R": 100, "G": ""}}),
        ),
        (
            "x-pairs",
            &[b"R=100, G=200,B"],
            json!({"X-Pairs": {"R": 100, "G": 200, "B": ""}}),
        ),
        ("x-else", &[b"1"], json!({})),
    ] {
        assert_eq!(told(name, values), wanted, "{name} {values:?}");
    }
}

static LIST: Operation = Operation::new("list", "GET", "/things");

fn core(server: &Server) -> Core {
    let config = Config::new("acme-sdk/1.2.3", &[]);
    config.build(Some(server.url.clone())).unwrap()
}

#[tokio::test]
async fn a_raw_response_reads_its_headers_and_an_error_keeps_the_answer() {
    let server = Server::scripted(&[
        answer("200 OK", "X-List: 1,2\r\n", "[]"),
        answer(
            "201 Created",
            "x-flag: perhaps\r\nx-request-id: r-7\r\n",
            "[]",
        ),
    ]);
    let call = || SendingRaw::<Json>::new(Request::new(&core(&server), &LIST), response::json);
    let first = call().await.unwrap();
    assert_eq!(
        first.headers_as::<Told>().unwrap().0,
        json!({"X-List": [1, 2]})
    );
    let error = call().await.unwrap().headers_as::<Told>().unwrap_err();
    assert!(error.is_decode());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(201));
    assert_eq!(error.body(), Some(&b"[]"[..]));
    assert_eq!(error.request_id(), Some("r-7"));
    assert_eq!(
        error.to_string(),
        "list: HTTP 201 Created: the headers are not what the document says: the flag is none"
    );
}

#[tokio::test]
async fn an_error_reads_the_headers_of_its_answer() {
    let server = Server::scripted(&[
        answer("404 Not Found", "X-List: 1,2\r\n", "{}"),
        answer("404 Not Found", "x-flag: perhaps\r\n", "{}"),
    ]);
    let call = || Sending::<Json>::new(Request::new(&core(&server), &LIST), response::json);
    let first = call().await.unwrap_err();
    assert_eq!(
        first.headers_as::<Told>().unwrap().0,
        json!({"X-List": [1, 2]})
    );
    let error = call().await.unwrap_err().headers_as::<Told>().unwrap_err();
    assert!(error.is_decode());
    assert_eq!(
        error.to_string(),
        "list: HTTP 404 Not Found: the headers are not what the document says: the flag is none"
    );

    let nobody = Config::new("acme-sdk/1.2.3", &[]).build(Some("http://127.0.0.1:1".into()));
    let mut request = Request::new(&nobody.unwrap(), &LIST);
    request.with_max_retries(0);
    let unanswered = Sending::<Json>::new(request, response::json)
        .await
        .unwrap_err();
    let error = unanswered.headers_as::<Told>().unwrap_err();
    assert!(error.is_decode() && error.status().is_none());
    assert_eq!(
        error.to_string(),
        "list: there is no answer that could have headers"
    );
}
