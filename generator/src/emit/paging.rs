//! Operations whose answers come in pages: what tells the runtime how to go from one to the next.
//!
//! ```toml
//! [[pagination]]
//! style = "cursor"
//! parameter = "after"
//! next = "page.end"
//! items = "data"
//! ```
//!
//! gives `.pages()` and `.items()` on the builder.

use super::code::{Draft, quoted};
use super::context::Context;
use super::rust_types::{Presence, located, presence};
use super::source::SourceFile;
use crate::analyze::{PageNext, PagePlace, Paging};
use crate::ir::TypeId;

/// Adds what the pages of an operation need, if its answers come in pages.
pub(super) fn add(
    ctx: Context<'_>,
    index: usize,
    decoded: Option<&(String, String)>,
    file: &mut SourceFile,
) {
    let (Some(paging), Some((ty, decoder))) = (ctx.facts.paging.get(&index), decoded) else {
        return;
    };
    for name in ["Next", "Paging", "Place", "pages"] {
        file.import("crate::runtime::pages", name);
    }
    file.item(fixed_part(paging));
    let builder = &ctx.names.operations[index].builder;
    let item = located(ctx, paging.item, true);
    let count = format!("|page| Some({}.len())", path(ctx, paging, true));
    let items = if paging.items.is_empty() {
        "Some".to_owned()
    } else {
        format!("|page| {}", path(ctx, paging, false))
    };
    let mut out = Draft::new();
    out.statement(
        0,
        &format!("pages!({builder}, {ty}, {decoder}, {item}, {count}, {items});"),
    );
    file.item(out.finish());
}

fn fixed_part(paging: &Paging) -> String {
    let names = |path: &[String]| {
        let names: Vec<String> = path.iter().map(|name| quoted(name)).collect();
        format!("&[{}]", names.join(", "))
    };
    let next = match &paging.next {
        PageNext::Body(path) => format!("Next::Body({})", names(path)),
        PageNext::Header(header) => format!("Next::Header({})", quoted(header)),
        PageNext::Offset(first) => format!("Next::Offset({first})"),
        PageNext::Number(first) => format!("Next::Number({first})"),
        PageNext::Link => "Next::Link".to_owned(),
        PageNext::Url(path) => format!("Next::Url({})", names(path)),
        PageNext::Item { items, property } => format!(
            "Next::Item {{ items: {}, property: {} }}",
            names(items),
            names(property)
        ),
    };
    let place = match &paging.place {
        Some(PagePlace::Query(name)) => format!("Place::Query({})", quoted(name)),
        Some(PagePlace::Header(name)) => format!("Place::Header({})", quoted(name)),
        Some(PagePlace::Body(name)) => format!("Place::Body({})", quoted(name)),
        None => "Place::Url".to_owned(),
    };
    let mut out = Draft::new();
    out.line(0, "static PAGING: Paging = Paging {");
    out.field(4, "next", &next);
    out.field(4, "place", &place);
    out.field(4, "more", &names(&paging.more));
    out.line(0, "};");
    out.finish()
}

/// The way from a page to its list: borrowed, with `?` behind whatever may be missing; or taken out, as an `Option`.
fn path(ctx: Context<'_>, paging: &Paging, borrowed: bool) -> String {
    let mut code = "page".to_owned();
    let last = paging.items.len().saturating_sub(1);
    let mut missing = false;
    for (step, (owner, position)) in paging.items.iter().enumerate() {
        code.push('.');
        code.push_str(ctx.type_names(*owner).members[*position].as_str());
        let may = may_be_missing(ctx, *owner, *position);
        let into = match (may, borrowed) {
            (May::Not, _) => "",
            (May::Option, true) => ".as_ref()",
            (May::Patch, true) => ".as_option()",
            (May::Option, false) => "",
            (May::Patch, false) => ".into_option()",
        };
        code.push_str(into);
        missing = may != May::Not;
        if missing && (borrowed || step < last) {
            code.push('?');
        }
    }
    if borrowed || missing {
        code
    } else {
        format!("Some({code})")
    }
}

/// How a field may be missing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum May {
    Not,
    Option,
    Patch,
}

fn may_be_missing(ctx: Context<'_>, owner: TypeId, position: usize) -> May {
    let shape = ctx.api.types[owner].shape.as_struct();
    let Some(field) = shape.and_then(|shape| shape.fields.get(position)) else {
        unreachable!("`analyze` found the field")
    };
    match presence(ctx, owner, field) {
        Presence::Required => May::Not,
        Presence::RequiredNullable
        | Presence::Optional
        | Presence::OptionalNullable
        | Presence::ReadOnly
        | Presence::WriteOnly => May::Option,
        Presence::Patch => May::Patch,
    }
}
