//! What a run found, for people or for programs.

use clap::ValueEnum;
use sdkwright::diagnostic::{
    self, Diagnostics, Severity, Shown, Style, github, render_shown, sarif,
};
use sdkwright::pipeline::Outcome;
use serde_json::{Value, json};
use std::io::{self, IsTerminal as _, Write as _};

/// How findings are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, on the standard error
    Text,
    /// JSON, for programs
    Json,
    /// Workflow commands of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
}

/// How to report.
pub(super) struct Report {
    pub(super) format: Format,
    /// Whether nothing is folded.
    pub(super) all: bool,
    pub(super) color: clap::ColorChoice,
}

/// How many findings of one code people are shown.
const FIRST: usize = 5;

/// What is told, and where.
pub(super) struct Told {
    stream: Stream,
    text: String,
}

impl Told {
    pub(super) fn print(&self) {
        match self.stream {
            Stream::Output => print(&self.text),
            Stream::Error => eprint!("{}", self.text),
        }
    }
}

/// All that a run has to say, in words.
pub(super) fn report(outcome: &Outcome, how: &Report) -> Told {
    let (said, inputs) = (&outcome.diagnostics, outcome.inputs.shown());
    let (stream, text) = match how.format {
        Format::Text => {
            let shown = if how.all {
                Shown::All
            } else {
                Shown::First(FIRST)
            };
            let style = style_of(how.color, Stream::Error);
            (Stream::Error, render_shown(said, &inputs, style, shown))
        }
        Format::Json => (Stream::Output, format!("{:#}\n", json(outcome))),
        Format::Github => (Stream::Output, github(said, &inputs)),
        Format::Sarif => (Stream::Output, format!("{:#}\n", sarif(said, &inputs))),
    };
    Told { stream, text }
}

/// All that a run has to say, and what it found.
pub(super) fn json(outcome: &Outcome) -> Value {
    let mut value = diagnostic::json(&outcome.diagnostics, &outcome.inputs.shown());
    if let Some(counts) = value.get_mut("counts").and_then(Value::as_object_mut) {
        counts.insert("operations".to_owned(), json!(outcome.counts.operations));
        counts.insert("types".to_owned(), json!(outcome.counts.types));
        counts.insert("untyped".to_owned(), json!(outcome.counts.untyped));
    }
    value
}

/// Tells the errors of a run, for people, and nothing else.
pub(super) fn errors(outcome: &Outcome, color: clap::ColorChoice) {
    let mut errors = Diagnostics::new();
    for diagnostic in outcome.diagnostics.iter() {
        if diagnostic.severity == Severity::Error {
            errors.push(diagnostic.clone());
        }
    }
    let style = style_of(color, Stream::Error);
    let text = render_shown(&errors, &outcome.inputs.shown(), style, Shown::All);
    eprint!("{text}");
}

/// Where a text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stream {
    Output,
    Error,
}

/// Colours only on a terminal, and not where `NO_COLOR` is set.
pub(super) fn style_of(color: clap::ColorChoice, stream: Stream) -> Style {
    let colour = match color {
        clap::ColorChoice::Always => true,
        clap::ColorChoice::Never => false,
        clap::ColorChoice::Auto => {
            let is_terminal = match stream {
                Stream::Output => io::stdout().is_terminal(),
                Stream::Error => io::stderr().is_terminal(),
            };
            is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        }
    };
    if colour { Style::Colour } else { Style::Plain }
}

/// Prints to the standard output; whoever closes it early wants no more, which is no error.
pub(super) fn print(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}
