//! Parameters: arguments and setters, and the statement that puts each into the request.
//!
//! ```yaml
//! parameters: [{name: limit, in: query, schema: {type: integer}}]    # .limit(10)
//! ```

use super::context::Context;
use super::docs;
use super::rust_types::{self, located};
use crate::ir::{Coding, Parameter, ParameterIn, Shape, StringFormat, Style, TypeId};
use crate::names::Ident;
use proc_macro2::TokenStream;
use quote::quote;

/// Required things are arguments, unless the client has a value to send.
pub(super) fn is_argument(parameter: &Parameter) -> bool {
    parameter.required && parameter.preset.is_none()
}

/// A parameter as an argument: texts are borrowed.
pub(super) fn parameter_type(ctx: Context<'_>, parameter: &Parameter) -> TokenStream {
    let ty = located(ctx, parameter.ty, false);
    if ty.to_string() == "String" {
        quote!(&str)
    } else {
        ty
    }
}

/// The setter of a parameter that a call need not give.
pub(super) fn setter(ctx: Context<'_>, parameter: &Parameter, name: &Ident) -> TokenStream {
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
        ParameterIn::QueryString => "query string",
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
    if parameter.allow_empty && !rust_types::is_text(ctx, parameter.ty) {
        let name = &parameter.name;
        let said = format!("The server takes an empty value, too: `.with_query({name:?}, \"\")`.");
        docs::paragraph(&mut lines, vec![said]);
    }
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
pub(super) fn put(
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
        ParameterIn::QueryString => "query_string",
        ParameterIn::Header => "header",
        ParameterIn::Cookie => "cookie",
    };
    let plain = quote::format_ident!("{method}");
    match parameter.coding {
        Coding::Style => {}
        Coding::Json => {
            return quote! {
                let text = #request.json_text(#value);
                #request.#plain(#wire, &text);
            };
        }
        Coding::Form if parameter.place == ParameterIn::QueryString => {
            return quote!(#request.query_form(#value););
        }
        Coding::Form => {
            return quote! {
                let text = #request.form_text(#value);
                #request.#plain(#wire, &text);
            };
        }
        Coding::Text => return quote!(#request.#plain(#wire, &#name);),
    }
    if is_scalar(ctx, parameter.ty) && parameter.style_is_plain() && !parameter.allow_reserved {
        return quote!(#request.#plain(#wire, &#name););
    }
    let method = quote::format_ident!("{method}_styled");
    let style = style(parameter.style);
    let explode = parameter.explode;
    let reserved = parameter.allow_reserved;
    let reserved = match parameter.place {
        ParameterIn::Path | ParameterIn::Query | ParameterIn::QueryString => {
            Some(quote!(, #reserved))
        }
        ParameterIn::Header | ParameterIn::Cookie => None,
    };
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
        Style::Cookie => quote!(Cookie),
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
            | Style::DeepObject
            | Style::Cookie => false,
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
