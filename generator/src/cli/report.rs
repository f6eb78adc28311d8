//! Diagnostics to the terminal.

use sdkwright::diagnostic::{Style, render};
use sdkwright::pipeline::Outcome;
use std::io::IsTerminal as _;

/// Prints all that a run has to say, on standard error.
pub(super) fn report(outcome: &Outcome, colour: clap::ColorChoice) {
    let colour = match colour {
        clap::ColorChoice::Always => true,
        clap::ColorChoice::Never => false,
        clap::ColorChoice::Auto => {
            std::io::stderr().is_terminal()
                && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        }
    };
    let style = if colour { Style::Colour } else { Style::Plain };
    eprint!(
        "{}",
        render(&outcome.diagnostics, &outcome.inputs.shown(), style)
    );
}
