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
    let fixed = fixed_part(ctx, index);
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
    let Output { ty, decoder, .. } = output(ctx, operation);
    let accessor = &tag.ident;
    let method = &names.method;
    let docs = docs::attributes(&[format!(
        "A call of [`{accessor}::{method}`](super::{accessor}::{method})."
    )]);
    let argument_types = arguments.iter().map(|(_, ty)| ty);
    let needs_types = quote!(#ty #setters #(#argument_types)*)
        .to_string()
        .contains("types ::");
    let types = needs_types.then(|| {
        quote!(
            use crate::types;
        )
    });
    let style = set.to_string().contains("Style ::") || setters.to_string().contains("Style ::");
    let style = style.then(|| {
        quote!(
            use crate::runtime::parameters::Style;
        )
    });
    super::source::rust(
        &[format!(
            "`{} {}`",
            operation.method.as_str(),
            operation.path
        )],
        &quote! {
            use crate::runtime;
            use crate::runtime::call::call;
            use crate::runtime::client::Core;
            use crate::runtime::operation::Operation;
            #style
            use crate::runtime::request::Request;
            #types

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

            call!(#builder, #ty, #decoder);
        },
    )
}

fn fixed_part(ctx: Context<'_>, index: usize) -> TokenStream {
    let operation = &ctx.api.operations[index];
    let name = ctx.names.operations[index].method.to_string();
    let method = quote::format_ident!("{}", operation.method.as_str());
    let path = operation.path.split(['?', '#']).next().unwrap_or_default();
    let security = operation
        .security
        .iter()
        .map(|combination| quote!(&[#(#combination),*]));
    let accept = match output(ctx, operation).accept {
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
    quote! {
        static OPERATION: Operation = Operation {
            name: #name,
            method: http::Method::#method,
            path: #path,
            security: &[#(#security),*],
            accept: #accept,
            success_flag: #flag,
        };
    }
}
