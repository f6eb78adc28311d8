//! The one value that a discriminator has in a branch: no constructor asks for it, and each sets it, also where the document does not
//! require it, since nobody could tell the branch without.
//!
//! ```yaml
//! discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}
//! Cat: {required: [kind, name], properties: {kind: {type: string}, name: {type: string}}}     # Cat::new(name)
//! ```

use super::dispatch::constant_tags;
use crate::ir::{EnumKind, Shape, StringFormat, TypeGraph, TypeId, Union};
use std::collections::BTreeMap;

/// Texts that are known, by owner and position of the field.
pub(super) type Tags = BTreeMap<(TypeId, usize), String>;

/// The fields whose value is known. One that two unions know differently is not.
pub(super) fn tags(graph: &TypeGraph) -> Tags {
    let mut found: BTreeMap<(TypeId, usize), Option<String>> = BTreeMap::new();
    for (_, ty) in graph.iter() {
        let Shape::Union(union) = &ty.shape else {
            continue;
        };
        let Some((property, values)) = told_by(graph, union) else {
            continue;
        };
        for (branch, values) in union.branches.iter().zip(&values) {
            let (target, _) = graph.resolve(branch.ty);
            let Some(shape) = graph[target].shape.as_struct() else {
                continue;
            };
            let fields = shape.fields.iter();
            let Some(position) = fields.clone().position(|field| field.name == property) else {
                continue;
            };
            let value = match values.as_slice() {
                [one] if is_value(graph, shape.fields[position].ty, one) => Some(one.clone()),
                _ => None,
            };
            found
                .entry((target, position))
                .and_modify(|other| {
                    *other = other.take().filter(|other| Some(other) == value.as_ref())
                })
                .or_insert(value);
        }
    }
    let known = found.into_iter();
    known
        .filter_map(|(place, value)| Some((place, value?)))
        .collect()
}

/// The property that tells the branches of a union, declared or not, and its values in each.
fn told_by(graph: &TypeGraph, union: &Union) -> Option<(String, Vec<Vec<String>>)> {
    if let Some(discriminator) = &union.discriminator {
        let values = union.branches.iter().map(|branch| branch.tags.clone());
        return Some((discriminator.property.clone(), values.collect()));
    }
    constant_tags(graph, union)
}

/// Whether a text is a value of a plain text or of an enum of texts.
pub(super) fn is_value(graph: &TypeGraph, id: TypeId, text: &str) -> bool {
    let (target, nullable) = graph.resolve(id);
    let fits = match &graph[target].shape {
        Shape::String(StringFormat::Plain) => true,
        Shape::Enum(values) => {
            let mut variants = values.variants.iter();
            values.kind == EnumKind::String && variants.any(|variant| variant.value == text)
        }
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Struct(_)
        | Shape::Union(_)
        | Shape::Alias(_) => false,
    };
    fits && !nullable
}
