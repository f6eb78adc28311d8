//! Real documents go through the whole pipeline: each gives a crate, or says with an error why it does not.
//!
//! `SDKWRIGHT_CORPUS` names the folder; without documents the test says so and passes.
//! Documents above [`LARGEST`] bytes are left to `cargo xtask corpus`, which is built for speed.

use sdkwright::diagnostic::{Severity, render_short};
use sdkwright::pipeline::{self, Job};
use std::any::Any;
use std::ffi::OsStr;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// The most bytes of a document that is tried.
const LARGEST: u64 = 1_500_000;

#[test]
fn real_documents_give_a_crate_or_an_error() {
    let folder = match std::env::var_os("SDKWRIGHT_CORPUS") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus"),
    };
    let mut documents = documents(&folder);
    documents.extend(self::documents(&folder.join("quirks")));
    if documents.is_empty() {
        println!("no documents in {}: skipped", folder.display());
        return;
    }
    let wrong: Vec<String> = documents
        .iter()
        .filter_map(|document| tried(document).err())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The documents in a folder that are small enough, in the order of their names.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut documents: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| {
            let ending = path.extension().and_then(OsStr::to_str);
            matches!(ending, Some("json" | "yaml" | "yml"))
                && path.metadata().is_ok_and(|data| data.len() <= LARGEST)
        })
        .collect();
    documents.sort();
    documents
}

/// Says what is wrong with what came of a document.
fn tried(document: &Path) -> Result<(), String> {
    let job = Job {
        spec: document.to_owned(),
        ..Job::default()
    };
    let name = document.display();
    let outcome = catch_unwind(AssertUnwindSafe(|| pipeline::run(&job)))
        .map_err(|panic| format!("{name}: panics: {}", words(&*panic)))?;
    let errors = outcome.diagnostics.count(Severity::Error);
    match (outcome.files, errors) {
        (Some(_), 0) | (None, 1..) => {}
        (Some(_), _) => {
            return Err(format!(
                "{name}: a crate comes out in spite of {errors} errors"
            ));
        }
        (None, 0) => return Err(format!("{name}: nothing comes out, and nothing says why")),
    }
    if errors > 0 {
        let said = render_short(&outcome.diagnostics, &outcome.inputs.shown());
        let errors: Vec<&str> = said
            .lines()
            .filter(|line| line.contains(": error["))
            .collect();
        println!("{}", errors.join("\n"));
    }
    Ok(())
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no words")
}
