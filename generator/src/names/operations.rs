//! Names of operations, of the groups that they are offered in, and of their arguments.

use super::keys::parameter_key;
use super::record::{Record, kept_ident, recorded_builder, recorded_method};
use super::words::{file_stem, pascal, singular, snake};
use super::{Ident, Scope};
use crate::config::Config;
use crate::ir::{Api, Operation, ParameterIn};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A group of operations.
#[derive(Clone, Debug, PartialEq)]
pub struct TagNames {
    /// The tag as operations name it; the first segment of the path where they name none.
    pub tag: String,
    /// The client's method that gives the group, and the module that it lives in.
    pub accessor: Ident,
    /// The group's struct.
    pub ident: Ident,
    /// Its operations, by position, in document order.
    pub operations: Vec<usize>,
}

/// The names of an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationNames {
    /// The group's method.
    pub method: Ident,
    /// The module of the operation. It is called like the method, unless the group is called so, too.
    pub module: Ident,
    /// The request builder's struct.
    pub builder: Ident,
    /// Arguments and setters, by position of the parameter.
    pub parameters: Vec<Ident>,
    /// The argument or setter for the body.
    pub body: Ident,
    /// The enum of its answers, if they are of several types.
    pub output: Ident,
    /// The enum of its failures, if they are of several types.
    pub failure: Ident,
}

/// What a client has besides the accessors of its groups; `api` is where their modules are.
const OF_CLIENT: &[&str] = &[
    "api", "base_url", "builder", "clone", "core", "from_env", "request",
];

/// What a group has besides the methods of its operations.
pub const OF_GROUPS: &[&str] = &["clone", "new"];

/// Names that the files of groups and builders use for something else.
const OF_FILES: &[&str] = &[
    "BTreeMap",
    "Box",
    "Client",
    "Clone",
    "Copy",
    "Core",
    "Debug",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "Error",
    "From",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Operation",
    "Option",
    "Ord",
    "Request",
    "Result",
    "Self_",
    "Send",
    "Sized",
    "Some",
    "String",
    "Style",
    "Sync",
    "ToString",
    "Vec",
];

/// Modules cannot be called like crates, without which `use http::…` could mean both; nor like `mod.rs`.
pub(super) const CRATES: &[&str] = &[
    "alloc",
    "bytes",
    "core",
    "http",
    "jiff",
    "mod_",
    "percent_encoding",
    "reqwest",
    "rust_decimal",
    "serde",
    "serde_json",
    "std",
];

/// Who claims first: what `sdk.toml` names, ids that are words of letters and digits, other ids, what is named after its path.
fn rank(operation: &Operation, config: &Config) -> usize {
    let given = configured(operation, config).is_some_and(|given| given.name.is_some());
    match &operation.id {
        _ if given => 0,
        Some(id) if id.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') => 1,
        Some(_) => 2,
        None => 3,
    }
}

