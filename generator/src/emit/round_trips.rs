//! `tests/round_trips.rs`: each example of the document is read into its type and written back unchanged.

use super::client::tokens;
use super::code::Draft;
use super::context::Context;
use super::rust_types::located;
use super::source::SourceFile;
use super::{rust_types, values};
use crate::analyze::fits;
use crate::ir::{Content, MediaKind, Shape, TypeId};
use crate::names::{Scope, snake};
use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

/// An example that becomes a test.
struct Case<'a> {
    name: String,
    ty: TypeId,
    value: &'a Value,
}

/// The tests; `None` where the document has no example.
pub(super) fn tests(ctx: Context<'_>) -> Option<String> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for (operation, names) in ctx.api.operations.iter().zip(&ctx.names.operations) {
        if let Some(body) = &operation.body {
            add(
                ctx,
                &mut cases,
                &format!("{} body", names.method),
                &body.content,
            );
        }
        for response in &operation.responses {
            if let Some(content) = &response.content {
                add(
                    ctx,
                    &mut cases,
                    &format!("{} answer {}", names.method, response.status),
                    content,
                );
            }
        }
    }
    for (item, name) in ctx.api.incoming.iter().zip(&ctx.names.incoming) {
        for payload in item.payload.iter().filter(|_| !item.docs.deprecated) {
            for example in &payload.examples {
                push(
                    ctx,
                    &mut cases,
                    &format!("{name} payload"),
                    payload.ty,
                    &example.value,
                );
            }
        }
    }
    for (id, names) in &ctx.names.types {
        for example in &ctx.api.types[*id].examples {
            push(ctx, &mut cases, names.ident.as_str(), *id, &example.value);
        }
    }
    if cases.is_empty() {
        return None;
    }
    let mut scope = Scope::reserving(&["round_trip", "same"]);
    let krate = ctx.krate();
    let deprecated = super::library::has_deprecated(ctx).then(
        || quote!(#![allow(deprecated, reason = "what the API deprecates is tested all the same")]),
    );
    let same = same();
    let switch = ctx.features.tests().map(|attribute| tokens(&attribute));
    let opening = ["The examples of the document: read, and written back unchanged.".to_owned()];
    let mut file = SourceFile::opening(&opening);
    file.add(&quote! {
        #switch
        #deprecated
        use serde::Serialize;
        use serde::de::DeserializeOwned;
        use serde_json::Value;

        fn round_trip<T: DeserializeOwned + Serialize>(json: &str) {
            let value: T = serde_json::from_str(json).expect("the example is a value of its type");
            let written = serde_json::to_value(&value).expect("every value can be written");
            let example: Value = serde_json::from_str(json).expect("the example is JSON");
            let equal = same(&written, &example);
            assert!(equal, "{written:#} is not {example:#}");
        }

        #same
    });
    for case in &cases {
        let name = scope.claim([snake(&case.name)]);
        let ty = located(ctx, case.ty, true);
        let json = json_literal(case.value);
        let mut out = Draft::new();
        out.line(0, "#[test]");
        out.line(0, &format!("fn {name}() {{"));
        out.statement(4, &format!("round_trip::<{ty}>({json});"));
        out.line(0, "}");
        file.item(out.finish());
    }
    if file.has("types::") {
        file.import(krate.as_str(), "types");
    }
    Some(file.text())
}

/// The function of a test that compares JSON.
pub(super) fn same() -> TokenStream {
    quote! {
        /// Whether two values are equal, however their numbers are spelt.
        fn same(one: &Value, other: &Value) -> bool {
            match (one, other) {
                (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
                (Value::Array(a), Value::Array(b)) => {
                    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
                }
                (Value::Object(a), Value::Object(b)) => {
                    a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
                }
                _ => one == other,
            }
        }
    }
}

fn add<'a>(ctx: Context<'a>, cases: &mut Vec<Case<'a>>, name: &str, content: &'a Content) {
    if let (MediaKind::Json, Some(ty)) = (content.kind, content.ty) {
        for example in &content.examples {
            push(ctx, cases, name, ty, &example.value);
        }
    }
}

/// Adds a case unless the example is no value of its type, is one already, or has another spelling than the crate's.
fn push<'a>(ctx: Context<'a>, cases: &mut Vec<Case<'a>>, name: &str, ty: TypeId, value: &'a Value) {
    let (target, resolved, _) = ctx.resolve(ty);
    let told = matches!(
        resolved.shape,
        Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) | Shape::Array(_) | Shape::Map(_)
    );
    let known = cases
        .iter()
        .any(|case| ctx.resolve(case.ty).0 == target && case.value == value);
    let fits = fits(&ctx.api.types, &ctx.facts.reach, ty, value).is_ok()
        && values::is_canonical(ctx, ty, value);
    if told && !known && fits && !rust_types::is_coded(ctx, ty) {
        cases.push(Case {
            name: name.to_owned(),
            ty,
            value,
        });
    }
}

/// A value as a raw string of JSON, laid out for reading.
pub(super) fn json_literal(value: &Value) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_else(|_| value.to_string());
    let mut hashes = "#".to_owned();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}
