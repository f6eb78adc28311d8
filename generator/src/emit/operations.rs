//! Operations: a request builder each, in a file of its own.
//!
//! ```yaml
//! /Invoice/{idInvoice}:
//!   put: {operationId: edit-invoice, tags: [invoice]}
//! ```
//!
//! gives `client.invoice().edit_invoice(332, body)`: what is required is an argument, the rest is a setter of the builder.

use super::bodies::{body_docs, body_type, put_body};
use super::context::Context;
use super::docs;
use super::parameters::{is_argument, parameter_type, put, setter};
use super::responses::{Output, has_flag, output};
use super::source::SourceFile;
use crate::ir::{Operation, Server};
use crate::names::{Ident, TagNames};
use proc_macro2::TokenStream;
use quote::quote;

/// The arguments of a call: name, declared type.
pub(super) fn arguments(ctx: Context<'_>, index: usize) -> Vec<(Ident, TokenStream)> {
    let operation = &ctx.api.operations[index];
    let names = &ctx.names.operations[index];
    let parameters = operation.parameters.iter().zip(&names.parameters);
    let required = parameters.filter(|(parameter, _)| is_argument(parameter));
    let mut arguments: Vec<(Ident, TokenStream)> = required
        .map(|(parameter, name)| (name.clone(), parameter_type(ctx, parameter)))
        .collect();
    if let Some(body) = operation.body.as_ref().filter(|body| body.required) {
        arguments.push((names.body.clone(), body_type(ctx, &body.content)));
    }
    arguments
}

