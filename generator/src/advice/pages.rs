//! W077: lists that come in pages, where no rule of `sdk.toml` follows them.
//!
//! ```yaml
//! parameters: [{name: after, in: query}]
//! responses: {'200': {content: {application/json: {schema: {properties: {data: {type: array}, next_cursor: {type: string}}}}}}}
//! ```

use super::{Advice, Fix, listed, words};
use crate::analyze::follows;
use crate::config::{PageStyle, Pagination};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{MediaKind, Method, Operation, Parameter, ParameterIn, Response, Shape, TypeId};
use crate::pipeline::Model;
use serde_json::Value;
use std::collections::BTreeSet;

/// Parameters that take a cursor, by their words.
const CURSORS: &[&str] = &[
    "after",
    "after cursor",
    "continuation token",
    "cursor",
    "next token",
    "page cursor",
    "page token",
];
/// Parameters that take the number of items to leave out.
const OFFSETS: &[&str] = &["offset", "skip", "start at", "start index", "from record"];
/// Properties that have the next one.
const NEXT: &[&str] = &[
    "after",
    "after cursor",
    "continuation token",
    "cursor",
    "end cursor",
    "next",
    "next cursor",
    "next page token",
    "next token",
    "next page",
];
/// Properties that say whether there is more.
const MORE: &[&str] = &["has more", "has next", "has next page", "more"];
/// Properties that are the list, where there are several.
const ITEMS: &[&str] = &[
    "data", "items", "results", "records", "entries", "list", "values",
];

/// How the pages of an operation seem to follow each other.
struct Rule {
    rule: Pagination,
    /// Whether the document tells the number of the first page, where pages have numbers.
    is_safe: bool,
}

/// A rule with the operations that it was found for.
struct Found {
    rule: Pagination,
    operations: Vec<usize>,
    is_safe: bool,
}

pub(super) fn unfollowed_pages(model: &Model, all: &mut Vec<Advice>) {
    let operations = &model.api.operations;
    let mut found: Vec<Found> = Vec::new();
    for (index, operation) in operations.iter().enumerate() {
        if model.facts.paging.contains_key(&index) || operation.method != Method::Get {
            continue;
        }
        // What a run would not take is not proposed.
        let Some(Rule { rule, is_safe }) =
            rule(model, operation).filter(|found| follows(&model.api, &found.rule, operation))
        else {
            continue;
        };
        match found.iter_mut().find(|other| other.rule == rule) {
            Some(other) => {
                other.operations.push(index);
                // What one operation says of the first page holds for all that page alike.
                other.is_safe |= is_safe;
            }
            None => found.push(Found {
                rule,
                operations: vec![index],
                is_safe,
            }),
        }
    }
    let name = |index: &usize| {
        format!(
            "{} {}",
            operations[*index].method.as_str(),
            operations[*index].path
        )
    };
    let mut taken: BTreeSet<usize> = model.facts.paging.keys().copied().collect();
    for Found {
        mut rule,
        operations: of,
        is_safe,
    } in found
    {
        // A rule that needs no parameter fits what has no pages, too: its operations are listed.
        let is_open = rule.parameter.is_none();
        let others = operations.iter().enumerate().filter(|(index, operation)| {
            !taken.contains(index) && !of.contains(index) && follows(&model.api, &rule, operation)
        });
        if is_open && others.count() > 0 {
            rule.operations = of
                .iter()
                .map(|index| operations[*index].id.clone().unwrap_or_else(|| name(index)))
                .collect();
        }
        taken.extend(&of);
        let names: Vec<String> = of.iter().map(name).collect();
        let what = match names.len() {
            1 => "an operation seems to answer in pages".to_owned(),
            count => format!("{count} operations seem to answer in pages"),
        };
        let Some(first) = of.first().map(|index| &operations[*index]) else {
            continue;
        };
        let diagnostic =
            Diagnostic::new(Code::UnfollowedPages, format!("{what}: {}", listed(&names)))
                .at(Place::key(&first.pointer))
                .note("a program asks for each page by itself");
        let fix = Fix::config("[pagination]", lines(&rule).join("\n"));
        let words = "let calls have `.pages()` and `.items()`";
        all.push(Advice::new(diagnostic, words, vec![fix], is_safe));
    }
}

