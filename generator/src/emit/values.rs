//! Values for examples and tests: the document's own where it has some, and made up by rule where it has none.
//!
//! ```yaml
//! schema: {type: object, required: [id], properties: {id: {type: integer}}}     # {"id": 1}
//! ```

use super::context::Context;
use super::made_up;
use super::rust_types::{Presence, presence};
use crate::analyze::{Dispatch, fits};
use crate::ir::{Constraints, Content, EnumKind, Parameter, ParameterIn, Parts, Shape, TypeId};
use serde_json::Value;

/// How many elements a list has at most, whatever the document asks for.
const MOST_ELEMENTS: usize = 8;

/// The value that a parameter is given in examples and tests: one that a request can carry in its place.
pub(super) fn parameter_value(ctx: Context<'_>, parameter: &Parameter) -> Value {
    let fitting = |example: &&crate::ir::Example| {
        fits(
            &ctx.api.types,
            &ctx.facts.reach,
            parameter.ty,
            &example.value,
        )
        .is_ok()
            && is_sendable(parameter, &example.value)
            && is_listed(ctx, parameter.ty, &example.value)
    };
    if let Some(own) = parameter.examples.iter().find(fitting) {
        return own.value.clone();
    }
    let usual = made_up(ctx, parameter.ty, &parameter.name, 0);
    if is_sendable(parameter, &usual) {
        return usual;
    }
    let (target, ty, _) = ctx.resolve(parameter.ty);
    let listed = match &ty.shape {
        Shape::Enum(values) => values.variants.as_slice(),
        _ => &[],
    };
    let mut texts = listed.iter().map(|one| Value::from(one.value.clone()));
    texts
        .find(|text| is_sendable(parameter, text))
        .unwrap_or_else(|| least(ctx, target, None, &parameter.name, 0))
}

/// Whether a value of an enum is one that the document lists.
fn is_listed(ctx: Context<'_>, id: TypeId, value: &Value) -> bool {
    let (_, ty, _) = ctx.resolve(id);
    match (&ty.shape, value) {
        (Shape::Enum(values), Value::String(text)) => {
            let mut listed = values.variants.iter();
            values.kind != EnumKind::String || listed.any(|variant| variant.value == *text)
        }
        _ => true,
    }
}

/// Whether a request can carry a text where a parameter stands: no piece of a path is empty or leads elsewhere (RFC 3986, section
/// 5.2.4), and a header has no line breaks, nor blanks at its ends (RFC 9110, section 5.5).
fn is_sendable(parameter: &Parameter, value: &Value) -> bool {
    let Value::String(text) = value else {
        return true;
    };
    match parameter.place {
        ParameterIn::Path => !matches!(text.as_str(), "" | "." | ".."),
        ParameterIn::Header => !text.chars().any(char::is_control) && text.trim() == text,
        ParameterIn::Query | ParameterIn::QueryString | ParameterIn::Cookie => true,
    }
}

/// The value that a body has in examples and tests.
pub(super) fn body_value(ctx: Context<'_>, content: &Content) -> Value {
    let Some(ty) = content.ty else {
        return content
            .examples
            .first()
            .map_or(Value::Object(serde_json::Map::new()), |example| {
                example.value.clone()
            });
    };
    let own = content
        .examples
        .iter()
        .find(|example| fits(&ctx.api.types, &ctx.facts.reach, ty, &example.value).is_ok());
    let value = own.map_or_else(
        || made_up(ctx, ty, "value", 0),
        |example| example.value.clone(),
    );
    match (&ctx.resolve(ty).1.shape, &value) {
        // RFC 2046: there is at least one part.
        (Shape::Array(items), Value::Array(parts))
            if content.parts != Parts::Named && parts.is_empty() =>
        {
            Value::Array(vec![made_up(ctx, *items, "value", 1)])
        }
        _ => value,
    }
}

/// The same; `None` where a type asks for one of its own kind within each of its values, so that it has none.
pub(super) fn finite_body_value(ctx: Context<'_>, content: &Content) -> Option<Value> {
    let value = body_value(ctx, content);
    let fits = |ty| fits(&ctx.api.types, &ctx.facts.reach, ty, &value).is_ok();
    content.ty.is_none_or(fits).then_some(value)
}

/// A value of a type: an example of the document if there is one, else the least that the type allows.
pub(super) fn made_up(ctx: Context<'_>, id: TypeId, name: &str, depth: usize) -> Value {
    let (target, ty, nullable) = ctx.resolve(id);
    let given = ctx.api.types[id]
        .examples
        .iter()
        .chain(&ty.examples)
        .find(|example| {
            fits(&ctx.api.types, &ctx.facts.reach, id, &example.value).is_ok()
                && is_canonical(ctx, id, &example.value)
                && is_listed(ctx, id, &example.value)
        });
    if let Some(example) = given {
        return example.value.clone();
    }
    if nullable && depth > 0 || depth > 16 {
        return Value::Null;
    }
    let own = ctx.api.types[id].constraints.as_deref();
    least(ctx, target, own, name, depth)
}

