//! Unions: an enum with a variant for each branch.
//!
//! ```yaml
//! oneOf: [{type: string}, {type: integer}]
//! ```
//!
//! gives `enum ResponseData { String(String), Integer(i64) }`, read as its dispatch says (`analyze::dispatch`). A branch that is one text is a
//! variant without content, which is found by the text before anything else is looked at; where no other branch takes texts, a text that is
//! none of them is kept.

use super::code::{Draft, INLINE, quoted};
use super::context::Context;
use super::rust_types::{is_coded, is_read_coded};
use super::source::SourceFile;
use super::{docs, enums, structs};
use crate::analyze::{Candidate, Dispatch, JsonKind, candidate, keeps_text, kinds};
use crate::ir::{Origin, Otherwise, Role, Shape, Type, TypeId, Union, UnionBranch};
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
        if let Some(constant) = ctx.api.types.constant(branch.ty) {
            docs::comment(&mut out, 4, &enums::variant_docs(constant));
            let _ = writeln!(out, "    {member},");
            continue;
        }
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
    } else if keeps_text(&ctx.api.types, union) {
        file.import("crate", "Unrecognized");
        let _ = writeln!(
            out,
            "    /// A text that this version of the crate does not know. It is sent as it was received.\n    {}(Unrecognized),",
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

/// `From` for each payload type that only one variant has, and `From<&str>` where a plain text or a constant is one.
fn conversions(ctx: Context<'_>, id: TypeId, union: &Union, file: &mut SourceFile) {
    let names = ctx.type_names(id);
    let ident = &names.ident;
    let mut times: BTreeMap<(&str, bool), usize> = BTreeMap::new();
    let payload = |position: usize, branch: &UnionBranch| {
        let boxed = ctx.facts.boxed.contains(&(id, position));
        (ctx.spellings.of(branch.ty).bare.as_str(), boxed)
    };
    for (position, branch) in others(ctx, union) {
        *times.entry(payload(position, branch)).or_default() += 1;
    }
    let known = constant_arms(ctx, id, union);
    for (position, branch) in others(ctx, union) {
        let member = &names.members[position];
        let (from, boxed) = payload(position, branch);
        if times[&(from, boxed)] > 1 {
            continue;
        }
        if from == "String" {
            let made = |value: &str| format!("Self::{member}({value})");
            let owned = of_text(&known, "value.as_str()", &made("value"));
            file.item(conversion(ident, "String", &owned));
            let borrowed = of_text(&known, "value", &made("value.to_owned()"));
            file.item(conversion(ident, "&str", &borrowed));
        } else {
            let value = if boxed { "Box::new(value)" } else { "value" };
            let body = format!("Self::{member}({value})");
            file.item(conversion(ident, from, &body));
        }
    }
    if keeps_text(&ctx.api.types, union) {
        let rest = format!("Self::{}(Unrecognized::new(value.to_owned()))", names.rest);
        file.item(conversion(ident, "&str", &of_text(&known, "value", &rest)));
    }
}

/// The branches that have content, with their positions.
fn others<'u>(
    ctx: Context<'u>,
    union: &'u Union,
) -> impl Iterator<Item = (usize, &'u UnionBranch)> {
    let branches = union.branches.iter().enumerate();
    branches.filter(move |(_, branch)| ctx.api.types.constant(branch.ty).is_none())
}

/// An arm of a `match` of texts for each constant of a union.
fn constant_arms(ctx: Context<'_>, id: TypeId, union: &Union) -> String {
    let arms = constants(ctx, id, union);
    arms.map(|(text, member)| format!("{text} => Self::{member}, "))
        .collect()
}

/// The constants of a union, as literals, and what they are called.
fn constants<'u>(
    ctx: Context<'u>,
    id: TypeId,
    union: &'u Union,
) -> impl Iterator<Item = (String, &'u Ident)> {
    let branches = union.branches.iter().zip(&ctx.type_names(id).members);
    branches.filter_map(move |(branch, member)| {
        let constant = ctx.api.types.constant(branch.ty)?;
        Some((quoted(&constant.value), member))
    })
}

/// What a text becomes: the variant of a constant, or else `other`.
fn of_text(known: &str, text: &str, other: &str) -> String {
    match known.is_empty() {
        true => other.to_owned(),
        false => format!("match {text} {{ {known}_ => {other} }}"),
    }
}

