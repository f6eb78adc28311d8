//! Values on the wire: patches, codecs, decimals, dates, bytes, unions' raw texts, and secrets that stay secret.

use std::collections::BTreeMap;
use std::fmt::Debug;

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use sdkwright_runtime::auth::Credential;
use sdkwright_runtime::base64::Base64;
use sdkwright_runtime::codec::{Decode, Encode, In, Out};
use sdkwright_runtime::date::{date, decode_date};
use sdkwright_runtime::patch::Patch;
use sdkwright_runtime::raw::{Kind, Raw};
use sdkwright_runtime::secret::Secret;
use sdkwright_runtime::wire;
use serde::Deserializer;
use serde::de::{DeserializeOwned, DeserializeSeed};

#[test]
fn a_secret_is_not_printed() {
    let secrets = [
        Secret::from("hunter2"),
        Secret::from("hunter2".to_owned()),
        Secret::from(&"hunter2".to_owned()),
    ];
    for secret in &secrets {
        assert_eq!(secret.expose(), "hunter2");
        assert_eq!(format!("{secret:?} {secret:#?}"), "Secret(..) Secret(..)");
        assert_eq!(*secret, secret.clone());
    }
    let basic = Credential::Basic {
        username: "jane".into(),
        password: "hunter2".into(),
    };
    let shown = format!("{basic:?} {:#?}", Credential::Token("hunter2".into()));
    assert!(
        !shown.contains("hunter2") && !shown.contains("jane"),
        "{shown}"
    );
}

#[test]
fn a_whole_number_may_be_spelled_with_a_fraction() {
    let enumerated = |json: &str| {
        let mut reader = serde_json::Deserializer::from_str(json);
        wire::integer(&mut reader, |number| number).ok()
    };
    let plain = |json: &str| decode::<In<i64>>(json).ok().map(|value| value.0);
    let cases = [
        ("7", Some(7)),
        ("7.0", Some(7)),
        ("-7e2", Some(-700)),
        ("7.5", None),
        ("-9223372036854775808.0", Some(i64::MIN)),
        ("9223372036854775808.0", None),
        ("1e300", None),
    ];
    for (json, expected) in cases {
        assert_eq!(enumerated(json), expected, "{json}");
        assert_eq!(plain(json), expected, "{json}");
    }
}

#[test]
fn a_patch_has_three_states() {
    let absent: Patch<u8> = Patch::default();
    assert!(absent.is_absent() && !absent.is_null() && !absent.is_value());
    let null: Patch<u8> = None.into();
    assert!(null.is_null() && !null.is_absent() && !null.is_value());
    let value: Patch<u8> = 3.into();
    assert!(value.is_value() && !value.is_absent() && !value.is_null());
    assert_eq!(Patch::from(Some(3)), value);
    assert_eq!(Patch::from("x"), Patch::Value("x".to_owned()));

    for (patch, option) in [(absent, None), (null, None), (value, Some(3))] {
        assert_eq!(patch.as_option(), option.as_ref());
        assert_eq!(patch.into_option(), option);
        assert_eq!(patch.unwrap_or(9), option.unwrap_or(9));
        assert_eq!(patch.unwrap_or_else(|| 8), option.unwrap_or(8));
        assert_eq!(patch.unwrap_or_default(), option.unwrap_or(0));
    }
    assert_eq!(value.map(|v| v + 1), Patch::Value(4));
    assert_eq!(null.map(|v| v + 1), Patch::Null);
    assert_eq!(absent.map(|v| v + 1), Patch::Absent);
    assert_eq!(Patch::from("x".to_owned()).as_deref(), Patch::Value("x"));

    let mut text: Patch<String> = Patch::from("x");
    if let Patch::Value(value) = text.as_mut() {
        value.push('y');
    }
    assert_eq!(text.take(), Patch::from("xy"));
    assert!(text.is_absent());

    assert_eq!(
        serde_json::from_str::<Patch<u8>>("null").unwrap(),
        Patch::Null
    );
    assert_eq!(
        serde_json::from_str::<Patch<u8>>("3").unwrap(),
        Patch::Value(3)
    );
    assert!(serde_json::from_str::<Patch<u8>>("\"3\"").is_err());
    assert_eq!(
        serde_json::to_string(&[absent, null, value]).unwrap(),
        "[null,null,3]"
    );
}

