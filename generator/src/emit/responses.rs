//! What a call gives: which responses are a success, and what decodes them.
//!
//! ```yaml
//! responses:
//!   '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Invoice'}}}}
//!   '202': {content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}
//! ```
//!
//! One type of success is the call's output; several are an enum with a variant for each response.

use super::code::Draft;
use super::context::Context;
use super::docs;
use super::rust_types::{self, located};
use super::sample::Gives;
use crate::ir::{Content, MediaKind, Operation, Response, Shape, Status, TypeId};
use crate::names::{self, Ident};

/// What a call gives, and how it comes by it.
pub(super) struct Output {
    /// The type of the output.
    pub(super) ty: String,
    pub(super) accept: Option<String>,
    /// The macros that give the builder its ways to send.
    pub(super) ways: Vec<String>,
    /// The enum of the output and its decoder, where there is one.
    pub(super) items: Vec<String>,
    /// The one type of the output and its decoder, where there is one.
    pub(super) decoded: Option<(String, String)>,
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
        let reconnects =
            (content.kind == MediaKind::Events).then(|| format!("reconnecting!({builder});"));
        let streams = format!("streaming!({builder}, {ty}, {open});");
        return Output {
            ways: std::iter::once(streams).chain(reconnects).collect(),
            ty,
            accept: Some(content.media_type.clone()),
            items: Vec::new(),
            decoded: None,
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
            ways: vec![format!("call!({builder}, (), runtime::response::empty);")],
            ty: "()".to_owned(),
            items: Vec::new(),
            decoded: None,
        };
    };
    if has_enum(ctx, operation) {
        let output = &ctx.names.operations[index].output;
        return Output {
            accept,
            ways: vec![format!("call!({builder}, {output}, decode);")],
            ty: output.to_string(),
            items: by_status(ctx, index, &successes, &bodies),
            decoded: None,
        };
    }
    let some_empty = full.len() < bodies.len();
    let (ty, decoder) = decoding(ctx, first, some_empty);
    let call = format!("call!({builder}, {ty}, {decoder});");
    let downloads = (first == Body::Bytes).then(|| format!("downloading!({builder});"));
    Output {
        ways: std::iter::once(call).chain(downloads).collect(),
        accept,
        items: Vec::new(),
        ty: ty.clone(),
        decoded: Some((ty, decoder)),
    }
}

