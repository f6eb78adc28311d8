//! How the pages of one operation seem to follow each other: by its parameters, its answer and what is said of them.
//!
//! ```yaml
//! parameters: [{name: starting_after, in: query, schema: {type: string}}]
//! responses: {'200': {…: {properties: {data: {type: array, items: {properties: {id: {type: string}}}}, has_more: {type: boolean}}}}}
//! ```
//!
//! is a list whose next page is asked for with the id of the last item.

use super::words;
use crate::analyze::LISTS_ASIDE;
use crate::config::{PageStyle, Pagination};
use crate::ir::{
    Api, Field, MediaKind, Operation, Parameter, ParameterIn, Response, Shape, StringFormat, TypeId,
};
use crate::pipeline::Model;
use serde_json::Value;
use std::collections::BTreeSet;

/// Parameters that take a cursor, by their words.
const CURSORS: &[&str] = &[
    "after",
    "after cursor",
    "after id",
    "continuation token",
    "cursor",
    "last id",
    "marker",
    "next page token",
    "next token",
    "page after",
    "page cursor",
    "page token",
    "pagination token",
    "start after",
    "starting after",
];
/// Those of them that may take the id of an item.
const ITEM_CURSORS: &[&str] = &[
    "after",
    "after id",
    "last id",
    "start after",
    "starting after",
];
/// Parameters that take the number of items to leave out.
const OFFSETS: &[&str] = &["offset", "skip", "start at", "start index", "from record"];
/// Parameters that take the number of a page.
const PAGES: &[&str] = &["page", "page number"];
/// Parameters that only what has pages has.
const SIZES: &[&str] = &[
    "limit",
    "max results",
    "page limit",
    "page size",
    "per page",
    "results per page",
    "since",
    "size",
    "top",
];
/// Properties that have the next cursor, or its URL. The first ones say it most clearly.
const NEXT: &[&str] = &[
    "next cursor",
    "next marker",
    "next page cursor",
    "next page token",
    "next token",
    "end cursor",
    "after cursor",
    "continuation token",
    "next page",
    "next",
    "after",
    "cursor",
    "marker",
];
/// Properties whose text is the URL of the next page.
const NEXT_URLS: &[&str] = &[
    "next link",
    "next page link",
    "next page uri",
    "next page url",
    "next uri",
    "next url",
    "odata next link",
];
/// Objects of an answer that speak of its page.
const PAGE_OBJECTS: &[&str] = &[
    "cursor",
    "cursors",
    "page",
    "page info",
    "pagination",
    "paging",
];
/// What the URL of a link is called.
const HREFS: &[&str] = &["href", "uri", "url"];
/// Words of objects that speak of another page than the next one.
const OTHER_PAGES: &[&str] = &["before", "first", "last", "prev", "previous", "self"];
/// Properties that say whether there is more.
const MORE: &[&str] = &["has more", "has next", "has next page", "more"];
/// Properties that are the list, where there are several.
const ITEMS: &[&str] = &[
    "data", "items", "results", "records", "entries", "list", "values",
];
/// How many objects deep an answer is looked through.
const DEPTH: usize = 3;

/// How the pages of an operation seem to follow each other.
pub(super) struct Rule {
    pub rule: Pagination,
    /// Whether the document tells the number of the first page, where pages have numbers.
    pub is_safe: bool,
}

