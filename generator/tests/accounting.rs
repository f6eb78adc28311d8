//! Nothing of a document is lost in silence: each keyword is read, or has no effect on a client for a reason; and what the
//! grammar claims of a keyword is true.
//!
//! The claims are tried on a document that has every keyword: without a keyword that is read, something else comes out; without
//! one that has no effect, the same.

use rayon::prelude::*;
use sdkwright::config::{Byte, Config, Date};
use sdkwright::diagnostic::{Code, Style, render};
use sdkwright::files::Files;
use sdkwright::grammar::{self, Expect, Fate, Kind};
use sdkwright::pipeline::{Outcome, run_text};
use sdkwright::pointer::Pointer;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Where each keyword stands in a document, by the kind of its object.
type Places = BTreeMap<(Kind, String), Vec<Pointer>>;

fn places(root: &Value) -> Places {
    let mut places = Places::new();
    let mut root = root.clone();
    grammar::walk(
        &mut root,
        Kind::Root,
        &Pointer::root(),
        &mut |value, kind, pointer| {
            if matches!(kind, Kind::Paths | Kind::Responses) {
                return;
            }
            for keyword in value
                .as_object()
                .into_iter()
                .flat_map(|members| members.keys())
            {
                if !keyword.starts_with("x-") && keyword != "$ref" {
                    let places = places.entry((kind, keyword.clone())).or_default();
                    places.push(pointer.key(keyword));
                }
            }
        },
    );
    places
}

fn everything() -> Value {
    let text = fs::read_to_string("tests/accounting/openapi.yaml").unwrap();
    sdkwright::document::read_text("openapi.yaml", text)
        .0
        .unwrap()
        .root
}

fn run(root: &Value) -> Outcome {
    let mut config = Config::default();
    config.types.date = Date::Date;
    config.types.byte = Byte::Base64;
    run_text("openapi.json", root.to_string(), &config)
}

/// All that a user can tell of a run, places in the text left out.
fn told(outcome: &Outcome) -> (Vec<(String, Vec<u8>)>, Vec<String>) {
    let files = outcome.files.iter().flat_map(Files::iter);
    let said = outcome.diagnostics.iter();
    (
        files
            .map(|(path, content)| (path.to_owned(), content.to_vec()))
            .collect(),
        said.map(|one| format!("{} {} {:?}", one.code.id(), one.message, one.notes))
            .collect(),
    )
}

fn without(root: &Value, place: &Pointer) -> Value {
    let mut root = root.clone();
    remove(&mut root, place);
    root
}

fn remove(root: &mut Value, place: &Pointer) {
    let parent = place.parent().unwrap();
    // What holds it may have been removed before.
    if let Some(Value::Object(members)) = root.pointer_mut(parent.as_str()) {
        members.shift_remove(&place.last().unwrap());
    }
}

#[test]
fn the_document_of_the_test_has_every_keyword_and_no_other() {
    let found: BTreeSet<(Kind, String)> = places(&everything()).into_keys().collect();
    let listed: BTreeSet<(Kind, String)> = Kind::ALL
        .iter()
        .flat_map(|kind| {
            grammar::keywords(*kind)
                .iter()
                .map(|keyword| (*kind, keyword.name.to_owned()))
        })
        .collect();
    let lacking: Vec<_> = listed.difference(&found).collect();
    let unknown: Vec<_> = found.difference(&listed).collect();
    assert!(
        lacking.is_empty() && unknown.is_empty(),
        "lacking: {lacking:?}\nunknown: {unknown:?}"
    );
}

