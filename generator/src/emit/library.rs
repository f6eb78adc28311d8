//! `lib.rs`, and the indexes of `types/` and `wire/`.

use super::context::Context;
use super::runtime::Needs;
use crate::ir::Shape;
use crate::names::TypeNames;
use quote::quote;

/// `lib.rs`
pub(super) fn lib(ctx: Context<'_>) -> String {
    let needs = Needs::of(ctx);
    let base64 = needs.base64.then(|| {
        quote!(
            pub use runtime::base64::Base64;
        )
    });
    let decimal = needs.decimal.then(|| {
        quote!(
            pub use rust_decimal::Decimal;
        )
    });
    let date = needs.date.then(|| {
        quote!(
            pub use jiff::civil::Date;
        )
    });
    let timestamp = needs.timestamp.then(|| {
        quote!(
            pub use jiff::Timestamp;
        )
    });
    let environment = !ctx.api.servers.is_empty();
    let (environment_mod, environment_use) = environment
        .then(|| {
            (
                quote!(
                    mod environment;
                ),
                quote!(
                    pub use environment::Environment;
                ),
            )
        })
        .unzip();
    let api = (!ctx.names.tags.is_empty()).then(|| {
        quote!(
            pub mod api;
        )
    });
    let (types, wire) = (!ctx.names.types.is_empty())
        .then(|| {
            (
                quote!(
                    pub mod types;
                ),
                quote!(
                    mod wire;
                ),
            )
        })
        .unzip();
    let deprecated = has_deprecated(ctx).then(
        || quote!(#![allow(deprecated, reason = "what the API deprecates is still read and written")]),
    );
    super::source::rust(
        &[],
        &quote! {
            #![doc = include_str!("../README.md")]
            #![forbid(unsafe_code)]
            #![warn(missing_docs)]
            #deprecated

            #api
            mod client;
            #environment_mod
            #types
            #wire

            #[allow(dead_code, reason = "the runtime is the same in every crate, and this one does not use all of it")]
            mod runtime;

            pub use client::{Client, ClientBuilder};
            #environment_use
            #base64
            pub use runtime::error::{Error, ErrorKind};
            pub use runtime::kept::Kept;
            pub use runtime::patch::Patch;
            pub use runtime::response::Response;
            pub use runtime::secret::Secret;
            pub use runtime::unrecognized::Unrecognized;
            #date
            #timestamp
            #decimal
        },
    )
}

/// Whether anything of the API is deprecated.
pub(super) fn has_deprecated(ctx: Context<'_>) -> bool {
    let types = ctx.api.types.iter().any(|(_, ty)| {
        ty.docs.deprecated
            || matches!(&ty.shape, Shape::Struct(shape) if shape.fields.iter().any(|field| field.docs.deprecated))
    });
    types
        || ctx.api.operations.iter().any(|operation| {
            operation.docs.deprecated
                || operation
                    .parameters
                    .iter()
                    .any(|parameter| parameter.docs.deprecated)
        })
}

/// `types/mod.rs`
pub(super) fn types(ctx: Context<'_>) -> String {
    let modules = by_module(ctx).into_iter().map(|names| {
        let module = &names.module;
        quote!(mod #module;)
    });
    let reexports = by_module(ctx).into_iter().map(|names| {
        let (module, ident) = (&names.module, &names.ident);
        quote!(pub use #module::#ident;)
    });
    let opening = ["The types that requests and responses are made of.".to_owned()];
    super::source::rust(&opening, &quote!(#(#modules)* #(#reexports)*))
}

/// The names of the types, in the order of their modules.
fn by_module(ctx: Context<'_>) -> Vec<&TypeNames> {
    let mut names: Vec<&TypeNames> = ctx.names.types.values().collect();
    names.sort_by(|one, other| one.module.cmp(&other.module));
    names
}

/// `wire/mod.rs`
pub(super) fn wire(ctx: Context<'_>) -> String {
    let modules = by_module(ctx).into_iter().map(|names| {
        let module = &names.module;
        quote!(mod #module;)
    });
    let formats = &ctx.config.types.date_formats;
    let date = Needs::of(ctx).date.then(|| {
        quote! {
            use crate::runtime::codec::Decode;
            use crate::runtime::date;
            use jiff::civil::Date;
            use serde::Deserializer;

            /// The forms in which dates are read, besides ISO 8601.
            const DATE_FORMATS: &[&str] = &[#(#formats),*];

            impl<'de> Decode<'de> for Date {
                fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    date::decode_date(deserializer, DATE_FORMATS)
                }
            }
        }
    });
    let opening = ["How the types are read from and written to JSON.".to_owned()];
    super::source::rust(&opening, &quote!(#(#modules)* #date))
}
