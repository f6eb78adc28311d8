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
    Coding, EnumKind, HeaderCoding, Operation, ResponseHeaders, Shape, StringFormat, Struct,
    TypeId, Union,
};

/// How deep a value in a header is looked into: an object may hold lists no more, but a type may lead back to itself.
const DEPTH: usize = 3;

/// Adds the table of a struct of headers to its file.
pub(super) fn add(ctx: Context<'_>, id: TypeId, shape: &Struct, file: &mut SourceFile) {
    let Some(headers) = ctx.facts.headers.get(&id) else {
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

/// A struct of headers, as the root of the crate names it: `types::ListPetsHeaders`.
fn path(ctx: Context<'_>, headers: Option<&ResponseHeaders>) -> Option<String> {
    Some(format!("types::{}", ctx.type_names(headers?.ty).ident))
}

/// The first struct of headers in the crate, as an example.
pub(super) fn first(ctx: Context<'_>) -> Option<String> {
    let operations = ctx.api.operations.iter();
    operations
        .filter(|operation| !responses::gives_stream(operation))
        .find_map(|operation| path(ctx, operation.headers.as_ref()))
}

/// The first struct of the headers of failures in the crate, as an example.
pub(super) fn first_of_errors(ctx: Context<'_>) -> Option<String> {
    let mut operations = ctx.api.operations.iter();
    operations.find_map(|operation| path(ctx, operation.error_headers.as_ref()))
}

/// Where a method's documentation says that the headers of its failures have types.
pub(super) fn error_docs(ctx: Context<'_>, operation: &Operation) -> Vec<String> {
    let path = path(ctx, operation.error_headers.as_ref());
    let said = path.map(|path| {
        format!(
            "`error.headers_as` reads the headers of an error, as [`{}`](crate::{path}).",
            path.trim_start_matches("types::")
        )
    });
    said.into_iter().collect()
}

/// Where a method's documentation says that the headers of its answers have types.
pub(super) fn docs(ctx: Context<'_>, index: usize, operation: &Operation) -> Vec<String> {
    let Some(path) = path(ctx, operation.headers.as_ref()) else {
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

/// What the page of all operations says of them, a paragraph for each: the structs, and their fields.
pub(super) fn listed(ctx: Context<'_>, operation: &Operation) -> Vec<String> {
    let both = [
        ("Headers", &operation.headers),
        ("Headers of errors", &operation.error_headers),
    ];
    let listed = both.into_iter().filter_map(|(title, headers)| {
        let path = path(ctx, headers.as_ref())?;
        let names = ctx.type_names(headers.as_ref()?.ty).members.iter();
        let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        Some(format!("{title}: `{path}` ({})", names.join(", ")))
    });
    listed.collect()
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
