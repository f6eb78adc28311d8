//! What was found of a document: a line of `corpus.jsonl`, and the memory that makes a run resumable.

use super::crates::Home;
use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};
use std::fs;

/// What was found of a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Record {
    /// Its path below the folder.
    pub(super) name: String,
    /// The folder of its crate.
    pub(super) folder: String,
    /// The version that it states; empty where it could not be read.
    pub(super) version: String,
    /// Its size.
    pub(super) bytes: u64,
    /// Operations that were generated.
    pub(super) operations: usize,
    /// Types that were generated.
    pub(super) types: usize,
    /// Places where the document left nothing but "any JSON".
    pub(super) untyped: usize,
    /// Warnings of the generator.
    pub(super) warnings: usize,
    /// Errors of the generator.
    pub(super) errors: usize,
    /// The first error, or the words of the panic.
    pub(super) error: Option<String>,
    /// Whether the generator panicked.
    pub(super) panicked: bool,
    /// How long it took to generate.
    pub(super) seconds: f64,
    /// Lines of Rust that came out.
    pub(super) lines: usize,
    /// The digest of all files that came out.
    pub(super) digest: Option<String>,
    /// What the compiler said, step by step.
    pub(super) steps: Vec<Step>,
    /// What came of the round trips.
    pub(super) trips: Option<Trips>,
}

/// One look of a tool at a crate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Step {
    /// `check`, `tests`, `clippy`, `doc`.
    pub(super) name: String,
    /// Errors.
    pub(super) errors: usize,
    /// Warnings.
    pub(super) warnings: usize,
    /// The first error, as the compiler shows it.
    pub(super) first_error: Option<String>,
    /// The first warning, as the compiler shows it.
    pub(super) first_warning: Option<String>,
    /// How long it took.
    pub(super) seconds: f64,
    /// Processor time.
    pub(super) cpu: f64,
}

/// What came of the round trips of a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Trips {
    /// The digest of the program and of what it was fed.
    pub(super) digest: String,
    /// Examples of the document.
    pub(super) examples: usize,
    /// Examples whose schema the oracle does not take.
    pub(super) without_verdict: usize,
    /// Examples that are not valid by the oracle.
    pub(super) invalid: usize,
    /// Examples that are valid, but whose schema has no type: it stands in a header, or in a component that nothing uses.
    pub(super) without_type: usize,
    /// Where these stand.
    pub(super) untyped: Vec<String>,
    /// Examples that are valid and have a type.
    pub(super) valid: usize,
    /// Ways that these went: more than one where a schema has one type in requests and another in answers.
    pub(super) trips: usize,
    /// How many of them were decoded.
    pub(super) decoded: usize,
    /// How many of them came back equal.
    pub(super) equal: usize,
    /// Schemas with a struct, an enum or a union of their own.
    pub(super) types: usize,
    /// How many of them a valid value could be made from.
    pub(super) types_with_values: usize,
    /// Values that were made and are valid by the oracle.
    pub(super) made: usize,
    /// How many of them were decoded.
    pub(super) made_decoded: usize,
    /// How many of them came back equal.
    pub(super) made_equal: usize,
    /// What did not come back equal.
    pub(super) failures: Vec<Failure>,
    /// What the compiler said where the program did not build.
    pub(super) broken: Option<String>,
    /// How long it took.
    pub(super) seconds: f64,
}

/// A value that did not come back equal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Failure {
    /// Where the example stands; for a value that was made, its schema.
    pub(super) pointer: String,
    /// The Rust type.
    pub(super) ty: String,
    /// What went wrong.
    pub(super) reason: String,
    /// The value, shortened.
    pub(super) value: String,
    /// Whether it was made from the schema.
    pub(super) made: bool,
}

impl Trips {
    /// Whether everything came back equal.
    pub(super) fn clean(&self) -> bool {
        self.broken.is_none() && self.failures.is_empty()
    }
}

impl Step {
    /// Whether the tool had nothing to say.
    pub(super) fn clean(&self) -> bool {
        self.errors == 0 && self.warnings == 0
    }
}

impl Record {
    /// Whether something is wrong with what came of the document.
    pub(super) fn failed(&self) -> bool {
        self.digest.is_none()
            || self.steps.iter().any(|step| !step.clean())
            || self.trips.as_ref().is_some_and(|trips| !trips.clean())
    }

    /// The record as a line.
    pub(super) fn to_json(&self) -> String {
        let json = serde_json::to_string(self).expect("a record is plain data");
        format!("{json}\n")
    }

    /// Keeps the record for the next run.
    pub(super) fn keep(&self, home: &Home) -> Result<()> {
        let file = home.record(&self.folder);
        fs::write(&file, self.to_json())
            .with_context(|| format!("cannot write `{}`", file.display()))
    }

    /// The steps that an earlier run has kept of the same crate.
    pub(super) fn kept_steps(&self, home: &Home) -> Vec<Step> {
        let kept = self.kept(home).filter(|kept| kept.digest == self.digest);
        kept.map(|kept| kept.steps).unwrap_or_default()
    }

    /// The round trips that an earlier run has kept; whether they are still those of the document, their digest says.
    pub(super) fn kept_trips(&self, home: &Home) -> Option<Trips> {
        self.kept(home)?.trips
    }

    fn kept(&self, home: &Home) -> Option<Self> {
        let text = fs::read_to_string(home.record(&self.folder)).ok()?;
        let kept: Self = serde_json::from_str(&text).ok()?;
        (kept.name == self.name).then_some(kept)
    }
}
