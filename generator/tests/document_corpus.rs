//! Real documents: each is read, and what is found at a pointer is the value that the document has there.
//!
//! `SDKWRIGHT_CORPUS` names the folder; without documents the test says so and passes.

use sdkwright::diagnostic::{Inputs, Spot, Style, render};
use sdkwright::document::{Document, Syntax, read, read_text};
use sdkwright::pointer::Pointer;
use serde_json::Value;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// At most so many places of a document are looked up.
const SAMPLE: usize = 400;

#[test]
fn real_documents_are_read_and_their_places_found() {
    let folder = match std::env::var_os("SDKWRIGHT_CORPUS") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus"),
    };
    let files = documents(&folder);
    if files.is_empty() {
        println!("no documents in {}: nothing to test", folder.display());
        return;
    }
    let mut wrong = Vec::new();
    for file in &files {
        let (document, diagnostics) = read(file);
        match document {
            Ok(document) => wrong.extend(misplaced(&document)),
            Err(source) => wrong.push(render(
                &diagnostics,
                &Inputs::new().spec(&source),
                Style::Plain,
            )),
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} documents:\n{}",
        wrong.len(),
        files.len(),
        wrong.join("\n")
    );
}

/// The documents of a folder and of its folder `quirks`.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let folders = [folder.to_owned(), folder.join("quirks")];
    let mut files: Vec<PathBuf> = folders
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let ending = path.extension().unwrap_or_default();
            ending == "yaml" || ending == "yml" || ending == "json"
        })
        .collect();
    files.sort();
    files
}

fn misplaced(document: &Document) -> Vec<String> {
    let mut places = Vec::new();
    collect(&document.root, &Pointer::root(), &mut places);
    let step = places.len() / SAMPLE + 1;
    let mut wrong = Vec::new();
    for (pointer, value) in places.into_iter().step_by(step) {
        let Some(range) = document.range(&Spot::Value(pointer.clone())) else {
            wrong.push(format!("{}: {pointer} is not found", document.source.path));
            continue;
        };
        if !is_at(document, &range, value) {
            let text: String = document.source.text[range].chars().take(200).collect();
            wrong.push(format!(
                "{}: {pointer} is {value}, found {text:?}",
                document.source.path
            ));
        }
        if let Some(key) = pointer.last().filter(|key| key.parse::<usize>().is_err()) {
            let range = document.range(&Spot::Key(pointer.clone())).unwrap();
            if !is_at(document, &range, &Value::String(key)) {
                let text = &document.source.text[range];
                wrong.push(format!(
                    "{}: the key of {pointer}, found {text:?}",
                    document.source.path
                ));
            }
        }
    }
    wrong
}

fn collect<'v>(value: &'v Value, at: &Pointer, places: &mut Vec<(Pointer, &'v Value)>) {
    places.push((at.clone(), value));
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(key, value)| collect(value, &at.key(key), places)),
        Value::Array(elements) => {
            elements
                .iter()
                .enumerate()
                .for_each(|(index, value)| collect(value, &at.index(index), places));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Whether the text there is this value.
fn is_at(document: &Document, range: &Range<usize>, value: &Value) -> bool {
    let text = &document.source.text[range.clone()];
    if document.source.syntax() == Syntax::Json {
        return serde_json::from_str::<Value>(text).is_ok_and(|found| found == *value);
    }
    // A value that is left out is found at its key.
    if value.is_null() {
        return true;
    }
    if *value == document.root {
        return true;
    }
    // The lines below the first keep their indentation, so the first needs its own.
    let indent = if text.contains('\n') {
        document.source.position(range.start).column - 1
    } else {
        1
    };
    let alone = format!("openapi: 3.0.3\nx-value:\n{}{text}\n", " ".repeat(indent));
    match read_text("alone.yaml", alone).0 {
        Ok(found) => {
            // A number is text where it is a key.
            let is_same = trimmed(&found.root["x-value"]) == trimmed(value);
            is_same || value.as_str() == Some(text) || text.contains(['*', '&'])
        }
        // An alias of an anchor elsewhere.
        Err(_) => text.contains(['*', '&']),
    }
}

/// The value without the space behind its texts: what ends a place is not always what ends its last text.
fn trimmed(value: &Value) -> Value {
    match value {
        Value::String(text) => text.trim_end().into(),
        Value::Array(elements) => elements.iter().map(trimmed).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| (key.clone(), trimmed(value)))
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}
