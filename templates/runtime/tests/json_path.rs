//! Decode errors name the place: every way in which a body can disagree with its type, at every depth.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use sdkwright_runtime::codec::In;
use sdkwright_runtime::json_path::locate;
use sdkwright_runtime::raw::{self, Kind};
use sdkwright_runtime::wire::{Keys, required, skip};
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// An object with fields of each kind; `id` is required.
#[derive(Debug)]
struct Node;

const FIELDS: &[&str] = &[
    "id", "name", "child", "children", "map", "amount", "amounts", "union", "unions", "a b",
    "größe", "rates",
];

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Node;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a node")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
                let mut id = None;
                while let Some(key) = map.next_key_seed(Keys(FIELDS))? {
                    match key {
                        0 => id = Some(map.next_value::<i64>()?),
                        1 => _ = map.next_value::<Option<String>>()?,
                        2 => _ = map.next_value::<Box<Node>>()?,
                        3 => _ = map.next_value::<Vec<Node>>()?,
                        4 => _ = map.next_value::<BTreeMap<String, Node>>()?,
                        5 => _ = map.next_value::<In<Decimal>>()?,
                        6 => _ = map.next_value::<In<Vec<Decimal>>>()?,
                        7 => _ = map.next_value::<Union>()?,
                        8 => _ = map.next_value::<Vec<Union>>()?,
                        9 | 10 => _ = map.next_value::<bool>()?,
                        11 => _ = map.next_value::<In<BTreeMap<String, Decimal>>>()?,
                        _ => skip(&mut map)?,
                    }
                }
                required(id, "id").map(|_| Node)
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

/// A string, a node, or an array of unions.
#[derive(Debug)]
struct Union;

impl<'de> Deserialize<'de> for Union {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        raw::union(deserializer, |raw| match raw.kind() {
            Kind::String => Ok(Union),
            Kind::Object => raw.decode::<Node>().map(|_| Union),
            Kind::Array => raw.decode::<Vec<Union>>().map(|_| Union),
            _ => Err(raw.no_match("Union", &["not a string".into(), "not a node".into()])),
        })
    }
}

fn failure<T: DeserializeOwned>(body: &[u8]) -> (String, String) {
    match serde_json::from_slice::<T>(body) {
        Ok(_) => panic!("decodes: {}", String::from_utf8_lossy(body)),
        Err(error) => locate(body, &error),
    }
}

const NO_UNION: &str = "no variant of Union fits: not a string; not a node";
const INEXACT: &str = "the number does not fit a decimal exactly";

