//! What every emitter reads: the API, the facts about it, its names and the user's configuration.

use super::features::Features;
use super::spelling::Spellings;
use crate::analyze::{Derives, Facts};
use crate::config::Config;
use crate::ir::{Api, Shape, Type, TypeId};
use crate::names::{Ident, Names, TypeNames};
use proc_macro2::{Span, TokenStream};
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
    /// Which parts of the crate can be switched off.
    pub(super) features: &'a Features<'a>,
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
    /// Whether what fails ends the program, as there is no caller to tell.
    pub(super) in_test: bool,
}

impl Uses {
    pub(super) fn path(&mut self, path: &'static str) {
        self.paths.insert(path);
    }
}
