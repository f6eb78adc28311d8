//! Branches of unions that are one text: they become variants without content, and no types.
//!
//! ```yaml
//! anyOf: [{type: integer}, {type: string, enum: [now]}]      # Integer(i64), Now
//! ```

use super::Lowering;
use crate::ir::{
    EnumKind, EnumVariant, Incoming, Operation, Origin, Otherwise, Role, Shape, StringFormat, Type,
    TypeId, Union, Within,
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

impl Lowering<'_> {
    /// Makes constants of the branches that are one text, where nothing else speaks of their type.
    pub(super) fn settle_constants(&mut self, operations: &[Operation], incoming: &[Incoming]) {
        let uses = self.uses(operations, incoming);
        let ids: Vec<TypeId> = self.graph.iter().map(|(id, _)| id).collect();
        for id in ids {
            let Shape::Union(union) = &self.graph[id].shape else {
                continue;
            };
            let constants: BTreeMap<TypeId, EnumVariant> = union
                .branches
                .iter()
                .filter(|branch| uses.get(&branch.ty) == Some(&1))
                .filter_map(|branch| Some((branch.ty, self.own_constant(id, branch.ty)?)))
                .collect();
            if !constants.is_empty() && constants.len() < union.branches.len() && !by_place(union) {
                self.make_constants(id, constants);
            }
        }
    }

    /// The text that a branch is, where the branch stands in its union and is one text only.
    pub(super) fn own_constant(&self, union: TypeId, branch: TypeId) -> Option<EnumVariant> {
        let ty = &self.graph[branch];
        let is_own = matches!(
            ty.origin,
            Origin::Inline(Within::Type(owner), Role::Branch(..)) if owner == union
        );
        let Shape::Enum(values) = &ty.shape else {
            return None;
        };
        let ([only], EnumKind::String, true) = (values.variants.as_slice(), values.kind, is_own)
        else {
            return None;
        };
        // Another default than the one value is something to be read of.
        let default = ty.default.as_deref().and_then(Value::as_str);
        if ty.default.is_some() && default != Some(&only.value) {
            return None;
        }
        let title = || ty.docs.title.clone();
        let description = || ty.docs.description.clone();
        Some(EnumVariant {
            value: only.value.clone(),
            name: only.name.clone().or_else(title),
            description: only.description.clone().or_else(description),
        })
    }

    fn make_constants(&mut self, id: TypeId, constants: BTreeMap<TypeId, EnumVariant>) {
        let mut ty = self.graph[id].clone();
        if let Shape::Union(union) = &mut ty.shape {
            // A value that stands twice is one variant.
            let mut seen = BTreeSet::new();
            union.branches.retain(|branch| {
                let constant = constants.get(&branch.ty);
                constant.is_none_or(|constant| seen.insert(constant.value.clone()))
            });
        }
        self.graph.set(id, ty);
        for (branch, constant) in constants {
            let ty = Type {
                nullable: false,
                shape: Shape::String(StringFormat::Constant(constant)),
                ..self.graph[branch].clone()
            };
            self.graph.set(branch, ty);
        }
    }

    /// How often each type is spoken of.
    fn uses(&self, operations: &[Operation], incoming: &[Incoming]) -> BTreeMap<TypeId, usize> {
        let types = self.graph.iter();
        let mut spoken: Vec<TypeId> = types.flat_map(|(_, ty)| ty.shape.inner()).collect();
        for operation in operations {
            spoken.extend(operation.parameters.iter().map(|parameter| parameter.ty));
            let answers = operation.responses.iter();
            let answers = answers.filter_map(|response| response.content.as_ref());
            let bodies = operation.body.iter().map(|body| &body.content);
            spoken.extend(bodies.chain(answers).filter_map(|content| content.ty));
        }
        let payloads = incoming.iter().filter_map(|item| item.payload.as_ref());
        spoken.extend(payloads.map(|payload| payload.ty));
        let mut uses = BTreeMap::new();
        for id in spoken {
            *uses.entry(id).or_default() += 1;
        }
        uses
    }
}

/// Whether the positions of branches mean something to the discriminator.
fn by_place(union: &Union) -> bool {
    let discriminator = union.discriminator.as_ref();
    discriminator.is_some_and(|found| matches!(found.otherwise, Otherwise::Base(_)))
}
