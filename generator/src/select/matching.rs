//! Whether an operation is asked for, and which elements of the lists ask for none.

use crate::config::{Config, Filter};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::ir::LeftOut;
use serde_json::Value;
use std::collections::BTreeSet;

/// The lists of `sdk.toml` while operations are held against them.
pub(super) struct Asked<'c> {
    config: &'c Config,
    /// The elements that an operation has been found for: section, list, position.
    used: BTreeSet<(&'static str, &'static str, usize)>,
    /// What the operations of the document are known by, in the order of a filter's lists.
    known: [BTreeSet<String>; 3],
}

impl<'c> Asked<'c> {
    pub(super) fn new(config: &'c Config) -> Self {
        Self {
            config,
            used: BTreeSet::new(),
            known: Default::default(),
        }
    }

    /// Whether the SDK has an operation. That of a webhook has no path.
    pub(super) fn wants(
        &mut self,
        path: Option<&str>,
        method: &str,
        operation: &Value,
        left_out: &mut LeftOut,
    ) -> bool {
        let mut tags = Vec::new();
        spoken(operation.get("tags").unwrap_or(&Value::Null), &mut tags);
        let id = operation.get("operationId").and_then(Value::as_str);
        let place = path.map(|path| format!("{method} {path}"));
        let names: Vec<String> = id.map(str::to_owned).into_iter().chain(place).collect();
        // `sdk.toml` may put it under a tag of its own.
        let given = names
            .iter()
            .find_map(|name| self.config.operations.get(name)?.tag.clone());
        tags.extend(given);
        let words = [tags, path.map(str::to_owned).into_iter().collect(), names];
        for (known, words) in self.known.iter_mut().zip(&words) {
            known.extend(words.iter().cloned());
        }
        let config = self.config;
        let is_included =
            self.is_listed("include", &config.include, &words) || config.include.is_empty();
        let is_excluded = self.is_listed("exclude", &config.exclude, &words);
        let is_wanted = is_included && !is_excluded;
        if !is_wanted {
            let [tags, _, names] = words;
            left_out.tags.extend(tags);
            left_out.operations.extend(names);
            let parameters = operation.get("parameters").and_then(Value::as_array);
            let headers = parameters
                .into_iter()
                .flatten()
                .filter_map(|parameter| parameter.get("name")?.as_str());
            left_out
                .headers
                .extend(headers.map(str::to_ascii_lowercase));
        }
        is_wanted
    }

    /// Whether an operation is in one of the lists of a section; each element that it is found by is noted.
    fn is_listed(
        &mut self,
        section: &'static str,
        filter: &Filter,
        words: &[Vec<String>; 3],
    ) -> bool {
        let mut is_listed = false;
        for ((key, list), words) in filter.lists().into_iter().zip(words) {
            for (position, pattern) in list.iter().enumerate() {
                if words.iter().any(|word| fits(pattern, word)) {
                    is_listed = true;
                    self.used.insert((section, key, position));
                }
            }
        }
        is_listed
    }

    /// Says of each element that no operation was found by it.
    pub(super) fn unmatched(&self, diagnostics: &mut Diagnostics) {
        for (section, filter) in [
            ("include", &self.config.include),
            ("exclude", &self.config.exclude),
        ] {
            for ((key, list), known) in filter.lists().into_iter().zip(&self.known) {
                for (position, pattern) in list.iter().enumerate() {
                    if self.used.contains(&(section, key, position)) {
                        continue;
                    }
                    let what = match key {
                        "tags" => "no operation has the tag",
                        "paths" => "no operation has the path",
                        _ => "the document has no operation",
                    };
                    let index = position.to_string();
                    let diagnostic =
                        Diagnostic::new(Code::ConfigMatchesNothing, format!("{what} `{pattern}`"))
                            .at(Config::place_of(&[section, key, &index]));
                    let near = nearest(pattern, known.iter().map(String::as_str));
                    diagnostics.push(match near {
                        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                        None => diagnostic,
                    });
                }
            }
        }
    }
}

/// The texts of a list, and of lists in it, which some documents have.
fn spoken(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(elements) => elements.iter().for_each(|element| spoken(element, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => {}
    }
}

/// Whether a text is what a pattern asks for, where a star stands for any characters.
fn fits(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    // The first place of each part leaves the most for the others.
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_is_any_characters() {
        for (pattern, text, wanted) in [
            ("/pets", "/pets", true),
            ("/pets", "/pets/{id}", false),
            ("/pets*", "/pets/{id}/toys", true),
            ("/pets/*", "/pets", false),
            ("*/toys", "/pets/{id}/toys", true),
            ("/*/{id}/*", "/pets/{id}/toys", true),
            ("a*a", "a", false),
            ("a*a", "aa", true),
            ("*", "", true),
            ("**", "x", true),
            ("", "x", false),
        ] {
            assert_eq!(fits(pattern, text), wanted, "{pattern} {text}");
        }
    }
}