/// The least that a type allows, whatever examples the document has of it itself. What leads to the type may have limits of its own.
fn least(
    ctx: Context<'_>,
    target: TypeId,
    own: Option<&Constraints>,
    name: &str,
    depth: usize,
) -> Value {
    let ty = &ctx.api.types[target];
    let limits = own.or(ty.constraints.as_deref());
    match &ty.shape {
        Shape::Any | Shape::Alias(_) => serde_json::json!({}),
        Shape::Boolean => Value::Bool(true),
        Shape::Integer(_) => made_up::integer(limits),
        Shape::Number(_) => made_up::number(limits),
        Shape::String(format) => Value::from(match format {
            crate::ir::StringFormat::Date => "2024-03-15".to_owned(),
            crate::ir::StringFormat::DateTime => "2024-03-15T09:30:00Z".to_owned(),
            crate::ir::StringFormat::Byte => "Ynl0ZXM=".to_owned(),
            crate::ir::StringFormat::Constant(constant) => constant.value.clone(),
            _ => made_up::text(name, limits),
        }),
        Shape::Array(items) => {
            let asked = limits.and_then(|limits| limits.min_items).unwrap_or(0);
            // Elements that ask for elements themselves do not go on for ever.
            let most = [MOST_ELEMENTS, MOST_ELEMENTS, 1, 1];
            let count = asked.min(most.get(depth).copied().unwrap_or(0));
            let elements = (0..count).map(|_| made_up(ctx, *items, name, depth + 1));
            Value::Array(elements.collect())
        }
        Shape::Map(_) => Value::Object(serde_json::Map::new()),
        Shape::Enum(values) => match (values.kind, values.variants.first()) {
            (crate::ir::EnumKind::Integer, Some(first)) => first
                .value
                .parse::<i64>()
                .map_or(Value::from(1), Value::from),
            (crate::ir::EnumKind::Mixed, Some(first)) => {
                serde_json::from_str(&first.value).unwrap_or_default()
            }
            (crate::ir::EnumKind::String, Some(first)) => Value::from(first.value.clone()),
            (_, None) => Value::from(""),
        },
        Shape::Struct(shape) => {
            let mut members = serde_json::Map::new();
            for (position, field) in shape.fields.iter().enumerate() {
                let tag = ctx.facts.tags.get(&(target, position));
                let is_set = field.required || tag.is_some();
                if !is_set || presence(ctx, target, field) == Presence::ReadOnly {
                    continue;
                }
                let value = match tag {
                    Some(tag) => Value::from(tag.clone()),
                    None => made_up(ctx, field.ty, &field.name, depth + 1),
                };
                members.insert(field.name.clone(), value);
            }
            Value::Object(members)
        }
        Shape::Union(union) => {
            let Some(branch) = union.branches.first() else {
                return Value::Null;
            };
            let mut value = made_up(ctx, branch.ty, name, depth + 1);
            if let Some(Dispatch::Tag { property, tags, .. }) = ctx.facts.dispatch.get(&target)
                && let (Some(tags), Value::Object(members)) = (tags.first(), &mut value)
                && let Some(tag) = tags.first()
            {
                let said = members.get(property).and_then(Value::as_str);
                if said.is_none_or(|said| !tags.iter().any(|tag| tag == said)) {
                    members.insert(property.clone(), Value::from(tag.clone()));
                }
            }
            value
        }
    }
}

/// What is sent of a value: all but what only the server writes. `None` where that depends on how a union is read.
pub(super) fn as_sent(ctx: Context<'_>, id: TypeId, value: &Value) -> Option<Value> {
    let (target, ty, _) = ctx.resolve(id);
    Some(match (&ty.shape, value) {
        (Shape::Array(items), Value::Array(elements)) => {
            let sent = elements.iter().map(|element| as_sent(ctx, *items, element));
            Value::Array(sent.collect::<Option<_>>()?)
        }
        (Shape::Map(values), Value::Object(members)) => {
            let sent = members
                .iter()
                .map(|(key, member)| Some((key.clone(), as_sent(ctx, *values, member)?)));
            Value::Object(sent.collect::<Option<_>>()?)
        }
        (Shape::Struct(shape), Value::Object(members)) => {
            let mut sent = serde_json::Map::new();
            for (key, member) in members {
                let field = shape.fields.iter().find(|field| field.name == *key);
                let member = match (field, shape.additional) {
                    (Some(field), _) if presence(ctx, target, field) == Presence::ReadOnly => {
                        continue;
                    }
                    (Some(field), _) => as_sent(ctx, field.ty, member)?,
                    (None, Some(values)) => as_sent(ctx, values, member)?,
                    (None, None) => member.clone(),
                };
                sent.insert(key.clone(), member);
            }
            Value::Object(sent)
        }
        (Shape::Union(union), value) => {
            let mut branches = union.branches.iter();
            let unchanged = |branch: &crate::ir::UnionBranch| {
                as_sent(ctx, branch.ty, value).is_some_and(|sent| sent == *value)
            };
            branches.all(unchanged).then(|| value.clone())?
        }
        _ => value.clone(),
    })
}

/// Whether a value is written as the crate writes it: dates and times have other spellings, too.
pub(super) fn is_canonical(ctx: Context<'_>, id: TypeId, value: &Value) -> bool {
    let (_, ty, _) = ctx.resolve(id);
    match (&ty.shape, value) {
        (Shape::String(crate::ir::StringFormat::DateTime), Value::String(text)) => {
            let fraction_ends_in_zero = text.contains('.') && text.ends_with("0Z");
            text.ends_with('Z') && !fraction_ends_in_zero && text.as_bytes().get(10) == Some(&b'T')
        }
        (Shape::String(crate::ir::StringFormat::Date), Value::String(text)) => {
            text.len() == 10 && text.as_bytes()[4] == b'-'
        }
        (Shape::Array(items), Value::Array(elements)) => elements
            .iter()
            .all(|element| is_canonical(ctx, *items, element)),
        (Shape::Map(values), Value::Object(members)) => members
            .values()
            .all(|member| is_canonical(ctx, *values, member)),
        (Shape::Struct(shape), Value::Object(members)) => shape.fields.iter().all(|field| {
            members
                .get(&field.name)
                .is_none_or(|member| is_canonical(ctx, field.ty, member))
        }),
        _ => true,
    }
}
