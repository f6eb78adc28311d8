//! Operations: a request builder each, in a file of its own.
//!
//! ```yaml
//! /Invoice/{idInvoice}:
//!   put: {operationId: edit-invoice, tags: [invoice]}
//! ```
//!
//! gives `client.invoice().edit_invoice(332, body)`: what is required is an argument, the rest is a setter of the builder.

use super::context::{Context, Uses};
use super::{docs, rust_types};
use crate::ir::{
    Content, MediaKind, Operation, Parameter, ParameterIn, Response, Shape, StringFormat, Style,
    TypeId,
};
use crate::names::{Ident, TagNames};
use proc_macro2::TokenStream;
use quote::quote;

/// What a call gives, and the runtime's function that decodes it.
pub(super) struct Output {
    pub(super) ty: TokenStream,
    decoder: TokenStream,
    accept: Option<String>,
}

/// The responses that are a success: those of 2xx, or the default where the document names no other.
pub(super) fn successes(operation: &Operation) -> Vec<&Response> {
    let named: Vec<&Response> = operation
        .responses
        .iter()
        .filter(|response| response.status.is_success())
        .collect();
    if named.is_empty() {
        operation
            .responses
            .iter()
            .filter(|response| response.status == crate::ir::Status::Default)
            .collect()
    } else {
        named
    }
}

