//! Which fields need a box: those that lead back to their owner without a list or a map between.
//!
//! ```yaml
//! Invoice:
//!   properties:
//!     referencedInvoice: {$ref: '#/components/schemas/Invoice'}    # Box<Invoice>
//!     children: {items: {$ref: '#/components/schemas/Invoice'}}    # Vec<Invoice>: no box
//! ```
//!
//! Every edge inside a strongly connected component is boxed, so that which field has the box does not depend on where a walk began.

use crate::ir::{Shape, TypeGraph, TypeId};
use std::collections::BTreeSet;

/// The structs that lead back to themselves, by lists and maps, too.
pub(super) fn recursive(graph: &TypeGraph) -> BTreeSet<TypeId> {
    let edges = |id: TypeId| graph[id].shape.inner().into_iter().enumerate().collect();
    let component = components(graph, edges);
    let mut size = vec![0_usize; graph.len()];
    component.iter().for_each(|found| size[*found] += 1);
    let structs = graph
        .iter()
        .filter(|(_, ty)| ty.shape.as_struct().is_some());
    let leads_back = |id: &TypeId| {
        let direct = graph[*id].shape.inner().contains(id);
        direct || size[component[id.position()]] > 1
    };
    structs.map(|(id, _)| id).filter(leads_back).collect()
}

pub(super) fn boxed(graph: &TypeGraph) -> BTreeSet<(TypeId, usize)> {
    let component = components(graph, |id| by_value(graph, id));
    let mut boxed = BTreeSet::new();
    for (id, _) in graph.iter() {
        for (position, target) in by_value(graph, id) {
            if component[id.position()] == component[target.position()] {
                boxed.insert((id, position));
            }
        }
    }
    boxed
}

/// The types that a value of `id` holds within itself, with the position of the field or branch.
fn by_value(graph: &TypeGraph, id: TypeId) -> Vec<(usize, TypeId)> {
    let targets: Vec<TypeId> = match &graph[id].shape {
        Shape::Struct(shape) => shape.fields.iter().map(|field| field.ty).collect(),
        Shape::Union(union) => union.branches.iter().map(|branch| branch.ty).collect(),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Enum(_)
        | Shape::Alias(_) => Vec::new(),
    };
    let resolved = targets
        .into_iter()
        .map(|target| graph.resolve(target).0)
        .enumerate();
    resolved
        .filter(|(_, target)| matches!(graph[*target].shape, Shape::Struct(_) | Shape::Union(_)))
        .collect()
}

/// The strongly connected component of each type (Tarjan's algorithm, with a stack of its own).
fn components(graph: &TypeGraph, edges_of: impl Fn(TypeId) -> Vec<(usize, TypeId)>) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let mut index = vec![UNSEEN; graph.len()];
    let mut low = vec![0; graph.len()];
    let mut component = vec![UNSEEN; graph.len()];
    let mut stack = Vec::new();
    let mut next = 0;
    let mut found = 0;
    for (start, _) in graph.iter() {
        if index[start.position()] != UNSEEN {
            continue;
        }
        let mut walk = vec![(start, edges_of(start), 0)];
        while let Some((id, edges, at)) = walk.last_mut() {
            let here = id.position();
            if index[here] == UNSEEN {
                index[here] = next;
                low[here] = next;
                next += 1;
                stack.push(*id);
            }
            if let Some((_, target)) = edges.get(*at) {
                *at += 1;
                let target = *target;
                if index[target.position()] == UNSEEN {
                    walk.push((target, edges_of(target), 0));
                } else if component[target.position()] == UNSEEN {
                    low[here] = low[here].min(index[target.position()]);
                }
                continue;
            }
            if low[here] == index[here] {
                while let Some(member) = stack.pop() {
                    component[member.position()] = found;
                    if member.position() == here {
                        break;
                    }
                }
                found += 1;
            }
            let lowest = low[here];
            walk.pop();
            if let Some((parent, _, _)) = walk.last() {
                low[parent.position()] = low[parent.position()].min(lowest);
            }
        }
    }
    component
}
