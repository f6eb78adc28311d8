//! Structs of multipart bodies: which of their fields are files.
//!
//! ```yaml
//! properties: {file: {type: string, format: binary}, pages: {type: array, items: {type: string, format: binary}}}
//! ```

use super::context::Context;
use super::rust_types::{Presence, has_files, is_file, presence};
use crate::ir::{Field, Shape, Struct, TypeId};
use proc_macro2::TokenStream;
use quote::quote;

/// The impl that gives the files of a struct; nothing where it has none.
pub(super) fn files(ctx: Context<'_>, id: TypeId, shape: &Struct) -> TokenStream {
    if !has_files(ctx, id) {
        return TokenStream::new();
    }
    let names = ctx.type_names(id);
    let ident = &names.ident;
    let is_list = |ty| matches!(ctx.resolve(ty).1.shape, Shape::Array(_));
    let fields = shape.fields.iter().zip(&names.members);
    let files = fields.filter(|(field, _)| {
        is_file(ctx, field.ty) && presence(ctx, id, field) != Presence::ReadOnly
    });
    let is_required = |field: &Field| {
        let presence = presence(ctx, id, field);
        matches!(presence, Presence::Required | Presence::RequiredNullable)
    };
    // Those that are always there come first.
    let (always, others): (Vec<_>, Vec<_>) =
        files.partition(|(field, _)| is_required(field) && !is_list(field.ty));
    let always = always.into_iter().map(|(field, member)| {
        let key = &field.name;
        quote!((#key, self.#member.clone()))
    });
    let always: Vec<TokenStream> = always.collect();
    let always = match always.as_slice() {
        [] => quote!(Vec::new()),
        _ => quote!(vec![#(#always),*]),
    };
    let is_all = others.is_empty();
    let files = others.into_iter()
        .map(|(field, member)| {
            let key = &field.name;
            match (is_required(field), is_list(field.ty)) {
                (true, true) => {
                    quote!(files.extend(self.#member.iter().map(|file| (#key, file.clone())));)
                }
                (_, false) => {
                    quote!(files.extend(self.#member.iter().map(|file| (#key, file.clone())));)
                }
                (false, true) => {
                    quote!(files.extend(self.#member.iter().flatten().map(|file| (#key, file.clone())));)
                }
            }
        });
    let rest = shape.additional.filter(|values| is_file(ctx, *values));
    let rest = rest.map(|values| {
        let rest = &names.rest;
        if is_list(values) {
            quote! {
                for (name, list) in &self.#rest {
                    files.extend(list.iter().map(|file| (name.as_str(), file.clone())));
                }
            }
        } else {
            quote!(files.extend(self.#rest.iter().map(|(name, file)| (name.as_str(), file.clone())));)
        }
    });
    let body = match (is_all, &rest) {
        (true, None) => always,
        _ => quote! {
            let mut files = #always;
            #(#files)*
            #rest
            files
        },
    };
    quote! {
        impl crate::runtime::upload::Files for #ident {
            fn files(&self) -> Vec<(&str, crate::Upload)> {
                #body
            }
        }
    }
}
