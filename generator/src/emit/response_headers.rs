//! The headers of answers: what reads the struct of them from their texts.
//!
//! ```yaml
//! headers: {X-Total: {schema: {type: integer}}, Link: {schema: {type: string}}}
//! ```
//!
//! gives a table with a line for each (`runtime::headers`). The struct itself is one like others.

use super::code::{Draft, quoted};
use super::context::Context;
use super::responses;
use super::source::SourceFile;
use crate::ir::{
    Coding, EnumKind, HeaderCoding, Operation, Shape, StringFormat, Struct, TypeId, Union,
};

/// How deep a value in a header is looked into: an object may hold lists no more, but a type may lead back to itself.
const DEPTH: usize = 3;

/// Adds the table of a struct of headers to its file.
pub(super) fn add(ctx: Context<'_>, id: TypeId, shape: &Struct, file: &mut SourceFile) {
    let operation = ctx.facts.headers.get(&id);
    let Some(headers) =
        operation.and_then(|operation| ctx.api.operations[operation.0].headers.as_ref())
    else {
        return;
    };
    let ident = &ctx.type_names(id).ident;
    let mut out = Draft::new();
    out.line(0, "headers::declared! {");
    out.line(4, &format!("{ident} {{"));
    for (field, coding) in shape.fields.iter().zip(&headers.codings) {
        let kind = kind(ctx, field.ty, *coding);
        out.line(8, &format!("{}: {kind},", quoted(&field.name)));
    }
    out.line(4, "}");
    out.line(0, "}");
    file.import("crate::runtime", "headers");
    file.item(out.finish());
}

/// The struct of the headers of an operation, as the root of the crate names it: `types::ListPetsHeaders`.
pub(super) fn path(ctx: Context<'_>, operation: &Operation) -> Option<String> {
    let headers = operation.headers.as_ref()?;
    Some(format!("types::{}", ctx.type_names(headers.ty).ident))
}

/// The first struct of headers in the crate, as an example.
pub(super) fn first(ctx: Context<'_>) -> Option<String> {
    let operations = ctx.api.operations.iter();
    operations
        .filter(|operation| !responses::gives_stream(operation))
        .find_map(|operation| path(ctx, operation))
}

/// Where a method's documentation says that the headers of its answers have types.
pub(super) fn docs(ctx: Context<'_>, index: usize, operation: &Operation) -> Vec<String> {
    let Some(path) = path(ctx, operation) else {
        return Vec::new();
    };
    let headers = format!("[`{0}`](crate::{path})", path.trim_start_matches("types::"));
    let streams = responses::gives_stream(operation);
    let how = match streams {
        true => format!("`{path}::read(stream.headers())`"),
        false => {
            let builder = &ctx.names.operations[index].builder;
            format!("`headers_as` of what [`{builder}::send_raw`] gives")
        }
    };
    vec![
        format!("The headers that come with the answer are {headers}:"),
        format!("{how} reads them."),
    ]
}

/// What the page of all operations says of them: the struct, and its fields.
pub(super) fn listed(ctx: Context<'_>, operation: &Operation) -> Vec<String> {
    let (Some(path), Some(headers)) = (path(ctx, operation), &operation.headers) else {
        return Vec::new();
    };
    let names = ctx.type_names(headers.ty).members.iter();
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    vec![format!("Headers: `{path}` ({})", names.join(", "))]
}

fn kind(ctx: Context<'_>, ty: TypeId, coding: HeaderCoding) -> String {
    match coding.coding {
        Coding::Style => styled(ctx, ty, coding.explode, DEPTH),
        Coding::Json => "Json".to_owned(),
        Coding::Form | Coding::Text => "Text".to_owned(),
    }
}

/// A value of the style `simple`.
fn styled(ctx: Context<'_>, ty: TypeId, explode: bool, depth: usize) -> String {
    let Some(depth) = depth.checked_sub(1) else {
        return "Text".to_owned();
    };
    let (_, target, _) = ctx.resolve(ty);
    match &target.shape {
        Shape::Array(items) => format!("List(&{})", styled(ctx, *items, explode, depth)),
        Shape::Struct(shape) => {
            let fields = shape.fields.iter().map(|field| {
                let kind = styled(ctx, field.ty, explode, depth);
                format!("({}, {kind})", quoted(&field.name))
            });
            let fields: Vec<String> = fields.collect();
            let rest = shape.additional.map_or_else(
                || "Guessed".to_owned(),
                |rest| styled(ctx, rest, explode, depth),
            );
            format!("Object({explode}, &[{}], &{rest})", fields.join(", "))
        }
        Shape::Map(values) => {
            let values = styled(ctx, *values, explode, depth);
            format!("Object({explode}, &[], &{values})")
        }
        shape => scalar(ctx, shape).to_owned(),
    }
}

/// How the text of a value that is neither list nor object becomes JSON.
fn scalar(ctx: Context<'_>, shape: &Shape) -> &'static str {
    match shape {
        Shape::Boolean | Shape::Integer(_) | Shape::Number(_) => "Plain",
        Shape::String(
            StringFormat::Plain
            | StringFormat::Date
            | StringFormat::DateTime
            | StringFormat::Byte
            | StringFormat::Binary
            | StringFormat::File
            | StringFormat::Password
            | StringFormat::Constant(_),
        )
        | Shape::Any => "Text",
        Shape::Enum(values) => match values.kind {
            EnumKind::String => "Text",
            EnumKind::Integer => "Plain",
            EnumKind::Mixed => "Guessed",
        },
        Shape::Union(union) if has_plain_branch(ctx, union) => "Guessed",
        Shape::Union(_) | Shape::Array(_) | Shape::Map(_) | Shape::Struct(_) | Shape::Alias(_) => {
            "Text"
        }
    }
}

fn has_plain_branch(ctx: Context<'_>, union: &Union) -> bool {
    let mut branches = union.branches.iter();
    branches.any(|branch| {
        let (_, ty, _) = ctx.resolve(branch.ty);
        matches!(
            ty.shape,
            Shape::Boolean | Shape::Integer(_) | Shape::Number(_)
        )
    })
}