#[test]
fn keys_are_found_by_every_way_serde_gives_them() {
    let index = |json: &str| {
        let mut reader = serde_json::Deserializer::from_str(json);
        wire::Keys(&["a", "b"]).deserialize(&mut reader).unwrap()
    };
    assert_eq!(
        [
            index("\"a\""),
            index("\"b\""),
            index(r#""\u0062""#),
            index("\"c\""),
            index("\"\"")
        ],
        [0, 1, 1, 2, 2]
    );
}

#[test]
fn scalars_say_what_they_expect() {
    fn read<T>(
        json: &str,
        read: impl FnOnce(
            &mut serde_json::Deserializer<serde_json::de::StrRead<'_>>,
        ) -> serde_json::Result<T>,
    ) -> Result<T, String> {
        read(&mut serde_json::Deserializer::from_str(json)).map_err(|error| error.to_string())
    }
    assert_eq!(read("\"x\"", |d| wire::text(d, str::len)), Ok(1));
    assert_eq!(read("-7", |d| wire::integer(d, |v| v)), Ok(-7));
    assert_eq!(read("7", |d| wire::number(d, |v| v)), Ok(7.0));
    assert_eq!(read("7.5", |d| wire::number(d, |v| v)), Ok(7.5));
    assert_eq!(read("true", |d| wire::boolean(d, |v| v)), Ok(true));

    let errors = [
        (
            read("1", |d| wire::text(d, str::len)).err(),
            "expected a string",
        ),
        (
            read("9223372036854775808", |d| wire::integer(d, |v| v as usize)).err(),
            "expected an integer",
        ),
        (
            read("1.5", |d| wire::integer(d, |v| v as usize)).err(),
            "expected an integer",
        ),
        (
            read("null", |d| wire::number(d, |v| v as usize)).err(),
            "expected a number",
        ),
        (
            read("\"true\"", |d| wire::boolean(d, usize::from)).err(),
            "expected true or false",
        ),
    ];
    for (error, expected) in errors {
        assert!(
            error
                .as_deref()
                .is_some_and(|error| error.contains(expected)),
            "{error:?}: {expected}"
        );
    }
}

fn decode<T: DeserializeOwned>(json: &str) -> Result<T, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

fn decimal(json: &str) -> Result<Decimal, String> {
    decode::<In<Decimal>>(json).map(|value| value.0)
}

#[test]
fn a_decimal_is_a_number_with_all_its_digits() {
    for text in [
        "882.37",
        "0",
        "-0.01",
        "882.370",
        "79228162514264337593543950335",
        "0.0000000000000000000000000001",
    ] {
        let value = decimal(text).unwrap();
        assert_eq!(value.to_string(), text);
        assert_eq!(serde_json::to_string(&Out(&value)).unwrap(), text);
    }
    let equal = [
        ("1e3", "1000"),
        ("1E+3", "1000"),
        ("1.5e-3", "0.0015"),
        ("12.50e1", "125.0"),
        ("-25e-1", "-2.5"),
        ("0e99", "0"),
        ("0e-99999999999999999999", "0"),
        ("-0", "0"),
        ("0.000e-5", "0"),
        ("1.50000000000000000000000000000000000000", "1.5"),
        ("1e28", "10000000000000000000000000000"),
        ("10e-29", "0.0000000000000000000000000001"),
        (
            "79228162514264337593543950335.0",
            "79228162514264337593543950335",
        ),
    ];
    for (json, text) in equal {
        assert_eq!(decimal(json), Ok(text.parse().unwrap()), "{json}");
    }
    let inexact = [
        "79228162514264337593543950336",
        "1e29",
        "1e-29",
        "0.12345678901234567890123456789",
        "1e999999999999999999999",
        "1e-9223372036854775808",
        "123456789012345678901234567890123456789012345678901234567890",
    ];
    for json in inexact {
        let error = decimal(json).unwrap_err();
        assert!(
            error.contains("does not fit a decimal exactly"),
            "{json}: {error}"
        );
    }
    for json in ["\"1\"", "null", "true", "[1]", "{}"] {
        let error = decimal(json).unwrap_err();
        assert!(error.contains("expected a number"), "{json}: {error}");
    }
}

#[test]
fn containers_pass_a_codec_on() {
    type All = Vec<Option<Box<BTreeMap<String, Patch<Decimal>>>>>;
    let json = r#"[null,{"a":1.10,"b":null}]"#;
    let In(value) = decode::<In<All>>(json).unwrap();
    assert!(value[0].is_none());
    let map = value[1].as_ref().unwrap();
    assert_eq!(map["a"], Patch::Value("1.10".parse().unwrap()));
    assert_eq!(map["b"], Patch::Null);
    assert_eq!(serde_json::to_string(&Out(&value)).unwrap(), json);
}

/// As a generated crate chooses its own forms of a date.
#[derive(Debug, PartialEq)]
struct Due(Date);

impl<'de> Decode<'de> for Due {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        decode_date(deserializer, &["%m/%d/%Y"]).map(Due)
    }
}

