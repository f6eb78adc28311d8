//! Structs: the definition with its setters, and the table that reads and writes it.
//!
//! ```yaml
//! BillItem:
//!   required: [itemCost]
//!   properties: {itemCost: {type: number}, itemQty: {type: integer}}
//! ```
//!
//! gives `BillItem::new(item_cost)`, the setter `.item_qty(…)`, and a table of two lines (`runtime::object`).

use super::context::Context;
use super::docs;
use super::rust_types::{Presence, argument, keeps, presence, remembers_null};
use super::source::SourceFile;
use super::spelling::Spelling;
use super::text::{self, Made};
use crate::ir::{Field, Origin, Role, Shape, Struct, Type, TypeId};
use crate::names::{Ident, TypeNames};
use quote::quote;
use std::fmt::Write as _;

/// A struct, with what is asked of it more than once.
struct Subject<'a> {
    ctx: Context<'a>,
    id: TypeId,
    shape: &'a Struct,
    names: &'a TypeNames,
    members: Vec<Member<'a>>,
    /// The type of the values that have no field of their own.
    rest: Option<&'a Spelling>,
    keeps: bool,
}

/// A field.
struct Member<'a> {
    field: &'a Field,
    ident: &'a str,
    spelling: &'a Spelling,
    presence: Presence,
    boxed: bool,
    /// The text that a discriminator has here.
    tag: Option<&'a str>,
}

impl Member<'_> {
    /// Its type as it is declared.
    fn declared(&self) -> String {
        let bare = &self.spelling.bare;
        let outer = match self.presence {
            Presence::Required => None,
            Presence::RequiredNullable
            | Presence::Optional
            | Presence::OptionalNullable
            | Presence::ReadOnly
            | Presence::WriteOnly => Some("Option"),
            Presence::Patch => Some("Patch"),
        };
        match (outer, self.boxed) {
            (None, false) => bare.clone(),
            (None, true) => format!("Box<{bare}>"),
            (Some(outer), false) => format!("{outer}<{bare}>"),
            (Some(outer), true) => format!("{outer}<Box<{bare}>>"),
        }
    }
}

/// Adds the items of a struct to a file.
pub(super) fn add(ctx: Context<'_>, id: TypeId, ty: &Type, shape: &Struct, file: &mut SourceFile) {
    let names = ctx.type_names(id);
    let members = shape.fields.iter().zip(&names.members).enumerate();
    let subject = Subject {
        ctx,
        id,
        shape,
        names,
        members: members
            .map(|(position, (field, ident))| Member {
                field,
                ident: ident.as_str(),
                spelling: ctx.spellings.of(field.ty),
                presence: presence(ctx, id, field),
                boxed: ctx.facts.boxed.contains(&(id, position)),
                tag: ctx.facts.tags.get(&(id, position)).map(String::as_str),
            })
            .collect(),
        rest: shape.additional.map(|values| ctx.spellings.of(values)),
        keeps: keeps(ctx, id, shape),
    };
    subject.import(file);
    file.item(subject.definition(ty));
    let methods = subject.methods(file);
    file.item(methods);
    if subject.is_made_of_nothing() {
        let ident = &names.ident;
        file.item(format!(
            "impl Default for {ident} {{\n    fn default() -> Self {{\n        Self::new()\n    }}\n}}\n"
        ));
    }
    file.item(subject.table());
    file.add(&super::uploads::files(ctx, id, shape));
    if shape.fields.iter().any(|field| field.sensitive) {
        file.add(&redacted_debug(
            shape,
            &names.ident,
            &names.members,
            shape.additional.map(|_| &names.rest),
        ));
    }
}

