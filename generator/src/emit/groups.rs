//! Groups of operations: an accessor of the client for each tag.
//!
//! ```yaml
//! tags: [Invoices]      # client.invoices()
//! ```

use super::code::{Draft, INLINE};
use super::context::Context;
use super::layout::Close;
use super::parameters::is_argument;
use super::source::SourceFile;
use super::{docs, operations, sample};
use crate::ir::{Operation, Status};
use crate::names::{Ident, TagNames};
use std::fmt::Write as _;

/// `api/mod.rs`: the groups.
pub(super) fn index(ctx: Context<'_>) -> String {
    let mut file = SourceFile::opening(&["The operations, by group.".to_owned()]);
    let mut lines = String::new();
    for (position, tag) in ctx.names.tags.iter().enumerate() {
        if let Some(attribute) = ctx.features.tag(position) {
            let _ = writeln!(lines, "{attribute}");
        }
        let _ = writeln!(lines, "pub mod {};", tag.accessor);
    }
    file.lines(Close::Module, lines);
    file.text()
}

/// `api/<group>/mod.rs`: the group's struct with a method for each operation.
pub(super) fn group(ctx: Context<'_>, tag: &TagNames) -> String {
    let described = ctx
        .api
        .tags
        .iter()
        .find(|other| other.name == tag.tag)
        .and_then(|tag| tag.description.as_deref());
    let opening = described.map_or_else(
        || vec![format!("Operations of the group `{}`.", tag.accessor)],
        docs::markdown,
    );
    let mut file = SourceFile::opening(&opening);
    let names = || {
        tag.operations
            .iter()
            .map(|index| &ctx.names.operations[*index])
    };
    let modules = names().map(|names| format!("mod {};\n", names.module));
    file.lines(Close::Module, modules.collect());
    let mut reexports = String::new();
    for index in &tag.operations {
        let names = &ctx.names.operations[*index];
        let enums = super::responses::enums(ctx, *index);
        let items: Vec<&str> = std::iter::once(&names.builder)
            .chain(enums)
            .map(Ident::as_str)
            .collect();
        let _ = match items.as_slice() {
            [builder] => writeln!(reexports, "pub use {}::{builder};", names.module),
            several => writeln!(
                reexports,
                "pub use {}::{{{}}};",
                names.module,
                several.join(", ")
            ),
        };
    }
    file.lines(Close::Reexport, reexports);
    file.import("crate", "Client");
    let ident = &tag.ident;
    let mut declared = Draft::new();
    let accessor = format!("Made by [`Client::{}`].", tag.accessor);
    declared.docs(0, &opening);
    declared.docs(0, &[String::new(), accessor]);
    declared.line(0, "#[derive(Clone, Copy, Debug)]");
    declared.line(0, &format!("pub struct {ident}<'c> {{"));
    declared.line(4, "client: &'c Client,");
    declared.line(0, "}");
    file.item(declared.finish());
    let mut methods = Draft::new();
    methods.line(0, &format!("impl<'c> {ident}<'c> {{"));
    methods.line(4, "pub(crate) fn new(client: &'c Client) -> Self {");
    methods.line(8, "Self { client }");
    methods.line(4, "}");
    for index in &tag.operations {
        methods.blank();
        method(ctx, tag, *index, &mut methods);
    }
    methods.line(0, "}");
    file.item(methods.finish());
    if file.has("types::") {
        file.import("crate", "types");
    }
    file.text()
}

fn method(ctx: Context<'_>, tag: &TagNames, index: usize, out: &mut Draft) {
    let operation = &ctx.api.operations[index];
    let names = &ctx.names.operations[index];
    let (method, builder) = (&names.method, &names.builder);
    let arguments = operations::arguments(ctx, index);
    out.docs(4, &method_docs(ctx, tag, index, operation));
    if operation.docs.deprecated {
        out.line(4, "#[deprecated]");
    }
    if arguments.len() > 6 {
        let reason = "the document requires all of them";
        out.line(
            4,
            &format!("#[allow(clippy::too_many_arguments, reason = \"{reason}\")]"),
        );
    }
    out.line(4, INLINE);
    let receiver = ["&self".to_owned()];
    let declared = arguments.iter().map(|(name, ty)| format!("{name}: {ty}"));
    let declared: Vec<String> = receiver.into_iter().chain(declared).collect();
    let tail = format!(" -> {builder} {{");
    out.signature(4, &format!("pub fn {method}"), &declared, &tail);
    let given = arguments.iter().map(|(name, _)| name.as_str());
    let given: Vec<&str> = std::iter::once("self.client.core()").chain(given).collect();
    out.statement(8, &format!("{builder}::new({})", given.join(", ")));
    out.line(4, "}");
}

