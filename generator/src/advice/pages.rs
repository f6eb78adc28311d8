//! W077: lists that come in pages, where no rule of `sdk.toml` follows them.
//!
//! ```yaml
//! parameters: [{name: after, in: query}]
//! responses: {'200': {content: {application/json: {schema: {properties: {data: {type: array}, next_cursor: {type: string}}}}}}}
//! ```

use super::{Advice, Fix, listed, words};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{MediaKind, Method, Operation, Parameter, ParameterIn, Response, Shape, TypeId};
use crate::pipeline::Model;
use serde_json::Value;
use std::collections::BTreeMap;

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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rule {
    lines: Vec<String>,
    is_safe: bool,
}

pub(super) fn unfollowed_pages(model: &Model, all: &mut Vec<Advice>) {
    let mut rules: BTreeMap<Rule, Vec<usize>> = BTreeMap::new();
    for (index, operation) in model.api.operations.iter().enumerate() {
        if model.facts.paging.contains_key(&index) || operation.method != Method::Get {
            continue;
        }
        if let Some(rule) = rule(model, operation) {
            rules.entry(rule).or_default().push(index);
        }
    }
    let mut rules: Vec<(Rule, Vec<usize>)> = rules.into_iter().collect();
    rules.sort_by_key(|(_, operations)| operations.first().copied());
    for (rule, operations) in rules {
        let of = |index: &usize| &model.api.operations[*index];
        let names: Vec<String> = operations
            .iter()
            .map(|index| format!("{} {}", of(index).method.as_str(), of(index).path))
            .collect();
        let what = match names.len() {
            1 => "an operation seems to answer in pages".to_owned(),
            count => format!("{count} operations seem to answer in pages"),
        };
        let Some(first) = operations.first().map(of) else {
            continue;
        };
        let diagnostic =
            Diagnostic::new(Code::UnfollowedPages, format!("{what}: {}", listed(&names)))
                .at(Place::key(&first.pointer))
                .note("a program asks for each page by itself");
        let fix = Fix::config("[pagination]", rule.lines.join("\n"));
        let words = "let calls have `.pages()` and `.items()`";
        all.push(Advice::new(diagnostic, words, vec![fix], rule.is_safe));
    }
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
    let text = |text: &str| Value::from(text).to_string();
    let mut lines = Vec::new();
    let mut is_safe = true;
    // A page that is asked for by a text is no number.
    let page_text = named(&["page"]).filter(|parameter| is_text(model, parameter.ty));
    if let Some(parameter) = named(CURSORS).or(page_text) {
        lines.push("style = \"cursor\"".to_owned());
        lines.push(format!("parameter = {}", text(&parameter.name)));
        match (
            path(model, page, NEXT, is_text),
            header(model, answer, &["cursor"]),
        ) {
            (Some(next), _) => lines.push(format!("next = {}", text(&next))),
            (None, Some(header)) => lines.push(format!("header = {}", text(&header))),
            (None, None) => return None,
        }
        let more = path(model, page, MORE, |model, id| {
            *model.api.types.shape(id) == Shape::Boolean
        });
        lines.extend(more.map(|more| format!("more = {}", text(&more))));
    } else if let Some(parameter) = named(&["offset", "skip"]) {
        lines.push("style = \"offset\"".to_owned());
        lines.push(format!("parameter = {}", text(&parameter.name)));
    } else if let Some(parameter) = named(&["page", "page number"]) {
        lines.push("style = \"page\"".to_owned());
        lines.push(format!("parameter = {}", text(&parameter.name)));
        let first = first_page(model, parameter);
        is_safe = first.is_some();
        lines.extend(
            first
                .filter(|first| *first != 1)
                .map(|first| format!("first = {first}")),
        );
    } else if header(model, answer, &["link"]).is_some() {
        lines.push("style = \"link\"".to_owned());
    } else {
        return None;
    }
    lines.extend((!items.is_empty()).then(|| format!("items = {}", text(&items))));
    Some(Rule { lines, is_safe })
}

/// The number of the first page, where the document tells it: by a default or a least value.
fn first_page(model: &Model, parameter: &Parameter) -> Option<i64> {
    let ty = &model.api.types[parameter.ty];
    let default = ty.default.as_ref().and_then(Value::as_i64);
    let least = ty.constraints.minimum.as_ref();
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
