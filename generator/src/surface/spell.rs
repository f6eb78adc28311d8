//! Types and signatures as text: every path from the root of the crate, no names of arguments.
//!
//! ```text
//! use super::Pet;   fn pets(mut self, pets: impl IntoIterator<Item = Pet>) -> Self
//! fn(self, impl IntoIterator<Item = types::Pet>) -> Self
//! ```

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeMap;
use syn::{FnArg, ReceiverKind, ReturnType, Signature, UseTree};

/// What the names in a file stand for: a name, and its path from the root of the crate.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// The file's module.
    pub(super) module: Vec<String>,
    names: BTreeMap<String, String>,
}

impl Scope {
    pub(super) fn new(module: Vec<String>) -> Self {
        Self {
            module,
            names: BTreeMap::new(),
        }
    }

    /// An item or a module of the file itself.
    pub(super) fn own(&mut self, name: &str) {
        let path = self.joined(name);
        self.names.insert(name.to_owned(), path);
    }

    /// The path from the root of something in the file's module.
    pub(super) fn joined(&self, name: &str) -> String {
        let mut path = self.module.join("::");
        if !path.is_empty() {
            path.push_str("::");
        }
        path.push_str(name);
        path
    }

    /// What a `use` brings in.
    pub(super) fn import(&mut self, tree: &UseTree) {
        for (path, name) in used(tree) {
            let path = self.absolute(&path);
            self.names.insert(name, path);
        }
    }

    /// A path as its file writes it, from the root.
    pub(super) fn absolute(&self, path: &[String]) -> String {
        let mut module = self.module.as_slice();
        let mut rest = path;
        let mut is_inside = false;
        while let Some((first, after)) = rest.split_first() {
            match first.as_str() {
                "crate" => module = &[],
                "self" => {}
                "super" => module = module.split_last().map_or(&[][..], |(_, parent)| parent),
                _ => break,
            }
            is_inside = true;
            rest = after;
        }
        if is_inside {
            return [module, rest].concat().join("::");
        }
        match rest.split_first() {
            Some((first, after)) => match self.names.get(first) {
                Some(path) => std::iter::once(path)
                    .chain(after)
                    .cloned()
                    .collect::<Vec<_>>()
                    .join("::"),
                None => rest.join("::"),
            },
            None => String::new(),
        }
    }

    /// Tokens of a type, or of anything that is made of types.
    pub(super) fn spelled(&self, tokens: impl quote::ToTokens) -> String {
        let mut out = String::new();
        self.push(&mut out, tokens.to_token_stream());
        out
    }

    /// A function without the names of its arguments.
    pub(super) fn signature(&self, signature: &Signature) -> String {
        let arguments: Vec<String> = signature
            .inputs
            .iter()
            .map(|argument| match argument {
                FnArg::Receiver(receiver) => match &receiver.kind {
                    ReceiverKind::Value => "self".to_owned(),
                    ReceiverKind::Reference(_, _, None) => "&self".to_owned(),
                    ReceiverKind::Reference(_, _, Some(_)) => "&mut self".to_owned(),
                    // `self: …`, which the generator never writes.
                    _ => "self".to_owned(),
                },
                FnArg::Typed(argument) => self.spelled(&argument.ty),
            })
            .collect();
        let output = match &signature.output {
            ReturnType::Default => String::new(),
            ReturnType::Type(_, ty) => format!(" -> {}", self.spelled(ty)),
        };
        let asynchronous = if signature.asyncness.is_some() {
            "async "
        } else {
            ""
        };
        format!("{asynchronous}fn({}){output}", arguments.join(", "))
    }

    fn push(&self, out: &mut String, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(first) => {
                    let mut path = vec![first.to_string()];
                    // `::` and a further word, as often as they come.
                    loop {
                        let mut ahead = tokens.clone();
                        let colons = [ahead.next(), ahead.next()];
                        let is_path = colons.iter().all(|token| {
                            matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':')
                        });
                        let Some(TokenTree::Ident(next)) = ahead.next().filter(|_| is_path) else {
                            break;
                        };
                        path.push(next.to_string());
                        tokens = ahead;
                    }
                    let names_a_member = out.ends_with(['.', '\''])
                        || matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '=');
                    let text = match names_a_member || out.ends_with("::") {
                        true => path.join("::"),
                        false => self.absolute(&path),
                    };
                    word(out, &text);
                }
                TokenTree::Literal(literal) => word(out, &literal.to_string()),
                TokenTree::Punct(punct) => match punct.as_char() {
                    ',' => out.push_str(", "),
                    mark @ ('=' | '+') => {
                        out.push(' ');
                        out.push(mark);
                        out.push(' ');
                    }
                    mark => {
                        if matches!(mark, '&' | '\'') && out.ends_with(is_word) {
                            out.push(' ');
                        }
                        out.push(mark);
                    }
                },
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => ("(", ")"),
                        Delimiter::Bracket => ("[", "]"),
                        Delimiter::Brace => ("{", "}"),
                        Delimiter::None => ("", ""),
                    };
                    out.push_str(open);
                    self.push(out, group.stream());
                    out.push_str(close);
                }
            }
        }
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn word(out: &mut String, text: &str) {
    if out.ends_with(is_word) {
        out.push(' ');
    }
    out.push_str(text);
}

/// What a `use` names: each path, and the name that it has from then on.
pub(super) fn used(tree: &UseTree) -> Vec<(Vec<String>, String)> {
    let mut found = Vec::new();
    let mut left = vec![(Vec::new(), tree)];
    while let Some((path, tree)) = left.pop() {
        let with = |ident: &syn::Ident| {
            let mut path: Vec<String> = path.clone();
            path.push(ident.to_string());
            path
        };
        match tree {
            UseTree::Path(inner) => left.push((with(&inner.ident), &inner.tree)),
            UseTree::Name(name) => found.push((with(&name.ident), name.ident.to_string())),
            UseTree::Rename(name) => found.push((with(&name.ident), name.rename.to_string())),
            UseTree::Group(group) => {
                left.extend(group.items.iter().map(|tree| (path.clone(), tree)))
            }
            // The generator writes none.
            UseTree::Glob(_) => {}
        }
    }
    found
}
