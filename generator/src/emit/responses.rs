//! What a call gives: which responses are a success, and what decodes them.
//!
//! ```yaml
//! responses:
//!   '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Invoice'}}}}
//!   '202': {content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}
//! ```
//!
//! One type of success is the call's output; several are an enum with a variant for each response.

use super::context::Context;
use super::docs;
use super::rust_types::{self, located};
use super::sample::Gives;
use crate::ir::{Content, MediaKind, Operation, Response, Shape, Status, TypeId};
use crate::names::{self, Ident};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// What a call gives, and how it comes by it.
pub(super) struct Output {
    pub(super) accept: Option<String>,
    /// The macro that gives the builder its ways to send.
    pub(super) ways: TokenStream,
    /// The enum of the output and its decoder, where there is one.
    pub(super) items: Option<TokenStream>,
}

/// What the body of a response is decoded into.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    Nothing,
    Json(TypeId),
    AnyJson,
    Text,
    Bytes,
    Stream(MediaKind, Option<TypeId>),
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
            .filter(|response| response.status == Status::Default)
            .collect()
    } else {
        named
    }
}

fn body(ctx: Context<'_>, response: &Response) -> Body {
    let Some(content) = &response.content else {
        return Body::Nothing;
    };
    match content.kind {
        MediaKind::Json => match content.ty {
            Some(ty) if ctx.resolve(ty).1.shape == Shape::Any => Body::AnyJson,
            Some(ty) => Body::Json(ty),
            None => Body::AnyJson,
        },
        MediaKind::Text | MediaKind::Form => Body::Text,
        MediaKind::Binary | MediaKind::Multipart => Body::Bytes,
        kind @ (MediaKind::JsonLines | MediaKind::JsonSequence | MediaKind::Events) => {
            Body::Stream(kind, content.ty)
        }
    }
}

/// Whether two bodies have one Rust type.
fn is_same(ctx: Context<'_>, one: Body, other: Body) -> bool {
    match (one, other) {
        (Body::Json(one), Body::Json(other)) => {
            let (one, _, one_null) = ctx.resolve(one);
            let (other, _, other_null) = ctx.resolve(other);
            (one, one_null) == (other, other_null)
        }
        (one, other) => one == other,
    }
}

