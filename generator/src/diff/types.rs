//! Types: which are new, gone or called otherwise; what is in each, in a file of its own.

use super::Code;
use super::change::Draft;
use super::comparison::Comparison;
use super::place::{Spot, same_prose};
use crate::ir::{Origin, Role, Shape, Type, TypeId, Within};
use std::collections::BTreeMap;

impl<'a> Comparison<'a> {
    /// Compares all types.
    pub(super) fn types(&mut self) {
        let olds: Vec<TypeId> = self.old.names().types.keys().copied().collect();
        for old in olds {
            if !self.pairs.types.contains_key(&old) {
                self.type_removed(old);
            }
        }
        let news: Vec<TypeId> = self.new.names().types.keys().copied().collect();
        for new in news {
            match self.pairs.old_type(new) {
                Some(old) => self.pair_of_types(old, new),
                None => self.type_added(new),
            }
        }
        self.plain_components();
    }

    pub(super) fn of_types(&self, old: TypeId, new: TypeId) -> (&'a Type, &'a Type) {
        (&self.old.api().types[old], &self.new.api().types[new])
    }

    fn type_removed(&mut self, old: TypeId) {
        let ty = &self.old.api().types[old];
        let Some(path) = self.old.type_path(old) else {
            return;
        };
        let now = self.now(&path);
        // One that stands in something is gone because of what is said of that.
        if matches!(ty.origin, Origin::Inline(..)) {
            self.leave(&now);
            return;
        }
        let message = format!("the type `{path}` is gone");
        let mut draft = Draft::new(Code::TypeRemoved, self.old.type_name(old), message)
            .was_at(&ty.pointer)
            .rust(path)
            .touches_all(now);
        for inner in self.old.nested(Within::Type(old)) {
            let path = self
                .old
                .type_path(inner)
                .filter(|_| !self.pairs.types.contains_key(&inner));
            if let Some(path) = path {
                draft = draft.touches_all(self.now(&path));
            }
        }
        self.say(draft);
    }

    fn type_added(&mut self, new: TypeId) {
        let ty = &self.new.api().types[new];
        let Some(path) = self.new.type_path(new) else {
            return;
        };
        if matches!(ty.origin, Origin::Inline(..)) {
            self.leave(&path);
            return;
        }
        let message = format!("there is the type `{path}`");
        let mut draft = Draft::new(Code::TypeAdded, self.new.type_name(new), message)
            .now_at(&ty.pointer)
            .rust(&path)
            .touches_all(path);
        for inner in self.new.nested(Within::Type(new)) {
            let path = self
                .new
                .type_path(inner)
                .filter(|_| self.pairs.old_type(inner).is_none());
            if let Some(path) = path {
                draft = draft.touches_all(path);
            }
        }
        self.say(draft);
    }

