//! `webhooks.rs` and `callbacks.rs`: a type for the body of each request that the API sends.
//!
//! ```yaml
//! webhooks: {invoice.paid: {post: {requestBody: {}}}}      # webhooks::InvoicePaid
//! ```

use super::code::Draft;
use super::context::Context;
use super::docs;
use super::rust_types::located;
use super::source::SourceFile;
use crate::ir::{Cause, Incoming, Payload};
use crate::names::Ident;

/// The file of all webhooks; `None` where there is none.
pub(super) fn webhooks(ctx: Context<'_>) -> Option<String> {
    let opening = "What the API sends when something happens: a type for the body of each webhook.";
    let event = ctx.api.event.map(|event| {
        let said = "The body of any webhook; which one it is, it says itself.";
        alias(
            &docs::markdown(said),
            false,
            "Event",
            &located(ctx, event, false),
        )
    });
    module(ctx, opening, event, |item| item.cause == Cause::Webhook)
}

/// The file of all callbacks; `None` where there is none.
pub(super) fn callbacks(ctx: Context<'_>) -> Option<String> {
    let opening =
        "What the API sends because of an earlier call: a type for the body of each callback.";
    module(ctx, opening, None, |item| item.cause != Cause::Webhook)
}

fn alias(docs: &[String], deprecated: bool, name: &str, ty: &str) -> String {
    let mut out = Draft::new();
    out.docs(0, docs);
    if deprecated {
        out.line(0, "#[deprecated]");
    }
    out.line(0, &format!("pub type {name} = {ty};"));
    out.finish()
}

fn module(
    ctx: Context<'_>,
    opening: &str,
    event: Option<String>,
    is_here: impl Fn(&Incoming) -> bool,
) -> Option<String> {
    let all = ctx.api.incoming.iter().zip(&ctx.names.incoming);
    let here: Vec<(&Incoming, &Ident)> = all.filter(|(item, _)| is_here(item)).collect();
    if here.is_empty() {
        return None;
    }
    let aliases = here.iter().filter_map(|(item, name)| {
        let payload = item.payload.as_ref()?;
        let ty = located(ctx, payload.ty, true);
        let docs = alias_docs(ctx, item, payload);
        Some(alias(&docs, item.docs.deprecated, name.as_str(), &ty))
    });
    let mut lines = vec![opening.to_owned(), String::new()];
    let decoded = "Each is read from the bytes of the body: `serde_json::from_slice(&body)`.";
    lines.extend(docs::markdown(decoded));
    let bodiless = here.iter().filter(|(item, _)| item.payload.is_none());
    let bodiless: Vec<String> = bodiless
        .map(|(item, _)| format!("`{}`", item.name))
        .collect();
    if !bodiless.is_empty() {
        let said = format!(
            "Without a body, and so without a type: {}.",
            bodiless.join(", ")
        );
        docs::paragraph(&mut lines, docs::markdown(&said));
    }
    let mut file = SourceFile::opening(&lines);
    for item in event.into_iter().chain(aliases) {
        file.item(item);
    }
    if file.has("types::") {
        file.import("crate", "types");
    }
    Some(file.text())
}

fn alias_docs(ctx: Context<'_>, item: &Incoming, payload: &Payload) -> Vec<String> {
    let mut lines = docs::prose(&item.docs, "");
    let sent = match item.cause {
        Cause::Webhook => format!("The body of the webhook `{}`", item.name),
        Cause::Callback(id) => {
            let operation = ctx.api.operations.get(id.0);
            let operation = operation.map_or_else(String::new, |operation| {
                format!(
                    ", sent after `{} {}`",
                    operation.method.as_str(),
                    operation.path
                )
            });
            format!("The body of the callback `{}`{operation}", item.name)
        }
    };
    let sent = format!(
        "{sent}: `{}`, `{}`.",
        item.method.as_str(),
        payload.media_type
    );
    docs::paragraph(&mut lines, docs::markdown(&sent));
    if let Some(description) = &payload.description {
        docs::paragraph(&mut lines, docs::markdown(description));
    }
    let described = |(name, text): &(String, Option<String>)| {
        let text = text.as_deref().and_then(|text| text.lines().next());
        docs::markdown(&match text {
            Some(text) => format!("- `{name}`: {text}"),
            None => format!("- `{name}`"),
        })
    };
    let headers: Vec<String> = item.headers.iter().flat_map(described).collect();
    if !headers.is_empty() {
        docs::paragraph(&mut lines, vec!["# Headers".to_owned()]);
        docs::paragraph(&mut lines, headers);
    }
    let answers = item.answers.iter().flat_map(|(status, text)| {
        let text = text.lines().next().unwrap_or_default();
        docs::markdown(&format!("- {status}: {text}"))
    });
    let answers: Vec<String> = answers.collect();
    if !answers.is_empty() {
        docs::paragraph(&mut lines, vec!["# Answers".to_owned()]);
        docs::paragraph(&mut lines, answers);
    }
    lines
}
