//! Keywords that are none: misspelt ones, and inventions without the `x-` that would mark them.
//!
//! ```yaml
//! requred: [name]         # did you mean `required`?
//! x-internal: true        # an extension: the author knows that nobody else may know it
//! ```
//!
//! Such a keyword is said once for each kind of object that has it, so that an exporter's habit is one warning.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, nearest};
use crate::grammar::{self, Kind};
use crate::pointer::Pointer;
use std::collections::BTreeMap;

/// The unknown keywords that were met.
#[derive(Default)]
pub(super) struct Unknown(BTreeMap<(Kind, String), Met>);

struct Met {
    first: Pointer,
    count: usize,
}

impl Unknown {
    /// Notes a keyword that the grammar does not list, in the object at `holder`.
    pub(super) fn meet(&mut self, kind: Kind, keyword: &str, holder: &Pointer) {
        if keyword.starts_with("x-") || keyword == "$ref" {
            return;
        }
        let met = self
            .0
            .entry((kind, keyword.to_owned()))
            .or_insert_with(|| Met {
                first: holder.key(keyword),
                count: 0,
            });
        met.count += 1;
    }

    /// Takes back a keyword, of which something is made after all.
    pub(super) fn forget(&mut self, kind: Kind, keyword: &str) {
        self.0.remove(&(kind, keyword.to_owned()));
    }

    /// Says each once.
    pub(super) fn say(self, diagnostics: &mut Diagnostics) {
        for ((kind, keyword), met) in self.0 {
            let diagnostic = Diagnostic::new(
                Code::UnknownKeyword,
                format!("`{keyword}` is no keyword of the {} Object", kind.title()),
            )
            .at(Place::key(&met.first));
            let diagnostic = match met.count {
                1 => diagnostic.note("nothing is made of it"),
                count => diagnostic.note(format!(
                    "it stands in {count} of them; nothing is made of it"
                )),
            };
            diagnostics.push(match help(kind, &keyword) {
                Some(help) => diagnostic.help(help),
                None => diagnostic.help("an extension of your own begins with `x-`"),
            });
        }
    }
}

fn help(kind: Kind, keyword: &str) -> Option<String> {
    let known = grammar::keywords(kind).iter().map(|known| known.name);
    if let Some(near) = nearest(keyword, known) {
        return Some(format!("did you mean `{near}`?"));
    }
    let has_schema = grammar::keyword(kind, "schema").is_some();
    if has_schema && grammar::keyword(Kind::Schema, keyword).is_some() {
        return Some(format!(
            "`{keyword}` is a keyword of schemas: put it into `schema`"
        ));
    }
    None
}
