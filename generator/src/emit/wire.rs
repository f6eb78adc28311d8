//! The written-out `Serialize` and `Deserialize` impls of structs.
//!
//! Written out and not derived, because a crate of a thousand types is checked in a quarter of the time: one `visit_map` over a
//! shared key lookup, and one line an entry.

use super::context::Context;
use super::rust_types::{Presence, is_coded, is_read_coded, keeps, presence, remembers_null};
use crate::ir::{Field, Struct, TypeId};
use crate::names::Ident;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

pub(super) fn serialize_struct(ctx: Context<'_>, id: TypeId, shape: &Struct) -> TokenStream {
    let names = ctx.type_names(id);
    let ident = &names.ident;
    let entries = shape
        .fields
        .iter()
        .zip(&names.members)
        .enumerate()
        .map(|(position, (field, member))| entry(ctx, id, position, field, member));
    let rest = shape.additional.map(|values| {
        let rest = &names.rest;
        let value = if is_coded(ctx, values) {
            quote!(&Out(value))
        } else {
            quote!(value)
        };
        quote!(for (key, value) in &self.#rest { map.serialize_entry(key, #value)?; })
    });
    let uses = imports(ctx, id, shape);
    let kept = shape
        .additional
        .is_none()
        .then(|| quote!(self.kept.write(&mut map)?;));
    quote! {
        #uses
        use crate::types::#ident;

        impl Serialize for #ident {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                #(#entries)*
                #rest
                #kept
                map.end()
            }
        }
    }
}

