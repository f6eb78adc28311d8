//! Types of the IR as Rust types.
//!
//! | in the document | as a field |
//! | --- | --- |
//! | required | `T` |
//! | required, nullable | `Option<T>`, written as `null` |
//! | optional | `Option<T>`, left out |
//! | optional, nullable, in what is sent | `Patch<T>`: left out, `null`, or a value |
//! | optional, nullable, in what is only received | `Option<T>`; the struct remembers which were `null` (`runtime::kept`) |

use super::context::Context;
use crate::config::{Byte, Date, DateTime, Number};
use crate::ir::{Field, IntegerFormat, Shape, StringFormat, Struct, TypeId};

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
    let unwritten = field.write_only && ctx.is_received(owner);
    // Where nobody sends the type, what only a client writes is a field that need not come.
    let required = field.required && (ctx.is_sent(owner) || !unwritten);
    match (required, nullable) {
        (true, false) if unwritten => Presence::WriteOnly,
        (true, true) if unwritten => Presence::Patch,
        (true, false) => Presence::Required,
        (true, true) => Presence::RequiredNullable,
        (false, false) => Presence::Optional,
        (false, true) if ctx.is_sent(owner) => Presence::Patch,
        (false, true) => Presence::OptionalNullable,
    }
}

/// A type that is made of no other: the path to it but for its name, empty where it is always in scope, and its name.
pub(super) fn leaf(ctx: Context<'_>, shape: &Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Any | Shape::Alias(_) => ("serde_json", "Value"),
        Shape::Boolean => ("", "bool"),
        Shape::Integer(format) => match format {
            IntegerFormat::Int32 => ("", "i32"),
            IntegerFormat::Int64 => ("", "i64"),
            IntegerFormat::Uint32 => ("", "u32"),
            IntegerFormat::Uint64 => ("", "u64"),
            IntegerFormat::Int128 => ("", "i128"),
        },
        Shape::Number(_) => match ctx.config.types.number {
            Number::F64 => ("", "f64"),
            Number::Decimal => ("rust_decimal", "Decimal"),
        },
        Shape::String(format) => text(ctx, format),
        Shape::Array(_) | Shape::Map(_) | Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => {
            unreachable!("it is made of others or has a name")
        }
    }
}

fn text(ctx: Context<'_>, format: &StringFormat) -> (&'static str, &'static str) {
    match format {
        StringFormat::Date if ctx.config.types.date == Date::Date => ("jiff::civil", "Date"),
        StringFormat::DateTime if ctx.config.types.date_time == DateTime::Timestamp => {
            ("jiff", "Timestamp")
        }
        StringFormat::Byte if ctx.config.types.byte == Byte::Base64 => ("crate", "Base64"),
        StringFormat::File => ("crate", "Upload"),
        StringFormat::Plain
        | StringFormat::Date
        | StringFormat::DateTime
        | StringFormat::Byte
        | StringFormat::Binary
        | StringFormat::Password
        | StringFormat::Constant(_) => ("", "String"),
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

/// What an argument of a type is declared as, and how the value is made of it: links that follow its name.
pub(super) struct Argument {
    pub(super) ty: String,
    pub(super) links: &'static [&'static str],
}

/// Texts, decimals and unions are taken as anything that becomes one; lists as anything that yields their elements.
pub(super) fn argument(ctx: Context<'_>, id: TypeId) -> Argument {
    let (_, ty, _) = ctx.resolve(id);
    let bare = || ctx.spellings.of(id).bare.clone();
    let into = |ty: &str| Argument {
        ty: format!("impl Into<{ty}>"),
        links: &[".into()"],
    };
    let as_it_is = |ty: String| Argument { ty, links: &[] };
    match &ty.shape {
        Shape::Array(items) if is_text(ctx, *items) => Argument {
            ty: "impl IntoIterator<Item = impl Into<String>>".to_owned(),
            links: &[".into_iter()", ".map(Into::into)", ".collect()"],
        },
        Shape::Array(items) => Argument {
            ty: format!(
                "impl IntoIterator<Item = {}>",
                ctx.spellings.of(*items).element()
            ),
            links: &[".into_iter()", ".collect()"],
        },
        Shape::Map(values) if is_text(ctx, *values) => Argument {
            ty: "impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>".to_owned(),
            links: &[
                ".into_iter()",
                ".map(|(key, value)| (key.into(), value.into()))",
                ".collect()",
            ],
        },
        Shape::Map(values) => Argument {
            ty: format!(
                "impl IntoIterator<Item = (impl Into<String>, {})>",
                ctx.spellings.of(*values).element()
            ),
            links: &[
                ".into_iter()",
                ".map(|(key, value)| (key.into(), value))",
                ".collect()",
            ],
        },
        Shape::Any | Shape::Union(_) => into(&bare()),
        Shape::String(_) | Shape::Number(_) => match bare().as_str() {
            bare @ ("f64" | "Date" | "Timestamp") => as_it_is(bare.to_owned()),
            bare => into(bare),
        },
        Shape::Boolean
        | Shape::Integer(_)
        | Shape::Struct(_)
        | Shape::Enum(_)
        | Shape::Alias(_) => as_it_is(bare()),
    }
}

/// Whether a type is a plain, never-null text.
pub(super) fn is_text(ctx: Context<'_>, id: TypeId) -> bool {
    let (_, ty, nullable) = ctx.resolve(id);
    !nullable && matches!(&ty.shape, Shape::String(format) if text(ctx, format).1 == "String")
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
pub(super) fn located(ctx: Context<'_>, id: TypeId, nullable: bool) -> String {
    let (target, ty, null) = ctx.resolve(id);
    let bare = match &ty.shape {
        Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => {
            format!("types::{}", ctx.type_names(target).ident)
        }
        Shape::Array(items) => format!("Vec<{}>", located(ctx, *items, true)),
        Shape::Map(values) => format!(
            "std::collections::BTreeMap<String, {}>",
            located(ctx, *values, true)
        ),
        Shape::Any
        | Shape::Alias(_)
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_) => match leaf(ctx, &ty.shape) {
            ("", name) => name.to_owned(),
            (path, name) => format!("{path}::{name}"),
        },
    };
    if null && nullable {
        format!("Option<{bare}>")
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
        Shape::Map(inner) | Shape::Array(inner) => is_file(ctx, *inner),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Enum(_)
        | Shape::Union(_)
        | Shape::Alias(_) => false,
    }
}
