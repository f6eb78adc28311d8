//! The impls that the macros make of tables, tried from within the crate.
#![allow(unreachable_pub, reason = "the macros are for types that are public")]

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