/// Writes a field.
fn entry(
    ctx: Context<'_>,
    id: TypeId,
    position: usize,
    field: &Field,
    member: &Ident,
) -> TokenStream {
    let key = &field.name;
    let presence = presence(ctx, id, field);
    let value = match (presence, is_coded(ctx, field.ty)) {
        (_, false) => quote!(&self.#member),
        (Presence::Required | Presence::RequiredNullable, true) => quote!(&Out(&self.#member)),
        (
            Presence::Optional
            | Presence::OptionalNullable
            | Presence::Patch
            | Presence::ReadOnly
            | Presence::WriteOnly,
            true,
        ) => {
            quote!(&self.#member.as_ref().map(Out))
        }
    };
    match presence {
        Presence::Required | Presence::RequiredNullable => {
            quote!(map.serialize_entry(#key, #value)?;)
        }
        Presence::Optional | Presence::WriteOnly => {
            quote!(wire::optional(&mut map, #key, #value)?;)
        }
        Presence::ReadOnly => {
            let position = Literal::usize_unsuffixed(position);
            let was_null = if remembers_null(ctx, id, field) {
                quote!(self.kept.was_null(#position))
            } else {
                quote!(false)
            };
            quote!(wire::received(&mut map, #key, #value, #was_null)?;)
        }
        Presence::OptionalNullable => {
            let position = Literal::usize_unsuffixed(position);
            quote!(wire::nullable(&mut map, #key, #value, self.kept.was_null(#position))?;)
        }
        Presence::Patch => quote!(wire::patch(&mut map, #key, #value)?;),
    }
}

/// The `use` items of a struct's wire file.
fn imports(ctx: Context<'_>, id: TypeId, shape: &Struct) -> TokenStream {
    let fields = &shape.fields;
    let coded = fields.iter().any(|field| is_coded(ctx, field.ty))
        || shape.additional.is_some_and(|ty| is_coded(ctx, ty));
    let read_coded = fields.iter().any(|field| is_read_coded(ctx, field.ty))
        || shape.additional.is_some_and(|ty| is_read_coded(ctx, ty));
    let codec = match (read_coded, coded) {
        (true, true) => Some(quote!(
            use crate::runtime::codec::{In, Out};
        )),
        (true, false) => Some(quote!(
            use crate::runtime::codec::In;
        )),
        (false, true) => Some(quote!(
            use crate::runtime::codec::Out;
        )),
        (false, false) => None,
    };
    let patch = fields
        .iter()
        .any(|field| presence(ctx, id, field) == Presence::Patch)
        .then(|| {
            quote!(
                use crate::Patch;
            )
        });
    let keeps = keeps(ctx, id, shape);
    let wire = (!fields.is_empty()).then(|| {
        quote!(
            use crate::runtime::wire;
        )
    });
    let kept = keeps.then(|| {
        quote!(
            use crate::Kept;
        )
    });
    let map = shape.additional.is_some().then(|| {
        quote!(
            use std::collections::BTreeMap;
        )
    });
    quote! {
        #kept
        #patch
        #codec
        #wire
        use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
        use serde::ser::{Serialize, SerializeMap, Serializer};
        #map
        use std::fmt;
    }
}

pub(super) fn deserialize_struct(ctx: Context<'_>, id: TypeId, shape: &Struct) -> TokenStream {
    let names = ctx.type_names(id);
    let ident = &names.ident;
    let locals: Vec<proc_macro2::Ident> = names.members.iter().map(local).collect();
    let keys = shape.fields.iter().map(|field| &field.name);
    let declare =
        shape
            .fields
            .iter()
            .zip(&locals)
            .map(|(field, local)| match presence(ctx, id, field) {
                Presence::Patch => quote!(let mut #local = Patch::Absent;),
                Presence::Required
                | Presence::RequiredNullable
                | Presence::Optional
                | Presence::OptionalNullable
                | Presence::ReadOnly
                | Presence::WriteOnly => quote!(let mut #local = None;),
            });
    let read: Vec<TokenStream> = shape
        .fields
        .iter()
        .zip(&locals)
        .enumerate()
        .map(|(position, (field, local))| {
            let value = next_value(ctx, field);
            match presence(ctx, id, field) {
                Presence::Patch => quote!(#local = #value),
                Presence::OptionalNullable | Presence::ReadOnly
                    if remembers_null(ctx, id, field) =>
                {
                    let position = Literal::usize_unsuffixed(position);
                    quote!(#local = kept.note(#position, #value))
                }
                Presence::Required
                | Presence::RequiredNullable
                | Presence::Optional
                | Presence::OptionalNullable
                | Presence::ReadOnly
                | Presence::WriteOnly => {
                    quote!(#local = Some(#value))
                }
            }
        })
        .collect();
    let build =
        shape
            .fields
            .iter()
            .zip(&names.members)
            .zip(&locals)
            .map(|((field, member), local)| {
                let key = &field.name;
                match presence(ctx, id, field) {
                    Presence::Required | Presence::RequiredNullable => {
                        quote!(#member: wire::required(#local, #key)?)
                    }
                    Presence::Optional
                    | Presence::OptionalNullable
                    | Presence::Patch
                    | Presence::ReadOnly
                    | Presence::WriteOnly => {
                        if local == member.as_str() {
                            quote!(#member)
                        } else {
                            quote!(#member: #local)
                        }
                    }
                }
            });
    let expecting = format!("an object ({ident})");
    let looping = match shape.additional {
        Some(values) => open_loop(ctx, shape, &read, values),
        None => {
            let arms = read.iter().enumerate().map(|(index, read)| {
                let index = Literal::usize_unsuffixed(index);
                quote!(#index => #read)
            });
            let key = quote!(map.next_key_seed(kept.key(&[#(#keys),*]))?);
            let member = quote!(kept.member(&mut map)?);
            if shape.fields.is_empty() {
                quote!(while #key.is_some() { #member; })
            } else {
                quote!(while let Some(key) = #key { match key { #(#arms,)* _ => #member, } })
            }
        }
    };
    let rest = shape.additional.map(|_| {
        let rest = &names.rest;
        (
            quote!(let mut rest = BTreeMap::new();),
            quote!(#rest: rest,),
        )
    });
    let (declare_rest, build_rest) = rest.unzip();
    let kept =
        keeps(ctx, id, shape).then(|| (quote!(let mut kept = Kept::default();), quote!(kept,)));
    let (declare_kept, build_kept) = kept.unzip();
    // The one name that the function gives away.
    let visitor = match ident.as_str() {
        "Fields" => format_ident!("Members"),
        _ => format_ident!("Fields"),
    };
    let nested = ctx
        .facts
        .recursive
        .contains(&id)
        .then(|| quote!(let _nested = wire::nested()?;));
    quote! {
        impl<'de> Deserialize<'de> for #ident {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct #visitor;

                impl<'de> Visitor<'de> for #visitor {
                    type Value = #ident;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str(#expecting)
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<#ident, A::Error> {
                        #nested
                        #(#declare)*
                        #declare_rest
                        #declare_kept
                        #looping
                        Ok(#ident { #(#build,)* #build_rest #build_kept })
                    }
                }

                deserializer.deserialize_map(#visitor)
            }
        }
    }
}

/// The loop of a struct that keeps the keys it does not know.
fn open_loop(
    ctx: Context<'_>,
    shape: &Struct,
    read: &[TokenStream],
    values: TypeId,
) -> TokenStream {
    let arms = shape.fields.iter().zip(read).map(|(field, read)| {
        let key = &field.name;
        quote!(#key => #read)
    });
    let value = if is_read_coded(ctx, values) {
        quote!(map.next_value::<In<_>>()?.0)
    } else {
        quote!(map.next_value()?)
    };
    quote! {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                #(#arms,)*
                _ => _ = rest.insert(key, #value),
            }
        }
    }
}

/// Reads the value of a field; its type is that of the field.
fn next_value(ctx: Context<'_>, field: &Field) -> TokenStream {
    if is_read_coded(ctx, field.ty) {
        quote!(map.next_value::<In<_>>()?.0)
    } else {
        quote!(map.next_value()?)
    }
}

/// The local variable that a field is read into; it must not hide what the function uses.
fn local(member: &Ident) -> proc_macro2::Ident {
    match member.as_str() {
        "map" | "key" | "rest" | "kept" => format_ident!("{}_value", member.as_str()),
        other => format_ident!("{}", other),
    }
}
