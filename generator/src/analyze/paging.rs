//! Lists that come in pages: which operations a rule of `sdk.toml` fits, and where their items are.
//!
//! ```toml
//! [[pagination]]
//! style = "cursor"
//! parameter = "after"
//! next = "page.end"
//! items = "data"
//! ```

use crate::config::{Config, PageStyle, Pagination};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::ir::{Api, MediaKind, Operation, ParameterIn, Shape, TypeId};
use std::collections::BTreeMap;

/// How the pages of an operation follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// Where a page says what the next one is asked for with.
    pub next: PageNext,
    /// Where the next call takes it; `None` where it is a URL.
    pub place: Option<PagePlace>,
    /// The path of the property that is `false` on the last page; empty where there is none.
    pub more: Vec<String>,
    /// The fields that lead from the answer to the list, by their owners and positions.
    pub items: Vec<(TypeId, usize)>,
    /// The type of the answer.
    pub page: TypeId,
    /// The type of an item.
    pub item: TypeId,
}

/// Where a page says what the next one is asked for with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageNext {
    /// In a property of the body, by its path.
    Body(Vec<String>),
    /// In a header.
    Header(String),
    /// It is the number of items so far, from this one on.
    Offset(u32),
    /// It is the number of the page, from this one on.
    Number(u32),
    /// In the `Link` header.
    Link,
    /// As a URL in a property of the body, by its path.
    Url(Vec<String>),
    /// In a property of the last item, by the path of the list and by that of the property in an item.
    Item {
        /// The path of the list; empty where the answer is the list.
        items: Vec<String>,
        /// The path of the property in an item.
        property: Vec<String>,
    },
}

/// Where a call takes the position of its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PagePlace {
    /// In a query parameter.
    Query(String),
    /// In a header parameter.
    Header(String),
    /// In a property of its JSON body.
    Body(String),
}

/// Lists beside the one that is asked for, which `*` does not mean.
pub const LISTS_ASIDE: &[&str] = &["errors", "included", "warnings"];

/// Why a rule does not fit an operation: what it names that is not there, and what there is in its place.
struct Misfit {
    key: &'static str,
    message: String,
    near: Option<String>,
}

pub(super) fn paging(
    api: &Api,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<usize, Paging> {
    let mut paged = BTreeMap::new();
    for (number, rule) in config.pagination.iter().enumerate() {
        let Some(rule) = rule else { continue };
        let mut fits = false;
        for (index, operation) in api.operations.iter().enumerate() {
            let named = is_named(rule, operation);
            if !named && !rule.operations.is_empty() || paged.contains_key(&index) {
                continue;
            }
            match paging_of(api, rule, operation) {
                Ok(paging) => {
                    fits = true;
                    paged.insert(index, paging);
                }
                Err(misfit) if named => diagnostics.push(said(number, operation, misfit)),
                Err(_) => {}
            }
        }
        let index = number.to_string();
        if rule.operations.is_empty() && !fits && !api.left_out.is_on {
            let message = "the rule of `pagination` fits no operation";
            diagnostics.push(
                Diagnostic::new(Code::ConfigMatchesNothing, message)
                    .at(Config::place_of(&["pagination", &index]))
                    .note("an operation must have its `parameter`, and an answer with its `items`"),
            );
        }
        for (position, name) in rule.operations.iter().enumerate() {
            let mut operations = api.operations.iter();
            let is_left_out = api.left_out.operations.contains(name);
            if !is_left_out && !operations.any(|operation| is(name, operation)) {
                let position = position.to_string();
                let place = ["pagination", &index, "operations", &position];
                let message = format!("the document has no operation `{name}`");
                let diagnostic = Diagnostic::new(Code::ConfigMatchesNothing, message)
                    .at(Config::place_of(&place));
                let ids = api.operations.iter();
                let ids = ids.filter_map(|operation| operation.id.as_deref());
                diagnostics.push(with_near(diagnostic, nearest(name, ids).map(str::to_owned)));
            }
        }
    }
    paged
}

/// Whether a rule fits an operation, so that a run would take it.
pub fn follows(api: &Api, rule: &Pagination, operation: &Operation) -> bool {
    paging_of(api, rule, operation).is_ok()
}

fn is_named(rule: &Pagination, operation: &Operation) -> bool {
    rule.operations.iter().any(|name| is(name, operation))
}

/// Whether `sdk.toml` means an operation by this name.
fn is(name: &str, operation: &Operation) -> bool {
    operation.id.as_deref() == Some(name)
        || name.split_once(' ').is_some_and(|(method, path)| {
            method == operation.method.as_str() && path == operation.path
        })
}

fn said(number: usize, operation: &Operation, misfit: Misfit) -> Diagnostic {
    let number = number.to_string();
    let method = operation.method.as_str();
    let message = format!("`{method} {}` {}", operation.path, misfit.message);
    let diagnostic = Diagnostic::new(Code::ConfigMatchesNothing, message).at(Config::place_of(&[
        "pagination",
        &number,
        misfit.key,
    ]));
    with_near(diagnostic, misfit.near)
}

fn with_near(diagnostic: Diagnostic, near: Option<String>) -> Diagnostic {
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic,
    }
}

