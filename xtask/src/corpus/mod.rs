//! `cargo xtask corpus`: every document of a folder is generated, and, when asked for, compiled and tried with its own examples.
//!
//! ```text
//! document      version      bytes  operations  types  untyped  warnings  errors  seconds  check
//! stripe.yaml   3.0      4 164 836         452   1190       12        40       0     1.10  ok, 0 warnings
//! ```
//!
//! Nothing stops at the first document that fails: a panic is caught and told with its document. What was found is also written to
//! `target/corpus/corpus.jsonl`, a line a document.

mod cargo;
mod compile;
mod crates;
mod generate;
mod record;
mod roundtrip;
mod show;

pub(crate) use crates::put;

use crate::Report;
use crate::documents::Documents;
use anyhow::{Context as _, Result};
use crates::Home;
use record::Record;
use roundtrip::Wanted;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Generate every OpenAPI document of a folder; compile what comes out; send its examples through
#[derive(Debug, clap::Args)]
pub(crate) struct Corpus {
    /// Folders of documents, and documents
    #[arg(required = true, value_name = "DIR")]
    pub(crate) paths: Vec<PathBuf>,
    /// Only documents whose path contains one of these
    #[arg(long, value_name = "NAME", num_args = 1..)]
    only: Vec<String>,
    /// Leave out documents above this many bytes
    #[arg(long, value_name = "N")]
    max_bytes: Option<u64>,
    /// Check each crate with cargo, first the library, then the tests; warnings are counted
    #[arg(long)]
    compile: bool,
    /// Look at each crate with clippy and rustdoc, too
    #[arg(long)]
    lint: bool,
    /// Decode and encode every example that the `jsonschema` crate finds valid, and values made from the schemas
    #[arg(long)]
    roundtrip: bool,
    /// Values that are made from each schema with a type of its own
    #[arg(long, default_value_t = 3, value_name = "N")]
    values: usize,
    /// Documents that are generated at the same time, and compilers that run at the same time
    #[arg(long, default_value_t = 1, value_name = "N")]
    jobs: usize,
    /// Do again what was done before with the same result of the generator
    #[arg(long)]
    fresh: bool,
    /// Stay with this build of the generator, optimised or not
    #[arg(long)]
    pub(crate) as_built: bool,
    /// Write the tables as a Markdown page, too
    #[arg(long, value_name = "FILE")]
    pub(crate) markdown: Option<PathBuf>,
}

impl Corpus {
    /// The command, with `DIR` in the place of the folders of this machine.
    fn command(&self) -> String {
        let mut command = "cargo xtask corpus DIR".to_owned();
        for (given, option) in [
            (self.compile, "--compile"),
            (self.lint, "--lint"),
            (self.roundtrip, "--roundtrip"),
        ] {
            if given {
                command.push_str(&format!(" {option}"));
            }
        }
        if self.roundtrip {
            command.push_str(&format!(" --values {}", self.values));
        }
        if let Some(bytes) = self.max_bytes {
            command.push_str(&format!(" --max-bytes {bytes}"));
        }
        command
    }
}

/// Runs over the documents.
pub(crate) fn corpus(root: &Path, corpus: &Corpus) -> Result<Report> {
    let documents = Documents::below(&corpus.paths)?
        .only(&corpus.only)
        .up_to(corpus.max_bytes);
    let home = Home::new(root, corpus.jobs)?;
    let mut records = generated(&documents, &home, corpus);
    // The small ones first: what is wrong with them is wrong with the large ones, too.
    records.sort_by_key(|record| record.bytes);
    for record in &mut records {
        further(&home, &documents, record, corpus)?;
    }
    records.sort_by(|one, other| one.name.cmp(&other.name));
    let lines: Vec<String> = records.iter().map(Record::to_json).collect();
    let file = home.folder.join("corpus.jsonl");
    fs::write(&file, lines.concat())
        .with_context(|| format!("cannot write `{}`", file.display()))?;
    let shown = show::Shown {
        records: &records,
        passed_over: documents.passed_over,
    };
    if let Some(file) = &corpus.markdown {
        let page = shown.markdown(&corpus.command());
        fs::write(file, page).with_context(|| format!("cannot write `{}`", file.display()))?;
    }
    Ok(Report {
        text: shown.text(),
        failed: records.iter().any(Record::failed),
    })
}

/// What is done with a crate once it is there.
fn further(home: &Home, documents: &Documents, record: &mut Record, corpus: &Corpus) -> Result<()> {
    let compiled = corpus.compile || corpus.lint;
    if compiled {
        compile::compile(home, record, corpus.lint, corpus.fresh)?;
    }
    let found = documents
        .found
        .iter()
        .find(|found| found.name == record.name);
    if let Some(found) = found.filter(|_| corpus.roundtrip && record.digest.is_some()) {
        let wanted = Wanted {
            values: corpus.values,
            fresh: corpus.fresh,
        };
        roundtrip::round_trips(home, found, record, wanted)?;
    }
    if compiled || corpus.roundtrip {
        // What this run did not look at stays known from the last.
        let mut kept = record.clone();
        if !compiled {
            kept.steps = record.kept_steps(home);
        }
        if !corpus.roundtrip {
            kept.trips = record.kept_trips(home);
        }
        kept.keep(home)?;
        eprintln!("{}", show::line(record));
    }
    Ok(())
}

/// Generates the documents, as many at the same time as are asked for; where crates are compiled later, they are written.
fn generated(documents: &Documents, home: &Home, corpus: &Corpus) -> Vec<Record> {
    let next = AtomicUsize::new(0);
    let records = Mutex::new(Vec::new());
    let names = crates::folder_names(documents);
    std::thread::scope(|scope| {
        for _ in 0..corpus.jobs.max(1) {
            scope.spawn(|| {
                while let Some(found) = documents.found.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let write = (corpus.compile || corpus.lint).then_some(home);
                    let record = generate::generate(found, &names[&found.name], write);
                    eprintln!("{}", show::line(&record));
                    records
                        .lock()
                        .expect("no thread panics with it")
                        .push(record);
                }
            });
        }
    });
    records.into_inner().expect("no thread panics with it")
}
