//! Which traits hold: `Eq` and `Hash` unless a binary float is inside, `Default` where nothing is required.

use super::Reach;
use super::tags::Tags;
use crate::config::{Config, Number};
use crate::ir::{Shape, TypeGraph, TypeId};
use std::collections::BTreeMap;

/// The traits that hold for a type besides `Clone`, `Debug` and `PartialEq`, which always do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Derives {
    /// `Eq` and `Hash`.
    pub eq: bool,
    /// `Default`.
    pub default: bool,
}

/// Begins with `Eq` everywhere and takes it away until nothing changes: what is left holds in recursive types, too.
pub(super) fn derives(
    graph: &TypeGraph,
    reach: &BTreeMap<TypeId, Reach>,
    tags: &Tags,
    config: &Config,
) -> BTreeMap<TypeId, Derives> {
    let mut eq = vec![true; graph.len()];
    loop {
        let mut changed = false;
        for (id, ty) in graph.iter() {
            let holds = ty
                .shape
                .inner()
                .into_iter()
                .all(|target| eq[target.position()])
                && !is_float(&ty.shape, config);
            if eq[id.position()] && !holds {
                eq[id.position()] = false;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    let named = graph.iter().filter(|(_, ty)| ty.shape.is_named());
    named
        .map(|(id, ty)| {
            (
                id,
                Derives {
                    eq: eq[id.position()],
                    default: has_default(
                        &ty.shape,
                        reach.get(&id).is_some_and(|reach| reach.request),
                        |position| tags.contains_key(&(id, position)),
                    ),
                },
            )
        })
        .collect()
}

fn is_float(shape: &Shape, config: &Config) -> bool {
    match shape {
        Shape::Number(_) => config.types.number == Number::F64,
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::String(_)
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Struct(_)
        | Shape::Enum(_)
        | Shape::Union(_)
        | Shape::Alias(_) => false,
    }
}

/// Whether nothing is required of who makes a value, and nothing is known of it: what only the server writes is neither.
fn has_default(shape: &Shape, is_sent: bool, is_tag: impl Fn(usize) -> bool) -> bool {
    shape.as_struct().is_some_and(|shape| {
        let mut fields = shape.fields.iter().enumerate();
        fields.all(|(position, field)| {
            is_sent && field.read_only || !field.required && !is_tag(position)
        })
    })
}
