//! The crate's README, which is the front page of its documentation, too: its examples are compiled by doctests.

use super::bodies::is_form_data;
use super::client::needs_environment;
use super::context::Context;
use super::runtime::Needs;
use super::rust_types::{Presence, presence};
use super::sample;
use crate::ir::{Content, MediaKind, SchemeKind};
use std::fmt::Write as _;

/// `README.md`
pub(super) fn readme(ctx: Context<'_>) -> String {
    let package = &ctx.names.package;
    let mut text = format!("# {package}\n\n");
    let described = ctx
        .config
        .package
        .description
        .clone()
        .unwrap_or_else(|| format!("A client of the {}", ctx.names.api()));
    let described = described.trim_end_matches('.');
    let _ = writeln!(text, "{described}.\n");
    origin(ctx, described, &mut text);
    install(ctx, &mut text);
    features(ctx, &mut text);
    usage(ctx, &mut text);
    operations(ctx, &mut text);
    environments(ctx, &mut text);
    credentials(ctx, &mut text);
    nothing_and_null(ctx, &mut text);
    files_and_streams(ctx, &mut text);
    pagination(ctx, &mut text);
    super::blocking::readme(ctx, &mut text);
    webhooks(ctx, &mut text);
    super::promises::promises(ctx, &mut text);
    text.push_str(
        "## Versions\n\nRust 1.88 or later. A value that an enum does not name yet is kept and sent back as it came, so that a new \
         value of the API breaks nothing.\n",
    );
    if let Some(licence) = &ctx.config.package.license {
        let _ = write!(text, "\n## Licence\n\n{licence}\n");
    }
    text
}

/// What the document says of the API: its first paragraph of prose, unless it is what was said of the crate already, and its version.
fn origin(ctx: Context<'_>, said: &str, text: &mut String) {
    let info = &ctx.api.info;
    let described = info.description.as_deref().unwrap_or_default();
    let prose = described
        .split("\n\n")
        .map(str::trim)
        .find(|paragraph| paragraph.starts_with(char::is_alphanumeric));
    if let Some(prose) = prose.filter(|prose| prose.trim_end_matches('.') != said) {
        let _ = writeln!(text, "{}\n", super::docs::markdown(prose).join("\n"));
    }
    let version = info.version.trim();
    if !version.is_empty() {
        let version = version.replace('`', "'");
        let _ = writeln!(
            text,
            "It is made from version `{version}` of the API's document.\n"
        );
    }
}

/// How lists are gone through, with the first operation whose answers come in pages.
fn pagination(ctx: Context<'_>, text: &mut String) {
    let mut paged = ctx.names.tags.iter().flat_map(|tag| {
        let operations = tag.operations.iter().map(move |index| (tag, *index));
        operations.filter(|(_, index)| ctx.facts.paging.contains_key(index))
    });
    let call = paged.find_map(|(tag, index)| sample::call(ctx, tag, index));
    let Some(call) = call else { return };
    let krate = ctx.krate();
    text.push_str("## Pagination\n\nA list that comes in pages is gone through as a stream of items, or of pages:\n\n```rust,no_run\n");
    let _ = writeln!(
        text,
        "# async fn example(client: {krate}::Client) -> Result<(), Box<dyn std::error::Error>> {{"
    );
    for line in call.imports(ctx, &[]) {
        let _ = writeln!(text, "{line}");
    }
    for line in call.through_items() {
        let _ = writeln!(text, "{line}");
    }
    text.push_str(
        "# Ok(())\n# }\n```\n\nNo page is asked for before it is wanted, and each is a call with retries and times of its own. `position()` \
         tells where the next page begins, and `starting_at` goes on from there in another run. A server that leads back to a page \
         that was given already, or that says that there is more and not where, is an error: neither a loop nor an early end.\n\n",
    );
}

/// How a webhook is known for the vendor's own.
fn webhooks(ctx: Context<'_>, text: &mut String) {
    if ctx.config.webhooks.is_none() {
        return;
    }
    let (krate, vendor) = (ctx.krate(), &ctx.names.vendor);
    let _ = writeln!(
        text,
        "## Webhooks\n\n{vendor} signs what it sends. Whatever framework takes the request, its headers and the bytes of its body are enough:\n\n\
         ```rust\n# fn example(headers: &http::HeaderMap, body: &[u8]) -> Result<(), Box<dyn std::error::Error>> {{\n\
         let verifier = {krate}::webhooks::verifier(\"the secret of the endpoint\")?;\n\
         verifier.verify(headers, body)?;\n# Ok(())\n# }}\n```\n\n\
         `verifier.read` decodes the body as well, and `verifier.sign` makes the headers for tests of your own.\n"
    );
}

/// What can be left out of the crate.
fn features(ctx: Context<'_>, text: &mut String) {
    let (Some(name), true) = (ctx.features.first(), ctx.names.tags.len() > 1) else {
        return;
    };
    let package = &ctx.names.package;
    let _ = writeln!(
        text,
        "## Features\n\nEach group of operations is a Cargo feature, and all are on by default. Who calls few of them compiles less:\n\n\
         ```sh\ncargo add {package} --no-default-features --features {name}\n```\n"
    );
}

