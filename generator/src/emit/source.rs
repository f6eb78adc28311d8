//! Tokens to a Rust source file: the one place where generated Rust becomes text.
//!
//! Each item is laid out on its own, so that a blank line stands between items, and between the functions of an `impl`. What
//! `layout` does not know is parsed by `syn` and laid out by `prettyplease`.

use super::docs;
use super::layout::{self, Close};
use proc_macro2::TokenStream;
use syn::{File, Item};

/// A Rust file: its opening words, then its items. `use` items at the top are put in order.
pub(super) fn rust(opening: &[String], items: &TokenStream) -> String {
    let attributes = docs::inner_attributes(opening);
    let stream = quote::quote!(#attributes #items);
    let items = match layout::items(&stream) {
        Some(items) => items
            .into_iter()
            .map(|item| {
                (
                    item.close,
                    item.text.unwrap_or_else(|tokens| parsed(&tokens)),
                )
            })
            .collect(),
        None => vec![(Close::Apart, parsed(&stream.to_string()))],
    };
    let mut text = String::new();
    let mut last = None;
    for (close, item) in in_order(items) {
        let apart = last != Some(close) || close == Close::Apart;
        if apart && !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&item);
        last = Some(close);
    }
    text
}

/// The items with each run of `use` items sorted: this crate's first, then the others by name.
fn in_order(items: Vec<(Close, String)>) -> Vec<(Close, String)> {
    let mut ordered: Vec<(Close, String)> = Vec::with_capacity(items.len());
    let mut run: Vec<(Close, String)> = Vec::new();
    let by_origin = |run: &mut Vec<(Close, String)>| {
        run.sort_by(|(_, one), (_, other)| sort_key(one).cmp(&sort_key(other)));
    };
    for item in items {
        if item.0 == Close::Use {
            run.push(item);
        } else {
            by_origin(&mut run);
            ordered.append(&mut run);
            ordered.push(item);
        }
    }
    by_origin(&mut run);
    ordered.append(&mut run);
    ordered
}

fn sort_key(item: &str) -> (bool, &str) {
    let own = item.starts_with("use crate") || item.starts_with("use super");
    (!own, item)
}

/// Items laid out by `prettyplease`, with a blank line between the functions of an `impl`.
fn parsed(tokens: &str) -> String {
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
