//! Whether an example is a value of its type: those that are not become no tests and no documentation.
//!
//! ```yaml
//! type: object
//! required: [id]
//! example: {name: Rex}      # does not fit: `id` is missing
//! ```

use super::Reach;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::{Api, EnumKind, Example, Field, Shape, TypeGraph, TypeId};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Says of every example that does not fit its type where it goes wrong.
pub(super) fn check(api: &Api, reach: &BTreeMap<TypeId, Reach>, diagnostics: &mut Diagnostics) {
    // Operations of one place share examples.
    let mut said = BTreeSet::new();
    let mut say = |example: &Example, ty: TypeId| {
        if !said.insert(example.pointer.clone()) {
            return;
        }
        if let Err(why) = fits(&api.types, reach, ty, &example.value) {
            diagnostics.push(
                Diagnostic::new(
                    Code::ExampleMisfit,
                    format!("the example does not fit its schema: {why}"),
                )
                .at(Place::value(&example.pointer))
                .note("it is left out of the documentation and the tests of the crate"),
            );
        }
    };
    for (id, ty) in api.types.iter() {
        ty.examples.iter().for_each(|example| say(example, id));
    }
    for payload in api.incoming.iter().filter_map(|item| item.payload.as_ref()) {
        let examples = payload.examples.iter();
        examples.for_each(|example| say(example, payload.ty));
    }
    for operation in &api.operations {
        let bodies = operation.body.iter().map(|body| &body.content);
        let answers = operation
            .responses
            .iter()
            .filter_map(|response| response.content.as_ref());
        for content in bodies.chain(answers) {
            // An example of a sequence is text, or a list of items.
            if let Some(ty) = content.ty
                && !content.kind.is_stream()
            {
                content.examples.iter().for_each(|example| say(example, ty));
            }
        }
        for parameter in &operation.parameters {
            parameter
                .examples
                .iter()
                .for_each(|example| say(example, parameter.ty));
        }
    }
}

/// Whether a value is one of a type, as far as its structure goes.
///
/// # Errors
///
/// When it is not, with the place within the value and the reason.
pub fn fits(
    graph: &TypeGraph,
    reach: &BTreeMap<TypeId, Reach>,
    id: TypeId,
    value: &Value,
) -> Result<(), String> {
    fits_at(Known { graph, reach }, id, value, "$")
}

/// What is known of the types of examples.
#[derive(Clone, Copy)]
struct Known<'a> {
    graph: &'a TypeGraph,
    reach: &'a BTreeMap<TypeId, Reach>,
}

impl Known<'_> {
    /// Whether a value of that type must have the field: a request need not have what only the server writes, nor an answer what only
    /// the client writes (OpenAPI 3.0, "Schema Object", `readOnly` and `writeOnly`). A type that travels both ways has the latter, since
    /// its examples are taken for requests too.
    fn demands(self, owner: TypeId, field: &Field) -> bool {
        let reach = self.reach.get(&owner).copied().unwrap_or_default();
        let is_of_the_other_side = match reach.request {
            true => field.read_only,
            false => field.write_only && reach.response,
        };
        field.required && !is_of_the_other_side
    }
}

fn fits_at(known: Known<'_>, id: TypeId, value: &Value, at: &str) -> Result<(), String> {
    let graph = known.graph;
    let (target, nullable) = graph.resolve(id);
    let shape = &graph[target].shape;
    if value.is_null() {
        return if nullable || *shape == Shape::Any {
            Ok(())
        } else {
            Err(format!("`{at}` must not be null"))
        };
    }
    let wanted = |what: &str, holds: bool| {
        if holds {
            Ok(())
        } else {
            Err(format!("`{at}` is no {what}"))
        }
    };
    match shape {
        Shape::Any | Shape::Alias(_) => Ok(()),
        Shape::Boolean => wanted("boolean", value.is_boolean()),
        Shape::Integer(_) => wanted("whole number", value.is_i64() || value.is_u64()),
        Shape::Number(_) => wanted("number", value.is_number()),
        Shape::String(_) => wanted("string", value.is_string()),
        Shape::Enum(values) => match values.kind {
            EnumKind::String => wanted("string", value.is_string()),
            EnumKind::Integer => wanted("whole number", value.is_i64()),
            EnumKind::Mixed => Ok(()),
        },
        Shape::Array(items) => {
            let Value::Array(elements) = value else {
                return Err(format!("`{at}` is no list"));
            };
            elements
                .iter()
                .enumerate()
                .try_for_each(|(index, element)| {
                    fits_at(known, *items, element, &format!("{at}[{index}]"))
                })
        }
        Shape::Map(values) => {
            let Value::Object(members) = value else {
                return Err(format!("`{at}` is no object"));
            };
            members.iter().try_for_each(|(key, member)| {
                fits_at(known, *values, member, &format!("{at}.{key}"))
            })
        }
        Shape::Struct(shape) => {
            let Value::Object(members) = value else {
                return Err(format!("`{at}` is no object"));
            };
            if let Some(missing) = shape
                .fields
                .iter()
                .find(|field| known.demands(target, field) && !members.contains_key(&field.name))
            {
                return Err(format!("`{at}.{}` is missing", missing.name));
            }
            members.iter().try_for_each(|(key, member)| {
                let place = format!("{at}.{key}");
                match (
                    shape.fields.iter().find(|field| field.name == *key),
                    shape.additional,
                ) {
                    (Some(field), _) => fits_at(known, field.ty, member, &place),
                    (None, Some(values)) => fits_at(known, values, member, &place),
                    // What the type has no field for is kept, and sent back.
                    (None, None) => Ok(()),
                }
            })
        }
        Shape::Union(union) => {
            let fitting = union
                .branches
                .iter()
                .any(|branch| fits_at(known, branch.ty, value, at).is_ok());
            if fitting {
                Ok(())
            } else {
                Err(format!("`{at}` fits no branch of the union"))
            }
        }
    }
}