fn method_docs(
    ctx: Context<'_>,
    tag: &TagNames,
    index: usize,
    operation: &Operation,
) -> Vec<String> {
    let request = format!("`{} {}`", operation.method.as_str(), operation.path);
    let mut lines = docs::prose(&operation.docs, "");
    if lines.is_empty() {
        lines.push(format!("Calls {request}."));
    } else {
        docs::paragraph(&mut lines, vec![request]);
    }
    if !operation.variant.is_empty() {
        docs::paragraph(&mut lines, variant_docs(operation));
    }
    let names = &ctx.names.operations[index];
    let parameters = operation
        .parameters
        .iter()
        .zip(&names.parameters)
        .filter(|(parameter, _)| is_argument(parameter))
        .map(|(parameter, name)| (name, parameter.docs.description.as_deref()));
    let body = operation.body.iter().filter(|body| body.required);
    let arguments: Vec<String> = parameters
        .chain(body.map(|body| (&names.body, body.description.as_deref())))
        .filter_map(|(name, description)| {
            let text = description?.lines().next()?;
            Some(docs::markdown(&format!("- `{name}`: {text}")))
        })
        .flatten()
        .collect();
    if !arguments.is_empty() {
        docs::paragraph(&mut lines, vec!["# Arguments".to_owned()]);
        docs::paragraph(&mut lines, arguments);
    }
    docs::paragraph(&mut lines, conditions(ctx, operation));
    if ctx.facts.paging.contains_key(&index) {
        let builder = &ctx.names.operations[index].builder;
        let items = format!(
            "The answer is a page of a list: [`{builder}::items`] gives the items of all pages,"
        );
        let pages = format!("[`{builder}::pages`] the pages.");
        docs::paragraph(&mut lines, vec![items, pages]);
    }
    docs::paragraph(
        &mut lines,
        super::response_headers::docs(ctx, index, operation),
    );
    docs::paragraph(&mut lines, vec!["# Errors".to_owned()]);
    docs::paragraph(&mut lines, errors(ctx, index, operation));
    if let Some(example) = sample::call(ctx, tag, index) {
        docs::paragraph(&mut lines, vec!["# Examples".to_owned()]);
        docs::paragraph(&mut lines, example.doctest(ctx));
    }
    lines
}

/// What tells a further method of a place from the usual one.
fn variant_docs(operation: &Operation) -> Vec<String> {
    let sent = operation
        .body
        .as_ref()
        .map(|body| format!("sends the body as `{}`", body.content.media_type));
    let streamed = super::responses::successes(operation)
        .into_iter()
        .filter_map(|success| success.content.as_ref())
        .find(|content| content.kind.is_stream())
        .map(|content| format!("gives the answer as a stream of `{}`", content.media_type));
    let said: Vec<String> = sent.into_iter().chain(streamed).collect();
    docs::markdown(&format!("This one {}.", said.join(", and ")))
}

/// Where the call goes, if not where others go, and what its credential must be good for.
fn conditions(ctx: Context<'_>, operation: &Operation) -> Vec<String> {
    let mut sentences = Vec::new();
    let servers = operations::servers(ctx, operation);
    if !servers.is_empty() {
        let servers: Vec<String> = servers.iter().map(|url| format!("`{url}`")).collect();
        sentences.push(format!(
            "It is sent to {}, unless the client has a base URL of its own.",
            servers.join(" or ")
        ));
    }
    let mut scopes: Vec<&str> = Vec::new();
    for requirement in operation.security.iter().flatten() {
        for scope in &requirement.scopes {
            if !scopes.contains(&scope.as_str()) {
                scopes.push(scope);
            }
        }
    }
    if !scopes.is_empty() {
        let scopes: Vec<String> = scopes.iter().map(|scope| format!("`{scope}`")).collect();
        sentences.push(format!("Scopes: {}.", scopes.join(", ")));
    }
    docs::markdown(&sentences.join(" "))
}

/// What the document says of failures, and where the rest is said.
fn errors(ctx: Context<'_>, index: usize, operation: &Operation) -> Vec<String> {
    let declared = operation
        .responses
        .iter()
        .filter(|response| !response.status.is_success() && response.status != Status::Default);
    let mut lines = docs::markdown(
        "When the call cannot be sent, or is not answered with success: see [`Error`](crate::Error).",
    );
    let listed: Vec<String> = declared
        .flat_map(|response| {
            let body = response
                .content
                .as_ref()
                .and_then(|content| content.ty)
                .map(|ty| ctx.resolve(ty));
            let body = body.filter(|(_, ty, _)| ty.shape.is_named());
            let typed = body.map_or_else(String::new, |(target, _, _)| {
                format!(
                    "; the body is of type [`{0}`](crate::types::{0})",
                    ctx.type_names(target).ident
                )
            });
            let said = response
                .description
                .lines()
                .next()
                .unwrap_or_default()
                .trim_end_matches('.');
            docs::markdown(&format!("- {}: {said}{typed}", response.status))
        })
        .collect();
    if !listed.is_empty() {
        docs::paragraph(&mut lines, listed);
    }
    if super::failures::any(ctx, index) {
        let builder = &ctx.names.operations[index].builder;
        let said = format!("[`{builder}::failure`] gives the typed body of an error.");
        docs::paragraph(&mut lines, vec![said]);
    }
    docs::paragraph(
        &mut lines,
        super::response_headers::error_docs(ctx, operation),
    );
    lines
}
