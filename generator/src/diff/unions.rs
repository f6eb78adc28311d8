//! Unions: their branches, and how a value says which one it is.

use super::Code;
use super::comparison::Comparison;
use super::place::Spot;
use super::relation::Relation;
use super::side::Side;
use crate::analyze::{Dispatch, JsonKind, keeps_text, kinds};
use crate::ir::{TypeId, Union, UnionBranch};
use std::collections::BTreeSet;

impl Comparison<'_> {
    /// Compares two unions.
    pub(super) fn unions(
        &mut self,
        (old, was): (TypeId, &Union),
        (new, is): (TypeId, &Union),
        spot: &Spot,
    ) {
        let Some(path) = self.new.type_path(new) else {
            return;
        };
        let pairs = self.pairs_of_branches((old, was), (new, is));
        let (old_names, new_names) = (
            &self.old.names().types[&old].members,
            &self.new.names().types[&new].members,
        );
        for (position, branch) in was.branches.iter().enumerate() {
            if pairs.iter().any(|(other, _)| *other == position) {
                continue;
            }
            let (ident, ty) = (&old_names[position], self.old.branch(branch.ty));
            let message = format!("it is no `{ty}` any more: `{ident}` is gone");
            let mut draft = spot
                .draft(Code::UnionBranchRemoved, message)
                .rust(format!("{path}::{ident}"));
            draft = draft
                .touches(format!("{path}::{ident}"))
                .touches(from(&path, &self.now(&ty)));
            if takes_text(&self.old, branch) {
                draft = draft.touches(rest(&path)).touches(from(&path, "&str"));
            }
            let note = spot
                .reach
                .request
                .then(|| "in requests: the server may refuse such a value".to_owned());
            self.say(draft.notes(note));
        }
        let keeps_unknown = matches!(
            self.old.model.facts.dispatch.get(&old),
            Some(Dispatch::Tag { .. })
        );
        let keeps_text = keeps_text(&self.old.api().types, was);
        for (position, branch) in is.branches.iter().enumerate() {
            let ident = &new_names[position];
            let Some((old_position, _)) = pairs.iter().find(|(_, other)| *other == position) else {
                let ty = self.new.branch(branch.ty);
                let message = match self.new.api().types.constant(branch.ty) {
                    Some(_) => format!("it may be `{ty}`: `{ident}`"),
                    None => format!("it may be a `{ty}`: `{ident}`"),
                };
                let draft = spot
                    .draft(Code::UnionBranchAdded, message)
                    .rust(format!("{path}::{ident}"));
                let mut draft = draft
                    .touches(format!("{path}::{ident}"))
                    .touches(from(&path, &ty));
                if takes_text(&self.new, branch) {
                    draft = draft.touches(rest(&path)).touches(from(&path, "&str"));
                }
                let keeps_it = keeps_unknown || keeps_text && takes_text(&self.new, branch);
                let note = match keeps_it {
                    true => {
                        "in responses: older versions of the crate keep such a value as an unknown one"
                    }
                    false => "in responses: older versions of the crate may not read such a value",
                };
                let note = spot.reach.response.then(|| note.to_owned());
                self.say(draft.notes(note));
                continue;
            };
            let before = &old_names[*old_position];
            self.branch(
                spot,
                &path,
                (before.as_str(), was.branches[*old_position].ty),
                (ident.as_str(), branch.ty),
            );
        }
        self.discriminators(spot, &path, was, is);
        self.tags(spot, &pairs, was, is);
    }

    /// Compares the variant of a branch, and the type behind it.
    fn branch(
        &mut self,
        spot: &Spot,
        path: &str,
        (ident, old): (&str, TypeId),
        (ident_now, new): (&str, TypeId),
    ) {
        let relation = self.relation(old, new);
        let exchanged = self.has_other_type(old, new);
        let (code, message) = if ident != ident_now {
            let message = format!("the variant `{ident}` is called `{ident_now}` now");
            (Code::UnionBranchRenamed, message)
        } else if relation != Relation::Same || exchanged {
            let (before, now) = self.was_and_is(old, new);
            let message = format!("`{ident}` is {now} now, and was {before}");
            (relation.code(Code::UnionBranchTypeChanged), message)
        } else {
            return;
        };
        let mut draft = spot
            .draft(code, message)
            .rust(format!("{path}::{ident_now}"))
            .touches(format!("{path}::{ident}"))
            .touches(format!("{path}::{ident_now}"));
        if exchanged {
            let (before, now) = (self.now(&self.old.spelled(old)), self.new.spelled(new));
            draft = draft.touches(from(path, &before)).touches(from(path, &now));
        }
        if relation != Relation::Same {
            draft = draft.notes(self.consequences(relation, spot.reach, Some((old, new))));
        }
        self.say(draft);
    }

    /// Which branch is which: the same values, or values with the same tag, or a variant that is called the same.
    fn pairs_of_branches(
        &self,
        (old, was): (TypeId, &Union),
        (new, is): (TypeId, &Union),
    ) -> Vec<(usize, usize)> {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        let mut pair_by = |same: &dyn Fn(usize, usize) -> bool| {
            for new in 0..is.branches.len() {
                if pairs.iter().any(|(_, other)| *other == new) {
                    continue;
                }
                let free = |old: &usize| !pairs.iter().any(|(other, _)| other == old);
                let mut olds = 0..was.branches.len();
                let old = olds.find(|old| free(old) && same(*old, new));
                pairs.extend(old.map(|old| (old, new)));
            }
        };
        let types = |one: usize, other: usize| (was.branches[one].ty, is.branches[other].ty);
        pair_by(&|one, other| {
            let (one, other) = types(one, other);
            let (one, other) = (self.old.resolve(one).0, self.new.resolve(other).0);
            self.pairs.types.get(&one) == Some(&other)
        });
        pair_by(&|one, other| {
            let (one, other) = types(one, other);
            self.relation(one, other) == Relation::Same
        });
        pair_by(&|one, other| {
            let tags = &is.branches[other].tags;
            was.branches[one].tags.iter().any(|tag| tags.contains(tag))
        });
        let (old_names, new_names) = (&self.old.names().types, &self.new.names().types);
        pair_by(&|one, other| old_names[&old].members[one] == new_names[&new].members[other]);
        pairs
    }

    fn discriminators(&mut self, spot: &Spot, path: &str, was: &Union, is: &Union) {
        let property = |union: &Union| union.discriminator.as_ref().map(|it| it.property.clone());
        let (before, now) = (property(was), property(is));
        if before == now {
            return;
        }
        let message = match (&before, &now) {
            (Some(before), Some(now)) => {
                format!("`{now}` says which one a value is, and `{before}` did")
            }
            (None, Some(now)) => format!("`{now}` says which one a value is now"),
            (Some(before), None) => {
                format!("`{before}` does not say any more which one a value is")
            }
            (None, None) => return,
        };
        let draft = spot.draft(Code::DiscriminatorChanged, message);
        self.say(draft.touches(rest(path)));
    }

    fn tags(&mut self, spot: &Spot, pairs: &[(usize, usize)], was: &Union, is: &Union) {
        for (old, new) in pairs {
            let tags =
                |branch: &UnionBranch| branch.tags.iter().cloned().collect::<BTreeSet<String>>();
            let (before, now) = (tags(&was.branches[*old]), tags(&is.branches[*new]));
            if before == now || before.is_empty() || now.is_empty() {
                continue;
            }
            let spoken = |tags: &BTreeSet<String>| {
                let tags = tags.iter().map(|tag| format!("`{tag}`"));
                tags.collect::<Vec<_>>().join(", ")
            };
            let ty = self.new.spelled(is.branches[*new].ty);
            let message = format!(
                "{} means a `{ty}` now, and {} did",
                spoken(&now),
                spoken(&before)
            );
            self.say(spot.draft(Code::DiscriminatorValuesChanged, message));
        }
    }
}

/// Whether a branch takes texts: with it comes or goes the variant that keeps those that are no constants.
fn takes_text(side: &Side<'_>, branch: &UnionBranch) -> bool {
    kinds(&side.api().types, branch.ty).contains(&JsonKind::String)
}

/// The variant of what the crate does not know.
fn rest(path: &str) -> String {
    format!("{path}::Unrecognized")
}

/// The conversion of a branch's value into the union.
fn from(path: &str, ty: &str) -> String {
    format!("{path}: From<{ty}>")
}
