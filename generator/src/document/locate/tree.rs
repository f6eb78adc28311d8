//! The places of a whole text as a tree.

use super::Found;
use crate::pointer::Pointer;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

/// The places of a text; the root is the first node.
#[derive(Debug, Default)]
pub(in crate::document) struct Tree {
    nodes: Vec<Node>,
    /// Of mappings with many members that were asked for one: the member of each key, of two equal ones the last.
    names: Mutex<BTreeMap<usize, Arc<Names>>>,
}

/// The members of a mapping by their keys.
type Names = BTreeMap<Box<str>, usize>;

/// From how many members on a mapping is worth an index.
const MANY: usize = 16;

/// The place of one value.
#[derive(Debug)]
pub(super) struct Node {
    /// The text and bytes of its key, in a mapping.
    pub(super) key: Option<(Box<str>, Range<usize>)>,
    /// The bytes of the value.
    pub(super) value: Range<usize>,
    /// What it holds.
    pub(super) inside: Inside,
}

/// What a value holds.
#[derive(Debug)]
pub(super) enum Inside {
    /// Nothing that has a place of its own.
    Scalar,
    /// Members, in order.
    Mapping(Vec<usize>),
    /// Elements, in order.
    Array(Vec<usize>),
    /// What the node of its anchor holds.
    Alias(usize),
}

/// More steps than any chain of aliases needs.
const ALIASES: usize = 64;

impl Tree {
    /// Adds a node and gives its number.
    pub(super) fn push(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// The node of a number that [`Tree::push`] gave.
    pub(super) fn node_mut(&mut self, number: usize) -> Option<&mut Node> {
        self.nodes.get_mut(number)
    }

    /// The node of a number that [`Tree::push`] gave.
    pub(super) fn node(&self, number: usize) -> Option<&Node> {
        self.nodes.get(number)
    }

    /// The bytes of the place, or of the nearest around it.
    pub(super) fn find(&self, pointer: &Pointer) -> Option<Found> {
        let mut node = self.nodes.first()?;
        for token in pointer.tokens() {
            match self.child(node, &token) {
                Some(child) => node = child,
                None => break,
            }
        }
        Some(Found {
            key: node.key.as_ref().map(|(_, range)| range.clone()),
            value: node.value.clone(),
        })
    }

    /// The bytes of the first alias on the way to a place.
    pub(super) fn alias(&self, pointer: &Pointer) -> Option<Range<usize>> {
        let mut node = self.nodes.first()?;
        for token in pointer.tokens() {
            node = self.child(node, &token)?;
            if matches!(node.inside, Inside::Alias(_)) {
                return Some(node.value.clone());
            }
        }
        None
    }

    /// All keys with the last name of `pointer` in the mapping that holds it.
    pub(super) fn keys(&self, pointer: &Pointer) -> Vec<Range<usize>> {
        let (Some(parent), Some(name)) = (pointer.parent(), pointer.last()) else {
            return Vec::new();
        };
        let mut node = self.nodes.first();
        for token in parent.tokens() {
            node = node.and_then(|node| self.child(node, &token));
        }
        let Some(Inside::Mapping(members)) = node.map(|node| self.inside(node)) else {
            return Vec::new();
        };
        let keys = members
            .iter()
            .filter_map(|member| self.node(*member)?.key.as_ref());
        keys.filter(|(key, _)| **key == *name)
            .map(|(_, range)| range.clone())
            .collect()
    }

    fn child(&self, node: &Node, token: &str) -> Option<&Node> {
        match self.inside(node) {
            Inside::Scalar | Inside::Alias(_) => None,
            Inside::Array(elements) => self.node(*elements.get(token.parse::<usize>().ok()?)?),
            Inside::Mapping(members) => {
                // The last of two equal keys counts.
                self.member(members, token)
                    .or_else(|| self.merged(self.member(members, "<<")?, token, 0))
            }
        }
    }

    fn member(&self, members: &[usize], name: &str) -> Option<&Node> {
        let number = match members.first() {
            Some(first) if members.len() >= MANY => {
                let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
                let names = names
                    .entry(*first)
                    .or_insert_with(|| Arc::new(self.index(members)));
                *names.get(name)?
            }
            Some(_) | None => *members.iter().rev().find(|member| {
                self.node(**member)
                    .and_then(|node| node.key.as_ref())
                    .is_some_and(|(key, _)| **key == *name)
            })?,
        };
        self.node(number)
    }

    fn index(&self, members: &[usize]) -> Names {
        let keyed = members.iter().filter_map(|member| {
            let (key, _) = self.node(*member)?.key.as_ref()?;
            Some((key.clone(), *member))
        });
        keyed.collect()
    }

    /// A member of what `<<` names: of a mapping, or of the first in a list that has it.
    fn merged(&self, node: &Node, token: &str, depth: usize) -> Option<&Node> {
        if depth > ALIASES {
            return None;
        }
        match self.inside(node) {
            Inside::Scalar | Inside::Alias(_) => None,
            Inside::Array(elements) => elements
                .iter()
                .find_map(|element| self.merged(self.node(*element)?, token, depth + 1)),
            Inside::Mapping(members) => self
                .member(members, token)
                .or_else(|| self.merged(self.member(members, "<<")?, token, depth + 1)),
        }
    }

    /// What a node holds, aliases followed.
    fn inside<'t>(&'t self, mut node: &'t Node) -> &'t Inside {
        for _ in 0..ALIASES {
            match &node.inside {
                Inside::Alias(target) => match self.node(*target) {
                    Some(target) => node = target,
                    None => break,
                },
                Inside::Scalar | Inside::Mapping(_) | Inside::Array(_) => break,
            }
        }
        &node.inside
    }
}
