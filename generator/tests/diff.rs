//! What `diff` says of two documents, and how much each change weighs.
//!
//! A file of `diff/` is a stream of cases. Each changes `base.yaml` by two JSON merge patches (RFC 7396), which make the old and the
//! new document of it, and lists what is said: class, code and subject. `old_config` and `config` are the two `sdk.toml`s.

use sdkwright::diagnostic::{Shown, Style};
use sdkwright::diff::{self, Class, Code, render};
use sdkwright::pipeline::{self, Job, Model, Outcome};
use sdkwright::surface::{DEPRECATED, Surface};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const CASES: &str = "tests/diff";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    case: String,
    #[serde(default)]
    old: Value,
    #[serde(default)]
    new: Value,
    #[serde(default)]
    old_config: String,
    #[serde(default)]
    config: String,
    says: Vec<String>,
}

/// The cases of a file.
fn cases(file: &str) -> Vec<Case> {
    let text = fs::read_to_string(Path::new(CASES).join(file)).unwrap();
    serde_yaml::Deserializer::from_str(&text)
        .map(|document| {
            Case::deserialize(document).unwrap_or_else(|error| panic!("{file}: {error}"))
        })
        .collect()
}

fn files() -> Vec<String> {
    let entries = fs::read_dir(CASES).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name != "base.yaml").collect();
    names.sort();
    names
}

