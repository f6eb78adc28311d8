//! Branches of unions that have neither a name nor a title: which of the recorded ones each of them is.
//!
//! ```text
//! recorded                           now                                   it is
//! Pet or 1   looks: barks, name      Pet or 1   looks: name, swims         new
//! Pet or 2   looks: meows, name      Pet or 2   looks: barks, name, size   Pet or 1
//!                                    Pet or 3   looks: meows, name         Pet or 2
//! ```
//!
//! Their names are made of their positions. A branch that is new or goes would rename all that stand behind it; so a branch is the recorded
//! one that looks the same, then the one that it shares most with, then the one of its position.

use super::keys::type_key;
use super::record::Record;
use crate::ir::{Api, Origin, Role, Shape, StringFormat, TypeId, Within};
use std::collections::{BTreeMap, BTreeSet};

/// The least part of its properties that a branch shares with what it was.
const LEAST: f64 = 0.5;

/// Where branches stood when their names were recorded; `None` for a new one. A branch that is not listed stands where it stood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places(BTreeMap<TypeId, Option<usize>>);

impl Places {
    /// Where the branches of all unions stood.
    pub(super) fn of(api: &Api, record: &Record) -> Self {
        let mut unions: BTreeMap<TypeId, Vec<(TypeId, usize)>> = BTreeMap::new();
        let recorded = record.types.values().any(|ty| !ty.looks.is_empty());
        for (id, ty) in api.types.iter().filter(|_| recorded) {
            if let Origin::Inline(Within::Type(owner), Role::Branch(index, None)) = &ty.origin {
                unions.entry(*owner).or_default().push((id, *index));
            }
        }
        let mut places = Self::default();
        // A type is numbered before those that stand in it, so what a key is made of is settled when it is asked for.
        for (owner, branches) in unions {
            let key = type_key(api, owner, &places);
            let prefix = format!("{key} or ");
            let old: BTreeMap<usize, &BTreeSet<String>> = record
                .types
                .range(prefix.clone()..)
                .take_while(|(key, _)| key.starts_with(&prefix))
                .filter_map(|(key, ty)| {
                    let place: usize = key.strip_prefix(&prefix)?.parse().ok()?;
                    Some((place.checked_sub(1)?, &ty.looks))
                })
                .filter(|(_, looks)| !looks.is_empty())
                .collect();
            if !old.is_empty() {
                places.settle(api, &branches, old);
            }
        }
        places
    }

    /// The position that a branch had.
    pub(super) fn of_branch(&self, id: TypeId, index: usize) -> Option<usize> {
        self.0.get(&id).copied().unwrap_or(Some(index))
    }

    /// Finds the branches of one union among the recorded ones.
    fn settle(
        &mut self,
        api: &Api,
        branches: &[(TypeId, usize)],
        mut old: BTreeMap<usize, &BTreeSet<String>>,
    ) {
        let looks: Vec<BTreeSet<String>> = branches.iter().map(|(id, _)| marks(api, *id)).collect();
        let mut likely: Vec<(f64, bool, usize, usize)> = Vec::new();
        for (branch, looks) in looks
            .iter()
            .enumerate()
            .filter(|(_, looks)| !looks.is_empty())
        {
            for (place, was) in &old {
                let stays = branches[branch].1 == *place;
                likely.push((likeness(looks, was), stays, branch, *place));
            }
        }
        // The most alike first; among equals one that stays where it is; then in the order of the document.
        likely.sort_by(|one, other| {
            let by_likeness = other.0.total_cmp(&one.0).then(other.1.cmp(&one.1));
            by_likeness.then((one.2, one.3).cmp(&(other.2, other.3)))
        });
        let mut found: BTreeMap<usize, usize> = BTreeMap::new();
        for (likeness, stays, branch, place) in likely {
            let is_it = likeness >= LEAST || stays;
            if is_it && old.contains_key(&place) && !found.contains_key(&branch) {
                old.remove(&place);
                found.insert(branch, place);
            }
        }
        for (branch, (id, _)) in branches.iter().enumerate() {
            self.0.insert(*id, found.get(&branch).copied());
        }
    }
}

/// What a branch without name and title is told by: its properties, those of one value with it, or its values. Nothing for other types.
pub(super) fn marks(api: &Api, id: TypeId) -> BTreeSet<String> {
    let ty = &api.types[id];
    if !matches!(
        ty.origin,
        Origin::Inline(Within::Type(_), Role::Branch(_, None))
    ) {
        return BTreeSet::new();
    }
    match &ty.shape {
        Shape::Struct(shape) => shape
            .fields
            .iter()
            .map(|field| {
                let (target, _) = api.types.resolve(field.ty);
                match &api.types[target].shape {
                    Shape::Enum(values) if values.variants.len() == 1 => {
                        format!("{} = {}", field.name, values.variants[0].value)
                    }
                    Shape::Any
                    | Shape::Boolean
                    | Shape::Integer(_)
                    | Shape::Number(_)
                    | Shape::String(_)
                    | Shape::Array(_)
                    | Shape::Map(_)
                    | Shape::Struct(_)
                    | Shape::Enum(_)
                    | Shape::Union(_)
                    | Shape::Alias(_) => field.name.clone(),
                }
            })
            .collect(),
        Shape::Enum(values) => values
            .variants
            .iter()
            .map(|variant| variant.value.clone())
            .collect(),
        Shape::String(StringFormat::Constant(constant)) => [constant.value.clone()].into(),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Union(_)
        | Shape::Alias(_) => BTreeSet::new(),
    }
}

/// The part of all marks that both have.
fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let all = one.union(other).count();
    one.intersection(other).count() as f64 / all.max(1) as f64
}
