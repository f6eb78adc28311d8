//! What a document would let an SDK do better, each with the lines that do it: overlay actions, or lines of `sdk.toml`.
//!
//! ```text
//! warning[W071]: 3 numbers that look like money are binary floats
//!    = help: exact decimals for all numbers; in sdk.toml:
//!            [types]
//!            number = "decimal"
//! ```
//!
//! A run says what is wrong with a document; this says what is right and could be better. So it is told by `sdkwright lint` alone, and
//! `sdkwright init` writes the lines that need no thought into the files that it makes. One file a finding.

mod bodies;
mod duplicates;
mod failures;
mod meeting;
mod money;
mod page_rules;
mod pages;
mod paste;
mod secrets;
mod servers;

pub use paste::{Action, Fix, Line, Update};

pub(crate) use servers::production;

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Origin, TypeId};
use crate::names;
use crate::pipeline::Model;

/// The findings that only advice has.
pub const CODES: &[Code] = &[
    Code::SandboxFirst,
    Code::BinaryMoney,
    Code::NumberedDuplicates,
    Code::NamesMeet,
    Code::UntypedFailures,
    Code::OptionalUpdate,
    Code::ShownSecret,
    Code::UnfollowedPages,
];

/// A finding, and what to do about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// What is said.
    pub diagnostic: Diagnostic,
    /// The lines that do it; empty where there are none to paste.
    pub fixes: Vec<Fix>,
    /// Whether a careful person would take the lines as they are.
    pub is_safe: bool,
}

impl Advice {
    /// A finding with its lines as the help.
    fn new(diagnostic: Diagnostic, words: &str, fixes: Vec<Fix>, is_safe: bool) -> Self {
        let help = paste::help(words, &fixes);
        Self {
            diagnostic: diagnostic.help(help),
            fixes,
            is_safe,
        }
    }
}

/// All that there is to say of a document, in the order of the codes.
pub fn advise(model: &Model) -> Vec<Advice> {
    let mut all = Vec::new();
    servers::sandbox_first(model, &mut all);
    money::binary_money(model, &mut all);
    duplicates::numbered_duplicates(model, &mut all);
    meeting::names_meet(model, &mut all);
    failures::untyped_failures(model, &mut all);
    bodies::optional_updates(model, &mut all);
    secrets::shown_secrets(model, &mut all);
    pages::unfollowed_pages(model, &mut all);
    all
}

/// The words of a name, in lower case: `unitPriceInCents` has four.
fn words(name: &str) -> Vec<String> {
    let snake = names::snake(name);
    let words = snake.as_str().split('_').filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The component that a type is; `None` for what stands within something.
fn component(model: &Model, id: TypeId) -> Option<&str> {
    match &model.api.types[id].origin {
        Origin::Component(name) => Some(name),
        Origin::Inline(..) => None,
    }
}

/// What a type is called when it is spoken of.
fn spoken(model: &Model, id: TypeId) -> String {
    match (component(model, id), model.names.types.get(&id)) {
        (Some(name), _) => names::plain(name).to_owned(),
        (None, Some(names)) => names.ident.to_string(),
        (None, None) => model.api.types[id].pointer.to_string(),
    }
}

/// Some names, each in backticks, and how many more there are.
fn listed(names: &[String]) -> String {
    const NAMED: usize = 5;
    let named: Vec<String> = names
        .iter()
        .take(NAMED)
        .map(|name| format!("`{name}`"))
        .collect();
    let more = match names.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{}{more}", named.join(", "))
}
