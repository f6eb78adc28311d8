//! Tokens to a Rust source file: the one place where generated Rust becomes text.
//!
//! Each item is laid out on its own, so that a blank line stands between items, and between the functions of an `impl`. What
//! `layout` does not know is parsed by `syn` and laid out by `prettyplease`.

use super::code::has_path;
use super::docs;
use super::layout::{self, Close, Imports};
use proc_macro2::TokenStream;
use std::collections::BTreeSet;
use syn::{File, Item};

/// A Rust file: its opening words, then its items. `use` items come first, in order.
pub(super) fn rust(opening: &[String], items: &TokenStream) -> String {
    let mut file = SourceFile::opening(opening);
    file.add(items);
    file.text()
}

/// Room for what is put before the text of a file afterwards.
const HEADER_ROOM: usize = 160;

/// A Rust file that is made of parts.
#[derive(Default)]
pub(super) struct SourceFile {
    imports: Imports,
    items: Vec<(Close, String)>,
}

impl SourceFile {
    /// Adds the items of a part. What they use is put together with what the others use.
    pub(super) fn add(&mut self, stream: &TokenStream) {
        match layout::items(stream, &mut self.imports) {
            Some(items) => self.items.extend(items.into_iter().map(|item| {
                let text = item.text.unwrap_or_else(|tokens| parsed(&tokens));
                (item.close, text)
            })),
            None => self.items.push((Close::Apart, parsed(&stream.to_string()))),
        }
    }

    /// A file that begins with some words.
    pub(super) fn opening(lines: &[String]) -> Self {
        let mut file = Self::default();
        let words = docs::opening(lines);
        file.lines(Close::Inner, words);
        file
    }

    /// Whether code of its items, and not only their documentation, has a path that begins so.
    pub(super) fn has(&self, code: &str) -> bool {
        let mut items = self.items.iter();
        items.any(|(_, item)| has_path(item, code))
    }

    /// Takes the name of an item into use; `prefix` is the path before it.
    pub(super) fn import(&mut self, prefix: &str, name: &str) {
        self.imports.add_name(prefix, name);
    }

    /// Adds an item that is laid out already.
    pub(super) fn item(&mut self, text: String) {
        self.items.push((Close::Apart, text));
    }

    /// Adds lines that stand close to others of their kind, such as `mod name;`.
    pub(super) fn lines(&mut self, close: Close, lines: String) {
        if !lines.is_empty() {
            self.items.push((close, lines));
        }
    }

    /// Says which items the file has itself, and so does not use from its folder.
    pub(super) fn owns(&mut self, own: &BTreeSet<&str>) {
        self.imports.without(own);
    }

    /// The file's text.
    pub(super) fn text(self) -> String {
        let mut uses = self.imports.text();
        let items = self.items.iter().map(|(_, item)| item.len() + 1);
        let room = uses.len() + 1 + items.sum::<usize>() + HEADER_ROOM;
        let mut text = String::with_capacity(room);
        let mut last = None;
        for (close, item) in self.items {
            if close != Close::Inner && !uses.is_empty() {
                apart(&mut text, last, Close::Use);
                text.push_str(&std::mem::take(&mut uses));
                last = Some(Close::Use);
            }
            apart(&mut text, last, close);
            text.push_str(&item);
            last = Some(close);
        }
        text.push_str(&uses);
        text
    }
}

/// Puts a blank line between items that do not stand close.
fn apart(text: &mut String, last: Option<Close>, next: Close) {
    if !text.is_empty() && (last != Some(next) || next == Close::Apart) {
        text.push('\n');
    }
}

/// Items laid out by `prettyplease`, with a blank line between the functions of an `impl`.
pub(super) fn parsed(tokens: &str) -> String {
    let file: File = syn::parse_str(tokens).unwrap_or_else(|error| {
        panic!("an emitter made tokens that are no Rust file: {error}: {tokens}")
    });
    let mut text = String::new();
    for attribute in file.attrs {
        text.push_str(unparsed(vec![attribute], Vec::new()).trim());
        text.push('\n');
    }
    for item in file.items {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&item_text(item));
    }
    text
}

fn unparsed(attrs: Vec<syn::Attribute>, items: Vec<Item>) -> String {
    prettyplease::unparse(&File {
        shebang: None,
        frontmatter: None,
        attrs,
        items,
    })
}

fn item_text(item: Item) -> String {
    let spaced = matches!(item, Item::Impl(_));
    let text = unparsed(Vec::new(), vec![item]);
    if !spaced {
        return text;
    }
    // A function of an `impl` ends in a line of its own: its closing brace, one level in.
    let mut spaced = String::with_capacity(text.len() + 64);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        spaced.push_str(line);
        spaced.push('\n');
        let ends_member = line == "    }" || line.starts_with("    type ");
        let next_differs = |next: &&str| *next != "}" && !next.starts_with("    type ");
        if ends_member && lines.peek().is_some_and(next_differs) {
            spaced.push('\n');
        }
    }
    spaced
}
