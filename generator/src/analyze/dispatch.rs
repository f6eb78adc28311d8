//! How a union finds the branch that a value is.
//!
//! ```yaml
//! oneOf: [{type: string}, {type: integer}]                    # by JSON kind
//! discriminator: {propertyName: kind}                         # by the value of a property
//! oneOf: [{required: [card]}, {required: [iban]}]             # by which branch knows most of what is there
//! anyOf: [{type: integer}, {const: now}]                      # by the text first, and then as if it were no branch
//! ```

use super::tags::is_value;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::{
    EnumKind, Origin, Otherwise, Shape, StringFormat, TypeGraph, TypeId, Union, UnionBranch,
};
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
    /// By the text under a key: the texts of each branch, by position. A value without one is tried like one without a
    /// discriminator.
    Tag {
        /// The key.
        property: String,
        /// The texts that mean each branch.
        tags: Vec<Vec<String>>,
        /// What another text means.
        otherwise: Otherwise,
    },
    /// By JSON kind: no two branches share one.
    Kind,
    /// By trial: the branch that knows most of a value first.
    Trial,
}

pub(super) fn dispatch(
    graph: &TypeGraph,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<TypeId, Dispatch> {
    let mut table = BTreeMap::new();
    for (id, ty) in graph.iter() {
        if let Shape::Union(union) = &ty.shape {
            let dispatch = choose(graph, union);
            if dispatch == Dispatch::Trial
                && let Some((one, other)) = overlap(graph, union)
            {
                diagnostics.push(
                    Diagnostic::new(
                        Code::OverlappingUnion,
                        format!("branches {} and {} of the union cannot be told apart for sure", one + 1, other + 1),
                    )
                    .at(Place::value(&ty.pointer))
                    .note("a value is read as the branch that knows most of its properties, the first one where several do")
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
        let mut seen = BTreeSet::new();
        let tags = union.branches.iter().map(|branch| {
            let tags = branch.tags.iter().filter(|tag| seen.insert(tag.as_str()));
            tags.cloned().collect()
        });
        let mut tags: Vec<Vec<String>> = tags.collect();
        // A mapping adds to the names of components, and does not take them away.
        for (branch, tags) in union.branches.iter().zip(&mut tags) {
            let name = own_name(graph, branch.ty, &discriminator.property);
            tags.extend(name.filter(|name| seen.insert(name)).map(str::to_owned));
        }
        return Dispatch::Tag {
            property: discriminator.property.clone(),
            tags,
            otherwise: discriminator.otherwise,
        };
    }
    let mut seen = BTreeSet::new();
    if others(graph, union)
        .flat_map(|branch| kinds(graph, branch.ty))
        .all(|kind| seen.insert(kind))
    {
        return Dispatch::Kind;
    }
    match constant_tags(graph, union) {
        Some((property, tags)) => Dispatch::Tag {
            property,
            tags,
            otherwise: Otherwise::New,
        },
        None => Dispatch::Trial,
    }
}

/// The name of a component whose property can have it for a value.
fn own_name<'g>(graph: &'g TypeGraph, ty: TypeId, property: &str) -> Option<&'g str> {
    let Origin::Component(name) = &graph[ty].origin else {
        return None;
    };
    let Shape::Struct(shape) = graph.shape(ty) else {
        return None;
    };
    let mut fields = shape.fields.iter();
    let field = fields.find(|field| field.name == property)?;
    is_value(graph, field.ty, name).then_some(name.as_str())
}

/// The branches that are more than one text: constants are told by their texts, before anything else is looked at.
fn others<'u>(graph: &TypeGraph, union: &'u Union) -> impl Iterator<Item = &'u UnionBranch> {
    let branches = union.branches.iter();
    branches.filter(|branch| graph.constant(branch.ty).is_none())
}

/// Whether a union keeps a text that is none of its constants: no other branch of it takes texts.
pub fn keeps_text(graph: &TypeGraph, union: &Union) -> bool {
    let mut branches = union.branches.iter();
    let mut kinds = others(graph, union).flat_map(|branch| kinds(graph, branch.ty));
    branches.any(|branch| graph.constant(branch.ty).is_some())
        && kinds.all(|kind| kind != JsonKind::String)
}

/// A property that every branch requires with one value of its own is a discriminator, declared or not; and the values of each.
pub(super) fn constant_tags(
    graph: &TypeGraph,
    union: &Union,
) -> Option<(String, Vec<Vec<String>>)> {
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
        let tags = tags.into_iter().map(|tag| vec![tag]).collect();
        Some((property.clone(), tags))
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

/// Two branches that a value can fit both: they share a kind, and have the same properties.
fn overlap(graph: &TypeGraph, union: &Union) -> Option<(usize, usize)> {
    let known: Vec<Candidate> = union
        .branches
        .iter()
        .map(|branch| candidate(graph, branch.ty))
        .collect();
    let mut seen: BTreeMap<(BTreeSet<JsonKind>, BTreeSet<&str>), usize> = BTreeMap::new();
    for (position, one) in known.iter().enumerate() {
        if !one.values.is_empty() {
            continue;
        }
        let names = one.known.iter().map(String::as_str).collect();
        if let Some(other) = seen.insert((one.kinds.clone(), names), position) {
            return Some((other, position));
        }
    }
    None
}

/// What tells at a glance whether a value may be one of a type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Candidate {
    /// The kinds of its values.
    pub kinds: BTreeSet<JsonKind>,
    /// The properties that must be there.
    pub required: BTreeSet<String>,
    /// All properties that it has a place for, in document order.
    pub known: Vec<String>,
    /// Whether it takes objects with any properties, or any text.
    pub is_open: bool,
    /// The texts that a property is limited to; those of the value itself are under the empty name.
    pub values: Vec<(String, Vec<String>)>,
}

