//! Request bodies: their types as arguments, and the statement that puts one into the request.
//!
//! ```yaml
//! requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Invoice'}}}}
//! ```

use super::context::Context;
use super::docs;
use super::rust_types::{self, located};
use crate::ir::{Content, Encoding, MediaKind, Shape, Style, TypeId};
use crate::names::Ident;
use proc_macro2::TokenStream;
use quote::quote;

/// The type of the argument or setter that takes the body.
pub(super) fn body_type(ctx: Context<'_>, content: &Content) -> TokenStream {
    match (content.kind, content.ty) {
        (MediaKind::Json | MediaKind::Form | MediaKind::Multipart, Some(ty)) => {
            located(ctx, ty, true)
        }
        (MediaKind::Json | MediaKind::Form, None) => quote!(serde_json::Value),
        (MediaKind::Multipart, None) => quote!(crate::Multipart),
        (MediaKind::JsonLines | MediaKind::JsonSequence, Some(ty)) => {
            let item = located(ctx, ty, true);
            quote!(Vec<#item>)
        }
        (MediaKind::JsonLines | MediaKind::JsonSequence, None) => quote!(Vec<serde_json::Value>),
        (MediaKind::Text | MediaKind::Events, _) => quote!(String),
        (MediaKind::Binary, _) => quote!(impl Into<crate::Upload>),
    }
}

/// The documentation of the body's setter.
pub(super) fn body_docs(description: Option<&str>) -> TokenStream {
    let said = description.filter(|text| !text.trim().is_empty());
    docs::attributes(&docs::markdown(said.unwrap_or("The body of the request.")))
}

/// The statement that puts a body into the request.
pub(super) fn put_body(
    ctx: Context<'_>,
    content: &Content,
    request: &TokenStream,
    name: &Ident,
) -> TokenStream {
    let media_type = sent_media_type(content);
    let coded = content.ty.is_some_and(|ty| rust_types::is_coded(ctx, ty));
    let value = if coded {
        quote!(&runtime::codec::Out(&#name))
    } else {
        quote!(&#name)
    };
    match content.kind {
        MediaKind::Json if media_type == "application/json" => quote!(#request.json(#value);),
        MediaKind::Json => quote!(#request.json_as(#value, #media_type);),
        MediaKind::Form => {
            let codings = codings(content);
            quote!(#request.form(#value, &[#(#codings),*], #media_type);)
        }
        MediaKind::Multipart => match content.ty {
            Some(ty) => {
                let files = if rust_types::has_files(ctx, ty) {
                    quote!(runtime::upload::Files::files(&#name))
                } else {
                    quote!(Vec::new())
                };
                let parts = parts(ctx, content, ty);
                quote!(#request.multipart(#value, #files, &[#(#parts),*], #media_type);)
            }
            None => quote!(#request.multipart_by_hand(#name, #media_type);),
        },
        MediaKind::JsonLines | MediaKind::JsonSequence => {
            let values = if coded {
                quote!(&#name.iter().map(runtime::codec::Out).collect::<Vec<_>>())
            } else {
                quote!(&#name)
            };
            let before = if content.kind == MediaKind::JsonSequence {
                "\u{1e}"
            } else {
                ""
            };
            quote!(#request.json_each(#values, #before, "\n", #media_type);)
        }
        MediaKind::Text | MediaKind::Events => quote!(#request.text(#name, #media_type);),
        MediaKind::Binary => quote!(#request.upload(#name.into(), #media_type);),
    }
}

/// The media type that is sent: the document's, or the most usual one where it has a wildcard or no media type at all.
pub(super) fn sent_media_type(content: &Content) -> &str {
    let named = &content.media_type;
    if named.contains('/') && !named.contains('*') {
        return named;
    }
    match content.kind {
        MediaKind::Json => "application/json",
        MediaKind::Form => "application/x-www-form-urlencoded",
        MediaKind::Multipart => "multipart/form-data",
        MediaKind::JsonLines => "application/jsonl",
        MediaKind::JsonSequence => "application/json-seq",
        MediaKind::Events => "text/event-stream",
        MediaKind::Text => "text/plain",
        MediaKind::Binary => "application/octet-stream",
    }
}

/// The properties of a form that are not coded as usual.
fn codings(content: &Content) -> Vec<TokenStream> {
    let coded = content.encoding.iter().filter_map(|(name, encoding)| {
        let coding = coding(encoding)?;
        Some(quote!((#name, #coding)))
    });
    coded.collect()
}

/// The runtime's word for an encoding; `None` for the usual one.
fn coding(encoding: &Encoding) -> Option<TokenStream> {
    if let Some(styled) = encoding.style {
        let style = match styled.style {
            Style::Simple | Style::Label | Style::Matrix | Style::Form | Style::Cookie => {
                quote!(Form)
            }
            Style::SpaceDelimited => quote!(SpaceDelimited),
            Style::PipeDelimited => quote!(PipeDelimited),
            Style::DeepObject => quote!(DeepObject),
        };
        let explode = styled.explode;
        return Some(if styled.allow_reserved {
            quote!(Coding::Reserved(Style::#style, #explode))
        } else {
            quote!(Coding::Styled(Style::#style, #explode))
        });
    }
    let is_json = encoding.content_type.as_deref().is_some_and(is_json);
    is_json.then(|| quote!(Coding::Json))
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// What the document says of the parts of a multipart body, in its order.
fn parts(ctx: Context<'_>, content: &Content, ty: TypeId) -> Vec<TokenStream> {
    let (_, ty, _) = ctx.resolve(ty);
    let Some(shape) = ty.shape.as_struct() else {
        return Vec::new();
    };
    let usual = Encoding::default();
    let parts = shape.fields.iter().map(|field| {
        let name = &field.name;
        let encoding = content
            .encoding
            .iter()
            .find(|(other, _)| other == name)
            .map_or(&usual, |(_, encoding)| encoding);
        // Each element of a list of objects is a part of its own, whatever its media type.
        let lists_objects = matches!(&ctx.resolve(field.ty).1.shape, Shape::Array(items)
            if matches!(ctx.resolve(*items).1.shape, Shape::Struct(_) | Shape::Map(_) | Shape::Union(_)));
        let coding = coding(encoding).filter(|_| !lists_objects || encoding.style.is_some());
        let coding = coding.map(|coding| quote!(.coding(#coding)));
        // An object goes as JSON, and must not say that it is anything else.
        let is_object = lists_objects
            || matches!(ctx.resolve(field.ty).1.shape, Shape::Struct(_) | Shape::Map(_) | Shape::Union(_));
        let media_type = encoding
            .content_type
            .as_ref()
            .filter(|media_type| encoding.style.is_none() && (!is_object || is_json(media_type)));
        let media_type = media_type.map(|media_type| quote!(.media_type(#media_type)));
        let headers = encoding.headers.iter().map(|(name, value)| quote!((#name, #value)));
        let headers = (!encoding.headers.is_empty()).then(|| quote!(.headers(&[#(#headers),*])));
        quote!(Part::new(#name) #coding #media_type #headers)
    });
    parts.collect()
}