#[test]
fn a_date_is_read_by_the_rfc_first_then_by_the_vendors_forms() {
    let new_year = Date::constant(2025, 1, 2);
    assert_eq!(date("2025-01-02", &[]), Ok(new_year));
    assert_eq!(date("01/02/2025", &["%d.%m.%Y", "%m/%d/%Y"]), Ok(new_year));
    assert_eq!(decode::<In<Due>>("\"1/2/2025\"").unwrap().0, Due(new_year));
    assert_eq!(
        serde_json::to_string(&Out(&new_year)).unwrap(),
        "\"2025-01-02\""
    );
    for text in [
        "",
        "01/02/2025",
        "2025-02-30",
        "2025-01-02T10:00:00",
        "20250102",
        " 2025-01-02",
    ] {
        let error = date(text, &[]).unwrap_err();
        assert_eq!(error, "expected a date like 2024-12-31");
    }
    let error = decode::<In<Due>>("\"tomorrow\"").map(|_| ()).unwrap_err();
    assert!(
        error.starts_with("expected a date like 2024-12-31 or %m/%d/%Y"),
        "{error}"
    );
    let error = decode::<In<Due>>("20250102").map(|_| ()).unwrap_err();
    assert!(error.contains("expected a date"), "{error}");
}

#[test]
fn a_timestamp_is_read_with_any_offset_and_written_in_utc() {
    for (json, written) in [
        ("\"2025-01-02T03:04:05Z\"", "\"2025-01-02T03:04:05Z\""),
        (
            "\"2025-01-02T03:04:05.250+02:00\"",
            "\"2025-01-02T01:04:05.25Z\"",
        ),
        ("\"2024-12-31T23:00:00-05:30\"", "\"2025-01-01T04:30:00Z\""),
    ] {
        let In(value) = decode::<In<Timestamp>>(json).unwrap();
        assert_eq!(serde_json::to_string(&Out(&value)).unwrap(), written);
    }
    for json in [
        "\"2025-01-02T03:04:05\"",
        "\"2025-01-02\"",
        "\"soon\"",
        "1735787045",
        "null",
    ] {
        let error = decode::<In<Timestamp>>(json).map(|_| ()).unwrap_err();
        assert!(
            error.contains("expected a date and time"),
            "{json}: {error}"
        );
        assert!(!error.contains("soon"), "{error}");
    }
}

#[test]
fn bytes_travel_as_base64() {
    let bytes = Base64::from(&[0xfb, 0xff, 0x00, 0x01][..]);
    assert_eq!(serde_json::to_string(&bytes).unwrap(), "\"+/8AAQ==\"");
    for json in ["\"+/8AAQ==\"", "\"+/8AAQ\"", r#""+/8A\r\nAQ==\r\n""#] {
        assert_eq!(decode::<Base64>(json), Ok(bytes.clone()), "{json}");
    }
    for json in ["\"-_8AAQ==\"", "\"A\"", "\"hello world\"", "3"] {
        let error = decode::<Base64>(json).unwrap_err();
        assert!(
            error.contains("a base64 string") && !error.contains("hello"),
            "{error}"
        );
    }
    assert_eq!(Base64::from(vec![1, 2]).as_ref(), [1, 2]);
    assert_eq!(format!("{bytes:?}"), "Base64(4 bytes)");
}

fn raw(json: &str) -> Raw {
    serde_json::from_str(json).unwrap()
}

