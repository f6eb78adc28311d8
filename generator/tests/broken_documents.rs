//! Broken documents: no panic, no hang, and every finding has a place within its text.
//!
//! Small documents are broken in every way that can be listed: cut off, a value replaced by one of another JSON type, a key
//! removed, a key written twice. A run takes some of them, the same ones each time; `SDKWRIGHT_BROKEN=all` takes all.
//! `SDKWRIGHT_CORPUS` names a folder of real documents, whose small ones are broken too.

use rayon::prelude::*;
use sdkwright::config::Config;
use sdkwright::diagnostic::{Code, Style, render};
use sdkwright::pipeline::{Outcome, run_text};
use sdkwright::pointer::Pointer;
use serde_json::{Value, json};
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How many broken documents a run takes of each document.
const SOME: usize = 16;
/// More than any small document takes.
const LONG: Duration = Duration::from_secs(30);

/// A broken document.
struct Broken {
    /// What was done, for whoever has to mend what it shows.
    what: String,
    text: String,
}

fn values() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1.5e300),
        json!(""),
        json!("#/components/schemas/Nothing"),
        json!("é{}/%"),
        json!([]),
        json!([null, {}]),
        json!({}),
        json!({ "$ref": "#" }),
        json!({ "type": "object", "properties": { "a": null } }),
    ]
}

fn pointers(value: &Value, at: &Pointer, all: &mut Vec<Pointer>) {
    all.push(at.clone());
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                pointers(member, &at.key(key), all);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                pointers(element, &at.index(index), all);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// All ways to break a document.
fn broken(name: &str, text: &str) -> Vec<Broken> {
    let mut all = Vec::new();
    for (at, _) in text.char_indices().step_by(97) {
        all.push(Broken {
            what: format!("{name}: cut off at {at}"),
            text: text[..at].to_owned(),
        });
    }
    let Ok(root) = serde_yaml::from_str::<Value>(text) else {
        return all;
    };
    let mut places = Vec::new();
    pointers(&root, &Pointer::root(), &mut places);
    for place in &places {
        for value in values() {
            let mut root = root.clone();
            let what = format!("{name}: {place} is {value}");
            *root.pointer_mut(place.as_str()).unwrap() = value;
            all.push(Broken {
                what,
                text: root.to_string(),
            });
        }
        let (Some(parent), Some(last)) = (place.parent(), place.last()) else {
            continue;
        };
        let mut less = root.clone();
        let mut more = root.clone();
        if let Some(Value::Object(members)) = less.pointer_mut(parent.as_str()) {
            members.shift_remove(&last);
            all.push(Broken {
                what: format!("{name}: {place} is gone"),
                text: less.to_string(),
            });
        }
        if let Some(Value::Object(members)) = more.pointer_mut(parent.as_str()) {
            members.insert("\u{1}".to_owned(), json!({ "type": "string" }));
            let key = Value::String(last).to_string();
            all.push(Broken {
                what: format!("{name}: {place} stands twice"),
                text: more.to_string().replace("\"\\u0001\"", &key),
            });
        }
    }
    all
}

/// Says what is wrong with a run on a broken document.
fn tried(broken: &Broken) -> Result<(), String> {
    let started = Instant::now();
    let run = || run_text("openapi.yaml", broken.text.clone(), &Config::default());
    let outcome = catch_unwind(run).map_err(|_| format!("{}: panics", broken.what))?;
    let taken = started.elapsed();
    if taken > LONG {
        return Err(format!("{}: takes {taken:?}", broken.what));
    }
    if outcome.files.is_none() != outcome.diagnostics.has_errors() {
        return Err(format!("{}: no crate and no error, or both", broken.what));
    }
    let shown =
        catch_unwind(|| render(&outcome.diagnostics, &outcome.inputs.shown(), Style::Plain));
    shown.map_err(|_| format!("{}: cannot be shown", broken.what))?;
    match misplaced(&outcome) {
        Some(message) => Err(format!(
            "{}: `{message}` has no place in the text",
            broken.what
        )),
        None => Ok(()),
    }
}

/// A finding whose place is none.
fn misplaced(outcome: &Outcome) -> Option<String> {
    let inputs = outcome.inputs.shown();
    let is_wrong = |place| {
        inputs.locate(place).is_none_or(|located| {
            let text = &located.source.text;
            let range = located.range.clone();
            range.is_some_and(|range| text.get(range).is_none())
                || located
                    .position()
                    .is_some_and(|position| position.line > text.lines().count().max(1))
        })
    };
    let mut said = outcome.diagnostics.iter();
    let found = said.find(|one| one.place.as_ref().is_some_and(is_wrong));
    found.map(|one| one.message.clone())
}

fn takes_all() -> bool {
    std::env::var_os("SDKWRIGHT_BROKEN").is_some_and(|value| value == "all")
}

fn check(documents: impl IntoIterator<Item = (String, String)>) {
    let mut chosen = Vec::new();
    for (name, text) in documents {
        let all = broken(&name, &text);
        let step = if takes_all() {
            1
        } else {
            (all.len() / SOME).max(1)
        };
        chosen.extend(all.into_iter().step_by(step));
    }
    let wrong: Vec<String> = chosen
        .par_iter()
        .filter_map(|broken| tried(broken).err())
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        chosen.len(),
        wrong.join("\n")
    );
}