/// The rule that an operation seems to follow. `linked` are the parameters that some operation takes from the `Link` header.
pub(super) fn rule(model: &Model, operation: &Operation, linked: &BTreeSet<&str>) -> Option<Rule> {
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
    let (items, item) = items(model, page)?;
    let asked: Vec<(String, &Parameter)> = asked(operation)
        .map(|parameter| (words(&parameter.name).join(" "), parameter))
        .collect();
    let named = |wanted: &[&str]| {
        wanted.iter().find_map(|wanted| {
            let found = asked.iter().find(|(name, _)| name == wanted)?;
            Some(found.1)
        })
    };
    let none = Pagination {
        operations: Vec::new(),
        style: PageStyle::Cursor,
        parameter: None,
        next: None,
        header: None,
        more: None,
        items: (!items.is_empty()).then_some(items),
        first: None,
    };
    let safe = |rule| {
        Some(Rule {
            rule,
            is_safe: true,
        })
    };
    // A page that is asked for by a text is no number. A cursor that only counts where another parameter says so
    // (`usemarker=true`) is not what pages follow each other by.
    let page_text = named(&["page"]).filter(|parameter| is_text(model, parameter.ty));
    let is_chosen = asked
        .iter()
        .any(|(name, _)| name.starts_with("use") && name.contains("marker"));
    let cursor = named(CURSORS)
        .filter(|parameter| is_text(model, parameter.ty) && !is_chosen)
        .or(page_text);
    let more = path(&model.api, page, &|_, name, field| {
        let rank = MORE.iter().position(|wanted| *wanted == name);
        rank.filter(|_| *model.api.types.shape(field.ty) == Shape::Boolean)
    });
    if let Some(parameter) = cursor {
        let next = path(&model.api, page, &|parent, name, field| {
            let is_end = name == "end" && PAGE_OBJECTS.contains(&parent);
            let rank = NEXT.iter().position(|wanted| *wanted == name);
            let rank = rank.or(is_end.then_some(NEXT.len()));
            rank.filter(|_| is_text(model, field.ty) && !is_url(model, field.ty))
        });
        let from_header = || header(model, answer, &["cursor"]);
        let header = if next.is_none() { from_header() } else { None };
        let by_cursor = Pagination {
            parameter: Some(parameter.name.clone()),
            next,
            header,
            more: more.clone(),
            ..none.clone()
        };
        if by_cursor.next.is_some() || by_cursor.header.is_some() {
            return safe(by_cursor);
        }
        let is_item = named(ITEM_CURSORS).is_some_and(|other| std::ptr::eq(other, parameter));
        if is_item && has_id(model, item) && more.is_some_and(|more| is_alone(model, page, &more)) {
            return safe(Pagination {
                style: PageStyle::Item,
                next: Some("id".to_owned()),
                ..by_cursor
            });
        }
    }
    let url = path(&model.api, page, &|parent, name, field| {
        next_url(model, parent, name, field)
    });
    let by_url = url.map(|next| Pagination {
        style: PageStyle::Url,
        next: Some(next),
        ..none.clone()
    });
    if let (Some(rule), Some(_)) = (&by_url, cursor) {
        return safe(rule.clone());
    }
    if let Some(parameter) = named(OFFSETS) {
        return safe(Pagination {
            style: PageStyle::Offset,
            parameter: Some(parameter.name.clone()),
            ..none
        });
    }
    // The number of a page that is asked for along with a cursor only tells how far one is.
    if let Some(parameter) = named(PAGES).filter(|_| cursor.is_none()) {
        let first = first_page(model, parameter);
        let by_page = Pagination {
            style: PageStyle::Page,
            parameter: Some(parameter.name.clone()),
            first: first.filter(|first| *first != 1),
            ..none
        };
        return match (first, by_url) {
            (None, Some(rule)) => safe(rule),
            _ => Some(Rule {
                rule: by_page,
                is_safe: first.is_some(),
            }),
        };
    }
    if let Some(rule) = by_url {
        return safe(rule);
    }
    let is_asked = cursor.is_some() || named(SIZES).is_some();
    let is_said = cursor.is_some_and(|parameter| linked.contains(parameter.name.as_str()));
    let is_linked = is_said || is_asked && header(model, answer, &["link"]).is_some();
    is_linked.then_some(Rule {
        rule: Pagination {
            style: PageStyle::Link,
            ..none
        },
        is_safe: true,
    })
}

/// The parameters that some operation takes from the `Link` header, as their prose says.
pub(super) fn linked(model: &Model) -> BTreeSet<&str> {
    let parameters = model.api.operations.iter().flat_map(asked);
    let said = parameters.filter(|parameter| {
        let prose = parameter.docs.description.as_deref().unwrap_or_default();
        let prose = words(prose).join(" ");
        let says = |phrase: &&str| prose.contains(phrase);
        ["link header", "link response header", "next link relation"]
            .iter()
            .any(says)
    });
    said.map(|parameter| parameter.name.as_str()).collect()
}

