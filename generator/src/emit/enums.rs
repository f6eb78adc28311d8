//! Enums: open ones, which keep a value that the document does not name and give it back unchanged.
//!
//! ```yaml
//! type: string
//! enum: [draft, open]
//! ```
//!
//! gives `enum Status { Draft, Open, Unrecognized(Unrecognized) }`; the content of the last variant is opaque, so that a value
//! that the document names can never be hidden in it. `runtime::open_enum` makes its impls of a table of the values.

use super::context::Context;
use super::source::SourceFile;
use super::{docs, structs};
use crate::ir::{Enum, EnumKind, EnumVariant, Type, TypeId};
use std::fmt::Write as _;

/// Adds the items of an enum to a file.
pub(super) fn add(ctx: Context<'_>, id: TypeId, ty: &Type, values: &Enum, file: &mut SourceFile) {
    file.import("crate", "Unrecognized");
    file.import("crate::runtime", "wire");
    if values.kind == EnumKind::Mixed {
        file.import("serde_json", "Value");
    }
    file.item(definition(ctx, id, ty, values));
    file.item(table(ctx, id, values));
}

fn definition(ctx: Context<'_>, id: TypeId, ty: &Type, values: &Enum) -> String {
    let names = ctx.type_names(id);
    let ident = &names.ident;
    let mut out = String::with_capacity(256 + 64 * values.variants.len());
    let fallback = structs::fallback(ctx, ty, ident);
    docs::comment(&mut out, 0, &docs::prose(&ty.docs, &fallback));
    if ty.docs.deprecated {
        out.push_str("#[deprecated]\n");
    }
    let _ = writeln!(
        out,
        "#[derive(Clone, Debug, PartialEq, Hash)]\n#[non_exhaustive]\npub enum {ident} {{"
    );
    for (variant, member) in values.variants.iter().zip(&names.members) {
        docs::comment(&mut out, 4, &variant_docs(variant));
        let _ = writeln!(out, "    {member},");
    }
    let content = match values.kind {
        EnumKind::String => "Unrecognized",
        EnumKind::Integer => "Unrecognized<i64>",
        EnumKind::Mixed => "Unrecognized<Value>",
    };
    let _ = writeln!(
        out,
        "    /// A value that this version of the crate does not know. It is sent as it was received.\n    {}({content}),\n}}",
        names.rest
    );
    out.push_str(&structs::eq(ident));
    out
}

pub(super) fn variant_docs(variant: &EnumVariant) -> Vec<String> {
    let wire = if variant.value.contains('`') || variant.value.is_empty() {
        format!("{:?} on the wire.", variant.value)
    } else {
        format!("`{}`", variant.value)
    };
    match &variant.description {
        Some(description) if !description.trim().is_empty() => {
            let mut lines = docs::markdown(description);
            lines.push(String::new());
            lines.push(wire);
            lines
        }
        _ => vec![wire],
    }
}

/// The table of the values.
fn table(ctx: Context<'_>, id: TypeId, values: &Enum) -> String {
    let names = ctx.type_names(id);
    let name = match values.kind {
        EnumKind::String => "text_enum",
        EnumKind::Integer => "integer_enum",
        EnumKind::Mixed => "value_enum",
    };
    let mut out = String::with_capacity(64 + 48 * values.variants.len());
    let _ = writeln!(out, "wire::{name}! {{\n    {} {{", names.ident);
    let variants = values.variants.iter().zip(&names.members);
    for (position, (variant, member)) in variants.enumerate() {
        let value = &variant.value;
        let _ = match values.kind {
            EnumKind::String => writeln!(out, "        {value:?} => {member},"),
            EnumKind::Integer => {
                let number: i64 = value
                    .parse()
                    .expect("`lower` lets whole numbers of 64 bits into such an enum only");
                writeln!(out, "        {number} => {member},")
            }
            EnumKind::Mixed => writeln!(out, "        {position} {value:?} => {member},"),
        };
    }
    let _ = writeln!(out, "        _ => {},\n    }}\n}}", names.rest);
    out
}
