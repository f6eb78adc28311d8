//! Request bodies: their types as arguments, and the statement that puts one into the request.
//!
//! ```yaml
//! requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Invoice'}}}}
//! ```

use super::context::Context;
use super::docs;
use super::rust_types::{self, located};
use crate::ir::{Content, MediaKind};
use crate::names::Ident;
use proc_macro2::TokenStream;
use quote::quote;

/// The type of the argument or setter that takes the body.
pub(super) fn body_type(ctx: Context<'_>, content: &Content) -> TokenStream {
    match (content.kind, content.ty) {
        (MediaKind::Json | MediaKind::Form, Some(ty)) => located(ctx, ty, true),
        (MediaKind::Json | MediaKind::Form, None) => quote!(serde_json::Value),
        (MediaKind::Text, _) => quote!(String),
        (MediaKind::Binary, _) => quote!(bytes::Bytes),
    }
}

pub(super) fn body_docs(description: Option<&str>) -> TokenStream {
    docs::attributes(&docs::markdown(
        description.unwrap_or("The body of the request."),
    ))
}

/// The statement that puts a body into the request.
pub(super) fn put_body(
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
