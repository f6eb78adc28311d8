//! Which operation, and which type, of the old version is which of the new one.
//!
//! ```text
//! GET /pets/{id}      is  GET /pets/{petId}        by method and path
//! component Pet       is  component Pet            by name
//! what getPet gives   is  what getPet gives now    by where it stands, if it looks alike
//! ```

mod families;
mod likeness;
mod operations;
mod types;

pub(super) use likeness::name_likeness;

use super::side::Side;
use crate::ir::TypeId;
use std::collections::BTreeMap;

/// Pairs of positions, in the order of the new version: first those that are the same, then, of what is left, those that seem to be.
pub(super) fn paired(
    olds: usize,
    news: usize,
    is_same: impl Fn(usize, usize) -> bool,
    seems_same: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for fits in [&is_same as &dyn Fn(usize, usize) -> bool, &seems_same] {
        for new in 0..news {
            if pairs.iter().any(|(_, other)| *other == new) {
                continue;
            }
            let is_free = |old: &usize| !pairs.iter().any(|(other, _)| other == old);
            let found = (0..olds).filter(is_free).find(|old| fits(*old, new));
            pairs.extend(found.map(|old| (old, new)));
        }
    }
    pairs
}

/// What is the same in both versions.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Operations, by position, in the order of the new version.
    pub(super) operations: Vec<(usize, usize)>,
    /// Types with a name of their own: old to new.
    pub(super) types: BTreeMap<TypeId, TypeId>,
    /// New to old.
    back: BTreeMap<TypeId, TypeId>,
    /// Groups, by position.
    pub(super) groups: Vec<(usize, usize)>,
    /// Webhooks and callbacks, by position.
    pub(super) incoming: Vec<(usize, usize)>,
}

impl Pairs {
    pub(super) fn of(old: &Side<'_>, new: &Side<'_>) -> Self {
        let operations = operations::operations(old, new);
        let groups = operations::groups(old, new, &operations);
        let incoming = operations::incoming(old, new, &operations);
        let (types, back) = types::types(old, new, &operations, &incoming);
        Self {
            operations,
            types,
            back,
            groups,
            incoming,
        }
    }

    /// The old operation that is this new one.
    pub(super) fn old_operation(&self, new: usize) -> Option<usize> {
        let mut pairs = self.operations.iter();
        pairs.find(|(_, other)| *other == new).map(|(old, _)| *old)
    }

    /// The new operation that is this old one.
    pub(super) fn new_operation(&self, old: usize) -> Option<usize> {
        let mut pairs = self.operations.iter();
        pairs.find(|(other, _)| *other == old).map(|(_, new)| *new)
    }

    /// The old type that is this new one.
    pub(super) fn old_type(&self, new: TypeId) -> Option<TypeId> {
        self.back.get(&new).copied()
    }
}
