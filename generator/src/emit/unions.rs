//! Unions: an enum with a variant for each branch.
//!
//! ```yaml
//! oneOf: [{type: string}, {type: integer}]
//! ```
//!
//! gives `enum ResponseData { String(String), Integer(i64) }`, read as its dispatch says (`analyze::dispatch`).

use super::code::{Draft, quoted};
use super::context::Context;
use super::rust_types::{is_coded, is_read_coded};
use super::source::SourceFile;
use super::{docs, structs};
use crate::analyze::{Candidate, Dispatch, JsonKind, candidate, kinds};
use crate::ir::{Origin, Otherwise, Role, Shape, Type, TypeId, Union};
use crate::names::Ident;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Adds the items of a union to a file.
pub(super) fn add(ctx: Context<'_>, id: TypeId, ty: &Type, union: &Union, file: &mut SourceFile) {
    let names = ctx.type_names(id);
    let ident = &names.ident;
    let mut out = String::with_capacity(256 + 128 * union.branches.len());
    let fallback = structs::fallback(ctx, ty, ident);
    docs::comment(&mut out, 0, &docs::prose(&ty.docs, &fallback));
    let derives = ctx.derives(id);
    let hash = if derives.eq { ", Hash" } else { "" };
    let _ = writeln!(
        out,
        "#[derive(Clone, Debug, PartialEq{hash})]\n#[non_exhaustive]\npub enum {ident} {{"
    );
    let base = match ctx.facts.dispatch.get(&id) {
        Some(Dispatch::Tag { otherwise, .. }) => base(ctx, union, *otherwise),
        Some(Dispatch::Kind | Dispatch::Trial) | None => None,
    };
    for (position, (branch, member)) in union.branches.iter().zip(&names.members).enumerate() {
        let spelling = ctx.spellings.of(branch.ty);
        for (path, name) in spelling.uses(ctx.names) {
            file.import(path, name);
        }
        let also = match base == Some(position) {
            true => ": also what is not of the type that its tag names",
            false => "",
        };
        let spoken = format!("{}{also}.", spoken(ctx, branch.ty));
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
    if derives.eq {
        out.push_str(&structs::eq(ident));
    }
    file.item(out);
    conversions(ctx, id, union, file);
    wire(ctx, id, union, file);
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

/// Adds the impls that read and write a union.
fn wire(ctx: Context<'_>, id: TypeId, union: &Union, file: &mut SourceFile) {
    let mut branches = union.branches.iter();
    if branches.any(|branch| is_read_coded(ctx, branch.ty)) {
        file.import("crate::runtime", "codec");
    }
    file.import("crate::runtime", "raw");
    file.import("serde", "Deserialize");
    file.import("serde", "Serialize");
    file.item(written(ctx, id, union));
    file.item(read(ctx, id, union));
}

fn written(ctx: Context<'_>, id: TypeId, union: &Union) -> String {
    let names = ctx.type_names(id);
    let mut arms: String = union
        .branches
        .iter()
        .zip(&names.members)
        .map(|(branch, member)| {
            let value = if is_coded(ctx, branch.ty) {
                "codec::Out(value)"
            } else {
                "value"
            };
            format!("Self::{member}(value) => {value}.serialize(serializer), ")
        })
        .collect();
    if is_tagged(ctx, id) {
        let rest = &names.rest;
        let _ = write!(
            arms,
            "Self::{rest}(value) => value.get().serialize(serializer), "
        );
    }
    let mut out = Draft::new();
    out.line(0, &format!("impl Serialize for {} {{", names.ident));
    let arguments = ["&self".to_owned(), "serializer: S".to_owned()];
    let tail = " -> Result<S::Ok, S::Error> {";
    out.signature(4, "fn serialize<S: serde::Serializer>", &arguments, tail);
    out.statement(8, &format!("match self {{ {arms} }}"));
    out.line(4, "}");
    out.line(0, "}");
    out.finish()
}

/// The impl that reads a union, and what it is made of: those functions depend on no reader, and so are compiled once.
fn read(ctx: Context<'_>, id: TypeId, union: &Union) -> String {
    let Some(dispatch) = ctx.facts.dispatch.get(&id) else {
        unreachable!("`analyze` says of every union how it is read")
    };
    let ident = &ctx.type_names(id).ident;
    let (statements, is_tried) = match dispatch {
        Dispatch::Kind => (vec![by_kind(ctx, id, union)], false),
        Dispatch::Tag {
            property,
            tags,
            otherwise,
        } => (
            by_tag(ctx, id, union, property, tags, *otherwise),
            is_tried(union),
        ),
        Dispatch::Trial => {
            let (expected, candidates) = (expected(ctx, id), candidates(ctx, union));
            let tried = format!("raw.one_of({expected}, &[{candidates}], Self::branch)");
            (vec![tried], true)
        }
    };
    let mut out = Draft::new();
    out.line(0, &format!("impl<'de> Deserialize<'de> for {ident} {{"));
    let arguments = ["deserializer: D".to_owned()];
    let head = "fn deserialize<D: serde::Deserializer<'de>>";
    out.signature(4, head, &arguments, " -> Result<Self, D::Error> {");
    out.statement(8, "raw::union(deserializer, Self::read)");
    out.line(4, "}");
    out.line(0, "}");
    out.line(0, "");
    out.line(0, &format!("impl {ident} {{"));
    out.line(4, "fn read(raw: &raw::Raw) -> Result<Self, String> {");
    for statement in statements {
        out.statement(8, &statement);
    }
    out.line(4, "}");
    if is_tried {
        out.line(0, "");
        let arguments = ["raw: &raw::Raw".to_owned(), "position: usize".to_owned()];
        out.signature(4, "fn branch", &arguments, " -> Result<Self, String> {");
        let arms = branch_arms(ctx, id, union);
        out.statement(8, &format!("match position {{ {arms} }}"));
        out.line(4, "}");
    }
    out.line(0, "}");
    out.finish()
}

/// Makes the variant of a branch from the raw value, by `decode` or `attempt`.
fn make(ctx: Context<'_>, id: TypeId, union: &Union, position: usize, how: &str) -> String {
    let member = &ctx.type_names(id).members[position];
    if !is_read_coded(ctx, union.branches[position].ty) {
        return format!("raw.{how}().map(Self::{member})");
    }
    format!("raw.{how}::<codec::In<_>>().map(|value| Self::{member}(value.0))")
}

fn kind_pattern(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Null => "raw::Kind::Null",
        JsonKind::Boolean => "raw::Kind::Boolean",
        JsonKind::Integer => "raw::Kind::Integer",
        JsonKind::Number => "raw::Kind::Number",
        JsonKind::String => "raw::Kind::String",
        JsonKind::Array => "raw::Kind::Array",
        JsonKind::Object => "raw::Kind::Object",
    }
}

/// What an error says was expected, as a literal.
fn expected(ctx: Context<'_>, id: TypeId) -> String {
    quoted(&format!("one of the types of {}", ctx.type_names(id).ident))
}

fn by_kind(ctx: Context<'_>, id: TypeId, union: &Union) -> String {
    let mut covered = 0;
    let mut arms = String::new();
    for (position, branch) in union.branches.iter().enumerate() {
        let patterns = kinds(&ctx.api.types, branch.ty).into_iter();
        let patterns: Vec<&str> = patterns.map(kind_pattern).collect();
        covered += patterns.len();
        let make = make(ctx, id, union, position, "decode");
        let _ = write!(arms, "{} => {make}, ", patterns.join(" | "));
    }
    if covered < 7 {
        let expected = expected(ctx, id);
        let _ = write!(arms, "_ => Err(raw.no_match({expected}, &[])), ");
    }
    format!("match raw.kind() {{ {arms} }}")
}

fn by_tag(
    ctx: Context<'_>,
    id: TypeId,
    union: &Union,
    property: &str,
    tags: &[Vec<String>],
    otherwise: Otherwise,
) -> Vec<String> {
    let rest = &ctx.type_names(id).rest;
    let unknown = format!("raw.decode().map(|value| Self::{rest}(Unrecognized::new(value)))");
    let untagged = if is_tried(union) {
        let candidates = candidates(ctx, union);
        format!("raw.fitting(&[{candidates}], Self::branch).or_else(|_| {unknown})")
    } else {
        unknown.clone()
    };
    let tagged = tags.iter().enumerate().filter(|(_, tags)| !tags.is_empty());
    let base = base(ctx, union, otherwise);
    let leave = if base.is_some() { "" } else { "return " };
    let mut arms = String::new();
    for (position, tags) in tagged {
        let patterns = tags.iter().map(|tag| format!("Some({})", quoted(tag)));
        let patterns: Vec<String> = patterns.collect();
        let make = make(ctx, id, union, position, "decode");
        let _ = write!(arms, "{} => {leave}{make}, ", patterns.join(" | "));
    }
    let other = match otherwise {
        Otherwise::Tried => None,
        Otherwise::New => Some(unknown),
        Otherwise::Base(position) => Some(make(ctx, id, union, position, "decode")),
    };
    let property = quoted(property);
    let by_tag = format!("match raw.tag({property}).as_deref()");
    match (other, base) {
        (Some(other), Some(_)) => {
            let _ = write!(arms, "Some(_) => return {other}, None => return {untagged}");
            vec![
                format!("let tagged = {by_tag} {{ {arms} }};"),
                format!("raw.or_base(tagged, |raw| {other})"),
            ]
        }
        (Some(other), None) => {
            let _ = write!(arms, "Some(_) => return {other}, None => {{}}");
            vec![format!("{by_tag} {{ {arms} }}"), untagged]
        }
        (None, _) => vec![format!("{by_tag} {{ {arms}_ => {{}} }}"), untagged],
    }
}

/// The branch of a base type's own properties, in the union of those that are made of it.
///
/// A discriminator says nothing of what is valid: a value that is not of the type that it names is still one of the base.
fn base(ctx: Context<'_>, union: &Union, otherwise: Otherwise) -> Option<usize> {
    let Otherwise::Base(position) = otherwise else {
        return None;
    };
    let origin = &ctx.api.types[union.branches[position].ty].origin;
    matches!(origin, Origin::Inline(_, Role::Base)).then_some(position)
}

/// Whether a value without a known tag is tried as each branch: not where there are too many of them.
fn is_tried(union: &Union) -> bool {
    union.branches.len() <= 32
}

/// What a tried branch is read with, by its position.
fn branch_arms(ctx: Context<'_>, id: TypeId, union: &Union) -> String {
    let last = union.branches.len() - 1;
    let arms = (0..=last).map(|position| {
        let make = make(ctx, id, union, position, "attempt");
        match position == last {
            true => format!("_ => {make}, "),
            false => format!("{position} => {make}, "),
        }
    });
    arms.collect()
}

/// What is known of each branch.
fn candidates(ctx: Context<'_>, union: &Union) -> String {
    let candidates = union
        .branches
        .iter()
        .map(|branch| candidate_code(&candidate(&ctx.api.types, branch.ty)));
    candidates.collect::<Vec<_>>().join(", ")
}

/// What is known of a branch, as the runtime takes it.
fn candidate_code(candidate: &Candidate) -> String {
    let list = |texts: &[&String]| {
        let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
        format!("&[{}]", texts.join(", "))
    };
    let kinds = candidate.kinds.iter().map(|kind| kind_pattern(*kind));
    let kinds: Vec<&str> = kinds.collect();
    let mut code = format!("raw::Candidate::of(&[{}])", kinds.join(", "));
    if !candidate.known.is_empty() {
        let (required, others): (Vec<&String>, Vec<&String>) = candidate
            .known
            .iter()
            .partition(|name| candidate.required.contains(*name));
        let _ = write!(code, ".properties({}, {})", list(&required), list(&others));
    }
    if candidate.is_open {
        code.push_str(".open()");
    }
    if !candidate.values.is_empty() {
        let values = candidate.values.iter().map(|(name, texts)| {
            let texts: Vec<&String> = texts.iter().collect();
            format!("({}, {})", quoted(name), list(&texts))
        });
        let values: Vec<String> = values.collect();
        let _ = write!(code, ".values(&[{}])", values.join(", "));
    }
    code
}
