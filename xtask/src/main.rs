//! The workspace's own commands: one file a command.
//!
//! ```text
//! cargo xtask regenerate [NAME…]   specs/ to generated/; with --bump, with the version that the changes ask for
//! cargo xtask verify [NAME…]       is generated/ what specs/ gives?
//! cargo xtask tidy                 the rules that no compiler knows
//! cargo xtask corpus DIR           every document of a folder, generated and compiled
//! cargo xtask semver OLD NEW       is a class of `sdkwright diff` what Rust says?
//! cargo xtask bench PATH…          where time and memory go, on real documents
//! ```
#![forbid(unsafe_code)]

mod bench;
mod bump;
mod corpus;
mod documents;
mod regenerate;
mod semver;
mod specs;
mod table;
mod tidy;
mod verify;

use clap::{Parser, Subcommand};
use sdkwright::names::Record;
use sdkwright::pipeline::Job;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The workspace's own commands.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Generate the crates of generated/ from specs/; only what changed is written
    Regenerate {
        /// Folders of specs/; all of them unless named
        names: Vec<String>,
        /// First raise the version in sdk.toml as the changes of the document ask for, and note them in the changelog
        #[arg(long)]
        bump: bool,
        /// The commit that the changes count from
        #[arg(long, value_name = "REV", default_value = "HEAD", requires = "bump")]
        since: String,
        /// Make all names from the documents, whatever those of the crates have been
        #[arg(long)]
        new_names: bool,
    },
    /// Check that generated/ is what specs/ gives; say what moved if it is not
    Verify {
        /// Folders of specs/; all of them unless named
        names: Vec<String>,
    },
    /// Check the rules of this repository that no compiler knows
    Tidy,
    Corpus(corpus::Corpus),
    Bench(bench::Bench),
    Semver(semver::Semver),
}

impl Command {
    /// Makes the paths that were given independent of the folder that the command was started in.
    fn settle_paths(&mut self) {
        let paths: Vec<&mut PathBuf> = match self {
            Self::Corpus(corpus) => corpus
                .paths
                .iter_mut()
                .chain(&mut corpus.markdown)
                .collect(),
            Self::Bench(bench) => bench.paths.iter_mut().collect(),
            Self::Semver(semver) => semver.paths.iter_mut().collect(),
            Self::Regenerate { .. } | Self::Verify { .. } | Self::Tidy => Vec::new(),
        };
        for path in paths {
            if let Ok(absolute) = std::path::absolute(&*path) {
                *path = absolute;
            }
        }
    }

    /// Whether the command is about real documents, on which an unoptimised build would tell nothing and take ten times as long.
    fn wants_speed(&self) -> bool {
        match self {
            Self::Corpus(corpus) => !corpus.as_built,
            Self::Bench(_) => true,
            // What takes its time there is the compiler.
            Self::Regenerate { .. } | Self::Verify { .. } | Self::Tidy | Self::Semver(_) => false,
        }
    }
}

/// What a command has to say, and whether all is well.
#[derive(Debug, Default)]
struct Report {
    text: String,
    failed: bool,
}

fn main() -> ExitCode {
    let mut command = Arguments::parse().command;
    command.settle_paths();
    if command.wants_speed() && cfg!(debug_assertions) {
        return optimised();
    }
    // From there, so that paths are shown as they stand in the repository.
    let root = match std::env::set_current_dir(root()) {
        Ok(()) => PathBuf::from("."),
        Err(_) => root(),
    };
    let generate = &sdkwright::pipeline::run;
    let report = match command {
        Command::Regenerate {
            names,
            bump,
            since,
            new_names,
        } => {
            let bumped = match bump {
                true => bump::bump(&root, &names, &since),
                false => Ok(Report::default()),
            };
            bumped.and_then(|bumped| {
                let anew = |job: &Job| {
                    let record = Record::default();
                    sdkwright::pipeline::run(&Job {
                        record,
                        ..job.clone()
                    })
                };
                let generate: specs::Generate<'_> = if new_names { &anew } else { generate };
                let mut report = regenerate::regenerate(&root, &names, generate)?;
                report.text.insert_str(0, &bumped.text);
                Ok(report)
            })
        }
        Command::Verify { names } => verify::verify(&root, &names, generate),
        Command::Tidy => tidy::tidy(&root),
        Command::Corpus(corpus) => corpus::corpus(&root, &corpus),
        Command::Semver(semver) => semver::semver(&root, &semver),
        Command::Bench(bench) if bench.here => here(&root, &bench),
        Command::Bench(bench) => bench::bench(&bench),
    };
    match report {
        Ok(report) if report.failed => {
            eprint!("{}", report.text);
            ExitCode::FAILURE
        }
        Ok(report) => {
            print!("{}", report.text);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the same command in an optimised build of this program.
fn optimised() -> ExitCode {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = std::process::Command::new(cargo)
        .args(["run", "--quiet", "--release", "--package", "xtask", "--"])
        .args(std::env::args_os().skip(1))
        .status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: cannot start cargo: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Measures one document in this process.
fn here(root: &Path, bench: &bench::Bench) -> anyhow::Result<Report> {
    let [path] = bench.paths.as_slice() else {
        anyhow::bail!("one document is measured at a time");
    };
    let text = bench::measure(path, &root.join("target"))?;
    Ok(Report {
        text,
        failed: false,
    })
}

/// The repository: the folder above this package.
fn root() -> PathBuf {
    // Cargo says at run time where the package is; a binary that is started by hand knows where it was built.
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map_or(PathBuf::from("."), Path::to_owned)
}