fn conversion(ident: &Ident, from: &str, body: &str) -> String {
    let mut out = Draft::new();
    out.line(0, &format!("impl From<{from}> for {ident} {{"));
    out.line(4, &format!("fn from(value: {from}) -> Self {{"));
    out.statement(8, body);
    out.line(4, "}");
    out.line(0, "}");
    out.finish()
}

/// Adds the impls that read and write a union.
fn wire(ctx: Context<'_>, id: TypeId, union: &Union, file: &mut SourceFile) {
    if others(ctx, union).any(|(_, branch)| is_read_coded(ctx, branch.ty)) {
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
            if let Some(constant) = ctx.api.types.constant(branch.ty) {
                let text = quoted(&constant.value);
                return format!("Self::{member} => {text}.serialize(serializer), ");
            }
            let value = if is_coded(ctx, branch.ty) {
                "codec::Out(value)"
            } else {
                "value"
            };
            format!("Self::{member}(value) => {value}.serialize(serializer), ")
        })
        .collect();
    if is_tagged(ctx, id) || keeps_text(&ctx.api.types, union) {
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
    let (mut statements, is_tried) = match dispatch {
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
            let mut tried = format!("raw.one_of({expected}, &[{candidates}], Self::branch)");
            if let Some(text) = kept_text(ctx, union) {
                tried = format!("match raw.kind() {{ raw::Kind::String => {text}, _ => {tried} }}");
            }
            (vec![tried], true)
        }
    };
    if !keeps_text(&ctx.api.types, union) {
        statements.splice(0..0, known_text(ctx, id, union));
    }
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
    out.line(4, INLINE);
    out.line(4, "fn read(raw: &raw::Raw) -> Result<Self, String> {");
    for statement in statements {
        out.statement(8, &statement);
    }
    out.line(4, "}");
    if is_tried {
        out.line(0, "");
        let arguments = ["raw: &raw::Raw".to_owned(), "position: usize".to_owned()];
        out.line(4, INLINE);
        out.signature(4, "fn branch", &arguments, " -> Result<Self, String> {");
        let arms = branch_arms(ctx, id, union);
        out.statement(8, &format!("match position {{ {arms} }}"));
        out.line(4, "}");
    }
    out.line(0, "}");
    out.finish()
}

/// Reads a text as a constant or as one that is kept; `None` where the union keeps none.
fn kept_text(ctx: Context<'_>, union: &Union) -> Option<&'static str> {
    let read = "raw.decode().map(|text: String| Self::from(text.as_str()))";
    keeps_text(&ctx.api.types, union).then_some(read)
}

/// The statement that finds a constant where other texts are of another branch; `None` where there are no constants.
fn known_text(ctx: Context<'_>, id: TypeId, union: &Union) -> Option<String> {
    let found: Vec<(String, &Ident)> = constants(ctx, id, union).collect();
    let text = "raw.string().as_deref()";
    match found.as_slice() {
        [] => None,
        [(only, member)] => Some(format!(
            "if {text} == Some({only}) {{ return Ok(Self::{member}); }}"
        )),
        several => {
            let arms = several.iter();
            let arms =
                arms.map(|(one, member)| format!("Some({one}) => return Ok(Self::{member}), "));
            Some(format!(
                "match {text} {{ {}_ => {{}} }}",
                arms.collect::<String>()
            ))
        }
    }
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
    for (position, branch) in others(ctx, union) {
        let patterns = kinds(&ctx.api.types, branch.ty).into_iter();
        let patterns: Vec<&str> = patterns.map(kind_pattern).collect();
        covered += patterns.len();
        let make = make(ctx, id, union, position, "decode");
        let _ = write!(arms, "{} => {make}, ", patterns.join(" | "));
    }
    if let Some(text) = kept_text(ctx, union) {
        covered += 1;
        let _ = write!(arms, "raw::Kind::String => {text}, ");
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

/// What a tried branch is read with, by its position among those that are tried.
fn branch_arms(ctx: Context<'_>, id: TypeId, union: &Union) -> String {
    let positions: Vec<usize> = others(ctx, union).map(|(position, _)| position).collect();
    let arms = positions.iter().enumerate().map(|(index, position)| {
        let make = make(ctx, id, union, *position, "attempt");
        match index + 1 == positions.len() {
            true => format!("_ => {make}, "),
            false => format!("{index} => {make}, "),
        }
    });
    arms.collect()
}

/// What is known of each branch that is tried.
fn candidates(ctx: Context<'_>, union: &Union) -> String {
    let candidates =
        others(ctx, union).map(|(_, branch)| candidate_code(&candidate(&ctx.api.types, branch.ty)));
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
