//! Values that their coding has no form for.
//!
//! ```yaml
//! - {name: ids, in: path, schema: {type: array, items: {type: array, items: {type: string}}}}   # a list in a list: JSON
//! application/x-www-form-urlencoded: {schema: {type: array, items: {type: integer}}}            # no names: the form's text
//! ```

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{
    Coding, MediaKind, Operation, OperationId, Parameter, ParameterIn, Role, Shape, Style, TypeId,
};

/// How deep a value is looked into.
const DEPTH: usize = 8;

impl Lowering<'_> {
    /// Makes text of forms that are no object, and says which parameters hold what their style has no form for. The shapes of all
    /// types are known.
    pub(super) fn settle_uncoded(&mut self, operations: &mut [Operation]) {
        for (index, operation) in operations.iter_mut().enumerate() {
            if let Some(body) = &mut operation.body
                && body.content.kind == MediaKind::Form
                && body.content.ty.is_some_and(|ty| !self.is_object(ty, 0))
            {
                let content = &mut body.content;
                let place = body.pointer.key("content").key(&content.media_type);
                self.diagnostics.push(
                    Diagnostic::new(Code::FormByHand, "the schema of a form is no object")
                        .at(Place::key(&place))
                        .note("a call takes the form's text, as it is on the wire")
                        .help("describe the fields in an overlay: `schema: {type: object, properties: {…}}`"),
                );
                content.kind = MediaKind::Text;
                content.ty = None;
                content.examples.clear();
            }
            for parameter in &mut operation.parameters {
                self.settle_parameter(OperationId(index), parameter);
            }
        }
    }

    fn settle_parameter(&mut self, id: OperationId, parameter: &mut Parameter) {
        if parameter.coding == Coding::Form && !self.is_object(parameter.ty, 0) {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::FormByHand,
                    format!(
                        "the schema of the form in `{}` is no object",
                        parameter.name
                    ),
                )
                .at(Place::value(&parameter.pointer))
                .note("a call takes the form's text, as it is on the wire"),
            );
            let role = Role::Parameter(parameter.name.clone());
            parameter.ty = self.text_of(id, role, &parameter.pointer);
            parameter.coding = Coding::Text;
            parameter.examples.clear();
        }
        if parameter.coding == Coding::Style
            && !in_brackets(parameter)
            && self.is_nested(parameter.ty)
        {
            let message = format!(
                "no style but `deepObject` has a form for arrays and objects inside of others: `{}`",
                parameter.name
            );
            self.diagnostics.push(
                Diagnostic::new(Code::NestedParameter, message)
                    .at(Place::value(&parameter.pointer))
                    .note("what is inside is sent as JSON"),
            );
        }
    }

    /// Whether values of a type can be objects, or nothing is said of them.
    fn is_object(&self, id: TypeId, depth: usize) -> bool {
        match self.graph.shape(id) {
            Shape::Struct(_) | Shape::Map(_) | Shape::Any => true,
            Shape::Union(union) => {
                let mut branches = union.branches.iter();
                depth > DEPTH || branches.any(|branch| self.is_object(branch.ty, depth + 1))
            }
            Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enum(_)
            | Shape::Array(_)
            | Shape::Alias(_) => false,
        }
    }

    /// Whether arrays or objects stand inside of a value.
    fn is_nested(&self, id: TypeId) -> bool {
        let holds = |id: TypeId| {
            matches!(
                self.graph.shape(id),
                Shape::Array(_) | Shape::Map(_) | Shape::Struct(_)
            )
        };
        match self.graph.shape(id) {
            Shape::Array(inner) | Shape::Map(inner) => holds(*inner),
            Shape::Struct(shape) => shape.fields.iter().any(|field| holds(field.ty)),
            Shape::Any
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enum(_)
            | Shape::Union(_)
            | Shape::Alias(_) => false,
        }
    }
}

/// Whether a parameter's pairs name what is inside, as in `filter[a][b]=1`.
fn in_brackets(parameter: &Parameter) -> bool {
    match parameter.place {
        ParameterIn::Query => parameter.explode || parameter.style == Style::DeepObject,
        ParameterIn::Cookie => parameter.explode && parameter.style != Style::Cookie,
        ParameterIn::Path | ParameterIn::Header => false,
        ParameterIn::QueryString => true,
    }
}
