//! The text of an input, and the way from a place to its bytes, line and column.
//!
//! Nothing is looked up before it is asked for; what was worked out for one lookup (where lines start, where the members
//! of a mapping stand) serves the next.

use super::locate::{self, Index};
use crate::diagnostic::Spot;
use crate::pointer::Pointer;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// JSON.
    Json,
    /// YAML.
    Yaml,
    /// TOML, as `sdk.toml`.
    Toml,
}

/// A place as an editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

/// How far apart the bytes are before which characters are counted.
const STRIDE: usize = 4096;

/// The text of an input. Do not change it once places have been looked up.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file, as the user gave it.
    pub path: String,
    /// What it holds, without a byte order mark.
    pub text: Arc<String>,
    syntax: Syntax,
    /// Whether a `$ref` in it leads out of it.
    pub(super) refers_out: bool,
    /// Whether a keyword in it names a schema.
    pub(super) identifies: bool,
    lines: OnceLock<Arc<Lines>>,
    index: OnceLock<Arc<Index>>,
}

impl Source {
    /// A text under the name that diagnostics call it. `*.toml` is TOML; else a text that begins with `{` or `[` is JSON.
    pub fn new(path: &str, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Self::raw(path, text)
    }

    /// As [`Source::new`], the byte order mark kept.
    pub(super) fn raw(path: &str, text: String) -> Self {
        let syntax = if path.ends_with(".toml") {
            Syntax::Toml
        } else if text.trim_start().starts_with(['{', '[']) {
            Syntax::Json
        } else {
            Syntax::Yaml
        };
        Self {
            path: path.to_owned(),
            text: Arc::new(text),
            syntax,
            refers_out: false,
            identifies: false,
            lines: OnceLock::new(),
            index: OnceLock::new(),
        }
    }

    /// What the text is written in.
    pub fn syntax(&self) -> Syntax {
        self.syntax
    }

    pub(super) fn set_syntax(&mut self, syntax: Syntax) {
        self.syntax = syntax;
        self.index = OnceLock::new();
    }

    /// The bytes of a spot. A key's come with its quotes; a value that is left out has those of its key; a place that the
    /// text does not have has those of the nearest place around it. `None` for [`Spot::File`] and for text that cannot be
    /// walked.
    pub fn range(&self, spot: &Spot) -> Option<Range<usize>> {
        match spot {
            Spot::File => None,
            Spot::Bytes(range) => {
                let start = self.boundary(range.start);
                Some(start..self.boundary(range.end).max(start))
            }
            Spot::Value(pointer) => {
                let found = self.find(pointer)?;
                if found.value.is_empty() {
                    found.key.or(Some(found.value))
                } else {
                    Some(found.value)
                }
            }
            Spot::Key(pointer) => self
                .find(pointer)
                .map(|found| found.key.unwrap_or(found.value)),
        }
        .filter(|range| self.text.get(range.clone()).is_some())
    }

    /// The line and column of a byte; behind the end, those of the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.boundary(offset);
        let lines = &self.lines().starts;
        let line = lines.partition_point(|start| *start <= offset);
        let start = line
            .checked_sub(1)
            .and_then(|line| lines.get(line))
            .copied()
            .unwrap_or_default();
        Position {
            line,
            column: self.characters_before(offset) - self.characters_before(start) + 1,
        }
    }

    /// The bytes of a line (from 1), without its end.
    pub fn line(&self, line: usize) -> Range<usize> {
        let lines = &self.lines().starts;
        let start = line
            .checked_sub(1)
            .and_then(|line| lines.get(line))
            .copied()
            .unwrap_or(self.text.len());
        let end = lines.get(line).map_or(self.text.len(), |next| next - 1);
        let text = self.text.get(start..end).unwrap_or_default();
        start..start + text.trim_end_matches('\r').len()
    }

    /// The byte where the `column`th byte of a line stands; both count from 1.
    pub(super) fn offset(&self, line: usize, column: usize) -> usize {
        let range = self.line(line);
        (range.start + column.saturating_sub(1)).min(range.end)
    }

    /// The bytes of the character at an offset; at the end, those of the last character that is not space.
    pub(super) fn character_at(&self, offset: usize) -> Range<usize> {
        let start = self.boundary(offset);
        let rest = self.text.get(start..).unwrap_or_default();
        if rest.trim_start().is_empty() {
            let end = self.text.trim_end().len();
            let last = self
                .text
                .trim_end()
                .chars()
                .next_back()
                .map_or(0, char::len_utf8);
            return end - last..end;
        }
        start..start + rest.chars().next().map_or(0, char::len_utf8)
    }

    /// The text from an offset on.
    pub(super) fn text_at(&self, offset: Option<usize>) -> &str {
        offset
            .and_then(|offset| self.text.get(offset..))
            .unwrap_or_default()
    }

    /// All keys of the last name of `pointer` that stand side by side, in order: two where a key stands twice.
    pub(super) fn keys(&self, pointer: &Pointer) -> Vec<Range<usize>> {
        self.index().keys(&self.text, pointer)
    }

    fn find(&self, pointer: &Pointer) -> Option<locate::Found> {
        self.index().find(&self.text, pointer)
    }

    /// The places of the text.
    pub(super) fn index(&self) -> &Index {
        self.index
            .get_or_init(|| Arc::new(Index::new(&self.text, self.syntax)))
    }

    /// How many characters stand before a byte. A text may be one line of many megabytes, so they are not counted anew for
    /// each column that is asked for.
    fn characters_before(&self, offset: usize) -> usize {
        let strides = &self.lines().characters;
        let stride = offset / STRIDE;
        let (from, before) = match strides.get(stride) {
            Some(before) => (stride * STRIDE, *before),
            None => (0, 0),
        };
        let between = self.text.as_bytes().get(from..offset);
        before + between.map_or(0, characters)
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Arc::new(Lines::of(&self.text)))
    }

    /// The start of the character that an offset lies in.
    fn boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

/// What is worked out of a text for lines and columns.
#[derive(Debug)]
struct Lines {
    /// Where each line begins.
    starts: Vec<usize>,
    /// How many characters stand before every [`STRIDE`]th byte.
    characters: Vec<usize>,
}

impl Lines {
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let mut before = 0;
        let strides = bytes.chunks(STRIDE).map(|chunk| {
            let here = before;
            before += characters(chunk);
            here
        });
        Self {
            characters: strides.collect(),
            starts: std::iter::once(0)
                .chain(ends.map(|(at, _)| at + 1))
                .collect(),
        }
    }
}

/// How many characters begin in these bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}
