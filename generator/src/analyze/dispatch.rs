//! How a union finds the branch that a value is.
//!
//! ```yaml
//! oneOf: [{type: string}, {type: integer}]                    # by JSON kind
//! discriminator: {propertyName: kind}                         # by the value of a property
//! oneOf: [{required: [card]}, {required: [iban]}]             # by what must be there, the more first
//! ```

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::{EnumKind, Shape, TypeGraph, TypeId, Union};
use std::collections::{BTreeMap, BTreeSet};

/// The kinds of JSON values; whole numbers are told apart from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JsonKind {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean,
    /// `3`
    Integer,
    /// `3.5`
    Number,
    /// `"three"`
    String,
    /// `[]`
    Array,
    /// `{}`
    Object,
}

/// How a union finds its branch.
#[derive(Clone, Debug, PartialEq)]
pub enum Dispatch {
    /// By the text under a key: the texts of each branch, by position.
    Tag {
        /// The key.
        property: String,
        /// The texts that mean each branch.
        tags: Vec<Vec<String>>,
    },
    /// By JSON kind: no two branches share one.
    Kind,
    /// By trial, in this order of branches: one is tried when its kind fits and its required keys are there.
    Trial(Vec<usize>),
}

pub(super) fn dispatch(
    graph: &TypeGraph,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<TypeId, Dispatch> {
    let mut table = BTreeMap::new();
    for (id, ty) in graph.iter() {
        if let Shape::Union(union) = &ty.shape {
            let dispatch = choose(graph, union);
            if let Dispatch::Trial(order) = &dispatch
                && let Some((one, other)) = overlap(graph, union, order)
            {
                diagnostics.push(
                    Diagnostic::new(
                        Code::OverlappingUnion,
                        format!("branches {} and {} of the union cannot be told apart for sure", one + 1, other + 1),
                    )
                    .at(Place::value(&ty.pointer))
                    .note("a value is read as the first branch that it fits, the one with more required properties first")
                    .help("a `discriminator`, or a property with `const` in each branch, tells them apart"),
                );
            }
            table.insert(id, dispatch);
        }
    }
    table
}

fn choose(graph: &TypeGraph, union: &Union) -> Dispatch {
    let objects = union
        .branches
        .iter()
        .all(|branch| matches!(graph.shape(branch.ty), Shape::Struct(_) | Shape::Union(_)));
    if let Some(discriminator) = &union.discriminator
        && objects
    {
        let tags = union
            .branches
            .iter()
            .map(|branch| branch.tags.clone())
            .collect();
        return Dispatch::Tag {
            property: discriminator.property.clone(),
            tags,
        };
    }
    let mut seen = BTreeSet::new();
    if union
        .branches
        .iter()
        .flat_map(|branch| kinds(graph, branch.ty))
        .all(|kind| seen.insert(kind))
    {
        return Dispatch::Kind;
    }
    if let Some(dispatch) = constant_tags(graph, union) {
        return dispatch;
    }
    let mut order: Vec<usize> = (0..union.branches.len()).collect();
    order.sort_by_key(|index| {
        let ty = union.branches[*index].ty;
        let any = matches!(graph.shape(ty), Shape::Any | Shape::Map(_));
        let open = matches!(graph.shape(ty), Shape::String(_));
        (any, open, std::cmp::Reverse(required(graph, ty).len()))
    });
    Dispatch::Trial(order)
}

/// A property that every branch requires with one value of its own is a discriminator, declared or not.
fn constant_tags(graph: &TypeGraph, union: &Union) -> Option<Dispatch> {
    let constants: Vec<Vec<(String, String)>> = union
        .branches
        .iter()
        .map(|branch| constants(graph, branch.ty))
        .collect();
    let (first, rest) = constants.split_first()?;
    first.iter().find_map(|(property, value)| {
        let mut tags = vec![value.clone()];
        for branch in rest {
            let (_, tag) = branch.iter().find(|(other, _)| other == property)?;
            if tags.contains(tag) {
                return None;
            }
            tags.push(tag.clone());
        }
        Some(Dispatch::Tag {
            property: property.clone(),
            tags: tags.into_iter().map(|tag| vec![tag]).collect(),
        })
    })
}

/// The required properties of a struct that have one value only.
fn constants(graph: &TypeGraph, ty: TypeId) -> Vec<(String, String)> {
    let Shape::Struct(shape) = graph.shape(ty) else {
        return Vec::new();
    };
    let required = shape.fields.iter().filter(|field| field.required);
    required
        .filter_map(|field| match graph.shape(field.ty) {
            Shape::Enum(values)
                if values.kind == EnumKind::String && values.variants.len() == 1 =>
            {
                Some((field.name.clone(), values.variants[0].value.clone()))
            }
            _ => None,
        })
        .collect()
}

fn required(graph: &TypeGraph, ty: TypeId) -> BTreeSet<&str> {
    graph
        .shape(ty)
        .as_struct()
        .into_iter()
        .flat_map(|shape| &shape.fields)
        .filter(|field| field.required)
        .map(|field| field.name.as_str())
        .collect()
}

/// Two branches that a value can fit both: they share a kind, and one requires no more than the other.
fn overlap(graph: &TypeGraph, union: &Union, order: &[usize]) -> Option<(usize, usize)> {
    order.iter().enumerate().find_map(|(at, one)| {
        order[at + 1..].iter().find_map(|other| {
            let (a, b) = (union.branches[*one].ty, union.branches[*other].ty);
            let shared = !kinds(graph, a).is_disjoint(&kinds(graph, b));
            let (a, b) = (required(graph, a), required(graph, b));
            (shared && (a.is_empty() || a == b)).then_some((*one.min(other), *one.max(other)))
        })
    })
}

/// The JSON kinds that values of a type have.
pub fn kinds(graph: &TypeGraph, id: TypeId) -> BTreeSet<JsonKind> {
    use JsonKind::{Array, Boolean, Integer, Null, Number, Object, String};
    let (target, nullable) = graph.resolve(id);
    let mut kinds: BTreeSet<JsonKind> = match &graph[target].shape {
        Shape::Any => [Null, Boolean, Integer, Number, String, Array, Object].into(),
        Shape::Boolean => [Boolean].into(),
        Shape::Integer(_) => [Integer].into(),
        Shape::Number(_) => [Integer, Number].into(),
        Shape::String(_) => [String].into(),
        Shape::Array(_) => [Array].into(),
        Shape::Map(_) | Shape::Struct(_) => [Object].into(),
        Shape::Enum(values) => match values.kind {
            EnumKind::String => [String].into(),
            EnumKind::Integer => [Integer].into(),
        },
        Shape::Union(union) => {
            // A union within itself adds nothing; one level of nesting is looked through per call.
            let inner = union
                .branches
                .iter()
                .filter(|branch| graph.resolve(branch.ty).0 != target);
            inner.flat_map(|branch| shallow(graph, branch.ty)).collect()
        }
        Shape::Alias(_) => BTreeSet::new(),
    };
    if nullable {
        kinds.insert(Null);
    }
    kinds
}

/// The kinds of a branch of a nested union, without looking into a third level.
fn shallow(graph: &TypeGraph, id: TypeId) -> BTreeSet<JsonKind> {
    match graph.shape(id) {
        Shape::Union(_) => [
            JsonKind::Null,
            JsonKind::Boolean,
            JsonKind::Integer,
            JsonKind::Number,
            JsonKind::String,
            JsonKind::Array,
            JsonKind::Object,
        ]
        .into(),
        _ => kinds(graph, id),
    }
}
