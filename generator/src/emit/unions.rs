//! Unions: an enum with a variant for each branch.
//!
//! ```yaml
//! oneOf: [{type: string}, {type: integer}]
//! ```
//!
//! gives `enum ResponseData { String(String), Integer(i64) }`, read as its dispatch says (`analyze::dispatch`).

use super::context::Context;
use super::rust_types::{is_coded, is_read_coded};
use super::source::SourceFile;
use super::{docs, structs};
use crate::analyze::{Candidate, Dispatch, JsonKind, candidate, kinds};
use crate::ir::{Otherwise, Shape, Type, TypeId, Union};
use crate::names::Ident;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Adds the items of a union to a file.
pub(super) fn add(ctx: Context<'_>, id: TypeId, ty: &Type, union: &Union, file: &mut SourceFile) {
    let names = ctx.type_names(id);
    let ident = &names.ident;
    let mut out = String::with_capacity(256 + 128 * union.branches.len());
    let fallback = structs::fallback(ctx, ty, ident);
    docs::comment(&mut out, 0, &docs::prose(&ty.docs, &fallback));
    let eq = if ctx.derives(id).eq { ", Eq, Hash" } else { "" };
    let _ = writeln!(
        out,
        "#[derive(Clone, Debug, PartialEq{eq})]\n#[non_exhaustive]\npub enum {ident} {{"
    );
    for (position, (branch, member)) in union.branches.iter().zip(&names.members).enumerate() {
        let spelling = ctx.spellings.of(branch.ty);
        for (path, name) in spelling.uses(ctx.names) {
            file.import(path, name);
        }
        let spoken = format!("{}.", spoken(ctx, branch.ty));
        let lines = docs::prose(&ctx.api.types[branch.ty].docs, &spoken);
        docs::comment(&mut out, 4, &lines);
        let bare = &spelling.bare;
        let _ = if ctx.facts.boxed.contains(&(id, position)) {
            writeln!(out, "    {member}(Box<{bare}>),")
        } else {
            writeln!(out, "    {member}({bare}),")
        };
    }
    if is_tagged(ctx, id) {
        file.import("crate", "Unrecognized");
        file.import("serde_json", "Value");
        let _ = writeln!(
            out,
            "    /// A value whose tag this version of the crate does not know. It is sent as it was received.\n    {}(Unrecognized<Value>),",
            names.rest
        );
    }
    out.push_str("}\n");
    file.item(out);
    conversions(ctx, id, union, file);
    file.add(&wire(ctx, id, union));
}

fn is_tagged(ctx: Context<'_>, id: TypeId) -> bool {
    matches!(ctx.facts.dispatch.get(&id), Some(Dispatch::Tag { .. }))
}

fn spoken(ctx: Context<'_>, id: TypeId) -> String {
    let (target, ty, _) = ctx.resolve(id);
    match &ty.shape {
        Shape::Any | Shape::Alias(_) => "Any JSON value".to_owned(),
        Shape::Boolean => "A boolean".to_owned(),
        Shape::Integer(_) => "A whole number".to_owned(),
        Shape::Number(_) => "A number".to_owned(),
        Shape::String(_) => "A text".to_owned(),
        Shape::Array(_) => "A list".to_owned(),
        Shape::Map(_) => "An object with any keys".to_owned(),
        Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => {
            format!("A `{}`", ctx.type_names(target).ident)
        }
    }
}

/// `From` for each payload type that only one variant has, and `From<&str>` where a plain text is one.
fn conversions(ctx: Context<'_>, id: TypeId, union: &Union, file: &mut SourceFile) {
    let names = ctx.type_names(id);
    let ident = &names.ident;
    let mut times: BTreeMap<(&str, bool), usize> = BTreeMap::new();
    let payload = |position: usize| {
        let boxed = ctx.facts.boxed.contains(&(id, position));
        let spelling = ctx.spellings.of(union.branches[position].ty);
        (spelling.bare.as_str(), boxed)
    };
    for position in 0..union.branches.len() {
        *times.entry(payload(position)).or_default() += 1;
    }
    for (position, member) in names.members.iter().enumerate() {
        let (from, boxed) = payload(position);
        if times[&(from, boxed)] > 1 {
            continue;
        }
        let value = if boxed { "Box::new(value)" } else { "value" };
        file.item(conversion(ident, from, member, value));
        if from == "String" {
            file.item(conversion(ident, "&str", member, "value.to_owned()"));
        }
    }
}