pub(super) fn operations(
    api: &Api,
    config: &Config,
    record: &Record,
) -> (Vec<TagNames>, Vec<OperationNames>) {
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (index, operation) in api.operations.iter().enumerate() {
        let tag = group(operation, config);
        let place = *places.entry(tag.clone()).or_insert_with(|| {
            groups.push((tag, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(index);
    }
    let mut accessors = Scope::reserving(OF_CLIENT);
    let kept: Vec<Option<Ident>> = groups
        .iter()
        .map(|(tag, _)| {
            let name = record
                .groups
                .get(tag)
                .filter(|_| !config.tags.contains_key(tag))?;
            Some(accessors.claim([kept_ident(name)?]))
        })
        .collect();
    let named: Vec<(Ident, String, Vec<usize>)> = groups
        .into_iter()
        .zip(kept)
        .map(|((tag, members), kept)| {
            let spoken = config.tags.get(&tag);
            let spoken = spoken.map_or_else(|| plain_tag(&tag), String::as_str);
            // It names a folder, too.
            let accessor = kept.unwrap_or_else(|| {
                accessors.claim([
                    file_stem(snake(spoken)),
                    file_stem(snake(&format!("{spoken} api"))),
                    file_stem(snake(&format!("{spoken} group"))),
                ])
            });
            (accessor, tag, members)
        })
        .collect();
    let (tags, members): (Vec<TagNames>, Vec<Vec<(usize, OperationNames)>>) = named
        .into_par_iter()
        .map(|(accessor, tag, members)| of_group(api, config, record, accessor, tag, members))
        .unzip();
    let mut names: Vec<(usize, OperationNames)> = members.into_iter().flatten().collect();
    names.sort_unstable_by_key(|(index, _)| *index);
    (tags, names.into_iter().map(|(_, names)| names).collect())
}

/// The names of a group, and of its operations by position.
fn of_group(
    api: &Api,
    config: &Config,
    record: &Record,
    accessor: Ident,
    tag: String,
    members: Vec<usize>,
) -> (TagNames, Vec<(usize, OperationNames)>) {
    let ident = Scope::reserving(OF_FILES).claim([
        pascal(accessor.as_str()),
        pascal(&format!("{accessor} api")),
    ]);
    let mut methods = Scope::reserving(OF_GROUPS);
    let mut modules = Scope::reserving(CRATES);
    modules.claim([accessor.clone()]);
    let mut builders = Scope::reserving(OF_FILES);
    builders.claim([ident.clone()]);
    // What is usual goes first, so that a further coding of a body never renames another operation; of these, ids that are
    // names as they stand, so that an odd one never takes the name of a plain one. The enums go last.
    // Before all of them goes what `sdk.toml` names, and what is recorded, if anything is.
    let mut ranked: Vec<(usize, bool, usize, usize)> = members
        .iter()
        .map(|index| {
            let operation = &api.operations[*index];
            let further = !operation.variant.is_empty();
            let rank = rank(operation, config);
            let class = match (record.operations.is_empty(), rank) {
                (true, _) | (false, 0) => 0,
                (false, _) if record.operation(operation).is_some() => 1,
                (false, _) => 2,
            };
            (class, further, rank, *index)
        })
        .collect();
    ranked.sort_unstable();
    let mut claimed = Vec::new();
    for (_, _, _, index) in &ranked {
        let operation = &api.operations[*index];
        let recorded = recorded_method(record, operation, config);
        let kept = recorded.and_then(|recorded| kept_ident(recorded.method.as_ref()?));
        let spoken = [
            snake(&spoken_name(operation, config)),
            snake(&with_variant(&by_path(operation), operation)),
        ];
        let method = methods.claim(kept.into_iter().chain(spoken));
        let by_method = builders_of(method.as_str());
        let recorded = recorded_builder(record, operation, config, &by_method);
        let words = match recorded {
            Some(_) => method.to_string(),
            None => builder_words(operation, config, accessor.as_str(), &method),
        };
        let spoken = match words == method.as_str() {
            true => by_method,
            false => builders_of(&words),
        };
        let kept = recorded.and_then(kept_ident);
        let builder = builders.claim(kept.into_iter().chain(spoken));
        let module = modules.claim_first([&|| file_stem(method.clone()), &|| {
            file_stem(snake(&format!("{method} call")))
        }]);
        claimed.push((method, module, builder, words));
    }
    let names = ranked.iter().zip(claimed);
    let names = names.map(|((_, _, _, index), (method, module, builder, words))| {
        let (parameters, body) = arguments(&api.operations[*index], config, record);
        let names = OperationNames {
            output: builders.claim([pascal(&format!("{words} output"))]),
            failure: builders.claim([pascal(&format!("{words} failure"))]),
            method,
            module,
            builder,
            parameters,
            body,
        };
        (*index, names)
    });
    let names = names.collect();
    let tag = TagNames {
        tag,
        accessor,
        ident,
        operations: members,
    };
    (tag, names)
}

/// What a builder may be called, the best first.
fn builders_of(words: &str) -> [Ident; 3] {
    [
        pascal(words),
        pascal(&format!("{words} request")),
        pascal(&format!("{words} call")),
    ]
}

/// The words of an operation's builder: its method's. One that `sdk.toml` names is `list` in each of twenty groups, and the types in its body
/// and answers are called after its builder. So its builder says the group, too: as the `operationId` does by which it is named if that is the
/// name and the group and nothing else (`listEmails`, `emails/list`), and before the name otherwise.
fn builder_words(operation: &Operation, config: &Config, accessor: &str, method: &Ident) -> String {
    let given = configured(operation, config).and_then(|given| given.name.as_deref());
    let Some(given) = given else {
        return method.to_string();
    };
    let given = plain_words(given);
    let group = plain_words(accessor);
    let id = operation.id.as_ref();
    if let Some(id) = id.filter(|id| config.operations.contains_key(*id)) {
        let mut rest = plain_words(id);
        // All words of the name, and no others but the group's.
        let has = |word: &String| {
            let place = rest.iter().position(|other| other == word);
            place.map(|place| rest.remove(place)).is_some()
        };
        if given.iter().all(has) && rest.iter().all(|word| group.contains(word)) {
            return snake(&with_variant(id, operation)).to_string();
        }
    }
    match group.iter().all(|word| given.contains(word)) {
        true => method.to_string(),
        false => format!("{accessor} {method}"),
    }
}

/// The words of a text, each as that of one thing.
fn plain_words(text: &str) -> Vec<String> {
    let snake = snake(text);
    let words = snake.as_str().split('_').filter(|word| !word.is_empty());
    words
        .map(|word| singular(word).unwrap_or_else(|| word.to_owned()))
        .collect()
}

/// `sdk.toml` speaks of an operation by its id, or by method and path.
pub(super) fn configured<'c>(
    operation: &Operation,
    config: &'c Config,
) -> Option<&'c crate::config::Operation> {
    let by_id = operation
        .id
        .as_ref()
        .and_then(|id| config.operations.get(id));
    by_id.or_else(|| {
        config
            .operations
            .get(&format!("{} {}", operation.method.as_str(), operation.path))
    })
}

fn group(operation: &Operation, config: &Config) -> String {
    let given = configured(operation, config).and_then(|given| given.tag.clone());
    given.or_else(|| operation.tag.clone()).unwrap_or_else(|| {
        let segments = operation
            .path
            .split('/')
            .filter(|segment| !segment.is_empty() && !segment.contains('{'));
        segments
            .map(str::to_owned)
            .next()
            .unwrap_or_else(|| "root".to_owned())
    })
}

/// A tag without the prefix that one exporter writes.
fn plain_tag(tag: &str) -> &str {
    tag.strip_prefix("subpackage_")
        .filter(|rest| !rest.is_empty())
        .unwrap_or(tag)
}

fn spoken_name(operation: &Operation, config: &Config) -> String {
    let given = configured(operation, config).and_then(|given| given.name.clone());
    let usual = given
        .or_else(|| operation.id.clone())
        .unwrap_or_else(|| by_path(operation));
    with_variant(&usual, operation)
}

/// The words of an operation, with those that tell it from the usual one of its place.
fn with_variant(usual: &str, operation: &Operation) -> String {
    let words = std::iter::once(usual).chain(operation.variant.iter().map(String::as_str));
    words.collect::<Vec<_>>().join(" ")
}

/// The words of method and path: `GET /pets/{id}` is `get pets by id`.
fn by_path(operation: &Operation) -> String {
    let mut words = operation.method.as_str().to_ascii_lowercase();
    let mut rest = operation.path.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        words.push(' ');
        words.push_str(before);
        words.push_str(" by ");
        match after.split_once('}') {
            Some((name, after)) => {
                words.push_str(name);
                rest = after;
            }
            None => rest = after,
        }
    }
    words.push(' ');
    words.push_str(rest);
    words
}

fn arguments(operation: &Operation, config: &Config, record: &Record) -> (Vec<Ident>, Ident) {
    let mut scope = Scope::reserving(&[
        "blocking",
        "clone",
        "core",
        "failure",
        "into_future",
        "new",
        "request",
        "send",
        "send_raw",
        "send_stream",
        "with_attempt_timeout",
        "with_body_field",
        "with_connect_timeout",
        "with_header",
        "with_idempotency_key",
        "with_idle_timeout",
        "with_max_response_bytes",
        "with_max_retries",
        "with_query",
        "with_reconnects",
        "with_retry_conflicts",
        "with_timeout",
    ]);
    if !config.pagination.is_empty() {
        scope.claim([snake("pages")]);
        scope.claim([snake("items")]);
    }
    let body = scope.claim([snake("body")]);
    let recorded = record
        .operation(operation)
        .map(|recorded| &recorded.parameters);
    let kept = operation.parameters.iter().map(|parameter| {
        let name = recorded.and_then(|recorded| recorded.get(&parameter_key(parameter)))?;
        Some(scope.claim([kept_ident(name)?]))
    });
    let kept: Vec<Option<Ident>> = kept.collect();
    let parameters = operation
        .parameters
        .iter()
        .zip(kept)
        .map(|(parameter, kept)| {
            if let Some(kept) = kept {
                return kept;
            }
            let place = match parameter.place {
                ParameterIn::Path => "path",
                ParameterIn::Query => "query",
                ParameterIn::QueryString => "query string",
                ParameterIn::Header => "header",
                ParameterIn::Cookie => "cookie",
            };
            scope.claim_first([&|| snake(&parameter.name), &|| {
                snake(&format!("{} {place}", parameter.name))
            }])
        });
    (parameters.collect(), body)
}