    fn pair_of_types(&mut self, old: TypeId, new: TypeId) {
        let (was, is) = self.of_types(old, new);
        let (Some(before), Some(path)) = (self.old.type_path(old), self.new.type_path(new)) else {
            return;
        };
        let spot = Spot {
            subject: self.new.type_name(new),
            rust: Some(path.clone()),
            old: was.pointer.clone(),
            new: is.pointer.clone(),
            reach: self.reach(old, new),
        };
        if before != path {
            let draft = spot.draft(
                Code::TypeRenamed,
                format!("`{before}` is called `{path}` now"),
            );
            let ident = &self.old.names().types[&old].ident;
            let hint = match &is.origin {
                Origin::Component(name) => format!(
                    "`{name:?} = \"{ident}\"` under `[rename.types]` of sdk.toml keeps the old name"
                ),
                Origin::Inline(..) => {
                    let krate = crate::names::krate(&self.new.names().package);
                    format!("`use {krate}::{path} as {ident}` keeps the old name in a program")
                }
            };
            self.say(draft.hint(hint));
        }
        // What is in it is said where the headers are.
        if matches!(
            is.origin,
            Origin::Inline(_, Role::Headers(_) | Role::ErrorHeaders(_))
        ) {
            return;
        }
        let mut prose = Vec::new();
        if !same_prose(&was.docs, &is.docs) {
            prose.push("its description".to_owned());
        }
        match (&was.shape, &is.shape) {
            (Shape::Struct(was), Shape::Struct(is)) => {
                prose.extend(self.structs((old, was), (new, is), &spot));
            }
            (Shape::Enum(was), Shape::Enum(is)) => self.enums((old, was), (new, is), &spot),
            (Shape::Union(was), Shape::Union(is)) => self.unions((old, was), (new, is), &spot),
            (was, is) => {
                let message = format!("it is {} now, and was {}", kind(is), kind(was));
                self.say(
                    spot.draft(Code::TypeKindChanged, message)
                        .touches_all(&path),
                );
            }
        }
        self.deprecation(
            &spot,
            was.docs.deprecated,
            is.docs.deprecated,
            std::slice::from_ref(&path),
        );
        if matches!(
            (&was.origin, &is.origin),
            (Origin::Component(_), Origin::Component(_))
        ) {
            self.limits_of_component(&spot, old, new);
        }
        self.direction(&spot, old, new, &path);
        self.prose(&spot, &prose);
    }

    /// What follows from a type's travelling another way than it did.
    fn direction(&mut self, spot: &Spot, old: TypeId, new: TypeId, path: &str) {
        let (was, is) = (self.old.reach(old), self.new.reach(new));
        let follows = self
            .unsaid(path)
            .iter()
            .any(|delta| !delta.path.contains(": "));
        if was == is || !follows {
            return;
        }
        let mut said = Vec::new();
        for (before, now, word) in [
            (was.request, is.request, "requests"),
            (was.response, is.response, "responses"),
        ] {
            match (before, now) {
                (false, true) => said.push(format!("travels in {word} now")),
                (true, false) => said.push(format!("travels in {word} no more")),
                (true, true) | (false, false) => {}
            }
        }
        let message = format!(
            "it {}, and so has other setters or fields",
            said.join(", and ")
        );
        let mut draft = spot.draft(Code::TypeDirectionChanged, message);
        let items: Vec<String> = self
            .unsaid(path)
            .iter()
            .map(|delta| delta.path.clone())
            .collect();
        for item in items.into_iter().filter(|item| !item.contains(": ")) {
            draft = draft.touches(item);
        }
        self.say(draft);
    }

    /// Components that have no type of their own: their limits, defaults, formats and prose.
    fn plain_components(&mut self) {
        let plain = |ty: &Type| !ty.shape.is_named() && !matches!(ty.shape, Shape::Alias(_));
        let olds: BTreeMap<&str, TypeId> = components(self.old.api()).collect();
        for (name, new) in components(self.new.api()) {
            let Some(old) = olds.get(name).copied() else {
                continue;
            };
            let (was, is) = self.of_types(old, new);
            if !plain(was) || !plain(is) {
                continue;
            }
            let spot = Spot {
                subject: self.new.type_name(new),
                rust: None,
                old: was.pointer.clone(),
                new: is.pointer.clone(),
                reach: self.reach(old, new),
            };
            self.limits_of_component(&spot, old, new);
            if !same_prose(&was.docs, &is.docs) {
                self.prose(&spot, &["its description".to_owned()]);
            }
        }
    }
}

fn components(api: &crate::ir::Api) -> impl Iterator<Item = (&str, TypeId)> {
    api.types.iter().filter_map(|(id, ty)| match &ty.origin {
        // The type of any JSON value is nobody's component.
        Origin::Component(name) if !ty.pointer.as_str().is_empty() => Some((name.as_str(), id)),
        Origin::Component(_) | Origin::Inline(..) => None,
    })
}

fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Struct(_) => "an object with known fields",
        Shape::Enum(_) => "one of a list of values",
        Shape::Union(_) => "one of several types",
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Alias(_) => "no type of its own",
    }
}
