//! `docs/sdk-toml.md` and `docs/sdk.schema.json`: they have the keys that are read, with what they hold, and examples that are read.
//!
//! `INSTA_UPDATE=always` writes the schema anew.

use sdkwright::config::{Holds, Key, outline, read_config, schema};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

fn doc(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../docs")
        .join(name)
}

fn page() -> String {
    fs::read_to_string(doc("sdk-toml.md")).unwrap()
}

/// The rows of the page's tables: key, value, prose.
fn rows(page: &str) -> Vec<(String, String, String)> {
    let lines = page.lines().filter_map(|line| line.strip_prefix("| `"));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.trim_end_matches(" |").splitn(3, " | ").collect();
            let [key, value, prose] = cells.as_slice() else {
                panic!("a row has three cells: {line}");
            };
            (
                key.trim_end_matches('`').to_owned(),
                (*value).to_owned(),
                (*prose).to_owned(),
            )
        })
        .collect()
}

fn examples(page: &str) -> Vec<&str> {
    let blocks = page.split("```toml\n").skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap())
        .collect()
}

#[test]
fn the_page_has_the_keys_that_are_read() {
    let read: BTreeMap<String, String> = outline()
        .into_iter()
        .map(|key| (key.path, key.holds.words()))
        .collect();
    let mut said = BTreeMap::new();
    for (key, value, prose) in rows(&page()) {
        assert!(prose.ends_with('.'), "{key}: {prose}");
        assert!(
            said.insert(key.clone(), value).is_none(),
            "{key} is there twice"
        );
    }
    assert_eq!(said, read);
}

#[test]
fn the_examples_are_read_and_have_every_key() {
    let keys = outline();
    let page = page();
    let mut shown = BTreeSet::new();
    for example in examples(&page) {
        let (_, said) = read_config(example);
        let messages: Vec<&str> = said.iter().map(|said| said.message.as_str()).collect();
        assert_eq!(messages, [""; 0], "{example}");
        let table: toml::Table = toml::from_str(example).unwrap();
        note(&toml::Value::Table(table), "", &keys, &mut shown);
    }
    let all: BTreeSet<&str> = keys.iter().map(|key| key.path.as_str()).collect();
    let shown: BTreeSet<&str> = shown.iter().map(String::as_str).collect();
    assert_eq!(shown, all);
}

/// Notes the keys that a value has, where `path` stands for it in the outline.
fn note(value: &toml::Value, path: &str, keys: &[Key], shown: &mut BTreeSet<String>) {
    match value {
        toml::Value::Table(members) => {
            for (name, member) in members {
                let inside = |name: &str| match path {
                    "" => name.to_owned(),
                    path => format!("{path}.{name}"),
                };
                let own = keys.iter().find(|key| key.path == inside(name));
                let key = own.map_or_else(|| inside("*"), |key| key.path.clone());
                // What is in a dependency is Cargo's.
                if own_holds(keys, &key) != Some(&Holds::Dependency) {
                    note(member, &key, keys, shown);
                }
                shown.insert(key);
            }
        }
        toml::Value::Array(elements) => {
            let tables = elements.iter().filter(|element| element.is_table());
            tables.for_each(|element| note(element, path, keys, shown));
        }
        _ => {}
    }
}

fn own_holds<'k>(keys: &'k [Key], path: &str) -> Option<&'k Holds> {
    keys.iter()
        .find(|key| key.path == path)
        .map(|key| &key.holds)
}

#[test]
fn the_schema_is_that_of_the_keys() {
    let prose = rows(&page())
        .into_iter()
        .map(|(key, _, prose)| (key, prose))
        .collect();
    let value = schema(&outline(), &prose);
    let text = serde_json::to_string_pretty(&value).unwrap() + "\n";
    let path = doc("sdk.schema.json");
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, &text).unwrap();
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there == text,
        "docs/sdk.schema.json is old: INSTA_UPDATE=always cargo test -p sdkwright --test sdk_toml_page"
    );

    // It finds the examples valid, and what is not read invalid.
    let validator = jsonschema::validator_for(&value).unwrap();
    let valid = |text: &str| {
        let table: serde_json::Value = toml::from_str(text).unwrap();
        validator.is_valid(&table)
    };
    for example in examples(&page()) {
        assert!(valid(example), "{example}");
    }
    for wrong in [
        "[package]\nnames = 'x'",
        "[types]\nnumber = 'float'",
        "[[pagination]]\nparameter = 'after'",
        "[retries]\nmax = 101",
        "[operations.a]\nnames = 'b'",
        "[servers.environments]\n'https://a' = 1",
    ] {
        assert!(!valid(wrong), "{wrong}");
        assert!(!read_config(wrong).1.is_empty(), "{wrong}");
    }
}

#[test]
fn the_outline_knows_tables_and_what_is_needed() {
    let keys = outline();
    let key = |path: &str| keys.iter().find(|key| key.path == path).unwrap();
    assert_eq!(key("pagination").holds, Holds::Tables);
    assert_eq!(key("operations.*").holds, Holds::Table);
    assert_eq!(key("retries.max").holds, Holds::Number(0, 100));
    assert!(key("pagination.style").is_required && !key("pagination.items").is_required);
}