/// What a call of an operation gives.
pub(super) fn output(ctx: Context<'_>, index: usize) -> Output {
    let operation = &ctx.api.operations[index];
    let builder = &ctx.names.operations[index].builder;
    let successes = successes(operation);
    let bodies: Vec<Body> = successes.iter().map(|success| body(ctx, success)).collect();
    let contents = || {
        successes
            .iter()
            .filter_map(|success| success.content.as_ref())
    };
    let stream = contents().find(|content| content.kind.is_stream());
    if let Some(content) = stream {
        let (ty, open) = streaming(ctx, content);
        return Output {
            ways: quote!(streaming!(#builder, #ty, #open);),
            accept: Some(content.media_type.clone()),
            items: None,
        };
    }
    let accept = accept(contents());
    let full: Vec<Body> = bodies
        .iter()
        .copied()
        .filter(|body| *body != Body::Nothing)
        .collect();
    let Some(first) = full.first().copied() else {
        return Output {
            accept: None,
            ways: quote!(call!(#builder, (), runtime::response::empty);),
            items: None,
        };
    };
    if has_enum(ctx, operation) {
        let output = &ctx.names.operations[index].output;
        return Output {
            accept,
            ways: quote!(call!(#builder, #output, decode);),
            items: Some(by_status(ctx, index, &successes, &bodies)),
        };
    }
    let some_empty = full.len() < bodies.len();
    let (ty, decoder) = decoding(ctx, first, some_empty);
    let downloads = (first == Body::Bytes).then(|| quote!(downloading!(#builder);));
    Output {
        ways: quote!(call!(#builder, #ty, #decoder); #downloads),
        accept,
        items: None,
    }
}

/// What an example does with the answer of an operation.
pub(super) fn gives(operation: &Operation) -> Gives {
    let contents = successes(operation)
        .into_iter()
        .filter_map(|success| success.content.as_ref());
    contents.fold(Gives::Nothing, |gives, content| {
        if content.kind.is_stream() || gives == Gives::Stream {
            Gives::Stream
        } else {
            Gives::Answer
        }
    })
}

/// Whether the type of an output differs by status.
fn has_enum(ctx: Context<'_>, operation: &Operation) -> bool {
    let bodies = successes(operation)
        .into_iter()
        .map(|success| body(ctx, success));
    let full: Vec<Body> = bodies.filter(|body| *body != Body::Nothing).collect();
    let streams = full.iter().any(|body| matches!(body, Body::Stream(..)));
    !streams
        && full
            .first()
            .is_some_and(|first| full.iter().any(|other| !is_same(ctx, *first, *other)))
}

/// The media types that a call asks for. A wildcard asks for nothing that is not taken anyway.
fn accept<'c>(contents: impl Iterator<Item = &'c Content>) -> Option<String> {
    let mut accepted: Vec<&str> = Vec::new();
    for content in contents {
        for media_type in std::iter::once(&content.media_type).chain(&content.also) {
            if media_type == "*/*" {
                return None;
            }
            if !accepted.contains(&media_type.as_str()) {
                accepted.push(media_type);
            }
        }
    }
    // A media type that is none (documents have `string` and `undefined`) is no part of a header.
    accepted.retain(|media_type| media_type.contains('/'));
    (!accepted.is_empty()).then(|| accepted.join(", "))
}

/// The type of a body, and the runtime's function that decodes it.
fn decoding(ctx: Context<'_>, body: Body, optional: bool) -> (TokenStream, TokenStream) {
    match body {
        Body::Nothing => (quote!(()), quote!(runtime::response::empty)),
        Body::AnyJson if optional => (
            quote!(Option<serde_json::Value>),
            quote!(runtime::response::optional_json),
        ),
        Body::AnyJson => (quote!(serde_json::Value), quote!(runtime::response::any)),
        Body::Text => (quote!(String), quote!(runtime::response::text)),
        Body::Bytes | Body::Stream(..) => (quote!(bytes::Bytes), quote!(runtime::response::bytes)),
        Body::Json(ty) => {
            let coded = rust_types::is_coded(ctx, ty);
            let ty = located(ctx, ty, true);
            match (optional, coded) {
                (false, false) => (ty, quote!(runtime::response::json)),
                (true, false) => (
                    quote!(Option<#ty>),
                    quote!(runtime::response::optional_json),
                ),
                (false, true) => (
                    ty,
                    quote!(|answer, operation| {
                        runtime::response::json::<runtime::codec::In<_>>(answer, operation)
                            .map(|value| value.0)
                    }),
                ),
                (true, true) => (
                    quote!(Option<#ty>),
                    quote!(|answer, operation| {
                        let value = runtime::response::optional_json::<runtime::codec::In<_>>(
                            answer, operation,
                        )?;
                        Ok(value.map(|value| value.0))
                    }),
                ),
            }
        }
    }
}

/// The type of a streamed answer, and what opens it.
fn streaming(ctx: Context<'_>, content: &Content) -> (TokenStream, TokenStream) {
    let coded = content.ty.is_some_and(|ty| rust_types::is_coded(ctx, ty));
    let item = match content.ty {
        Some(ty) => located(ctx, ty, true),
        None => quote!(serde_json::Value),
    };
    let text = content.ty.is_none() && content.kind == MediaKind::Events;
    let open = |by: TokenStream, usual: TokenStream| {
        if coded {
            quote!(|request| runtime::stream::#by(request, |text| {
                serde_json::from_str::<runtime::codec::In<_>>(text).map(|value| value.0)
            }))
        } else {
            quote!(runtime::stream::#usual)
        }
    };
    match content.kind {
        MediaKind::Events if text => (
            quote!(crate::Events<String>),
            quote!(runtime::stream::text_events),
        ),
        MediaKind::Events => (
            quote!(crate::Events<#item>),
            open(quote!(events_by), quote!(events)),
        ),
        MediaKind::JsonSequence => (
            quote!(crate::Items<#item>),
            open(quote!(records_by), quote!(records)),
        ),
        MediaKind::JsonLines
        | MediaKind::Json
        | MediaKind::Form
        | MediaKind::Multipart
        | MediaKind::Text
        | MediaKind::Binary => (
            quote!(crate::Items<#item>),
            open(quote!(lines_by), quote!(lines)),
        ),
    }
}

/// The enum of an output whose type differs by status, and the function that decodes it.
fn by_status(
    ctx: Context<'_>,
    index: usize,
    successes: &[&Response],
    bodies: &[Body],
) -> TokenStream {
    let names = &ctx.names.operations[index];
    let output = &names.output;
    let mut variants = TokenStream::new();
    let mut arms: Vec<(Status, TokenStream)> = Vec::new();
    for (response, body) in successes.iter().zip(bodies) {
        let variant = names::status(response.status);
        let docs = variant_docs(response);
        if *body == Body::Nothing {
            variants.extend(quote!(#docs #variant,));
            arms.push((response.status, quote!(Ok(#output::#variant))));
        } else {
            let (ty, decoder) = decoding(ctx, *body, false);
            variants.extend(quote!(#docs #variant(#ty),));
            let coded = decoder.to_string().starts_with('|');
            let decoded = if coded {
                quote!((#decoder)(answer, operation))
            } else {
                quote!(#decoder(answer, operation))
            };
            arms.push((response.status, quote!(#decoded.map(#output::#variant))));
        }
    }
    let otherwise = quote!(Err(answer.undocumented(operation)));
    let arms = match_arms(arms, otherwise);
    let docs = docs::attributes(&[format!(
        "What [`{0}`](super::{0}) is answered, by status.",
        names.builder
    )]);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "it is matched and taken apart at once")]
        pub enum #output {
            #variants
        }

        fn decode(
            answer: &runtime::response::Answer,
            operation: &'static Operation,
        ) -> Result<#output, crate::Error> {
            match answer.status.as_u16() {
                #arms
            }
        }
    }
}

/// What is said of a variant: its status, and what the document says of it.
pub(super) fn variant_docs(response: &Response) -> TokenStream {
    let said = response.description.lines().next().unwrap_or_default();
    let said = said.trim();
    let status = match response.status {
        Status::Code(code) => format!("Status {code}"),
        Status::Range(hundred) => format!("Status {hundred}XX"),
        Status::Default => "Any other status".to_owned(),
    };
    let text = if said.is_empty() {
        format!("{status}.")
    } else {
        format!("{status}: {said}")
    };
    docs::attributes(&docs::markdown(&text))
}

/// The arms of a match over the number of a status: single ones first, then hundreds, then all others. Statuses of one rank that
/// are treated alike share an arm.
pub(super) fn match_arms(
    mut arms: Vec<(Status, TokenStream)>,
    otherwise: TokenStream,
) -> TokenStream {
    arms.sort_by_key(|(status, _)| *status);
    arms.dedup_by_key(|(status, _)| *status);
    let (default, named): (Vec<_>, Vec<_>) = arms
        .into_iter()
        .partition(|(status, _)| *status == Status::Default);
    let rest = default.into_iter().next().map_or(otherwise, |(_, arm)| arm);
    let mut grouped: Vec<(bool, Vec<TokenStream>, TokenStream)> = Vec::new();
    for (status, arm) in named {
        let (single, pattern) = match status {
            Status::Code(code) => {
                let code = Literal::u16_unsuffixed(code);
                (true, quote!(#code))
            }
            Status::Range(hundred) => {
                let first = Literal::u16_unsuffixed(hundred.saturating_mul(100));
                let last = Literal::u16_unsuffixed(hundred.saturating_mul(100).saturating_add(99));
                (false, quote!(#first..=#last))
            }
            Status::Default => continue,
        };
        let text = arm.to_string();
        let same = grouped
            .iter_mut()
            .find(|(rank, _, other)| *rank == single && other.to_string() == text);
        match same {
            Some((_, patterns, _)) => patterns.push(pattern),
            None => grouped.push((single, vec![pattern], arm)),
        }
    }
    let arms = grouped
        .iter()
        .map(|(_, patterns, arm)| quote!(#(#patterns)|* => #arm,));
    quote!(#(#arms)* _ => #rest,)
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

/// The further public items of an operation's file: the enums of its output and of its failures.
pub(super) fn enums(ctx: Context<'_>, index: usize) -> Vec<&Ident> {
    let names = &ctx.names.operations[index];
    let mut idents = Vec::new();
    if has_enum(ctx, &ctx.api.operations[index]) {
        idents.push(&names.output);
    }
    if super::failures::has_enum(ctx, index) {
        idents.push(&names.failure);
    }
    idents
}
