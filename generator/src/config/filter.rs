//! `[include]`, `[exclude]`: which operations the SDK has.
//!
//! ```toml
//! [include]
//! tags = ["invoices", "payments"]
//! paths = ["/v2/*"]
//! operations = ["listCustomers", "GET /health"]
//!
//! [exclude]
//! operations = ["*Beta"]
//! ```
//!
//! With `[include]`, an operation must be in one of its lists; with `[exclude]`, in none of those. A star stands for any characters.

use super::section::Section;

/// Lists of what operations are known by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Their tags; one of an operation's is enough.
    pub tags: Vec<String>,
    /// Their paths, as the document has them.
    pub paths: Vec<String>,
    /// Their `operationId`s, or `GET /path`.
    pub operations: Vec<String>,
}

impl Filter {
    pub(super) fn read(section: &mut Section<'_, '_>) -> Self {
        let mut list = |key| {
            let texts = section.texts(key);
            for text in &texts {
                if text.value.trim().is_empty() {
                    let message = format!("an element of `{key}` is empty");
                    section.invalid(text, message, None);
                }
            }
            texts.into_iter().map(|text| text.value).collect()
        };
        Self {
            tags: list("tags"),
            paths: list("paths"),
            operations: list("operations"),
        }
    }

    /// Whether no list has anything.
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty() && self.paths.is_empty() && self.operations.is_empty()
    }

    /// The lists by their keys.
    pub fn lists(&self) -> [(&'static str, &[String]); 3] {
        [
            ("tags", &self.tags),
            ("paths", &self.paths),
            ("operations", &self.operations),
        ]
    }
}
