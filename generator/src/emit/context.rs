//! What every emitter reads: the API, the facts about it, its names and the user's configuration.

use super::spelling::Spellings;
use crate::analyze::{Derives, Facts};
use crate::config::Config;
use crate::ir::{Api, Shape, Type, TypeId};
use crate::names::{Ident, Names, TypeNames};
use proc_macro2::{Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};
use std::collections::BTreeSet;

/// The input of every emitter.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) api: &'a Api,
    pub(super) facts: &'a Facts,
    pub(super) names: &'a Names,
    pub(super) config: &'a Config,
    /// How the types are spelled.
    pub(super) spellings: &'a Spellings,
}

impl<'a> Context<'a> {
    /// The type behind all aliases, and whether `null` is one of its values.
    ///
    /// Any JSON value is never "nullable": `null` is a value of it like others.
    pub(super) fn resolve(self, id: TypeId) -> (TypeId, &'a Type, bool) {
        let (target, nullable) = self.api.types.resolve(id);
        let ty = &self.api.types[target];
        (target, ty, nullable && ty.shape != Shape::Any)
    }

    /// The names of a struct, enum or union.
    pub(super) fn type_names(self, id: TypeId) -> &'a TypeNames {
        self.names
            .types
            .get(&id)
            .expect("every struct, enum and union has claimed its names")
    }

    /// Whether values of a type travel in requests.
    pub(super) fn is_sent(self, id: TypeId) -> bool {
        self.facts.reach.get(&id).is_some_and(|reach| reach.request)
    }

    /// Whether values of a type travel in responses.
    pub(super) fn is_received(self, id: TypeId) -> bool {
        self.facts
            .reach
            .get(&id)
            .is_some_and(|reach| reach.response)
    }

    pub(super) fn derives(self, id: TypeId) -> Derives {
        self.facts.derives.get(&id).copied().unwrap_or_default()
    }

    /// The crate's name as code writes it.
    pub(super) fn krate(self) -> Ident {
        crate::names::krate(&self.names.package)
    }
}

/// Whether a word stands in tokens as a path or its first part: not after `::`, and not as a method or field.
pub(super) fn begins_a_path(tokens: &TokenStream, word: &str) -> bool {
    let mut first_colon = false;
    let mut within = false;
    tokens.clone().into_iter().any(|token| {
        let found = match &token {
            TokenTree::Ident(ident) => !within && ident == word,
            TokenTree::Group(group) => begins_a_path(&group.stream(), word),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        };
        let punct = match &token {
            TokenTree::Punct(punct) => Some((punct.as_char(), punct.spacing())),
            TokenTree::Ident(_) | TokenTree::Group(_) | TokenTree::Literal(_) => None,
        };
        within = match punct {
            Some((':', _)) => first_colon,
            Some(('.', _)) => true,
            _ => false,
        };
        first_colon = punct == Some((':', Spacing::Joint));
        found
    })
}

impl ToTokens for Ident {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(proc_macro2::Ident::new(self.as_str(), Span::call_site()));
    }
}

/// What a file uses from elsewhere, so that it can say so at its top.
#[derive(Clone, Debug, Default)]
pub(super) struct Uses {
    /// Paths outside `types`, such as `crate::Patch`.
    pub(super) paths: BTreeSet<&'static str>,
    /// Types of this crate.
    pub(super) types: BTreeSet<Ident>,
}

impl Uses {
    pub(super) fn path(&mut self, path: &'static str) {
        self.paths.insert(path);
    }

    /// The `use` items: paths one by one, then the types from `from`.
    pub(super) fn items(&self, from: TokenStream) -> TokenStream {
        let paths = self.paths.iter().map(|path| {
            let path: syn::Path =
                syn::parse_str(path).expect("the paths that emitters use are paths");
            quote::quote!(use #path;)
        });
        let types = &self.types;
        let types = match types.len() {
            0 => None,
            1 => Some(quote::quote!(use #from::#(#types)*;)),
            _ => Some(quote::quote!(use #from::{#(#types),*};)),
        };
        quote::quote!(#(#paths)* #types)
    }
}
