//! A schema piece seen flat: `openapiv3` has one variant for each kind of schema, and one for mixtures.

use crate::ir::Constraints;
use openapiv3::{
    AdditionalProperties, AnySchema, Schema, SchemaKind, Type, VariantOrUnknownOrEmpty,
};
use serde::Serialize;

/// The structural keywords of a schema. What stands inside is found by its place.
#[derive(Debug, Default)]
pub(super) struct View {
    pub(super) ty: Option<String>,
    pub(super) format: Option<String>,
    pub(super) properties: Vec<String>,
    pub(super) required: Vec<String>,
    pub(super) additional: Additional,
    pub(super) items: bool,
    pub(super) all_of: usize,
    pub(super) any_of: usize,
    pub(super) one_of: usize,
    pub(super) constraints: Constraints,
}

/// `additionalProperties`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Additional {
    #[default]
    Unsaid,
    Allowed,
    Forbidden,
    Schema,
}

pub(super) fn view(schema: &Schema) -> View {
    match &schema.schema_kind {
        SchemaKind::Type(Type::String(string)) => View {
            ty: Some("string".to_owned()),
            format: format_text(&string.format),
            constraints: Constraints {
                min_length: string.min_length,
                max_length: string.max_length,
                pattern: string.pattern.clone(),
                ..Constraints::default()
            },
            ..View::default()
        },
        SchemaKind::Type(Type::Number(number)) => View {
            ty: Some("number".to_owned()),
            format: format_text(&number.format),
            constraints: Constraints {
                minimum: number
                    .minimum
                    .map(|limit| (limit.to_string(), number.exclusive_minimum)),
                maximum: number
                    .maximum
                    .map(|limit| (limit.to_string(), number.exclusive_maximum)),
                multiple_of: number.multiple_of.map(|factor| factor.to_string()),
                ..Constraints::default()
            },
            ..View::default()
        },
        SchemaKind::Type(Type::Integer(integer)) => View {
            ty: Some("integer".to_owned()),
            format: format_text(&integer.format),
            constraints: Constraints {
                minimum: integer
                    .minimum
                    .map(|limit| (limit.to_string(), integer.exclusive_minimum)),
                maximum: integer
                    .maximum
                    .map(|limit| (limit.to_string(), integer.exclusive_maximum)),
                multiple_of: integer.multiple_of.map(|factor| factor.to_string()),
                ..Constraints::default()
            },
            ..View::default()
        },
        SchemaKind::Type(Type::Boolean(_)) => View {
            ty: Some("boolean".to_owned()),
            ..View::default()
        },
        SchemaKind::Type(Type::Object(object)) => View {
            ty: Some("object".to_owned()),
            properties: object.properties.keys().cloned().collect(),
            required: object.required.clone(),
            additional: additional(object.additional_properties.as_ref()),
            ..View::default()
        },
        SchemaKind::Type(Type::Array(array)) => View {
            ty: Some("array".to_owned()),
            items: array.items.is_some(),
            constraints: Constraints {
                min_items: array.min_items,
                max_items: array.max_items,
                unique_items: array.unique_items,
                ..Constraints::default()
            },
            ..View::default()
        },
        SchemaKind::OneOf { one_of } => View {
            one_of: one_of.len(),
            ..View::default()
        },
        SchemaKind::AllOf { all_of } => View {
            all_of: all_of.len(),
            ..View::default()
        },
        SchemaKind::AnyOf { any_of } => View {
            any_of: any_of.len(),
            ..View::default()
        },
        SchemaKind::Not { .. } => View::default(),
        SchemaKind::Any(any) => mixture(any),
    }
}

fn mixture(any: &AnySchema) -> View {
    View {
        ty: any.typ.clone(),
        format: any.format.clone(),
        properties: any.properties.keys().cloned().collect(),
        required: any.required.clone(),
        additional: additional(any.additional_properties.as_ref()),
        items: any.items.is_some(),
        all_of: any.all_of.len(),
        any_of: any.any_of.len(),
        one_of: any.one_of.len(),
        constraints: Constraints {
            min_length: any.min_length,
            max_length: any.max_length,
            pattern: any.pattern.clone(),
            minimum: any
                .minimum
                .map(|limit| (limit.to_string(), any.exclusive_minimum.unwrap_or(false))),
            maximum: any
                .maximum
                .map(|limit| (limit.to_string(), any.exclusive_maximum.unwrap_or(false))),
            multiple_of: any.multiple_of.map(|factor| factor.to_string()),
            min_items: any.min_items,
            max_items: any.max_items,
            unique_items: any.unique_items.unwrap_or(false),
        },
    }
}

fn additional(additional: Option<&AdditionalProperties>) -> Additional {
    match additional {
        None => Additional::Unsaid,
        Some(AdditionalProperties::Any(true)) => Additional::Allowed,
        Some(AdditionalProperties::Any(false)) => Additional::Forbidden,
        Some(AdditionalProperties::Schema(_)) => Additional::Schema,
    }
}

/// A format as the document writes it.
fn format_text<T: Serialize>(format: &VariantOrUnknownOrEmpty<T>) -> Option<String> {
    match format {
        VariantOrUnknownOrEmpty::Item(known) => serde_json::to_value(known)
            .ok()
            .and_then(|text| text.as_str().map(str::to_owned)),
        VariantOrUnknownOrEmpty::Unknown(text) => Some(text.clone()),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}