impl Subject<'_> {
    /// What the struct uses from elsewhere.
    fn import(&self, file: &mut SourceFile) {
        let spellings = self.members.iter().map(|member| member.spelling);
        for spelling in spellings.chain(self.rest) {
            for (path, name) in spelling.uses(self.ctx.names) {
                file.import(path, name);
            }
        }
        if self.keeps {
            file.import("crate", "Kept");
        }
        if self
            .members
            .iter()
            .any(|member| member.presence == Presence::Patch)
        {
            file.import("crate", "Patch");
        }
        if self.rest.is_some() {
            file.import("std::collections", "BTreeMap");
        }
        file.import("crate::runtime", "wire");
    }

    fn definition(&self, ty: &Type) -> String {
        let ident = &self.names.ident;
        let mut out = String::with_capacity(256 + 128 * self.members.len());
        docs::comment(
            &mut out,
            0,
            &docs::prose(&ty.docs, &fallback(self.ctx, ty, ident)),
        );
        if ty.docs.deprecated {
            out.push_str("#[deprecated]\n");
        }
        let derives = self.ctx.derives(self.id);
        let redacted = self.shape.fields.iter().any(|field| field.sensitive);
        let names = [
            Some("Clone"),
            (!redacted).then_some("Debug"),
            derives.default.then_some("Default"),
            Some("PartialEq"),
            derives.eq.then_some("Hash"),
        ];
        let names: Vec<&str> = names.into_iter().flatten().collect();
        let _ = writeln!(out, "#[derive({})]", names.join(", "));
        let _ = writeln!(out, "#[non_exhaustive]\npub struct {ident} {{");
        for member in &self.members {
            docs::comment(&mut out, 4, &field_docs(self.ctx, member));
            if member.field.docs.deprecated {
                out.push_str("    #[deprecated]\n");
            }
            let _ = writeln!(out, "    pub {}: {},", member.ident, member.declared());
        }
        if let Some(values) = self.rest {
            let _ = writeln!(
                out,
                "    /// The further properties, which the document does not name.\n    pub {}: BTreeMap<String, {}>,",
                self.names.rest,
                values.element()
            );
        }
        if self.keeps {
            out.push_str("    kept: Kept,\n");
        }
        out.push_str("}\n");
        if derives.eq {
            out.push_str(&eq(ident));
        }
        out
    }

    fn methods(&self, file: &mut SourceFile) -> String {
        let mut out = format!("impl {} {{\n", self.names.ident);
        self.constructor(&mut out, file);
        // Nobody builds what only the server sends.
        if self.ctx.is_sent(self.id) {
            for member in &self.members {
                self.setter(&mut out, member);
            }
            self.rest_setter(&mut out);
        }
        if self.rest.is_none() && !self.ctx.facts.headers.contains_key(&self.id) {
            out.push_str(UNKNOWN_PROPERTIES);
        }
        out.push_str("}\n");
        out
    }

    /// Whether all that is required is a discriminator, which the constructor knows.
    fn is_made_of_nothing(&self) -> bool {
        let known = |member: &Member<'_>| match member.presence {
            Presence::Required => member.tag.is_some(),
            Presence::RequiredNullable | Presence::WriteOnly => false,
            Presence::Optional
            | Presence::OptionalNullable
            | Presence::Patch
            | Presence::ReadOnly => true,
        };
        !self.ctx.derives(self.id).default && self.members.iter().all(known)
    }

    fn constructor(&self, out: &mut String, file: &mut SourceFile) {
        if self.ctx.derives(self.id).default {
            out.push_str(
                "    /// Nothing set yet.\n    #[must_use]\n    pub fn new() -> Self {\n        Self::default()\n    }\n",
            );
            return;
        }
        let mut arguments = Vec::new();
        let mut values = Vec::new();
        for member in &self.members {
            let ident = member.ident;
            let boxed: &[&str] = if member.boxed { &["Box::new"] } else { &[] };
            let value = match member.presence {
                Presence::Required => match member.tag {
                    Some(tag) => Made::of(self.tag(member.field, tag, file)).within(boxed),
                    None => {
                        let argument = argument(self.ctx, member.field.ty);
                        arguments.push(format!("{ident}: {}", argument.ty));
                        Made::of(ident).then(argument.links).within(boxed)
                    }
                },
                Presence::RequiredNullable => {
                    arguments.push(format!("{ident}: Option<{}>", member.spelling.bare));
                    let links: &[&str] = if member.boxed {
                        &[".map(Box::new)"]
                    } else {
                        &[]
                    };
                    Made::of(ident).then(links)
                }
                Presence::WriteOnly => {
                    let argument = argument(self.ctx, member.field.ty);
                    arguments.push(format!("{ident}: {}", argument.ty));
                    let made = Made::of(ident).then(argument.links);
                    made.within(&["Some"]).within(boxed)
                }
                Presence::Optional | Presence::OptionalNullable => match member.tag {
                    Some(tag) => {
                        let made = Made::of(self.tag(member.field, tag, file));
                        made.within(boxed).within(&["Some"])
                    }
                    None => Made::of("None"),
                },
                Presence::ReadOnly => Made::of("None"),
                Presence::Patch => Made::of("Patch::Absent"),
            };
            values.push((ident, value));
        }
        if self.rest.is_some() {
            values.push((self.names.rest.as_str(), Made::of("BTreeMap::new()")));
        }
        if self.keeps {
            values.push(("kept", Made::of("Kept::default()")));
        }
        out.push_str(if arguments.is_empty() {
            "    /// Nothing set yet but what it is.\n    #[must_use]\n"
        } else {
            "    /// With all that is required.\n    #[must_use]\n"
        });
        if arguments.len() > 7 {
            out.push_str(
                "    #[allow(clippy::too_many_arguments, reason = \"the document requires all of them\")]\n",
            );
        }
        text::signature(out, 4, "pub fn new", &arguments, " -> Self {");
        text::literal(out, 8, "Self", &values);
        out.push_str("    }\n");
    }

    /// The value of a discriminator.
    fn tag(&self, field: &Field, tag: &str, file: &mut SourceFile) -> String {
        let (target, ty, _) = self.ctx.resolve(field.ty);
        let Shape::Enum(values) = &ty.shape else {
            return format!("{tag:?}.to_owned()");
        };
        let names = self.ctx.type_names(target);
        let mut variants = values.variants.iter().zip(&names.members);
        match variants.find(|(variant, _)| variant.value == tag) {
            Some((_, member)) => {
                file.import("super", names.ident.as_str());
                format!("{}::{member}", names.ident)
            }
            None => format!("{tag:?}.into()"),
        }
    }

    fn setter(&self, out: &mut String, member: &Member<'_>) {
        let ident = member.ident;
        let (ty, value) = match member.presence {
            Presence::Required
            | Presence::RequiredNullable
            | Presence::ReadOnly
            | Presence::WriteOnly => return,
            Presence::Optional | Presence::OptionalNullable => {
                let argument = argument(self.ctx, member.field.ty);
                let made = Made::of(ident).then(argument.links);
                let boxed: &[&str] = if member.boxed { &["Box::new"] } else { &[] };
                (argument.ty, made.within(boxed).within(&["Some"]))
            }
            Presence::Patch => {
                let links: &[&str] = if member.boxed {
                    &[".into()", ".map(Box::new)"]
                } else {
                    &[".into()"]
                };
                let ty = format!("impl Into<Patch<{}>>", member.spelling.bare);
                (ty, Made::of(ident).then(links))
            }
        };
        out.push('\n');
        docs::comment(out, 4, &docs::sets(&member.field.name));
        if member.field.docs.deprecated {
            out.push_str("    #[deprecated]\n");
        }
        out.push_str("    #[must_use]\n");
        let head = format!("pub fn {ident}");
        let arguments = ["mut self".to_owned(), format!("{ident}: {ty}")];
        text::signature(out, 4, &head, &arguments, " -> Self {");
        text::assignment(out, 8, &format!("self.{ident} = "), &value, ";");
        out.push_str("        self\n    }\n");
    }

    fn rest_setter(&self, out: &mut String) {
        let Some(values) = self.rest else {
            return;
        };
        let rest = &self.names.rest;
        out.push_str(
            "\n    /// Adds a property that the document does not name.\n    #[must_use]\n",
        );
        let arguments = [
            "mut self".to_owned(),
            "name: impl Into<String>".to_owned(),
            format!("value: impl Into<{}>", values.element()),
        ];
        text::signature(out, 4, &format!("pub fn {rest}"), &arguments, " -> Self {");
        let _ = writeln!(
            out,
            "        self.{rest}.insert(name.into(), value.into());\n        self\n    }}"
        );
    }

    /// The table that `runtime::object` makes the impls of.
    fn table(&self) -> String {
        let name = if self.rest.is_some() {
            "open_object"
        } else {
            "object"
        };
        let mut out = String::with_capacity(64 + 48 * self.members.len());
        let _ = write!(out, "wire::{name}! {{\n    {}", self.names.ident);
        if self.ctx.facts.recursive.contains(&self.id) {
            out.push_str(" nested");
        }
        out.push_str(if self.members.is_empty() {
            " {"
        } else {
            " {\n"
        });
        for (position, member) in self.members.iter().enumerate() {
            let (mark, kind) = match member.presence {
                Presence::Required | Presence::RequiredNullable => ("", "required"),
                Presence::Optional | Presence::WriteOnly => ("?", "optional"),
                Presence::OptionalNullable => ("?", "nullable"),
                Presence::Patch => ("??", "patch"),
                Presence::ReadOnly if remembers_null(self.ctx, self.id, member.field) => {
                    ("?", "received_nullable")
                }
                Presence::ReadOnly => ("?", "received"),
            };
            let coded = if member.spelling.coded { " coded" } else { "" };
            let _ = writeln!(
                out,
                "        {position} {}{mark}: {:?} {kind}{coded},",
                member.ident, member.field.name
            );
        }
        out.push_str(if self.members.is_empty() {
            "}"
        } else {
            "    }"
        });
        if let Some(values) = self.rest {
            let _ = write!(out, " {}", self.names.rest);
            out.push_str(if values.coded { " coded" } else { "" });
            out.push_str(if self.keeps { ", kept" } else { "" });
        }
        out.push_str("\n}\n");
        out
    }
}

