//! The "Style Examples" table of OpenAPI 3.1, cell by cell, and what the table leaves open.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use sdkwright_runtime::parameters::{
    Style, Value, encode, encode_reserved, in_cookie, in_header, in_path, in_query,
};
use serde_json::{Value as Json, json};

fn value(json: &Json) -> Value {
    Value::of(json).unwrap()
}

/// The table's four columns: empty, string, array, object.
fn columns() -> [Value; 4] {
    // Written by hand: `Json` might sort an object's keys.
    let text = |text: &str| Value::Text(text.to_owned());
    let object = [("R", "100"), ("G", "200"), ("B", "150")];
    [
        text(""),
        text("blue"),
        value(&json!(["blue", "black", "brown"])),
        Value::Map(
            object
                .map(|(key, number)| (key.to_owned(), text(number)))
                .to_vec(),
        ),
    ]
}

#[test]
fn the_table_for_path_parameters() {
    let table = [
        (
            Style::Matrix,
            false,
            [
                ";color",
                ";color=blue",
                ";color=blue,black,brown",
                ";color=R,100,G,200,B,150",
            ],
        ),
        (
            Style::Matrix,
            true,
            [
                ";color",
                ";color=blue",
                ";color=blue;color=black;color=brown",
                ";R=100;G=200;B=150",
            ],
        ),
        (
            Style::Label,
            false,
            [".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
        ),
        (
            Style::Label,
            true,
            [".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
        ),
        (
            Style::Simple,
            false,
            ["", "blue", "blue,black,brown", "R,100,G,200,B,150"],
        ),
        (
            Style::Simple,
            true,
            ["", "blue", "blue,black,brown", "R=100,G=200,B=150"],
        ),
    ];
    for (style, explode, row) in table {
        for (value, expected) in columns().iter().zip(row) {
            let written = in_path("color", value, style, explode, false).unwrap();
            assert_eq!(
                written.as_deref(),
                Some(expected),
                "{style:?} {explode} {value:?}"
            );
        }
    }
}

#[test]
fn the_table_for_query_parameters() {
    let exploded = "color=blue&color=black&color=brown";
    let table = [
        (
            Style::Form,
            false,
            [
                "color=",
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
        (
            Style::Form,
            true,
            ["color=", "color=blue", exploded, "R=100&G=200&B=150"],
        ),
        (
            Style::SpaceDelimited,
            false,
            [
                "color=",
                "color=blue",
                "color=blue%20black%20brown",
                "color=R%20100%20G%20200%20B%20150",
            ],
        ),
        (
            Style::PipeDelimited,
            false,
            [
                "color=",
                "color=blue",
                "color=blue%7Cblack%7Cbrown",
                "color=R%7C100%7CG%7C200%7CB%7C150",
            ],
        ),
        (
            Style::SpaceDelimited,
            true,
            ["color=", "color=blue", exploded, "R=100&G=200&B=150"],
        ),
        (
            Style::PipeDelimited,
            true,
            ["color=", "color=blue", exploded, "R=100&G=200&B=150"],
        ),
        (
            Style::DeepObject,
            true,
            [
                "color=",
                "color=blue",
                "color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown",
                "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
            ],
        ),
    ];
    for (style, explode, row) in table {
        for (value, expected) in columns().iter().zip(row) {
            let written = in_query("color", value, style, explode, false).unwrap();
            assert_eq!(
                written.as_deref(),
                Some(expected),
                "{style:?} {explode} {value:?}"
            );
        }
    }
}

#[test]
fn the_table_for_headers_and_cookies() {
    let headers = [
        (false, ["", "blue", "blue,black,brown", "R,100,G,200,B,150"]),
        (true, ["", "blue", "blue,black,brown", "R=100,G=200,B=150"]),
    ];
    for (explode, row) in headers {
        for (value, expected) in columns().iter().zip(row) {
            assert_eq!(
                in_header(value, explode).unwrap().as_deref(),
                Some(expected)
            );
        }
    }
    let cookies = [
        (
            false,
            [
                "color=",
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
        (
            true,
            [
                "color=",
                "color=blue",
                "color=blue; color=black; color=brown",
                "R=100; G=200; B=150",
            ],
        ),
    ];
    for (explode, row) in cookies {
        for (value, expected) in columns().iter().zip(row) {
            assert_eq!(
                in_cookie("color", value, Style::Form, explode)
                    .unwrap()
                    .as_deref(),
                Some(expected)
            );
        }
    }
    let odd = value(&json!(["a&b", "c;d"]));
    assert_eq!(
        in_cookie("x", &odd, Style::Form, true).unwrap().as_deref(),
        Some("x=a%26b; x=c%3Bd")
    );
    assert_eq!(
        in_header(&value(&json!("a b, c")), false)
            .unwrap()
            .as_deref(),
        Some("a b, c")
    );
}

/// The rows of style `cookie` in the table of OpenAPI 3.2.
#[test]
fn the_table_for_cookies_of_3_2() {
    let table = [
        (
            false,
            [
                "color=",
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
        (
            true,
            [
                "color=",
                "color=blue",
                "color=blue; color=black; color=brown",
                "R=100; G=200; B=150",
            ],
        ),
    ];
    for (explode, row) in table {
        for (value, expected) in columns().iter().zip(row) {
            let written = in_cookie("color", value, Style::Cookie, explode).unwrap();
            assert_eq!(written.as_deref(), Some(expected));
        }
    }
    let open = value(&json!("a%20b=ü\"&"));
    let written = in_cookie("x", &open, Style::Cookie, true).unwrap();
    assert_eq!(written.as_deref(), Some("x=a%20b=ü\"&"));
    for bad in ["a; b=c", "a b", "a\r\nb"] {
        let error = in_cookie("x", &value(&json!(bad)), Style::Cookie, true).unwrap_err();
        assert!(error.contains("cannot hold"), "{error}");
    }
}

const STYLES: [Style; 7] = [
    Style::Simple,
    Style::Label,
    Style::Matrix,
    Style::Form,
    Style::SpaceDelimited,
    Style::PipeDelimited,
    Style::DeepObject,
];

#[test]
fn nothing_is_sent_for_nothing() {
    for json in [
        json!(null),
        json!([]),
        json!({}),
        json!([null]),
        json!({"a": null}),
    ] {
        let value = value(&json);
        for style in STYLES {
            for explode in [false, true] {
                assert_eq!(
                    in_query("a", &value, style, explode, false),
                    Ok(None),
                    "{json} {style:?} {explode}"
                );
                assert_eq!(
                    in_path("a", &value, style, explode, false),
                    Ok(None),
                    "{json} {style:?} {explode}"
                );
            }
        }
        assert_eq!(in_header(&value, true), Ok(None));
        assert_eq!(in_cookie("a", &value, Style::Form, true), Ok(None));
    }
}

#[test]
fn what_the_table_leaves_open_is_brackets_or_an_error() {
    let nested = value(
        &json!({"b": {"c": "x", "n": null}, "list": [1, 2], "rows": [{"k": true}, null, {"k": 0.5}]}),
    );
    let deep = "a%5Bb%5D%5Bc%5D=x&a%5Blist%5D%5B0%5D=1&a%5Blist%5D%5B1%5D=2&a%5Brows%5D%5B0%5D%5Bk%5D=true&a%5Brows%5D%5B2%5D%5Bk%5D=0.5";
    for explode in [false, true] {
        assert_eq!(
            in_query("a", &nested, Style::DeepObject, explode, false)
                .unwrap()
                .unwrap(),
            deep
        );
    }
    let exploded = in_query("a", &nested, Style::Form, true, false)
        .unwrap()
        .unwrap();
    assert_eq!(
        exploded,
        "b%5Bc%5D=x&list=1&list=2&rows%5B0%5D%5Bk%5D=true&rows%5B2%5D%5Bk%5D=0.5"
    );

    for (json, style) in [
        (json!([[1]]), Style::Form),
        (json!({"a": [1]}), Style::PipeDelimited),
    ] {
        let error = in_query("a", &value(&json), style, false, false).unwrap_err();
        assert!(error.contains("no form"), "{error}");
    }
    for style in [Style::Simple, Style::Label, Style::Matrix] {
        assert!(in_path("a", &value(&json!([{"k": 1}])), style, true, false).is_err());
    }
    assert!(in_header(&value(&json!([[1]])), false).is_err());
}

#[test]
fn what_a_style_has_no_form_for_is_json() {
    let styled = |json: Json| Value::styled(&json, false).unwrap();
    let lists = || styled(json!([["1", 2], null, {"k": "x"}, "y"]));
    let object = || styled(json!({"a": {"b": [1]}, "c": 2.0}));
    let texts = [
        in_header(&lists(), false),
        in_header(&object(), true),
        in_cookie("v", &lists(), Style::Cookie, true),
        in_path("v", &object(), Style::Simple, false, true),
        in_query("v", &lists(), Style::PipeDelimited, false, false),
    ];
    let expected = [
        r#"["1",2],{"k":"x"},y"#,
        r#"a={"b":[1]},c=2"#,
        r#"v=["1",2]; v={"k":"x"}; v=y"#,
        "a,%7B%22b%22:%5B1%5D%7D,c,2",
        "v=%5B%221%22%2C2%5D%7C%7B%22k%22%3A%22x%22%7D%7Cy",
    ];
    for (text, expected) in texts.into_iter().zip(expected) {
        assert_eq!(text.unwrap().unwrap(), expected);
    }
    // In brackets, it is taken apart.
    assert_eq!(
        Value::styled(&json!([[1]]), true).unwrap(),
        value(&json!([[1]]))
    );
}

#[test]
fn numbers_keep_their_digits() {
    for json in [
        "12.50",
        "1e400",
        "123456789012345678901234567890",
        "1.0e5",
        "true",
    ] {
        let raw: Box<serde_json::value::RawValue> = serde_json::from_str(json).unwrap();
        assert_eq!(Value::of(&raw).unwrap(), Value::Text(json.to_owned()));
    }
    // A whole float is written as one that stands alone is, which shows as `{}` has it.
    for float in [10.0, -0.0, 0.5, -3.0] {
        assert_eq!(Value::of(&float).unwrap(), Value::Text(float.to_string()));
        let list = Value::of(&[float]).unwrap();
        assert_eq!(list, Value::List(vec![Value::Text(float.to_string())]));
    }
    assert_eq!(Value::of("null").unwrap(), Value::Text("null".to_owned()));
}

#[test]
fn a_value_that_does_not_serialize_is_an_error() {
    let odd: BTreeMap<Vec<u8>, u8> = [(vec![1], 1)].into();
    assert!(Value::of(&odd).is_err());
}

#[test]
fn only_unreserved_characters_stay() {
    let all: String = (0x20u8..0x7f).map(char::from).collect();
    let stay: String = all
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || "-._~".contains(*c))
        .collect();
    let kept: String = all
        .chars()
        .filter(|c| encode(&c.to_string()) == c.to_string())
        .collect();
    assert_eq!(kept, stay);
    assert_eq!(encode("a b/ü%2F\n"), "a%20b%2F%C3%BC%252F%0A");
    assert_eq!(
        in_query("a b", &value(&json!("x&y=z")), Style::Form, true, false)
            .unwrap()
            .unwrap(),
        "a%20b=x%26y%3Dz"
    );
    assert_eq!(
        in_path(
            "a",
            &value(&json!(["x,y", "z/.."])),
            Style::Simple,
            false,
            false
        )
        .unwrap()
        .unwrap(),
        "x%2Cy,z%2F.."
    );
}

#[test]
fn reserved_characters_stay_where_allowed() {
    let cases = [
        (":/?@!$'()*,;=", ":/?@!$'()*,;="),
        ("#[]&+ %", "%23%5B%5D%26%2B%20%25"),
        ("50%25 %zz %4", "50%25%20%25zz%20%254"),
        ("%E2%82%AC", "%E2%82%AC"),
        ("ü", "%C3%BC"),
        ("", ""),
    ];
    for (text, expected) in cases {
        assert_eq!(encode_reserved(text), expected);
    }
    let written = in_query(
        "u",
        &value(&json!("https://x/?a=b")),
        Style::Form,
        true,
        true,
    )
    .unwrap();
    assert_eq!(written.as_deref(), Some("u=https://x/?a=b"));
    let in_path = in_path(
        "u",
        &value(&json!("a/b?c#d:e@f;g=h&i+j%2Fk")),
        Style::Simple,
        false,
        true,
    );
    assert_eq!(
        in_path.unwrap().as_deref(),
        Some("a%2Fb%3Fc%23d:e@f;g=h&i+j%2Fk")
    );
}

#[test]
fn an_empty_value_of_a_matrix_has_no_equals_sign() {
    let matrix = |json: &Json, explode| in_path("a", &value(json), Style::Matrix, explode, false);
    assert_eq!(matrix(&json!(""), true).unwrap().as_deref(), Some(";a"));
    let list = json!(["", "b"]);
    assert_eq!(matrix(&list, true).unwrap().as_deref(), Some(";a;a=b"));
    assert_eq!(matrix(&list, false).unwrap().as_deref(), Some(";a=,b"));
    assert_eq!(matrix(&json!([""]), false).unwrap().as_deref(), Some(";a"));
}

proptest::proptest! {
    #[test]
    fn encoding_can_be_undone(text: String) {
        let encoded = encode(&text);
        proptest::prop_assert!(encoded.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%".contains(&b)));
        proptest::prop_assert_eq!(percent_decode_str(&encoded).decode_utf8().unwrap(), text.as_str());
    }

    #[test]
    fn reserved_encoding_cannot_leave_its_parameter(text: String) {
        let encoded = encode_reserved(&text);
        proptest::prop_assert!(encoded.is_ascii() && !encoded.contains(['&', '#', '+', ' ', '[', ']']));
    }
}
