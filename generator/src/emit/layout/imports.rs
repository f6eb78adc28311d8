//! `use` items: which names come from where, so that those of several parts of a file become one list.

use super::WIDTH;
use super::tokens::{Kind, Tokens};
use std::collections::{BTreeMap, BTreeSet};

/// The names that a file uses, by what stands before them: `serde::de` has `Deserialize` and `Visitor`.
#[derive(Default)]
pub(in crate::emit) struct Imports {
    names: BTreeMap<(bool, String), BTreeSet<String>>,
}

impl Imports {
    /// Takes over the names of the `use` item in a range; false for one that renames or has lists within lists.
    pub(super) fn add(&mut self, tokens: &Tokens, from: usize, to: usize) -> bool {
        // `use` and `;` stand around the path.
        let (from, to) = (from + 1, to - 1);
        let renames = tokens.find(from, to, "as").is_some() || tokens.is(to - 1, "*");
        let Some(last) = (from..to).rev().find(|at| tokens.is(*at, "::")) else {
            return false;
        };
        let is_list = tokens.is(to - 1, "}");
        let (separator, names) = match tokens.find(from, to, "{") {
            Some(open) if is_list => (open - 1, open + 1..to - 1),
            Some(_) => return false,
            None => (last, last + 1..to),
        };
        let plain = names
            .clone()
            .all(|at| tokens.get(at).kind == Kind::Word || tokens.is(at, ","));
        if renames || !plain {
            return false;
        }
        let prefix: String = (from..separator).map(|at| tokens.text(at)).collect();
        let own = matches!(tokens.text(from), "crate" | "super");
        let words = names.filter(|at| tokens.get(*at).kind == Kind::Word);
        self.names
            .entry((!own, prefix))
            .or_default()
            .extend(words.map(|at| tokens.text(at).to_owned()));
        true
    }

    /// Takes over one name; `prefix` is the path before it.
    pub(in crate::emit) fn add_name(&mut self, prefix: &str, name: &str) {
        let own = prefix == "super" || prefix.starts_with("crate");
        let key = (!own, prefix.to_owned());
        let names = self.names.entry(key).or_default();
        if !names.contains(name) {
            names.insert(name.to_owned());
        }
    }

    /// Drops the names of `super` that the file itself has.
    pub(in crate::emit) fn without(&mut self, own: &BTreeSet<&str>) {
        if let Some(names) = self.names.get_mut(&(false, "super".to_owned())) {
            names.retain(|name| !own.contains(name.as_str()));
        }
    }

    /// The `use` items: this crate's first, then the others by name.
    pub(in crate::emit) fn text(&self) -> String {
        let mut text = String::new();
        for ((_, prefix), names) in &self.names {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            match names.as_slice() {
                [] => {}
                [name] => text.push_str(&format!("use {prefix}::{name};\n")),
                several => list(prefix, several, &mut text),
            }
        }
        text
    }
}

/// A list in one line, or filled over several where one is too short.
fn list(prefix: &str, names: &[&str], text: &mut String) {
    let line = format!("use {prefix}::{{{}}};\n", names.join(", "));
    if line.len() <= WIDTH + 1 {
        text.push_str(&line);
        return;
    }
    text.push_str(&format!("use {prefix}::{{"));
    let mut column = WIDTH;
    for name in names {
        if column + name.len() + 2 > WIDTH {
            text.push_str("\n    ");
            column = 4;
        } else {
            text.push(' ');
            column += 1;
        }
        text.push_str(name);
        text.push(',');
        column += name.len() + 1;
    }
    text.push_str("\n};\n");
}
