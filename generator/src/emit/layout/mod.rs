//! Tokens to text: how generated Rust is laid out.
//!
//! ```text
//! pub fn name (mut self , name : impl Into < String >) -> Self { self . name = Some (name . into ()) ; self }
//! ```
//!
//! becomes four lines. A piece goes on one line if it fits; if it does not, its outermost construct is broken: the arguments of
//! a call, the links of a chain, the arms of a `match`. The rules are rustfmt's, as far as the emitters' Rust needs them.
//!
//! # Design
//!
//! `syn` and `prettyplease` did this alone at first. They are right for any Rust, and cost 500 instructions a byte, four fifths
//! of a whole run. The emitters write a small part of Rust, over and over; this layout knows that part and nothing else. An item
//! that it does not know gives `None`, and is left to `prettyplease` (`emit/source`). No token is ever changed, added or lost but
//! for a comma behind a last element; a test compares the tokens of both ways over all cases.

mod blocks;
mod expressions;
mod flat;
mod imports;
mod items;
mod tokens;

pub(super) use imports::Imports;
pub(super) use items::{Close, items};

use tokens::Tokens;

/// Statements at an indent, a line or more each; `None` if one of them is not known here.
pub(super) fn statements(code: &str, indent: usize) -> Option<String> {
    let tokens = Tokens::of_text(code.to_owned())?;
    let mut layout = Layout::new(&tokens, String::with_capacity(code.len() + 64));
    layout.indent = indent;
    layout.statements(0, tokens.len())?;
    let mut lines = layout.out.split_off(1);
    lines.push('\n');
    Some(lines)
}

/// The columns of a line.
const WIDTH: usize = 100;

/// The columns of a struct literal in one line.
const LITERAL_WIDTH: usize = 60;

/// A field of a struct literal with its value, at an indent; `None` if the value is not known here.
pub(super) fn field(code: &str, indent: usize) -> Option<String> {
    let tokens = Tokens::of_text(code.to_owned())?;
    let mut layout = Layout::new(&tokens, String::with_capacity(code.len() + 64));
    layout.indent = indent;
    layout.newline();
    layout.element(0, tokens.len())?;
    layout.put(",\n");
    Some(layout.out.split_off(1))
}

/// Text that is being laid out.
struct Layout<'t> {
    tokens: &'t Tokens,
    out: String,
    /// Spaces at the beginning of a line.
    indent: usize,
    /// Where the current line begins.
    line: usize,
}

/// A state to come back to.
#[derive(Clone, Copy)]
struct Mark {
    length: usize,
    line: usize,
}

impl<'t> Layout<'t> {
    fn new(tokens: &'t Tokens, out: String) -> Self {
        let line = out.len();
        Self {
            tokens,
            out,
            indent: 0,
            line,
        }
    }

    fn mark(&self) -> Mark {
        Mark {
            length: self.out.len(),
            line: self.line,
        }
    }

    fn back_to(&mut self, mark: Mark) {
        self.out.truncate(mark.length);
        self.line = mark.line;
    }

    fn column(&self) -> usize {
        self.out.len() - self.line
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Puts a literal, which may have several lines.
    fn put_literal(&mut self, text: &str) {
        if let Some(at) = text.rfind('\n') {
            self.line = self.out.len() + at + 1;
        }
        self.out.push_str(text);
    }

    /// Ends the line and begins the next one at the current indent.
    fn newline(&mut self) {
        self.out.push('\n');
        self.line = self.out.len();
        for _ in 0..self.indent {
            self.out.push(' ');
        }
    }

    /// Ends the line and leaves the next one blank.
    fn blank_line(&mut self) {
        self.out.push('\n');
        self.line = self.out.len();
    }

    fn indented(&mut self, body: impl FnOnce(&mut Self) -> Option<()>) -> Option<()> {
        self.indent += 4;
        let done = body(self);
        self.indent -= 4;
        done
    }

    /// The ranges between the separators on one level of a range; none for an empty range.
    fn split(&self, from: usize, to: usize, separator: &str) -> Vec<(usize, usize)> {
        let mut parts = Vec::new();
        let mut start = from;
        while let Some(at) = self.tokens.find(start, to, separator) {
            parts.push((start, at));
            start = at + 1;
        }
        if start < to {
            parts.push((start, to));
        }
        parts
    }
}
