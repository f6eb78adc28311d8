//! Branches of unions that have neither a name nor a title, and are told by a text: they are called after it.
//!
//! ```yaml
//! oneOf:
//!   - properties: {kind: {enum: [cat]}, lives: {type: integer}}      # Cat
//!   - properties: {kind: {enum: [dog]}, barks: {type: boolean}}      # Dog
//! ```

use crate::ir::{EnumKind, Shape, Struct, TypeGraph, TypeId, Union};
use std::collections::BTreeSet;

/// The text that tells a branch of the union that `owner` is from all others.
pub(super) fn text_of(types: &TypeGraph, owner: TypeId, branch: TypeId) -> Option<&str> {
    let Shape::Union(union) = &types[owner].shape else {
        return None;
    };
    let place = union.branches.iter().position(|other| other.ty == branch)?;
    match (&union.discriminator, union.branches[place].tags.as_slice()) {
        (Some(_), [tag]) => Some(tag),
        (Some(_), _) => None,
        (None, _) => implied(types, union, place),
    }
}

/// The text of a property of which every branch has another one.
fn implied<'t>(types: &'t TypeGraph, union: &Union, place: usize) -> Option<&'t str> {
    let mut branches = Vec::new();
    for branch in &union.branches {
        branches.push(types.shape(branch.ty).as_struct()?);
    }
    let tells = |property: &str| {
        let mut seen = BTreeSet::new();
        let mut branches = branches.iter();
        branches
            .all(|shape| only_text(types, shape, property).is_some_and(|text| seen.insert(text)))
    };
    let own = branches[place];
    let field = own.fields.iter().find(|field| tells(&field.name))?;
    only_text(types, own, &field.name)
}

/// The one text that a required property of a struct may be.
fn only_text<'t>(types: &'t TypeGraph, shape: &Struct, property: &str) -> Option<&'t str> {
    let mut fields = shape.fields.iter();
    let field = fields.find(|field| field.required && field.name == property)?;
    let Shape::Enum(values) = types.shape(field.ty) else {
        return None;
    };
    match values.variants.as_slice() {
        [one] if values.kind == EnumKind::String => Some(&one.value),
        _ => None,
    }
}
