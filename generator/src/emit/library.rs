//! `lib.rs`, and the index of `types/`.

use super::client::tokens;
use super::context::Context;
use super::layout::Close;
use super::runtime::Needs;
use super::source::SourceFile;
use crate::ir::{Cause, Shape};
use quote::quote;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// From how many columns on the attribute of a file of types is not repeated.
const LONG: usize = 80;

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
            needs.pages,
            quote!(
                pub use runtime::pages::{PageItems, Pages};
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
    let auth = needs.tokens.then(|| {
        quote!(
            pub mod auth;
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
    let switch = |webhooks| {
        ctx.features
            .payloads(webhooks)
            .map(|attribute| tokens(&attribute))
    };
    let signed = ctx.config.webhooks.is_some();
    let webhooks = (has(true) || signed).then(|| {
        let switch = switch(true);
        quote!(
            #switch
            pub mod webhooks;
        )
    });
    let callbacks = has(false).then(|| {
        let switch = switch(false);
        quote!(
            #switch
            pub mod callbacks;
        )
    });
    let ext = ctx.config.custom.ext.then(|| {
        quote!(
            pub mod ext;
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
            #auth
            #[cfg(feature = "blocking")]
            pub mod blocking;
            #callbacks
            mod client;
            #environment_mod
            #[cfg(feature = "mock")]
            pub mod mock;
            #types
            #webhooks

            pub mod transport;
            #ext

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
            pub use runtime::sending::{Sending, SendingRaw};
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
    let opening = ["The types that requests and responses are made of.".to_owned()];
    let mut file = SourceFile::opening(&opening);
    // What the same features need is put together where their list is long.
    let mut shared: BTreeMap<String, String> = BTreeMap::new();
    let (mut modules, mut reexports) = (String::new(), String::new());
    for (module, types) in ctx.names.types_by_module() {
        let mut idents: Vec<&str> = types
            .iter()
            .map(|id| ctx.type_names(*id).ident.as_str())
            .collect();
        idents.sort_unstable();
        let reexport = match idents.as_slice() {
            [ident] => format!("pub use {module}::{ident};\n"),
            several => format!("pub use {module}::{{{}}};\n", several.join(", ")),
        };
        let switch = ctx.features.types(module);
        match switch {
            Some(attribute) if attribute.len() > LONG => {
                let items = shared.entry(attribute).or_default();
                let _ = write!(items, "    mod {module};\n    {reexport}");
            }
            switch => {
                if let Some(attribute) = switch {
                    let _ = writeln!(modules, "{attribute}");
                    let _ = writeln!(reexports, "{attribute}");
                }
                let _ = writeln!(modules, "mod {module};");
                reexports.push_str(&reexport);
            }
        }
    }
    file.lines(Close::Module, modules);
    file.lines(Close::Reexport, reexports);
    for (number, (attribute, items)) in shared.iter().enumerate() {
        let number = number + 1;
        file.item(format!(
            "/// What several groups of operations have in common.\n\
             macro_rules! shared_{number} {{\n    \
                 ($($item:item)*) => {{\n        \
                     $({attribute} $item)*\n    \
                 }};\n\
             }}\n"
        ));
        file.item(format!("shared_{number}! {{\n{items}}}\n"));
    }
    if Needs::of(ctx).date {
        let formats = &ctx.config.types.date_formats;
        file.add(&quote! {
            /// The forms in which dates are read, besides ISO 8601.
            const DATE_FORMATS: &[&str] = &[#(#formats),*];

            impl<'de> crate::runtime::codec::Decode<'de> for crate::Date {
                fn decode<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    crate::runtime::date::decode_date(deserializer, DATE_FORMATS)
                }
            }
        });
    }
    file.text()
}