#[test]
fn every_error_has_its_place() {
    let cases = [
        // Missing fields: the object that lacks them.
        ("{}", "$", "missing field `id`"),
        (r#"{"id":1,"child":{}}"#, "$.child", "missing field `id`"),
        (
            r#"{"child":{"name":"x"},"id":1}"#,
            "$.child",
            "missing field `id`",
        ),
        (
            r#"{"id":1,"children":[{"id":1},{"id":2,"child":{ }}]}"#,
            "$.children[1].child",
            "missing field `id`",
        ),
        (
            r#"{"children":[{"id":1},{"name":null}],"id":1}"#,
            "$.children[1]",
            "missing field `id`",
        ),
        (
            r#"{"id":1,"map":{"x":{"id":1},"y":{}}}"#,
            "$.map.y",
            "missing field `id`",
        ),
        (r#"{"child":{"id":1}}"#, "$", "missing field `id`"),
        // Wrong types: scalars, containers, null; middle and last.
        (
            r#"{"id":"Jane"}"#,
            "$.id",
            "invalid type: string, expected i64",
        ),
        (
            r#"{"id":"Jane","name":"x"}"#,
            "$.id",
            "invalid type: string, expected i64",
        ),
        (
            r#"{"id": null ,"name":"x"}"#,
            "$.id",
            "invalid type: null, expected i64",
        ),
        (
            r#"{"id":1.5}"#,
            "$.id",
            "invalid type: floating point, expected i64",
        ),
        (
            r#"{"id":18446744073709551615}"#,
            "$.id",
            "invalid value: integer, expected i64",
        ),
        (
            r#"{"id":true,"name":null}"#,
            "$.id",
            "invalid type: boolean, expected i64",
        ),
        (
            r#"{"id":[1]}"#,
            "$.id",
            "invalid type: sequence, expected i64",
        ),
        (
            r#"{"id": {"a":1}}"#,
            "$.id",
            "invalid type: map, expected i64",
        ),
        (
            r#"{"name":7,"id":1}"#,
            "$.name",
            "invalid type: integer, expected a string",
        ),
        (r#"{"id":1,"name":", expected x\" `y`"} "#, "", ""),
        (
            r#"{"id":", expected x\" `y`"}"#,
            "$.id",
            "invalid type: string, expected i64",
        ),
        (
            r#"{"id":1,"children":[{"id":1},{"id":"x"}]}"#,
            "$.children[1].id",
            "invalid type: string, expected i64",
        ),
        (
            r#"{"id":1,"children":[{"id":1},[]]}"#,
            "$.children[1]",
            "invalid type: sequence, expected a node",
        ),
        (
            r#"{"id":1,"children":[{"id":1}, 5 ,{"id":1}]}"#,
            "$.children[1]",
            "invalid type: integer, expected a node",
        ),
        (
            r#"{"id":1,"children":{}}"#,
            "$.children",
            "invalid type: map, expected a sequence",
        ),
        (
            r#"{"id":1,"map":{"x":[]}}"#,
            "$.map.x",
            "invalid type: sequence, expected a node",
        ),
        ("[]", "$", "invalid type: sequence, expected a node"),
        ("null", "$", "invalid type: null, expected a node"),
        (" \"x\" ", "$", "invalid type: string, expected a node"),
        // Keys that are no identifiers, are escaped, or are not ASCII.
        (
            r#"{"id":1,"a b":1}"#,
            "$[\"a b\"]",
            "invalid type: integer, expected a boolean",
        ),
        (
            r#"{"id":1,"\u0061 b":1}"#,
            "$[\"a b\"]",
            "invalid type: integer, expected a boolean",
        ),
        (
            r#"{"id":1,"größe":[]}"#,
            "$.größe",
            "invalid type: sequence, expected a boolean",
        ),
        (
            r#"{"id":1,"map":{"a\"]}{,:\\":{}}}"#,
            r#"$.map["a\"]}{,:\\"]"#,
            "missing field `id`",
        ),
        (
            r#"{"id":1,"map":{"":{}}}"#,
            "$.map[\"\"]",
            "missing field `id`",
        ),
        (
            r#"{"id":1,"map":{"7":{}}}"#,
            "$.map[\"7\"]",
            "missing field `id`",
        ),
        (
            r#"{"id":1,"name":"ü{[\"","child":{"id":"ö"}}"#,
            "$.child.id",
            "invalid type: string, expected i64",
        ),
        // Decimals: their reader has gone past them, and perhaps past their container.
        (
            r#"{"id":1,"amount":"12.50"}"#,
            "$.amount",
            "expected a number",
        ),
        (
            r#"{"id":1,"amount": null , "name":"x"}"#,
            "$.amount",
            "expected a number",
        ),
        (r#"{"id":1,"amounts":[1.5,1e99]}"#, "$.amounts[1]", INEXACT),
        (
            r#"{"id":1,"amounts":[1.5,1e99, 1.25 ]}"#,
            "$.amounts[1]",
            INEXACT,
        ),
        (r#"{"id":1,"amounts":[1e99, 2e1]}"#, "$.amounts[0]", INEXACT),
        (
            r#"{"id":1,"amounts":[ 1.5 , 1e99 ]   , "name": "1e99"}"#,
            "$.amounts[1]",
            INEXACT,
        ),
        (
            r#"{"id":1,"amounts":[1,null]}"#,
            "$.amounts[1]",
            "expected a number",
        ),
        (
            r#"{"id":1,"rates":{"EUR":1,"USD":""}}"#,
            "$.rates.USD",
            "expected a number",
        ),
        (
            r#"{"id":1,"children":[{"id":1,"amounts":[[]]}]}"#,
            "$.children[0].amounts[0]",
            "expected a number",
        ),
        // Unions, unions in unions, decimals in unions.
        (r#"{"id":1,"union":7}"#, "$.union", NO_UNION),
        (r#"{"union":7,"id":7}"#, "$.union", NO_UNION),
        (r#"{"id":1,"union":{}}"#, "$.union", "missing field `id`"),
        (
            r#"{"id":1,"union":{"id":"x"}}"#,
            "$.union.id",
            "invalid type: string, expected i64",
        ),
        (
            r#"{"id":1,"unions":["a",{"id":1},{"id":{}}]}"#,
            "$.unions[2].id",
            "invalid type: map, expected i64",
        ),
        (
            r#"{"id":1,"unions":[["a",["b",3]], "b"]}"#,
            "$.unions[0][1][1]",
            NO_UNION,
        ),
        (
            r#"{"unions":[{"union":{"unions":[1],"id":1},"id":1}],"id":1}"#,
            "$.unions[0].union.unions[0]",
            NO_UNION,
        ),
        (
            r#"{"id":1,"union":{"id":1,"union":{"id":2,"amounts":[1,"x"]}}}"#,
            "$.union.union.amounts[1]",
            "expected a number",
        ),
        (
            r#"{"id":1,"union":{"id":1,"a b":null}}"#,
            "$.union[\"a b\"]",
            "invalid type: null, expected a boolean",
        ),
        (
            r#"{"id":1,"union":{"id":1,"map":{" (at $ in a JSON value of 3 bytes)":{}}}}"#,
            "$.union.map[\" (at $ in a JSON value of 3 bytes)\"]",
            "missing field `id`",
        ),
        (
            r#"{"id":1,"union":{"id":1,"map":{"] in":{}}}}"#,
            "$.union.map[\"] in\"]",
            "missing field `id`",
        ),
        // Bodies of several lines.
        (
            "{\n  \"id\": 1,\n  \"children\": [\n    {\n      \"id\": \"x\"\n    }\n  ]\n}\n",
            "$.children[0].id",
            "invalid type: string, expected i64",
        ),
        (
            "{\r\n\"id\": 1,\r\n\"child\": {\r\n}\r\n}",
            "$.child",
            "missing field `id`",
        ),
        (
            "{\"id\":1,\n\"amounts\":[\n1,\n\"x\"\n]\n}",
            "$.amounts[1]",
            "expected a number",
        ),
        // No JSON, or only a part of it.
        ("", "$", "EOF while parsing a value"),
        ("  \n", "$", "EOF while parsing a value"),
        (
            "<html><body>Bad gateway</body></html>",
            "$",
            "expected value",
        ),
        (r#"{"id":1} {"id":2}"#, "$", "trailing characters"),
        (r#"{"id":1}}"#, "$", "trailing characters"),
        (
            r#"{"id":1,"children":[{"id":1},{"id":"#,
            "$.children[1].id",
            "EOF while parsing a value",
        ),
        (
            r#"{"id":1,"children":[{"id":1},"#,
            "$.children[1]",
            "EOF while parsing a value",
        ),
        (
            r#"{"id":1,"name":"Jan"#,
            "$.name",
            "EOF while parsing a string",
        ),
        (
            r#"{"id":1,"child":{"id":x}}"#,
            "$.child.id",
            "expected value",
        ),
        (r#"{"id":1,"name":"#, "$.name", "EOF while parsing a value"),
    ];
    for (body, path, message) in cases {
        if path.is_empty() {
            assert!(serde_json::from_str::<Node>(body).is_ok(), "{body}");
            continue;
        }
        assert_eq!(
            failure::<Node>(body.as_bytes()),
            (path.to_owned(), message.to_owned()),
            "{body}"
        );
    }
}

#[test]
fn a_root_that_is_raw_has_a_place_too() {
    assert_eq!(
        failure::<Union>(b"7"),
        ("$".to_owned(), NO_UNION.to_owned())
    );
    assert_eq!(
        failure::<Union>(b" [7]\n"),
        ("$[0]".to_owned(), NO_UNION.to_owned())
    );
    assert_eq!(
        failure::<In<Decimal>>(b"\"7\""),
        ("$".to_owned(), "expected a number".to_owned())
    );
    assert_eq!(
        failure::<Vec<Union>>(b"[\"7\",7]"),
        ("$[1]".to_owned(), NO_UNION.to_owned())
    );
    assert_eq!(failure::<In<Vec<Decimal>>>(b"[7,[7]]").0, "$[1]");
}

#[test]
fn a_whole_number_that_does_not_fit_has_its_place() {
    let too_large = "invalid value: integer, expected i64";
    let body = br#"{"a":1,"b":123456789012345678901234}"#;
    assert_eq!(
        failure::<In<BTreeMap<String, i64>>>(body),
        ("$.b".to_owned(), too_large.to_owned())
    );
    let (path, message) = failure::<In<Vec<i32>>>(b"[1, 2147483648 , 3]");
    assert_eq!(
        (path.as_str(), message.as_str()),
        ("$[1]", "invalid value: integer, expected i32")
    );
    assert_eq!(failure::<In<Vec<u64>>>(b"[0,1,-1]").0, "$[2]");
    assert_eq!(failure::<In<Vec<u32>>>(b"[0,1e10]").0, "$[1]");
    assert_eq!(failure::<In<Vec<i64>>>(b"[[1]]").0, "$[0]");
}

#[test]
fn a_deep_body_does_not_overflow_the_stack() {
    let deep = "[".repeat(200_000);
    let (path, _) = failure::<Node>(format!("{{\"x\":{deep}").as_bytes());
    assert!(
        path.starts_with("$.x[0][0]") && path.ends_with("[0][...]") && path.len() < 500,
        "{path}"
    );
    let (path, message) = failure::<Vec<Vec<u8>>>(&[b"[[1],".as_slice(), deep.as_bytes()].concat());
    assert_eq!(
        (path.as_str(), message.as_str()),
        ("$[1][0]", "invalid type: sequence, expected u8")
    );
}

#[test]
fn bytes_that_are_not_utf8_have_a_place() {
    assert_eq!(failure::<Node>(b"{\"id\":1,\"name\":\"\xff\"}").0, "$.name");
    let (path, _) = failure::<Node>(b"{\"id\":1,\"\xff\":\"x\"}");
    assert!(path.starts_with('$'), "{path}");
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_located_without_a_panic(body: Vec<u8>, cut in 0usize..400) {
        if let Err(error) = serde_json::from_slice::<Node>(&body) {
            locate(&body, &error);
        }
        let whole = r#"{"id":1,"children":[{"id":1,"union":{"id":1,"amounts":[1,2.5]}},{"größe":tru}]}"#.as_bytes();
        let mut body = whole[..cut.min(whole.len())].to_vec();
        body.extend_from_slice(b"\x00}");
        if let Err(error) = serde_json::from_slice::<Node>(&body) {
            locate(&body, &error);
        }
    }

    #[test]
    fn any_key_comes_through_a_union(key: String) {
        let quoted = serde_json::to_string(&key).unwrap();
        let inner = format!("{{\"id\":1,\"map\":{{{quoted}:{{}}}}}}");
        let body = format!("{{\"id\":1,\"union\":{inner}}}");
        let (path, message) = failure::<Node>(body.as_bytes());
        let (alone, _) = failure::<Node>(inner.as_bytes());
        proptest::prop_assert_eq!(path, format!("$.union{}", &alone[1..]));
        proptest::prop_assert_eq!(message, "missing field `id`");
    }
}
