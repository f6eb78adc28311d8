//! Keywords whose value has the wrong JSON type, and what to do about them.
//!
//! ```yaml
//! tags: null         # a list is wanted: dropped
//! minLength: "3"     # a number is wanted, and plainly meant: 3
//! required: true     # on a property, a relic of JSON Schema draft 3: dropped
//! ```
//!
//! The rest of the object stays: one bad keyword costs that keyword.

use super::loose;
use super::unknown::Unknown;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::document::Origins;
use crate::grammar::{self, Expect, Kind};
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// What a check goes by, and what it tells.
pub(super) struct Check<'c> {
    pub(super) origins: &'c mut Origins,
    pub(super) unknown: &'c mut Unknown,
    pub(super) diagnostics: &'c mut Diagnostics,
}

impl Check<'_> {
    /// Mends the keywords of `value` whose value is not what the grammar expects, or drops them.
    pub(super) fn object(&mut self, value: &mut Value, kind: Kind, pointer: &Pointer) {
        let Value::Object(members) = value else {
            return;
        };
        let mut wrong: Vec<(String, Expect)> = Vec::new();
        for (keyword, member) in members.iter() {
            match grammar::expect(kind, keyword) {
                Some(expect) if !fits(member, expect) => wrong.push((keyword.clone(), expect)),
                Some(_) => {}
                None => self.unknown.meet(kind, keyword, pointer),
            }
        }
        for (keyword, expect) in wrong {
            self.mend(members, &keyword, expect, &pointer.key(&keyword));
        }
    }

    fn mend(
        &mut self,
        members: &mut Map<String, Value>,
        keyword: &str,
        expect: Expect,
        place: &Pointer,
    ) {
        let Some(member) = members.get_mut(keyword) else {
            return;
        };
        let message = format!(
            "`{keyword}` is {}, where {} is expected",
            json_kind(member),
            wanted(expect)
        );
        let meant = match expect {
            Expect::List(kind) => loose::listed(member, kind, place, self.origins),
            Expect::Map(Kind::Schema) => loose::mapped(member, place, self.origins),
            Expect::Text
            | Expect::Flag
            | Expect::Number
            | Expect::Count
            | Expect::Texts
            | Expect::Values
            | Expect::Object
            | Expect::Any
            | Expect::NumberOrFlag
            | Expect::TextOrTexts
            | Expect::One(_)
            | Expect::Map(_)
            | Expect::FlagOrOne(_) => loose::meant(member, expect),
        };
        let diagnostic = match meant {
            Some(meant) => {
                let shown = shown(&meant);
                *member = meant;
                Diagnostic::new(Code::LooseValue, message).note(format!("it is read as {shown}"))
            }
            None => {
                members.shift_remove(keyword);
                Diagnostic::new(Code::WrongKeywordType, message)
                    .note("the keyword is left out of account; the rest of the object counts")
            }
        };
        self.diagnostics.push(diagnostic.at(Place::value(place)));
    }
}

/// A value that was meant, in few words.
fn shown(value: &Value) -> String {
    match value {
        Value::Array(elements) if elements.iter().any(Value::is_object) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            format!("`{value}`")
        }
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
