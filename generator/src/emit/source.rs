//! Tokens to a Rust source file: the one place where generated Rust becomes text.
//!
//! Each item is formatted on its own, so that a blank line stands between items, and between the functions of an `impl`.

use super::docs;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, File, Item};

/// A Rust file: its opening words, then its items. `use` items at the top are put in order.
pub(super) fn rust(opening: &[String], items: &TokenStream) -> String {
    let attributes = docs::inner_attributes(opening);
    let file: File = syn::parse2(quote::quote!(#attributes #items)).unwrap_or_else(|error| {
        panic!("an emitter made tokens that are no Rust file: {error}: {items}")
    });
    let mut text = String::new();
    for attribute in file.attrs {
        text.push_str(unparsed(vec![attribute], Vec::new()).trim());
        text.push('\n');
    }
    let mut last = None;
    for item in in_order(file.items) {
        let kind = Kind::of(&item);
        let apart = last != Some(kind) || !kind.stands_close();
        if apart && !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&item_text(item));
        last = Some(kind);
    }
    text
}

fn unparsed(attrs: Vec<Attribute>, items: Vec<Item>) -> String {
    prettyplease::unparse(&File {
        shebang: None,
        frontmatter: None,
        attrs,
        items,
    })
}

/// The items with each run of `use` items sorted: this crate's first, then the others by name.
fn in_order(items: Vec<Item>) -> Vec<Item> {
    let mut ordered: Vec<Item> = Vec::with_capacity(items.len());
    let mut run: Vec<Item> = Vec::new();
    for item in items {
        if matches!(Kind::of(&item), Kind::Use) {
            run.push(item);
        } else {
            run.sort_by_cached_key(sort_key);
            ordered.append(&mut run);
            ordered.push(item);
        }
    }
    run.sort_by_cached_key(sort_key);
    ordered.append(&mut run);
    ordered
}

fn sort_key(item: &Item) -> (bool, String) {
    let text = item.to_token_stream().to_string();
    let own = text.starts_with("use crate") || text.starts_with("use super");
    (!own, text)
}

/// What an item is, as far as blank lines go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Use,
    Module,
    Reexport,
    Other,
}

impl Kind {
    fn of(item: &Item) -> Self {
        match item {
            Item::Use(item) if matches!(item.vis, syn::Visibility::Inherited) => Self::Use,
            Item::Use(_) => Self::Reexport,
            Item::Mod(item) if item.attrs.is_empty() => Self::Module,
            _ => Self::Other,
        }
    }

    fn stands_close(self) -> bool {
        matches!(self, Self::Use | Self::Module | Self::Reexport)
    }
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
