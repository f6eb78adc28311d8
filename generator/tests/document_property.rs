//! What holds for any text and any value: nothing panics, and every place is found again.

use proptest::prelude::*;
use sdkwright::diagnostic::{Inputs, Spot, Style, render};
use sdkwright::document::{Source, read_text};
use sdkwright::overlay::{apply, read_overlay_text};
use sdkwright::pointer::Pointer;
use serde_json::{Value, json};

fn values() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        "[a-zé💰 \"\\\\/~\n:#]{0,8}",
        "[0-9]{1,3}",
        Just("<".to_owned())
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        text.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(text.clone(), inner, 0..6)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

fn pointers(value: &Value, at: &Pointer, all: &mut Vec<Pointer>) {
    all.push(at.clone());
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(key, value)| pointers(value, &at.key(key), all)),
        Value::Array(elements) => {
            elements
                .iter()
                .enumerate()
                .for_each(|(index, value)| pointers(value, &at.index(index), all));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Pieces of YAML and JSON in any order.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![
        Just("openapi: 3.0.3\n"),
        Just("a"),
        Just("é: "),
        Just(": "),
        Just("- "),
        Just("\n"),
        Just("\r\n"),
        Just("  "),
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just(", "),
        Just("\""),
        Just("'"),
        Just("&a "),
        Just("*a "),
        Just("!t "),
        Just("<<: "),
        Just("| "),
        Just(">-\n"),
        Just("# x\n"),
        Just("? "),
        Just("---\n"),
        Just("\t"),
        Just("\\"),
        Just("\u{85}"),
        Just("12"),
    ];
    prop::collection::vec(scrap, 0..24).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_place_of_a_json_text_is_found(value in values(), pretty in any::<bool>()) {
        let root = json!({ "openapi": "3.0.0", "x": value });
        let text = if pretty { serde_json::to_string_pretty(&root) } else { serde_json::to_string(&root) };
        let document = read_text("x.json", text.unwrap()).0.unwrap();
        prop_assert_eq!(&document.root, &root);
        let mut all = Vec::new();
        pointers(&root, &Pointer::root(), &mut all);
        for pointer in all {
            let range = document.range(&Spot::Value(pointer.clone())).unwrap();
            let found: Value = serde_json::from_str(&document.source.text[range]).unwrap();
            prop_assert_eq!(Some(&found), pointer.resolve(&root));
        }
    }

    #[test]
    fn each_single_value_of_a_yaml_text_is_found(value in values()) {
        let root = json!({ "openapi": "3.0.0", "x": value });
        let text = serde_yaml::to_string(&root).unwrap();
        let document = read_text("x.yaml", text).0.unwrap();
        prop_assert_eq!(&document.root, &root);
        let mut all = Vec::new();
        pointers(&root, &Pointer::root(), &mut all);
        for pointer in all {
            let value = pointer.resolve(&root).unwrap();
            if value.is_array() || value.is_object() {
                continue;
            }
            let range = document.range(&Spot::Value(pointer.clone())).unwrap();
            let text = &document.source.text[range];
            let found: Value = serde_yaml::from_str(&format!("  {text}\n")).unwrap();
            // What `|2` means depends on where it stands, and the lines that end a block scalar are not part of its place.
            let is_same = match (&found, value) {
                (Value::String(found), Value::String(value)) => found.split_whitespace().eq(value.split_whitespace()),
                (found, value) => found == value,
            };
            prop_assert!(is_same, "{}: {} found {:?}", pointer, value, text);
        }
    }

    #[test]
    fn no_text_is_a_trouble(text in scraps(), json in any::<bool>()) {
        let path = if json { "x.json" } else { "x.yaml" };
        let (document, diagnostics) = read_text(path, text.clone());
        let source = match &document {
            Ok(document) => &document.source,
            Err(source) => source,
        };
        render(&diagnostics, &Inputs::new().spec(source), Style::Plain);
        for source in [source, &Source::new("sdk.toml", text)] {
            for pointer in ["", "/a", "/é/0", "/a/a/a", "/<<", "/"] {
                let pointer = Pointer::parse(pointer).unwrap();
                for spot in [Spot::Key(pointer.clone()), Spot::Value(pointer)] {
                    if let Some(range) = source.range(&spot) {
                        prop_assert!(source.text.get(range).is_some());
                    }
                }
            }
        }
    }

    #[test]
    fn any_removal_leaves_places_that_are_right(elements in prop::collection::vec(0..9_u8, 1..12), first in 0..9_u8, second in 0..9_u8) {
        // Elements that are all different, of which two kinds go.
        let marked: Vec<Value> = elements.iter().enumerate().map(|(at, kind)| json!({ "kind": kind, "at": at })).collect();
        let document = read_text("x.json", json!({ "openapi": "3.0.0", "x": marked }).to_string()).0.unwrap();
        let actions = [first, second].map(|kind| json!({ "target": format!("$.x[?@.kind == {kind}]"), "remove": true }));
        let overlay = json!({ "overlay": "1.0.0", "info": { "title": "t", "version": "1" }, "actions": actions });
        let overlay = read_overlay_text("o.json", overlay.to_string()).0.unwrap();
        let (document, _) = apply(document, &overlay);
        let left = document.root["x"].as_array().unwrap();
        for (index, element) in left.iter().enumerate() {
            let range = document.range(&Spot::Value(Pointer::root().key("x").index(index))).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Value>(&document.source.text[range]).unwrap(), element);
        }
    }
}