fn conversion(ident: &Ident, from: &str, member: &Ident, value: &str) -> String {
    format!(
        "impl From<{from}> for {ident} {{\n    fn from(value: {from}) -> Self {{\n        Self::{member}({value})\n    }}\n}}\n"
    )
}

/// The impls that read and write a union.
fn wire(ctx: Context<'_>, id: TypeId, union: &Union) -> TokenStream {
    let names = ctx.type_names(id);
    let ident = &names.ident;
    let write = union
        .branches
        .iter()
        .zip(&names.members)
        .map(|(branch, member)| {
            if is_coded(ctx, branch.ty) {
                quote!(Self::#member(value) => codec::Out(value).serialize(serializer))
            } else {
                quote!(Self::#member(value) => value.serialize(serializer))
            }
        });
    let rest = &names.rest;
    let write_unknown = is_tagged(ctx, id)
        .then(|| quote!(Self::#rest(value) => value.get().serialize(serializer),));
    let Some(dispatch) = ctx.facts.dispatch.get(&id) else {
        unreachable!("`analyze` says of every union how it is read")
    };
    let read = match dispatch {
        Dispatch::Kind => by_kind(ctx, id, union),
        Dispatch::Tag {
            property,
            tags,
            otherwise,
        } => by_tag(ctx, id, union, property, tags, *otherwise),
        Dispatch::Trial => {
            let expected = expected(ctx, id);
            let trial = trial(ctx, id, union);
            quote! {
                let mut reasons = Vec::new();
                #trial
                Err(raw.no_match(#expected, reasons))
            }
        }
    };
    let mut branches = union.branches.iter();
    let coded = branches
        .any(|branch| is_read_coded(ctx, branch.ty))
        .then(|| {
            quote!(
                use crate::runtime::codec;
            )
        });
    quote! {
            #coded
            use crate::runtime::raw;
            use serde::{Deserialize, Serialize};

            impl Serialize for #ident {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    match self {
                        #(#write,)*
                        #write_unknown
                    }
                }
            }

            impl<'de> Deserialize<'de> for #ident {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let raw = raw::Raw::deserialize(deserializer)?;
                    #read
                }
            }
    }
}

/// Makes the variant of a branch from the raw value, by `decode` or `attempt`.
fn make(ctx: Context<'_>, id: TypeId, union: &Union, position: usize, how: &str) -> TokenStream {
    let member = &ctx.type_names(id).members[position];
    let how = format_ident!("{}", how);
    if !is_read_coded(ctx, union.branches[position].ty) {
        return quote!(raw.#how().map(Self::#member));
    }
    if how == "decode" {
        quote!(raw.decode::<codec::In<_>, _>().map(|value| Self::#member(value.0)))
    } else {
        quote!(raw.attempt::<codec::In<_>>().map(|value| Self::#member(value.0)))
    }
}

fn kind_pattern(kind: JsonKind) -> TokenStream {
    match kind {
        JsonKind::Null => quote!(raw::Kind::Null),
        JsonKind::Boolean => quote!(raw::Kind::Boolean),
        JsonKind::Integer => quote!(raw::Kind::Integer),
        JsonKind::Number => quote!(raw::Kind::Number),
        JsonKind::String => quote!(raw::Kind::String),
        JsonKind::Array => quote!(raw::Kind::Array),
        JsonKind::Object => quote!(raw::Kind::Object),
    }
}

fn expected(ctx: Context<'_>, id: TypeId) -> String {
    format!("one of the types of {}", ctx.type_names(id).ident)
}

fn by_kind(ctx: Context<'_>, id: TypeId, union: &Union) -> TokenStream {
    let mut covered = 0;
    let arms: Vec<TokenStream> = union
        .branches
        .iter()
        .enumerate()
        .map(|(position, branch)| {
            let patterns = kinds(&ctx.api.types, branch.ty).into_iter();
            let patterns: Vec<TokenStream> = patterns.map(kind_pattern).collect();
            covered += patterns.len();
            let make = make(ctx, id, union, position, "decode");
            quote!(#(#patterns)|* => #make)
        })
        .collect();
    let expected = expected(ctx, id);
    let other = (covered < 7).then(|| quote!(_ => Err(raw.no_match(#expected, Vec::new())),));
    quote! {
        match raw.kind() {
            #(#arms,)*
            #other
        }
    }
}

fn by_tag(
    ctx: Context<'_>,
    id: TypeId,
    union: &Union,
    property: &str,
    tags: &[Vec<String>],
    otherwise: Otherwise,
) -> TokenStream {
    let rest = &ctx.type_names(id).rest;
    let arms = tags
        .iter()
        .enumerate()
        .filter(|(_, tags)| !tags.is_empty())
        .map(|(position, tags)| {
            let make = make(ctx, id, union, position, "decode");
            quote!(#(Some(#tags))|* => return #make)
        });
    let unknown = quote!(raw.decode().map(|value| Self::#rest(Unrecognized::new(value))));
    let other = match otherwise {
        Otherwise::Tried => None,
        Otherwise::New => Some(unknown.clone()),
        Otherwise::Base(position) => Some(make(ctx, id, union, position, "decode")),
    };
    let (new, absent) = match other {
        Some(other) => (Some(quote!(Some(_) => return #other,)), quote!(None)),
        None => (None, quote!(_)),
    };
    if !is_tried(union) {
        return quote! {
            match raw.tag(#property).as_deref() {
                #(#arms,)*
                #new
                #absent => {}
            }
            #unknown
        };
    }
    let trial = trial(ctx, id, union);
    quote! {
        match raw.tag(#property).as_deref() {
            #(#arms,)*
            #new
            #absent => {}
        }
        let mut reasons = Vec::new();
        #trial
        #unknown
    }
}

/// Whether a value without a known tag is tried as each branch: not where there are too many of them.
fn is_tried(union: &Union) -> bool {
    union.branches.len() <= 32
}

/// Tries the branches, the likeliest first; returns the first that fits, and leaves the others' `reasons`.
fn trial(ctx: Context<'_>, id: TypeId, union: &Union) -> TokenStream {
    let last = union.branches.len() - 1;
    let arms = (0..=last).map(|position| {
        let make = make(ctx, id, union, position, "attempt");
        let position = Literal::usize_unsuffixed(position);
        if position.to_string() == last.to_string() {
            quote!(_ => #make)
        } else {
            quote!(#position => #make)
        }
    });
    let candidates = union
        .branches
        .iter()
        .map(|branch| candidate_tokens(&candidate(&ctx.api.types, branch.ty)));
    quote! {
        for branch in raw.candidates(&[#(#candidates),*]) {
            let tried = match branch { #(#arms,)* };
            match tried {
                Ok(value) => return Ok(value),
                Err(reason) => reasons.push(reason),
            }
        }
    }
}

/// What is known of a branch, as the runtime takes it.
fn candidate_tokens(candidate: &Candidate) -> TokenStream {
    let kinds = candidate.kinds.iter().map(|kind| kind_pattern(*kind));
    let mut tokens = quote!(raw::Candidate::of(&[#(#kinds),*]));
    if !candidate.known.is_empty() {
        let (required, others): (Vec<&String>, Vec<&String>) = candidate
            .known
            .iter()
            .partition(|name| candidate.required.contains(*name));
        tokens.extend(quote!(.properties(&[#(#required),*], &[#(#others),*])));
    }
    if candidate.is_open {
        tokens.extend(quote!(.open()));
    }
    if !candidate.values.is_empty() {
        let values = candidate
            .values
            .iter()
            .map(|(name, texts)| quote!((#name, &[#(#texts),*])));
        tokens.extend(quote!(.values(&[#(#values),*])));
    }
    tokens
}
