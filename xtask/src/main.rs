//! The workspace's own commands: one file a command.
//!
//! ```text
//! cargo xtask regenerate [NAME…]   specs/ to generated/
//! cargo xtask verify [NAME…]       is generated/ what specs/ gives?
//! cargo xtask tidy                 the rules that no compiler knows
//! ```
#![forbid(unsafe_code)]

mod regenerate;
mod specs;
mod tidy;
mod verify;

use clap::{Parser, Subcommand};
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
    },
    /// Check that generated/ is what specs/ gives; say what moved if it is not
    Verify {
        /// Folders of specs/; all of them unless named
        names: Vec<String>,
    },
    /// Check the rules of this repository that no compiler knows
    Tidy,
}

/// What a command has to say, and whether all is well.
#[derive(Debug, Default)]
struct Report {
    text: String,
    failed: bool,
}

fn main() -> ExitCode {
    // From there, so that paths are shown as they stand in the repository.
    let root = match std::env::set_current_dir(root()) {
        Ok(()) => PathBuf::from("."),
        Err(_) => root(),
    };
    let generate = &sdkwright::pipeline::run;
    let report = match Arguments::parse().command {
        Command::Regenerate { names } => regenerate::regenerate(&root, &names, generate),
        Command::Verify { names } => verify::verify(&root, &names, generate),
        Command::Tidy => tidy::tidy(&root),
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

/// The repository: the folder above this package.
fn root() -> PathBuf {
    // Cargo says at run time where the package is; a binary that is started by hand knows where it was built.
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map_or(PathBuf::from("."), Path::to_owned)
}
