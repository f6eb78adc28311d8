//! `sdkwright check`: whether a crate is what its document gives now.
//!
//! Exit status 0 where it is, 1 where it is not or where the document gives no crate.

use super::Status;
use super::diff;
use super::generate::{Run, counted};
use super::report::{self, Format};
use clap::Args;
use sdkwright::check::{self, Cause, Drift, Manifest, Role};
use sdkwright::diagnostic::workflow_command;
use sdkwright::pipeline::{self, Job, Outcome};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Compare a generated crate with what its document gives now; exit status 1 if they differ
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    run: Run,
    /// The folder of the crate
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
}

impl Check {
    pub(super) fn run(self) -> Status {
        let mut outcome = pipeline::run(&Job {
            record: Manifest::names_of(&self.output),
            ..self.run.job()
        });
        let files = outcome.files.take().filter(|_| !self.run.refuses(&outcome));
        let Some(files) = files else {
            self.run.report(&outcome);
            eprintln!("{}; nothing to compare with", counted(&outcome));
            return Status::Failure;
        };
        let record = std::mem::take(&mut outcome.record);
        let manifest = Manifest::new(outcome.sources.clone(), &files).naming(record);
        let folder = self.output.display().to_string();
        let drifts = match check::compare(&files, &manifest, &self.output, &self.generate()) {
            Ok(drifts) => drifts,
            Err(error) => {
                self.run.report(&outcome);
                eprintln!("error: cannot read `{folder}`: {error}");
                return Status::Failure;
            }
        };
        let change = drifts
            .iter()
            .any(|drift| drift.cause.is_input())
            .then(|| self.change());
        self.tell(&outcome, &drifts, change.as_ref());
        match drifts.is_empty() {
            true => Status::Success,
            false => Status::Failure,
        }
    }

    /// The command that would mend it, with all that this one was given.
    fn generate(&self) -> String {
        self.command("generate")
    }

    fn command(&self, name: &str) -> String {
        let job = self.run.job();
        let mut command = format!("sdkwright {name} {}", job.spec.display());
        for (flag, path) in [("-c", &job.config), ("--overlay", &job.overlay)] {
            if let Some(path) = path {
                command.push_str(&format!(" {flag} {}", path.display()));
            }
        }
        format!("{command} -o {}", self.output.display())
    }

    /// The command that lists what changed, with what the crate was generated with and is not any more.
    fn diff(&self) -> String {
        let job = self.run.job();
        let mut command = self.command("diff");
        for (flag, path, role) in [
            ("--old-config", &job.config, Role::Config),
            ("--old-overlay", &job.overlay, Role::Overlay),
        ] {
            let gone = diff::beside(&self.output, &job.spec, role);
            if let Some(gone) = gone.filter(|_| path.is_none()) {
                command.push_str(&format!(" {flag} {}", gone.label()));
            }
        }
        command
    }

    /// The files that were given.
    fn inputs(&self) -> Vec<PathBuf> {
        let job = self.run.job();
        let given = [Some(job.spec.clone()), job.overlay, job.config];
        given.into_iter().flatten().collect()
    }

    /// What a change of the inputs means for the users of the crate; or why that is not known.
    fn change(&self) -> Result<String, String> {
        let job = self.run.job();
        let optional = |path: &Option<PathBuf>| path.as_deref().map(Path::to_owned);
        let change = diff::since(
            &self.output,
            &job.spec,
            optional(&job.overlay),
            optional(&job.config),
        )?;
        Ok(change.map_or_else(|| "none".to_owned(), |class| class.to_string()))
    }

    fn tell(&self, outcome: &Outcome, drifts: &[Drift], change: Option<&Result<String, String>>) {
        let folder = self.output.display().to_string();
        let change_line = change.map(|change| match change {
            Ok(class) => format!(
                "the change for users of the crate: {class} (`{}` lists it)",
                self.diff()
            ),
            Err(why) => format!("the change for users of the crate is not known: {why}"),
        });
        match self.run.format() {
            Format::Json => {
                let mut value = report::json(outcome);
                value["drifts"] = drifts.iter().map(as_json).collect();
                value["change"] = match change {
                    Some(Ok(class)) => json!(class),
                    Some(Err(_)) | None => Value::Null,
                };
                report::print(&format!("{value:#}\n"));
            }
            Format::Github => {
                self.run.report(outcome);
                for drift in drifts {
                    report::print(&as_command(&folder, &self.inputs(), drift));
                }
                if let Some(line) = &change_line {
                    report::print(&workflow_command("notice", &[], line));
                }
            }
            Format::Text | Format::Sarif => {
                self.run.report(outcome);
                eprint!("{}", check::render(&folder, drifts));
                if let Some(line) = &change_line {
                    eprintln!("\n{line}");
                }
            }
        }
        if drifts.is_empty() && self.run.format() != Format::Json {
            self.run
                .tell(&format!("{folder} is what the document gives"));
        }
    }
}

fn as_json(drift: &Drift) -> Value {
    json!({
        "cause": drift.cause.word(),
        "path": drift.path,
        "message": drift.cause.title(),
        "diff": drift.diff,
        "remedy": drift.remedy,
    })
}

/// A drift beside its file in a pull request. An input that changed without a file of the crate is shown beside itself.
fn as_command(folder: &str, inputs: &[PathBuf], drift: &Drift) -> String {
    let mut properties = Vec::new();
    let path = Path::new(folder).join(&drift.path);
    let mut given = inputs.iter();
    let input = given.find(|path| path.file_name().is_some_and(|name| name == &*drift.path));
    if let Some(input) = input.filter(|_| drift.cause.is_input() && drift.diff.is_empty()) {
        properties.push(("file", input.display().to_string()));
        properties.push(("line", "1".to_owned()));
    } else if path.is_file() {
        properties.push(("file", path.display().to_string()));
        let first = drift
            .diff
            .lines()
            .find_map(|line| line.strip_prefix("@@ -"));
        let line = first.and_then(|rest| rest.split([',', ' ']).next()?.parse::<usize>().ok());
        properties.push(("line", line.unwrap_or(1).max(1).to_string()));
    }
    properties.push(("title", format!("{}: {}", drift.cause.title(), drift.path)));
    let remedy = format!("remedy: {}", drift.remedy);
    let message = match drift.cause {
        Cause::HandEdit => format!("{remedy}\n{}", drift.diff),
        Cause::Missing
        | Cause::SpecChanged
        | Cause::OverlayChanged
        | Cause::ConfigChanged
        | Cause::TestsChanged
        | Cause::ChangelogChanged
        | Cause::GeneratorChanged
        | Cause::Orphan
        | Cause::MissingFile => remedy,
    };
    workflow_command("error", &properties, &message)
}
