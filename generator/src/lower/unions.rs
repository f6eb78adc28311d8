//! `oneOf` and `anyOf`: one of several types.
//!
//! ```yaml
//! oneOf:
//!   - $ref: '#/components/schemas/Card'
//!   - $ref: '#/components/schemas/Transfer'
//!   - type: 'null'                            # no branch: the type is nullable
//! discriminator:
//!   propertyName: kind
//!   mapping: {card: '#/components/schemas/Card'}
//! ```

use super::Lowering;
use super::view::View;
use crate::ir::{Discriminator, Role, Shape, TypeId, Union, UnionBranch, Within};
use crate::parse::target;
use crate::pointer::Pointer;
use openapiv3::Schema;
use serde_json::Value;

impl Lowering<'_> {
    /// The shape of a schema with `oneOf` or `anyOf`, and whether `null` is one of the branches.
    pub(super) fn union_shape(
        &mut self,
        id: TypeId,
        schema: &Schema,
        view: &View,
        pointer: &Pointer,
    ) -> (Shape, bool) {
        let (keyword, count) = if view.one_of > 0 {
            ("oneOf", view.one_of)
        } else {
            ("anyOf", view.any_of)
        };
        if view.all_of > 0 || (view.one_of > 0 && view.any_of > 0) {
            self.untyped(
                pointer,
                format!("`{keyword}` stands beside another composition"),
            );
            return (Shape::Any, false);
        }
        if self.only_requires(pointer, keyword, count) {
            // `anyOf: [{required: [a]}, {required: [b]}]` is a rule for the server, not a choice of types.
            return (self.plain_shape_beside(id, view, pointer), false);
        }
        if !view.properties.is_empty() {
            self.untyped(pointer, format!("`{keyword}` stands beside `properties`"));
            return (Shape::Any, false);
        }
        let mut nullable = false;
        let mut branches: Vec<UnionBranch> = Vec::new();
        let mapping = schema.schema_data.discriminator.as_ref();
        for index in 0..count {
            let place = pointer.key(keyword).index(index);
            let node = place.resolve(self.root).unwrap_or(&Value::Null);
            if node.get("x-sdkwright-null").is_some() {
                nullable = true;
                continue;
            }
            let title = node.get("title").and_then(Value::as_str).map(str::to_owned);
            let ty = self.type_at(&place, Within::Type(id), Role::Branch(index, title));
            let tags = mapping.map_or_else(Vec::new, |mapping| self.tags(mapping, &place));
            match branches.iter_mut().find(|branch| branch.ty == ty) {
                Some(branch) => branch.tags.extend(tags),
                None => branches.push(UnionBranch { ty, tags }),
            }
        }
        let shape = match branches.as_slice() {
            [] => Shape::Any,
            [one] => Shape::Alias(one.ty),
            _ => Shape::Union(Union {
                branches,
                discriminator: mapping.map(|mapping| Discriminator {
                    property: mapping.property_name.clone(),
                }),
            }),
        };
        (shape, nullable)
    }

    fn plain_shape_beside(&mut self, id: TypeId, view: &View, pointer: &Pointer) -> Shape {
        if view.properties.is_empty() && view.ty.is_none() {
            Shape::Any
        } else {
            self.object_shape(id, view, pointer)
        }
    }

    /// Whether every branch only says which properties must be there.
    fn only_requires(&self, pointer: &Pointer, keyword: &str, count: usize) -> bool {
        (0..count).all(|index| {
            let place = pointer.key(keyword).index(index);
            let node = place.resolve(self.root).and_then(Value::as_object);
            node.is_some_and(|members| {
                !members.is_empty() && members.keys().all(|key| key == "required" || key == "not")
            })
        })
    }

    /// The values of the discriminator that mean the branch at `place`: those of the mapping, else the schema's name.
    fn tags(&self, discriminator: &openapiv3::Discriminator, place: &Pointer) -> Vec<String> {
        let Some((branch, _)) = self.pieces.schema(place) else {
            return Vec::new();
        };
        let name = branch.last().unwrap_or_default();
        let mapped: Vec<String> = discriminator
            .mapping
            .iter()
            .filter(|(_, to)| {
                target(to).is_some_and(|target| self.leads_to(&target, &branch)) || **to == name
            })
            .map(|(tag, _)| tag.clone())
            .collect();
        if mapped.is_empty() {
            vec![name]
        } else {
            mapped
        }
    }

    fn leads_to(&self, start: &Pointer, end: &Pointer) -> bool {
        self.pieces
            .schema(start)
            .is_some_and(|(found, _)| found == *end)
    }
}
