//! Facts about an [`Api`], worked out once and kept beside it.
//!
//! Each analysis is a file and a table; none changes the graph.

mod boxes;
mod derives;
mod dispatch;
mod examples;
mod paging;
mod reach;
mod sizes;
mod tags;

pub use derives::Derives;
pub use dispatch::{Candidate, Dispatch, JsonKind, candidate, keeps_text, kinds};
pub use examples::fits;
pub use paging::{LISTS_ASIDE, PageNext, PagePlace, Paging, follows};
pub use reach::Reach;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Operation, ResponseHeaders, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// What the analyses found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Fields of structs and branches of unions, by owner and position, that have a box: those that lead back to their owner, and large branches.
    pub boxed: BTreeSet<(TypeId, usize)>,
    /// The branches of unions that would do without their box, and are large.
    pub large: BTreeSet<(TypeId, usize)>,
    /// Structs that lead back to themselves in any way.
    pub recursive: BTreeSet<TypeId>,
    /// Which traits hold for a struct, an enum or a union.
    pub derives: BTreeMap<TypeId, Derives>,
    /// Whether a type travels in requests, in responses, or both.
    pub reach: BTreeMap<TypeId, Reach>,
    /// How a union finds its branch.
    pub dispatch: BTreeMap<TypeId, Dispatch>,
    /// Fields of structs, by owner and position, whose one value a discriminator says.
    pub tags: BTreeMap<(TypeId, usize), String>,
    /// The structs of headers of answers.
    pub headers: BTreeMap<TypeId, ResponseHeaders>,
    /// Operations, by position, whose answers come in pages.
    pub paging: BTreeMap<usize, Paging>,
}

impl Facts {
    /// Leaves the boxes of large branches as users know them: a type that grows would change what they match on.
    pub fn keep_boxes(&mut self, known: &BTreeMap<(TypeId, usize), bool>) {
        for (branch, is_boxed) in known {
            if *is_boxed {
                if self.boxed.insert(*branch) {
                    self.large.insert(*branch);
                }
            } else if self.large.remove(branch) {
                self.boxed.remove(branch);
            }
        }
    }
}

/// Works out all facts.
pub fn analyze(api: &Api, config: &Config) -> (Facts, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let reach = reach::reach(api);
    let mut boxed = boxes::boxed(&api.types);
    let large = sizes::large(&api.types, &boxed, config);
    boxed.extend(&large);
    let tags = tags::tags(&api.types);
    let facts = Facts {
        boxed,
        large,
        recursive: boxes::recursive(&api.types),
        derives: derives::derives(&api.types, &reach, &tags, config),
        reach,
        dispatch: dispatch::dispatch(&api.types, &mut diagnostics),
        tags,
        headers: headers(api),
        paging: paging::paging(api, config, &mut diagnostics),
    };
    examples::check(api, &facts.reach, &mut diagnostics);
    (facts, diagnostics)
}

/// The structs of headers of answers.
fn headers(api: &Api) -> BTreeMap<TypeId, ResponseHeaders> {
    let headers = api.operations.iter().flat_map(Operation::all_headers);
    headers
        .map(|headers| (headers.ty, headers.clone()))
        .collect()
}
