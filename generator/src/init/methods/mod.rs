//! `[operations]`: methods without the words that their group says already, and with words in the place of paths.
//!
//! ```toml
//! [operations]
//! "emails/list" = { name = "list" }                                        # client.emails().list()
//! updateInvoice = { name = "update" }                                      # client.invoices().update(…)
//! putPaymentsSettingsInvoicesById = { name = "update_payment_settings" }   # from the summary
//! ```
//!
//! What is left out is said in [`shorter`], where each rule stands with its examples. A name is proposed only where it is free: no other
//! operation of the group has it, would have it or has had it, a further coding of a body included. Of several that would meet, none is
//! shortened so far.

mod shorter;
mod spoken;
mod verbs;

use super::{Subject, text, words};
use crate::config::toml_key;
use crate::ir::Operation;
use crate::names::{OF_GROUPS, TagNames, snake};
use crate::pipeline::Model;
use shorter::Group;
use std::collections::{BTreeMap, BTreeSet};

const OPENING: &str = "# Methods without what their group says already. What is taken out here, the whole table perhaps, is\n\
    # called as in the document; `sdkwright inspect` shows all calls.\n";

pub(super) fn section(subject: &Subject<'_>) -> String {
    let model = subject.model;
    let mut out = String::new();
    for tag in &model.names.tags {
        let calls = calls(model, tag);
        let names: Vec<Vec<String>> = calls.iter().map(|call| words(call.now())).collect();
        let group = Group::new(tag.accessor.as_str(), &names);
        for (call, name) in calls.iter().zip(proposed(&calls, &group)) {
            if let Some(name) = name {
                let key = key(call.operation);
                out.push_str(&format!(
                    "{} = {{ name = {} }}\n",
                    toml_key(&key),
                    text(&name)
                ));
            }
        }
    }
    match out.is_empty() {
        true => out,
        false => format!("{OPENING}[operations]\n{out}"),
    }
}

/// An operation of the document: the calls that it gives, one for each coding of its body.
struct Call<'a> {
    operation: &'a Operation,
    /// The words behind the name, and the method as it is without `sdk.toml`; the usual one first.
    methods: Vec<(&'a [String], &'a str)>,
}

impl Call<'_> {
    fn now(&self) -> &str {
        self.methods.first().map_or("", |(_, method)| method)
    }

    /// The methods that a name gives.
    fn named(&self, name: &str) -> Vec<String> {
        let methods = self.methods.iter().map(|(variant, _)| {
            let words = std::iter::once(name).chain(variant.iter().map(String::as_str));
            snake(&words.collect::<Vec<_>>().join(" ")).to_string()
        });
        methods.collect()
    }
}

/// The operations of a group, in document order.
fn calls<'a>(model: &'a Model, tag: &TagNames) -> Vec<Call<'a>> {
    let mut calls: Vec<Call<'a>> = Vec::new();
    let mut places = BTreeMap::new();
    let is_further = |index: &&usize| !model.api.operations[**index].variant.is_empty();
    let usual = tag.operations.iter().filter(|index| !is_further(index));
    for index in usual.chain(tag.operations.iter().filter(is_further)) {
        let operation = &model.api.operations[*index];
        let method = model.names.operations[*index].method.as_str();
        let place = *places.entry(&operation.pointer).or_insert_with(|| {
            calls.push(Call {
                operation,
                methods: Vec::new(),
            });
            calls.len() - 1
        });
        calls[place].methods.push((&operation.variant, method));
    }
    calls
}

/// The names for the operations of a group that have a better one.
fn proposed(calls: &[Call<'_>], group: &Group) -> Vec<Option<String>> {
    // From the best to what there is, which is none.
    let mut left: Vec<Vec<Option<String>>> = calls
        .iter()
        .map(|call| {
            let better = better(call, group).into_iter().map(Some);
            let mut left: Vec<Option<String>> = better.chain([None]).collect();
            left.reverse();
            left
        })
        .collect();
    loop {
        let methods: Vec<Vec<String>> = calls
            .iter()
            .zip(&left)
            .map(|(call, left)| match left.last() {
                Some(Some(name)) => call.named(name),
                _ => call
                    .methods
                    .iter()
                    .map(|(_, now)| (*now).to_owned())
                    .collect(),
            })
            .collect();
        let mut owners: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for (index, call) in calls.iter().enumerate() {
            let now = call.methods.iter().map(|(_, now)| *now);
            for method in methods[index].iter().map(String::as_str).chain(now) {
                owners.entry(method).or_default().insert(index);
            }
        }
        let meets = |index: usize| {
            let mut methods = methods[index].iter();
            methods.any(|method| owners[method.as_str()].len() > 1)
        };
        let meeting: Vec<usize> = (0..calls.len())
            .filter(|index| left[*index].len() > 1 && meets(*index))
            .collect();
        for index in &meeting {
            left[*index].pop();
        }
        if meeting.is_empty() {
            return left.into_iter().filter_map(|mut left| left.pop()).collect();
        }
    }
}

/// Better names for an operation, the shortest first.
fn better(call: &Call<'_>, group: &Group) -> Vec<String> {
    let now = call.now();
    let name = words(now);
    let mut of_all = false;
    let name = match spoken::without_path(call.operation, &name) {
        Some(bare) => bare,
        None if spoken::is_path(call.operation, &name) => match spoken::spoken(call.operation) {
            Some(said) => {
                of_all = spoken::is_of_all(call.operation);
                said
            }
            None => return Vec::new(),
        },
        None => name,
    };
    let id = call.operation.id.as_deref().unwrap_or_default();
    let names = group.shorter(&name, id).into_iter().chain([name]);
    let mut better: Vec<String> = names
        .map(|name| {
            let all = (of_all && name.len() == 1).then_some("all");
            let words: Vec<&str> = name.iter().map(String::as_str).chain(all).collect();
            snake(&words.join(" ")).to_string()
        })
        .filter(|name| name != now && is_method(name))
        .collect();
    better.dedup();
    better
}

/// Whether a method can be called so: it is no keyword, which has an underscore behind it, and nothing that a group has anyway.
fn is_method(name: &str) -> bool {
    !name.ends_with('_') && !OF_GROUPS.contains(&name)
}

/// What `sdk.toml` calls an operation.
fn key(operation: &Operation) -> String {
    match &operation.id {
        Some(id) => id.clone(),
        None => format!("{} {}", operation.method.as_str(), operation.path),
    }
}
