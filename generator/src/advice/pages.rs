//! W077: lists that come in pages, where no rule of `sdk.toml` follows them.
//!
//! ```yaml
//! parameters: [{name: after, in: query}]
//! responses: {'200': {content: {application/json: {schema: {properties: {data: {type: array}, next_cursor: {type: string}}}}}}}
//! ```

use super::page_rules::{Rule, linked, rule};
use super::{Advice, Fix, listed};
use crate::analyze::follows;
use crate::config::Pagination;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::Method;
use crate::pipeline::Model;
use serde_json::Value;
use std::collections::BTreeSet;

/// How many names of lists are too many for a rule each.
const MANY: usize = 3;
/// Longer lists of operations have a line for each.
const WIDE: usize = 100;

/// A rule with the operations that it was found for.
#[derive(Clone)]
struct Found {
    rule: Pagination,
    operations: Vec<usize>,
    is_safe: bool,
}

pub(super) fn unfollowed_pages(model: &Model, all: &mut Vec<Advice>) {
    let operations = &model.api.operations;
    let linked = linked(model);
    let mut found: Vec<Found> = Vec::new();
    for (index, operation) in operations.iter().enumerate() {
        if model.facts.paging.contains_key(&index) || operation.method != Method::Get {
            continue;
        }
        // What a run would not take is not proposed.
        let Some(Rule { rule, is_safe }) = rule(model, operation, &linked)
            .filter(|found| follows(&model.api, &found.rule, operation))
        else {
            continue;
        };
        add(&mut found, rule, vec![index], is_safe);
    }
    let found = gathered(model, found);
    let name = |index: &usize| {
        format!(
            "{} {}",
            operations[*index].method.as_str(),
            operations[*index].path
        )
    };
    let mut taken: BTreeSet<usize> = model.facts.paging.keys().copied().collect();
    for (number, found_here) in found.iter().enumerate() {
        let Found {
            mut rule,
            operations: of,
            is_safe,
        } = found_here.clone();
        // A rule that needs no parameter fits what has no pages, too, and may fit what another one was found for: its operations
        // are listed.
        let is_open = rule.parameter.is_none();
        let later = found[number + 1..].iter();
        let later: BTreeSet<usize> = later.flat_map(|found| found.operations.clone()).collect();
        let mut others = (0..operations.len()).filter(|index| {
            !taken.contains(index)
                && !of.contains(index)
                && (is_open || later.contains(index))
                && follows(&model.api, &rule, &operations[*index])
        });
        if others.next().is_some() {
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

/// Rules that differ only in what the list is called, as one: `*` is the only list of an object.
fn gathered(model: &Model, found: Vec<Found>) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let any = |rule: &Pagination| {
        let items = rule.items.as_deref()?;
        let items = match items.rsplit_once('.') {
            Some((before, _)) => format!("{before}.*"),
            None => "*".to_owned(),
        };
        Some(Pagination {
            items: Some(items),
            ..rule.clone()
        })
    };
    let mut lists: Vec<(Pagination, usize)> = Vec::new();
    for rule in found.iter().filter_map(|found| any(&found.rule)) {
        match lists.iter_mut().find(|(other, _)| *other == rule) {
            Some((_, count)) => *count += 1,
            None => lists.push((rule, 1)),
        }
    }
    lists.retain(|(_, count)| *count >= MANY);
    for mut found in found {
        let rule = any(&found.rule).filter(|rule| lists.iter().any(|(many, _)| many == rule));
        if let Some(rule) = rule {
            let operations = std::mem::take(&mut found.operations);
            let (with, without) = operations
                .into_iter()
                .partition(|index| follows(&model.api, &rule, &model.api.operations[*index]));
            found.operations = without;
            add(&mut out, rule, with, found.is_safe);
        }
        add(&mut out, found.rule, found.operations, found.is_safe);
    }
    out
}

fn add(all: &mut Vec<Found>, rule: Pagination, operations: Vec<usize>, is_safe: bool) {
    if operations.is_empty() {
        return;
    }
    match all.iter_mut().find(|other| other.rule == rule) {
        Some(other) => {
            other.operations.extend(operations);
            // What one operation says of the first page holds for all that page alike.
            other.is_safe |= is_safe;
        }
        None => all.push(Found {
            rule,
            operations,
            is_safe,
        }),
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
        let line = format!("operations = [{}]", names.join(", "));
        lines.push(match line.len() > WIDE {
            true => format!("operations = [\n    {},\n]", names.join(",\n    ")),
            false => line,
        });
    }
    lines
}
