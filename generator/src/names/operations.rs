//! Names of operations, of the groups that they are offered in, and of their arguments.

use super::words::{pascal, snake};
use super::{Ident, Scope};
use crate::config::Config;
use crate::ir::{Api, Operation, ParameterIn};

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
    /// The group's method, and the module of the operation.
    pub method: Ident,
    /// The request builder's struct.
    pub builder: Ident,
    /// Arguments and setters, by position of the parameter.
    pub parameters: Vec<Ident>,
    /// The argument or setter for the body.
    pub body: Ident,
}

pub(super) fn operations(api: &Api, config: &Config) -> (Vec<TagNames>, Vec<OperationNames>) {
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    for (index, operation) in api.operations.iter().enumerate() {
        let tag = group(operation, config);
        match groups.iter_mut().find(|(other, _)| *other == tag) {
            Some((_, members)) => members.push(index),
            None => groups.push((tag, vec![index])),
        }
    }
    let mut accessors = Scope::reserving(&["base_url", "builder", "clone", "from_env", "request"]);
    let mut names: Vec<Option<OperationNames>> = vec![None; api.operations.len()];
    let mut tags = Vec::new();
    for (tag, members) in groups {
        let spoken = config
            .tags
            .get(&tag)
            .map_or_else(|| plain_tag(&tag), String::as_str);
        let accessor = accessors.claim([snake(spoken), snake(&format!("{spoken} api"))]);
        let ident = pascal(accessor.as_str());
        let mut methods = Scope::reserving(&["clone", "new"]);
        let mut builders = Scope::reserving(&[ident.as_str()]);
        for index in &members {
            let operation = &api.operations[*index];
            let method = methods.claim([snake(&spoken_name(operation, config))]);
            let builder = builders.claim([
                pascal(method.as_str()),
                pascal(&format!("{method} request")),
            ]);
            let (parameters, body) = arguments(operation);
            names[*index] = Some(OperationNames {
                method,
                builder,
                parameters,
                body,
            });
        }
        tags.push(TagNames {
            tag,
            accessor,
            ident,
            operations: members,
        });
    }
    let names = names
        .into_iter()
        .map(|names| names.expect("every operation is in one group"));
    (tags, names.collect())
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
            .unwrap_or_else(|| "api".to_owned())
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
    given.or_else(|| operation.id.clone()).unwrap_or_else(|| {
        let segments = operation
            .path
            .split('/')
            .map(|segment| match segment.strip_prefix('{') {
                Some(name) => format!("by {}", name.trim_end_matches('}')),
                None => segment.to_owned(),
            });
        let words: Vec<String> = segments.collect();
        format!(
            "{} {}",
            operation.method.as_str().to_ascii_lowercase(),
            words.join(" ")
        )
    })
}

fn arguments(operation: &Operation) -> (Vec<Ident>, Ident) {
    let mut scope = Scope::reserving(&[
        "clone",
        "into_future",
        "new",
        "request",
        "send",
        "send_raw",
        "with_header",
        "with_query",
        "with_timeout",
    ]);
    let body = scope.claim([snake("body")]);
    let parameters = operation.parameters.iter().map(|parameter| {
        let place = match parameter.place {
            ParameterIn::Path => "path",
            ParameterIn::Query => "query",
            ParameterIn::Header => "header",
            ParameterIn::Cookie => "cookie",
        };
        scope.claim([
            snake(&parameter.name),
            snake(&format!("{} {place}", parameter.name)),
        ])
    });
    (parameters.collect(), body)
}
