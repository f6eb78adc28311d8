//! Types that are made of nothing but themselves, and so have no Rust form.
//!
//! ```yaml
//! Nest: {type: array, items: {$ref: '#/components/schemas/Nest'}}    # a list of lists of lists …
//! A: {allOf: [{$ref: '#/components/schemas/B'}]}                      # A is B …
//! B: {allOf: [{$ref: '#/components/schemas/A'}]}                      # … is A
//! ```
//!
//! A circle that passes through an object or a union is fine: those have names. Any other is cut where it closes.

use super::Lowering;
use crate::ir::{Shape, Type, TypeId};

impl Lowering<'_> {
    /// Cuts every circle of aliases, lists and maps.
    pub(super) fn cut_nameless_cycles(&mut self) {
        let ids: Vec<TypeId> = self.graph.iter().map(|(id, _)| id).collect();
        let mut settled = vec![false; ids.len()];
        for start in ids {
            let mut chain = Vec::new();
            let mut id = start;
            while !settled[id.position()] {
                if chain.contains(&id) {
                    self.cut_at(id);
                    break;
                }
                chain.push(id);
                match self.graph[id].shape {
                    Shape::Alias(next) | Shape::Array(next) | Shape::Map(next) => id = next,
                    Shape::Any
                    | Shape::Boolean
                    | Shape::Integer(_)
                    | Shape::Number(_)
                    | Shape::String(_)
                    | Shape::Struct(_)
                    | Shape::Enum(_)
                    | Shape::Union(_) => break,
                }
            }
            for id in chain {
                settled[id.position()] = true;
            }
        }
    }

    fn cut_at(&mut self, id: TypeId) {
        let pointer = self.graph[id].pointer.clone();
        self.untyped(
            &pointer,
            "the type is made of nothing but itself".to_owned(),
        );
        let ty = Type {
            shape: Shape::Any,
            ..self.graph[id].clone()
        };
        self.graph.set(id, ty);
    }
}