#[test]
fn a_raw_value_tells_what_it_is() {
    let kinds = [
        ("null", Kind::Null),
        (" true ", Kind::Boolean),
        ("false", Kind::Boolean),
        ("-12", Kind::Integer),
        ("12.0", Kind::Integer),
        ("12.5", Kind::Number),
        ("1e3", Kind::Number),
        ("1E3", Kind::Number),
        ("\"1.5\"", Kind::String),
        ("[1.5]", Kind::Array),
        ("{\"e\":1}", Kind::Object),
    ];
    for (json, kind) in kinds {
        assert_eq!(raw(json).kind(), kind, "{json}");
    }
    let text = |json| raw(json).string();
    assert_eq!(text("\"n\\u006fw\""), Some("now".to_owned()));
    assert_eq!(text("\"\""), Some(String::new()));
    assert_eq!(
        (text("1"), text("null"), text("[\"now\"]")),
        (None, None, None)
    );
    assert!(!format!("{:?}", raw("\"jane\"")).contains("jane"));
    assert_eq!(raw("{\"a\" : 1}").into_inner().get(), "{\"a\" : 1}");
}

#[test]
fn a_raw_value_tells_its_tag_and_its_properties() {
    let value =
        raw(r#"{"n":{"kind":"inner"},"kind":"c\u0061t","flag":true,"size":3,"f":1.5,"z":null}"#);
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(value.tag("kind"), text("cat"));
    assert_eq!(value.tag("flag"), text("true"));
    assert_eq!(value.tag("size"), text("3"));
    for property in ["f", "z", "n", "inner", ""] {
        assert_eq!(value.tag(property), None, "{property}");
    }
    assert!(value.has(&[]) && value.has(&["kind"]) && value.has(&["z", "n"]));
    assert!(!value.has(&["kind", "inner"]));
    for json in ["[1]", "\"kind\"", "null"] {
        assert!(
            !raw(json).has(&[]) && raw(json).tag("kind").is_none(),
            "{json}"
        );
    }
}

#[test]
fn a_value_that_is_not_what_its_tag_says_may_be_one_of_the_base() {
    let tagged = |json: &str| raw(json).or_base(Err("no cat".to_owned()), |raw| raw.decode());
    assert_eq!(tagged("[1,2]"), Ok(vec![1, 2]));
    // What is wrong with the type that was meant says more than what is wrong with the base.
    assert_eq!(tagged("[true]"), Err("no cat".to_owned()));
    let fits = raw("[1]").or_base(Ok(vec![7]), |_| unreachable!("the tag's type fits"));
    assert_eq!(fits, Ok(vec![7]));
}

#[test]
fn a_float_is_read_as_the_nearest_one() {
    for text in [
        "0.9687100052833557",
        "0.10000010000000001",
        "1.7976931348623157e308",
    ] {
        let expected: f64 = text.parse().unwrap();
        assert_eq!(raw(text).decode(), Ok(expected));
    }
}

#[test]
fn a_raw_value_decodes_or_says_where_it_does_not() {
    assert_eq!(raw("[1,2]").decode::<Vec<u8>>().unwrap(), [1, 2]);
    let error = raw("[1,\"jane\"]").decode::<Vec<u8>>().unwrap_err();
    assert_eq!(
        error,
        "invalid type: string, expected u8 (at $[1] in a JSON value of 10 bytes)"
    );
    let reason = raw("[1,\"jane\"]").attempt::<Vec<u8>>().unwrap_err();
    assert_eq!(reason, "$[1]: invalid type: string, expected u8");
    let error = raw("{}").no_match("Pet", &["a".into(), "b".into()]);
    assert_eq!(
        error,
        "no variant of Pet fits: a; b (at $ in a JSON value of 2 bytes)"
    );
}

#[test]
fn the_types_that_cross_threads_do() {
    fn crosses<T: Send + Sync + Debug + 'static>() {}
    crosses::<sdkwright_runtime::error::Error>();
    crosses::<sdkwright_runtime::client::Core>();
    crosses::<sdkwright_runtime::request::Request>();
    crosses::<sdkwright_runtime::response::Response<String>>();
}

#[test]
fn an_encoder_needs_no_json() {
    // `serde_json::Value` is another serializer: numbers stay numbers.
    let value = serde_json::to_value(Out(&Decimal::new(1250, 2))).unwrap();
    assert_eq!(value, serde_json::json!(12.50));
    fn encodes<T: Encode>() {}
    encodes::<Option<Vec<Date>>>();
}
