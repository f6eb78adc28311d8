//! One document to a record: what the generator said, and, where the crate is wanted, the crate.

use super::crates::{Home, digest, lines};
use super::record::Record;
use crate::documents::Found;
use sdkwright::diagnostic::{Severity, render_short};
use sdkwright::document::{self, Version};
use sdkwright::pipeline::{self, Job, Outcome};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

/// Generates a document; the crate is written below `home` if there is one.
pub(super) fn generate(found: &Found, folder: &str, home: Option<&Home>) -> Record {
    let mut record = Record {
        name: found.name.clone(),
        folder: folder.to_owned(),
        bytes: found.bytes,
        ..Record::default()
    };
    let job = Job {
        spec: found.path.clone(),
        ..Job::default()
    };
    let start = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| pipeline::run(&job)));
    record.seconds = start.elapsed().as_secs_f64();
    match outcome {
        Ok(outcome) => told(&mut record, &outcome, home),
        Err(panic) => {
            record.panicked = true;
            record.error = Some(format!("panics: {}", words(&*panic)));
        }
    }
    record
}

fn told(record: &mut Record, outcome: &Outcome, home: Option<&Home>) {
    record.operations = outcome.counts.operations;
    record.types = outcome.counts.types;
    record.untyped = outcome.counts.untyped;
    record.warnings = outcome.diagnostics.count(Severity::Warning);
    record.errors = outcome.diagnostics.count(Severity::Error);
    record.version = version(outcome).map_or_else(String::new, |version| version.to_string());
    if record.errors > 0 {
        let said = render_short(&outcome.diagnostics, &outcome.inputs.shown());
        let error = said.lines().find(|line| line.contains(": error["));
        record.error = error.map(str::to_owned);
    }
    let Some(files) = &outcome.files else {
        return;
    };
    record.lines = lines(files);
    record.digest = Some(digest(files));
    if let Some(home) = home
        && let Err(error) = home.write(&record.folder, files)
    {
        record.error = Some(format!("{error:#}"));
        record.digest = None;
    }
}

/// The version that the document states, read again from its first lines: the outcome does not keep it.
fn version(outcome: &Outcome) -> Option<Version> {
    let text = &outcome.inputs.spec.as_ref()?.text;
    let at = text.match_indices("openapi").find_map(|(at, key)| {
        let after = text[at + key.len()..]
            .trim_start_matches(['"', '\''])
            .trim_start();
        after.strip_prefix(':')
    })?;
    let stated: String = at
        .trim_start()
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|character| character.is_ascii_digit() || *character == '.')
        .collect();
    let (document, _) = document::read_text("version.yaml", format!("openapi: '{stated}'\n"));
    document.ok().map(|document| document.version)
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no words")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_told_with_its_numbers_or_its_error() {
        let root = crate::specs::tests::root(&[
            (
                "pets.yaml",
                "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: {}\n",
            ),
            ("broken.json", "{\"openapi\": \"3.0.0\","),
        ]);
        let generated = |name: &str| {
            let found = Found {
                name: name.to_owned(),
                path: root.path().join(name),
                bytes: 1,
            };
            generate(&found, "c", None)
        };
        let pets = generated("pets.yaml");
        assert_eq!((pets.version.as_str(), pets.errors), ("3.1", 0));
        assert!(pets.digest.is_some() && pets.lines > 100 && !pets.failed());
        let broken = generated("broken.json");
        assert!(broken.failed() && !broken.panicked);
        assert!(broken.error.unwrap().contains("error[E"));
    }
}
