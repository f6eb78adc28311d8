//! One of the two versions that are compared: what is known of it, and how its things are called.

use crate::analyze::Reach;
use crate::ir::{Api, Operation, Origin, Shape, Type, TypeId, Within};
use crate::names::{self, Names, TagNames};
use crate::pipeline::Model;
use crate::surface::Surface;
use serde_json::Value;
use std::collections::BTreeMap;

/// A version of an API and of its crate.
pub(super) struct Side<'a> {
    pub(super) model: &'a Model,
    /// The public items of its crate.
    pub(super) surface: Surface,
    /// The group of each operation, by position.
    groups: Vec<usize>,
    /// The types that stand in something, by what it is.
    inline: BTreeMap<(u8, usize), Vec<TypeId>>,
}

impl<'a> Side<'a> {
    pub(super) fn new(model: &'a Model, surface: Surface) -> Self {
        let mut groups = vec![0; model.api.operations.len()];
        for (position, tag) in model.names.tags.iter().enumerate() {
            for operation in &tag.operations {
                groups[*operation] = position;
            }
        }
        let mut inline: BTreeMap<(u8, usize), Vec<TypeId>> = BTreeMap::new();
        for (id, ty) in model.api.types.iter() {
            if let Origin::Inline(within, _) = &ty.origin {
                inline.entry(home(*within)).or_default().push(id);
            }
        }
        Self {
            model,
            surface,
            groups,
            inline,
        }
    }

    /// The types with a name of their own that stand in something, at any depth.
    pub(super) fn nested(&self, within: Within) -> Vec<TypeId> {
        let mut found = Vec::new();
        let mut left = vec![home(within)];
        while let Some(home_of) = left.pop() {
            for id in self.inline.get(&home_of).into_iter().flatten() {
                found.push(*id);
                left.push(home(Within::Type(*id)));
            }
        }
        found.retain(|id| self.names().types.contains_key(id));
        found
    }

    pub(super) fn api(&self) -> &'a Api {
        &self.model.api
    }

    pub(super) fn names(&self) -> &'a Names {
        &self.model.names
    }

    pub(super) fn operation(&self, index: usize) -> &'a Operation {
        &self.model.api.operations[index]
    }

    pub(super) fn group(&self, operation: usize) -> &'a TagNames {
        &self.model.names.tags[self.groups[operation]]
    }

    /// `api::pets::Pets`
    pub(super) fn group_path(tag: &TagNames) -> String {
        format!("api::{}::{}", tag.accessor, tag.ident)
    }

    /// `api::pets::Pets::get_pet`
    pub(super) fn method_path(&self, operation: usize) -> String {
        let method = &self.names().operations[operation].method;
        format!("{}::{method}", Self::group_path(self.group(operation)))
    }

    /// `api::pets::GetPet`
    pub(super) fn builder_path(&self, operation: usize) -> String {
        let builder = &self.names().operations[operation].builder;
        format!("api::{}::{builder}", self.group(operation).accessor)
    }

    /// `api::pets::GetPetOutput` and `api::pets::GetPetFailure`, whether or not they are there.
    pub(super) fn enum_paths(&self, operation: usize) -> [String; 2] {
        let names = &self.names().operations[operation];
        let accessor = &self.group(operation).accessor;
        [&names.output, &names.failure].map(|ident| format!("api::{accessor}::{ident}"))
    }

    /// `` `client.pets().get_pet(…)` ``
    pub(super) fn called(&self, operation: usize) -> String {
        let accessor = &self.group(operation).accessor;
        let method = &self.names().operations[operation].method;
        format!("`client.{accessor}().{method}(…)`")
    }

    /// `GET /pets/{id}`, with what tells it from others of the place.
    pub(super) fn subject(&self, operation: usize) -> String {
        let operation = self.operation(operation);
        let place = format!("{} {}", operation.method.as_str(), operation.path);
        match operation.variant.is_empty() {
            true => place,
            false => format!("{place} ({})", operation.variant.join(" ")),
        }
    }

    /// `types::Pet`; `None` where it has no type of its own.
    pub(super) fn type_path(&self, id: TypeId) -> Option<String> {
        let names = self.names().types.get(&id)?;
        Some(format!("types::{}", names.ident))
    }

    /// What a type is called when it is spoken of: by its component, or as in the crate.
    pub(super) fn type_name(&self, id: TypeId) -> String {
        match &self.api().types[id].origin {
            Origin::Component(name) => names::plain(name).to_owned(),
            Origin::Inline(..) => match self.names().types.get(&id) {
                Some(names) => names.ident.to_string(),
                None => self.api().types[id].pointer.to_string(),
            },
        }
    }

    /// The type behind all aliases, and whether `null` is one of its values. Any JSON value is never nullable.
    pub(super) fn resolve(&self, id: TypeId) -> (TypeId, &'a Type, bool) {
        let (target, nullable) = self.api().types.resolve(id);
        let ty = &self.api().types[target];
        (target, ty, nullable && ty.shape != Shape::Any)
    }

    /// Which way a type travels.
    pub(super) fn reach(&self, id: TypeId) -> Reach {
        let reach = &self.model.facts.reach;
        reach.get(&id).copied().unwrap_or_default()
    }

    /// A type as Rust writes it.
    pub(super) fn spelled(&self, id: TypeId) -> String {
        let Model {
            api,
            facts,
            names,
            config,
            ..
        } = self.model;
        let tokens = crate::emit::rust_type(api, facts, names, config, id);
        let words = [" ::", ":: ", " <", "< ", " >", " ,"];
        let text = words
            .iter()
            .fold(tokens, |text, word| text.replace(word, word.trim()));
        text.replace("std::collections::", "")
    }

    /// What a branch of a union is: the text of a constant, or a type as Rust writes it.
    pub(super) fn branch(&self, id: TypeId) -> String {
        match self.api().types.constant(id) {
            Some(constant) => format!("{:?}", constant.value),
            None => self.spelled(id),
        }
    }

    /// The schema at the place of a type.
    pub(super) fn schema(&self, id: TypeId) -> Option<&'a Value> {
        let pointer = &self.api().types[id].pointer;
        pointer.resolve(&self.model.document.root)
    }
}

/// What a type stands in, as a key of a map.
fn home(within: Within) -> (u8, usize) {
    match within {
        Within::Type(id) => (0, id.position()),
        Within::Operation(id) => (1, id.0),
        Within::Incoming(index) => (2, index),
    }
}