/// A rule as it stands in `sdk.toml`.
fn lines(rule: &Pagination) -> Vec<String> {
    let text = |text: &String| Value::from(text.as_str()).to_string();
    let mut lines = vec![format!("style = \"{}\"", rule.style.word())];
    let texts = [
        ("parameter", &rule.parameter),
        ("next", &rule.next),
        ("header", &rule.header),
        ("more", &rule.more),
        ("items", &rule.items),
    ];
    for (key, value) in texts {
        lines.extend(
            value
                .as_ref()
                .map(|value| format!("{key} = {}", text(value))),
        );
    }
    lines.extend(rule.first.map(|first| format!("first = {first}")));
    if !rule.operations.is_empty() {
        let names: Vec<String> = rule.operations.iter().map(text).collect();
        lines.push(format!("operations = [{}]", names.join(", ")));
    }
    lines
}

/// The rule that an operation seems to follow.
fn rule(model: &Model, operation: &Operation) -> Option<Rule> {
    let mut successes = operation.responses.iter();
    let mut successes = successes
        .by_ref()
        .filter(|response| response.status.is_success());
    let answer = successes.next().filter(|_| successes.next().is_none())?;
    let content = answer
        .content
        .as_ref()
        .filter(|content| content.kind == MediaKind::Json)?;
    let page = content.ty?;
    let items = items(model, page)?;
    let asked: Vec<&Parameter> = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.place == ParameterIn::Query)
        .collect();
    let named = |wanted: &[&str]| {
        let mut asked = asked.iter();
        asked.find(|parameter| wanted.contains(&words(&parameter.name).join(" ").as_str()))
    };
    let mut rule = Pagination {
        operations: Vec::new(),
        style: PageStyle::Cursor,
        parameter: None,
        next: None,
        header: None,
        more: None,
        items: (!items.is_empty()).then_some(items),
        first: None,
    };
    let mut is_safe = true;
    // A page that is asked for by a text is no number.
    let page_text = named(&["page"]).filter(|parameter| is_text(model, parameter.ty));
    let cursor = named(CURSORS).filter(|parameter| is_text(model, parameter.ty));
    if let Some(parameter) = cursor.or(page_text) {
        rule.parameter = Some(parameter.name.clone());
        rule.next = path(model, page, NEXT, is_cursor);
        if rule.next.is_none() {
            rule.header = Some(header(model, answer, &["cursor"])?);
        }
        rule.more = path(model, page, MORE, |model, id| {
            *model.api.types.shape(id) == Shape::Boolean
        });
    } else if let Some(parameter) = named(OFFSETS) {
        rule.style = PageStyle::Offset;
        rule.parameter = Some(parameter.name.clone());
    } else if let Some(parameter) = named(&["page", "page number"]) {
        rule.style = PageStyle::Page;
        rule.parameter = Some(parameter.name.clone());
        let first = first_page(model, parameter);
        is_safe = first.is_some();
        rule.first = first.filter(|first| *first != 1);
    } else if let Some(next) = path(model, page, NEXT, is_url) {
        rule.style = PageStyle::Url;
        rule.next = Some(next);
    } else if header(model, answer, &["link"]).is_some() {
        rule.style = PageStyle::Link;
    } else {
        return None;
    }
    Some(Rule { rule, is_safe })
}

