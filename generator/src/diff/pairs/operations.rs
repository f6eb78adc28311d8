//! Operations by method and path, then by id, then by what looks like a move; groups and webhooks after them.

use super::likeness::name_likeness;
use crate::diff::side::Side;
use crate::ir::{Cause, Incoming, Operation};
use std::collections::{BTreeMap, BTreeSet};

/// How much alike paths must be for an operation to have moved.
const ALIKE: f64 = 0.6;

pub(super) fn operations(old: &Side<'_>, new: &Side<'_>) -> Vec<(usize, usize)> {
    let mut left = Left {
        old: (0..old.api().operations.len()).collect(),
        new: (0..new.api().operations.len()).collect(),
        pairs: Vec::new(),
    };
    let key = |operation: &Operation| {
        let method = operation.method.as_str().to_owned();
        (
            method,
            blank(&operation.path),
            operation.variant.clone(),
            operation.id.clone(),
        )
    };
    left.match_by(
        |index| Some(key(old.operation(index))),
        |index| Some(key(new.operation(index))),
    );
    let place = |operation: &Operation| {
        let (method, path, variant, _) = key(operation);
        (method, path, variant)
    };
    left.match_by(
        |index| Some(place(old.operation(index))),
        |index| Some(place(new.operation(index))),
    );
    let id = |operation: &Operation| Some((operation.id.clone()?, operation.variant.clone()));
    left.match_by(
        |index| id(old.operation(index)),
        |index| id(new.operation(index)),
    );
    left.match_moved(old, new);
    left.pairs.sort_unstable_by_key(|(_, new)| *new);
    left.pairs
}

/// A path without the names of its parameters.
fn blank(path: &str) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push_str("{}");
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out
}

/// Operations that are not matched yet.
struct Left {
    old: BTreeSet<usize>,
    new: BTreeSet<usize>,
    pairs: Vec<(usize, usize)>,
}

impl Left {
    fn pair(&mut self, old: usize, new: usize) {
        self.old.remove(&old);
        self.new.remove(&new);
        self.pairs.push((old, new));
    }

    /// Matches those that have the same key, in order where several have.
    fn match_by<K: Ord>(
        &mut self,
        old_key: impl Fn(usize) -> Option<K>,
        new_key: impl Fn(usize) -> Option<K>,
    ) {
        let mut by_key: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for index in self.old.iter().rev() {
            if let Some(key) = old_key(*index) {
                by_key.entry(key).or_default().push(*index);
            }
        }
        for index in self.new.clone() {
            let same = new_key(index).and_then(|key| by_key.get_mut(&key)?.pop());
            if let Some(old) = same {
                self.pair(old, index);
            }
        }
    }

    /// Matches those whose method is called the same in the crate, or whose id is much alike, if their paths are alike, too.
    fn match_moved(&mut self, old: &Side<'_>, new: &Side<'_>) {
        let mut candidates = Vec::new();
        for one in &self.old {
            for other in &self.new {
                let (was, is) = (old.operation(*one), new.operation(*other));
                if was.method != is.method || was.variant != is.variant {
                    continue;
                }
                let path = strsim::normalized_levenshtein(&blank(&was.path), &blank(&is.path));
                if path < ALIKE {
                    continue;
                }
                let method = |side: &Side<'_>, index: usize| {
                    side.names().operations[index].method.to_string()
                };
                let name = name_likeness(&method(old, *one), &method(new, *other));
                let same_group = old.group(*one).accessor == new.group(*other).accessor;
                if name == 1.0 && same_group || name >= 0.8 && path >= 0.8 {
                    candidates.push((path + name, *one, *other));
                }
            }
        }
        candidates.sort_by(|one, other| other.0.total_cmp(&one.0));
        for (_, one, other) in candidates {
            if self.old.contains(&one) && self.new.contains(&other) {
                self.pair(one, other);
            }
        }
    }
}

/// Groups: of the same tag, or with the same operations.
pub(super) fn groups(
    old: &Side<'_>,
    new: &Side<'_>,
    operations: &[(usize, usize)],
) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let (old_tags, new_tags) = (&old.names().tags, &new.names().tags);
    for (position, tag) in new_tags.iter().enumerate() {
        let same = old_tags.iter().position(|other| other.tag == tag.tag);
        pairs.extend(same.map(|same| (same, position)));
    }
    for (position, tag) in new_tags.iter().enumerate() {
        let is_taken = |index: usize| pairs.iter().any(|(old, _)| *old == index);
        if pairs.iter().any(|(_, new)| *new == position) {
            continue;
        }
        let by_name = || {
            let same = old_tags
                .iter()
                .position(|other| other.accessor == tag.accessor);
            same.filter(|index| !is_taken(*index))
        };
        // All that it has comes from one group that is no more.
        let by_content = || {
            let mut from = tag.operations.iter().filter_map(|index| {
                let mut pairs = operations.iter();
                let (was, _) = pairs.find(|(_, new)| new == index)?;
                old_tags
                    .iter()
                    .position(|other| other.operations.contains(was))
            });
            let first = from.next()?;
            (from.all(|other| other == first) && !is_taken(first)).then_some(first)
        };
        if let Some(same) = by_content().or_else(by_name) {
            pairs.push((same, position));
        }
    }
    pairs
}

/// Webhooks by name and method; callbacks by their operation, too.
pub(super) fn incoming(
    old: &Side<'_>,
    new: &Side<'_>,
    operations: &[(usize, usize)],
) -> Vec<(usize, usize)> {
    let same_cause = |one: Cause, other: Cause| match (one, other) {
        (Cause::Webhook, Cause::Webhook) => true,
        (Cause::Callback(one), Cause::Callback(other)) => operations.contains(&(one.0, other.0)),
        (Cause::Webhook, Cause::Callback(_)) | (Cause::Callback(_), Cause::Webhook) => false,
    };
    let same = |one: &Incoming, other: &Incoming| {
        one.name == other.name && one.method == other.method && same_cause(one.cause, other.cause)
    };
    let news = new.api().incoming.iter().enumerate();
    news.filter_map(|(index, item)| {
        let mut olds = old.api().incoming.iter();
        Some((olds.position(|other| same(other, item))?, index))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::blank;

    #[test]
    fn names_of_path_parameters_do_not_count() {
        assert_eq!(blank("/a/{id}/b/{other}.json"), "/a/{}/b/{}.json");
        assert_eq!(blank("/a"), "/a");
        assert_eq!(blank("/a/{open"), "/a/{}");
    }
}
