//! A mock of the API: the feature `mock`, and the table that it holds calls against.
//!
//! ```rust,ignore
//! let mock = Mock::new();
//! mock.on("list_pets", [Reply::status(503), Reply::example()])?;
//! let pets = mock.client()?.pets().list_pets().await?;
//! ```
//!
//! An operation is an entry of a static table, which costs rustc next to nothing, and nothing while the feature is off.

use super::bodies::sent_media_type;
use super::code::quoted;
use super::context::Context;
use super::responses::{has_flag, successes};
use super::sample::{self, Gives};
use super::source::SourceFile;
use super::{operations, values};
use crate::ir::{
    Coding, Content, MediaKind, Operation, Parameter, ParameterIn, SchemeKind, Shape, Status,
};
use crate::names::TagNames;
use quote::quote;
use rayon::prelude::*;
use serde_json::Value;
use std::fmt::Write as _;

/// An example that is longer than this is not kept; the least that the type allows takes its place.
const LONGEST: usize = 4096;

/// `mock.rs`
pub(super) fn mock(ctx: Context<'_>) -> String {
    let schemes = ctx.api.schemes.iter().zip(&ctx.names.schemes);
    let credentials = schemes.map(|(scheme, names)| {
        let setter = &names.setter;
        match scheme.kind {
            SchemeKind::Basic => quote!(.#setter("mock", "mock")),
            SchemeKind::Bearer
            | SchemeKind::Http(_)
            | SchemeKind::Header(_)
            | SchemeKind::Query(_)
            | SchemeKind::Cookie(_) => quote!(.#setter("mock")),
        }
    });
    let opening = [
        "A server that is not there, for tests: it records calls, holds them against the API's document, and answers."
            .to_owned(),
    ];
    super::source::rust(
        &opening,
        &quote! {
            use crate::{Client, Error};

            mod contracts;

            pub use crate::runtime::mock::{Mock, Recorded, Reply};

            impl Default for Mock {
                fn default() -> Self {
                    Self::new()
                }
            }

            impl Mock {
                /// A mock that answers each call with the document's example.
                #[must_use]
                pub fn new() -> Self {
                    Self::of(contracts::CONTRACTS)
                }

                /// A client that calls this mock, with credentials made up. `ClientBuilder::transport` takes the mock, too.
                ///
                /// # Errors
                ///
                /// None that is known.
                pub fn client(&self) -> Result<Client, Error> {
                    Client::builder()
                        .base_url("http://mock.invalid")
                        #(#credentials)*
                        .transport(self.clone())
                        .build()
                }
            }
        },
    )
}

/// `mock/contracts.rs`
pub(super) fn contracts(ctx: Context<'_>) -> String {
    let opening = ["What the API's document says of each operation.".to_owned()];
    let mut file = SourceFile::opening(&opening);
    let operations: Vec<(&TagNames, usize)> = ctx
        .names
        .tags
        .iter()
        .flat_map(|tag| tag.operations.iter().map(move |index| (tag, *index)))
        .collect();
    let entries: Vec<String> = operations
        .par_iter()
        .map(|(tag, index)| contract(ctx, tag, *index))
        .collect();
    let entries = entries.concat();
    let mut names = vec!["Contract"];
    for (code, name) in [
        ("Example {", "Example"),
        ("Kind::", "Kind"),
        ("Parameter {", "Parameter"),
        ("Place::", "Place"),
    ] {
        if entries.contains(code) {
            names.push(name);
        }
    }
    for name in names {
        file.import("crate::runtime::mock_contract", name);
    }
    file.item(format!(
        "pub(super) static CONTRACTS: &[Contract] = &[\n{entries}];\n"
    ));
    file.text()
}

fn contract(ctx: Context<'_>, tag: &TagNames, index: usize) -> String {
    let operation = &ctx.api.operations[index];
    let mut out = String::from("    Contract {\n");
    let mut field = |name: &str, value: &str| {
        let _ = writeln!(out, "        {name}: {value},");
    };
    field("name", &quoted(ctx.names.operations[index].method.as_str()));
    field("group", &quoted(tag.accessor.as_str()));
    field("method", &quoted(operation.method.as_str()));
    field("path", &quoted(&operations::template(&operation.template)));
    let mut parameters = operation.parameters.iter();
    let parameters: String = parameters
        .by_ref()
        .filter_map(|one| parameter(ctx, one))
        .collect();
    match parameters.as_str() {
        "" => field("parameters", "&[]"),
        some => field("parameters", &format!("&[\n{some}        ]")),
    }
    let body = operation.body.as_ref();
    let body = body.map_or_else(
        || "None".to_owned(),
        |body| {
            let media_type = quoted(sent_media_type(&body.content));
            format!("Some(({media_type}, {}))", body.required)
        },
    );
    field("body", &body);
    let (status, content_type, text) = example(ctx, operation);
    let _ = write!(
        out,
        "        example: Example {{\n            status: {status},\n            content_type: {},\n            body: {},\n        \
         }},\n    }},\n",
        quoted(content_type),
        quoted(&text)
    );
    out
}

/// A parameter, as far as its text can be judged; `None` where nothing can be said of it.
fn parameter(ctx: Context<'_>, parameter: &Parameter) -> Option<String> {
    let place = match parameter.place {
        ParameterIn::Path => "Path",
        ParameterIn::Query => "Query",
        ParameterIn::QueryString => return None,
        ParameterIn::Header => "Header",
        ParameterIn::Cookie => "Cookie",
    };
    let (_, ty, nullable) = ctx.resolve(parameter.ty);
    let plain = parameter.coding == Coding::Style && !nullable && !parameter.allow_empty;
    let (kind, is_spread) = match &ty.shape {
        Shape::Boolean => ("Boolean", false),
        Shape::Integer(_) => ("Integer", false),
        Shape::Number(_) => ("Number", false),
        Shape::String(_) | Shape::Enum(_) => ("Any", false),
        // A list may be empty, and an object goes by the names of its properties.
        Shape::Any
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Struct(_)
        | Shape::Union(_)
        | Shape::Alias(_) => ("Any", true),
    };
    let is_styled = matches!(
        parameter.style,
        crate::ir::Style::Label | crate::ir::Style::Matrix
    );
    let kind = if plain && !is_styled { kind } else { "Any" };
    let required = parameter.required && !is_spread && !nullable;
    if !required && kind == "Any" {
        return None;
    }
    Some(format!(
        "            Parameter {{ name: {}, place: Place::{place}, required: {required}, kind: Kind::{kind} }},\n",
        quoted(&parameter.name)
    ))
}

/// Status, media type and body of a success.
fn example<'c>(ctx: Context<'c>, operation: &'c Operation) -> (u16, &'c str, String) {
    let successes = successes(operation);
    let status = |status: Status| match status {
        Status::Code(code) => code,
        Status::Range(_) | Status::Default => 200,
    };
    let mut all = successes.iter();
    let found = all.find_map(|one| Some((one.status, one.content.as_ref()?)));
    let Some((found, content)) = found else {
        let first = successes.first().map_or(200, |one| status(one.status));
        return (first, "", String::new());
    };
    let text = match content.kind {
        MediaKind::Json => json(ctx, operation, content).to_string(),
        MediaKind::JsonLines => format!("{}\n", json(ctx, operation, content)),
        MediaKind::JsonSequence => format!("\u{1e}{}\n", json(ctx, operation, content)),
        MediaKind::Events => match json(ctx, operation, content) {
            Value::String(text) => format!("data: {}\n\n", text.replace('\n', " ")),
            json => format!("data: {json}\n\n"),
        },
        MediaKind::Form | MediaKind::Multipart | MediaKind::Text | MediaKind::Binary => {
            "text".to_owned()
        }
    };
    (status(found), sent_media_type(content), text)
}

/// The document's example, or the least that the type allows; one that says that it is a success, if it says anything.
fn json(ctx: Context<'_>, operation: &Operation, content: &Content) -> Value {
    let mut value = values::body_value(ctx, content);
    if let Some(ty) = content.ty
        && value.to_string().len() > LONGEST
    {
        value = values::made_up(ctx, ty, "value", 0);
    }
    if let (Some(flag), Value::Object(members)) = (&ctx.config.response.success_flag, &mut value)
        && has_flag(ctx, operation, flag)
    {
        members.insert(flag.clone(), Value::Bool(true));
    }
    value
}

/// What the README says of it.
pub(super) fn readme(ctx: Context<'_>, text: &mut String) {
    let krate = ctx.krate();
    let mut operations = ctx.names.tags.iter().flat_map(|tag| {
        let operations = tag.operations.iter().map(move |index| (tag, *index));
        operations.filter_map(|(tag, index)| {
            let call = sample::call(ctx, tag, index)?;
            let method = &ctx.names.operations[index].method;
            Some((format!("{}.{method}", tag.accessor), call))
        })
    });
    let Some((name, call)) = operations.find(|(_, call)| call.gives() != Gives::Stream) else {
        return;
    };
    let _ = writeln!(
        text,
        "## Tests of your own\n\nThe Cargo feature `mock` has a server that is not there:\n\n\
         ```rust,no_run\n# #[cfg(feature = \"mock\")]\n# async fn example() -> Result<(), Box<dyn std::error::Error>> {{\n\
         use {krate}::mock::{{Mock, Reply}};"
    );
    for line in call.imports(ctx, &[]) {
        let _ = writeln!(text, "{line}");
    }
    let _ = writeln!(
        text,
        "\nlet mock = Mock::new();\nmock.on(\"{name}\", [Reply::status(429), Reply::example()])?;\nlet client = mock.client()?;"
    );
    for line in call.statement() {
        let _ = writeln!(text, "{line}");
    }
    text.push_str(
        "assert_eq!(mock.calls().len(), 2);\n# Ok(())\n# }\n```\n\n\
         It records each attempt, and answers with the document's examples or what it is told: bodies, sequences, delays, broken \
         connections. A request that lacks what its operation requires, or has a value of another type, is an error that says so.\n\n",
    );
}
