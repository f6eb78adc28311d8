//! `reference.md`: all operations on one page, each with what it takes, what it gives and an example.
//!
//! The examples are those of the methods' documentation, where each of them is compiled.

use super::bodies::body_type;
use super::context::Context;
use super::docs;
use super::operations::arguments;
use super::parameters::{is_argument, parameter_type};
use super::sample;
use super::{response_headers, responses};
use crate::ir::Operation;
use crate::names::TagNames;
use rayon::prelude::*;
use std::fmt::Write as _;

/// The page; `None` for a document without operations.
pub(super) fn reference(ctx: Context<'_>) -> Option<String> {
    if ctx.api.operations.is_empty() {
        return None;
    }
    let package = &ctx.names.package;
    let mut text = format!(
        "# Reference of `{package}`\n\n\
         In the examples, `client` is a `Client`, which `README.md` shows how to make, and the function around them is `async` and gives a\n\
         `Result`. What stands in parentheses is required; the rest has a setter. Types of the API are in the module `types`.\n\n"
    );
    let names = &ctx.names;
    for tag in &names.tags {
        let _ = writeln!(text, "- [`client.{0}()`](#client{0})", tag.accessor);
    }
    let groups: Vec<String> = names.tags.par_iter().map(|tag| group(ctx, tag)).collect();
    for group in groups {
        text.push('\n');
        text.push_str(&group);
    }
    Some(text)
}

fn group(ctx: Context<'_>, tag: &TagNames) -> String {
    let operations = tag.operations.par_iter();
    let operations: Vec<String> = operations
        .map(|index| operation(ctx, tag, *index))
        .collect();
    format!(
        "## `client.{}()`\n\n{}",
        tag.accessor,
        operations.join("\n")
    )
}

fn operation(ctx: Context<'_>, tag: &TagNames, index: usize) -> String {
    let operation = &ctx.api.operations[index];
    let names = &ctx.names.operations[index];
    let arguments = arguments(ctx, index).into_iter();
    let declared: Vec<String> = arguments
        .map(|(name, ty)| format!("{name}: {ty}"))
        .collect();
    let declared = declared.join(", ");
    let ty = responses::output(ctx, index).ty;
    let gives = match ty.as_str() {
        "()" => String::new(),
        ty => format!(" → `{ty}`"),
    };
    let mut text = format!("### `{}({declared})`{gives}\n\n", names.method);
    let mut lines = docs::prose(&operation.docs, "");
    if operation.docs.deprecated {
        docs::paragraph(&mut lines, vec!["Deprecated.".to_owned()]);
    }
    let request = format!("`{} {}`", operation.method.as_str(), operation.path);
    docs::paragraph(&mut lines, vec![request]);
    docs::paragraph(&mut lines, given(ctx, index, operation));
    for listed in response_headers::listed(ctx, operation) {
        docs::paragraph(&mut lines, vec![listed]);
    }
    if let Some(example) = sample::call(ctx, tag, index) {
        let mut code = vec!["```rust".to_owned()];
        let imports = example.imports(ctx, &[]);
        if !imports.is_empty() {
            code.extend(imports);
            code.push(String::new());
        }
        code.extend(example.statement());
        code.push("```".to_owned());
        docs::paragraph(&mut lines, code);
    }
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// A line for each argument and setter that the document says something of.
fn given(ctx: Context<'_>, index: usize, operation: &Operation) -> Vec<String> {
    let names = &ctx.names.operations[index];
    let parameters = operation.parameters.iter().zip(&names.parameters);
    let parameters = parameters.map(|(parameter, name)| {
        let ty = parameter_type(ctx, parameter);
        let spelling = spelling(is_argument(parameter), name.as_str(), &ty);
        (spelling, parameter.docs.description.as_deref())
    });
    let body = operation.body.iter().map(|body| {
        let ty = body_type(ctx, &body.content);
        let spelling = spelling(body.required, names.body.as_str(), &ty);
        (spelling, body.description.as_deref())
    });
    let lines = parameters.chain(body).flat_map(|(spelling, description)| {
        let said = description.and_then(|text| text.trim().lines().next());
        match said {
            Some(said) => docs::markdown(&format!("- {spelling}: {said}")),
            None => vec![format!("- {spelling}")],
        }
    });
    lines.collect()
}

fn spelling(is_argument: bool, name: &str, ty: &str) -> String {
    match is_argument {
        true => format!("`{name}`"),
        false => format!("`.{name}({ty})`"),
    }
}
