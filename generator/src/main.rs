//! The `sdkwright` command.
#![forbid(unsafe_code)]

/// A run makes millions of small tokens and texts on all cores; the system's allocator takes a third of its time for that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
