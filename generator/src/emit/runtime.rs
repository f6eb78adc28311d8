//! The runtime: the modules of `templates/runtime` that a document needs, copied as they are.

use super::context::Context;
use super::credentials;
use super::responses::successes;
use super::rust_types;
use crate::ir::{MediaKind, Operation, Shape, StringFormat};
use crate::{config, names};
use quote::quote;

macro_rules! template {
    ($($module:ident),+ $(,)?) => {
        &[$((stringify!($module), include_str!(concat!("../../../templates/runtime/src/", stringify!($module), ".rs")))),+]
    };
}

/// The modules that every crate needs.
const ALWAYS: &[(&str, &str)] = template!(
    attempts,
    auth,
    blocking,
    body_fields,
    call,
    charset,
    client,
    clock,
    codec,
    custom,
    error,
    idempotency,
    intercept,
    json,
    json_path,
    kept,
    mock,
    mock_contract,
    object,
    open_enum,
    operation,
    parameters,
    patch,
    prepare,
    raw,
    request,
    response,
    retry,
    secret,
    sending,
    settings,
    spans,
    transport,
    unrecognized,
    wire,
);

/// The modules that only some need.
const SOMETIMES: &[(&str, &str)] = template!(
    base64,
    blocking_stream,
    client_credentials,
    date,
    decimal,
    form,
    headers,
    lines,
    multipart,
    pages,
    reconnect,
    stream,
    timestamp,
    token,
    token_cache,
    upload,
    webhook
);

/// What a document asks for beyond the usual.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Needs {
    pub(super) base64: bool,
    pub(super) date: bool,
    pub(super) decimal: bool,
    pub(super) timestamp: bool,
    /// Bodies of forms, and of parts.
    pub(super) form: bool,
    pub(super) multipart: bool,
    /// Bodies of bytes that are sent.
    pub(super) upload: bool,
    /// Answers that are read while they come: events, and sequences of JSON values.
    pub(super) events: bool,
    pub(super) items: bool,
    /// Answers that come in pages.
    pub(super) pages: bool,
    /// Signatures of webhooks.
    pub(super) webhooks: bool,
    /// Answers that are bytes.
    pub(super) download: bool,
    /// Headers of answers that have types.
    pub(super) headers: bool,
    /// Tokens that are fetched, and whether the client itself can fetch them.
    pub(super) tokens: bool,
    pub(super) client_credentials: bool,
}

impl Needs {
    pub(super) fn of(ctx: Context<'_>) -> Self {
        let mut needs = Self {
            pages: !ctx.facts.paging.is_empty(),
            headers: !ctx.facts.headers.is_empty(),
            webhooks: ctx.config.webhooks.is_some(),
            tokens: credentials::has_tokens(ctx),
            client_credentials: credentials::has_clients(ctx),
            ..Self::default()
        };
        for operation in &ctx.api.operations {
            needs.operation(operation);
        }
        for (id, ty) in ctx.api.types.iter() {
            match &ty.shape {
                Shape::Number(_) => needs.decimal |= rust_types::is_coded(ctx, id),
                Shape::String(StringFormat::Date) => needs.date |= rust_types::is_coded(ctx, id),
                Shape::String(StringFormat::DateTime) => {
                    needs.timestamp |= rust_types::is_coded(ctx, id)
                }
                Shape::String(StringFormat::Byte) => {
                    needs.base64 |= ctx.config.types.byte == config::Byte::Base64
                }
                Shape::Any
                | Shape::Boolean
                | Shape::Integer(_)
                | Shape::String(_)
                | Shape::Array(_)
                | Shape::Map(_)
                | Shape::Struct(_)
                | Shape::Enum(_)
                | Shape::Union(_)
                | Shape::Alias(_) => {}
            }
        }
        needs
    }

    fn operation(&mut self, operation: &Operation) {
        if let Some(body) = &operation.body {
            match body.content.kind {
                MediaKind::Form => self.form = true,
                MediaKind::Multipart => {
                    self.form = true;
                    self.multipart = true;
                    self.upload = true;
                }
                MediaKind::Binary => self.upload = true,
                MediaKind::Json
                | MediaKind::JsonLines
                | MediaKind::JsonSequence
                | MediaKind::Events
                | MediaKind::Text => {}
            }
        }
        for response in successes(operation) {
            match response.content.as_ref().map(|content| content.kind) {
                Some(MediaKind::Events) => self.events = true,
                Some(MediaKind::JsonLines | MediaKind::JsonSequence) => self.items = true,
                Some(MediaKind::Binary) => self.download = true,
                Some(
                    MediaKind::Json | MediaKind::Form | MediaKind::Multipart | MediaKind::Text,
                )
                | None => {}
            }
        }
    }

    /// Whether an answer is read while it comes.
    pub(super) fn stream(self) -> bool {
        self.events || self.items || self.download
    }

    /// Whether anything is gone through step by step: pages, events, the chunks of a download.
    pub(super) fn streams_of_items(self) -> bool {
        self.stream() || self.pages
    }

    fn has(self, module: &str) -> bool {
        match module {
            "base64" => self.base64,
            "blocking_stream" => self.streams_of_items(),
            "client_credentials" => self.client_credentials,
            "date" => self.date,
            "decimal" => self.decimal,
            "form" => self.form,
            "headers" => self.headers,
            "multipart" => self.multipart,
            "pages" => self.pages,
            "lines" | "reconnect" | "stream" => self.stream(),
            "timestamp" => self.timestamp,
            "token" | "token_cache" => self.tokens,
            "upload" => self.upload,
            "webhook" => self.webhooks,
            other => unreachable!("`{other}` is not among the modules that only some need"),
        }
    }
}

/// The feature that a module belongs to, if it is not there always.
fn switch(module: &str) -> Option<&'static str> {
    match module {
        "blocking" | "blocking_stream" => Some("blocking"),
        "mock" | "mock_contract" => Some("mock"),
        "spans" => Some("tracing"),
        _ => None,
    }
}

/// The runtime's files: its modules, and the list of them.
pub(super) fn modules(ctx: Context<'_>) -> Vec<(String, String)> {
    let needs = Needs::of(ctx);
    let mut copied: Vec<(&str, &str)> = ALWAYS.to_vec();
    copied.extend(SOMETIMES.iter().filter(|(module, _)| needs.has(module)));
    copied.sort_unstable();
    let declared = copied.iter().map(|(module, _)| {
        let switch = switch(module).map(|feature| quote!(#[cfg(feature = #feature)]));
        let module = names::snake(module);
        quote!(#switch pub mod #module;)
    });
    let opening = ["What every call of this crate goes through.".to_owned()];
    let index = super::source::rust(&opening, &quote!(#(#declared)*));
    let files = copied
        .iter()
        .map(|(module, text)| (format!("src/runtime/{module}.rs"), (*text).to_owned()));
    files
        .chain([("src/runtime/mod.rs".to_owned(), index)])
        .collect()
}
