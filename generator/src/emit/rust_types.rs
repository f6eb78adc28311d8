//! Types of the IR as Rust types.
//!
//! | in the document | as a field |
//! | --- | --- |
//! | required | `T` |
//! | required, nullable | `Option<T>`, written as `null` |
//! | optional | `Option<T>`, left out |
//! | optional, nullable, in what is sent | `Patch<T>`: left out, `null`, or a value |
//! | optional, nullable, in what is only received | `Option<T>`; the struct remembers which were `null` (`runtime::kept`) |

use super::context::{Context, Uses};
use crate::config::{Byte, Date, DateTime, Number};
use crate::ir::{Field, IntegerFormat, Shape, StringFormat, Struct, TypeId};
use proc_macro2::TokenStream;
use quote::quote;

/// How a field may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    Required,
    RequiredNullable,
    Optional,
    /// Left out or `null`, in a type that is only received.
    OptionalNullable,
    Patch,
    /// Only the server writes it, in a type that is sent: it is not asked for, and not sent.
    ReadOnly,
    /// Only the client writes it, in a type that is received as well: it is asked for, and need not come.
    WriteOnly,
}

pub(super) fn presence(ctx: Context<'_>, owner: TypeId, field: &Field) -> Presence {
    let (_, _, nullable) = ctx.resolve(field.ty);
    if ctx.is_sent(owner) && field.read_only {
        return Presence::ReadOnly;
    }
    let both_ways = ctx.is_sent(owner) && ctx.is_received(owner);
    match (field.required, nullable) {
        (true, false) if field.write_only && both_ways => Presence::WriteOnly,
        (true, true) if field.write_only && both_ways => Presence::Patch,
        (true, false) => Presence::Required,
        (true, true) => Presence::RequiredNullable,
        (false, false) => Presence::Optional,
        (false, true) if ctx.is_sent(owner) => Presence::Patch,
        (false, true) => Presence::OptionalNullable,
    }
}

