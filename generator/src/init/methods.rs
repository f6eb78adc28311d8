//! `[operations]`: methods without the words that their group says already, and with words in the place of paths.
//!
//! ```toml
//! [operations]
//! updateInvoice = { name = "update" }                                      # client.invoices().update(…)
//! putPaymentsSettingsInvoicesById = { name = "update_payment_settings" }   # from the summary
//! ```

use super::{Subject, text, words};
use crate::config::toml_key;
use crate::ir::{Method, Operation};
use crate::names::TagNames;
use crate::pipeline::Model;
use std::collections::{BTreeMap, BTreeSet};

/// Words of summaries that a name does without.
const FILL: &[&str] = &[
    "a", "an", "the", "all", "of", "given", "existing", "new", "single", "your",
];
/// Words that lead on to something else, and so end no name.
const LEADING: &[&str] = &["by", "for", "from", "in", "of", "on", "to", "with"];
/// Names that a group or a builder has for something else.
const TAKEN: &[&str] = &["new", "clone"];

pub(super) fn section(subject: &Subject<'_>) -> String {
    let model = subject.model;
    let mut out = String::new();
    let groups: BTreeSet<Vec<String>> = model
        .names
        .tags
        .iter()
        .flat_map(|tag| nouns(tag.accessor.as_str()))
        .collect();
    for tag in &model.names.tags {
        out.push_str(&group(model, tag, &groups));
    }
    match out.is_empty() {
        true => out,
        false => format!(
            "# Methods without what their group says already; `sdkwright inspect` shows all calls.\n[operations]\n{out}"
        ),
    }
}

fn group(model: &Model, tag: &TagNames, groups: &BTreeSet<Vec<String>>) -> String {
    let nouns = nouns(tag.accessor.as_str());
    // What each operation would be called; those of one place share an id, and a word of their own follows.
    let mut wanted: BTreeMap<usize, String> = BTreeMap::new();
    for index in &tag.operations {
        let operation = &model.api.operations[*index];
        let now = model.names.operations[*index].method.as_str();
        if !operation.variant.is_empty() {
            continue;
        }
        let better = better(operation, now, &nouns, groups);
        wanted.insert(*index, better.unwrap_or_else(|| now.to_owned()));
    }
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for name in wanted.values() {
        *times.entry(name).or_default() += 1;
    }
    let kept: BTreeSet<&str> = tag
        .operations
        .iter()
        .map(|index| model.names.operations[*index].method.as_str())
        .collect();
    let mut out = String::new();
    for (index, name) in &wanted {
        let operation = &model.api.operations[*index];
        let now = model.names.operations[*index].method.as_str();
        let is_free = times[name.as_str()] == 1 && !kept.contains(name.as_str());
        if name == now || !is_free || TAKEN.contains(&name.as_str()) {
            continue;
        }
        let key = match &operation.id {
            Some(id) => id.clone(),
            None => format!("{} {}", operation.method.as_str(), operation.path),
        };
        out.push_str(&format!(
            "{} = {{ name = {} }}\n",
            toml_key(&key),
            text(name)
        ));
    }
    out
}

/// A better name, if there is one.
fn better(
    operation: &Operation,
    now: &str,
    nouns: &[Vec<String>],
    groups: &BTreeSet<Vec<String>>,
) -> Option<String> {
    let mut name = words(now);
    if is_path(operation, &name) {
        name = spoken(operation)?;
    }
    let short = without(&name, nouns, groups);
    let joined = crate::names::snake(&short.join(" ")).to_string();
    let is_name = !short.is_empty()
        && joined.starts_with(|first: char| first.is_ascii_lowercase())
        && !joined.ends_with('_');
    is_name.then_some(joined)
}

/// The name in an operation's summary: `Get a tax rate by ID` is `get_tax_rate`. None where it is long, or begins with a thing.
fn spoken(operation: &Operation) -> Option<Vec<String>> {
    let summary = operation.docs.title.as_deref().unwrap_or_default();
    let all = words(summary);
    // What it is found by is among the arguments.
    let end = all.iter().position(|word| word == "by");
    let name: Vec<String> = all
        .into_iter()
        .take(end.unwrap_or(usize::MAX))
        .filter(|word| !FILL.contains(&word.as_str()))
        .collect();
    // What is done may be the last word of the path, and nothing before it.
    let mut path = path_words(operation);
    path.pop();
    let is_thing = |word: &String| {
        path.iter()
            .any(|other| other.trim_end_matches('s') == word.trim_end_matches('s'))
    };
    let begins = name.first().is_some_and(|first| !is_thing(first));
    (begins && name.len() <= 6).then_some(name)
}