pub(super) fn output(ctx: Context<'_>, operation: &Operation) -> Output {
    let successes = successes(operation);
    let contents: Vec<&Content> = successes
        .iter()
        .filter_map(|response| response.content.as_ref())
        .collect();
    let Some(first) = contents.first() else {
        return Output {
            ty: quote!(()),
            decoder: quote!(runtime::response::empty),
            accept: None,
        };
    };
    let accept = (first.media_type != "*/*").then(|| first.media_type.clone());
    if contents.iter().any(|content| content.kind != first.kind) {
        return Output {
            ty: quote!(bytes::Bytes),
            decoder: quote!(runtime::response::bytes),
            accept: None,
        };
    }
    match first.kind {
        MediaKind::Json => {}
        MediaKind::Text | MediaKind::Form => {
            return Output {
                ty: quote!(String),
                decoder: quote!(runtime::response::text),
                accept,
            };
        }
        MediaKind::Binary => {
            return Output {
                ty: quote!(bytes::Bytes),
                decoder: quote!(runtime::response::bytes),
                accept,
            };
        }
    }
    let resolved = |content: &Content| content.ty.map(|ty| ctx.resolve(ty).0);
    let ty = first.ty.filter(|_| {
        contents
            .iter()
            .all(|content| resolved(content) == resolved(first))
    });
    let coded = ty.is_some_and(|ty| rust_types::is_coded(ctx, ty));
    let ty = ty.map_or_else(|| quote!(serde_json::Value), |ty| located(ctx, ty, true));
    let some_empty = successes.iter().any(|response| response.content.is_none());
    let (ty, decoder) = match (some_empty, coded) {
        (false, false) => (ty, quote!(runtime::response::json)),
        (true, false) => (
            quote!(Option<#ty>),
            quote!(runtime::response::optional_json),
        ),
        (false, true) => (
            ty,
            quote!(
                |answer, operation| runtime::response::json::<runtime::codec::In<_>>(
                    answer, operation
                )
                .map(|value| value.0)
            ),
        ),
        (true, true) => (
            quote!(Option<#ty>),
            quote!(|answer, operation| {
                let value =
                    runtime::response::optional_json::<runtime::codec::In<_>>(answer, operation)?;
                Ok(value.map(|value| value.0))
            }),
        ),
    };
    Output {
        ty,
        decoder,
        accept,
    }
}

/// A type as a file outside `types/` writes it: types of the crate by `types::`, all others by their whole path.
pub(super) fn located(ctx: Context<'_>, id: TypeId, nullable: bool) -> TokenStream {
    let (target, ty, null) = ctx.resolve(id);
    let bare = match &ty.shape {
        Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => {
            let ident = &ctx.type_names(target).ident;
            quote!(types::#ident)
        }
        Shape::Array(items) => {
            let items = located(ctx, *items, true);
            quote!(Vec<#items>)
        }
        Shape::Map(values) => {
            let values = located(ctx, *values, true);
            quote!(std::collections::BTreeMap<String, #values>)
        }
        Shape::Any | Shape::Alias(_) => quote!(serde_json::Value),
        Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::String(_) => {
            let mut uses = Uses::default();
            let bare = rust_types::bare(ctx, id, &mut uses);
            match uses.paths.first() {
                Some(path) => {
                    let path: syn::Path =
                        syn::parse_str(path).expect("the paths that emitters use are paths");
                    quote!(#path)
                }
                None => bare,
            }
        }
    };
    if null && nullable {
        quote!(Option<#bare>)
    } else {
        bare
    }
}

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

/// Required things are arguments, unless the client has a value to send.
pub(super) fn is_argument(parameter: &Parameter) -> bool {
    parameter.required && parameter.preset.is_none()
}

fn parameter_type(ctx: Context<'_>, parameter: &Parameter) -> TokenStream {
    let ty = located(ctx, parameter.ty, false);
    if ty.to_string() == "String" {
        quote!(&str)
    } else {
        ty
    }
}

fn body_type(ctx: Context<'_>, content: &Content) -> TokenStream {
    match (content.kind, content.ty) {
        (MediaKind::Json | MediaKind::Form, Some(ty)) => located(ctx, ty, true),
        (MediaKind::Json | MediaKind::Form, None) => quote!(serde_json::Value),
        (MediaKind::Text, _) => quote!(String),
        (MediaKind::Binary, _) => quote!(bytes::Bytes),
    }
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

fn body_docs(description: Option<&str>) -> TokenStream {
    docs::attributes(&docs::markdown(
        description.unwrap_or("The body of the request."),
    ))
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

/// Whether a successful answer has the boolean that says whether it is one.
fn has_flag(ctx: Context<'_>, operation: &Operation, flag: &str) -> bool {
    let contents = successes(operation)
        .into_iter()
        .filter_map(|response| response.content.as_ref()?.ty);
    contents.into_iter().any(|ty| {
        ctx.resolve(ty).1.shape.as_struct().is_some_and(|shape| {
            shape
                .fields
                .iter()
                .any(|field| field.name == flag && ctx.resolve(field.ty).1.shape == Shape::Boolean)
        })
    })
}

fn setter(ctx: Context<'_>, parameter: &Parameter, name: &Ident) -> TokenStream {
    let ty = parameter_type(ctx, parameter);
    let put = put(ctx, parameter, &quote!(self.request), name);
    let docs = docs::attributes(&parameter_docs(ctx, parameter));
    let deprecated = parameter.docs.deprecated.then(|| quote!(#[deprecated]));
    quote! {
        #docs
        #deprecated
        pub fn #name(mut self, #name: #ty) -> Self {
            #put
            self
        }
    }
}

pub(super) fn parameter_docs(ctx: Context<'_>, parameter: &Parameter) -> Vec<String> {
    let place = match parameter.place {
        ParameterIn::Path => "path parameter",
        ParameterIn::Query => "query parameter",
        ParameterIn::Header => "header",
        ParameterIn::Cookie => "cookie",
    };
    let mut lines = docs::prose(
        &parameter.docs,
        &format!("The {place} `{}`.", parameter.name),
    );
    let ty = &ctx.api.types[parameter.ty];
    docs::paragraph(
        &mut lines,
        docs::limits(&ty.constraints, ty.default.as_ref()),
    );
    if let Some(preset) = &parameter.preset {
        docs::paragraph(
            &mut lines,
            vec![format!(
                "The client sends `{preset}` unless the call says otherwise."
            )],
        );
    }
    lines
}

/// The statement that puts a parameter's value into the request.
fn put(
    ctx: Context<'_>,
    parameter: &Parameter,
    request: &TokenStream,
    name: &Ident,
) -> TokenStream {
    let wire = &parameter.name;
    let coded = rust_types::is_coded(ctx, parameter.ty);
    let value = if coded {
        quote!(&runtime::codec::Out(&#name))
    } else {
        quote!(&#name)
    };
    let method = match parameter.place {
        ParameterIn::Path => "path",
        ParameterIn::Query => "query",
        ParameterIn::Header => "header",
        ParameterIn::Cookie => "cookie",
    };
    if parameter.json {
        let method = quote::format_ident!("{method}");
        return quote! {
            let text = #request.json_text(#value);
            #request.#method(#wire, &text);
        };
    }
    if is_scalar(ctx, parameter.ty) && parameter.style_is_plain() && !parameter.allow_reserved {
        let method = quote::format_ident!("{method}");
        return quote!(#request.#method(#wire, &#name););
    }
    let method = quote::format_ident!("{method}_styled");
    let style = style(parameter.style);
    let explode = parameter.explode;
    let reserved = parameter.allow_reserved;
    let reserved = (parameter.place == ParameterIn::Query).then(|| quote!(, #reserved));
    quote!(#request.#method(#wire, #value, Style::#style, #explode #reserved);)
}

fn style(style: Style) -> TokenStream {
    match style {
        Style::Simple => quote!(Simple),
        Style::Label => quote!(Label),
        Style::Matrix => quote!(Matrix),
        Style::Form => quote!(Form),
        Style::SpaceDelimited => quote!(SpaceDelimited),
        Style::PipeDelimited => quote!(PipeDelimited),
        Style::DeepObject => quote!(DeepObject),
    }
}

impl Parameter {
    /// Whether a scalar goes out as nothing but its text.
    fn style_is_plain(&self) -> bool {
        match self.style {
            Style::Simple | Style::Form => true,
            Style::Label
            | Style::Matrix
            | Style::SpaceDelimited
            | Style::PipeDelimited
            | Style::DeepObject => false,
        }
    }
}

/// Whether values are one text, which `Display` gives.
fn is_scalar(ctx: Context<'_>, id: TypeId) -> bool {
    let (_, ty, _) = ctx.resolve(id);
    match &ty.shape {
        Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::Enum(_) => true,
        Shape::String(StringFormat::Byte) => rust_types::is_text(ctx, id),
        Shape::String(_) => true,
        Shape::Any
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Struct(_)
        | Shape::Union(_)
        | Shape::Alias(_) => false,
    }
}

fn put_body(
    ctx: Context<'_>,
    content: &Content,
    request: &TokenStream,
    name: &Ident,
) -> TokenStream {
    let media_type = &content.media_type;
    let coded = content.ty.is_some_and(|ty| rust_types::is_coded(ctx, ty));
    let value = if coded {
        quote!(&runtime::codec::Out(&#name))
    } else {
        quote!(&#name)
    };
    match content.kind {
        MediaKind::Json if media_type == "application/json" || media_type.contains('*') => {
            quote!(#request.json(#value);)
        }
        MediaKind::Json => quote!(#request.json_as(#value, #media_type);),
        MediaKind::Form => quote!(#request.form(#value);),
        MediaKind::Text => quote!(#request.text(#name, #media_type);),
        MediaKind::Binary => quote!(#request.bytes(#name, #media_type);),
    }
}
