//! Bodies of forms: the properties of an object as pairs of name and text.
//!
//! ```yaml
//! application/x-www-form-urlencoded:
//!   schema: { type: object }
//!   encoding: { metadata: { style: deepObject, explode: true } }     # metadata[key]=value
//! ```
//!
//! A property without an encoding goes as its default media type says: a scalar as its text, an object as JSON, a list as its
//! elements one by one. One with a style goes as a query parameter would, with indices for lists in `deepObject`. `null` and
//! an empty list are not sent.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::de::{Deserializer as _, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::json;
use super::parameters::{Style, Value, encode_reserved, plain};
use super::request::Request;

/// What a form body encodes, save for the space, which becomes `+`.
const FORM: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'*')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b' ');

/// How a property is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// As its value is usually.
    Usual,
    /// The whole value as JSON. A string stands for itself, being JSON already.
    Json,
    /// As a query parameter of that style; exploded or not.
    Styled(Style, bool),
    /// The same, with reserved characters left as they are.
    Reserved(Style, bool),
}

impl Request {
    /// A body of content type `application/x-www-form-urlencoded`. Properties without a coding have the usual one.
    pub fn form<T: Serialize + ?Sized>(
        &mut self,
        value: &T,
        codings: &[(&str, Coding)],
        content_type: &str,
    ) {
        match encoded(value, codings) {
            Ok(text) => self.bytes(text.into(), content_type),
            Err(why) => self.fail(format!("the body of a form {why}")),
        }
    }
}

/// The text of a form body.
///
/// # Errors
///
/// When the value is no object, or does not serialize.
pub fn encoded<T: Serialize + ?Sized>(
    value: &T,
    codings: &[(&str, Coding)],
) -> Result<String, String> {
    let mut text = String::new();
    for (name, json) in properties(value)? {
        let coding = coding_of(codings, &name);
        let write: fn(&str) -> String = match coding {
            Coding::Reserved(..) => encode_reserved,
            Coding::Usual | Coding::Json | Coding::Styled(..) => encode,
        };
        // A comma between values stays one, so that it is told from those in them; a space or `|` may not stand in a form.
        let between = match separator(coding) {
            "," => ",".to_owned(),
            other => encode(other),
        };
        for (name, values) in pairs(&name, &json, coding)? {
            if !text.is_empty() {
                text.push('&');
            }
            let values: Vec<String> = values.iter().map(|value| write(value)).collect();
            text.extend([&encode(&name), "=", &values.join(&between)]);
        }
    }
    Ok(text)
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, FORM)
        .to_string()
        .replace(' ', "+")
}

/// What stands between the values of one pair.
pub fn separator(coding: Coding) -> &'static str {
    match coding {
        Coding::Styled(Style::SpaceDelimited, _) | Coding::Reserved(Style::SpaceDelimited, _) => {
            " "
        }
        Coding::Styled(Style::PipeDelimited, _) | Coding::Reserved(Style::PipeDelimited, _) => "|",
        Coding::Usual | Coding::Json | Coding::Styled(..) | Coding::Reserved(..) => ",",
    }
}

/// The coding of that property.
pub fn coding_of(codings: &[(&str, Coding)], name: &str) -> Coding {
    let found = codings.iter().find(|(known, _)| *known == name);
    found.map_or(Coding::Usual, |(_, coding)| *coding)
}

/// The properties of an object in its own order, as JSON; none of `null`.
///
/// # Errors
///
/// When the value does not serialize, or is no object.
pub fn properties<T: Serialize + ?Sized>(
    value: &T,
) -> Result<Vec<(String, Box<RawValue>)>, String> {
    let failed = |error: serde_json::Error| format!("does not serialize: {error}");
    let json = json::to_raw_value(value).map_err(failed)?;
    match json.get().as_bytes().first() {
        Some(b'n') => Ok(Vec::new()),
        Some(b'{') => serde_json::Deserializer::from_str(json.get())
            .deserialize_map(Properties)
            .map_err(failed),
        _ => Err("must be an object".to_owned()),
    }
}

struct Properties;