fn path_words(operation: &Operation) -> Vec<String> {
    operation
        .path
        .split('/')
        .filter(|part| !part.is_empty() && !part.contains('{'))
        .flat_map(words)
        .collect()
}

/// Whether a name is made of method and path: it has the words of the path in their order, and a method's word where a person would say
/// what is done, or `by`. That of a GET of one thing is what a person would say.
fn is_path(operation: &Operation, name: &[String]) -> bool {
    let method = operation.method.as_str().to_ascii_lowercase();
    let begins = name.first().is_some_and(|first| *first == method);
    let path = path_words(operation);
    let mut rest = name.iter();
    let in_order = path.iter().all(|word| rest.any(|other| other == word));
    let is_plain = matches!(operation.method, Method::Get | Method::Delete)
        && operation.path.trim_end_matches('/').ends_with('}')
        && !name.iter().any(|word| matches!(word.as_str(), "by" | "id"));
    let is_made = operation.id.is_none() || name.len() > 2 && !is_plain;
    begins && !path.is_empty() && in_order && is_made
}

/// The nouns of a group: its words, each way of counting.
fn nouns(accessor: &str) -> Vec<Vec<String>> {
    let many = words(accessor);
    let mut one = many.clone();
    if let Some(last) = one.last_mut() {
        let single = match last.strip_suffix("ies") {
            Some(stem) => format!("{stem}y"),
            None => last.strip_suffix('s').unwrap_or(last).to_owned(),
        };
        *last = single;
    }
    let mut plural = many.clone();
    if let Some(last) = plural.last_mut()
        && !last.ends_with('s')
    {
        *last = match last.strip_suffix('y') {
            Some(stem) => format!("{stem}ies"),
            None => format!("{last}s"),
        };
    }
    let mut nouns = vec![many, one, plural];
    nouns.dedup();
    nouns
}

/// A name without the nouns of its group: those behind the first word, which is what is done, or the last ones. What stands between both says
/// which of them it is, and can stand alone if it is one word that is no group of its own.
fn without(name: &[String], nouns: &[Vec<String>], groups: &BTreeSet<Vec<String>>) -> Vec<String> {
    let Some((verb, rest)) = name.split_first() else {
        return Vec::new();
    };
    for noun in nouns.iter().filter(|noun| !noun.is_empty()) {
        if let Some(after) = rest.strip_prefix(noun.as_slice()) {
            return [std::slice::from_ref(verb), after].concat();
        }
        let Some(before) = rest.strip_suffix(noun.as_slice()) else {
            continue;
        };
        let leads = before
            .iter()
            .rev()
            .take_while(|word| LEADING.contains(&word.as_str()));
        let (kept, leading) = before.split_at(before.len() - leads.count());
        let stands = match kept {
            [] => leading.is_empty(),
            [one] => !leading.is_empty() || !groups.contains(std::slice::from_ref(one)),
            _ => !leading.is_empty(),
        };
        if stands {
            return [std::slice::from_ref(verb), kept].concat();
        }
    }
    name.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nouns_of_a_group_are_left_out() {
        for (accessor, name, wanted) in [
            ("invoices", "update_invoice", "update"),
            ("invoices", "list_invoices", "list"),
            ("invoices", "update_draft_invoice", "update_draft"),
            (
                "invoices",
                "update_invoice_payment_settings",
                "update_payment_settings",
            ),
            ("invoice", "list_invoices", "list"),
            ("line_items", "get_line_item", "get"),
            ("companies", "delete_company", "delete"),
            ("invoices", "invoices", "invoices"),
            ("pets", "feed", "feed"),
            ("status", "get_status", "get"),
            (
                "integrations",
                "list_organization_integrations",
                "list_organization_integrations",
            ),
            (
                "avatars",
                "get_all_system_avatars",
                "get_all_system_avatars",
            ),
            (
                "invoice",
                "get_attached_file_from_invoice",
                "get_attached_file",
            ),
            ("invoices", "merge_to_invoice", "merge_to_invoice"),
        ] {
            let groups = BTreeSet::from([words("organization")]);
            let short = without(&words(name), &nouns(accessor), &groups).join("_");
            assert_eq!(short, wanted, "{accessor} {name}");
        }
    }
}
