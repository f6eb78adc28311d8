//! A scope: where a name may stand once.

use super::Ident;
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet}; // not iterated

/// The names that are taken in one place.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    taken: HashSet<String, FixedState>, // not iterated
    /// The number that is tried next for a name that was taken, so that a thousand of one name do not count up a thousand times.
    next: HashMap<String, usize, FixedState>, // not iterated
}

impl Scope {
    /// A scope in which some names are taken from the beginning.
    pub fn reserving(names: &[&str]) -> Self {
        Self {
            taken: names.iter().map(|name| (*name).to_owned()).collect(),
            ..Self::default()
        }
    }

    /// As [`Scope::claim`], with candidates that are made when they are asked for: the first is nearly always free.
    pub(super) fn claim_first<const N: usize>(
        &mut self,
        candidates: [&dyn Fn() -> Ident; N],
    ) -> Ident {
        self.claim(candidates.into_iter().map(|candidate| candidate()))
    }

    /// Takes the first of the candidates that is free; if none is, the last one with the first number from 2 that makes it so.
    pub fn claim(&mut self, candidates: impl IntoIterator<Item = Ident>) -> Ident {
        let mut last = None;
        for candidate in candidates {
            if self.taken.insert(candidate.as_str().to_owned()) {
                return candidate;
            }
            last = Some(candidate);
        }
        let last = last.map_or_else(
            || "unnamed".to_owned(),
            |ident| ident.as_str().trim_end_matches('_').to_owned(),
        );
        let next = self.next.entry(last.clone()).or_insert(2);
        loop {
            let number = *next;
            *next += 1;
            let numbered = if last.ends_with(|end: char| end.is_ascii_digit()) {
                format!("{last}_{number}")
            } else {
                format!("{last}{number}")
            };
            if self.taken.insert(numbered.clone()) {
                return Ident::new(numbered);
            }
        }
    }
}