/// The file of an operation's request builder.
pub(super) fn builder(ctx: Context<'_>, tag: &TagNames, index: usize) -> String {
    let operation = &ctx.api.operations[index];
    let names = &ctx.names.operations[index];
    let builder = &names.builder;
    let arguments = arguments(ctx, index);
    let declared: Vec<TokenStream> = arguments
        .iter()
        .map(|(name, ty)| quote!(#name: #ty))
        .collect();
    let mut set = TokenStream::new();
    let mut setters = TokenStream::new();
    for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
        if let Some(preset) = &parameter.preset {
            let header = &parameter.name;
            set.extend(quote!(request.header(#header, &#preset);));
        }
        if is_argument(parameter) {
            set.extend(put(ctx, parameter, &quote!(request), name));
        } else {
            setters.extend(setter(ctx, parameter, name));
        }
    }
    if let Some(body) = &operation.body {
        let name = &names.body;
        if body.required {
            set.extend(put_body(ctx, &body.content, &quote!(request), name));
        } else {
            let ty = body_type(ctx, &body.content);
            let put = put_body(ctx, &body.content, &quote!(self.request), name);
            let docs = body_docs(body.description.as_deref());
            setters.extend(quote! {
                #docs
                pub fn #name(mut self, #name: #ty) -> Self {
                    #put
                    self
                }
            });
        }
    }
    let mutable = if set.is_empty() {
        quote!(request)
    } else {
        quote!(mut request)
    };
    let Output {
        accept,
        ways,
        items,
    } = output(ctx, index);
    let fixed = fixed_part(ctx, index, accept);
    let failures = super::failures::items(ctx, index);
    let accessor = &tag.ident;
    let method = &names.method;
    let docs = docs::attributes(&[format!(
        "A call of [`{accessor}::{method}`](super::{accessor}::{method})."
    )]);
    let opening = [format!(
        "`{} {}`",
        operation.method.as_str(),
        operation.path
    )];
    let mut file = SourceFile::opening(&opening);
    file.add(&quote! {
        use crate::runtime;
        use crate::runtime::client::Core;
        use crate::runtime::operation::Operation;
        use crate::runtime::request::Request;

        #fixed

        #docs
        #[must_use = "a call does nothing until it is awaited or sent"]
        pub struct #builder {
            request: Request,
        }

        impl #builder {
            pub(super) fn new(core: &Core, #(#declared),*) -> Self {
                let #mutable = Request::new(core, &OPERATION);
                #set
                Self { request }
            }

            #setters
        }

        #ways
        #items
        #failures
    });
    for (code, path, name) in [
        ("call!(", "crate::runtime::call", "call"),
        ("Coding::", "crate::runtime::form", "Coding"),
        ("Part::", "crate::runtime::multipart", "Part"),
        ("Style::", "crate::runtime::parameters", "Style"),
        ("downloading!(", "crate::runtime::stream", "downloading"),
        ("streaming!(", "crate::runtime::stream", "streaming"),
        ("types::", "crate", "types"),
    ] {
        if file.has(code) {
            file.import(path, name);
        }
    }
    file.text()
}

fn fixed_part(ctx: Context<'_>, index: usize, accept: Option<String>) -> TokenStream {
    let operation = &ctx.api.operations[index];
    let name = ctx.names.operations[index].method.to_string();
    let method = operation.method.as_str();
    let path = template(&operation.template);
    let servers = servers(ctx, operation);
    let mut security: Vec<Vec<&str>> = Vec::new();
    for combination in &operation.security {
        let schemes = combination
            .iter()
            .map(|requirement| requirement.scheme.as_str());
        let schemes: Vec<&str> = schemes.collect();
        if !security.contains(&schemes) {
            security.push(schemes);
        }
    }
    let security = security
        .iter()
        .map(|combination| quote!(&[#(#combination),*]));
    let accept = match accept {
        Some(accept) => quote!(Some(#accept)),
        None => quote!(None),
    };
    let flag = ctx
        .config
        .response
        .success_flag
        .as_ref()
        .filter(|flag| has_flag(ctx, operation, flag));
    let flag = match flag {
        Some(flag) => quote!(Some(#flag)),
        None => quote!(None),
    };
    let id = operation.id.as_deref();
    let keyed = ctx.config.idempotency.covers(method, &operation.path, id);
    let repeatable = ctx.config.retries.covers(method, &operation.path, id);
    quote! {
        static OPERATION: Operation = Operation {
            name: #name,
            method: #method,
            path: #path,
            servers: &[#(#servers),*],
            security: &[#(#security),*],
            accept: #accept,
            success_flag: #flag,
            idempotency_key: #keyed,
            repeatable: #repeatable,
        };
    }
}

/// Where an operation is sent, if not to the servers of the API: one URL, or one for each environment of the client.
pub(super) fn servers(ctx: Context<'_>, operation: &Operation) -> Vec<String> {
    let urls = operation.servers.iter().map(Server::usual_url);
    if operation.servers.len() == ctx.api.servers.len() {
        urls.collect()
    } else {
        urls.take(1).collect()
    }
}

/// A path template as it goes onto the wire: without a fragment, and percent-encoded outside its braces.
pub(super) fn template(path: &str) -> String {
    let mut template = String::with_capacity(path.len());
    let mut rest = path;
    loop {
        let (literal, variable) = match rest.split_once('{') {
            Some((literal, after)) => match after.split_once('}') {
                Some((name, after)) => {
                    rest = after;
                    (literal, Some(name))
                }
                None => (rest, None),
            },
            None => (rest, None),
        };
        let (literal, fragment) = match literal.split_once('#') {
            Some((literal, _)) => (literal, true),
            None => (literal, false),
        };
        for character in literal.chars() {
            if character.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?%".contains(character) {
                template.push(character);
            } else {
                let mut bytes = [0; 4];
                for byte in character.encode_utf8(&mut bytes).bytes() {
                    template.push_str(&format!("%{byte:02X}"));
                }
            }
        }
        match variable {
            Some(name) if !fragment => template.push_str(&format!("{{{name}}}")),
            Some(_) | None => return template,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::template;

    #[test]
    fn templates_are_encoded_outside_their_braces() {
        for (path, wanted) in [
            (
                "/a b/{id}.{format}/é?x=y#z{q}",
                "/a%20b/{id}.{format}/%C3%A9?x=y",
            ),
            ("/users('{id?}')/%2F:cancel", "/users('{id?}')/%2F:cancel"),
            ("/a{b", "/a%7Bb"),
            ("", ""),
        ] {
            assert_eq!(template(path), wanted);
        }
    }
}
