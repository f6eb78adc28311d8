//! The keywords of one schema object, as they stand in the normalized document.
//!
//! ```yaml
//! type: object
//! required: [id]
//! properties: {id: {type: string}}
//! additionalProperties: false
//! ```
//!
//! What stands inside is found by its place; a keyword of the wrong type was dropped by `normalize`.

use crate::ir::Constraints;
use serde_json::{Map, Value};

/// A schema object.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'d>(pub(super) &'d Map<String, Value>);

/// What an object says of the keys that it does not name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Additional {
    #[default]
    Unsaid,
    Allowed,
    Forbidden,
    /// The keyword that holds the schema of their values.
    Schema(&'static str),
}

/// The keywords that say of what kind values are, and not only which of them are allowed.
const STRUCTURAL: &[&str] = &[
    "additionalProperties",
    "enum",
    "items",
    "patternProperties",
    "prefixItems",
    "properties",
    "required",
    "type",
    "x-sdkwright-null",
];

/// Up to so many members are looked through faster than one is looked up.
const FEW: usize = 8;

impl<'d> View<'d> {
    /// The value of a keyword.
    pub(super) fn get(self, keyword: &str) -> Option<&'d Value> {
        if self.0.len() > FEW {
            return self.0.get(keyword);
        }
        let mut members = self.0.iter();
        members.find_map(|(name, value)| (name == keyword).then_some(value))
    }

    pub(super) fn ty(self) -> Option<&'d str> {
        self.get("type")?.as_str()
    }

    /// The format; one that is no text, or an empty one, is none.
    pub(super) fn format(self) -> Option<&'d str> {
        self.0
            .get("format")?
            .as_str()
            .filter(|text| !text.is_empty())
    }

    pub(super) fn properties(self) -> impl Iterator<Item = &'d String> {
        let members = self.get("properties").and_then(Value::as_object);
        members.into_iter().flat_map(Map::keys)
    }

    pub(super) fn has_property(self, name: &str) -> bool {
        let members = self.get("properties").and_then(Value::as_object);
        members.is_some_and(|members| members.contains_key(name))
    }

    pub(super) fn required(self) -> impl Iterator<Item = &'d str> {
        let names = self.get("required").and_then(Value::as_array);
        names.into_iter().flatten().filter_map(Value::as_str)
    }

    /// The values of `enum`, if there are any.
    pub(super) fn values(self) -> Option<&'d [Value]> {
        let values = self.get("enum")?.as_array()?;
        (!values.is_empty()).then_some(values)
    }

    /// How many branches a keyword of composition has.
    pub(super) fn branches(self, keyword: &str) -> usize {
        let branches = self.get(keyword).and_then(Value::as_array);
        branches.map_or(0, Vec::len)
    }

    pub(super) fn has(self, keyword: &str) -> bool {
        self.get(keyword).is_some()
    }

    /// Whether only `null` is a value of it.
    pub(super) fn is_null(self) -> bool {
        self.has("x-sdkwright-null")
    }

    /// Whether nothing is a value of it: the schema `false`.
    pub(super) fn is_never(self) -> bool {
        self.0.len() == 1 && self.get("not") == Some(&Value::Object(Map::new()))
    }

    /// Whether it says of what kind its values are.
    pub(super) fn is_structural(self) -> bool {
        STRUCTURAL.iter().any(|keyword| self.has(keyword))
    }

    /// Whether it says the type of its values, perhaps with a format, and nothing else of their structure.
    pub(super) fn is_scalar_type(self) -> bool {
        let mut said = STRUCTURAL.iter().filter(|keyword| self.has(keyword));
        said.all(|keyword| *keyword == "type")
    }

    /// Whether it says the type of its values and nothing else of their structure.
    pub(super) fn is_bare(self) -> bool {
        self.is_scalar_type() && self.format().is_none()
    }

    /// Whether it only restricts values of a type that is known from elsewhere.
    pub(super) fn is_rule(self, kind: Option<&str>) -> bool {
        let mut said = STRUCTURAL.iter().filter(|keyword| self.has(keyword));
        said.all(|keyword| match *keyword {
            "required" => true,
            "type" => self.ty() == kind,
            "properties" => {
                let members = self.get("properties").and_then(Value::as_object);
                let mut members = members.into_iter().flat_map(Map::values);
                members.all(|member| {
                    member
                        .as_object()
                        .is_some_and(|schema| !View(schema).is_telling())
                })
            }
            _ => false,
        })
    }

    /// Whether it says anything of its values' structure, or leads to a schema that may.
    fn is_telling(self) -> bool {
        let composed = ["$ref", "allOf", "oneOf", "anyOf"];
        self.is_structural() || composed.into_iter().any(|keyword| self.has(keyword))
    }

    pub(super) fn additional(self) -> Additional {
        for keyword in ["additionalProperties", "unevaluatedProperties"] {
            match self.get(keyword) {
                Some(Value::Bool(false)) => return Additional::Forbidden,
                Some(Value::Bool(true)) if keyword == "additionalProperties" => {
                    return Additional::Allowed;
                }
                Some(Value::Object(schema)) if schema.is_empty() => return Additional::Allowed,
                Some(Value::Object(schema)) if View(schema).is_never() => {
                    return Additional::Forbidden;
                }
                Some(Value::Object(_)) => return Additional::Schema(keyword),
                Some(
                    Value::Null
                    | Value::Bool(_)
                    | Value::Number(_)
                    | Value::String(_)
                    | Value::Array(_),
                )
                | None => {}
            }
        }
        Additional::Unsaid
    }

    /// The whole numbers that it allows or shows: limits, default, examples.
    pub(super) fn whole_numbers(self) -> impl Iterator<Item = i128> {
        let keywords = ["minimum", "maximum", "default", "example"];
        let single = keywords
            .into_iter()
            .filter_map(move |keyword| self.get(keyword));
        let several = self.get("examples").and_then(Value::as_array);
        single
            .chain(several.into_iter().flatten())
            .filter_map(whole)
    }

    /// Whether it allows nothing below zero.
    pub(super) fn is_never_negative(self) -> bool {
        let least = self.get("minimum").and_then(Value::as_f64);
        least.is_some_and(|least| least >= 0.0)
    }

    /// The limits that it puts on values.
    pub(super) fn constraints(self) -> Constraints {
        let count = |keyword: &str| {
            let count = self.get(keyword).and_then(Value::as_u64)?;
            usize::try_from(count).ok()
        };
        let flag = |keyword: &str| self.get(keyword) == Some(&Value::Bool(true));
        let limit = |keyword: &str, excluded: &str| {
            let limit = number_text(self.get(keyword)?)?;
            Some((limit, flag(excluded)))
        };
        let pattern = self.get("pattern").and_then(Value::as_str);
        let format = self.get("format").and_then(Value::as_str);
        Constraints {
            format: format.and_then(super::types::known_format),
            min_length: count("minLength"),
            max_length: count("maxLength"),
            pattern: pattern.map(str::to_owned),
            minimum: limit("minimum", "exclusiveMinimum"),
            maximum: limit("maximum", "exclusiveMaximum"),
            multiple_of: self.get("multipleOf").and_then(number_text),
            min_items: count("minItems"),
            max_items: count("maxItems"),
            unique_items: flag("uniqueItems"),
        }
    }
}