/// Nested unions are looked through so deep.
const DEEPEST: usize = 3;

/// What is known of the values of a type.
pub fn candidate(graph: &TypeGraph, id: TypeId) -> Candidate {
    candidate_at(graph, id, 0)
}

fn candidate_at(graph: &TypeGraph, id: TypeId, depth: usize) -> Candidate {
    let mut candidate = Candidate {
        kinds: kinds(graph, id),
        ..Candidate::default()
    };
    match graph.shape(id) {
        Shape::Struct(shape) => {
            candidate.is_open = shape.additional.is_some();
            for field in &shape.fields {
                candidate.known.push(field.name.clone());
                if field.required && !field.read_only && !field.write_only {
                    candidate.required.insert(field.name.clone());
                }
                if let Some(values) = listed(graph, field.ty) {
                    candidate.values.push((field.name.clone(), values));
                }
            }
        }
        Shape::Enum(_) | Shape::String(StringFormat::Constant(_)) => {
            let values = listed(graph, id).into_iter();
            candidate.values = values.map(|values| (String::new(), values)).collect();
        }
        Shape::Union(union) if depth < DEEPEST => {
            let inner = union.branches.iter();
            let inner: Vec<Candidate> = inner
                .map(|branch| candidate_at(graph, branch.ty, depth + 1))
                .collect();
            for (position, branch) in inner.iter().enumerate() {
                candidate.is_open |= branch.is_open;
                if position == 0 {
                    candidate.required = branch.required.clone();
                }
                candidate
                    .required
                    .retain(|name| branch.required.contains(name));
                for name in &branch.known {
                    if !candidate.known.contains(name) {
                        candidate.known.push(name.clone());
                    }
                }
            }
        }
        Shape::Any | Shape::Map(_) | Shape::String(_) | Shape::Union(_) => candidate.is_open = true,
        Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::Array(_)
        | Shape::Alias(_) => {}
    }
    candidate
}

/// The texts of an enum of texts, or of a constant.
fn listed(graph: &TypeGraph, id: TypeId) -> Option<Vec<String>> {
    match graph.shape(id) {
        Shape::Enum(values) if values.kind == EnumKind::String => {
            let texts = values.variants.iter();
            Some(texts.map(|variant| variant.value.clone()).collect())
        }
        Shape::String(StringFormat::Constant(constant)) => Some(vec![constant.value.clone()]),
        Shape::Enum(_)
        | Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Struct(_)
        | Shape::Union(_)
        | Shape::Alias(_) => None,
    }
}

/// The JSON kinds that values of a type have. Whether it is nullable is its holder's matter.
pub fn kinds(graph: &TypeGraph, id: TypeId) -> BTreeSet<JsonKind> {
    kinds_at(graph, id, 0)
}

fn kinds_at(graph: &TypeGraph, id: TypeId, depth: usize) -> BTreeSet<JsonKind> {
    use JsonKind::{Array, Boolean, Integer, Null, Number, Object, String};
    match graph.shape(id) {
        Shape::Boolean => [Boolean].into(),
        Shape::Integer(_) => [Integer].into(),
        Shape::Number(_) => [Integer, Number].into(),
        Shape::String(_) => [String].into(),
        Shape::Array(_) => [Array].into(),
        Shape::Map(_) | Shape::Struct(_) => [Object].into(),
        Shape::Enum(values) => match values.kind {
            EnumKind::String => [String].into(),
            EnumKind::Integer => [Integer].into(),
            EnumKind::Mixed => {
                let texts = values
                    .variants
                    .iter()
                    .map(|variant| variant.value.as_bytes());
                let kinds = texts.flat_map(|text| match text.first() {
                    Some(b'n') => vec![Null],
                    Some(b't' | b'f') => vec![Boolean],
                    Some(b'"') => vec![String],
                    Some(b'[') => vec![Array],
                    Some(b'{') => vec![Object],
                    Some(_) | None => vec![Integer, Number],
                });
                kinds.collect()
            }
        },
        Shape::Union(union) if depth < DEEPEST => {
            let inner = union.branches.iter();
            inner
                .flat_map(|branch| kinds_at(graph, branch.ty, depth + 1))
                .collect()
        }
        Shape::Any | Shape::Union(_) | Shape::Alias(_) => {
            [Null, Boolean, Integer, Number, String, Array, Object].into()
        }
    }
}
