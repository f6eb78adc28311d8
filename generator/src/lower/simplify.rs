//! Unions whose branches turn out to be the same.
//!
//! ```yaml
//! anyOf: [{type: string, format: email}, {type: string, pattern: '^@'}]     # a text
//! anyOf: [{type: string}, {type: string, enum: [gpt, claude]}]              # an enum, which is open anyway
//! anyOf: [{type: string}, {const: now}, {type: integer}]                    # a text, a constant and a number
//! oneOf: [{type: integer, nullable: true}, {type: string}]                  # nullable as a whole
//! prefixItems: [{type: string}, {enum: [eu_vat, us_ein]}]                   # texts
//! ```

use super::Lowering;
use crate::config::{Date, DateTime};
use crate::ir::{
    EnumKind, IntegerFormat, NumberFormat, Origin, Otherwise, Role, Shape, StringFormat, Type,
    TypeId, Union, UnionBranch, Within,
};
use std::collections::BTreeSet;

/// Lists of lists are compared so deep.
const DEEPEST: usize = 4;

impl Lowering<'_> {
    /// Takes together the branches of every union that no value could tell apart.
    pub(super) fn simplify_unions(&mut self) {
        let ids: Vec<TypeId> = self.graph.iter().map(|(id, _)| id).collect();
        for id in ids {
            let Shape::Union(union) = &self.graph[id].shape else {
                continue;
            };
            let union = union.clone();
            let nullable = union
                .branches
                .iter()
                .any(|branch| self.graph.resolve(branch.ty).1);
            let union = match self.is_of_elements(id) {
                true => self.without_listed_texts(id, union),
                false => union,
            };
            let shape = self.simplified(id, union);
            let ty = self.graph[id].clone();
            self.graph.set(
                id,
                Type {
                    nullable: ty.nullable || nullable,
                    shape,
                    ..ty
                },
            );
        }
    }

    /// What has but one branch, which stands in it, is that branch, and has no name beside it.
    pub(super) fn hoist_lone_branches(&mut self) {
        let ids: Vec<TypeId> = self.graph.iter().map(|(id, _)| id).collect();
        for id in ids {
            let Shape::Alias(target) = self.graph[id].shape else {
                continue;
            };
            let inner = &self.graph[target];
            let is_lone = matches!(
                &inner.origin,
                Origin::Inline(Within::Type(owner), Role::Branch(..)) if *owner == id
            );
            if !is_lone || matches!(inner.shape, Shape::Alias(_)) {
                continue;
            }
            let inner = inner.clone();
            let outer = self.graph[id].clone();
            let mut docs = outer.docs.clone();
            docs.title = docs.title.or_else(|| inner.docs.title.clone());
            docs.description = docs.description.or_else(|| inner.docs.description.clone());
            let hoisted = Type {
                docs,
                nullable: outer.nullable || inner.nullable,
                shape: inner.shape,
                constraints: inner.constraints,
                ..outer.clone()
            };
            self.graph.set(id, hoisted);
            // Whatever asks for the branch finds the type, and what stands in the branch is named after it.
            let left = Type {
                origin: outer.origin,
                shape: Shape::Alias(id),
                ..self.graph[target].clone()
            };
            self.graph.set(target, left);
        }
    }

    /// Whether a type is that of the elements of a tuple, each of which has a schema of its own.
    fn is_of_elements(&self, id: TypeId) -> bool {
        let ty = &self.graph[id];
        match ty.origin {
            Origin::Inline(Within::Type(array), Role::Items) => {
                self.graph[array].pointer == ty.pointer
            }
            _ => false,
        }
    }

    /// A tuple of a text and an enum has texts: what the enum lists says nothing of the first of them.
    fn without_listed_texts(&mut self, id: TypeId, mut union: Union) -> Union {
        let mut branches = union.branches.iter().map(|branch| branch.ty);
        let Some(text) = branches.find(|ty| self.key(*ty, DEEPEST) == "text") else {
            return union;
        };
        let (listed, kept) = union
            .branches
            .into_iter()
            .partition(|branch| self.is_list_of_texts(branch.ty));
        union.branches = kept;
        let listed: Vec<UnionBranch> = listed;
        for branch in listed {
            let ty = &self.graph[branch.ty];
            if matches!(ty.origin, Origin::Inline(Within::Type(owner), _) if owner == id) {
                let shape = Shape::Alias(text);
                self.graph.set(
                    branch.ty,
                    Type {
                        shape,
                        ..ty.clone()
                    },
                );
            }
        }
        union
    }

    fn is_list_of_texts(&self, id: TypeId) -> bool {
        matches!(self.graph.shape(id), Shape::Enum(values) if values.kind == EnumKind::String)
    }

    fn simplified(&self, id: TypeId, mut union: Union) -> Shape {
        // The positions of branches mean something to the discriminator of a base.
        if let Some(discriminator) = &union.discriminator
            && matches!(discriminator.otherwise, Otherwise::Base(_))
        {
            return Shape::Union(union);
        }
        let listed = union
            .branches
            .iter()
            .filter(|branch| self.is_list_of_texts(branch.ty));
        let listed: Vec<TypeId> = listed.map(|branch| branch.ty).collect();
        let is_text = |branch: &UnionBranch| {
            listed.contains(&branch.ty) || self.key(branch.ty, DEEPEST) == "text"
        };
        // One text beside other types is a variant of its own, and any text another.
        let one_list = match listed.as_slice() {
            [one] => self.own_constant(id, *one).is_none() || union.branches.iter().all(is_text),
            _ => false,
        };
        let mut seen = BTreeSet::new();
        let mut kept: Vec<UnionBranch> = Vec::new();
        for branch in union.branches {
            let key = self.key(branch.ty, DEEPEST);
            // An open enum takes any text.
            if one_list && key == "text" {
                continue;
            }
            if seen.insert(key.clone()) {
                kept.push(branch);
            } else if let Some(other) = kept
                .iter_mut()
                .find(|other| self.key(other.ty, DEEPEST) == key)
            {
                other.tags.extend(branch.tags);
            }
        }
        match kept.as_slice() {
            [one] => Shape::Alias(one.ty),
            _ => {
                union.branches = kept;
                Shape::Union(union)
            }
        }
    }

    /// A text that is equal for types whose Rust form is the same.
    fn key(&self, id: TypeId, depth: usize) -> String {
        let (target, _) = self.graph.resolve(id);
        let types = &self.config.types;
        match &self.graph[target].shape {
            Shape::Any => "any".to_owned(),
            Shape::Boolean => "boolean".to_owned(),
            Shape::Integer(format) => match format {
                IntegerFormat::Int32 => "i32",
                IntegerFormat::Int64 => "i64",
                IntegerFormat::Uint32 => "u32",
                IntegerFormat::Uint64 => "u64",
                IntegerFormat::Int128 => "i128",
            }
            .to_owned(),
            Shape::Number(format) => match format {
                NumberFormat::Float | NumberFormat::Double | NumberFormat::Decimal => "number",
            }
            .to_owned(),
            Shape::String(format) => match format {
                StringFormat::Date if types.date == Date::Date => "date",
                StringFormat::DateTime if types.date_time == DateTime::Timestamp => "timestamp",
                StringFormat::Byte if types.byte == crate::config::Byte::Base64 => "bytes",
                StringFormat::File => "file",
                StringFormat::Constant(_) => return format!("#{}", target.position()),
                StringFormat::Plain
                | StringFormat::Date
                | StringFormat::DateTime
                | StringFormat::Byte
                | StringFormat::Binary
                | StringFormat::Password => "text",
            }
            .to_owned(),
            Shape::Array(items) if depth > 0 => format!("[{}]", self.element_key(*items, depth)),
            Shape::Map(values) if depth > 0 => format!("{{{}}}", self.element_key(*values, depth)),
            Shape::Array(_)
            | Shape::Map(_)
            | Shape::Struct(_)
            | Shape::Enum(_)
            | Shape::Union(_)
            | Shape::Alias(_) => format!("#{}", target.position()),
        }
    }

    fn element_key(&self, id: TypeId, depth: usize) -> String {
        let null = if self.graph.resolve(id).1 { "?" } else { "" };
        format!("{}{null}", self.key(id, depth - 1))
    }
}
