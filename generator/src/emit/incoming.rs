//! `webhooks.rs` and `callbacks.rs`: a type for the body of each request that the API sends.
//!
//! ```yaml
//! webhooks: {invoice.paid: {post: {requestBody: {}}}}      # webhooks::InvoicePaid
//! ```

use super::code::{Draft, quoted};
use super::context::Context;
use super::docs;
use super::layout::Close;
use super::rust_types::located;
use super::source::SourceFile;
use crate::config::Webhooks;
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
    module(ctx, opening, event, true)
}

/// What checks signatures, where the vendor signs.
fn verifier(ctx: Context<'_>, file: &mut SourceFile) {
    let Some(signing) = &ctx.config.webhooks else {
        return;
    };
    let vendor = &ctx.names.vendor;
    let (said, signing) = match signing {
        Webhooks::Standard => (
            "as [Standard Webhooks](https://www.standardwebhooks.com) has it".to_owned(),
            "Signing::Standard".to_owned(),
        ),
        Webhooks::Hex { header, prefix } => (
            format!("in the header `{header}`, without a time"),
            format!(
                "Signing::Hex {{ header: {}, prefix: {} }}",
                quoted(header),
                quoted(prefix)
            ),
        ),
        Webhooks::Timestamped { header, key } => (
            format!("in the header `{header}`, with the time"),
            format!(
                "Signing::Timestamped {{ header: {}, key: {} }}",
                quoted(header),
                quoted(key)
            ),
        ),
    };
    file.import("crate", "Secret");
    file.import("crate::runtime::webhook", "Signing");
    file.lines(
        Close::Reexport,
        "pub use crate::runtime::webhook::{Verifier, WebhookError};\n".to_owned(),
    );
    let mut out = Draft::new();
    let krate = ctx.krate();
    let lines = [
        format!("Checks whether a request comes from {vendor}, by its signature: {said}."),
        String::new(),
        "The body must be as it came, byte for byte. Where a time is signed, a request that is older than 5 minutes is".to_owned(),
        "refused, unless [`Verifier::with_tolerance`] allows for more; [`Verifier::with_secret`] takes a second secret.".to_owned(),
        String::new(),
        "# Errors".to_owned(),
        String::new(),
        "[`WebhookError::Secret`] for a secret that is empty or malformed.".to_owned(),
        String::new(),
        "# Examples".to_owned(),
        String::new(),
        "```".to_owned(),
        "let secret = \"whsec_dGVzdA==\";".to_owned(),
        format!("let verifier = {krate}::webhooks::verifier(secret)?;"),
        "// What arrives, here as a test would make it.".to_owned(),
        "let body = br#\"{\"id\": 1}\"#;".to_owned(),
        "let headers = verifier.sign(\"msg_1\", std::time::SystemTime::now(), body);".to_owned(),
        "verifier.verify(&headers, body)?;".to_owned(),
        format!("# Ok::<(), {krate}::webhooks::WebhookError>(())"),
        "```".to_owned(),
    ];
    out.docs(0, &lines);
    let arguments = ["secret: impl Into<Secret>".to_owned()];
    out.signature(
        0,
        "pub fn verifier",
        &arguments,
        " -> Result<Verifier, WebhookError> {",
    );
    out.statement(4, &format!("Verifier::new({signing}, &secret.into())"));
    out.line(0, "}");
    file.item(out.finish());
}

/// The file of all callbacks; `None` where there is none.
pub(super) fn callbacks(ctx: Context<'_>) -> Option<String> {
    let opening =
        "What the API sends because of an earlier call: a type for the body of each callback.";
    module(ctx, opening, None, false)
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
    webhooks: bool,
) -> Option<String> {
    let is_here = |item: &Incoming| (item.cause == Cause::Webhook) == webhooks;
    let all = ctx.api.incoming.iter().zip(&ctx.names.incoming);
    let here: Vec<(&Incoming, &Ident)> = all.filter(|(item, _)| is_here(item)).collect();
    let signed = webhooks && ctx.config.webhooks.is_some();
    if here.is_empty() && !signed {
        return None;
    }
    let aliases = here.iter().filter_map(|(item, name)| {
        let payload = item.payload.as_ref()?;
        let ty = located(ctx, payload.ty, true);
        let docs = alias_docs(ctx, item, payload);
        Some(alias(&docs, item.docs.deprecated, name.as_str(), &ty))
    });
    let mut lines = vec![opening.to_owned(), String::new()];
    let decoded = if signed {
        "[`Verifier::read`] reads one from the bytes of the body, once its signature is found to be right."
    } else {
        "Each is read from the bytes of the body: `serde_json::from_slice(&body)`."
    };
    lines.push(decoded.to_owned());
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
    if signed {
        verifier(ctx, &mut file);
    }
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
