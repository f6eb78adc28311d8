//! Failures: the bodies that the document describes for answers that are no success.
//!
//! ```yaml
//! responses:
//!   '404': {content: {application/json: {schema: {$ref: '#/components/schemas/Missing'}}}}
//!   '422': {content: {application/json: {schema: {$ref: '#/components/schemas/Invalid'}}}}
//! ```
//!
//! gives `EditInvoice::failure(&error)`, which is an enum of the two by status. Where all failures have one type, it is that type.

use super::code::{Draft, INLINE};
use super::context::Context;
use super::responses::{by_status_enum, match_arms};
use super::rust_types::{is_read_coded, located};
use crate::ir::{MediaKind, Operation, Response, Shape, Status, TypeId};
use crate::names;

/// The responses that are a failure, with the type of each body that has one. A default that is the only response is both.
fn failures<'a>(ctx: Context<'_>, operation: &'a Operation) -> Vec<(&'a Response, Option<TypeId>)> {
    let failures = operation
        .responses
        .iter()
        .filter(|response| !response.status.is_success());
    failures
        .map(|response| {
            let content = response.content.as_ref();
            let typed = content.filter(|content| content.kind == MediaKind::Json);
            let typed = typed.and_then(|content| content.ty);
            (
                response,
                typed.filter(|ty| ctx.resolve(*ty).1.shape != Shape::Any),
            )
        })
        .collect()
}

/// The types of the failures, each once.
fn distinct(ctx: Context<'_>, failures: &[(&Response, Option<TypeId>)]) -> Vec<TypeId> {
    let mut distinct: Vec<TypeId> = Vec::new();
    for ty in failures.iter().filter_map(|(_, ty)| *ty) {
        let target = ctx.resolve(ty).0;
        if !distinct.iter().any(|other| ctx.resolve(*other).0 == target) {
            distinct.push(ty);
        }
    }
    distinct
}

/// Whether any failure of an operation has a type.
pub(super) fn any(ctx: Context<'_>, index: usize) -> bool {
    let failures = failures(ctx, &ctx.api.operations[index]);
    failures.iter().any(|(_, ty)| ty.is_some())
}

/// Whether the failures of an operation are an enum.
pub(super) fn has_enum(ctx: Context<'_>, index: usize) -> bool {
    let failures = failures(ctx, &ctx.api.operations[index]);
    distinct(ctx, &failures).len() > 1
}

/// The function `failure` of a builder, and the enum that it gives; nothing where no failure has a type.
pub(super) fn items(ctx: Context<'_>, index: usize) -> Vec<String> {
    let names = &ctx.names.operations[index];
    let builder = &names.builder;
    let failures = failures(ctx, &ctx.api.operations[index]);
    let distinct = distinct(ctx, &failures);
    let Some(first) = distinct.first() else {
        return Vec::new();
    };
    let several = distinct.len() > 1;
    let failure = &names.failure;
    let mut variants = Vec::new();
    let mut arms = Vec::new();
    for (response, ty) in &failures {
        let Some(ty) = ty else {
            arms.push((response.status, "None".to_owned()));
            continue;
        };
        let mut decoded = if is_read_coded(ctx, *ty) {
            "runtime::response::failure::<runtime::codec::In<_>>(error).map(|value| value.0)"
                .to_owned()
        } else {
            "runtime::response::failure(error)".to_owned()
        };
        if several {
            let variant = names::status(response.status);
            decoded.push_str(&format!(".map({failure}::{variant})"));
            let ty = located(ctx, *ty, false);
            variants.push((*response, format!("{variant}({ty})")));
        }
        arms.push((response.status, decoded));
    }
    // What is not typed needs no arm of its own, unless it is an exception to one that is.
    let wide = failures.iter().any(|(response, ty)| match response.status {
        Status::Code(_) => false,
        Status::Range(_) | Status::Default => ty.is_some(),
    });
    if !wide {
        arms.retain(|(_, arm)| arm != "None");
    }
    let arms = match_arms(arms, "None".to_owned());
    let mut items = Vec::new();
    let output = if several {
        let docs = format!(
            "What the document describes of the failures of [`{builder}`](super::{builder}), by status."
        );
        items.push(by_status_enum(&docs, failure, &variants));
        failure.to_string()
    } else {
        located(ctx, *first, false)
    };
    let mut out = Draft::new();
    out.line(0, &format!("impl {builder} {{"));
    out.docs(4, &DOCS.map(str::to_owned));
    out.line(4, "#[must_use]");
    out.line(4, INLINE);
    let arguments = ["error: &crate::Error".to_owned()];
    let tail = format!(" -> Option<{output}> {{");
    out.signature(4, "pub fn failure", &arguments, &tail);
    let refusal = "runtime::response::refusal(error)?";
    match arms.strip_prefix("_ => ") {
        // The same for every status.
        Some(arm) => {
            out.statement(8, &format!("{refusal};"));
            out.statement(8, arm.trim_end_matches([',', ' ']));
        }
        None => out.statement(8, &format!("match {refusal} {{ {arms} }}")),
    }
    out.line(4, "}");
    out.line(0, "}");
    items.push(out.finish());
    items
}

const DOCS: [&str; 4] = [
    "What a failure of this call says in its body, where the document describes it.",
    "",
    "`None` for a status that is not described, and for a body that is not what the document says: `error.body()` has",
    "it as it came.",
];
