//! JSON of what is sent: numbers that JSON has no text for.

use std::collections::BTreeMap;

use sdkwright_runtime::client::Config;
use sdkwright_runtime::json::{to_raw_value, to_string, to_vec};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::parameters::Style;
use sdkwright_runtime::request::Request;
use serde::Serialize;
use serde_json::value::RawValue;

mod loopback;

use loopback::{Server, answer};

#[derive(Serialize)]
enum Choice {
    Unit,
    Newtype(f64),
    Tuple(f64, u8),
    Struct { number: f64 },
}

#[derive(Serialize)]
struct Newtype(f32);

#[derive(Serialize)]
struct Pair(f64, Box<RawValue>);

#[derive(Serialize)]
struct All {
    choices: Vec<Choice>,
    newtype: Newtype,
    tuple: (f64, i128, char),
    pair: Pair,
    map: BTreeMap<String, Option<f64>>,
    unit: (),
    value: serde_json::Value,
}

fn all(number: f64) -> All {
    let raw = |text: &str| RawValue::from_string(text.to_owned()).unwrap();
    All {
        choices: vec![
            Choice::Unit,
            Choice::Newtype(number),
            Choice::Tuple(number, 1),
            Choice::Struct { number },
        ],
        newtype: Newtype(0.5),
        tuple: (1.5, i128::MAX, 'x'),
        pair: Pair(2.5, raw("1.00")),
        map: [("a".to_owned(), Some(3.5)), ("b".to_owned(), None)].into(),
        unit: (),
        value: serde_json::json!({"n": null, "f": 4.5}),
    }
}

#[test]
fn what_is_finite_is_written_as_serde_json_does() {
    let written = to_string(&all(1e300)).unwrap();
    assert_eq!(written, serde_json::to_string(&all(1e300)).unwrap());
    assert!(written.contains(r#""pair":[2.5,1.00]"#), "{written}");
    assert_eq!(
        to_raw_value(&all(-0.0)).unwrap().get(),
        to_string(&all(-0.0)).unwrap()
    );
}

#[test]
fn what_is_not_is_an_error_wherever_it_stands() {
    let refused = |error: serde_json::Error| error.to_string();
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let why = format!("JSON has no number for `{number}`");
        assert_eq!(refused(to_vec(&number).unwrap_err()), why);
        assert_eq!(refused(to_vec(&(number as f32)).unwrap_err()), why);
        assert_eq!(refused(to_vec(&Some(number)).unwrap_err()), why);
        assert_eq!(refused(to_vec(&[[number]]).unwrap_err()), why);
        assert_eq!(refused(to_vec(&(1, number)).unwrap_err()), why);
        assert_eq!(refused(to_vec(&Newtype(number as f32)).unwrap_err()), why);
        assert_eq!(refused(to_vec(&Choice::Newtype(number)).unwrap_err()), why);
        assert_eq!(refused(to_vec(&Choice::Tuple(number, 1)).unwrap_err()), why);
        assert_eq!(
            refused(to_vec(&Choice::Struct { number }).unwrap_err()),
            why
        );
        assert_eq!(
            refused(to_vec(&BTreeMap::from([("a", number)])).unwrap_err()),
            why
        );
        assert_eq!(refused(to_raw_value(&all(number)).unwrap_err()), why);
    }
}

static SEND: Operation = Operation::new("send", "PUT", "/things");

#[tokio::test]
async fn a_call_with_a_number_that_json_has_not_is_not_sent() {
    type Fill = fn(&mut Request);
    let cases: [(Fill, &str); 6] = [
        (|r| r.json(&[f64::NAN]), "the body does not serialize"),
        (
            |r| r.json_each(&[f64::INFINITY], "", "\n", "application/jsonl"),
            "the body does not serialize",
        ),
        (
            |r| {
                let body = BTreeMap::from([("amount", f64::NAN)]);
                r.form(&body, &[], "application/x-www-form-urlencoded");
            },
            "the body of a form does not serialize",
        ),
        (
            |r| r.query_styled("amount", &[f64::NAN], Style::Form, true, false),
            "`amount`: does not serialize",
        ),
        (
            |r| _ = r.json_text(&f64::NEG_INFINITY),
            "a parameter does not serialize",
        ),
        (
            |r| r.with_body_field("amount", &f64::NAN),
            "the field `amount` does not serialize",
        ),
    ];
    for (fill, why) in cases {
        let server = Server::answering(&answer("204 No Content", "", ""));
        let core = Config::new("acme-sdk/1.2.3", &[])
            .build(Some(server.url.clone()))
            .unwrap();
        let mut request = Request::new(&core, &SEND);
        fill(&mut request);
        let error = request.send().await.unwrap_err();
        assert!(error.to_string().contains(why), "{error}");
        assert!(
            error.to_string().contains("JSON has no number for"),
            "{error}"
        );
        assert!(error.is_not_sent(), "{error:?}");
        assert_eq!(server.requests(), [""; 0]);
    }
}
