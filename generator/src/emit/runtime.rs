//! The runtime: the modules of `templates/runtime` that a document needs, copied as they are.

use super::context::Context;
use super::rust_types;
use crate::ir::{Shape, StringFormat};
use crate::{config, names};
use quote::quote;

macro_rules! template {
    ($($module:ident),+ $(,)?) => {
        &[$((stringify!($module), include_str!(concat!("../../../templates/runtime/src/", stringify!($module), ".rs")))),+]
    };
}

/// The modules that every crate needs.
const ALWAYS: &[(&str, &str)] = template!(
    auth,
    call,
    client,
    error,
    json_path,
    kept,
    operation,
    parameters,
    patch,
    raw,
    request,
    response,
    secret,
    unrecognized,
    wire,
);

/// The modules that only some need.
const SOMETIMES: &[(&str, &str)] = template!(base64, codec, date, decimal, timestamp);

/// What a document asks for beyond the usual.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Needs {
    pub(super) base64: bool,
    pub(super) date: bool,
    pub(super) decimal: bool,
    pub(super) timestamp: bool,
}

impl Needs {
    pub(super) fn of(ctx: Context<'_>) -> Self {
        let mut needs = Self::default();
        for (id, ty) in ctx.api.types.iter() {
            match &ty.shape {
                Shape::Number(_) => needs.decimal |= rust_types::is_coded(ctx, id),
                Shape::String(StringFormat::Date) => needs.date |= rust_types::is_coded(ctx, id),
                Shape::String(StringFormat::DateTime) => {
                    needs.timestamp |= rust_types::is_coded(ctx, id)
                }
                Shape::String(StringFormat::Byte) => {
                    needs.base64 |= ctx.config.types.byte == config::Byte::Base64
                }
                Shape::Any
                | Shape::Boolean
                | Shape::Integer(_)
                | Shape::String(_)
                | Shape::Array(_)
                | Shape::Map(_)
                | Shape::Struct(_)
                | Shape::Enum(_)
                | Shape::Union(_)
                | Shape::Alias(_) => {}
            }
        }
        needs
    }

    pub(super) fn codec(self) -> bool {
        self.date || self.decimal || self.timestamp
    }

    fn has(self, module: &str) -> bool {
        match module {
            "base64" => self.base64,
            "codec" => self.codec(),
            "date" => self.date,
            "decimal" => self.decimal,
            "timestamp" => self.timestamp,
            other => unreachable!("`{other}` is not among the modules that only some need"),
        }
    }
}

/// The runtime's files: its modules, and the list of them.
pub(super) fn modules(ctx: Context<'_>) -> Vec<(String, String)> {
    let needs = Needs::of(ctx);
    let mut copied: Vec<(&str, &str)> = ALWAYS.to_vec();
    copied.extend(SOMETIMES.iter().filter(|(module, _)| needs.has(module)));
    copied.sort_unstable();
    let declared = copied.iter().map(|(module, _)| {
        let module = names::snake(module);
        quote!(pub mod #module;)
    });
    let opening = ["What every call of this crate goes through.".to_owned()];
    let index = super::source::rust(&opening, &quote!(#(#declared)*));
    let files = copied
        .iter()
        .map(|(module, text)| (format!("src/runtime/{module}.rs"), (*text).to_owned()));
    files
        .chain([("src/runtime/mod.rs".to_owned(), index)])
        .collect()
}
