//! `lib.rs`, and the index of `types/`.

use super::context::Context;
use super::runtime::Needs;
use crate::ir::{Cause, Shape};
use crate::names::Ident;
use quote::quote;

/// `lib.rs`
pub(super) fn lib(ctx: Context<'_>) -> String {
    let needs = Needs::of(ctx);
    let base64 = needs.base64.then(|| {
        quote!(
            pub use runtime::base64::Base64;
        )
    });
    let streams = [
        (
            needs.multipart,
            quote!(
                pub use runtime::multipart::Multipart;
            ),
        ),
        (
            needs.download,
            quote!(
                pub use runtime::stream::Download;
            ),
        ),
        (
            needs.events,
            quote!(
                pub use runtime::stream::{Event, Events};
            ),
        ),
        (
            needs.items,
            quote!(
                pub use runtime::stream::Items;
            ),
        ),
        (
            needs.upload,
            quote!(
                pub use runtime::upload::Upload;
            ),
        ),
    ];
    let streams = streams
        .into_iter()
        .filter_map(|(needed, item)| needed.then_some(item));
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
    let types = (!ctx.names.types.is_empty()).then(|| {
        quote!(
            pub mod types;
        )
    });
    let has = |webhook: bool| {
        let mut incoming = ctx.api.incoming.iter();
        incoming.any(|item| (item.cause == Cause::Webhook) == webhook)
    };
    let webhooks = has(true).then(|| {
        quote!(
            pub mod webhooks;
        )
    });
    let callbacks = has(false).then(|| {
        quote!(
            pub mod callbacks;
        )
    });
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
            #callbacks
            mod client;
            #environment_mod
            #types
            #webhooks

            pub mod transport;

            #[allow(dead_code, reason = "the runtime is the same in every crate, and this one does not use all of it")]
            mod runtime;

            pub use client::{Client, ClientBuilder};
            #environment_use
            #base64
            pub use runtime::custom::CustomRequest;
            pub use runtime::error::{Delivery, Error, ErrorKind, Timeout};
            pub use runtime::kept::Kept;
            pub use runtime::patch::Patch;
            pub use runtime::response::Response;
            #(#streams)*
            pub use runtime::secret::Secret;
            pub use runtime::unrecognized::Unrecognized;
            #date
            #timestamp
            #decimal
        },
    )
}

/// `transport.rs`: what of the runtime is for those who bring parts of their own.
pub(super) fn transport() -> String {
    let opening = [
        "What carries calls to the server, and what watches that: for tests, logs, and networks of one's own."
            .to_owned(),
    ];
    super::source::rust(
        &opening,
        &quote! {
            pub use crate::runtime::intercept::{After, Before, BoxError, Interceptor};
            pub use crate::runtime::transport::{Attempt, SendError, Sending, Transport};
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
        || ctx.api.schemes.iter().any(|scheme| scheme.deprecated)
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
    let by_module = ctx.names.types_by_module();
    let modules = by_module.keys().map(|module| quote!(mod #module;));
    let reexports = by_module.iter().map(|(module, types)| {
        let mut idents: Vec<&Ident> = types.iter().map(|id| &ctx.type_names(*id).ident).collect();
        idents.sort();
        match idents.as_slice() {
            [ident] => quote!(pub use #module::#ident;),
            several => quote!(pub use #module::{#(#several),*};),
        }
    });
    let opening = ["The types that requests and responses are made of.".to_owned()];
    let formats = &ctx.config.types.date_formats;
    let date = Needs::of(ctx).date.then(|| {
        quote! {
            /// The forms in which dates are read, besides ISO 8601.
            const DATE_FORMATS: &[&str] = &[#(#formats),*];

            impl<'de> crate::runtime::codec::Decode<'de> for crate::Date {
                fn decode<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    crate::runtime::date::decode_date(deserializer, DATE_FORMATS)
                }
            }
        }
    });
    super::source::rust(&opening, &quote!(#(#modules)* #(#reexports)* #date))
}
