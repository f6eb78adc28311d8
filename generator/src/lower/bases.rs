//! A base type with a discriminator: where it is asked for, one of its children comes.
//!
//! ```yaml
//! Pet: {type: object, discriminator: {propertyName: kind, mapping: {dog: Dog}}, properties: {kind: {type: string}}}
//! Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {bark: {type: boolean}}}]}
//! Owner: {properties: {pet: {$ref: '#/components/schemas/Pet'}}}     # a Dog, or a plain Pet
//! ```
//!
//! `Pet` becomes the union of its children and itself; itself is a struct `PetBase`. The `allOf` of a child means the struct.

use super::Lowering;
use super::types::Source;
use super::unions::is_component;
use crate::ir::{
    Discriminator, Origin, Otherwise, Role, Shape, TypeId, Union, UnionBranch, Within,
};
use crate::parse::Discriminator as Said;
use crate::pointer::Pointer;
use std::collections::BTreeSet;

impl<'d> Lowering<'d> {
    /// Notes for each component which others are made of it.
    pub(super) fn find_children(&mut self) {
        for (_, child) in &self.pieces.components {
            for parent in self.parents(child) {
                let parent = parent.clone();
                self.children.entry(parent).or_default().push(child.clone());
            }
        }
    }

    /// Whether a component is made of a base type.
    pub(super) fn is_child(&self, place: &Pointer) -> bool {
        let mut parents = self.parents(place).into_iter();
        parents.any(|parent| self.children.contains_key(parent) && self.inherited(parent).is_some())
    }

    /// The components that the `allOf` of a component names.
    fn parents(&self, place: &Pointer) -> Vec<&'d Pointer> {
        let view = self.view(place).filter(|_| is_component(place));
        let count = view.map_or(0, |view| view.branches("allOf"));
        let list = place.key("allOf");
        let branches = (0..count).map(|index| list.index(index));
        let targets = branches.filter_map(|branch| Some(self.pieces.schema(&branch)?.0));
        targets
            .filter(|target| is_component(target) && *target != place)
            .collect()
    }

    /// The discriminator of a component, its own or that of a base that it is made of.
    fn inherited(&self, place: &Pointer) -> Option<Said<'d>> {
        let mut seen = BTreeSet::new();
        let mut places = vec![place];
        while let Some(place) = places.pop() {
            let (_, schema) = self.pieces.schema(place)?;
            let view = self.view(place)?;
            if let Some(found) = schema.discriminator
                && !view.has("oneOf")
                && !view.has("anyOf")
            {
                return Some(found);
            }
            for parent in self.parents(place) {
                if seen.insert(parent) {
                    places.push(parent);
                }
            }
        }
        None
    }

    /// The union of a base type's children and itself; `None` where the schema is no base.
    pub(super) fn children_shape(&mut self, id: TypeId, pointer: &Pointer) -> Option<Shape> {
        let view = self.view(pointer)?;
        let mapped = view.has("discriminator");
        if !(mapped || self.children.contains_key(pointer))
            || view.has("oneOf")
            || view.has("anyOf")
        {
            return None;
        }
        let discriminator = self.inherited(pointer)?;
        let descendants = self.descendants(pointer, mapped.then_some(discriminator));
        if descendants.is_empty() {
            return None;
        }
        let mut branches: Vec<UnionBranch> = Vec::new();
        for (index, place) in descendants.iter().enumerate() {
            let ty = if self.children.contains_key(place) {
                self.base_struct(place)
            } else {
                self.type_at(place, Within::Type(id), Role::Branch(index, None))
            };
            let tags = self.tags(discriminator, place);
            branches.push(UnionBranch { ty, tags });
        }
        let ty = self.base_struct(pointer);
        let tags = self.tags(discriminator, pointer);
        branches.push(UnionBranch { ty, tags });
        let base = branches.len() - 1;
        Some(Shape::Union(Union {
            branches,
            discriminator: Some(Discriminator {
                property: discriminator.property.to_owned(),
                otherwise: Otherwise::Base(base),
            }),
        }))
    }

    /// The struct of a base type's own properties.
    fn base_struct(&mut self, place: &Pointer) -> TypeId {
        if let Some(id) = self.base_ids.get(place) {
            return *id;
        }
        let owner = match self.ids.get(place) {
            Some(owner) => *owner,
            None => {
                let origin = self.origin_of(place);
                self.meet(place, origin)
            }
        };
        let origin = Origin::Inline(Within::Type(owner), Role::Base);
        let id = self.synthetic(Source::Base, place, origin);
        self.base_ids.insert(place.clone(), id);
        id
    }

    /// The components that are made of one, over any number of levels, and those that its mapping names.
    pub(super) fn descendants(&self, place: &Pointer, mapped: Option<Said<'d>>) -> Vec<Pointer> {
        let mut seen = BTreeSet::from([place.clone()]);
        let mut found = Vec::new();
        let mut places = vec![place.clone()];
        while let Some(place) = places.pop() {
            for child in self.children.get(&place).into_iter().flatten() {
                if seen.insert(child.clone()) {
                    found.push(child.clone());
                    places.push(child.clone());
                }
            }
        }
        let mapping = mapped.into_iter().flat_map(Said::mapping);
        for target in mapping.filter_map(|(_, to)| self.mapped(to)) {
            if seen.insert(target.clone()) {
                found.push(target.clone());
            }
        }
        found
    }
}
