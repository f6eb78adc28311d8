//! Types by the name of their component, by where they stand, by their name in the crate, and by what looks like a rename.

use super::families::Families;
use super::likeness::{marks, name_likeness, same_kind, shared};
use crate::diff::side::Side;
use crate::ir::{Content, Operation, Origin, ResponseHeaders, Shape, TypeId, Union};
use std::collections::{BTreeMap, BTreeSet};

/// How much alike types must look to be the same where one stands in the place of the other.
const BY_PLACE: f64 = 0.4;
/// How much alike they must look where nothing else speaks for it.
const BY_LOOK: f64 = 0.7;

type Table = BTreeMap<TypeId, TypeId>;

pub(super) fn types(
    old: &Side<'_>,
    new: &Side<'_>,
    operations: &[(usize, usize)],
    incoming: &[(usize, usize)],
) -> (Table, Table) {
    let (olds, news) = (Pairing::components(old), Pairing::components(new));
    let mut pairing = Pairing {
        families: Families::of(olds.keys().chain(news.keys())),
        old,
        new,
        forward: Table::new(),
        back: Table::new(),
        queue: Vec::new(),
        seen: BTreeSet::new(),
    };
    pairing.by_component();
    for (old_index, new_index) in operations {
        pairing.operation(*old_index, *new_index);
    }
    for (old_index, new_index) in incoming {
        let payload =
            |side: &Side<'_>, index: usize| Some(side.api().incoming[index].payload.as_ref()?.ty);
        pairing.places(payload(old, *old_index), payload(new, *new_index));
    }
    pairing.drain();
    pairing.by_votes();
    pairing.by_component_of_family();
    pairing.drain();
    pairing.by_ident();
    pairing.drain();
    pairing.by_alias();
    pairing.drain();
    pairing.by_look();
    pairing.drain();
    (pairing.forward, pairing.back)
}

struct Pairing<'s, 'a> {
    families: Families,
    old: &'s Side<'a>,
    new: &'s Side<'a>,
    forward: Table,
    back: Table,
    /// Pairs whose parts are still to be looked at.
    queue: Vec<(TypeId, TypeId)>,
    /// Places that have been looked at.
    seen: BTreeSet<(TypeId, TypeId)>,
}

impl Pairing<'_, '_> {
    fn pair(&mut self, old: TypeId, new: TypeId) {
        self.forward.insert(old, new);
        self.back.insert(new, old);
        self.queue.push((old, new));
    }

    fn is_free(&self, old: TypeId, new: TypeId) -> bool {
        !self.forward.contains_key(&old) && !self.back.contains_key(&new)
    }

    /// The components of a side that have a type of their own, by name.
    fn components(side: &Side<'_>) -> BTreeMap<String, TypeId> {
        let named = side
            .api()
            .types
            .iter()
            .filter(|(_, ty)| ty.shape.is_named());
        let components = named.filter_map(|(id, ty)| match &ty.origin {
            Origin::Component(name) => Some((name.clone(), id)),
            Origin::Inline(..) => None,
        });
        components.collect()
    }

    fn by_component(&mut self) {
        let old = Self::components(self.old);
        for (name, new) in Self::components(self.new) {
            if let Some(old) = old.get(&name).filter(|_| !self.families.has(&name)) {
                self.pair(*old, new);
            }
        }
    }

    fn by_votes(&mut self) {
        let (old, new) = (self.old, self.new);
        while let Some((one, other)) = self
            .families
            .elected((old, new), |one, other| self.is_free(one, other))
        {
            self.pair(one, other);
            self.drain();
        }
    }

    fn by_component_of_family(&mut self) {
        let old = Self::components(self.old);
        for (name, new) in Self::components(self.new) {
            if let Some(old) = old.get(&name)
                && self.is_free(*old, new)
            {
                self.pair(*old, new);
            }
        }
    }

    fn operation(&mut self, old: usize, new: usize) {
        let (was, is) = (self.old.operation(old), self.new.operation(new));
        for parameter in &is.parameters {
            let mut others = was.parameters.iter();
            let other =
                others.find(|other| other.name == parameter.name && other.place == parameter.place);
            self.places(other.map(|other| other.ty), Some(parameter.ty));
        }
        let body = |content: Option<&Content>| content.and_then(|content| content.ty);
        self.places(
            body(was.body.as_ref().map(|body| &body.content)),
            body(is.body.as_ref().map(|body| &body.content)),
        );
        for response in &is.responses {
            let mut others = was.responses.iter();
            let other = others.find(|other| other.status == response.status);
            self.places(
                other.and_then(|other| body(other.content.as_ref())),
                body(response.content.as_ref()),
            );
        }
        self.headers(was, is);
    }

    /// The structs of headers of the two versions of an operation.
    fn headers(&mut self, was: &Operation, is: &Operation) {
        let ty = |headers: &Option<ResponseHeaders>| Some(headers.as_ref()?.ty);
        self.places(ty(&was.headers), ty(&is.headers));
        self.places(ty(&was.error_headers), ty(&is.error_headers));
    }