fn paging_of(api: &Api, rule: &Pagination, operation: &Operation) -> Result<Paging, Misfit> {
    let misfit = |key, message: String| Misfit {
        key,
        message,
        near: None,
    };
    let page = page(operation)
        .ok_or_else(|| misfit("items", "has no answer of one JSON type".to_owned()))?;
    let items = match &rule.items {
        Some(path) => fields(api, page, path, "items")?,
        None => Vec::new(),
    };
    let list = match items.last() {
        Some((owner, position)) => field_type(api, *owner, *position),
        None => Some(page),
    };
    let list = list.map(|list| &api.types[api.types.resolve(list).0].shape);
    let Some(Shape::Array(item)) = list else {
        let what = rule.items.as_deref();
        let what = what.map_or("its answer".to_owned(), |path| format!("`{path}`"));
        return Err(misfit(
            "items",
            format!("has no list there: {what} is none"),
        ));
    };
    let named = |path: &String, key| {
        let fields = fields(api, page, path, key)?;
        Ok(names(api, &fields))
    };
    let next = |path: &Option<String>| match path {
        Some(path) => named(path, "next"),
        None => Ok(Vec::new()),
    };
    let next = match (rule.style, &rule.header) {
        (PageStyle::Cursor, Some(header)) => PageNext::Header(header.clone()),
        (PageStyle::Cursor, None) => PageNext::Body(next(&rule.next)?),
        (PageStyle::Offset, _) => PageNext::Offset(rule.first.unwrap_or(0)),
        (PageStyle::Page, _) => PageNext::Number(rule.first.unwrap_or(1)),
        (PageStyle::Link, _) => PageNext::Link,
        (PageStyle::Url, _) => PageNext::Url(next(&rule.next)?),
        (PageStyle::Item, _) => PageNext::Item {
            items: names(api, &items),
            property: of_item(api, *item, rule.next.as_deref().unwrap_or_default())?,
        },
    };
    Ok(Paging {
        next,
        place: match &rule.parameter {
            Some(parameter) => Some(place(api, operation, parameter)?),
            None => None,
        },
        more: match &rule.more {
            Some(path) => named(path, "more")?,
            None => Vec::new(),
        },
        items,
        page,
        item: *item,
    })
}

/// The path of a property that each item has, whichever branch of a union it is.
fn of_item(api: &Api, item: TypeId, path: &str) -> Result<Vec<String>, Misfit> {
    let item = api.types.resolve(item).0;
    let found = |id: TypeId| {
        let fields = fields(api, id, path, "next");
        let fields = fields.map_err(|misfit| Misfit {
            message: format!("has no property `{path}` in its items"),
            ..misfit
        });
        Ok(names(api, &fields?))
    };
    let Shape::Union(union) = &api.types[item].shape else {
        return found(item);
    };
    let mut last = Vec::new();
    for branch in &union.branches {
        last = found(branch.ty)?;
    }
    Ok(last)
}

/// The type of the answer, where all successes have the same one.
fn page(operation: &Operation) -> Option<TypeId> {
    let successes = operation.responses.iter();
    let mut successes = successes.filter(|response| response.status.is_success());
    let content = successes.next()?.content.as_ref()?;
    let alone = successes.next().is_none();
    (alone && content.kind == MediaKind::Json).then_some(content.ty)?
}