/// The type of values that are not `null`.
pub(super) fn bare(ctx: Context<'_>, id: TypeId, uses: &mut Uses) -> TokenStream {
    let (target, ty, _) = ctx.resolve(id);
    match &ty.shape {
        Shape::Any | Shape::Alias(_) => {
            uses.path("serde_json::Value");
            quote!(Value)
        }
        Shape::Boolean => quote!(bool),
        Shape::Integer(format) => match format {
            IntegerFormat::Int32 => quote!(i32),
            IntegerFormat::Int64 => quote!(i64),
            IntegerFormat::Uint32 => quote!(u32),
            IntegerFormat::Uint64 => quote!(u64),
            IntegerFormat::Int128 => quote!(i128),
        },
        Shape::Number(_) => match ctx.config.types.number {
            Number::F64 => quote!(f64),
            Number::Decimal => {
                uses.path("rust_decimal::Decimal");
                quote!(Decimal)
            }
        },
        Shape::String(format) => text(ctx, format, uses),
        Shape::Array(items) => {
            let items = element(ctx, *items, uses);
            quote!(Vec<#items>)
        }
        Shape::Map(values) => {
            let values = element(ctx, *values, uses);
            uses.path("std::collections::BTreeMap");
            quote!(BTreeMap<String, #values>)
        }
        Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => {
            let ident = &ctx.type_names(target).ident;
            uses.types.insert(ident.clone());
            quote!(#ident)
        }
    }
}

fn text(ctx: Context<'_>, format: &StringFormat, uses: &mut Uses) -> TokenStream {
    match format {
        StringFormat::Date if ctx.config.types.date == Date::Date => {
            uses.path("jiff::civil::Date");
            quote!(Date)
        }
        StringFormat::DateTime if ctx.config.types.date_time == DateTime::Timestamp => {
            uses.path("jiff::Timestamp");
            quote!(Timestamp)
        }
        StringFormat::Byte if ctx.config.types.byte == Byte::Base64 => {
            uses.path("crate::Base64");
            quote!(Base64)
        }
        StringFormat::File => {
            uses.path("crate::Upload");
            quote!(Upload)
        }
        StringFormat::Plain
        | StringFormat::Date
        | StringFormat::DateTime
        | StringFormat::Byte
        | StringFormat::Binary
        | StringFormat::Password => quote!(String),
    }
}

/// The type of an element of a list or a value of a map.
pub(super) fn element(ctx: Context<'_>, id: TypeId, uses: &mut Uses) -> TokenStream {
    let bare = bare(ctx, id, uses);
    let (_, _, nullable) = ctx.resolve(id);
    if nullable {
        quote!(Option<#bare>)
    } else {
        bare
    }
}

/// The type of a field.
pub(super) fn field(
    ctx: Context<'_>,
    owner: TypeId,
    position: usize,
    field: &Field,
    uses: &mut Uses,
) -> TokenStream {
    let inner = boxed(ctx, owner, position, field.ty, uses);
    match presence(ctx, owner, field) {
        Presence::Required => inner,
        Presence::RequiredNullable
        | Presence::Optional
        | Presence::OptionalNullable
        | Presence::ReadOnly
        | Presence::WriteOnly => quote!(Option<#inner>),
        Presence::Patch => {
            uses.path("crate::Patch");
            quote!(Patch<#inner>)
        }
    }
}

/// The type of what a field or branch holds, in a box where it leads back to its owner.
pub(super) fn boxed(
    ctx: Context<'_>,
    owner: TypeId,
    position: usize,
    id: TypeId,
    uses: &mut Uses,
) -> TokenStream {
    let bare = bare(ctx, id, uses);
    if ctx.facts.boxed.contains(&(owner, position)) {
        quote!(Box<#bare>)
    } else {
        bare
    }
}

/// Whether values of a type go through the crate's own coding (decimals, dates) and not through serde's.
pub(super) fn is_coded(ctx: Context<'_>, id: TypeId) -> bool {
    let (_, ty, _) = ctx.resolve(id);
    match &ty.shape {
        Shape::Number(_) => ctx.config.types.number == Number::Decimal,
        Shape::String(StringFormat::Date) => ctx.config.types.date == Date::Date,
        Shape::String(StringFormat::DateTime) => ctx.config.types.date_time == DateTime::Timestamp,
        Shape::Array(inner) | Shape::Map(inner) => is_coded(ctx, *inner),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::String(_)
        | Shape::Struct(_)
        | Shape::Enum(_)
        | Shape::Union(_)
        | Shape::Alias(_) => false,
    }
}

/// What an argument of this type is declared as, and how the value is made from it.
///
/// Texts, decimals and unions are taken as anything that becomes one; lists as anything that yields their elements.
pub(super) fn argument(
    ctx: Context<'_>,
    id: TypeId,
    name: &TokenStream,
    uses: &mut Uses,
) -> (TokenStream, TokenStream) {
    let (_, ty, _) = ctx.resolve(id);
    match &ty.shape {
        Shape::Array(items) => {
            let plain_text = is_text(ctx, *items);
            let items = element(ctx, *items, uses);
            if plain_text {
                (
                    quote!(impl IntoIterator<Item = impl Into<String>>),
                    quote!(#name.into_iter().map(Into::into).collect()),
                )
            } else {
                (
                    quote!(impl IntoIterator<Item = #items>),
                    quote!(#name.into_iter().collect()),
                )
            }
        }
        Shape::Map(values) => {
            let values = element(ctx, *values, uses);
            (
                quote!(impl IntoIterator<Item = (impl Into<String>, #values)>),
                quote!(#name.into_iter().map(|(key, value)| (key.into(), value)).collect()),
            )
        }
        Shape::Any | Shape::Union(_) => {
            let bare = bare(ctx, id, uses);
            (quote!(impl Into<#bare>), quote!(#name.into()))
        }
        Shape::String(_) | Shape::Number(_) => {
            let bare = bare(ctx, id, uses);
            match bare.to_string().as_str() {
                "f64" | "Date" | "Timestamp" => (bare, name.clone()),
                _ => (quote!(impl Into<#bare>), quote!(#name.into())),
            }
        }
        Shape::Boolean
        | Shape::Integer(_)
        | Shape::Struct(_)
        | Shape::Enum(_)
        | Shape::Alias(_) => (bare(ctx, id, uses), name.clone()),
    }
}

/// Whether a type is a plain, never-null text.
pub(super) fn is_text(ctx: Context<'_>, id: TypeId) -> bool {
    let (_, ty, nullable) = ctx.resolve(id);
    !nullable
        && matches!(&ty.shape, Shape::String(format) if text(ctx, format, &mut Uses::default()).to_string() == "String")
}

/// Whether a struct has a hidden field for what a received object had beyond its fields.
///
/// One that keeps further properties in a field of their own needs it for `null`s only.
pub(super) fn keeps(ctx: Context<'_>, id: TypeId, shape: &Struct) -> bool {
    shape.additional.is_none()
        || shape
            .fields
            .iter()
            .any(|field| remembers_null(ctx, id, field))
}

/// Whether the struct remembers if the field was `null`.
pub(super) fn remembers_null(ctx: Context<'_>, id: TypeId, field: &Field) -> bool {
    let (_, _, nullable) = ctx.resolve(field.ty);
    match presence(ctx, id, field) {
        Presence::OptionalNullable => true,
        Presence::ReadOnly => nullable,
        Presence::Required
        | Presence::RequiredNullable
        | Presence::Optional
        | Presence::Patch
        | Presence::WriteOnly => false,
    }
}

/// Whether values of a type are read by the crate's own coding: those that are written so, and whole numbers.
pub(super) fn is_read_coded(ctx: Context<'_>, id: TypeId) -> bool {
    let (_, ty, _) = ctx.resolve(id);
    match &ty.shape {
        Shape::Integer(_) => true,
        Shape::Array(inner) | Shape::Map(inner) => is_read_coded(ctx, *inner),
        Shape::Any
        | Shape::Boolean
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Struct(_)
        | Shape::Enum(_)
        | Shape::Union(_)
        | Shape::Alias(_) => is_coded(ctx, id),
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
            let bare = bare(ctx, id, &mut uses);
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

/// Whether a type is a file of a multipart body, or a list of them.
pub(super) fn is_file(ctx: Context<'_>, id: TypeId) -> bool {
    match &ctx.resolve(id).1.shape {
        Shape::String(format) => *format == StringFormat::File,
        Shape::Array(items) => is_file(ctx, *items),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::Map(_)
        | Shape::Struct(_)
        | Shape::Enum(_)
        | Shape::Union(_)
        | Shape::Alias(_) => false,
    }
}

/// Whether the type of a multipart body has files.
pub(super) fn has_files(ctx: Context<'_>, id: TypeId) -> bool {
    match &ctx.resolve(id).1.shape {
        Shape::Struct(shape) => {
            let fields = shape.fields.iter().map(|field| field.ty);
            fields.chain(shape.additional).any(|ty| is_file(ctx, ty))
        }
        Shape::Map(values) => is_file(ctx, *values),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array(_)
        | Shape::Enum(_)
        | Shape::Union(_)
        | Shape::Alias(_) => false,
    }
}
