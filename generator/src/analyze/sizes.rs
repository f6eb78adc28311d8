//! Which branches of unions are boxed because they are large.
//!
//! ```yaml
//! customer: {anyOf: [{type: string}, {$ref: '#/components/schemas/Customer'}]}    # String(String), Customer(Box<Customer>)
//! ```
//!
//! A union is as large as its largest branch, even where it holds a text; a struct of such unions, which others hold in turn, comes to tens of
//! kilobytes, which are moved about with each value and fill the stack of whoever reads it. Sizes are those of a 64-bit machine, and estimates.

use crate::config::{Config, Number};
use crate::ir::{Field, IntegerFormat, Shape, StringFormat, TypeGraph, TypeId};
use std::collections::BTreeSet;

/// The most bytes of a branch that is not boxed: what clippy lets variants differ by.
const MOST: usize = 200;

/// A pointer, and what else Rust keeps in a word.
const WORD: usize = 8;

/// A text, a list or a map.
const HEAP: usize = 3 * WORD;

/// The branches that are large, beyond those that are boxed already.
pub(super) fn large(
    graph: &TypeGraph,
    boxed: &BTreeSet<(TypeId, usize)>,
    config: &Config,
) -> BTreeSet<(TypeId, usize)> {
    let mut sizes = Sizes {
        graph,
        boxed,
        config,
        known: vec![None; graph.len()],
        large: BTreeSet::new(),
    };
    for (id, _) in graph.iter() {
        sizes.settle(id);
    }
    sizes.large
}

struct Sizes<'g> {
    graph: &'g TypeGraph,
    boxed: &'g BTreeSet<(TypeId, usize)>,
    config: &'g Config,
    /// The sizes of values that are not `null`, by the position of the type.
    known: Vec<Option<usize>>,
    large: BTreeSet<(TypeId, usize)>,
}

impl Sizes<'_> {
    /// Works out the size of a type, and before that of those within it. The walk has a stack of its own: documents nest deeply.
    fn settle(&mut self, id: TypeId) {
        let mut walk = vec![id];
        while let Some(id) = walk.last().copied() {
            if self.known[id.position()].is_some() {
                walk.pop();
                continue;
            }
            let open: Vec<TypeId> = self
                .by_value(id)
                .into_iter()
                .filter(|inner| self.known[inner.position()].is_none())
                .collect();
            if open.is_empty() {
                self.known[id.position()] = Some(self.size(id));
                walk.pop();
            } else {
                // What leads back to itself is boxed, and so is not met again.
                walk.extend(open);
            }
        }
    }

    /// The types that a value of a type holds within itself.
    fn by_value(&self, id: TypeId) -> Vec<TypeId> {
        let held = |(position, target): (usize, TypeId)| {
            let is_boxed = self.boxed.contains(&(id, position));
            (!is_boxed).then(|| self.graph.resolve(target).0)
        };
        match &self.graph[id].shape {
            Shape::Struct(shape) => {
                let fields = shape.fields.iter().map(|field| field.ty);
                fields.enumerate().filter_map(held).collect()
            }
            Shape::Union(union) => {
                let branches = union.branches.iter().map(|branch| branch.ty);
                branches.enumerate().filter_map(held).collect()
            }
            Shape::Any
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Array(_)
            | Shape::Map(_)
            | Shape::Enum(_)
            | Shape::Alias(_) => Vec::new(),
        }
    }

    /// The bytes of a value that is not `null`; those of the types within it are known.
    fn size(&mut self, id: TypeId) -> usize {
        match &self.graph[id].shape {
            Shape::Boolean => 1,
            Shape::Integer(format) => match format {
                IntegerFormat::Int32 | IntegerFormat::Uint32 => 4,
                IntegerFormat::Int64 | IntegerFormat::Uint64 => 8,
                IntegerFormat::Int128 => 16,
            },
            Shape::Number(_) if self.config.types.number == Number::Decimal => 16,
            Shape::Number(_) => 8,
            Shape::String(StringFormat::File) => 16 * WORD,
            Shape::String(_) | Shape::Array(_) | Shape::Map(_) | Shape::Enum(_) => HEAP,
            Shape::Any | Shape::Alias(_) => HEAP + WORD,
            Shape::Struct(shape) => {
                let held =
                    |(position, field): (usize, &Field)| match self.boxed.contains(&(id, position))
                    {
                        true => WORD,
                        false => self.placed(field.ty, !field.required),
                    };
                let fields: usize = shape.fields.iter().enumerate().map(held).sum();
                let rest = shape.additional.map_or(0, |_| HEAP);
                (fields + rest + WORD).next_multiple_of(WORD)
            }
            Shape::Union(union) => {
                let mut most = HEAP;
                for (position, branch) in union.branches.iter().enumerate() {
                    let size = self.placed(branch.ty, false);
                    if self.boxed.contains(&(id, position)) {
                        continue;
                    }
                    if size > MOST && self.is_named(branch.ty) {
                        self.large.insert((id, position));
                    } else {
                        most = most.max(size);
                    }
                }
                (most + WORD).next_multiple_of(WORD)
            }
        }
    }

    /// The bytes that a value takes where it may be missing, or `null`.
    fn placed(&self, id: TypeId, may_be_missing: bool) -> usize {
        let (target, nullable) = self.graph.resolve(id);
        let size = self.known[target.position()].unwrap_or(WORD);
        // What has a text or a list in it says there that it is missing.
        let says_so = size == 1 || size >= HEAP;
        match (nullable || may_be_missing) && !says_so {
            true => (size + size.min(WORD)).next_multiple_of(4),
            false => size,
        }
    }

    /// Whether a type is a struct or a union, which have names.
    fn is_named(&self, id: TypeId) -> bool {
        let (target, _) = self.graph.resolve(id);
        matches!(self.graph[target].shape, Shape::Struct(_) | Shape::Union(_))
    }
}