/// Whether an operation's answer is read while it comes.
pub(super) fn gives_stream(operation: &Operation) -> bool {
    let mut successes = successes(operation).into_iter();
    successes.any(|success| {
        let content = success.content.as_ref();
        content.is_some_and(|content| content.kind.is_stream())
    })
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
fn decoding(ctx: Context<'_>, body: Body, optional: bool) -> (String, String) {
    let (ty, decoder) = match body {
        Body::Nothing => ("()".to_owned(), "empty"),
        Body::AnyJson if optional => ("Option<serde_json::Value>".to_owned(), "optional_json"),
        Body::AnyJson => ("serde_json::Value".to_owned(), "any"),
        Body::Text => ("String".to_owned(), "text"),
        Body::Bytes | Body::Stream(..) => ("bytes::Bytes".to_owned(), "bytes"),
        Body::Json(ty) => {
            let coded = rust_types::is_read_coded(ctx, ty);
            let ty = located(ctx, ty, true);
            match (optional, coded) {
                (false, false) => (ty, "json"),
                (true, false) => (format!("Option<{ty}>"), "optional_json"),
                (false, true) => (ty, "coded_json"),
                (true, true) => (format!("Option<{ty}>"), "optional_coded_json"),
            }
        }
    };
    (ty, format!("runtime::response::{decoder}"))
}

/// The type of a streamed answer, and what opens it.
fn streaming(ctx: Context<'_>, content: &Content) -> (String, String) {
    let coded = content
        .ty
        .is_some_and(|ty| rust_types::is_read_coded(ctx, ty));
    let item = match content.ty {
        Some(ty) => located(ctx, ty, true),
        None => "serde_json::Value".to_owned(),
    };
    let open = |usual: &str| {
        if coded {
            format!(
                "|request| runtime::stream::{usual}_by(request, |text| {{ \
                 serde_json::from_str::<runtime::codec::In<_>>(text).map(|value| value.0) }})"
            )
        } else {
            format!("runtime::stream::{usual}")
        }
    };
    match content.kind {
        MediaKind::Events if content.ty.is_none() => (
            "crate::Events<String>".to_owned(),
            "runtime::stream::text_events".to_owned(),
        ),
        MediaKind::Events => (format!("crate::Events<{item}>"), open("events")),
        MediaKind::JsonSequence => (format!("crate::Items<{item}>"), open("records")),
        MediaKind::JsonLines
        | MediaKind::Json
        | MediaKind::Form
        | MediaKind::Multipart
        | MediaKind::Text
        | MediaKind::Binary => (format!("crate::Items<{item}>"), open("lines")),
    }
}

/// The enum of an output whose type differs by status, and the function that decodes it.
fn by_status(
    ctx: Context<'_>,
    index: usize,
    successes: &[&Response],
    bodies: &[Body],
) -> Vec<String> {
    let names = &ctx.names.operations[index];
    let output = &names.output;
    let mut variants = Vec::new();
    let mut arms: Vec<(Status, String)> = Vec::new();
    for (response, body) in successes.iter().zip(bodies) {
        let variant = names::status(response.status);
        if *body == Body::Nothing {
            variants.push((*response, variant.to_string()));
            arms.push((response.status, format!("Ok({output}::{variant})")));
        } else {
            let (ty, decoder) = decoding(ctx, *body, false);
            variants.push((*response, format!("{variant}({ty})")));
            let decoder = match decoder.starts_with('|') {
                true => format!("({decoder})"),
                false => decoder,
            };
            let decoded = format!("{decoder}(answer, operation).map({output}::{variant})");
            arms.push((response.status, decoded));
        }
    }
    let docs = format!(
        "What [`{0}`](super::{0}) is answered, by status.",
        names.builder
    );
    let mut decode = Draft::new();
    let arguments = [
        "answer: &runtime::response::Answer".to_owned(),
        "operation: &'static Operation".to_owned(),
    ];
    let tail = format!(" -> Result<{output}, crate::Error> {{");
    decode.signature(0, "fn decode", &arguments, &tail);
    let arms = match_arms(arms, "Err(answer.undocumented(operation))".to_owned());
    decode.statement(4, &format!("match answer.status.as_u16() {{ {arms} }}"));
    decode.line(0, "}");
    vec![by_status_enum(&docs, output, &variants), decode.finish()]
}

/// An enum with a variant for each status.
pub(super) fn by_status_enum(
    docs: &str,
    ident: &Ident,
    variants: &[(&Response, String)],
) -> String {
    let mut out = Draft::new();
    out.docs(0, &[docs.to_owned()]);
    out.line(0, "#[derive(Clone, Debug, PartialEq)]");
    out.line(0, "#[non_exhaustive]");
    let reason = "it is matched and taken apart at once";
    out.line(
        0,
        &format!("#[allow(clippy::large_enum_variant, reason = \"{reason}\")]"),
    );
    out.line(0, &format!("pub enum {ident} {{"));
    for (response, variant) in variants {
        out.docs(4, &variant_docs(response));
        out.line(4, &format!("{variant},"));
    }
    out.line(0, "}");
    out.finish()
}

/// What is said of a variant: its status, and what the document says of it.
fn variant_docs(response: &Response) -> Vec<String> {
    let said = response.description.lines().next().unwrap_or_default();
    let said = said.trim();
    let status = match response.status {
        Status::Code(code) => format!("Status {code}"),
        Status::Range(hundred) => format!("Status {hundred}XX"),
        Status::Default => "Any other status".to_owned(),
    };
    docs::markdown(&if said.is_empty() {
        format!("{status}.")
    } else {
        format!("{status}: {said}")
    })
}

/// The arms of a match over the number of a status: single ones first, then hundreds, then all others. Statuses of one rank that
/// are treated alike share an arm.
pub(super) fn match_arms(mut arms: Vec<(Status, String)>, otherwise: String) -> String {
    arms.sort_by_key(|(status, _)| *status);
    arms.dedup_by_key(|(status, _)| *status);
    let (default, named): (Vec<_>, Vec<_>) = arms
        .into_iter()
        .partition(|(status, _)| *status == Status::Default);
    let rest = default.into_iter().next().map_or(otherwise, |(_, arm)| arm);
    let mut grouped: Vec<(bool, Vec<String>, String)> = Vec::new();
    for (status, arm) in named {
        let (single, pattern) = match status {
            Status::Code(code) => (true, code.to_string()),
            Status::Range(hundred) => {
                let first = hundred.saturating_mul(100);
                (false, format!("{first}..={}", first.saturating_add(99)))
            }
            Status::Default => continue,
        };
        let same = grouped
            .iter_mut()
            .find(|(rank, _, other)| *rank == single && *other == arm);
        match same {
            Some((_, patterns, _)) => patterns.push(pattern),
            None => grouped.push((single, vec![pattern], arm)),
        }
    }
    let arms = grouped
        .iter()
        .map(|(_, patterns, arm)| format!("{} => {arm}, ", patterns.join(" | ")));
    format!("{}_ => {rest},", arms.collect::<String>())
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