/// Where an operation takes a parameter.
fn place(api: &Api, operation: &Operation, name: &str) -> Result<PagePlace, Misfit> {
    let parameter = operation.parameters.iter().find(|parameter| {
        let placed = matches!(parameter.place, ParameterIn::Query | ParameterIn::Header);
        parameter.name == name && placed
    });
    if let Some(parameter) = parameter {
        return Ok(match parameter.place {
            ParameterIn::Header => PagePlace::Header(name.to_owned()),
            _ => PagePlace::Query(name.to_owned()),
        });
    }
    let body = operation.body.as_ref();
    let body = body.filter(|body| body.content.kind == MediaKind::Json);
    let body = body.and_then(|body| body.content.ty);
    let shape = body.map(|ty| &api.types[api.types.resolve(ty).0].shape);
    let shape = shape.and_then(Shape::as_struct);
    if shape.is_some_and(|shape| shape.fields.iter().any(|field| field.name == name)) {
        return Ok(PagePlace::Body(name.to_owned()));
    }
    let parameters = operation.parameters.iter();
    let names = parameters.map(|parameter| parameter.name.as_str());
    Err(Misfit {
        key: "parameter",
        message: format!(
            "has no query or header parameter `{name}`, and no such property in a JSON body"
        ),
        near: nearest(name, names).map(str::to_owned),
    })
}

/// The fields that a path leads through. The names of properties may hold dots of their own. `*` at the end of the path of items
/// is the only list there.
fn fields(
    api: &Api,
    from: TypeId,
    path: &str,
    key: &'static str,
) -> Result<Vec<(TypeId, usize)>, Misfit> {
    let mut fields = Vec::new();
    let (mut here, mut rest) = (from, path);
    loop {
        let owner = api.types.resolve(here).0;
        let only = only_list(api, owner).filter(|_| key == "items" && rest == "*");
        if let Some(position) = only {
            fields.push((owner, position));
            return Ok(fields);
        }
        let found = api.types[owner].shape.as_struct().and_then(|shape| {
            let known = shape.fields.iter().enumerate();
            let mut leading = known.filter_map(|(position, field)| {
                let behind = rest.strip_prefix(field.name.as_str())?;
                let behind = match behind.strip_prefix('.') {
                    Some(behind) if !behind.is_empty() => behind,
                    Some(_) => return None,
                    None if behind.is_empty() => behind,
                    None => return None,
                };
                Some((behind, position, field.ty))
            });
            // The longest name is the one that leaves the least.
            let first = leading.next()?;
            Some(leading.fold(first, |best, other| {
                if other.0.len() < best.0.len() {
                    other
                } else {
                    best
                }
            }))
        });
        let Some((behind, position, ty)) = found else {
            let shape = api.types[owner].shape.as_struct();
            let names = shape.into_iter().flat_map(|shape| &shape.fields);
            let names = names.map(|field| field.name.as_str());
            let word = rest.split('.').next().unwrap_or(rest);
            let message = match key == "items" && rest == "*" {
                true => format!("has no list, or more than one, at `{path}`"),
                false => format!("has no property `{path}` in its answer"),
            };
            return Err(Misfit {
                key,
                message,
                near: nearest(word, names).map(str::to_owned),
            });
        };
        fields.push((owner, position));
        if behind.is_empty() {
            return Ok(fields);
        }
        (here, rest) = (ty, behind);
    }
}

/// The list of an object that has no other but such as stand beside it.
fn only_list(api: &Api, owner: TypeId) -> Option<usize> {
    let shape = api.types[owner].shape.as_struct()?;
    let is_list = |ty: TypeId| matches!(api.types[api.types.resolve(ty).0].shape, Shape::Array(_));
    let known = shape.fields.iter().enumerate();
    let mut lists =
        known.filter(|(_, field)| is_list(field.ty) && !LISTS_ASIDE.contains(&field.name.as_str()));
    let (position, _) = lists.next()?;
    lists.next().is_none().then_some(position)
}

fn field_type(api: &Api, owner: TypeId, position: usize) -> Option<TypeId> {
    let shape = api.types[owner].shape.as_struct()?;
    shape.fields.get(position).map(|field| field.ty)
}

fn names(api: &Api, fields: &[(TypeId, usize)]) -> Vec<String> {
    let names = fields.iter().filter_map(|(owner, position)| {
        let shape = api.types[*owner].shape.as_struct()?;
        Some(shape.fields.get(*position)?.name.clone())
    });
    names.collect()
}
