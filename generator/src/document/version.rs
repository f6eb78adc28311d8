//! The first question: which OpenAPI is this, if it is one?
//!
//! ```yaml
//! openapi: 3.1.0       # also the number 3.1, where the quotes were forgotten
//! ```

use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::pointer::Pointer;
use serde_json::Value;
use std::fmt;

/// The versions of OpenAPI that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// OpenAPI 3.0.
    V30,
    /// OpenAPI 3.1.
    V31,
    /// OpenAPI 3.2.
    V32,
}

impl Version {
    /// The version that a document states; else E003 or E004, saying what was found instead.
    pub(crate) fn of(root: &Value) -> Result<Self, Box<Diagnostic>> {
        let Value::Object(members) = root else {
            let found = match root {
                Value::Array(_) => "a list",
                Value::String(_) => "a text",
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => {
                    "a single value"
                }
            };
            return Err(other(
                format!("the file holds {found}, not a mapping"),
                None,
            ));
        };
        let Some(stated) = members.get("openapi") else {
            return Err(missing(members));
        };
        let text = match stated {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
                return Err(unknown(format!(
                    "`openapi` is {}, not a version",
                    kind(stated)
                )));
            }
        };
        let mut parts = text.split('.');
        match (parts.next(), parts.next()) {
            (Some("3"), Some("0")) => Ok(Self::V30),
            (Some("3"), Some("1")) => Ok(Self::V31),
            (Some("3"), Some("2")) => Ok(Self::V32),
            _ => Err(unknown(format!("OpenAPI version `{text}` is not known"))),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::V30 => "3.0",
            Self::V31 => "3.1",
            Self::V32 => "3.2",
        })
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a mapping",
    }
}

fn unknown(message: String) -> Box<Diagnostic> {
    let place = Place::value(&Pointer::root().key("openapi"));
    Box::new(
        Diagnostic::new(Code::NotOpenApi, message)
            .at(place)
            .help("3.0, 3.1 and 3.2 are read: `openapi: 3.0.3`"),
    )
}

fn other(message: String, key: Option<&str>) -> Box<Diagnostic> {
    let place = match key {
        Some(key) => Place::key(&Pointer::root().key(key)),
        None => Place::value(&Pointer::root()),
    };
    let diagnostic = Diagnostic::new(Code::NotOpenApi, message).at(place);
    Box::new(
        diagnostic.help("give an OpenAPI document, which begins with `openapi: 3.0.3` or the like"),
    )
}

/// There is no `openapi`: says what the file seems to be.
fn missing(members: &serde_json::Map<String, Value>) -> Box<Diagnostic> {
    if let Some(version) = members.get("swagger") {
        let version = version
            .as_str()
            .map_or_else(|| version.to_string(), str::to_owned);
        return Box::new(
            Diagnostic::new(Code::Swagger2, format!("this is a Swagger {version} document"))
                .at(Place::key(&Pointer::root().key("swagger")))
                .help("convert it to OpenAPI 3 first, for example: npx swagger2openapi openapi.yaml -o openapi3.yaml"),
        );
    }
    if let Some(version) = members.get("swaggerVersion") {
        return Box::new(
            Diagnostic::new(
                Code::Swagger2,
                format!("this is a Swagger {version} document").replace('"', ""),
            )
            .at(Place::key(&Pointer::root().key("swaggerVersion")))
            .help("convert it to OpenAPI 3 first"),
        );
    }
    for (key, what) in [
        (
            "overlay",
            "an OpenAPI Overlay, which changes a document but is none",
        ),
        ("asyncapi", "an AsyncAPI document"),
        ("arazzo", "an Arazzo document"),
        ("$schema", "a JSON Schema"),
    ] {
        if members.contains_key(key) {
            return other(format!("this is {what}"), Some(key));
        }
    }
    let near = members
        .keys()
        .find(|key| key.eq_ignore_ascii_case("openapi"))
        .map(String::as_str);
    if let Some(key) = near.or_else(|| nearest("openapi", members.keys().map(String::as_str))) {
        let mut diagnostic = other(format!("there is no `openapi`, but `{key}`"), Some(key));
        diagnostic.help = Some("write `openapi`".to_owned());
        return diagnostic;
    }
    let found: Vec<String> = members
        .keys()
        .take(5)
        .map(|key| format!("`{key}`"))
        .collect();
    let mut diagnostic = other(
        "the document does not state its `openapi` version".to_owned(),
        None,
    );
    if !found.is_empty() {
        diagnostic
            .notes
            .push(format!("it begins with {}", found.join(", ")));
    }
    diagnostic
}