fn install(ctx: Context<'_>, text: &mut String) {
    let version = ctx
        .config
        .package
        .version
        .split('.')
        .take(2)
        .collect::<Vec<_>>()
        .join(".");
    let _ = writeln!(
        text,
        "## Installation\n\n```toml\n[dependencies]\n{} = \"{version}\"\ntokio = {{ version = \"1\", features = [\"full\"] }}\n```\n",
        ctx.names.package
    );
}

/// A client being built, as lines of code.
fn building(ctx: Context<'_>) -> Vec<String> {
    let mut lines = vec!["let client = Client::builder()".to_owned()];
    for (scheme, names) in ctx.api.schemes.iter().zip(&ctx.names.schemes).take(1) {
        let arguments: Vec<String> = names
            .arguments
            .iter()
            .enumerate()
            .map(|(position, argument)| match names.variables.get(position) {
                Some(variable) => format!("std::env::var(\"{variable}\")?"),
                None => format!("\"your {}\"", argument.as_str().replace('_', " ")),
            })
            .collect();
        debug_assert!(scheme.kind != SchemeKind::Basic || arguments.len() == 2);
        let line = format!("    .{}({})", names.setter, arguments.join(", "));
        if line.len() <= 100 {
            lines.push(line);
        } else {
            lines.push(format!("    .{}(", names.setter));
            lines.extend(
                arguments
                    .iter()
                    .map(|argument| format!("        {argument},")),
            );
            lines.push("    )".to_owned());
        }
    }
    if let Some(names) = ctx.names.environments.iter().find(|names| names.default) {
        if names.variables.is_empty() {
            if ctx.names.environments.len() > 1 {
                lines.push(format!("    .environment(Environment::{})", names.variant));
            }
        } else {
            let values: Vec<String> = names
                .variables
                .iter()
                .map(|variable| format!("\"your-{}\"", variable.as_str().replace('_', "-")))
                .collect();
            lines.push(format!(
                "    .environment(Environment::{}({}))",
                names.constructor,
                values.join(", ")
            ));
        }
    } else if needs_environment(ctx) {
        lines.push("    .base_url(\"https://api.example.com\")".to_owned());
    }
    if let [start] = lines.as_mut_slice() {
        start.push_str(".build()?;");
    } else {
        lines.push("    .build()?;".to_owned());
    }
    lines
}

fn usage(ctx: Context<'_>, text: &mut String) {
    text.push_str(
        "## Usage\n\n```rust,no_run\n# async fn example() -> Result<(), Box<dyn std::error::Error>> {\n",
    );
    let first = ctx
        .names
        .tags
        .first()
        .and_then(|tag| Some((tag, *tag.operations.first()?)));
    let call = first.and_then(|(tag, index)| sample::call(ctx, tag, index));
    let mut lines: Vec<String> = Vec::new();
    let building = building(ctx);
    let mut used = vec!["Client"];
    if building.iter().any(|line| line.contains("Environment::")) {
        used.push("Environment");
    }
    match &call {
        Some(call) => lines.extend(call.imports(ctx, &used)),
        None if used.len() == 1 => lines.push(format!("use {}::Client;", ctx.krate())),
        None => lines.push(format!("use {}::{{{}}};", ctx.krate(), used.join(", "))),
    }
    lines.push(String::new());
    lines.extend(building);
    if let Some(call) = &call {
        lines.push(String::new());
        lines.extend(call.statement());
        if call.gives() == sample::Gives::Answer {
            lines.push("println!(\"{answer:?}\");".to_owned());
        }
    }
    for line in lines {
        let _ = writeln!(text, "{line}");
    }
    text.push_str("# Ok(())\n# }\n```\n\n");
    text.push_str("What the API requires is an argument; everything else is a setter.\n\n");
}

fn operations(ctx: Context<'_>, text: &mut String) {
    if ctx.api.operations.is_empty() {
        return;
    }
    text.push_str("## Operations\n\n| call | request | |\n| --- | --- | --- |\n");
    for tag in &ctx.names.tags {
        for index in &tag.operations {
            let operation = &ctx.api.operations[*index];
            let summary = operation
                .docs
                .title
                .as_deref()
                .or(operation.docs.description.as_deref())
                .unwrap_or_default();
            let summary = summary
                .lines()
                .next()
                .unwrap_or_default()
                .replace('|', "\\|")
                .replace(['<', '>', '['], " ");
            let _ = writeln!(
                text,
                "| `client.{}().{}(…)` | `{} {}` | {summary} |",
                tag.accessor,
                ctx.names.operations[*index].method,
                operation.method.as_str(),
                operation.path
            );
        }
    }
    text.push_str(
        "\n`reference.md` has each with what it takes, what it gives and an example.\n\n",
    );
}

