//! Values of the wrong JSON type whose meaning is plain all the same.
//!
//! ```yaml
//! required: "true"          # true
//! minLength: "3"            # 3
//! version: 1.0              # "1.0": the quotes were forgotten
//! tags: pets                # [pets]
//! parameters: {limit: {in: query}}   # a list of one, named by its key
//! ```

use crate::document::Origins;
use crate::grammar::{Expect, Kind};
use crate::pointer::Pointer;
use serde_json::{Map, Number, Value};

/// The value that is meant where `expect` is expected, if that is plain.
pub(super) fn meant(value: &Value, expect: Expect) -> Option<Value> {
    match (expect, value) {
        (Expect::Flag | Expect::FlagOrOne(_), Value::String(text)) => flag(text),
        (Expect::Number, Value::String(text)) => number(text).map(Value::Number),
        (Expect::NumberOrFlag, Value::String(text)) => {
            flag(text).or_else(|| number(text).map(Value::Number))
        }
        (Expect::Count, Value::String(text)) => text.trim().parse::<u64>().ok().map(Value::from),
        (Expect::Count, Value::Number(number)) => whole(number).map(Value::from),
        (Expect::Text, scalar @ (Value::Number(_) | Value::Bool(_))) => {
            Some(Value::String(scalar.to_string()))
        }
        (Expect::Texts, scalar @ (Value::String(_) | Value::Number(_))) => {
            Some(Value::Array(vec![text(scalar)?]))
        }
        (Expect::Texts, Value::Array(values)) => {
            let texts: Option<Vec<Value>> = values.iter().map(text).collect();
            texts.map(Value::Array)
        }
        (Expect::Values, scalar @ (Value::String(_) | Value::Number(_) | Value::Bool(_))) => {
            Some(Value::Array(vec![scalar.clone()]))
        }
        (
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
            | Expect::List(_)
            | Expect::Map(_)
            | Expect::FlagOrOne(_),
            _,
        ) => None,
    }
}

/// A list that was written as a mapping, or as its only element. Where each element stood is remembered.
pub(super) fn listed(
    value: &Value,
    kind: Kind,
    place: &Pointer,
    origins: &mut Origins,
) -> Option<Value> {
    let Value::Object(members) = value else {
        return None;
    };
    if members.is_empty() {
        return Some(Value::Array(Vec::new()));
    }
    let named = match kind {
        Kind::Parameter | Kind::Tag => "name",
        Kind::Server => "url",
        Kind::Schema => "type",
        _ => return None,
    };
    let is_only_one =
        members.get(named).is_some_and(Value::is_string) || members.contains_key("$ref");
    if is_only_one {
        origins.moved(place.clone(), place.index(0));
        return Some(Value::Array(vec![value.clone()]));
    }
    if !members.values().all(Value::is_object) {
        return None;
    }
    let mut elements = Vec::new();
    for (index, (key, member)) in members.iter().enumerate() {
        origins.moved(place.key(key), place.index(index));
        let mut member = member.clone();
        if let (Value::Object(member), Kind::Parameter | Kind::Tag) = (&mut member, kind)
            && !member.contains_key("$ref")
        {
            member
                .entry("name")
                .or_insert_with(|| Value::String(key.clone()));
        }
        elements.push(member);
    }
    Some(Value::Array(elements))
}

/// `- a: {…}`, `- b: {…}`: a mapping that was written as a list of its members. Where each stood is remembered.
pub(super) fn mapped(value: &Value, place: &Pointer, origins: &mut Origins) -> Option<Value> {
    let mut members = Map::new();
    for element in value.as_array()? {
        let element = element.as_object().filter(|element| element.len() == 1)?;
        for (key, value) in element {
            if !value.is_object() || members.insert(key.clone(), value.clone()).is_some() {
                return None;
            }
        }
    }
    for (index, key) in members.keys().enumerate() {
        origins.moved(place.index(index).key(key), place.key(key));
    }
    Some(Value::Object(members))
}

fn text(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) => Some(Value::String(text.clone())),
        Value::Number(_) | Value::Bool(_) => Some(Value::String(value.to_string())),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn flag(text: &str) -> Option<Value> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" => Some(Value::Bool(true)),
        "false" | "no" => Some(Value::Bool(false)),
        _ => None,
    }
}

fn number(text: &str) -> Option<Number> {
    serde_json::from_str(text.trim()).ok()
}

/// A number that counts, written as a float.
fn whole(number: &Number) -> Option<u64> {
    let number = number.as_f64()?;
    // Up to here every whole float is an integer of its own.
    let is_whole = number.fract() == 0.0 && (0.0..=9_007_199_254_740_992.0).contains(&number);
    is_whole.then_some(number as u64)
}
