//! The places of a TOML text (`sdk.toml`), from its spanned parse. Tables and arrays are walked as in JSON.

use super::tree::{Inside, Node, Tree};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Gathers the places of a text, as far as it can be parsed.
pub(super) fn tree(text: &str) -> Tree {
    let mut tree = Tree::default();
    let (table, _errors) = DeTable::parse_recoverable(text);
    let root = tree.push(Node {
        key: None,
        value: 0..text.len(),
        inside: Inside::Scalar,
    });
    let inside = mapping(&mut tree, table.get_ref());
    if let Some(node) = tree.node_mut(root) {
        node.inside = inside;
    }
    tree
}

fn mapping(tree: &mut Tree, table: &DeTable<'_>) -> Inside {
    let members = table.iter().map(|(key, value)| {
        let name: Box<str> = key.get_ref().as_ref().into();
        node(tree, Some((name, key.span())), value)
    });
    Inside::Mapping(members.collect())
}

/// The parser bounds how deep a text may nest, and so this recursion.
fn node(
    tree: &mut Tree,
    key: Option<(Box<str>, Range<usize>)>,
    value: &Spanned<DeValue<'_>>,
) -> usize {
    let number = tree.push(Node {
        key,
        value: value.span(),
        inside: Inside::Scalar,
    });
    let inside = match value.get_ref() {
        DeValue::Table(table) => mapping(tree, table),
        DeValue::Array(array) => {
            Inside::Array(array.iter().map(|value| node(tree, None, value)).collect())
        }
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => Inside::Scalar,
    };
    if let Some(node) = tree.node_mut(number) {
        node.inside = inside;
    }
    number
}
