//! From a pointer back to the bytes of its key and value.
//!
//! JSON is walked by a small scanner that skips what it does not need. YAML and TOML need a parser, so their places are
//! gathered once, into a tree.

mod json;
mod toml;
mod tree;
mod yaml;

use super::Syntax;
use crate::pointer::Pointer;
use std::ops::Range;

/// The bytes of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Its key, with quotes; `None` for the root and for elements of arrays.
    pub(super) key: Option<Range<usize>>,
    /// Its value; empty where it is left out.
    pub(super) value: Range<usize>,
}

/// What is known of the places of one text.
#[derive(Debug)]
pub(super) enum Index {
    /// Members of the containers that were asked for.
    Json(json::Members),
    /// All places.
    Tree(tree::Tree),
}

impl Index {
    /// The index of a text.
    pub(super) fn new(text: &str, syntax: Syntax) -> Self {
        match syntax {
            Syntax::Json => Self::Json(json::Members::default()),
            Syntax::Yaml => Self::Tree(yaml::tree(text)),
            Syntax::Toml => Self::Tree(toml::tree(text)),
        }
    }

    /// The bytes of the place, or of the nearest around it that the text has.
    pub(super) fn find(&self, text: &str, pointer: &Pointer) -> Option<Found> {
        match self {
            Self::Json(members) => members.find(text, pointer),
            Self::Tree(tree) => tree.find(pointer),
        }
    }

    /// The bytes of the first alias on the way to a place.
    pub(super) fn alias(&self, pointer: &Pointer) -> Option<Range<usize>> {
        match self {
            Self::Json(_) => None,
            Self::Tree(tree) => tree.alias(pointer),
        }
    }

    /// All keys with the last name of `pointer` in the mapping that holds it.
    pub(super) fn keys(&self, text: &str, pointer: &Pointer) -> Vec<Range<usize>> {
        match self {
            Self::Json(members) => members.keys(text, pointer),
            Self::Tree(tree) => tree.keys(pointer),
        }
    }
}
