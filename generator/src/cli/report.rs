//! Diagnostics to the terminal.

use sdkwright::diagnostic::{Diagnostic, Input, Severity, Spot};
use sdkwright::pipeline::{Inputs, Outcome};
use std::fmt::Write as _;
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
    for diagnostic in outcome.diagnostics.iter() {
        eprintln!("{}", shown(diagnostic, &outcome.inputs, colour));
    }
}

fn shown(diagnostic: &Diagnostic, inputs: &Inputs, colour: bool) -> String {
    let (word, style) = match diagnostic.code.severity() {
        Severity::Error => ("error", "\u{1b}[1;31m"),
        Severity::Warning => ("warning", "\u{1b}[1;33m"),
        Severity::Note => ("note", "\u{1b}[1;36m"),
    };
    let (start, end) = if colour {
        (style, "\u{1b}[0m")
    } else {
        ("", "")
    };
    let mut text = format!(
        "{start}{word}[{}]{end}: {}\n",
        diagnostic.code.id(),
        diagnostic.message
    );
    if let Some(place) = &diagnostic.place {
        let file = match inputs.get(place.input) {
            Some(input) => input.path.display().to_string(),
            None => match place.input {
                Input::Spec => "the document".to_owned(),
                Input::Overlay => "the overlay".to_owned(),
                Input::Config => "sdk.toml".to_owned(),
            },
        };
        let spot = match &place.spot {
            Spot::File => String::new(),
            Spot::Value(pointer) | Spot::Key(pointer) => pointer.to_string(),
            Spot::Bytes(range) => format!(" at byte {}", range.start),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  --> {file}{spot}");
    }
    for note in &diagnostic.notes {
        let _ = writeln!(text, "  note: {note}");
    }
    if let Some(help) = &diagnostic.help {
        let _ = writeln!(text, "  help: {help}");
    }
    text
}