/// A whole number, also one that is written with a point or an exponent.
fn whole(value: &Value) -> Option<i128> {
    let number = value.as_number()?;
    if let Some(whole) = number.as_i64() {
        return Some(whole.into());
    }
    if let Some(whole) = number.as_u64() {
        return Some(whole.into());
    }
    let float = number.as_f64().filter(|float| float.fract() == 0.0)?;
    // What is beyond even 128 bits is cut off at their end, which is wide enough to choose a type by.
    Some(float as i128)
}

/// A number in decimal; whole ones without a point.
fn number_text(value: &Value) -> Option<String> {
    let number = value.as_number()?;
    if number.is_i64() || number.is_u64() {
        return Some(number.to_string());
    }
    number.as_f64().map(|float| float.to_string())
}

/// The limits of several schemas at once: where two speak of the same, the later one counts.
pub(super) fn merged(limits: impl Iterator<Item = Constraints>) -> Constraints {
    limits.fold(Constraints::default(), |one, other| Constraints {
        format: other.format.or(one.format),
        min_length: other.min_length.or(one.min_length),
        max_length: other.max_length.or(one.max_length),
        pattern: other.pattern.or(one.pattern),
        minimum: other.minimum.or(one.minimum),
        maximum: other.maximum.or(one.maximum),
        multiple_of: other.multiple_of.or(one.multiple_of),
        min_items: other.min_items.or(one.min_items),
        max_items: other.max_items.or(one.max_items),
        unique_items: other.unique_items || one.unique_items,
    })
}
