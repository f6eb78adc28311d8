//! `enum`: one of a list of values.
//!
//! ```yaml
//! type: string
//! enum: [draft, open, paid]
//! x-enum-varnames: [Draft, Open, Paid]     # names, where the document gives them
//! ```

use super::Lowering;
use super::view::View;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Enum, EnumKind, EnumVariant, Shape};
use crate::pointer::Pointer;
use serde_json::Value;

impl Lowering<'_> {
    /// The shape of a schema with these values; `None` where the values say no more than the type does.
    pub(super) fn enum_shape(
        &mut self,
        node: &Value,
        values: &[Value],
        view: &View,
        pointer: &Pointer,
    ) -> Option<Shape> {
        if values.is_empty() {
            return None;
        }
        let text = view.ty.as_deref() == Some("string");
        let kind = if text && values.iter().all(is_scalar) || values.iter().all(Value::is_string) {
            EnumKind::String
        } else if values.iter().all(Value::is_i64) {
            EnumKind::Integer
        } else {
            if view.ty.as_deref() != Some("boolean") {
                self.diagnostics.push(
                    Diagnostic::new(Code::EnumValues, "the values of `enum` are of several kinds, or are not texts or whole numbers")
                        .at(Place::value(&pointer.key("enum")))
                        .note("the type is taken from `type`; the values are not named"),
                );
            }
            return None;
        };
        let names = texts(node, &["x-enum-varnames", "x-enumNames"], values.len());
        let descriptions = texts(
            node,
            &["x-enum-descriptions", "x-enumDescriptions"],
            values.len(),
        );
        let mut variants: Vec<EnumVariant> = Vec::new();
        for (index, value) in values.iter().enumerate() {
            let value = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            if variants.iter().any(|variant| variant.value == value) {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::DuplicateEnumValue,
                        format!("the value `{value}` stands twice in `enum`"),
                    )
                    .at(Place::value(&pointer.key("enum").index(index)))
                    .note("it is taken once"),
                );
                continue;
            }
            variants.push(EnumVariant {
                value,
                name: names.as_ref().map(|names| names[index].clone()),
                description: descriptions
                    .as_ref()
                    .map(|descriptions| descriptions[index].clone()),
            });
        }
        Some(Shape::Enum(Enum { kind, variants }))
    }
}

fn is_scalar(value: &Value) -> bool {
    !value.is_object() && !value.is_array()
}

/// The texts of the first extension that has one for each value.
fn texts(node: &Value, keys: &[&str], count: usize) -> Option<Vec<String>> {
    keys.iter().find_map(|key| {
        let list = node.get(key)?.as_array()?;
        let texts: Vec<String> = list
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
        (texts.len() == count && list.len() == count).then_some(texts)
    })
}
