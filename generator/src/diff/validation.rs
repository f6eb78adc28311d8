//! Keywords that only say which values are valid, compared: no type of Rust could say them, and the server heeds them all the same.
//!
//! ```yaml
//! {not: {required: [a, b]}}   ─▶  {}                    # looser
//! {minProperties: 1}          ─▶  {minProperties: 2}    # tighter
//! ```

use super::limits::Trend;
use crate::grammar::{self, Kind};
use crate::pointer::Pointer;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The values of such keywords, without what is for readers only.
pub(super) type Rules = BTreeMap<&'static str, Value>;

/// What a schema, with the schemas that stand in its `allOf`, asks of values.
pub(super) fn rules(schema: &Value) -> Rules {
    let mut found = Rules::new();
    collect(schema, &mut found);
    found
}

fn collect(schema: &Value, found: &mut Rules) {
    let members = schema.as_object().into_iter().flat_map(Map::iter);
    for (keyword, value) in members {
        if let Some(keyword) = grammar::validates(keyword) {
            // `true` and `{}` take everything, as silence does.
            let is_silent =
                *value == Value::Bool(true) || value.as_object().is_some_and(Map::is_empty);
            if !is_silent {
                found.insert(keyword, bare(value));
            }
        }
    }
    let parts = schema.get("allOf").and_then(Value::as_array);
    for part in parts.into_iter().flatten() {
        // What is referred to is compared where it stands.
        if part.get("$ref").is_none() {
            collect(part, found);
        }
    }
}

/// A value without titles, descriptions, examples and extensions.
fn bare(value: &Value) -> Value {
    let mut value = value.clone();
    grammar::walk(
        &mut value,
        Kind::Schema,
        &Pointer::root(),
        &mut |node, kind, _| {
            if let (Value::Object(members), Kind::Schema) = (node, kind) {
                members.retain(|keyword, _| {
                    !keyword.starts_with("x-")
                        && !["$comment", "description", "example", "examples", "title"]
                            .contains(&keyword.as_str())
                });
            }
        },
    );
    value
}

/// The keywords that differ, each with a sentence.
pub(super) fn changed(was: &Rules, is: &Rules) -> Vec<(Trend, String)> {
    let mut keywords: Vec<&str> = was.keys().chain(is.keys()).copied().collect();
    keywords.sort_unstable();
    keywords.dedup();
    keywords
        .into_iter()
        .filter_map(|keyword| one(keyword, was.get(keyword), is.get(keyword)))
        .collect()
}

fn one(keyword: &str, was: Option<&Value>, is: Option<&Value>) -> Option<(Trend, String)> {
    let is_least = keyword.starts_with("min");
    match (was, is) {
        (Some(was), Some(is)) if was == is => None,
        (Some(was), Some(is)) => Some(match (was.as_u64(), is.as_u64()) {
            (Some(before), Some(now)) => {
                let trend = if (now > before) == is_least {
                    Trend::Tighter
                } else {
                    Trend::Looser
                };
                (
                    trend,
                    format!("`{keyword}` is `{now}` now, and was `{before}`"),
                )
            }
            (Some(_) | None, _) => (Trend::Other, format!("`{keyword}` is another one now")),
        }),
        (None, Some(is)) => Some((
            Trend::Tighter,
            match is.as_u64() {
                Some(now) => format!("`{keyword}` is `{now}` now"),
                None => format!("there is `{keyword}` now"),
            },
        )),
        (Some(_), None) => Some((Trend::Looser, format!("`{keyword}` is gone"))),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_asked_of_values_goes_one_way_or_the_other() {
        let said = |was: &Value, is: &Value| changed(&rules(was), &rules(is));
        let trend = |was: &Value, is: &Value| -> Vec<Trend> {
            said(was, is).into_iter().map(|(trend, _)| trend).collect()
        };
        let (none, both) = (json!({}), json!({"not": {"required": ["a", "b"]}}));
        assert_eq!(trend(&none, &both), [Trend::Tighter]);
        assert_eq!(trend(&both, &none), [Trend::Looser]);
        assert_eq!(
            trend(&both, &json!({"not": {"required": ["a"]}})),
            [Trend::Other]
        );
        let told = json!({"not": {"description": "not both", "required": ["a", "b"]}});
        assert_eq!(trend(&both, &told), []);
        let within =
            json!({"allOf": [{"not": {"required": ["a", "b"]}}, {"$ref": "#/x", "not": {}}]});
        assert_eq!(trend(&both, &within), []);
        assert_eq!(
            trend(&none, &json!({"unevaluatedItems": true, "contains": {}})),
            []
        );
        let (one, two) = (json!({"minProperties": 1}), json!({"minProperties": 2}));
        assert_eq!(trend(&one, &two), [Trend::Tighter]);
        let (few, many) = (json!({"maxProperties": 1}), json!({"maxProperties": 2}));
        assert_eq!(trend(&few, &many), [Trend::Looser]);
        assert_eq!(
            said(&one, &two)[0].1,
            "`minProperties` is `2` now, and was `1`"
        );
        assert_eq!(said(&none, &one)[0].1, "`minProperties` is `1` now");
        assert_eq!(said(&both, &none)[0].1, "`not` is gone");
    }
}
