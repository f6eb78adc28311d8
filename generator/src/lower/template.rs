//! Path templates: the names in their braces, and what people write into them besides.
//!
//! ```yaml
//! paths:
//!   /reports/{id}.{format}: {}      # two names in one segment
//!   /search?kind=user: {}           # a query in the key: it is sent
//!   /search#by-name: {}             # a fragment, which only tells two keys apart
//!   /files/{+path}{?page}: {}       # operators of RFC 6570, which OpenAPI does not have
//! ```

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Parameter, ParameterIn};
use crate::pointer::Pointer;

/// The names in the braces of a template, each once.
pub(super) fn names(template: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut rest = template;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        if !names.iter().any(|other| other == name) {
            names.push(name.to_owned());
        }
        rest = after;
    }
    names
}

impl Lowering<'_> {
    /// The template with the plain names of its parameters. What its query only repeats of the query parameters is left out.
    pub(super) fn plain_template(
        &mut self,
        path: &str,
        parameters: &[Parameter],
        item: &Pointer,
    ) -> String {
        let declared = |place: ParameterIn, name: &str| {
            let mut those = parameters
                .iter()
                .filter(|parameter| parameter.place == place);
            those.any(|parameter| parameter.name == name)
        };
        let mut plain = String::with_capacity(path.len());
        let mut rest = path;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            plain.push_str(before);
            rest = after;
            let bare = bare(name);
            let known = declared(ParameterIn::Path, name);
            if !known && name.starts_with(['?', '&']) {
                self.operator(
                    item,
                    name,
                    "the query parameters that it names are those that are declared",
                );
            } else if !known && bare != name && declared(ParameterIn::Path, bare) {
                self.operator(item, name, &format!("it is taken for `{{{bare}}}`"));
                plain.push_str(&format!("{{{bare}}}"));
            } else {
                plain.push_str(&format!("{{{name}}}"));
            }
        }
        plain.push_str(rest);
        without_declared(&plain, |name| declared(ParameterIn::Query, name))
    }

    fn operator(&mut self, item: &Pointer, name: &str, done: &str) {
        self.diagnostics.push(
            Diagnostic::new(
                Code::TemplateOperator,
                format!("`{{{name}}}` is more than the name of a path parameter"),
            )
            .at(Place::key(item))
            .note(done),
        );
    }
}

/// A name without the operators of RFC 6570 and the constraints of some web frameworks: `+path`, `path*`, `id:int`, `id?`.
fn bare(name: &str) -> &str {
    let name = name.trim_start_matches(['+', '*', '.', ';', '/']);
    let end = name.find([':', '?', '*', '=']).unwrap_or(name.len());
    name[..end].trim()
}

/// Takes the pairs out of the query (`/search?q={q}`) that a declared query parameter writes.
fn without_declared(path: &str, is_declared: impl Fn(&str) -> bool) -> String {
    let Some((before, query)) = path.split_once('?') else {
        return path.to_owned();
    };
    if before.matches('{').count() != before.matches('}').count() {
        return path.to_owned();
    }
    let (query, fragment) = match query.split_once('#') {
        Some((query, fragment)) => (query, format!("#{fragment}")),
        None => (query, String::new()),
    };
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = value
                .strip_prefix('{')
                .and_then(|value| value.strip_suffix('}'));
            !(name.is_some_and(&is_declared) || name.is_some() && is_declared(key))
        })
        .collect();
    let query = kept.join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{before}{mark}{query}{fragment}")
}

#[cfg(test)]
mod tests {
    use super::{bare, names, without_declared};

    #[test]
    fn names_stand_in_braces() {
        assert_eq!(names("/{a}.{b}/v{n}:x/{a}"), ["a", "b", "n"]);
        assert_eq!(names("/a{b"), [""; 0]);
        assert_eq!(bare("+path"), "path");
        assert_eq!(bare("id:int?"), "id");
    }

    #[test]
    fn declared_pairs_leave_the_query() {
        let declared = |name: &str| name == "q";
        for (path, wanted) in [
            ("/a?q={q}", "/a"),
            ("/a?x=y&q={q}#f", "/a?x=y#f"),
            ("/a?x={y}", "/a?x={y}"),
            ("/a?q=1", "/a?q=1"),
            ("/{id?}", "/{id?}"),
        ] {
            assert_eq!(without_declared(path, declared), wanted);
        }
    }
}
