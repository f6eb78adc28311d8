//! `sdkwright generate`: a document to a crate.

use super::Status;
use super::report::{Format, Report, Told, report};
use clap::{Args, ColorChoice};
use sdkwright::check::{self, Foreign, Manifest};
use sdkwright::diagnostic::Severity;
use sdkwright::files::Files;
use sdkwright::names::Record;
use sdkwright::pipeline::{self, Job, Outcome};
use std::path::PathBuf;

/// Generate an SDK crate from an OpenAPI document
#[derive(Debug, Args)]
pub(super) struct Generate {
    #[command(flatten)]
    run: Run,
    /// The folder that the crate is written to
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// Write into a folder that has files of others
    #[arg(long)]
    force: bool,
    /// Make all names from the document, whatever those of the crate have been
    #[arg(long)]
    new_names: bool,
}

/// What a run reads, and how it tells what it found
#[derive(Debug, Args)]
pub(super) struct Run {
    /// The OpenAPI document, YAML or JSON
    pub(super) spec: PathBuf,
    /// The sdk.toml
    #[arg(short, long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// An OpenAPI Overlay that is applied to the document first
    #[arg(long, value_name = "FILE")]
    overlay: Option<PathBuf>,
    /// How to tell what was found; all but `text` go to the standard output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Show all findings, not only the first of each code
    #[arg(long)]
    all: bool,
    /// Take warnings for errors: nothing is written if there is one
    #[arg(long)]
    deny_warnings: bool,
    /// Take defects of the document, such as references to nothing, for errors
    #[arg(long)]
    strict: bool,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
}

impl Run {
    /// Runs, and tells what was found; without files where errors, or denied warnings, stand.
    /// The crate keeps the names of the record.
    fn run(&self, record: Record) -> (Outcome, Option<Files>) {
        let mut outcome = pipeline::run(&Job {
            record,
            ..self.job()
        });
        let files = outcome.files.take().filter(|_| !self.refuses(&outcome));
        (outcome, files)
    }

    /// What is read.
    pub(super) fn job(&self) -> Job {
        Job {
            spec: self.spec.clone(),
            overlay: self.overlay.clone(),
            config: self.config.clone(),
            strict: self.strict,
            record: Record::default(),
        }
    }

    /// Tells what was found.
    pub(super) fn report(&self, outcome: &Outcome) {
        self.told(outcome).print();
    }

    /// What was found, in words.
    fn told(&self, outcome: &Outcome) -> Told {
        let how = Report {
            format: self.format,
            all: self.all,
            color: self.color,
        };
        report(outcome, &how)
    }

    /// How what was found is told.
    pub(super) fn format(&self) -> Format {
        self.format
    }

    /// Whether errors, or denied warnings, stand.
    pub(super) fn refuses(&self, outcome: &Outcome) -> bool {
        let denied = self.deny_warnings && outcome.diagnostics.count(Severity::Warning) > 0;
        denied || outcome.diagnostics.has_errors()
    }

    /// Prints a line for people: to the standard output, unless that is a program's.
    pub(super) fn tell(&self, line: &str) {
        match self.format {
            Format::Text => println!("{line}"),
            Format::Json | Format::Github | Format::Sarif => eprintln!("{line}"),
        }
    }
}

impl Generate {
    pub(super) fn run(self) -> Status {
        let record = match self.new_names {
            true => Record::default(),
            false => Manifest::names_of(&self.output),
        };
        let (mut outcome, files) = self.run.run(record);
        let Some(files) = files else {
            self.run.report(&outcome);
            eprintln!("{}; nothing written", counted(&outcome));
            return Status::Failure;
        };
        let foreign = if self.force {
            Foreign::Accept
        } else {
            Foreign::Refuse
        };
        let manifest = Manifest::new(outcome.sources.clone(), &files)
            .naming(std::mem::take(&mut outcome.record));
        // A large document has much to be said of it, which takes a while to put into words.
        let (told, written) = rayon::join(
            || self.run.told(&outcome),
            || check::write(&files, &manifest, &self.output, foreign),
        );
        told.print();
        match written {
            Ok(written) => {
                let removed = match written.removed.len() {
                    0 => String::new(),
                    count => format!(", {count} removed"),
                };
                self.run.tell(&format!(
                    "{}; wrote {} to {} ({} changed{removed})",
                    counted(&outcome),
                    number(files.len(), "file"),
                    self.output.display(),
                    written.written.len()
                ));
                Status::Success
            }
            Err(error) => {
                eprintln!("error: {error}");
                Status::Failure
            }
        }
    }
}

/// `12 operations, 34 types, 0 untyped places, 2 warnings`; where errors stand, only what was said.
pub(super) fn counted(outcome: &Outcome) -> String {
    let said = &outcome.diagnostics;
    let mut parts = Vec::new();
    if said.has_errors() {
        parts.push(number(said.count(Severity::Error), "error"));
    } else {
        parts.push(outcome.counts.to_string());
    }
    parts.push(number(said.count(Severity::Warning), "warning"));
    parts.join(", ")
}

fn number(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use sdkwright::diagnostic::{Code, Diagnostic};

    #[test]
    fn counts_are_told_in_words() {
        let mut outcome = Outcome::default();
        outcome.counts.operations = 12;
        outcome.counts.types = 1;
        let warning = Diagnostic::new(Code::DuplicateKey, "");
        outcome.diagnostics.push(warning);
        assert_eq!(
            counted(&outcome),
            "12 operations, 1 type, 0 untyped places, 1 warning"
        );
        outcome.diagnostics.push(Diagnostic::new(Code::Syntax, ""));
        assert_eq!(counted(&outcome), "1 error, 1 warning");
    }
}
