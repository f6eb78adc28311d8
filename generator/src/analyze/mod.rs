//! Facts about an [`Api`], worked out once and kept beside it.
//!
//! Each analysis is a file and a table; none changes the graph.

mod boxes;
mod derives;
mod dispatch;
mod examples;
mod paging;
mod reach;
mod tags;

pub use derives::Derives;
pub(crate) use derives::inner;
pub use dispatch::{Candidate, Dispatch, JsonKind, candidate, kinds};
pub use examples::fits;
pub use paging::{PageNext, PagePlace, Paging, follows};
pub use reach::Reach;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, OperationId, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// What the analyses found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Fields of structs and branches of unions, by owner and position, that need a box because they lead back to their owner.
    pub boxed: BTreeSet<(TypeId, usize)>,
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
    /// The structs of headers of answers, each with the first operation that has them.
    pub headers: BTreeMap<TypeId, OperationId>,
    /// Operations, by position, whose answers come in pages.
    pub paging: BTreeMap<usize, Paging>,
}

/// Works out all facts.
pub fn analyze(api: &Api, config: &Config) -> (Facts, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let reach = reach::reach(api);
    let facts = Facts {
        boxed: boxes::boxed(&api.types),
        recursive: boxes::recursive(&api.types),
        derives: derives::derives(&api.types, &reach, config),
        reach,
        dispatch: dispatch::dispatch(&api.types, &mut diagnostics),
        tags: tags::tags(&api.types),
        headers: headers(api),
        paging: paging::paging(api, config, &mut diagnostics),
    };
    examples::check(api, &mut diagnostics);
    (facts, diagnostics)
}

/// The structs of headers of answers.
fn headers(api: &Api) -> BTreeMap<TypeId, OperationId> {
    let operations = api.operations.iter().enumerate().rev();
    operations
        .filter_map(|(index, operation)| Some((operation.headers.as_ref()?.ty, OperationId(index))))
        .collect()
}
