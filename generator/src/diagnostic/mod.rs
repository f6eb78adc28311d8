//! What is said to the user: errors, warnings and notes, each with a code, a place and a way out.
//!
//! Every stage pushes into one [`Diagnostics`]; nothing is printed by a stage.
//! A place is a pointer (or byte range) in one of the run's inputs; line and column are worked out only when it is shown.

mod code;
mod github;
mod inputs;
mod json;
mod overlay;
mod render;
mod sarif;

pub use code::{Code, Severity};
pub use github::{github, workflow_command};
pub use inputs::{Inputs, Located};
pub use json::json;
pub use overlay::{json_path, overlay_remove, overlay_update};
pub use render::{Shown, Style, count_line, ordered, render, render_short, render_shown, word};
pub use sarif::sarif;

use crate::pointer::Pointer;
use std::ops::Range;

/// The input that a place lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// The OpenAPI document, files and all: its places are told apart by [`crate::document::Origins`].
    Spec,
    /// A file that the document refers to, counted from 1, for what cannot be said of a place in the document.
    File(usize),
    /// The overlay beside it.
    Overlay,
    /// `sdk.toml`.
    Config,
}

/// A spot within an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The whole file.
    File,
    /// The value that the pointer names.
    Value(Pointer),
    /// The key of the member that the pointer names (the value's place where it is an array element).
    Key(Pointer),
    /// A range of bytes, for text that does not parse.
    Bytes(Range<usize>),
}

/// Where something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which input.
    pub input: Input,
    /// Where in it.
    pub spot: Spot,
}

impl Place {
    /// The value at `pointer` in the OpenAPI document.
    pub fn value(pointer: &Pointer) -> Self {
        Self {
            input: Input::Spec,
            spot: Spot::Value(pointer.clone()),
        }
    }

    /// The key at `pointer` in the OpenAPI document.
    pub fn key(pointer: &Pointer) -> Self {
        Self {
            input: Input::Spec,
            spot: Spot::Key(pointer.clone()),
        }
    }

    /// The pointer of a value or of a key; `None` for a file or a range of bytes.
    pub fn pointer(&self) -> Option<&Pointer> {
        match &self.spot {
            Spot::Value(pointer) | Spot::Key(pointer) => Some(pointer),
            Spot::File | Spot::Bytes(_) => None,
        }
    }

    /// The value at `pointer` in `sdk.toml` (tables and arrays are walked as in JSON).
    pub fn config(pointer: &Pointer) -> Self {
        Self {
            input: Input::Config,
            spot: Spot::Value(pointer.clone()),
        }
    }
}

/// One thing said to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which finding it is.
    pub code: Code,
    /// How much it weighs: as the code says, or more (see [`Diagnostics::be_strict`]).
    pub severity: Severity,
    /// One sentence, lower case, no full stop.
    pub message: String,
    /// Where; `None` for what has no place in a file.
    pub place: Option<Place>,
    /// A few words printed under the marked source, if they add anything.
    pub label: Option<String>,
    /// A second place that the message speaks of, with its words.
    pub related: Vec<(Place, String)>,
    /// What was done about it, or what it means.
    pub notes: Vec<String>,
    /// The way out, best as a line ready to paste.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic with a code and a message, and nothing else yet.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            place: None,
            label: None,
            related: Vec::new(),
            notes: Vec::new(),
            help: None,
        }
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Sets the words under the marked source.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn related(mut self, place: Place, words: impl Into<String>) -> Self {
        self.related.push((place, words.into()));
        self
    }

    /// Adds a note.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Sets the way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// The note of a finding that leaves a place without a type.
pub const ANY_JSON: &str = "the place takes any JSON value";

impl Diagnostic {
    /// Whether a place has no type because of it.
    pub fn leaves_untyped(&self) -> bool {
        self.code == Code::Untyped || self.notes.iter().any(|note| note == ANY_JSON)
    }
}

/// All that a run has to say, in the order in which it was found.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Nothing said yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Says one thing.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Takes over all that another collection says.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// Makes every defect of the document an error (`--strict`).
    pub fn be_strict(&mut self) {
        for diagnostic in &mut self.0 {
            if diagnostic.code.is_defect() {
                diagnostic.severity = Severity::Error;
            }
        }
    }

    /// Whether an error stands.
    pub fn has_errors(&self) -> bool {
        self.0
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Everything said so far.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// How many were said with this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// The nearest of `candidates` to `wanted`, for "did you mean"; `None` when nothing is near.
pub fn nearest<'c>(wanted: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(wanted, candidate), candidate))
        .filter(|(distance, candidate)| *distance * 3 <= wanted.len().max(candidate.len()))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
