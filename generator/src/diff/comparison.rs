//! What all comparisons share: both sides, which of their things are the same, and which public items differ.
//!
//! A change names the items that belong to it, and weighs at least what they weigh. An item that differs and belongs to no
//! change is said in the end all the same (`rest`): so nothing that a program could notice is left out, whatever the reason.

use super::change::{Change, Draft, ItemChange, Touched};
use super::pairs::Pairs;
use super::relation::Relation;
use super::renames::BEFORE;
use super::side::Side;
use crate::analyze::Reach;
use crate::ir::TypeId;
use crate::surface::{Renames, is_within};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The comparison of two versions.
pub(super) struct Comparison<'a> {
    pub(super) old: Side<'a>,
    pub(super) new: Side<'a>,
    pub(super) pairs: Pairs,
    /// Items of the old crate by their names in the new one.
    renames: Renames,
    /// The items that differ, by those names.
    pub(super) deltas: BTreeMap<String, ItemChange>,
    /// Those that belong to a change.
    pub(super) said: BTreeSet<String>,
    /// Those that are new or gone with what they stand in.
    pub(super) left: BTreeSet<String>,
    pub(super) changes: Vec<Change>,
    /// How types are related, as far as it was asked for.
    pub(super) relations: RefCell<BTreeMap<(TypeId, TypeId), Relation>>,
}

impl<'a> Comparison<'a> {
    pub(super) fn new(old: Side<'a>, new: Side<'a>) -> Self {
        let pairs = Pairs::of(&old, &new);
        let renames = super::renames::renames(&old, &new, &pairs);
        let was = old.surface.renamed(&renames);
        let mut deltas = BTreeMap::new();
        let paths = was.items.keys().chain(new.surface.items.keys());
        for path in paths {
            let (before, after) = (was.items.get(path), new.surface.items.get(path));
            if before != after {
                let delta = ItemChange {
                    path: path.clone(),
                    old: before.cloned(),
                    new: after.cloned(),
                };
                deltas.insert(path.clone(), delta);
            }
        }
        Self {
            old,
            new,
            pairs,
            renames,
            deltas,
            said: BTreeSet::new(),
            left: BTreeSet::new(),
            changes: Vec::new(),
            relations: RefCell::default(),
        }
    }

    /// The path of an item of the old crate by its name in the new one.
    pub(super) fn now(&self, old: &str) -> String {
        self.renames.apply(old)
    }

    /// The items that differ below a path and belong to no change yet.
    pub(super) fn unsaid(&self, prefix: &str) -> Vec<ItemChange> {
        let within = self.within(prefix);
        let unsaid = within.filter(|delta| !self.said.contains(&delta.path));
        unsaid.cloned().collect()
    }

    fn within<'d>(&'d self, prefix: &'d str) -> impl Iterator<Item = &'d ItemChange> {
        let from = self.deltas.range(prefix.to_owned()..);
        from.take_while(move |(path, _)| path.starts_with(prefix))
            .filter(move |(path, _)| is_within(path, prefix))
            .map(|(_, delta)| delta)
    }

    /// Says a change: it weighs what its code says, or more where an item of it weighs more.
    pub(super) fn say(&mut self, draft: Draft) {
        let Draft {
            mut change,
            touched,
        } = draft;
        let mut items: BTreeMap<String, ItemChange> = BTreeMap::new();
        for touched in &touched {
            let found: Vec<&ItemChange> = match touched {
                Touched::Item(path) => self.deltas.get(path).into_iter().collect(),
                Touched::Within(path) => self.within(path).collect(),
            };
            items.extend(
                found
                    .iter()
                    .map(|delta| (delta.path.clone(), (*delta).clone())),
            );
        }
        for item in items.values() {
            change.class = change.class.max(item.class());
            self.said.insert(item.path.clone());
        }
        change.items = items.into_values().map(plain).collect();
        self.changes.push(change);
    }

    /// The ways that a type travels, in either version.
    pub(super) fn reach(&self, old: TypeId, new: TypeId) -> Reach {
        let (old, new) = (self.old.reach(old), self.new.reach(new));
        Reach {
            request: old.request || new.request,
            response: old.response || new.response,
        }
    }
}

/// An item under the path that it has, or had.
pub(super) fn plain(mut item: ItemChange) -> ItemChange {
    if let Some(path) = item.path.strip_prefix(BEFORE) {
        item.path = path.to_owned();
    }
    item
}