#[test]
fn what_the_grammar_claims_of_each_keyword_is_true() {
    let root = everything();
    let whole = run(&root);
    assert!(
        whole.files.is_some(),
        "{}",
        render(&whole.diagnostics, &whole.inputs.shown(), Style::Plain)
    );
    let unchanged = told(&whole);
    let places = places(&root);
    let changes = |places: &[Pointer]| {
        places
            .iter()
            .any(|place| told(&run(&without(&root, place))) != unchanged)
    };
    // All that have no effect at once; which of them has one is looked for only if the whole has.
    let mut lean = root.clone();
    for ((kind, name), places) in &places {
        if is_idle(*kind, name) {
            for place in places {
                remove(&mut lean, place);
            }
        }
    }
    let idle_matters = told(&run(&lean)) != unchanged;
    let wrong: Vec<String> = places
        .par_iter()
        .filter_map(|((kind, name), places)| {
            let wrong = match grammar::keyword(*kind, name)?.fate {
                Fate::Read if !changes(places) => "is read, and nothing changes without it",
                Fate::Idle(_) if idle_matters && changes(places) => {
                    "has no effect, and something changes without it"
                }
                Fate::Read | Fate::Idle(_) => return None,
            };
            Some(format!("{}: `{name}` {wrong}", kind.title()))
        })
        .collect();
    let remedy = "say in generator/src/grammar what becomes of it now, or give it an effect in tests/accounting/openapi.yaml";
    assert!(wrong.is_empty(), "{}\n{remedy}", wrong.join("\n"));
}

fn is_idle(kind: Kind, name: &str) -> bool {
    let keyword = grammar::keyword(kind, name);
    keyword.is_some_and(|keyword| matches!(keyword.fate, Fate::Idle(_)))
}

/// In real documents, every keyword that is not in the grammar is said.
#[test]
fn real_documents_are_accounted_for() {
    let folder = match std::env::var_os("SDKWRIGHT_CORPUS") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus"),
    };
    let folders = [folder.clone(), folder.join("quirks")];
    let entries = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
    let mut documents: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    documents.sort();
    for path in documents {
        let (Ok(document), _) = sdkwright::document::read(&path) else {
            continue;
        };
        // What stands beside a `$ref` is said to have no effect, keyword or not.
        let is_reference = |place: &Pointer| {
            let holder = place.parent().unwrap();
            let holder = document.root.pointer(holder.as_str());
            holder.is_some_and(|holder| holder.get("$ref").is_some())
        };
        let unknown: BTreeSet<String> = places(&document.root)
            .into_iter()
            .filter(|((kind, name), places)| {
                grammar::keyword(*kind, name).is_none()
                    && !(*kind != Kind::Schema && places.iter().all(is_reference))
            })
            .map(|((kind, name), _)| {
                format!("`{name}` is no keyword of the {} Object", kind.title())
            })
            .collect();
        let (_, said) = sdkwright::normalize::normalize(document, &Config::default());
        let said: BTreeSet<String> = said
            .iter()
            .filter(|one| one.code == Code::UnknownKeyword)
            .map(|one| one.message.clone())
            .collect();
        let lost: Vec<&String> = unknown.difference(&said).collect();
        assert!(lost.is_empty(), "{}: {lost:?}", path.display());
    }
}

/// Every keyword of the grammar has a value, and so a kind, that it expects.
#[test]
fn objects_inside_objects_are_reached() {
    let reached: BTreeSet<Kind> = Kind::ALL
        .iter()
        .flat_map(|kind| grammar::keywords(*kind))
        .filter_map(|keyword| match keyword.expect {
            Expect::One(kind)
            | Expect::List(kind)
            | Expect::Map(kind)
            | Expect::FlagOrOne(kind) => Some(kind),
            Expect::Text
            | Expect::Flag
            | Expect::Number
            | Expect::Count
            | Expect::Texts
            | Expect::Values
            | Expect::Object
            | Expect::Any
            | Expect::NumberOrFlag
            | Expect::TextOrTexts => None,
        })
        .collect();
    let alone: Vec<&Kind> = Kind::ALL
        .iter()
        .filter(|kind| {
            !reached.contains(kind) && !matches!(kind, Kind::Root | Kind::PathItem | Kind::Response)
        })
        .collect();
    assert!(alone.is_empty(), "{alone:?}");
}
