//! A Rust file as the rules see it: its text, and its code with comments and strings blanked out.
//!
//! ```text
//! let a = "HashMap"; // HashMap     text
//! let a = "       ";                code
//! ```
//!
//! Blanking keeps every byte's place, so a line of the code is the same line of the text.

use anyhow::{Context as _, Result};
use std::fs;
use std::path::Path;

/// A `.rs` file.
pub(super) struct Source {
    /// Its path from the root, with `/`.
    pub(super) path: String,
    /// What it says.
    pub(super) text: String,
    /// What it says as code: comments and the insides of literals are spaces.
    pub(super) code: String,
}

impl Source {
    /// A file with this path and text.
    pub(super) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            path: path.into(),
            code: code(&text),
            text,
        }
    }

    /// The line, from 1, that a byte lies in.
    pub(super) fn line_at(&self, offset: usize) -> usize {
        self.code.as_bytes()[..offset]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            + 1
    }

    /// Where a word stands in the code as a word of its own.
    pub(super) fn words<'s>(&'s self, word: &'s str) -> impl Iterator<Item = usize> + 's {
        let part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        let bytes = self.code.as_bytes();
        self.code
            .match_indices(word)
            .map(|(start, _)| start)
            .filter(move |start| {
                let before = start.checked_sub(1).map(|at| bytes[at]);
                let after = bytes.get(start + word.len()).copied();
                !before.is_some_and(part) && !after.is_some_and(part)
            })
    }
}

/// The `.rs` files below a folder of the root, in the order of their paths. What Cargo builds is left out.
pub(super) fn sources(root: &Path, folder: &str) -> Result<Vec<Source>> {
    let mut found = Vec::new();
    let mut left = vec![folder.to_owned()];
    while let Some(folder) = left.pop() {
        let dir = root.join(&folder);
        if !dir.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&dir).with_context(|| format!("cannot list `{folder}`"))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{folder}/{name}");
            if entry.file_type()?.is_dir() {
                if name != "target" {
                    left.push(path);
                }
            } else if name.ends_with(".rs") {
                let text = fs::read_to_string(entry.path())
                    .with_context(|| format!("cannot read `{path}`"))?;
                found.push(Source::new(path, text));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// The text with comments and the insides of literals as spaces; lines stay.
fn code(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut code = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = match &bytes[at..] {
            [b'/', b'/', ..] => line_end(bytes, at),
            [b'/', b'*', ..] => comment_end(bytes, at),
            [b'r', b'"' | b'#', ..] if !in_word(bytes, at) => raw_end(bytes, at),
            [b'"', ..] => string_end(bytes, at),
            [b'\'', b'\\', ..] => char_end(bytes, at),
            // `'a` is a lifetime unless a quote follows the one character.
            [b'\'', ..] => {
                let length = text[at + 1..].chars().next().map_or(0, char::len_utf8);
                let close = at + 1 + length;
                if bytes.get(close) == Some(&b'\'') {
                    close + 1
                } else {
                    at + 1
                }
            }
            _ => {
                at += 1;
                continue;
            }
        };
        for byte in &mut code[at..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at = end;
    }
    // Only whole characters were blanked: every literal and comment begins and ends with ASCII.
    String::from_utf8_lossy(&code).into_owned()
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    let end = bytes[at..].iter().position(|byte| *byte == b'\n');
    end.map_or(bytes.len(), |end| at + end)
}

fn comment_end(bytes: &[u8], mut at: usize) -> usize {
    let mut depth = 0;
    while at < bytes.len() {
        match &bytes[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    bytes.len()
}

/// The end of `r"…"` or `r#"…"#`; a raw identifier (`r#type`) is code.
fn raw_end(bytes: &[u8], at: usize) -> usize {
    let hashes = bytes[at + 1..]
        .iter()
        .take_while(|byte| **byte == b'#')
        .count();
    let open = at + 1 + hashes;
    if bytes.get(open) != Some(&b'"') {
        return at + 1;
    }
    let close: Vec<u8> = [b'"'].into_iter().chain(vec![b'#'; hashes]).collect();
    let end = bytes[open + 1..]
        .windows(close.len())
        .position(|window| window == close);
    end.map_or(bytes.len(), |end| open + 1 + end + close.len())
}

fn string_end(bytes: &[u8], at: usize) -> usize {
    escaped_end(bytes, at, b'"')
}

fn char_end(bytes: &[u8], at: usize) -> usize {
    escaped_end(bytes, at, b'\'')
}

fn escaped_end(bytes: &[u8], at: usize, quote: u8) -> usize {
    let mut end = at + 1;
    while end < bytes.len() {
        match bytes[end] {
            b'\\' => end += 2,
            byte if byte == quote => return end + 1,
            _ => end += 1,
        }
    }
    bytes.len()
}

/// Whether a byte continues a word, as the `r` of `for` does; `br` and `cr` begin raw strings too.
fn in_word(bytes: &[u8], at: usize) -> bool {
    let part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let start = match at.checked_sub(1).map(|before| bytes[before]) {
        Some(b'b' | b'c') => at - 1,
        _ => at,
    };
    start
        .checked_sub(1)
        .is_some_and(|before| part(&bytes[before]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_blank() {
        for (text, wanted) in [
            ("a // b\nc", "a     \nc"),
            ("a /* b /* c */ d */ e", "a                   e"),
            (r#"a "b\"c" d"#, "a        d"),
            ("a r#\"b\"c\"# d", "a          d"),
            ("a br\"b\\\" d", "a b      d"),
            ("r#type for\"x\"", " #type for   "),
            ("'a: '\\'' 'b' x", " a:          x"),
            ("\"é\"x", "    x"),
            ("'é'x", "    x"),
            ("\"open", "     "),
            ("\"a\nb\"", "  \n  "),
        ] {
            assert_eq!(code(text), wanted, "{text}");
        }
    }

    #[test]
    fn words_stand_alone() {
        let source = Source::new("a.rs", "syn x\nmysyn syn::y synth // syn");
        let lines: Vec<usize> = source.words("syn").map(|at| source.line_at(at)).collect();
        assert_eq!(lines, [1, 2]);
    }
}