    /// What stands in the same place.
    fn places(&mut self, old: Option<TypeId>, new: Option<TypeId>) {
        let (Some(old), Some(new)) = (old, new) else {
            return;
        };
        let (old_target, old_ty, _) = self.old.resolve(old);
        let (new_target, new_ty, _) = self.new.resolve(new);
        if self
            .families
            .vote((self.old, old_target), (self.new, new_target))
            || !self.seen.insert((old, new))
        {
            return;
        }
        match (&old_ty.shape, &new_ty.shape) {
            (Shape::Array(old), Shape::Array(new)) | (Shape::Map(old), Shape::Map(new)) => {
                self.places(Some(*old), Some(*new));
            }
            (old_shape, new_shape) => {
                if same_kind(old_shape, new_shape)
                    && self.is_free(old_target, new_target)
                    && self.is_alike(old_target, new_target)
                {
                    self.pair(old_target, new_target);
                }
            }
        }
    }

    /// What has no name of its own is what stands in its place; a component must look like it, too.
    fn is_alike(&self, old: TypeId, new: TypeId) -> bool {
        let is_inline =
            |side: &Side<'_>, id| matches!(side.api().types[id].origin, Origin::Inline(..));
        (is_inline(self.old, old) && is_inline(self.new, new))
            || shared(&marks(self.old, old), &marks(self.new, new)) >= BY_PLACE
    }

    fn drain(&mut self) {
        while let Some((old, new)) = self.queue.pop() {
            let (old_types, new_types) = (&self.old.api().types, &self.new.api().types);
            let shapes = (&old_types[old].shape, &new_types[new].shape);
            if let (Shape::Struct(was), Shape::Struct(is)) = shapes {
                for field in &is.fields {
                    let mut others = was.fields.iter();
                    let other = others.find(|other| other.name == field.name);
                    self.places(other.map(|other| other.ty), Some(field.ty));
                }
                self.places(was.additional, is.additional);
            } else if let (Shape::Union(was), Shape::Union(is)) = shapes {
                self.branches(was, is);
            }
        }
    }

    /// Branches with a tag in common, or in the same place of lists that are equally long.
    fn branches(&mut self, was: &Union, is: &Union) {
        let same_length = was.branches.len() == is.branches.len();
        for (position, branch) in is.branches.iter().enumerate() {
            let mut others = was.branches.iter();
            let by_tag =
                others.find(|other| other.tags.iter().any(|tag| branch.tags.contains(tag)));
            let by_place = || was.branches.get(position).filter(|_| same_length);
            let other = by_tag.or_else(by_place);
            self.places(other.map(|other| other.ty), Some(branch.ty));
        }
    }

    /// Those that have one path in the crate.
    fn by_ident(&mut self) {
        let news: BTreeMap<&str, TypeId> = self
            .new
            .names()
            .types
            .iter()
            .map(|(id, names)| (names.ident.as_str(), *id))
            .collect();
        for (old, names) in &self.old.names().types {
            if let Some(new) = news.get(names.ident.as_str())
                && self.is_free(*old, *new)
            {
                self.pair(*old, *new);
            }
        }
    }

    /// A component that is another name of a type now, of which there was none before.
    fn by_alias(&mut self) {
        let old = Self::components(self.old);
        for (id, ty) in self.new.api().types.iter() {
            let Origin::Component(name) = &ty.origin else {
                continue;
            };
            let (target, target_ty, _) = self.new.resolve(id);
            if let Some(old) = old.get(name)
                && target_ty.shape.is_named()
                && self.is_free(*old, target)
            {
                self.pair(*old, target);
            }
        }
    }

    /// Components that are gone and components that are new, if they look alike.
    fn by_look(&mut self) {
        let free = |side: &Side<'_>, taken: &Table| -> Vec<(TypeId, String, BTreeSet<String>)> {
            let components = Self::components(side).into_iter();
            components
                .filter(|(_, id)| !taken.contains_key(id))
                .map(|(name, id)| (id, name, marks(side, id)))
                .filter(|(_, _, marks)| !marks.is_empty())
                .collect()
        };
        let olds = free(self.old, &self.forward);
        let news = free(self.new, &self.back);
        let mut candidates = Vec::new();
        for (old, old_name, old_marks) in &olds {
            for (new, new_name, new_marks) in &news {
                let (few, many) = (
                    old_marks.len().min(new_marks.len()),
                    old_marks.len().max(new_marks.len()),
                );
                let kinds = same_kind(
                    &self.old.api().types[*old].shape,
                    &self.new.api().types[*new].shape,
                );
                if !kinds || (few as f64) < BY_LOOK * many as f64 {
                    continue;
                }
                let look = shared(old_marks, new_marks);
                let name = name_likeness(old_name, new_name);
                // One field or value in common says little.
                let is_enough = if many < 3 {
                    look == 1.0 && name >= 0.6
                } else {
                    name >= 0.4
                };
                if look >= BY_LOOK && is_enough {
                    candidates.push((look + name, *old, *new));
                }
            }
        }
        candidates.sort_by(|one, other| other.0.total_cmp(&one.0));
        for (_, old, new) in candidates {
            if self.is_free(old, new) {
                self.pair(old, new);
            }
        }
    }
}