fn environments(ctx: Context<'_>, text: &mut String) {
    if ctx.api.servers.is_empty() {
        text.push_str("## Base URL\n\nThe API's document names no server: give one with `ClientBuilder::base_url`.\n\n");
        return;
    }
    text.push_str("## Environments\n\n| `Environment` | base URL | |\n| --- | --- | --- |\n");
    for (server, names) in ctx.api.servers.iter().zip(&ctx.names.environments) {
        let name = if names.variables.is_empty() {
            names.variant.to_string()
        } else {
            format!("{}(…)", names.constructor)
        };
        let default = if names.default && !needs_environment(ctx) {
            "the default"
        } else {
            ""
        };
        let _ = writeln!(text, "| `{name}` | `{}` | {default} |", server.url);
    }
    text.push_str(
        "\n`ClientBuilder::base_url` calls any other server, such as one of your own in tests.\n\n",
    );
}

fn credentials(ctx: Context<'_>, text: &mut String) {
    if ctx.api.schemes.is_empty() {
        return;
    }
    text.push_str("## Credentials\n\n| `ClientBuilder` | sent as | environment variables |\n| --- | --- | --- |\n");
    for (scheme, names) in ctx.api.schemes.iter().zip(&ctx.names.schemes) {
        let arguments: Vec<&str> = names
            .arguments
            .iter()
            .map(crate::names::Ident::as_str)
            .collect();
        let sent = match &scheme.kind {
            SchemeKind::Basic => "`Authorization: Basic …`".to_owned(),
            SchemeKind::Bearer => "`Authorization: Bearer …`".to_owned(),
            SchemeKind::Http(scheme) => format!("`Authorization: {scheme} …`"),
            SchemeKind::Header(name) => format!("the header `{name}`"),
            SchemeKind::Query(name) => format!("the query parameter `{name}`"),
            SchemeKind::Cookie(name) => format!("the cookie `{name}`"),
        };
        let variables: Vec<String> = names
            .variables
            .iter()
            .map(|variable| format!("`{variable}`"))
            .collect();
        let _ = writeln!(
            text,
            "| `.{}({})` | {sent} | {} |",
            names.setter,
            arguments.join(", "),
            variables.join(", ")
        );
        super::credentials::rows(names, text);
    }
    text.push('\n');
    if ctx
        .names
        .schemes
        .iter()
        .any(|names| names.all_variables().next().is_some())
    {
        let by = if needs_environment(ctx) {
            "`ClientBuilder::from_env`"
        } else {
            "`Client::from_env()`"
        };
        let _ = writeln!(text, "{by} reads the variables.");
    }
    text.push_str("A call that needs a credential which the client does not have fails before anything is sent, and says which. Credentials are never printed.\n\n");
    super::credentials::readme(ctx, text);
}

fn nothing_and_null(ctx: Context<'_>, text: &mut String) {
    let three_state = ctx.names.types.keys().any(|id| {
        ctx.api.types[*id].shape.as_struct().is_some_and(|shape| {
            shape
                .fields
                .iter()
                .any(|field| presence(ctx, *id, field) == Presence::Patch)
        })
    });
    if three_state {
        text.push_str(
            "## Nothing and null\n\nA field of a request that can be left out *and* can be `null` is a `Patch`: `Patch::Absent` is \
             not sent, `Patch::Null` is sent as `null`, and a setter takes a plain value, an `Option` (`None` is `null`) or a \
             `Patch`.\n\n",
        );
    }
}

/// Uploads, downloads and streams, where the API has them.
fn files_and_streams(ctx: Context<'_>, text: &mut String) {
    let needs = Needs::of(ctx);
    if needs.upload {
        text.push_str(
            "## Uploads\n\nAn `Upload` is made of bytes (`std::fs::read(path)?.into()`) or, with `Upload::stream`, of a stream of them, \
             such as one of a file that is read as it is sent. `.file_name(…)` and `.media_type(…)` say what the server is told.\n\n",
        );
    }
    let bodies = ctx.api.operations.iter().filter_map(|operation| {
        let content = &operation.body.as_ref()?.content;
        (content.kind == MediaKind::Multipart && content.ty.is_none()).then_some(content)
    });
    let bodies: Vec<&Content> = bodies.collect();
    if !bodies.is_empty() {
        text.push_str(
            "A body whose parts the API does not describe is a `Multipart`: `.text(name, …)` and `.part(name, …)` add its parts",
        );
        text.push_str(if bodies.into_iter().all(is_form_data) {
            ".\n\n"
        } else {
            ", `.unnamed(…)` one that is told from others by its place, and `.nested(…)` one that has parts itself.\n\n"
        });
    }
    if needs.download {
        text.push_str(
            "## Downloads\n\nA call whose answer is bytes gives all of them; `.send_stream()` in the place of `.await` gives them as \
             they come, as a `Download`.\n\n",
        );
    }
    if needs.events || needs.items {
        text.push_str(
            "## Streams\n\nA call whose answer is a stream gives it once the answer begins: `while let Some(item) = stream.next().await`. \
             It is a `futures_core::Stream`, too. Dropping it closes the connection.\n\n",
        );
    }
    if needs.events {
        text.push_str(
            "`.with_reconnects(5)` on a call whose answer is a stream of events takes it up again where it broke off, with \
             `Last-Event-ID`, up to so many times without an event in between. A call of another method than `GET` must have an \
             idempotency key for that.\n\n",
        );
    }
}
