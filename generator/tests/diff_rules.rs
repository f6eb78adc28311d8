//! What `diff` says of each edit of a schema that oasdiff, an established comparison of documents, has a rule for.
//!
//! `diff_rules.yaml` has the edits. Each is made in a field that is sent and in one that is received. `docs/diff-rules.md` has the
//! same as a table; `INSTA_UPDATE=always` writes it anew.

use sdkwright::diff;
use sdkwright::pipeline::{self, Job, Model};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const PAGE: &str = "../docs/diff-rules.md";
const BEGIN: &str = "<!-- edits -->\n";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    edit: String,
    old: Value,
    new: Value,
    /// The levels that oasdiff gives it, in requests and in responses.
    oasdiff: [String; 2],
    request: BTreeSet<String>,
    response: BTreeSet<String>,
}

fn edits() -> Vec<Edit> {
    let text = fs::read_to_string("tests/diff_rules.yaml").unwrap();
    serde_yaml::from_str(&text).unwrap()
}

fn model(dir: &Path, name: &str, schema: &Value) -> Model {
    let holds = |schema: &Value| json!({"type": "object", "properties": {"v": schema}});
    let body = |name: &str| {
        let schema = json!({"$ref": format!("#/components/schemas/{name}")});
        json!({"description": "It", "content": {"application/json": {"schema": schema}}})
    };
    let other = |key: &str| json!({"type": "object", "properties": {key: {"type": "string"}}});
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {"/things": {"post": {
            "operationId": "makeThing",
            "tags": ["things"],
            "requestBody": body("Sent"),
            "responses": {"200": body("Got")},
        }}},
        "components": {"schemas": {
            "Sent": holds(schema),
            "Got": holds(schema),
            "Other": other("o"),
            "Third": other("z"),
        }},
    });
    let spec = dir.join(format!("{name}.json"));
    fs::write(&spec, document.to_string()).unwrap();
    let (model, outcome) = pipeline::model(&Job {
        spec,
        ..Job::default()
    });
    let said = &outcome.diagnostics;
    assert!(!said.has_errors(), "{schema}: {said:?}");
    model.unwrap()
}

/// The classes and codes of what is said of the type `ty` and of what stands in it.
fn said(changes: &[diff::Change], ty: &str) -> BTreeSet<String> {
    let about = changes
        .iter()
        .filter(|change| change.subject.starts_with(ty));
    about
        .map(|change| format!("{} {}", change.class, change.code.id()))
        .collect()
}

#[test]
fn each_edit_is_weighed_as_listed() {
    let dir = tempfile::tempdir().unwrap();
    let mut wrong = Vec::new();
    for edit in edits() {
        let (old, new) = (
            model(dir.path(), "old", &edit.old),
            model(dir.path(), "new", &edit.new),
        );
        let changes = diff::compare(&old, &new).unwrap().changes;
        let (request, response) = (said(&changes, "Sent"), said(&changes, "Got"));
        if request != edit.request || response != edit.response {
            wrong.push(format!("{}: {request:?}, {response:?}", edit.edit));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rows of the page: edits that are weighed alike are one.
fn table() -> String {
    let mut rows: BTreeMap<[String; 4], Vec<String>> = BTreeMap::new();
    let spoken = |said: &BTreeSet<String>| match said.is_empty() {
        true => "–".to_owned(),
        false => {
            let said = said.iter().map(|line| line.replacen(' ', " `", 1) + "`");
            said.collect::<Vec<_>>().join(", ")
        }
    };
    for edit in edits() {
        let [sent, received] = edit.oasdiff;
        let key = [
            spoken(&edit.request),
            spoken(&edit.response),
            sent,
            received,
        ];
        rows.entry(key).or_default().push(edit.edit);
    }
    let rows = rows.into_iter().map(|([sent, received, s, r], edits)| {
        format!(
            "| {} | {s} / {r} | {sent} | {received} |\n",
            edits.join(", ")
        )
    });
    let head = "| edit | oasdiff, sent / received | sent | received |\n| --- | --- | --- | --- |\n";
    head.to_owned() + &rows.collect::<String>()
}

#[test]
fn the_page_has_the_edits() {
    let page = fs::read_to_string(PAGE).unwrap();
    let (prose, rows) = page.split_once(BEGIN).unwrap();
    let table = table();
    if std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always") {
        fs::write(PAGE, format!("{prose}{BEGIN}{table}")).unwrap();
    } else {
        assert_eq!(rows, table);
    }
}
