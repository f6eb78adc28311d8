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
use crate::diagnostic::{Code, Diagnostic, Place};
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

    /// Takes out of every union the branches by which it would be one of its own branches, through unions only.
    pub(super) fn cut_union_circles(&mut self) {
        let ids: Vec<TypeId> = self.graph.iter().map(|(id, _)| id).collect();
        let mut met = vec![false; ids.len()];
        let mut open = vec![false; ids.len()];
        let mut closing: Vec<(TypeId, usize)> = Vec::new();
        for start in ids {
            let mut walk = vec![(start, 0)];
            while let Some((id, at)) = walk.last_mut() {
                let (here, position) = (*id, *at);
                *at += 1;
                let Shape::Union(union) = &self.graph[here].shape else {
                    walk.pop();
                    continue;
                };
                if position == 0 {
                    if met[here.position()] {
                        walk.pop();
                        continue;
                    }
                    met[here.position()] = true;
                    open[here.position()] = true;
                }
                match union.branches.get(position) {
                    None => {
                        open[here.position()] = false;
                        walk.pop();
                    }
                    Some(branch) => {
                        let (target, _) = self.graph.resolve(branch.ty);
                        if open[target.position()] {
                            closing.push((here, position));
                        } else {
                            walk.push((target, 0));
                        }
                    }
                }
            }
        }
        closing.sort_unstable();
        for (id, position) in closing.into_iter().rev() {
            self.leave_out_branch(id, position);
        }
    }

    fn leave_out_branch(&mut self, id: TypeId, position: usize) {
        let mut ty = self.graph[id].clone();
        if let Shape::Union(union) = &mut ty.shape {
            union.branches.remove(position);
            if union.branches.is_empty() {
                ty.shape = Shape::Any;
            }
        }
        self.diagnostics.push(
            Diagnostic::new(Code::Untyped, "a branch of the union is the union itself")
                .at(Place::value(&ty.pointer))
                .note("the branch is left out: it adds no value"),
        );
        self.graph.set(id, ty);
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