/// The number of the first page, where the document tells it: by a default or a least value.
fn first_page(model: &Model, parameter: &Parameter) -> Option<u32> {
    let ty = &model.api.types[parameter.ty];
    let default = ty.default.as_deref().and_then(Value::as_u64);
    let default = default.and_then(|first| u32::try_from(first).ok());
    let limits = ty.constraints.as_deref();
    let least = limits.and_then(|limits| limits.minimum.as_ref());
    let least = least.and_then(|(least, _)| least.parse().ok());
    default.or(least).filter(|first| matches!(first, 0 | 1))
}

/// Where an answer has its list: the path, which is empty where the answer is the list.
fn items(model: &Model, page: TypeId) -> Option<String> {
    let types = &model.api.types;
    let is_object = |id: TypeId| matches!(types.shape(id), Shape::Struct(_) | Shape::Union(_));
    let is_list = |id: TypeId| matches!(types.shape(id), Shape::Array(items) if is_object(*items));
    if is_list(page) {
        return Some(String::new());
    }
    let shape = types.shape(page).as_struct()?;
    let lists: Vec<&str> = shape
        .fields
        .iter()
        .filter(|field| is_list(field.ty))
        .map(|field| field.name.as_str())
        .collect();
    match lists.as_slice() {
        [one] => Some((*one).to_owned()),
        several => {
            let usual = ITEMS.iter().find(|usual| several.contains(usual));
            usual.map(|usual| (*usual).to_owned())
        }
    }
}

fn is_text(model: &Model, id: TypeId) -> bool {
    matches!(model.api.types.shape(id), Shape::String(_))
}

/// Whether a text is said to be a URL, by its format, its examples or its words.
fn is_url(model: &Model, id: TypeId) -> bool {
    let is_address = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    let (target, _) = model.api.types.resolve(id);
    [id, target].into_iter().any(|id| {
        let ty = &model.api.types[id];
        let schema = ty.pointer.resolve(&model.document.root);
        let format = schema
            .and_then(|schema| schema.get("format"))
            .and_then(Value::as_str);
        let prose = ty.docs.description.as_deref().unwrap_or_default();
        let mut examples = ty
            .examples
            .iter()
            .filter_map(|example| example.value.as_str());
        is_text(model, id)
            && (matches!(format, Some("uri" | "url"))
                || examples.any(is_address)
                || words(prose).iter().any(|word| word == "url"))
    })
}

fn is_cursor(model: &Model, id: TypeId) -> bool {
    is_text(model, id) && !is_url(model, id)
}

/// The path of a property of the answer, or of an object in it, with one of these names.
fn path(
    model: &Model,
    page: TypeId,
    wanted: &[&str],
    fits: fn(&Model, TypeId) -> bool,
) -> Option<String> {
    let types = &model.api.types;
    let shape = types.shape(page).as_struct()?;
    let named = |name: &str| {
        let spoken = words(name).join(" ");
        wanted.iter().position(|wanted| *wanted == spoken)
    };
    let mut found: Vec<(usize, String)> = Vec::new();
    for field in &shape.fields {
        if let Some(rank) = named(&field.name).filter(|_| fits(model, field.ty)) {
            found.push((rank, field.name.clone()));
        }
        let inner = types.shape(field.ty).as_struct().into_iter();
        for within in inner.flat_map(|shape| &shape.fields) {
            if let Some(rank) = named(&within.name).filter(|_| fits(model, within.ty)) {
                found.push((rank, format!("{}.{}", field.name, within.name)));
            }
        }
    }
    // Several that are alike tell nothing; that of the answer itself counts before those of objects in it.
    found.sort_by_key(|(_, path)| path.contains('.'));
    found.into_iter().next().map(|(_, path)| path)
}

/// A header of an answer whose name has one of these words.
fn header(model: &Model, answer: &Response, wanted: &[&str]) -> Option<String> {
    let response = answer.pointer.resolve(&model.document.root)?;
    let headers = response.get("headers")?.as_object()?;
    let mut names = headers.keys();
    let has = |name: &&String| {
        words(name)
            .iter()
            .any(|word| wanted.contains(&word.as_str()))
    };
    names.find(has).cloned()
}
