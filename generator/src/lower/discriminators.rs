//! Discriminators that a branch does not declare: whatever has a value there has the property.
//!
//! ```yaml
//! oneOf: [{$ref: '#/components/schemas/Eel'}, …]
//! discriminator: {propertyName: kind}
//! Eel: {type: object, properties: {length: {type: integer}}}     # Eel { kind, length }
//! ```
//!
//! OpenAPI wants it declared in each branch, and required. Without it, an `Eel` that is sent would be any of them. A branch that
//! forbids what it does not declare is left as it is: with the property, it would be refused.

use super::Lowering;
use super::view::Additional;
use crate::ir::{Docs, Field, Origin, Role, Shape, StringFormat, Type, TypeGraph, TypeId, Within};
use crate::pointer::Pointer;

impl Lowering<'_> {
    /// Adds the discriminators of unions to the branches that lack them.
    pub(super) fn declare_discriminators(&mut self) {
        for (id, property, place) in undeclared(&self.graph) {
            if self.is_closed(id) {
                continue;
            }
            let Shape::Struct(mut shape) = self.graph[id].shape.clone() else {
                continue;
            };
            // Two unions may tell a branch by the same property.
            if shape.fields.iter().any(|field| field.name == property) {
                continue;
            }
            let origin = Origin::Inline(Within::Type(id), Role::Field(property.clone()));
            let text = self.graph.push(Type {
                shape: Shape::String(StringFormat::Plain),
                ..Type::new(origin, &place)
            });
            let field = Field {
                name: property,
                ty: text,
                required: false,
                read_only: false,
                write_only: false,
                sensitive: false,
                docs: Docs::default(),
                pointer: place,
            };
            shape.fields.insert(0, field);
            self.reshape(id, Shape::Struct(shape));
        }
    }

    /// Whether the schema of a type forbids properties that it does not declare.
    fn is_closed(&self, id: TypeId) -> bool {
        let flat = self.flat(&self.graph[id].pointer);
        let mut atoms = flat.atoms.iter();
        atoms.any(|atom| atom.view.additional() == Additional::Forbidden)
    }
}

/// The structs that a union tells by a property that they do not have, with the property and the place that names it.
fn undeclared(graph: &TypeGraph) -> Vec<(TypeId, String, Pointer)> {
    let mut found = Vec::new();
    for (_, ty) in graph.iter() {
        let Shape::Union(union) = &ty.shape else {
            continue;
        };
        let Some(discriminator) = &union.discriminator else {
            continue;
        };
        let told = union
            .branches
            .iter()
            .filter(|branch| !branch.tags.is_empty());
        for branch in told {
            let (target, _) = graph.resolve(branch.ty);
            let place = ty.pointer.key("discriminator").key("propertyName");
            found.push((target, discriminator.property.clone(), place));
        }
    }
    found
}
