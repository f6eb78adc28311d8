//! The command line: one file a command.
//!
//! ```text
//! sdkwright generate openapi.yaml -c sdk.toml -o petstore-sdk
//! sdkwright check openapi.yaml -c sdk.toml -o petstore-sdk
//! sdkwright diff old.yaml new.yaml -c sdk.toml
//! sdkwright init openapi.yaml
//! sdkwright inspect openapi.yaml --graph mermaid --group pets
//! sdkwright lint openapi.yaml -c sdk.toml
//! sdkwright explain E008
//! ```
//!
//! Exit status: 0 when it worked, 1 when errors (or denied warnings) stand or `sdkwright check` found a difference, 2 when the command line is wrong, 3 when
//! `sdkwright diff` found what `--fail-on` refuses.

mod check;
mod diff;
mod explain;
mod generate;
mod init;
mod inspect;
mod lint;
mod report;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Generates typed Rust SDK crates from OpenAPI documents.
#[derive(Debug, Parser)]
#[command(name = "sdkwright", version, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Generate(generate::Generate),
    Check(check::Check),
    Diff(diff::Diff),
    Init(init::Init),
    Inspect(inspect::Inspect),
    Lint(lint::Lint),
    Explain(explain::Explain),
}

/// What a command ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    Success,
    Failure,
    Usage,
    Refused,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Success => 0,
            Status::Failure => 1,
            Status::Usage => 2,
            Status::Refused => 3,
        })
    }
}

/// Runs the command that the process was started with.
pub(crate) fn run() -> ExitCode {
    let status = match Arguments::parse().command {
        Command::Generate(generate) => generate.run(),
        Command::Check(check) => check.run(),
        Command::Diff(diff) => diff.run(),
        Command::Init(init) => init.run(),
        Command::Inspect(inspect) => inspect.run(),
        Command::Lint(lint) => lint.run(),
        Command::Explain(explain) => explain.run(),
    };
    status.into()
}
