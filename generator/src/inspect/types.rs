//! Types as they come out: what they are, where they travel, and how values of unions are told apart.

use super::{TypeKind, TypeLine};
use crate::analyze::{Dispatch, keeps_text};
use crate::ir::{Origin, Otherwise, Shape, TypeId};
use crate::pipeline::Model;

pub(super) fn types(model: &Model) -> Vec<TypeLine> {
    let ids = model.names.types.keys();
    ids.filter_map(|id| line(model, *id)).collect()
}

fn line(model: &Model, id: TypeId) -> Option<TypeLine> {
    let ty = &model.api.types[id];
    let names = model.names.types.get(&id)?;
    let facts = &model.facts;
    let is_any = |id: TypeId| is_any(model, id);
    let (kind, untyped) = match &ty.shape {
        Shape::Struct(shape) => {
            let fields = shape.fields.iter().filter(|field| is_any(field.ty));
            (
                TypeKind::Struct,
                fields.map(|field| field.name.clone()).collect(),
            )
        }
        Shape::Enum(_) => (TypeKind::Enum, Vec::new()),
        Shape::Union(_) => (TypeKind::Union, Vec::new()),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Alias(_) => return None,
    };
    let reach = facts.reach.get(&id).copied().unwrap_or_default();
    let boxed = names.members.iter().enumerate();
    let boxed = boxed.filter(|(position, _)| facts.boxed.contains(&(id, *position)));
    let keeps = matches!(&ty.shape, Shape::Union(union) if keeps_text(&model.api.types, union));
    let texts = if keeps { "; other texts are kept" } else { "" };
    let dispatch = facts.dispatch.get(&id);
    Some(TypeLine {
        path: format!("types::{}", names.ident),
        kind,
        component: match &ty.origin {
            Origin::Component(name) => Some(name.clone()),
            Origin::Inline(..) => None,
        },
        members: names.members.len(),
        sent: reach.request,
        received: reach.response,
        recursive: facts.recursive.contains(&id),
        boxed: boxed.map(|(_, name)| name.to_string()).collect(),
        dispatch: dispatch.map(|dispatch| format!("{}{texts}", spoken(dispatch))),
        untyped,
    })
}

/// Whether a type is any JSON value, or a list or a map of such.
fn is_any(model: &Model, id: TypeId) -> bool {
    match model.api.types.shape(id) {
        Shape::Any => true,
        Shape::Array(inner) | Shape::Map(inner) => is_any(model, *inner),
        Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Struct(_)
        | Shape::Enum(_)
        | Shape::Union(_)
        | Shape::Alias(_) => false,
    }
}

/// How values of a union are told apart, in words.
fn spoken(dispatch: &Dispatch) -> String {
    match dispatch {
        Dispatch::Tag {
            property,
            otherwise,
            ..
        } => {
            let otherwise = match otherwise {
                Otherwise::Tried => "others are tried",
                Otherwise::New => "others are kept as unknown",
                Otherwise::Base(_) => "others are the base type",
            };
            format!("by `{property}`; {otherwise}")
        }
        Dispatch::Kind => "by JSON kind".to_owned(),
        Dispatch::Trial => "by trial: the branch that knows most of a value".to_owned(),
    }
}
