//! The crates of a run through the compiler: the library, then what needs it.
//!
//! A crate whose files are those of the last run, and that had no errors then, is not compiled again.

use super::cargo;
use super::crates::Home;
use super::record::{Record, Step};
use anyhow::Result;

const CHECK: [(&str, &[&str]); 2] = [
    ("check", &["check", "--lib", "--message-format=json"]),
    ("tests", &["check", "--tests", "--message-format=json"]),
];
const LINT: [(&str, &[&str]); 2] = [
    (
        "clippy",
        &[
            "clippy",
            "--all-targets",
            "--message-format=json",
            "--",
            "-Wclippy::all",
        ],
    ),
    ("doc", &["doc", "--no-deps", "--message-format=json"]),
];

/// Compiles what came of a document, and says so in its record. Steps after one with errors are left out.
pub(super) fn compile(home: &Home, record: &mut Record, lint: bool, fresh: bool) -> Result<()> {
    if record.digest.is_none() {
        return Ok(());
    }
    let known: Vec<Step> = if fresh {
        Vec::new()
    } else {
        record.kept_steps(home)
    };
    let folder = home.krate(&record.folder);
    let more: &[_] = if lint { &LINT } else { &[] };
    for (name, arguments) in CHECK.iter().chain(more) {
        let known = known
            .iter()
            .find(|step| step.name == *name && step.errors == 0);
        let step = match known {
            Some(step) => step.clone(),
            None => cargo::step(home, &folder, name, arguments)?,
        };
        let wrong = step.errors > 0;
        record.steps.push(step);
        if wrong {
            break;
        }
    }
    Ok(())
}