impl<'de> Visitor<'de> for Properties {
    type Value = Vec<(String, Box<RawValue>)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut properties = Vec::new();
        while let Some(property) = map.next_entry()? {
            properties.push(property);
        }
        Ok(properties)
    }
}

/// A name, and the values that share it.
type Pair = (String, Vec<String>);

/// A property as pairs of a name and its values, none of them encoded; a [`separator`] goes between the values.
///
/// # Errors
///
/// When it does not serialize.
pub fn pairs(name: &str, json: &RawValue, coding: Coding) -> Result<Vec<Pair>, String> {
    let failed = |error: serde_json::Error| format!("does not serialize: {error}");
    let mut pairs = Vec::new();
    match coding {
        Coding::Usual => {
            for item in elements(json).map_err(failed)? {
                pairs.extend(
                    text(&item)
                        .map_err(failed)?
                        .map(|text| (name.to_owned(), vec![text])),
                );
            }
        }
        Coding::Json => {
            pairs.extend(
                text(json)
                    .map_err(failed)?
                    .map(|text| (name.to_owned(), vec![text])),
            );
        }
        Coding::Styled(style, explode) | Coding::Reserved(style, explode) => {
            let in_brackets = explode || style == Style::DeepObject;
            let value = Value::styled(json, in_brackets).map_err(failed)?;
            styled(name, value, style, explode, &mut pairs);
        }
    }
    Ok(pairs)
}

/// The elements of a list; anything else is its own only element.
pub fn elements(json: &RawValue) -> Result<Vec<Box<RawValue>>, serde_json::Error> {
    if json.get().starts_with('[') {
        serde_json::from_str(json.get())
    } else {
        Ok(vec![json.to_owned()])
    }
}

/// A value as text: a string is its own, `null` is nothing, a number or boolean as in a parameter, all else is JSON.
pub fn text(json: &RawValue) -> Result<Option<String>, serde_json::Error> {
    match json.get().as_bytes().first() {
        Some(b'n') => Ok(None),
        Some(b'"') => String::deserialize(json).map(Some),
        _ => Ok(Some(plain(json.get()).to_owned())),
    }
}

fn styled(name: &str, value: Value, style: Style, explode: bool, pairs: &mut Vec<Pair>) {
    let deep = style == Style::DeepObject;
    match value {
        Value::Null => {}
        Value::Text(text) => pairs.push((name.to_owned(), vec![text])),
        value if deep => brackets(name, value, pairs),
        Value::List(items) if explode => {
            for (index, item) in items.into_iter().enumerate() {
                match item {
                    Value::Null => {}
                    Value::Text(text) => pairs.push((name.to_owned(), vec![text])),
                    nested => brackets(&format!("{name}[{index}]"), nested, pairs),
                }
            }
        }
        Value::Map(entries) if explode => {
            for (key, value) in entries {
                brackets(&key, value, pairs);
            }
        }
        Value::List(items) => {
            let texts: Vec<String> = items.into_iter().filter_map(scalar).collect();
            if !texts.is_empty() {
                pairs.push((name.to_owned(), texts));
            }
        }
        Value::Map(entries) => {
            let entries = entries.into_iter();
            let known = entries.filter_map(|(key, value)| Some([key, scalar(value)?]));
            let texts: Vec<String> = known.flatten().collect();
            if !texts.is_empty() {
                pairs.push((name.to_owned(), texts));
            }
        }
    }
}

/// The text of what stands between separators, where an array or object has been made one.
fn scalar(value: Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text),
        Value::Null | Value::List(_) | Value::Map(_) => None,
    }
}

/// `name[0][key]=text`, as deep as it goes.
fn brackets(name: &str, value: Value, pairs: &mut Vec<Pair>) {
    match value {
        Value::Null => {}
        Value::Text(text) => pairs.push((name.to_owned(), vec![text])),
        Value::List(items) => {
            for (index, item) in items.into_iter().enumerate() {
                brackets(&format!("{name}[{index}]"), item, pairs);
            }
        }
        Value::Map(entries) => {
            for (key, value) in entries {
                brackets(&format!("{name}[{key}]"), value, pairs);
            }
        }
    }
}
