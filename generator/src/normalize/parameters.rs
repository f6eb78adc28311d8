//! Parameters in the forms that 3.2 and old habits give them.
//!
//! ```yaml
//! - {name: q, in: querystring, content: {application/json: {schema: {}}}}   # 3.2: the whole query string
//! - {name: sid, in: cookie, style: cookie, schema: {type: string}}          # 3.2: not percent-encoded
//! - {name: limit, in: query, type: integer}                                 # Swagger 2.0: no `schema` around the type
//! ```

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::pointer::Pointer;
use serde_json::{Map, Value, json};

/// Keywords that Swagger 2.0 has on a parameter itself and OpenAPI 3 in its `schema`.
const OF_SCHEMA: &[&str] = &[
    "type",
    "format",
    "enum",
    "items",
    "default",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
];

/// Brings a parameter into the form that 3.0 has.
pub(super) fn normalize(value: &mut Value, pointer: &Pointer, diagnostics: &mut Diagnostics) {
    let Value::Object(members) = value else {
        return;
    };
    if members.contains_key("$ref") {
        return;
    }
    let Some(place) = members.get("in").and_then(Value::as_str) else {
        return;
    };
    let mut place = place.to_owned();
    if !PLACES.contains(&place.as_str()) {
        let lower = place.to_ascii_lowercase();
        if !PLACES.contains(&lower.as_str()) {
            return;
        }
        let message = format!("`in` is `{place}`, where `{lower}` is expected");
        say(
            diagnostics,
            message,
            &pointer.key("in"),
            "it is read as such",
        );
        members.insert("in".to_owned(), Value::from(lower.clone()));
        place = lower;
    }
    style(members, &place, pointer, diagnostics);
    schema(members, pointer, diagnostics);
    if place == "path" {
        required(members, pointer, diagnostics);
    }
    if place == "querystring" {
        members.insert("in".to_owned(), Value::from("query"));
        members.insert("x-sdkwright-querystring".to_owned(), Value::Bool(true));
    }
}

const PLACES: &[&str] = &["path", "query", "querystring", "header", "cookie"];

/// The styles of each place (OpenAPI, "Style Values").
fn styles(place: &str) -> &'static [&'static str] {
    match place {
        "path" => &["simple", "label", "matrix"],
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "header" => &["simple"],
        "cookie" => &["form", "cookie"],
        _ => &[],
    }
}

fn style(
    members: &mut Map<String, Value>,
    place: &str,
    pointer: &Pointer,
    diagnostics: &mut Diagnostics,
) {
    let Some(style) = members.get("style").and_then(Value::as_str) else {
        return;
    };
    if place == "cookie" && style == "cookie" {
        members.insert("x-sdkwright-style".to_owned(), Value::from("cookie"));
        members.shift_remove("style");
        return;
    }
    if styles(place).contains(&style) {
        return;
    }
    let done = match styles(place).first() {
        Some(usual) => format!("it is sent in the usual one: `{usual}`"),
        None => "it has no effect: the media type says how the value is written".to_owned(),
    };
    let message = format!("parameters in `{place}` have no style `{style}`");
    diagnostics.push(
        Diagnostic::new(Code::StyleMisplaced, message)
            .at(Place::value(&pointer.key("style")))
            .note(done),
    );
    members.shift_remove("style");
}

fn schema(members: &mut Map<String, Value>, pointer: &Pointer, diagnostics: &mut Diagnostics) {
    let contents = members.get("content").and_then(Value::as_object);
    let has_content = contents.is_some_and(|content| !content.is_empty());
    let several = contents.filter(|content| content.len() > 1);
    if let Some(first) = several.and_then(|content| content.keys().next()) {
        let message = "a parameter has one media type, and this one has several";
        let done = format!("it is sent as the first one: `{first}`");
        say(
            diagnostics,
            message.to_owned(),
            &pointer.key("content"),
            &done,
        );
    }
    if members.contains_key("schema") {
        if has_content {
            let message = "`content` stands beside `schema`".to_owned();
            say(
                diagnostics,
                message,
                &pointer.key("content"),
                "`schema` counts",
            );
        }
        members.shift_remove("content");
        return;
    }
    if has_content {
        return;
    }
    members.shift_remove("content");
    let given: Map<String, Value> = OF_SCHEMA
        .iter()
        .filter_map(|keyword| Some(((*keyword).to_owned(), members.get(*keyword)?.clone())))
        .collect();
    let name = members
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let message = format!("the parameter `{name}` has no `schema`");
    if given.is_empty() {
        say(diagnostics, message, pointer, "it is taken for a string");
        members.insert("schema".to_owned(), json!({ "type": "string" }));
        return;
    }
    let done = "the keywords beside `name` are read as its schema, as in Swagger 2.0";
    say(diagnostics, message, pointer, done);
    for keyword in given.keys() {
        members.shift_remove(keyword);
    }
    members.insert("schema".to_owned(), Value::Object(given));
}

/// A path without one of its parameters is another path.
fn required(members: &mut Map<String, Value>, pointer: &Pointer, diagnostics: &mut Diagnostics) {
    if members.get("required") == Some(&Value::Bool(false)) {
        diagnostics.push(
            Diagnostic::new(
                Code::OptionalPathParameter,
                "a path parameter is never optional",
            )
            .at(Place::value(&pointer.key("required")))
            .note("every call takes it as an argument"),
        );
    }
    members.insert("required".to_owned(), Value::Bool(true));
}

fn say(diagnostics: &mut Diagnostics, message: String, place: &Pointer, done: &str) {
    diagnostics.push(
        Diagnostic::new(Code::MalformedParameter, message)
            .at(Place::value(place))
            .note(done),
    );
}
