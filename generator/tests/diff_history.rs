//! Versions that vendors published one after another: what `diff` says of fields is what the texts of both documents say.
//!
//! The texts are read here without any of the generator's stages, so that they can speak against it. `SDKWRIGHT_CORPUS` names the
//! folder, which has one for each vendor in `history/`; without documents the test says so and passes. Documents above [`LARGEST`]
//! bytes are left out: this build is not one for speed.

use sdkwright::diff::{self, Code, Diff};
use sdkwright::pipeline::{self, Job, Model};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const LARGEST: u64 = 300_000;

#[test]
fn fields_are_said_as_the_texts_have_them() {
    let folder = match std::env::var_os("SDKWRIGHT_CORPUS") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus"),
    };
    let vendors = listed(&folder.join("history"));
    if vendors.is_empty() {
        println!("no history in {}: skipped", folder.display());
        return;
    }
    let mut wrong = Vec::new();
    let mut compared = 0;
    for vendor in vendors {
        let mut versions = listed(&vendor);
        versions.retain(|path| path.metadata().is_ok_and(|data| data.len() <= LARGEST));
        for pair in versions.windows(2) {
            compared += 1;
            wrong.extend(contradictions(&pair[0], &pair[1]));
        }
    }
    assert!(compared > 0, "no document is small enough");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is in a folder, in the order of names.
fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn model(spec: &Path) -> Model {
    let job = Job {
        spec: spec.to_owned(),
        ..Job::default()
    };
    let (model, outcome) = pipeline::model(&job);
    assert!(!outcome.diagnostics.has_errors(), "{}", spec.display());
    model.unwrap()
}

/// What is said of fields of components, and is not so; and what is so, and not said.
fn contradictions(old: &Path, new: &Path) -> Vec<String> {
    let diff = diff::compare(&model(old), &model(new)).unwrap();
    let read = |path: &Path| -> Value {
        serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
    };
    let (was, is) = (Text(read(old)), Text(read(new)));
    let renamed = subjects(&diff, &[Code::TypeRenamed, Code::TypeKindChanged]);
    let mut said: BTreeMap<(String, String), BTreeSet<Code>> = BTreeMap::new();
    for change in &diff.changes {
        if let Some((component, field)) = change.subject.split_once('.') {
            let key = (component.to_owned(), field.to_owned());
            said.entry(key).or_default().insert(change.code);
        }
    }
    let mut wrong = Vec::new();
    for component in was.components().intersection(&is.components()) {
        if renamed.contains(component) {
            continue;
        }
        let (Some(before), Some(now)) = (was.fields(component), is.fields(component)) else {
            continue;
        };
        let names: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
        for name in names {
            let codes = said.get(&(component.clone(), name.clone()));
            let is_said = |code: Code| codes.is_some_and(|codes| codes.contains(&code));
            let wanted = match (before.get(name), now.get(name)) {
                (None, Some(true)) => Some(Code::RequiredFieldAdded),
                (None, Some(false)) => Some(Code::FieldAdded),
                (Some(_), None) => Some(Code::FieldRemoved),
                (Some(false), Some(true)) => Some(Code::FieldRequired),
                (Some(true), Some(false)) => Some(Code::FieldOptional),
                (None, None) | (Some(true), Some(true)) | (Some(false), Some(false)) => None,
            };
            for code in [
                Code::RequiredFieldAdded,
                Code::FieldAdded,
                Code::FieldRemoved,
                Code::FieldRequired,
                Code::FieldOptional,
            ] {
                // What seems to be renamed is said of the new name only.
                let other = is_said(Code::FieldRenamed)
                    || (code == Code::FieldRemoved && renames(&diff, component));
                if (wanted == Some(code)) != is_said(code) && !other {
                    wrong.push(format!(
                        "{}: `{component}.{name}`: {} is {}, and is {}",
                        new.display(),
                        code.id(),
                        if wanted == Some(code) { "so" } else { "not so" },
                        if is_said(code) { "said" } else { "not said" },
                    ));
                }
            }
        }
    }
    wrong
}

fn subjects(diff: &Diff, codes: &[Code]) -> BTreeSet<String> {
    let changes = diff.changes.iter();
    let changes = changes.filter(|change| codes.contains(&change.code));
    changes.map(|change| change.subject.clone()).collect()
}

/// Whether a field of a component seems to be renamed.
fn renames(diff: &Diff, component: &str) -> bool {
    let prefix = format!("{component}.");
    let mut changes = diff.changes.iter();
    changes.any(|change| change.code == Code::FieldRenamed && change.subject.starts_with(&prefix))
}

/// A document as it is written.
struct Text(Value);

impl Text {
    fn components(&self) -> BTreeSet<String> {
        let schemas = self
            .0
            .pointer("/components/schemas")
            .and_then(Value::as_object);
        schemas
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect()
    }

    /// The fields of a component, and whether each is required; `None` for what is no plain object.
    fn fields(&self, component: &str) -> Option<BTreeMap<String, bool>> {
        let mut required = BTreeSet::new();
        let mut names = BTreeSet::new();
        let mut left = vec![self.0.pointer("/components/schemas")?.get(component)?];
        while let Some(schema) = left.pop() {
            if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
                left.push(self.0.pointer(reference.strip_prefix('#')?)?);
                continue;
            }
            if schema.get("oneOf").is_some() || schema.get("anyOf").is_some() {
                return None;
            }
            left.extend(
                schema
                    .get("allOf")
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten(),
            );
            let listed = schema.get("required").and_then(Value::as_array);
            required.extend(listed.into_iter().flatten().filter_map(Value::as_str));
            let properties = schema.get("properties").and_then(Value::as_object);
            names.extend(properties.into_iter().flatten().map(|(name, _)| name));
        }
        let fields = names.into_iter();
        let fields = fields.map(|name| (name.clone(), required.contains(name.as_str())));
        Some(fields.collect())
    }
}
