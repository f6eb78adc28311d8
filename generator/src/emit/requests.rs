//! `tests/requests.rs`: each operation is called on a loopback server, and what arrived there is compared.
//!
//! The expected method, path, query, headers and body are worked out here from the document, not by the crate's runtime.

use super::bodies;
use super::client::tokens;
use super::code::{Draft, has_path, quoted};
use super::context::Context;
use super::expected;
use super::operations;
use super::parameters::is_argument;
use super::request_bodies;
use super::responses;
use super::round_trips::json_literal;
use super::rust_types::{self, located};
use super::source::SourceFile;
use super::values;
use crate::config::Byte;
use crate::ir::{
    Coding, MediaKind, Operation, Parameter, ParameterIn, SchemeKind, Shape, StringFormat, TypeId,
};
use crate::names::{Ident, Scope, TagNames};
use quote::quote;
use rayon::prelude::*;
use serde_json::Value;

/// The tests; `None` where there is no operation that a test could call.
pub(super) fn tests(ctx: Context<'_>) -> Option<String> {
    let krate = ctx.krate();
    let deprecated = super::library::has_deprecated(ctx).then(
        || quote!(#![allow(deprecated, reason = "what the API deprecates is tested all the same")]),
    );
    let mut scope = Scope::reserving(&["arrived", "client", "header", "same", "served"]);
    let tags = ctx.names.tags.iter();
    let named: Vec<(&TagNames, usize, Ident)> = tags
        .flat_map(|tag| tag.operations.iter().map(move |index| (tag, *index)))
        .map(|(tag, index)| {
            let names = &ctx.names.operations[index];
            let name = scope.claim([
                names.method.clone(),
                crate::names::snake(&format!("{} {}", tag.accessor, names.method)),
            ]);
            (tag, index, name)
        })
        .collect();
    let tests: Vec<String> = named
        .par_iter()
        .filter_map(|(tag, index, name)| test(ctx, tag, *index, name))
        .collect();
    if tests.is_empty() {
        return None;
    }
    let credentials = ctx
        .api
        .schemes
        .iter()
        .zip(&ctx.names.schemes)
        .map(|(scheme, names)| {
            let setter = &names.setter;
            if scheme.kind == SchemeKind::Basic {
                quote!(.#setter("user", "password"))
            } else {
                quote!(.#setter("secret"))
            }
        });
    let uses = |words| tests.iter().any(|test| has_path(test, words));
    let types = uses("types::").then(|| quote!(use #krate::types;));
    let header = uses("header(").then(|| {
        quote! {
            fn header<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
                request.headers.get(name).and_then(|value| value.to_str().ok())
            }
        }
    });
    let same = uses("same(").then(super::round_trips::same);
    let value = same.is_some().then(|| {
        quote!(
            use serde_json::Value;
        )
    });
    let switch = ctx.features.tests().map(|attribute| tokens(&attribute));
    let opening = ["Each operation's request, as it arrives at a server.".to_owned()];
    let mut file = SourceFile::opening(&opening);
    file.add(&quote! {
        #switch
        #deprecated
        use #krate::Client;
        #types
        #value
        use wiremock::matchers::any;
        use wiremock::{Mock, MockServer, Request, ResponseTemplate};

        /// A server that gives this answer to everything, and a client of it.
        async fn served(answer: ResponseTemplate) -> (MockServer, Client) {
            let server = MockServer::start().await;
            Mock::given(any()).respond_with(answer).mount(&server).await;
            let client = Client::builder()
                .base_url(server.uri())
                #(#credentials)*
                .build()
                .expect("the server's address is a base URL");
            (server, client)
        }

        /// The one request that arrived.
        async fn arrived(server: &MockServer) -> Request {
            let mut requests = server.received_requests().await.expect("the server records requests");
            assert_eq!(requests.len(), 1);
            requests.remove(0)
        }

        #header

        #same
    });
    for test in tests {
        file.item(test);
    }
    Some(file.text())
}

/// What a call is given, and what of it the server must see.
#[derive(Default)]
struct Plan {
    arguments: Vec<String>,
    setters: String,
    path: Vec<(String, String)>,
    query: Vec<String>,
    cookies: Vec<String>,
    /// Statements.
    checks: Vec<String>,
    /// A parameter whose wire form is not worked out here leaves the query string unchecked.
    unchecked_query: bool,
    unchecked_path: bool,
    unchecked_cookies: bool,
    /// A value has no form in which a test could write it down.
    impossible: bool,
}

/// The test of an operation; `None` where no test can write down what a call takes.
fn test(ctx: Context<'_>, tag: &TagNames, index: usize, name: &Ident) -> Option<String> {
    let operation = &ctx.api.operations[index];
    let names = &ctx.names.operations[index];
    let mut plan = Plan::default();
    // What is required is put into the request when the call begins, and so before all else.
    let parameters = || operation.parameters.iter().zip(&names.parameters);
    let required = parameters().filter(|(parameter, _)| is_argument(parameter));
    let optional = parameters().filter(|(parameter, _)| !is_argument(parameter));
    for (parameter, ident) in required.chain(optional) {
        plan_parameter(ctx, &mut plan, parameter, ident);
    }
    if let Some(body) = &operation.body {
        let sent = request_bodies::sent(ctx, &body.content)?;
        plan.checks.extend(sent.checks);
        let written = sent.written;
        if body.required {
            plan.arguments.push(written);
        } else {
            let name = &names.body;
            plan.setters.push_str(&format!(".{name}({written})"));
        }
    }
    if plan.impossible {
        return None;
    }
    credentials(ctx, &mut plan, operation);
    if !plan.cookies.is_empty() && !plan.unchecked_cookies {
        let check = header_check("cookie", &plan.cookies.join("; "));
        plan.checks.push(check);
    }
    let (accessor, method) = (&tag.accessor, &names.method);
    let (path, own_query) = filled(operation, &plan.path);
    let mut out = Draft::new();
    out.line(0, "#[tokio::test]");
    out.line(0, &format!("async fn {name}() {{"));
    let answer = answer(ctx, operation)?;
    out.statement(
        4,
        &format!("let (server, client) = served({answer}).await;"),
    );
    let (arguments, setters) = (plan.arguments.join(", "), &plan.setters);
    let call = format!("client.{accessor}().{method}({arguments}){setters}.await");
    out.statement(4, &format!("let answer = {call};"));
    out.statement(4, "assert!(answer.is_ok(), \"{answer:?}\");");
    out.statement(4, "let request = &arrived(&server).await;");
    let verb = quoted(operation.method.as_str());
    out.statement(4, &format!("assert_eq!(request.method.as_str(), {verb});"));
    if !plan.unchecked_path {
        let path = quoted(&path);
        out.statement(4, &format!("assert_eq!(request.url.path(), {path});"));
    }
    if !plan.unchecked_query {
        let query: Vec<String> = own_query.into_iter().chain(plan.query).collect();
        let query = match query.is_empty() {
            true => "None".to_owned(),
            false => format!("Some({})", quoted(&query.join("&"))),
        };
        out.statement(4, &format!("assert_eq!(request.url.query(), {query});"));
    }
    for check in &plan.checks {
        out.statement(4, check);
    }
    out.line(0, "}");
    Some(out.finish())
}

/// That a header arrived with this text.
pub(super) fn header_check(name: &str, text: &str) -> String {
    let (name, text) = (quoted(name), quoted(text));
    format!("assert_eq!(header(request, {name}), Some({text}));")
}

/// The template with these values in it, in its path and in its query.
fn filled(operation: &Operation, values: &[(String, String)]) -> (String, Option<String>) {
    let mut path = operations::template(&operation.template);
    for (name, value) in values {
        path = path.replace(&format!("{{{name}}}"), value);
    }
    match path.split_once('?') {
        Some((path, query)) => (path.to_owned(), Some(query.to_owned())),
        None => (path, None),
    }
}

fn plan_parameter(ctx: Context<'_>, plan: &mut Plan, parameter: &Parameter, ident: &Ident) {
    let wire = &parameter.name;
    let optional = !is_argument(parameter);
    if let Some(preset) = &parameter.preset {
        plan.checks.push(header_check(wire, preset));
        return;
    }
    if optional && parameter.docs.deprecated {
        return;
    }
    let value = expected::value(ctx, parameter);
    let argument = argument(ctx, parameter.ty, &value);
    let expected = match parameter.coding {
        Coding::Style => expected::written(ctx, parameter, &value),
        Coding::Text => value.as_str().map(|text| expected::placed(parameter, text)),
        Coding::Json => expected::written_json(ctx, parameter, &value),
        Coding::Form => None,
    };
    let Some(argument) = argument else {
        // No test can write such a value down.
        plan.impossible |= !optional;
        return;
    };
    // What is optional and not to be checked is not sent, so that the rest can be.
    if optional && expected.is_none() {
        return;
    }
    if optional {
        plan.setters.push_str(&format!(".{ident}({argument})"));
    } else {
        plan.arguments.push(argument);
    }
    match (parameter.place, expected) {
        (ParameterIn::Path, Some(text)) => plan.path.push((wire.clone(), text)),
        (ParameterIn::Path, None) => plan.unchecked_path = true,
        (ParameterIn::Query | ParameterIn::QueryString, Some(pairs)) => plan.query.push(pairs),
        (ParameterIn::Query | ParameterIn::QueryString, None) => plan.unchecked_query = true,
        (ParameterIn::Header, Some(text)) => plan.checks.push(header_check(wire, &text)),
        (ParameterIn::Header, None) => {}
        (ParameterIn::Cookie, Some(pairs)) => plan.cookies.push(pairs),
        (ParameterIn::Cookie, None) => plan.unchecked_cookies = true,
    }
}

/// A value as an argument; `None` where no test can write it down.
fn argument(ctx: Context<'_>, id: TypeId, value: &Value) -> Option<String> {
    let ty = tested(ctx, id, false);
    let (_, resolved, _) = ctx.resolve(id);
    match (&resolved.shape, value) {
        (Shape::String(_), Value::String(text)) if ty == "String" => Some(quoted(text)),
        (Shape::Boolean, Value::Bool(flag)) => Some(flag.to_string()),
        (Shape::Integer(_), Value::Number(number)) => {
            let whole = number.as_i64();
            let Some(whole) = whole.filter(|whole| *whole >= 0) else {
                return read(&ty, value);
            };
            Some(whole.to_string())
        }
        _ if rust_types::is_coded(ctx, id) => coded(ctx, id, value),
        _ => read(&ty, value),
    }
}

/// A type as the tests write it: `crate` is another one here.
fn tested(ctx: Context<'_>, id: TypeId, nullable: bool) -> String {
    let (_, ty, null) = ctx.resolve(id);
    let bare = match &ty.shape {
        Shape::Array(items) => {
            format!("Vec<{}>", tested(ctx, *items, true))
        }
        Shape::Map(values) => {
            let values = tested(ctx, *values, true);
            format!("std::collections::BTreeMap<String, {values}>")
        }
        Shape::String(StringFormat::Byte) if ctx.config.types.byte == Byte::Base64 => {
            format!("{}::Base64", ctx.krate())
        }
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Struct(_)
        | Shape::Enum(_)
        | Shape::Union(_)
        | Shape::Alias(_) => return located(ctx, id, nullable),
    };
    if null && nullable {
        format!("Option<{bare}>")
    } else {
        bare
    }
}

fn read(ty: &str, value: &Value) -> Option<String> {
    let json = json_literal(value);
    Some(format!(
        "serde_json::from_str::<{ty}>({json}).expect(\"the value is one of its type\")"
    ))
}

/// A value of a type that goes through the crate's own coding, which tests cannot reach.
fn coded(ctx: Context<'_>, id: TypeId, value: &Value) -> Option<String> {
    let (_, ty, nullable) = ctx.resolve(id);
    let parsed = |text: &str| {
        let (text, ty) = (quoted(text), expected::coded_type(ctx, id)?);
        let ty = format!("{}::{ty}", ctx.krate());
        Some(format!(
            "{text}.parse::<{ty}>().expect(\"the value is one of its type\")"
        ))
    };
    match (&ty.shape, value) {
        (_, Value::Null) if nullable => Some("None".to_owned()),
        (Shape::Array(items), Value::Array(elements)) => {
            let (_, _, some) = ctx.resolve(*items);
            let elements = elements.iter().map(|element| {
                let element = coded(ctx, *items, element)?;
                Some(if some {
                    format!("Some({element})")
                } else {
                    element
                })
            });
            let elements: Vec<String> = elements.collect::<Option<_>>()?;
            Some(format!("vec![{}]", elements.join(", ")))
        }
        (Shape::Map(_), _) => None,
        (_, Value::String(text)) => parsed(text),
        (_, Value::Number(number)) => parsed(&number.to_string()),
        _ => None,
    }
}

/// What the first alternative of the operation's security looks like on the wire.
fn credentials(ctx: Context<'_>, plan: &mut Plan, operation: &Operation) {
    let Some(combination) = operation.security.first() else {
        return;
    };
    let asked = ctx.api.schemes.iter().filter(|scheme| {
        combination
            .iter()
            .any(|requirement| requirement.scheme == scheme.name)
    });
    for scheme in asked {
        match &scheme.kind {
            // `user:password` in base64.
            SchemeKind::Basic => {
                let sent = "Basic dXNlcjpwYXNzd29yZA==";
                plan.checks.push(header_check("authorization", sent));
            }
            SchemeKind::Bearer => plan
                .checks
                .push(header_check("authorization", "Bearer secret")),
            SchemeKind::Http(http) => {
                let sent = format!("{http} secret");
                plan.checks.push(header_check("authorization", &sent));
            }
            SchemeKind::Header(name) => plan.checks.push(header_check(name, "secret")),
            SchemeKind::Query(name) => plan
                .query
                .push(format!("{}=secret", expected::encode(name))),
            SchemeKind::Cookie(name) => plan
                .cookies
                .push(format!("{}=secret", expected::encode(name))),
        }
    }
}

/// What the server answers: the document's example, or the least that the type allows. `None` where nothing is a value of the type.
fn answer(ctx: Context<'_>, operation: &Operation) -> Option<String> {
    let successes = responses::successes(operation);
    let with_content = successes
        .iter()
        .find_map(|response| response.content.as_ref().map(|content| (response, content)));
    let status = |status: crate::ir::Status| match status {
        crate::ir::Status::Code(code) => code,
        crate::ir::Status::Range(_) | crate::ir::Status::Default => 200,
    };
    Some(match with_content {
        None => {
            let status = successes
                .first()
                .map_or(200, |response| status(response.status));
            format!("ResponseTemplate::new({status})")
        }
        Some((response, content)) => {
            let status = status(response.status);
            let body = match content.kind {
                MediaKind::Json => json_literal(&values::finite_body_value(ctx, content)?),
                MediaKind::JsonLines
                | MediaKind::JsonSequence
                | MediaKind::Events
                | MediaKind::Form
                | MediaKind::Multipart
                | MediaKind::Text
                | MediaKind::Binary => quoted("text"),
            };
            let media_type = quoted(bodies::sent_media_type(content));
            format!("ResponseTemplate::new({status}).set_body_raw({body}, {media_type})")
        }
    })
}
