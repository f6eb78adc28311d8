//! What a call gives: which responses are a success, and what decodes them.
//!
//! ```yaml
//! responses:
//!   '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Invoice'}}}}
//! ```

use super::context::Context;
use super::rust_types::{self, located};
use crate::ir::{Content, MediaKind, Operation, Response, Shape};
use proc_macro2::TokenStream;
use quote::quote;

/// What a call gives, and the runtime's function that decodes it.
pub(super) struct Output {
    pub(super) ty: TokenStream,
    pub(super) decoder: TokenStream,
    pub(super) accept: Option<String>,
}

/// The responses that are a success: those of 2xx, or the default where the document names no other.
pub(super) fn successes(operation: &Operation) -> Vec<&Response> {
    let named: Vec<&Response> = operation
        .responses
        .iter()
        .filter(|response| response.status.is_success())
        .collect();
    if named.is_empty() {
        operation
            .responses
            .iter()
            .filter(|response| response.status == crate::ir::Status::Default)
            .collect()
    } else {
        named
    }
}

pub(super) fn output(ctx: Context<'_>, operation: &Operation) -> Output {
    let successes = successes(operation);
    let contents: Vec<&Content> = successes
        .iter()
        .filter_map(|response| response.content.as_ref())
        .collect();
    let Some(first) = contents.first() else {
        return Output {
            ty: quote!(()),
            decoder: quote!(runtime::response::empty),
            accept: None,
        };
    };
    let accept = (first.media_type != "*/*").then(|| first.media_type.clone());
    if contents.iter().any(|content| content.kind != first.kind) {
        return Output {
            ty: quote!(bytes::Bytes),
            decoder: quote!(runtime::response::bytes),
            accept: None,
        };
    }
    match first.kind {
        MediaKind::Json => {}
        MediaKind::Text | MediaKind::Form => {
            return Output {
                ty: quote!(String),
                decoder: quote!(runtime::response::text),
                accept,
            };
        }
        MediaKind::Binary => {
            return Output {
                ty: quote!(bytes::Bytes),
                decoder: quote!(runtime::response::bytes),
                accept,
            };
        }
    }
    let resolved = |content: &Content| content.ty.map(|ty| ctx.resolve(ty).0);
    let ty = first.ty.filter(|_| {
        contents
            .iter()
            .all(|content| resolved(content) == resolved(first))
    });
    let coded = ty.is_some_and(|ty| rust_types::is_coded(ctx, ty));
    let ty = ty.map_or_else(|| quote!(serde_json::Value), |ty| located(ctx, ty, true));
    let some_empty = successes.iter().any(|response| response.content.is_none());
    let (ty, decoder) = match (some_empty, coded) {
        (false, false) => (ty, quote!(runtime::response::json)),
        (true, false) => (
            quote!(Option<#ty>),
            quote!(runtime::response::optional_json),
        ),
        (false, true) => (
            ty,
            quote!(
                |answer, operation| runtime::response::json::<runtime::codec::In<_>>(
                    answer, operation
                )
                .map(|value| value.0)
            ),
        ),
        (true, true) => (
            quote!(Option<#ty>),
            quote!(|answer, operation| {
                let value =
                    runtime::response::optional_json::<runtime::codec::In<_>>(answer, operation)?;
                Ok(value.map(|value| value.0))
            }),
        ),
    };
    Output {
        ty,
        decoder,
        accept,
    }
}

/// Whether a successful answer has the boolean that says whether it is one.
pub(super) fn has_flag(ctx: Context<'_>, operation: &Operation, flag: &str) -> bool {
    let contents = successes(operation)
        .into_iter()
        .filter_map(|response| response.content.as_ref()?.ty);
    contents.into_iter().any(|ty| {
        ctx.resolve(ty).1.shape.as_struct().is_some_and(|shape| {
            shape
                .fields
                .iter()
                .any(|field| field.name == flag && ctx.resolve(field.ty).1.shape == Shape::Boolean)
        })
    })
}
