//! Objects: `properties`, `additionalProperties`, and `allOf` merged into one object.
//!
//! ```yaml
//! allOf:
//!   - $ref: '#/components/schemas/Base'      # its properties …
//!   - properties: {name: {type: string}}     # … and these make one struct
//! ```

use super::Lowering;
use super::view::{Additional, View, view};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Docs, Field, Origin, Role, Shape, Struct, TypeId, Within};
use crate::pointer::Pointer;
use openapiv3::{ReferenceOr, Schema};

impl<'d> Lowering<'d> {
    pub(super) fn object_shape(&mut self, id: TypeId, view: &View, pointer: &Pointer) -> Shape {
        if view.properties.is_empty() {
            match view.additional {
                Additional::Forbidden => {}
                Additional::Unsaid | Additional::Allowed => return Shape::Map(self.any()),
                Additional::Schema => {
                    let place = pointer.key("additionalProperties");
                    return Shape::Map(self.type_at(&place, Within::Type(id), Role::Values));
                }
            }
        }
        let mut shape = Struct::default();
        self.add_properties(&mut shape, id, view, pointer);
        self.check_required(&shape, &view.required, pointer);
        Shape::Struct(shape)
    }

    /// A lone branch is that type; several are merged into one struct.
    pub(super) fn all_of_shape(
        &mut self,
        id: TypeId,
        view: &View,
        pointer: &Pointer,
    ) -> (Shape, bool) {
        if view.all_of == 1 && view.properties.is_empty() && view.required.is_empty() {
            let branch = pointer.key("allOf").index(0);
            let target = self.type_at(&branch, Within::Type(id), Role::Branch(0, None));
            return (Shape::Alias(target), false);
        }
        let mut merged = Merged::default();
        let mut seen = Vec::new();
        if !self.merge(&mut merged, id, view, pointer, &mut seen) {
            self.untyped(
                pointer,
                "the branches of `allOf` are not all objects".to_owned(),
            );
            return (Shape::Any, false);
        }
        for field in &mut merged.shape.fields {
            field.required |= merged.required.contains(&field.name);
        }
        self.check_required(&merged.shape, &merged.required, pointer);
        (Shape::Struct(merged.shape), false)
    }

    /// Adds what a schema and its `allOf` branches say; false when one of them is no object.
    fn merge(
        &mut self,
        merged: &mut Merged,
        id: TypeId,
        view: &View,
        pointer: &Pointer,
        seen: &mut Vec<Pointer>,
    ) -> bool {
        if seen.contains(pointer) {
            return true;
        }
        seen.push(pointer.clone());
        if view.one_of + view.any_of > 0 || view.ty.as_deref().is_some_and(|ty| ty != "object") {
            return false;
        }
        let pieces = self.pieces;
        for index in 0..view.all_of {
            let place = pointer.key("allOf").index(index);
            let Some((target, branch)) = pieces.schema(&place) else {
                continue;
            };
            let branch = self::view(branch);
            if !self.merge(merged, id, &branch, &target, seen) {
                return false;
            }
        }
        self.add_properties(&mut merged.shape, id, view, pointer);
        merged.required.extend(view.required.iter().cloned());
        true
    }

    fn add_properties(&mut self, shape: &mut Struct, id: TypeId, view: &View, pointer: &Pointer) {
        for name in &view.properties {
            let place = pointer.key("properties").key(name);
            let ty = self.type_at(&place, Within::Type(id), Role::Field(name.clone()));
            let field = Field {
                name: name.clone(),
                ty,
                required: view.required.contains(name),
                sensitive: self.is_sensitive(id, name, &place),
                ..self.field_prose(name, ty, &place)
            };
            match shape.fields.iter_mut().find(|other| other.name == *name) {
                Some(other) => {
                    let required = field.required || other.required;
                    *other = Field { required, ..field };
                }
                None => shape.fields.push(field),
            }
        }
        match view.additional {
            Additional::Unsaid | Additional::Forbidden => {}
            Additional::Allowed => shape.additional = Some(self.any()),
            Additional::Schema => {
                let place = pointer.key("additionalProperties");
                shape.additional = Some(self.type_at(&place, Within::Type(id), Role::Values));
            }
        }
    }

    /// A field with what its schema says of it in prose.
    fn field_prose(&self, name: &str, ty: TypeId, place: &Pointer) -> Field {
        let data = self.schema_item(place).map(|schema| &schema.schema_data);
        Field {
            name: name.to_owned(),
            ty,
            required: false,
            read_only: data.is_some_and(|data| data.read_only),
            write_only: data.is_some_and(|data| data.write_only),
            sensitive: false,
            docs: data.map_or_else(Docs::default, |data| Docs {
                title: data.title.clone(),
                description: data.description.clone(),
                deprecated: data.deprecated,
            }),
            pointer: place.clone(),
        }
    }

    /// The schema that stands at a place, if it is no reference.
    fn schema_item(&self, place: &Pointer) -> Option<&'d Schema> {
        match self.pieces.schema_here(place)? {
            ReferenceOr::Item(schema) => Some(schema),
            ReferenceOr::Reference { .. } => None,
        }
    }

    fn is_sensitive(&self, id: TypeId, name: &str, place: &Pointer) -> bool {
        let listed = &self.config.fields.sensitive;
        let owner = match &self.graph[id].origin {
            Origin::Component(component) => Some(format!("{component}.{name}")),
            Origin::Inline(..) => None,
        };
        let password = self
            .schema_item(place)
            .is_some_and(|schema| view(schema).format.as_deref() == Some("password"));
        password
            || listed
                .iter()
                .any(|entry| entry == name || Some(entry) == owner.as_ref())
    }

    fn check_required(&mut self, shape: &Struct, required: &[String], pointer: &Pointer) {
        for (index, name) in required.iter().enumerate() {
            if shape.fields.iter().all(|field| field.name != *name) {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::RequiredUnknown,
                        format!("`required` names `{name}`, which is not a property"),
                    )
                    .at(Place::value(&pointer.key("required").index(index)))
                    .note("it is left out of account"),
                );
            }
        }
    }
}

/// What the branches of an `allOf` have said so far.
#[derive(Default)]
struct Merged {
    shape: Struct,
    required: Vec<String>,
}
