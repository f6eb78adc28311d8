//! The texts that diagnostics speak of, and where in them a place is.

use super::{Diagnostics, Input, Place, Spot};
use crate::document::{Document, File, Origins, Position, Source};
use crate::pointer::Pointer;
use std::ops::Range;

/// The texts of a run, as far as they were read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inputs<'i> {
    spec: Option<&'i Source>,
    files: &'i [File],
    origins: Option<&'i Origins>,
    overlay: Option<&'i Source>,
    config: Option<&'i Source>,
}

/// Where a place is shown.
#[derive(Clone, Debug)]
pub struct Located<'i> {
    /// The text.
    pub source: &'i Source,
    /// The bytes to mark, all in one line; `None` where the whole file is meant.
    pub range: Option<Range<usize>>,
    /// Which of the document's files it is, from 0; 0 for other inputs too.
    pub file: usize,
    /// The place in the text, if it is one of a value.
    pub pointer: Option<Pointer>,
}

impl<'i> Inputs<'i> {
    /// No text yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the document; places are found through what has been removed from it.
    #[must_use]
    pub fn document(self, document: &'i Document) -> Self {
        Self {
            origins: Some(&document.origins),
            files: &document.files,
            ..self.spec(&document.source)
        }
    }

    /// Adds the text of the document, where there is no document.
    #[must_use]
    pub fn spec(self, source: &'i Source) -> Self {
        Self {
            spec: Some(source),
            ..self
        }
    }

    /// Adds the files that the document refers to, where its text is given with [`Inputs::spec`].
    #[must_use]
    pub fn files(self, files: &'i [File]) -> Self {
        Self { files, ..self }
    }

    /// Adds what was removed from the document, where its text is given with [`Inputs::spec`].
    #[must_use]
    pub fn origins(self, origins: &'i Origins) -> Self {
        Self {
            origins: Some(origins),
            ..self
        }
    }

    /// Adds the text of the overlay.
    #[must_use]
    pub fn overlay(self, source: &'i Source) -> Self {
        Self {
            overlay: Some(source),
            ..self
        }
    }

    /// Adds the text of `sdk.toml`.
    #[must_use]
    pub fn config(self, source: &'i Source) -> Self {
        Self {
            config: Some(source),
            ..self
        }
    }

    /// Looks up the places of all diagnostics, so that they are at hand when they are shown.
    pub fn find(&self, diagnostics: &Diagnostics) {
        for place in diagnostics.iter().filter_map(|found| found.place.as_ref()) {
            self.locate(place);
        }
    }

    /// Where a place is shown: a value in the line of its key by itself, another by its key, an element by its first line.
    pub fn locate(&self, place: &Place) -> Option<Located<'i>> {
        let of_file = |file: usize| match file.checked_sub(1) {
            Some(file) => self.files.get(file).map(|file| &file.source),
            None => self.spec,
        };
        let (file, spot) = match (place.input, self.origins) {
            (Input::Spec, Some(origins)) => origins.spot(&place.spot),
            (Input::File(file), _) => (file, place.spot.clone()),
            (Input::Spec, None) | (Input::Overlay | Input::Config, _) => (0, place.spot.clone()),
        };
        let source = match place.input {
            Input::Spec | Input::File(_) => of_file(file),
            Input::Overlay => self.overlay,
            Input::Config => self.config,
        }?;
        Some(Located {
            range: shown(source, &spot),
            source,
            file,
            pointer: match spot {
                Spot::Value(pointer) | Spot::Key(pointer) => Some(pointer),
                Spot::File | Spot::Bytes(_) => None,
            },
        })
    }
}

/// The bytes to mark, all in one line; `None` where the whole file is meant.
fn shown(source: &Source, spot: &Spot) -> Option<Range<usize>> {
    let range = source.range(spot)?;
    if let Spot::Value(pointer) = spot {
        let key = source.range(&Spot::Key(pointer.clone()))?;
        let both = source.text.get(key.start..range.end).unwrap_or_default();
        if key != range && both.contains('\n') {
            return Some(first_line(source, key));
        }
    }
    let line = first_line(source, range.clone());
    let root = source.range(&Spot::Value(Pointer::root()));
    (line == range || root != Some(range)).then_some(line)
}

fn first_line(source: &Source, range: Range<usize>) -> Range<usize> {
    let text = source.text.get(range.clone()).unwrap_or_default();
    let line = text.lines().next().unwrap_or_default();
    range.start..range.start + line.len()
}

impl Located<'_> {
    /// The line and column of the mark; `None` where the whole file is meant.
    pub fn position(&self) -> Option<Position> {
        self.range
            .as_ref()
            .map(|range| self.source.position(range.start))
    }

    /// The line and column behind the mark.
    pub fn end(&self) -> Option<Position> {
        self.range
            .as_ref()
            .map(|range| self.source.position(range.end))
    }

    /// `path:line:column`, or the path alone.
    pub fn label(&self) -> String {
        match self.position() {
            Some(Position { line, column }) => format!("{}:{line}:{column}", self.source.path),
            None => self.source.path.clone(),
        }
    }
}
