//! The names that a user gives: each is checked as the kind of name it will be, with a suggestion in the right case.
//!
//! ```toml
//! [rename.types]
//! "UpdateInvoiceRequestModel" = "update invoice"   # not a type's name; try `UpdateInvoice`
//! ```

use super::section::{Section, Text};
use heck::{ToKebabCase, ToSnakeCase, ToUpperCamelCase};

/// What a name is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A method, field, module or argument: `snake_case`.
    Snake,
    /// A type or variant: `PascalCase`.
    Pascal,
    /// A crate, as crates.io takes it.
    Crate,
    /// An environment variable.
    Variable,
    /// An HTTP header.
    Header,
    /// A key under `components`.
    Component,
}

/// Words that Rust keeps for itself, in any edition.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "Self",
];

impl Kind {
    const fn words(self) -> &'static str {
        match self {
            Self::Snake => "a snake_case name",
            Self::Pascal => "a PascalCase name",
            Self::Crate => "a crate name",
            Self::Variable => "the name of an environment variable",
            Self::Header => "the name of a header",
            Self::Component => "the name of a component",
        }
    }

    fn accepts(self, name: &str) -> bool {
        let first = name.chars().next();
        let starts = |test: fn(&char) -> bool| first.as_ref().is_some_and(test);
        let all = |test: fn(char) -> bool| !name.is_empty() && name.chars().all(test);
        match self {
            Self::Snake => {
                starts(char::is_ascii_lowercase)
                    && all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
                    && !KEYWORDS.contains(&name)
            }
            Self::Pascal => {
                starts(char::is_ascii_uppercase)
                    && all(|c| c.is_ascii_alphanumeric())
                    && !KEYWORDS.contains(&name)
            }
            Self::Crate => {
                starts(char::is_ascii_alphabetic)
                    && all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
                    && name.len() <= 64
                    && !KEYWORDS.contains(&name)
            }
            Self::Variable => {
                !starts(char::is_ascii_digit) && all(|c| c.is_ascii_alphanumeric() || c == '_')
            }
            Self::Header => all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)),
            Self::Component => all(|c| c.is_ascii_alphanumeric() || "._-".contains(c)),
        }
    }

    /// What the name might have been meant to be, if there is an acceptable one.
    fn suggestion(self, name: &str) -> Option<String> {
        let suggested = match self {
            Self::Snake => name.to_snake_case(),
            Self::Pascal => name.to_upper_camel_case(),
            Self::Crate => name.to_kebab_case(),
            Self::Variable => name.to_snake_case().to_uppercase(),
            Self::Header => name.trim().replace(' ', "-"),
            Self::Component => name.to_snake_case(),
        };
        // A keyword gets the underscore that Rust programmers give it; a digit cannot come first.
        [suggested.clone(), format!("{suggested}_")]
            .into_iter()
            .find(|suggested| self.accepts(suggested))
    }
}

impl Section<'_, '_> {
    /// Reads a name of a kind.
    pub(super) fn name(&mut self, key: &'static str, kind: Kind) -> Option<String> {
        let text = self.text(key)?;
        self.checked(text, kind)
    }

    /// Reads a list of names of a kind.
    pub(super) fn names(&mut self, key: &'static str, kind: Kind) -> Vec<String> {
        let texts = self.texts(key);
        texts
            .into_iter()
            .filter_map(|text| self.checked(text, kind))
            .collect()
    }

    /// The string, if it is a name of the kind; if not, that is said.
    pub(super) fn checked(&mut self, text: Text, kind: Kind) -> Option<String> {
        if kind.accepts(&text.value) {
            return Some(text.value);
        }
        let message = if KEYWORDS.contains(&text.value.as_str()) {
            format!("`{}` is a keyword of Rust", text.value)
        } else {
            format!("`{}` is not {}", text.value, kind.words())
        };
        let help = kind
            .suggestion(&text.value)
            .map(|name| format!("try `{name}`"));
        self.invalid(&text, message, help);
        None
    }
}
