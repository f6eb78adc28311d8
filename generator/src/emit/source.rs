//! Tokens to a Rust source file: the one place where generated Rust becomes text.
//!
//! Each item is formatted on its own, so that a blank line stands between items, and between the functions of an `impl`.

use super::docs;
use proc_macro2::TokenStream;
use syn::{Attribute, File, Item};

/// A Rust file: its opening words, then its items.
pub(super) fn rust(opening: &[String], items: &TokenStream) -> String {
    let attributes = docs::inner_attributes(opening);
    let file: File = syn::parse2(quote::quote!(#attributes #items)).unwrap_or_else(|error| {
        panic!("an emitter made tokens that are no Rust file: {error}: {items}")
    });
    let mut text = head(file.attrs);
    let mut last = Kind::Head;
    for item in file.items {
        let kind = Kind::of(&item);
        if last != kind || !kind.stands_close() {
            text.push('\n');
        }
        text.push_str(&item_text(item));
        last = kind;
    }
    text
}

fn head(attributes: Vec<Attribute>) -> String {
    prettyplease::unparse(&File {
        shebang: None,
        frontmatter: None,
        attrs: attributes,
        items: Vec::new(),
    })
}

/// What an item is, as far as blank lines go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Head,
    Use,
    Module,
    Other,
}

impl Kind {
    fn of(item: &Item) -> Self {
        match item {
            Item::Use(item) if matches!(item.vis, syn::Visibility::Inherited) => Self::Use,
            Item::Use(_) => Self::Module,
            Item::Mod(item) if item.attrs.is_empty() => Self::Module,
            _ => Self::Other,
        }
    }

    fn stands_close(self) -> bool {
        matches!(self, Self::Use | Self::Module)
    }
}

fn item_text(item: Item) -> String {
    let spaced = matches!(item, Item::Impl(_));
    let text = prettyplease::unparse(&File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    });
    if !spaced {
        return text;
    }
    // A function of an `impl` ends in a line of its own: its closing brace, one level in.
    let mut spaced = String::with_capacity(text.len() + 64);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        spaced.push_str(line);
        spaced.push('\n');
        if line == "    }" && lines.peek().is_some_and(|next| *next != "}") {
            spaced.push('\n');
        }
    }
    spaced
}
