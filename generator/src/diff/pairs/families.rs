//! Components that an exporter tells apart by a number: `PaginationMeta`, `PaginationMeta1`, `PaginationMeta2`.
//!
//! Which of them has which number is chance: one more of them, and others have changed places. So such a component is the one that
//! stands in most of the same places, and goes by its name only where no place speaks of it.

use super::likeness::{marks, shared};
use crate::diff::side::Side;
use crate::ir::{Origin, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// The families, by the name that their members share.
#[derive(Debug, Default)]
pub(super) struct Families {
    stems: BTreeSet<String>,
    /// How often an old member and a new one stand in the same place.
    votes: BTreeMap<(TypeId, TypeId), usize>,
}

impl Families {
    /// The families of all these names.
    pub(super) fn of<'n>(names: impl Iterator<Item = &'n String>) -> Self {
        let mut members: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for name in names {
            members.entry(stem(name)).or_default().insert(name);
        }
        let several = members.into_iter().filter(|(_, names)| names.len() > 1);
        Self {
            stems: several.map(|(stem, _)| stem.to_owned()).collect(),
            votes: BTreeMap::new(),
        }
    }

    /// Whether a component is one of a family.
    pub(super) fn has(&self, name: &str) -> bool {
        self.stems.contains(stem(name))
    }

    /// Notes that two members of one family stand in the same place; `false` where they are not two of one.
    pub(super) fn vote(&mut self, old: (&Side<'_>, TypeId), new: (&Side<'_>, TypeId)) -> bool {
        let name = |(side, id): (&Side<'_>, TypeId)| match &side.api().types[id].origin {
            Origin::Component(name) if self.has(name) => Some(stem(name).to_owned()),
            Origin::Component(_) | Origin::Inline(..) => None,
        };
        let (Some(one), Some(other)) = (name(old), name(new)) else {
            return false;
        };
        if one == other {
            *self.votes.entry((old.1, new.1)).or_default() += 1;
        }
        one == other
    }

    /// The two free members that stand in most of the same places, and look most alike.
    pub(super) fn elected(
        &self,
        (old, new): (&Side<'_>, &Side<'_>),
        is_free: impl Fn(TypeId, TypeId) -> bool,
    ) -> Option<(TypeId, TypeId)> {
        let free = self
            .votes
            .iter()
            .filter(|((one, other), _)| is_free(*one, *other));
        let weighed = free.map(|((one, other), votes)| {
            let alike = shared(&marks(old, *one), &marks(new, *other));
            let same_name = old.type_name(*one) == new.type_name(*other);
            let weight = *votes as f64 * (alike + 0.1) + if same_name { 0.01 } else { 0.0 };
            (weight, (*one, *other))
        });
        let best = weighed.max_by(|(one, first), (other, second)| {
            // Of equal ones the first.
            one.total_cmp(other).then_with(|| second.cmp(first))
        });
        best.map(|(_, pair)| pair)
    }
}

/// A name without the number at its end.
fn stem(name: &str) -> &str {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    if stem.is_empty() { name } else { stem }
}

#[cfg(test)]
mod tests {
    use super::Families;

    #[test]
    fn a_family_has_several_members() {
        let names = ["Meta", "Meta1", "Meta12", "Base64", "V2", "V3Model", "7"].map(str::to_owned);
        let families = Families::of(names.iter());
        for (name, wanted) in [
            ("Meta", true),
            ("Meta9", true),
            ("Base64", false),
            ("V3Model", false),
            ("7", false),
        ] {
            assert_eq!(families.has(name), wanted, "{name}");
        }
    }
}