fn asked(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    let parameters = operation.parameters.iter();
    parameters.filter(|parameter| parameter.place == ParameterIn::Query)
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

/// Where an answer has its list, and what is in it. The path is empty where the answer is the list, and has two parts where the
/// list is in the only object of the answer that has one.
fn items(model: &Model, page: TypeId) -> Option<(String, TypeId)> {
    let types = &model.api.types;
    let of_list = |id: TypeId| match types.shape(id) {
        Shape::Array(item) => {
            let is_object = matches!(types.shape(*item), Shape::Struct(_) | Shape::Union(_));
            is_object.then_some(*item)
        }
        _ => None,
    };
    if let Some(item) = of_list(page) {
        return Some((String::new(), item));
    }
    let lists = |id: TypeId| -> Vec<(&str, TypeId)> {
        let fields = types.shape(id).as_struct().into_iter();
        let fields = fields.flat_map(|shape| &shape.fields);
        let fields = fields.filter(|field| !LISTS_ASIDE.contains(&field.name.as_str()));
        fields
            .filter_map(|field| Some((field.name.as_str(), of_list(field.ty)?)))
            .collect()
    };
    let own = lists(page);
    match own.as_slice() {
        [] => {
            let shape = types.shape(page).as_struct()?;
            let mut within = shape.fields.iter().flat_map(|field| {
                let lists = lists(field.ty).into_iter();
                lists.map(|(name, item)| (format!("{}.{name}", field.name), item))
            });
            let found = within.next()?;
            within.next().is_none().then_some(found)
        }
        [(name, item)] => Some(((*name).to_owned(), *item)),
        several => {
            let mut usual = ITEMS.iter();
            usual.find_map(|usual| {
                let (name, item) = several.iter().find(|(name, _)| name == usual)?;
                Some(((*name).to_owned(), *item))
            })
        }
    }
}

/// Whether a property stands in the answer itself, or in an object without a text: one beside it may be a cursor, whatever it is called.
fn is_alone(model: &Model, page: TypeId, path: &str) -> bool {
    let fields = |id: TypeId| {
        let shape = model.api.types.shape(id).as_struct().into_iter();
        shape.flat_map(|shape| &shape.fields)
    };
    let mut here = page;
    for name in path.split('.') {
        if here != page && fields(here).any(|field| is_text(model, field.ty)) {
            return false;
        }
        match fields(here).find(|field| field.name == name) {
            Some(field) => here = field.ty,
            None => return false,
        }
    }
    true
}

/// Whether each item has a text called `id`.
fn has_id(model: &Model, item: TypeId) -> bool {
    let types = &model.api.types;
    let has = |id: TypeId| {
        let fields = types.shape(id).as_struct().into_iter();
        let mut fields = fields.flat_map(|shape| &shape.fields);
        fields.any(|field| field.name == "id" && is_text(model, field.ty))
    };
    match types.shape(item) {
        Shape::Union(union) => union.branches.iter().all(|branch| has(branch.ty)),
        _ => has(item),
    }
}

/// Whether a value is a text that is no date: `after` may be a cursor, and a time as well.
fn is_text(model: &Model, id: TypeId) -> bool {
    match model.api.types.shape(id) {
        Shape::String(format) => !matches!(format, StringFormat::Date | StringFormat::DateTime),
        _ => false,
    }
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

/// How clearly a property is the URL of the next page: by its name, or as the `href` of an object with one.
fn next_url(model: &Model, parent: &str, name: &str, field: &Field) -> Option<usize> {
    if !is_text(model, field.ty) {
        return None;
    }
    let is_href = HREFS.contains(&name) && ["next", "next page"].contains(&parent);
    if is_href || NEXT_URLS.contains(&name) {
        return Some(0);
    }
    let rank = NEXT.iter().position(|wanted| *wanted == name)?;
    is_url(model, field.ty).then_some(rank + 1)
}

/// How clearly a property is what is looked for, by the words of the object that it is in and its own.
type Fits<'a> = dyn Fn(&str, &str, &Field) -> Option<usize> + 'a;

/// The path of the property of an answer, or of an object in it, that fits best: the nearest one, and the clearest of these.
fn path(api: &Api, page: TypeId, fits: &Fits<'_>) -> Option<String> {
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    let mut level = vec![(page, String::new(), String::new())];
    for depth in 0..DEPTH {
        let mut next = Vec::new();
        for (here, parent, path) in level {
            let shape = api.types.shape(here).as_struct().into_iter();
            for field in shape.flat_map(|shape| &shape.fields) {
                let spoken = words(&field.name);
                if spoken
                    .iter()
                    .any(|word| OTHER_PAGES.contains(&word.as_str()))
                {
                    continue;
                }
                let name = spoken.join(" ");
                let path = match path.is_empty() {
                    true => field.name.clone(),
                    false => format!("{path}.{}", field.name),
                };
                if let Some(rank) = fits(&parent, &name, field) {
                    found.push((depth, rank, path.clone()));
                }
                next.push((field.ty, name, path));
            }
        }
        level = next;
    }
    let best = found
        .into_iter()
        .min_by_key(|(depth, rank, _)| (*depth, *rank));
    best.map(|(_, _, path)| path)
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
