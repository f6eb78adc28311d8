//! Which way a type travels: in requests, in responses, or both.

use crate::ir::{Api, Operation, TypeId};
use std::collections::BTreeMap;

/// The ways that a type travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Sent.
    pub request: bool,
    /// Received.
    pub response: bool,
}

pub(super) fn reach(api: &Api) -> BTreeMap<TypeId, Reach> {
    let mut reach: BTreeMap<TypeId, Reach> = BTreeMap::new();
    let bodies = api
        .operations
        .iter()
        .filter_map(|operation| operation.body.as_ref()?.content.ty);
    let parameters = api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters)
        .map(|parameter| parameter.ty);
    spread(
        api,
        bodies.chain(parameters).collect(),
        &mut reach,
        |reach| &mut reach.request,
    );
    let responses = api
        .operations
        .iter()
        .flat_map(|operation| &operation.responses);
    let answered = responses.filter_map(|response| response.content.as_ref()?.ty);
    let payloads = api
        .incoming
        .iter()
        .filter_map(|item| item.payload.as_ref())
        .map(|payload| payload.ty);
    let headers = api.operations.iter();
    let headers = headers.flat_map(Operation::all_headers);
    let headers = headers.map(|headers| headers.ty);
    let received = answered.chain(headers).chain(payloads).chain(api.event);
    spread(api, received.collect(), &mut reach, |reach| {
        &mut reach.response
    });
    reach
}

fn spread(
    api: &Api,
    mut work: Vec<TypeId>,
    reach: &mut BTreeMap<TypeId, Reach>,
    way: impl Fn(&mut Reach) -> &mut bool,
) {
    while let Some(id) = work.pop() {
        let mark = way(reach.entry(id).or_default());
        if !*mark {
            *mark = true;
            work.extend(api.types[id].shape.inner());
        }
    }
}
