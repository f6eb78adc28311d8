//! `tests/requests.rs`: each operation is called on a loopback server, and what arrived there is compared.
//!
//! The expected method, path, query, headers and body are worked out here from the document, not by the crate's runtime.

use super::bodies;
use super::context::{Context, begins_a_path};
use super::expected;
use super::operations;
use super::parameters::is_argument;
use super::request_bodies;
use super::responses;
use super::round_trips::json_literal;
use super::rust_types::{self, located};
use super::sample;
use crate::config::Byte;
use crate::ir::{
    Coding, MediaKind, Operation, Parameter, ParameterIn, SchemeKind, Shape, StringFormat, TypeId,
};
use crate::names::{Ident, Scope, TagNames};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

/// The tests; `None` where there is no operation that a test could call.
pub(super) fn tests(ctx: Context<'_>) -> Option<String> {
    let krate = ctx.krate();
    let deprecated = super::library::has_deprecated(ctx).then(
        || quote!(#![allow(deprecated, reason = "what the API deprecates is tested all the same")]),
    );
    let mut scope = Scope::reserving(&["arrived", "client", "header", "same", "served"]);
    let tests: Vec<TokenStream> = ctx
        .names
        .tags
        .iter()
        .flat_map(|tag| tag.operations.iter().map(move |index| (tag, *index)))
        .filter_map(|(tag, index)| {
            let names = &ctx.names.operations[index];
            let name = scope.claim([
                names.method.clone(),
                crate::names::snake(&format!("{} {}", tag.accessor, names.method)),
            ]);
            test(ctx, tag, index, &name)
        })
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
    let uses = |word| tests.iter().any(|test| begins_a_path(test, word));
    let types = uses("types").then(|| quote!(use #krate::types;));
    let header = uses("header").then(|| {
        quote! {
            fn header<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
                request.headers.get(name).and_then(|value| value.to_str().ok())
            }
        }
    });
    let same = uses("same").then(super::round_trips::same);
    let value = same.is_some().then(|| {
        quote!(
            use serde_json::Value;
        )
    });
    Some(super::source::rust(
        &["Each operation's request, as it arrives at a server.".to_owned()],
        &quote! {
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

            #(#tests)*
        },
    ))
}

/// What a call is given, and what of it the server must see.
#[derive(Default)]
struct Plan {
    arguments: Vec<TokenStream>,
    setters: TokenStream,
    path: Vec<(String, String)>,
    query: Vec<String>,
    cookies: Vec<String>,
    checks: TokenStream,
    /// A parameter whose wire form is not worked out here leaves the query string unchecked.
    unchecked_query: bool,
    unchecked_path: bool,
    unchecked_cookies: bool,
    /// A value has no form in which a test could write it down.
    impossible: bool,
}

/// The test of an operation; `None` where no test can write down what a call takes.
fn test(ctx: Context<'_>, tag: &TagNames, index: usize, name: &Ident) -> Option<TokenStream> {
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
            plan.setters.extend(quote!(.#name(#written)));
        }
    }
    if plan.impossible {
        return None;
    }
    credentials(ctx, &mut plan, operation);
    if !plan.cookies.is_empty() && !plan.unchecked_cookies {
        let cookies = plan.cookies.join("; ");
        plan.checks
            .extend(quote!(assert_eq!(header(request, "cookie"), Some(#cookies));));
    }
    let Plan {
        arguments,
        setters,
        checks,
        ..
    } = &plan;
    let (accessor, method) = (&tag.accessor, &names.method);
    let verb = operation.method.as_str();
    let (path, own_query) = filled(operation, &plan.path);
    let path = (!plan.unchecked_path).then(|| quote!(assert_eq!(request.url.path(), #path);));
    let query: Vec<String> = own_query.into_iter().chain(plan.query.clone()).collect();
    let query = (!plan.unchecked_query).then(|| match query.is_empty() {
        true => quote!(assert_eq!(request.url.query(), None);),
        false => {
            let query = query.join("&");
            quote!(assert_eq!(request.url.query(), Some(#query));)
        }
    });
    let answer = answer(ctx, operation);
    Some(quote! {
        #[tokio::test]
        async fn #name() {
            let (server, client) = served(#answer).await;
            let answer = client.#accessor().#method(#(#arguments),*) #setters .await;
            assert!(answer.is_ok(), "{answer:?}");
            let request = &arrived(&server).await;
            assert_eq!(request.method.as_str(), #verb);
            #path
            #query
            #checks
        }
    })
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
        plan.checks
            .extend(quote!(assert_eq!(header(request, #wire), Some(#preset));));
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
        plan.setters.extend(quote!(.#ident(#argument)));
    } else {
        plan.arguments.push(argument);
    }
    match (parameter.place, expected) {
        (ParameterIn::Path, Some(text)) => plan.path.push((wire.clone(), text)),
        (ParameterIn::Path, None) => plan.unchecked_path = true,
        (ParameterIn::Query | ParameterIn::QueryString, Some(pairs)) => plan.query.push(pairs),
        (ParameterIn::Query | ParameterIn::QueryString, None) => plan.unchecked_query = true,
        (ParameterIn::Header, Some(text)) => plan
            .checks
            .extend(quote!(assert_eq!(header(request, #wire), Some(#text));)),
        (ParameterIn::Header, None) => {}
        (ParameterIn::Cookie, Some(pairs)) => plan.cookies.push(pairs),
        (ParameterIn::Cookie, None) => plan.unchecked_cookies = true,
    }
}

/// A value as an argument; `None` where no test can write it down.
fn argument(ctx: Context<'_>, id: TypeId, value: &Value) -> Option<TokenStream> {
    let ty = tested(ctx, id, false);
    let (_, resolved, _) = ctx.resolve(id);
    match (&resolved.shape, value) {
        (Shape::String(_), Value::String(text)) if ty.to_string() == "String" => {
            Some(quote!(#text))
        }
        (Shape::Boolean, Value::Bool(flag)) => Some(quote!(#flag)),
        (Shape::Integer(_), Value::Number(number)) => {
            let whole = number.as_i64();
            let Some(whole) = whole.filter(|whole| *whole >= 0) else {
                return read(&ty, value);
            };
            let whole = Literal::i64_unsuffixed(whole);
            Some(quote!(#whole))
        }
        _ if rust_types::is_coded(ctx, id) => coded(ctx, id, value),
        _ => read(&ty, value),
    }
}

/// A type as the tests write it: `crate` is another one here.
fn tested(ctx: Context<'_>, id: TypeId, nullable: bool) -> TokenStream {
    let (_, ty, null) = ctx.resolve(id);
    let bare = match &ty.shape {
        Shape::Array(items) => {
            let items = tested(ctx, *items, true);
            quote!(Vec<#items>)
        }
        Shape::Map(values) => {
            let values = tested(ctx, *values, true);
            quote!(std::collections::BTreeMap<String, #values>)
        }
        Shape::String(StringFormat::Byte) if ctx.config.types.byte == Byte::Base64 => {
            let krate = ctx.krate();
            quote!(#krate::Base64)
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
        quote!(Option<#bare>)
    } else {
        bare
    }
}

fn read(ty: &TokenStream, value: &Value) -> Option<TokenStream> {
    let json = json_literal(value);
    Some(quote!(serde_json::from_str::<#ty>(#json).expect("the value is one of its type")))
}

/// A value of a type that goes through the crate's own coding, which tests cannot reach.
fn coded(ctx: Context<'_>, id: TypeId, value: &Value) -> Option<TokenStream> {
    let (_, ty, nullable) = ctx.resolve(id);
    let krate = ctx.krate();
    match (&ty.shape, value) {
        (_, Value::Null) if nullable => Some(quote!(None)),
        (Shape::Array(items), Value::Array(elements)) => {
            let (_, _, some) = ctx.resolve(*items);
            let elements = elements.iter().map(|element| {
                let element = coded(ctx, *items, element)?;
                Some(if some {
                    quote!(Some(#element))
                } else {
                    element
                })
            });
            let elements: Vec<TokenStream> = elements.collect::<Option<_>>()?;
            Some(quote!(vec![#(#elements),*]))
        }
        (Shape::Map(_), _) => None,
        (_, Value::String(text)) => {
            let ty = quote::format_ident!("{}", expected::coded_type(ctx, id)?);
            Some(quote!(#text.parse::<#krate::#ty>().expect("the value is one of its type")))
        }
        (_, Value::Number(number)) => {
            let ty = quote::format_ident!("{}", expected::coded_type(ctx, id)?);
            let text = number.to_string();
            Some(quote!(#text.parse::<#krate::#ty>().expect("the value is one of its type")))
        }
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
            SchemeKind::Basic => plan.checks.extend(quote! {
                assert_eq!(header(request, "authorization"), Some("Basic dXNlcjpwYXNzd29yZA=="));
            }),
            SchemeKind::Bearer => plan.checks.extend(
                quote!(assert_eq!(header(request, "authorization"), Some("Bearer secret"));),
            ),
            SchemeKind::Http(http) => {
                let sent = format!("{http} secret");
                plan.checks
                    .extend(quote!(assert_eq!(header(request, "authorization"), Some(#sent));));
            }
            SchemeKind::Header(name) => plan
                .checks
                .extend(quote!(assert_eq!(header(request, #name), Some("secret"));)),
            SchemeKind::Query(name) => plan
                .query
                .push(format!("{}=secret", expected::encode(name))),
            SchemeKind::Cookie(name) => plan
                .cookies
                .push(format!("{}=secret", expected::encode(name))),
        }
    }
}

/// What the server answers: the document's example, or the least that the type allows.
fn answer(ctx: Context<'_>, operation: &Operation) -> TokenStream {
    let successes = responses::successes(operation);
    let with_content = successes
        .iter()
        .find_map(|response| response.content.as_ref().map(|content| (response, content)));
    let status = |status: crate::ir::Status| match status {
        crate::ir::Status::Code(code) => code,
        crate::ir::Status::Range(_) | crate::ir::Status::Default => 200,
    };
    match with_content {
        None => {
            let status = successes
                .first()
                .map_or(200, |response| status(response.status));
            let status = Literal::u16_unsuffixed(status);
            quote!(ResponseTemplate::new(#status))
        }
        Some((response, content)) => {
            let status = Literal::u16_unsuffixed(status(response.status));
            let body = match content.kind {
                MediaKind::Json => json_literal(&sample::body_value(ctx, content)),
                MediaKind::JsonLines
                | MediaKind::JsonSequence
                | MediaKind::Events
                | MediaKind::Form
                | MediaKind::Multipart
                | MediaKind::Text
                | MediaKind::Binary => quote!("text"),
            };
            let media_type = bodies::sent_media_type(content);

            quote!(ResponseTemplate::new(#status).set_body_raw(#body, #media_type))
        }
    }
}
