//! Diagnostics to the terminal.

use clap::ColorChoice;
use sdkwright::pipeline::Outcome;
use std::io::IsTerminal as _;

/// Prints all that a run has to say, on standard error.
pub(super) fn report(outcome: &Outcome, colour: ColorChoice) {
    let colour = match colour {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            std::io::stderr().is_terminal() && !refused
        }
    };
    eprint!("{}", outcome.report(colour));
}