fn read(path: &Path) -> (String, String) {
    (
        path.display().to_string(),
        fs::read_to_string(path).unwrap(),
    )
}

#[test]
fn broken_documents_of_our_own() {
    let cases = [
        "discriminator",
        "name-clashes",
        "query-parameters",
        "recursion",
        "security-alternatives",
        "server-variables",
    ];
    let paths = cases.map(|case| PathBuf::from(format!("tests/cases/{case}/openapi.yaml")));
    // It is by far the largest.
    let everything = PathBuf::from("tests/accounting/openapi.yaml");
    let everything = takes_all().then_some(&everything);
    check(paths.iter().chain(everything).map(|path| read(path)));
}

#[test]
fn broken_real_documents() {
    let folder = match std::env::var_os("SDKWRIGHT_CORPUS") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus"),
    };
    let entries = fs::read_dir(folder.join("quirks"))
        .into_iter()
        .flatten()
        .flatten();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| {
            path.metadata()
                .is_ok_and(|data| data.is_file() && data.len() < 12_000)
        })
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    if paths.is_empty() {
        println!("no documents in {}: skipped", folder.display());
    }
    paths.sort();
    // Each is a second or so where the tests are not optimized.
    check(paths.iter().step_by(10).map(|path| read(path)));
}

/// Depth, repetition and the like: texts that cost some programs minutes.
#[test]
fn monstrous_documents() {
    let deep =
        |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    let aliases: String = (1..60)
        .map(|level| format!("a{level}: &a{level} [*a{0}, *a{0}, *a{0}]\n", level - 1))
        .collect();
    let long_chain: String = (0..600)
        .map(|number| {
            format!(
                "    A{number}: {{$ref: '#/components/schemas/A{}'}}\n",
                number + 1
            )
        })
        .collect();
    let counted = "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths:\n  /a:\n    get:\n      parameters:\n        - {name: a, in: query, \
         schema: {type: string, pattern: '^.{1,2097152}(^){4000000000}$'}}\n      responses: {'200': {description: ok}}\n";
    let texts = [
        counted.to_owned(),
        deep("[", "]"),
        deep("{\"a\":", "}"),
        deep("- ", ""),
        format!("openapi: 3.1.0\na0: &a0 x\n{aliases}"),
        format!(
            "openapi: 3.1.0\ninfo: {{title: a, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{long_chain}"
        ),
        "openapi: 3.1.0\r\ninfo: {title: a, version: '1'}\r\npaths: {}\r\n".to_owned(),
        "\u{feff}openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\n".to_owned(),
        "openapi: 3.1.0\n---\nopenapi: 3.1.0\n".to_owned(),
        "openapi: !!str 3.1.0\ninfo: !thing {title: a, version: '1'}\npaths: {}\n".to_owned(),
        "\0\0\0".to_owned(),
        String::new(),
    ];
    for (number, text) in texts.into_iter().enumerate() {
        let what = format!("text {number}");
        assert_eq!(tried(&Broken { what, text }), Ok(()));
    }
}

/// Each level is a choice between the level below and all that one has, with a property more: twice as many types.
#[test]
fn choices_of_choices_have_an_end() {
    let levels: String = (1..40)
        .map(|level| {
            let below = format!("{{$ref: '#/components/schemas/L{}'}}", level - 1);
            format!(
                "    L{level}: {{oneOf: [{below}, {{allOf: [{below}, {{type: object, properties: {{p{level}: {{type: string}}}}}}]}}]}}\n"
            )
        })
        .collect();
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: a, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    L0: {{type: object}}\n{levels}"
    );
    let what = "choices of choices".to_owned();
    let broken = Broken { what, text };
    assert_eq!(tried(&broken), Ok(()));
    let outcome = run_text("openapi.yaml", broken.text, &Config::default());
    let said = outcome.diagnostics.iter().filter(|one| {
        one.code == Code::TooManyWays && one.message.contains("choices within choices")
    });
    assert_eq!(said.count(), 1);
}
