//! The impls that the macros make of tables, tried from within the crate.
#![allow(unreachable_pub, reason = "the macros are for types that are public")]

use crate::headers;
use crate::kept::Kept;
use crate::patch::Patch;
use crate::unrecognized::Unrecognized;
use crate::wire;
use rust_decimal::Decimal;
use serde_json::{Value, from_str, to_string};
use std::collections::BTreeMap;

#[derive(Debug, Default, PartialEq)]
struct Item {
    id: i64,
    label: Option<String>,
    memo: Patch<String>,
    cost: Option<Decimal>,
    paid: Option<String>,
    due: Option<String>,
    made: Option<u32>,
    sent: Option<u32>,
    kept: Kept,
}

wire::object! {
    Item {
        0 id: "id" required coded,
        1 label?: "label" optional,
        2 memo??: "memo" patch,
        3 cost?: "cost" optional coded,
        4 paid?: "paid" nullable,
        5 due?: "due\u{301}" nullable,
        6 made?: "made" received coded,
        7 sent?: "sent" received_nullable coded,
    }
}

#[test]
fn a_struct_keeps_the_three_states_apart() {
    let item = |memo| Item {
        id: 1,
        memo,
        ..Item::default()
    };
    let cases = [
        (item(Patch::Absent), r#"{"id":1}"#),
        (item(Patch::Null), r#"{"id":1,"memo":null}"#),
        (item("x".into()), r#"{"id":1,"memo":"x"}"#),
    ];
    for (item, json) in cases {
        assert_eq!(to_string(&item).unwrap(), json);
        assert_eq!(from_str::<Item>(json).unwrap(), item);
    }
}

#[test]
fn a_struct_reads_any_order_and_keeps_what_it_does_not_know() {
    let json = "{\"new\":{\"deep\":[1,{}]},\"\\u0069d\":2.0,\"label\":\"l\",\"cost\":0.10,\"due\u{301}\":null,\"memo\":\"m\",\"paid\":\"p\"}";
    let read: Item = from_str(json).unwrap();
    let wanted = Item {
        id: 2,
        label: Some("l".into()),
        memo: "m".into(),
        cost: Some("0.10".parse().unwrap()),
        paid: Some("p".into()),
        ..Item::default()
    };
    assert_eq!(read, wanted);
    assert_eq!(
        to_string(&read).unwrap(),
        "{\"id\":2,\"label\":\"l\",\"memo\":\"m\",\"cost\":0.10,\"paid\":\"p\",\"due\u{301}\":null,\"new\":{\"deep\":[1,{}]}}"
    );
}

#[test]
fn a_struct_says_what_is_wrong() {
    let refused = |json: &str| from_str::<Item>(json).unwrap_err().to_string();
    assert!(refused("{}").starts_with("missing field `id`"));
    assert!(refused("[]").starts_with("invalid type: sequence, expected an object (Item)"));
    assert!(
        refused(r#"{"id":1.5}"#).starts_with("invalid type: floating point `1.5`, expected i64")
    );
    assert!(refused(r#"{"id":1,"label":null}"#).starts_with("invalid type: null"));
}

#[test]
fn what_only_the_server_writes_is_left_out_of_requests() {
    let json = r#"{"id":1,"made":3,"sent":null}"#;
    let read: Item = from_str(json).unwrap();
    assert_eq!(to_string(&read).unwrap(), json);
    assert_eq!(wire::sending(|| to_string(&read).unwrap()), r#"{"id":1}"#);
    assert_eq!(to_string(&read).unwrap(), json);
}

/// Named like the things around it.
#[derive(Debug, PartialEq)]
struct Fields {
    map: BTreeMap<String, Option<i32>>,
    name: Option<String>,
    child: Option<Box<Fields>>,
    kept: Kept,
}

wire::open_object! {
    Fields nested {
        0 name?: "name" nullable,
        1 child?: "child" optional,
    } map coded, kept
}

#[test]
fn an_open_struct_has_a_field_for_what_it_does_not_know() {
    let json = r#"{"name":null,"child":{"name":"c"},"b":1,"y":null}"#;
    let read: Fields = from_str(json).unwrap();
    assert_eq!(read.map["b"], Some(1));
    assert_eq!(to_string(&read).unwrap(), json);
    let refused = from_str::<Fields>(r#"{"b":"1"}"#).unwrap_err();
    assert!(refused.to_string().contains("expected i32"), "{refused}");
    let deep = "{\"child\":".repeat(20) + "{}" + &"}".repeat(20);
    assert_eq!(
        to_string(&from_str::<Fields>(&deep).unwrap()).unwrap(),
        deep
    );
}

#[derive(Clone, Debug, PartialEq)]
enum Status {
    Draft,
    Unrecognized(Unrecognized),
}

wire::text_enum! {
    Status {
        "draft" => Draft,
        _ => Unrecognized,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Level {
    Below,
    One,
    Other(Unrecognized<i64>),
}

wire::integer_enum! {
    Level {
        -1 => Below,
        1 => One,
        _ => Other,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Mixed {
    Yes,
    Half,
    Other(Unrecognized<Value>),
}

wire::value_enum! {
    Mixed {
        0 "true" => Yes,
        1 "0.5" => Half,
        _ => Other,
    }
}

#[test]
fn enums_keep_what_they_do_not_know() {
    assert_eq!(from_str::<Status>("\"draft\"").unwrap(), Status::Draft);
    assert_eq!("draft".parse(), Ok(Status::Draft));
    let status: Status = from_str("\"new\"").unwrap();
    assert!(matches!(&status, Status::Unrecognized(_)) && status.to_string() == "new");
    assert_eq!(to_string(&status).unwrap(), "\"new\"");

    assert_eq!(from_str::<Level>("-1.0").unwrap(), Level::Below);
    assert_eq!("1".parse(), Ok(Level::One));
    let level: Level = from_str("7").unwrap();
    assert!(matches!(&level, Level::Other(_)) && level.to_string() == "7");
    assert_eq!(to_string(&level).unwrap(), "7");

    assert_eq!(from_str::<Mixed>("true").unwrap(), Mixed::Yes);
    assert_eq!(from_str::<Mixed>("0.50").unwrap(), Mixed::Half);
    let mixed: Mixed = from_str("[1]").unwrap();
    assert!(matches!(&mixed, Mixed::Other(_)) && mixed.to_string() == "[1]");
    assert_eq!(to_string(&mixed).unwrap(), "[1]");
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Rates {
    total: i64,
    left: Option<u32>,
    cost: Option<Decimal>,
    kinds: Option<Vec<Status>>,
    next: Option<String>,
    colour: Option<BTreeMap<String, i64>>,
    kept: Kept,
}

wire::object! {
    Rates {
        0 total: "X-Total" required coded,
        1 left?: "X-Left" optional coded,
        2 cost?: "X-Cost" optional coded,
        3 kinds?: "X-Kinds" optional,
        4 next?: "Link" optional,
        5 colour?: "X-Colour" optional,
    }
}

headers::declared! {
    Rates {
        "X-Total": Plain,
        "X-Left": Plain,
        "X-Cost": Plain,
        "X-Kinds": List(&Text),
        "Link": Text,
        "X-Colour": Object(false, &[("R", Plain)], &Plain),
    }
}

fn rates(given: &[(&'static str, &str)]) -> Result<Rates, headers::Error> {
    let mut map = http::HeaderMap::new();
    for (name, text) in given {
        map.append(*name, text.parse().unwrap());
    }
    Rates::read(&map)
}

#[test]
fn headers_are_read_as_the_document_declares_them() {
    let read = rates(&[
        ("x-total", " 7 "),
        ("x-cost", "0.10"),
        ("x-kinds", "draft,, new"),
        ("x-kinds", "draft"),
        ("link", "</a>; rel=\"next\""),
        ("link", "</b>"),
        ("x-colour", "R,100,G,200"),
        ("x-other", "1"),
    ]);
    let read = read.unwrap();
    assert_eq!((read.total, read.left), (7, None));
    assert_eq!(read.cost.unwrap().to_string(), "0.10");
    let kinds = read.kinds.unwrap();
    assert_eq!(kinds.len(), 3);
    assert_eq!((&kinds[0], &kinds[2]), (&Status::Draft, &Status::Draft));
    assert_eq!(read.next.unwrap(), "</a>; rel=\"next\", </b>");
    assert_eq!(read.colour.unwrap()["G"], 200);
}

#[test]
fn a_header_that_is_not_what_the_document_says_is_named_and_its_value_is_not() {
    for (given, wanted) in [
        (
            &[("x-total", "secret"), ("x-left", "1")][..],
            "`X-Total`: invalid type: string, expected i64",
        ),
        (
            &[("x-total", "1"), ("x-left", "-3"), ("link", "x")],
            "`X-Left`: invalid value: integer, expected u32",
        ),
        (&[("x-left", "3"), ("link", "x")], "there is no `X-Total`"),
        (
            &[("x-total", "1"), ("x-cost", "1e9999"), ("link", "x")],
            "`X-Cost`: the number does not fit a decimal exactly",
        ),
    ] {
        let error = rates(given).unwrap_err();
        assert!(error.is_decode());
        let wanted = format!("the headers are not what the document says: {wanted}");
        assert_eq!(error.to_string(), wanted);
    }
}
