//! `tests/requests.rs`: each operation is called on a loopback server, and what arrived there is compared.
//!
//! The expected method, path, query, headers and body are worked out here from the document, not by the crate's runtime.

use super::context::Context;
use super::parameters::is_argument;
use super::responses;
use super::round_trips::json_literal;
use super::rust_types::{self, located};
use super::sample;
use crate::ir::{Content, MediaKind, Operation, Parameter, ParameterIn, SchemeKind, Shape, Style};
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
    let mut scope = Scope::reserving(&["client", "header", "served"]);
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
    let types = quote!(#(#tests)*)
        .to_string()
        .contains("types ::")
        .then(|| quote!(use #krate::types;));
    let header = quote!(#(#tests)*)
        .to_string()
        .contains("header (")
        .then(|| {
            quote! {
                fn header<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
                    request.headers.get(name).and_then(|value| value.to_str().ok())
                }
            }
        });
    Some(super::source::rust(
        &["Each operation's request, as it arrives at a server.".to_owned()],
        &quote! {
            #deprecated
            use #krate::Client;
            #types
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
    checks: TokenStream,
    /// A parameter whose wire form is not worked out here leaves the query string unchecked.
    unchecked_query: bool,
    unchecked_path: bool,
    /// A value has no form in which a test could write it down.
    impossible: bool,
}

/// The test of an operation; `None` where no test can write down what a call takes.
fn test(ctx: Context<'_>, tag: &TagNames, index: usize, name: &Ident) -> Option<TokenStream> {
    let operation = &ctx.api.operations[index];
    let names = &ctx.names.operations[index];
    let mut plan = Plan::default();
    for (parameter, ident) in operation.parameters.iter().zip(&names.parameters) {
        plan_parameter(ctx, &mut plan, parameter, ident);
    }
    if let Some(body) = &operation.body {
        plan_body(ctx, &mut plan, &body.content, body.required, &names.body);
    }
    if plan.impossible {
        return None;
    }
    credentials(ctx, &mut plan, operation);
    let Plan {
        arguments,
        setters,
        checks,
        ..
    } = &plan;
    let (accessor, method) = (&tag.accessor, &names.method);
    let verb = operation.method.as_str();
    let path = (!plan.unchecked_path).then(|| {
        let path = filled(operation, &plan.path);
        quote!(assert_eq!(request.url.path(), #path);)
    });
    let query = (!plan.unchecked_query).then(|| match plan.query.is_empty() {
        true => quote!(assert_eq!(request.url.query(), None);),
        false => {
            let query = plan.query.join("&");
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

fn filled(operation: &Operation, values: &[(String, String)]) -> String {
    let mut path = operation
        .path
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_owned();
    for (name, value) in values {
        path = path.replace(&format!("{{{name}}}"), value);
    }
    path
}

fn plan_parameter(ctx: Context<'_>, plan: &mut Plan, parameter: &Parameter, ident: &Ident) {
    let wire = &parameter.name;
    let optional = !is_argument(parameter);
    if let Some(preset) = &parameter.preset {
        plan.checks
            .extend(quote!(assert_eq!(header(request, #wire), Some(#preset));));
        return;
    }
    let value = sample::parameter_value(ctx, parameter);
    let text = scalar(&value).filter(|_| {
        !parameter.json
            && !parameter.allow_reserved
            && matches!(parameter.style, Style::Simple | Style::Form)
    });
    let Some((text, written)) =
        text.and_then(|text| Some((text, argument(ctx, parameter, &value)?)))
    else {
        if !optional {
            let ty = located(ctx, parameter.ty, false);
            let json = json_literal(&value);
            plan.impossible |= rust_types::is_coded(ctx, parameter.ty);
            let read =
                quote!(serde_json::from_str::<#ty>(#json).expect("the value is one of its type"));
            let borrowed = ty.to_string() == "String";
            plan.arguments
                .push(if borrowed { quote!(&#read) } else { read });
            plan.unchecked_path |= parameter.place == ParameterIn::Path;
            plan.unchecked_query |= parameter.place == ParameterIn::Query;
        }
        return;
    };
    if optional {
        if parameter.docs.deprecated {
            return;
        }
        plan.setters.extend(quote!(.#ident(#written)));
    } else {
        plan.arguments.push(written);
    }
    let encoded = encode(&text);
    match parameter.place {
        ParameterIn::Path => plan.path.push((wire.clone(), encoded)),
        ParameterIn::Query => plan.query.push(format!("{}={encoded}", encode(wire))),
        ParameterIn::Header => plan
            .checks
            .extend(quote!(assert_eq!(header(request, #wire), Some(#text));)),
        ParameterIn::Cookie => {}
    }
}

/// A scalar as text.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A scalar as an argument.
fn argument(ctx: Context<'_>, parameter: &Parameter, value: &Value) -> Option<TokenStream> {
    let ty = located(ctx, parameter.ty, false);
    let (_, resolved, _) = ctx.resolve(parameter.ty);
    match (&resolved.shape, value) {
        (Shape::String(_), Value::String(text)) if ty.to_string() == "String" => {
            Some(quote!(#text))
        }
        (Shape::Boolean, Value::Bool(flag)) => Some(quote!(#flag)),
        (Shape::Integer(_), Value::Number(number)) => {
            let whole = Literal::i64_unsuffixed(number.as_i64().filter(|whole| *whole >= 0)?);
            Some(quote!(#whole))
        }
        (Shape::Enum(_), value) => {
            let json = value.to_string();
            Some(quote!(serde_json::from_str::<#ty>(#json).expect("the value is one of its type")))
        }
        _ => None,
    }
}

fn plan_body(ctx: Context<'_>, plan: &mut Plan, content: &Content, required: bool, name: &Ident) {
    let value = sample::body_value(ctx, content);
    let written = match content.kind {
        MediaKind::Json | MediaKind::Form => {
            let json = json_literal(&value);
            let ty = content
                .ty
                .map_or_else(|| quote!(serde_json::Value), |ty| located(ctx, ty, true));
            if content.kind == MediaKind::Json {
                plan.checks.extend(quote! {
                    let sent: serde_json::Value = serde_json::from_slice(&request.body).expect("the body is JSON");
                    let wanted: serde_json::Value = serde_json::from_str(#json).expect("the example is JSON");
                    assert_eq!(sent, wanted);
                });
            }
            quote!(serde_json::from_str::<#ty>(#json).expect("the example is a value of its type"))
        }
        MediaKind::Text => quote!("text".to_owned()),
        MediaKind::Binary => quote!(bytes::Bytes::from_static(b"bytes")),
    };
    if required {
        plan.arguments.push(written);
    } else {
        plan.setters.extend(quote!(.#name(#written)));
    }
    let media_type = if content.media_type.contains('*') {
        "application/json"
    } else {
        &content.media_type
    };
    plan.checks
        .extend(quote!(assert_eq!(header(request, "content-type"), Some(#media_type));));
}

/// What the first alternative of the operation's security looks like on the wire.
fn credentials(ctx: Context<'_>, plan: &mut Plan, operation: &Operation) {
    let Some(combination) = operation.security.first() else {
        return;
    };
    let asked = ctx
        .api
        .schemes
        .iter()
        .filter(|scheme| combination.contains(&scheme.name));
    for scheme in asked {
        match &scheme.kind {
            // `user:password` in base64.
            SchemeKind::Basic => plan.checks.extend(quote! {
                assert_eq!(header(request, "authorization"), Some("Basic dXNlcjpwYXNzd29yZA=="));
            }),
            SchemeKind::Bearer => plan.checks.extend(
                quote!(assert_eq!(header(request, "authorization"), Some("Bearer secret"));),
            ),
            SchemeKind::Header(name) => plan
                .checks
                .extend(quote!(assert_eq!(header(request, #name), Some("secret"));)),
            SchemeKind::Query(name) => plan.query.push(format!("{}=secret", encode(name))),
            SchemeKind::Cookie(_) => {}
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
                MediaKind::Form | MediaKind::Text | MediaKind::Binary => quote!("text"),
            };
            let media_type = if content.media_type.contains('*') {
                "application/json"
            } else {
                &content.media_type
            };

            quote!(ResponseTemplate::new(#status).set_body_raw(#body, #media_type))
        }
    }
}

/// Percent-encoding of all but the unreserved characters of RFC 3986.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
