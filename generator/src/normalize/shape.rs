//! Keywords whose value has the wrong JSON type, and what to do about them.
//!
//! ```yaml
//! tags: null         # a list is wanted: dropped
//! required: true     # on a property, a relic of JSON Schema draft 3: dropped
//! ```
//!
//! The rest of the object stays: one bad keyword costs that keyword.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::grammar::{self, Expect, Kind};
use crate::pointer::Pointer;
use serde_json::Value;

/// Drops the keywords of `value` whose value is not what the grammar expects.
pub(super) fn check(
    value: &mut Value,
    kind: Kind,
    pointer: &Pointer,
    diagnostics: &mut Diagnostics,
) {
    let Value::Object(members) = value else {
        return;
    };
    let wrong: Vec<(String, Expect, &'static str)> = members
        .iter()
        .filter_map(|(keyword, member)| {
            let expect = grammar::expect(kind, keyword)?;
            (!fits(member, expect)).then(|| (keyword.clone(), expect, json_kind(member)))
        })
        .collect();
    for (keyword, expect, found) in wrong {
        members.shift_remove(&keyword);
        diagnostics.push(
            Diagnostic::new(
                Code::WrongKeywordType,
                format!(
                    "`{keyword}` is {found}, where {} is expected",
                    wanted(expect)
                ),
            )
            .at(Place::value(&pointer.key(&keyword)))
            .note("the keyword is left out of account; the rest of the object counts"),
        );
    }
}

fn fits(value: &Value, expect: Expect) -> bool {
    match expect {
        Expect::Text => value.is_string(),
        Expect::Flag => value.is_boolean(),
        Expect::Number => value.is_number(),
        Expect::Count => value.is_u64(),
        Expect::Texts => value
            .as_array()
            .is_some_and(|values| values.iter().all(Value::is_string)),
        Expect::Values | Expect::List(_) => value.is_array(),
        Expect::Object | Expect::Map(_) => value.is_object(),
        Expect::Any => true,
        Expect::NumberOrFlag => value.is_number() || value.is_boolean(),
        Expect::TextOrTexts => {
            value.is_string()
                || value
                    .as_array()
                    .is_some_and(|values| values.iter().all(Value::is_string))
        }
        Expect::One(Kind::Schema) | Expect::FlagOrOne(_) => value.is_object() || value.is_boolean(),
        Expect::One(_) => value.is_object(),
    }
}

fn wanted(expect: Expect) -> &'static str {
    match expect {
        Expect::Text => "a string",
        Expect::Flag => "a boolean",
        Expect::Number => "a number",
        Expect::Count => "a whole number that is not negative",
        Expect::Texts => "a list of strings",
        Expect::Values | Expect::List(_) => "a list",
        Expect::Object | Expect::Map(_) | Expect::One(_) => "an object",
        Expect::Any => "a value",
        Expect::NumberOrFlag => "a number or a boolean",
        Expect::TextOrTexts => "a string or a list of strings",
        Expect::FlagOrOne(_) => "a boolean or an object",
    }
}

/// The JSON type of a value, in words.
pub(super) fn json_kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