const UNKNOWN_PROPERTIES: &str = "
    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
";

/// `Eq`, written out: what `derive` makes of it is a function, which rustc checks for each of thousands of types.
pub(super) fn eq(ident: &Ident) -> String {
    format!("\nimpl Eq for {ident} {{}}\n")
}

/// What is said of a type that the document says nothing of.
pub(super) fn fallback(ctx: Context<'_>, ty: &Type, ident: &Ident) -> String {
    let name = match &ty.origin {
        Origin::Component(name) if ctx.api.shared.contains_key(name) => {
            return format!("`{name}` of several operations of the {}.", ctx.names.api());
        }
        Origin::Component(name) => crate::names::plain(name).to_owned(),
        Origin::Inline(_, Role::Headers(_)) => {
            return format!(
                "Headers that come with an answer of the {}.",
                ctx.names.api()
            );
        }
        Origin::Inline(_, Role::ErrorHeaders(_)) => {
            return format!(
                "Headers that come with a failure of the {}.",
                ctx.names.api()
            );
        }
        Origin::Inline(..) => ident.to_string(),
    };
    format!("`{name}` of the {}.", ctx.names.api())
}

/// The field's own prose, else that of its type where the type has no name that would say it; then the limits.
fn field_docs(ctx: Context<'_>, member: &Member<'_>) -> Vec<String> {
    let field = member.field;
    let ty = &ctx.api.types[field.ty];
    let (_, target, _) = ctx.resolve(field.ty);
    let named = target.shape.is_named();
    let own = field.docs.description.is_some() || field.docs.title.is_some();
    let prose = if own || named { &field.docs } else { &ty.docs };
    let mut lines = docs::prose(prose, &format!("`{}`.", field.name));
    let constraints = if ty.constraints.is_none() && !named {
        &target.constraints
    } else {
        &ty.constraints
    };
    docs::paragraph(
        &mut lines,
        docs::limits(constraints.as_deref(), ty.default.as_deref()),
    );
    let direction = match member.presence {
        Presence::ReadOnly => vec!["Only the server sets it: requests leave it out.".to_owned()],
        Presence::WriteOnly => vec!["Only requests have it.".to_owned()],
        Presence::Required
        | Presence::RequiredNullable
        | Presence::Optional
        | Presence::OptionalNullable
        | Presence::Patch => Vec::new(),
    };
    docs::paragraph(&mut lines, direction);
    lines
}

/// `Debug` of the public fields, without the values that are not to be shown.
fn redacted_debug(
    shape: &Struct,
    ident: &Ident,
    members: &[Ident],
    rest: Option<&Ident>,
) -> proc_macro2::TokenStream {
    let fields = shape.fields.iter().zip(members).map(|(field, member)| {
        let name = member.to_string();
        if field.sensitive {
            quote!((#name, &format_args!("[redacted]")))
        } else {
            quote!((#name, &self.#member))
        }
    });
    let rest = rest.map(|rest| {
        let name = rest.to_string();
        quote!((#name, &self.#rest))
    });
    let shown = fields.chain(rest);
    let name = ident.to_string();
    quote! {
        use std::fmt;

        impl fmt::Debug for #ident {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                wire::debug(f, #name, &[#(#shown),*])
            }
        }
    }
}
