//! `sdkwright check`: whether a crate is what its document gives now.

use super::Status;
use super::generate::{Run, counted};
use clap::Args;
use sdkwright::check::{self, Manifest};
use std::path::PathBuf;

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
        let (outcome, files) = self.run.run(Manifest::names_of(&self.output));
        let Some(files) = files else {
            eprintln!("{}; nothing to compare with", counted(&outcome));
            return Status::Failure;
        };
        let manifest =
            Manifest::new(outcome.sources.clone(), &files).naming(outcome.record.clone());
        let folder = self.output.display().to_string();
        let generate = format!("sdkwright generate {} -o {folder}", self.run.spec.display());
        match check::compare(&files, &manifest, &self.output, &generate) {
            Ok(drifts) if drifts.is_empty() => {
                self.run
                    .tell(&format!("{folder} is what the document gives"));
                Status::Success
            }
            Ok(drifts) => {
                eprint!("{}", check::render(&folder, &drifts));
                Status::Failure
            }
            Err(error) => {
                eprintln!("error: cannot read `{folder}`: {error}");
                Status::Failure
            }
        }
    }
}