fn patch(target: &mut Value, patch: &Value) {
    let Value::Object(members) = patch else {
        if !patch.is_null() {
            *target = patch.clone();
        }
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    let object = target.as_object_mut().unwrap();
    for (key, value) in members {
        if value.is_null() {
            object.remove(key);
        } else {
            self::patch(object.entry(key.clone()).or_insert(Value::Null), value);
        }
    }
}

fn model(dir: &Path, name: &str, change: &Value, config: &str) -> (Model, Outcome) {
    let base = fs::read_to_string(Path::new(CASES).join("base.yaml")).unwrap();
    let mut document: Value = serde_yaml::from_str(&base).unwrap();
    patch(&mut document, change);
    let spec = dir.join(format!("{name}.json"));
    fs::write(&spec, serde_json::to_string_pretty(&document).unwrap()).unwrap();
    let toml = dir.join(format!("{name}.toml"));
    fs::write(&toml, config).unwrap();
    let job = Job {
        spec,
        config: Some(toml),
        ..Job::default()
    };
    let (model, mut outcome) = pipeline::model(&job);
    assert!(
        !outcome.diagnostics.has_errors(),
        "{:?}",
        outcome.diagnostics
    );
    // No folder of a machine is in a snapshot.
    if let Some(source) = &mut outcome.inputs.spec {
        source.path = format!("{name}.json");
    }
    (model.unwrap(), outcome)
}

struct Compared {
    old: Model,
    new: Model,
    was: Outcome,
    is: Outcome,
    diff: diff::Diff,
}

fn compared(case: &Case) -> Compared {
    let dir = tempfile::tempdir().unwrap();
    let (old, was) = model(dir.path(), "old", &case.old, &case.old_config);
    let (new, is) = model(dir.path(), "new", &case.new, &case.config);
    Compared {
        diff: diff::compare(&old, &new).unwrap(),
        old,
        new,
        was,
        is,
    }
}

#[test]
fn cases_say_what_they_list() {
    let mut wrong = Vec::new();
    for file in files() {
        for case in cases(&file) {
            let Compared { diff, old, new, .. } = compared(&case);
            assert!(
                diff.class() >= least(&old, &new),
                "{file}, {}: {diff:?}",
                case.case
            );
            let said: Vec<String> = diff
                .changes
                .iter()
                .map(|change| format!("{} {} {}", change.class, change.code.id(), change.subject))
                .collect();
            let (mut sorted, mut wanted) = (said.clone(), case.says.clone());
            sorted.sort();
            wanted.sort();
            if sorted != wanted {
                let changes: Vec<String> = diff
                    .changes
                    .iter()
                    .map(|change| {
                        format!(
                            "  {}: {:?} {:?}",
                            change.message, change.notes, change.items
                        )
                    })
                    .collect();
                wrong.push(format!(
                    "{file}, {}:\n  wanted {wanted:#?}\n  said {sorted:#?}\n{}",
                    case.case,
                    changes.join("\n")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_code_has_a_case() {
    let said: BTreeSet<String> = files()
        .iter()
        .flat_map(|file| cases(file))
        .flat_map(|case| case.says)
        .filter_map(|line| line.split(' ').nth(1).map(str::to_owned))
        .collect();
    let all: BTreeSet<String> = Code::ALL.iter().map(|code| code.id().to_owned()).collect();
    let missing: Vec<&String> = all.difference(&said).collect();
    let unknown: Vec<&String> = said.difference(&all).collect();
    assert!(
        missing.is_empty() && unknown.is_empty(),
        "no case: {missing:?}; no code: {unknown:?}"
    );
}

#[test]
fn what_is_turned_round_is_said_the_other_way() {
    for file in files() {
        for case in cases(&file) {
            let back = Case {
                old: case.new,
                new: case.old,
                old_config: case.config,
                config: case.old_config,
                ..case
            };
            let changes = compared(&back).diff.changes;
            assert_eq!(
                back.says.is_empty(),
                changes.is_empty(),
                "{file}, {}: {changes:?}",
                back.case
            );
        }
    }
}

/// The least class that the items of both crates allow, whatever else is said.
fn least(old: &Model, new: &Model) -> Option<Class> {
    let items = |model: &Model| Surface::of(&model.files()).unwrap().items;
    let (was, is) = (items(old), items(new));
    let lost = |(path, what): (&String, &String)| {
        !path.ends_with(DEPRECATED) && is.get(path) != Some(what)
    };
    if was.iter().any(lost) {
        Some(Class::Major)
    } else if was.len() < is.len() {
        Some(Class::Minor)
    } else {
        None
    }
}

#[test]
fn a_document_and_itself_are_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let (model, _) = model(dir.path(), "same", &Value::Null, "");
    assert_eq!(diff::compare(&model, &model).unwrap().changes, []);
}

/// A change of each class, one that folds, one that is gone and one that is only in `sdk.toml`.
const SHOWN: &str = "
case: shown
new:
  components:
    schemas:
      Home: {required: [street, number, size], properties: {garden: {type: boolean}, roof: {type: boolean}}}
      NewPet: {properties: {name: {maxLength: 20}}}
      Kind: {x-enum-varnames: [Feline, Dog]}
  paths:
    /pets: {get: {parameters: []}}
old_config: |
  [package]
  version = '0.3.1'
config: |
  [package]
  version = '0.3.1'
  [servers]
  required = true
says: []
";

fn shown() -> Compared {
    let case: Case = serde_yaml::from_str(SHOWN).unwrap();
    compared(&case)
}

macro_rules! formats {
    ($($name:ident: |$diff:ident, $texts:ident| $render:expr;)+) => {
        $(#[test] fn $name() {
            let found = shown();
            let (was, is) = (found.was.inputs.shown(), found.is.inputs.shown());
            let $texts = render::Texts { old: &was, new: &is };
            let $diff = &found.diff;
            insta::assert_snapshot!($render);
        })+
    };
}

formats! {
    as_text: |diff, texts| render::text(diff, texts, Style::Plain, Shown::All);
    as_folded_text: |diff, texts| render::text(diff, texts, Style::Plain, Shown::First(1));
    as_coloured_text: |diff, texts| render::text(diff, texts, Style::Colour, Shown::First(1)).replace('\u{1b}', "^");
    as_json: |diff, texts| format!("{:#}", render::json(diff, texts));
    as_markdown: |diff, texts| render::markdown(diff, texts, Shown::First(1));
    as_an_entry: |diff, _texts| render::entry(diff, "0.4.0", Shown::All);
    as_workflow_commands: |diff, texts| render::github(diff, texts, Some(Class::Major));
}

#[test]
fn nothing_is_said_in_a_sentence() {
    let case: Case = serde_yaml::from_str("{case: nothing, says: []}").unwrap();
    let found = compared(&case);
    let (was, is) = (found.was.inputs.shown(), found.is.inputs.shown());
    let texts = render::Texts {
        old: &was,
        new: &is,
    };
    assert_eq!(
        render::text(&found.diff, texts, Style::Plain, Shown::All),
        "nothing changed for users of pets-sdk 0.1.0\n"
    );
    assert_eq!(
        render::markdown(&found.diff, texts, Shown::All),
        "## pets-sdk 0.1.0\n\nNothing changed for its users.\n"
    );
    assert_eq!(render::json(&found.diff, texts)["bump"], Value::Null);
}

#[test]
fn the_page_has_the_table_of_codes() {
    let page = fs::read_to_string("../docs/diff.md").unwrap();
    let (_, page) = page.split_once("## The codes\n").unwrap();
    let rows: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with("| `"))
        .collect();
    let table: Vec<String> = Code::ALL
        .iter()
        .map(|code| {
            format!(
                "| `{}` | {} | {} |",
                code.id(),
                code.at_least(),
                code.meaning()
            )
        })
        .collect();
    for row in &table {
        assert!(
            rows.contains(&row.as_str()),
            "docs/diff.md lacks this line:\n{row}"
        );
    }
    assert_eq!(
        rows.len(),
        table.len(),
        "docs/diff.md has codes that are none"
    );
}
