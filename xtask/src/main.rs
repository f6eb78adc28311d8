//! The workspace's own commands: `cargo xtask regenerate`, `verify`, `tidy`.
//!
//! Each command is a function of the repository's root, so that its tests can run it on a small folder.
#![forbid(unsafe_code)]

mod regenerate;
mod specs;
mod tidy;
mod verify;

use clap::{Parser, Subcommand};
use std::path::Path;
use std::process::ExitCode;

/// The workspace's own commands
#[derive(Debug, Parser)]
#[command(name = "xtask", bin_name = "cargo xtask")]
struct Xtask {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Generate the crates of specs/ into generated/
    Regenerate {
        /// Folders of specs/; all of them by default
        names: Vec<String>,
    },
    /// Check that generated/ is what specs/ and the generator make of it
    Verify {
        /// Folders of specs/; all of them by default
        names: Vec<String>,
    },
    /// Check the rules of the house
    Tidy,
}

fn main() -> ExitCode {
    let root = root();
    let (report, ok) = match Xtask::parse().command {
        Command::Regenerate { names } => regenerate::regenerate(root, &names),
        Command::Verify { names } => verify::verify(root, &names),
        Command::Tidy => tidy::tidy(root),
    };
    if ok {
        print!("{report}");
        ExitCode::SUCCESS
    } else {
        eprint!("{report}");
        ExitCode::FAILURE
    }
}

/// The repository's root: the parent of this package.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the package stands in the repository")
}
