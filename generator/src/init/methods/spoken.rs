//! Names that are made of paths, and what a person would say in their place.

use super::super::words;
use super::verbs::{self, MANNER};
use crate::ir::{Method, Operation};

/// Words of summaries that a name does without.
const FILL: &[&str] = &[
    "a", "an", "the", "all", "given", "existing", "new", "single", "specific", "your",
];
/// The most words that a summary may have to be a name.
const MOST: usize = 6;

/// The name in an operation's summary: `Get a tax rate by ID` is `get_tax_rate`. None where it is long, or does not begin with what is done.
pub(super) fn spoken(operation: &Operation) -> Option<Vec<String>> {
    let summary = operation.docs.title.as_deref()?;
    let all = words(summary);
    // What it is found by is among the arguments.
    let end = all.iter().position(|word| word == "by");
    let mut name: Vec<String> = all
        .into_iter()
        .take(end.unwrap_or(usize::MAX))
        .filter(|word| !FILL.contains(&word.as_str()))
        .collect();
    let is_manner = |word: &&String| MANNER.contains(&word.as_str());
    let manner = name.iter().take_while(is_manner).count();
    let first = name.get(manner)?;
    let verb = verbs::plain(first)?;
    // `Logins list` is no one who logs in.
    let is_heading = verb != first && name.last().is_some_and(|last| verbs::is_verb(last));
    // What was no word, as in `IPs`.
    let is_torn = name.iter().any(|word| word.len() == 1);
    if is_heading || is_torn {
        return None;
    }
    name[manner] = verb.to_owned();
    (name.len() <= MOST).then_some(name)
}

/// Whether a summary speaks of all things there are, where the verb alone would be that of one: `Get all tax rates`.
pub(super) fn is_of_all(operation: &Operation) -> bool {
    let all = words(operation.docs.title.as_deref().unwrap_or_default());
    all.get(1).is_some_and(|word| word == "all") && all[0] != "list"
}

/// Whether a name is made of method and path: it has the words of the path in their order, and a method's word where a person would say
/// what is done, or `by`. That of a GET of one thing is what a person would say, and so is `all`.
pub(super) fn is_path(operation: &Operation, name: &[String]) -> bool {
    let method = operation.method.as_str().to_ascii_lowercase();
    let begins = name.first().is_some_and(|first| *first == method);
    let path = path_words(operation, |part| !part.contains('{'));
    let mut rest = name.iter();
    let in_order = path.iter().all(|word| rest.any(|other| other == word));
    let is_plain = matches!(operation.method, Method::Get | Method::Delete)
        && operation.path.trim_end_matches('/').ends_with('}')
        && !name.iter().any(|word| matches!(word.as_str(), "by" | "id"));
    let is_made = operation.id.is_none() || name.len() > 2 && !is_plain;
    let says_all = name.get(1).is_some_and(|word| word == "all");
    begins && !path.is_empty() && in_order && is_made && !says_all
}

/// A name without the path and the method that FastAPI puts behind it: `share_project_v1_projects_id_share_post` is `share_project`.
pub(super) fn without_path(operation: &Operation, name: &[String]) -> Option<Vec<String>> {
    let mut behind = path_words(operation, |_| true);
    if behind.is_empty() {
        return None;
    }
    behind.push(operation.method.as_str().to_ascii_lowercase());
    let bare = name.strip_suffix(behind.as_slice())?;
    (!bare.is_empty()).then(|| bare.to_vec())
}

fn path_words(operation: &Operation, is_taken: fn(&str) -> bool) -> Vec<String> {
    let parts = operation.path.split('/');
    parts
        .filter(|part| part.contains(|c: char| c.is_ascii_alphanumeric()) && is_taken(part))
        .flat_map(words)
        .collect()
}
