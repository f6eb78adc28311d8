//! What a parameter looks like on the wire, worked out from the document and the table of styles, not by the crate's runtime.
//!
//! ```yaml
//! - {name: ids, in: query, style: pipeDelimited, schema: {type: array}}    # ids=1%7C2
//! ```

use super::context::Context;
use super::values;
use crate::config::{Date, DateTime, Number};
use crate::ir::{Parameter, ParameterIn, Shape, StringFormat, Style, TypeId};
use serde_json::Value;

/// A value as the table of styles has it.
enum Parts {
    Text(String),
    List(Vec<String>),
    /// The properties in the order in which the crate writes them.
    Map(Vec<(String, Parts)>),
}

/// A value for a parameter that shows its style: lists are not empty, and objects have what is optional, too.
pub(super) fn value(ctx: Context<'_>, parameter: &Parameter) -> Value {
    let usual = values::parameter_value(ctx, parameter);
    filled(ctx, parameter.ty, usual, &parameter.name, 0)
}

fn filled(ctx: Context<'_>, id: TypeId, value: Value, name: &str, depth: usize) -> Value {
    let (_, ty, _) = ctx.resolve(id);
    match (&ty.shape, value) {
        (Shape::Array(items), Value::Array(elements)) if elements.is_empty() && depth < 3 => {
            Value::Array(vec![values::made_up(ctx, *items, name, 1)])
        }
        (Shape::Struct(shape), Value::Object(mut members)) if members.is_empty() && depth < 3 => {
            let optional = shape.fields.iter().filter(|field| !field.docs.deprecated);
            for field in optional.take(3) {
                let made = values::made_up(ctx, field.ty, &field.name, 1);
                let made = filled(ctx, field.ty, made, &field.name, depth + 1);
                members.insert(field.name.clone(), made);
            }
            Value::Object(members)
        }
        (_, value) => value,
    }
}

/// The text of a scalar. A float is written as people do (`1`); a very large one within a list or object as JSON does (`1e21`).
fn text(ctx: Context<'_>, id: TypeId, value: &Value, within: bool) -> Option<String> {
    let (_, ty, _) = ctx.resolve(id);
    match (&ty.shape, value) {
        (Shape::Number(_), Value::Number(number)) if ctx.config.types.number == Number::F64 => {
            let float = number.as_f64()?;
            match within {
                true => Some(whole(&serde_json::to_string(&float).ok()?).to_owned()),
                false => Some(float.to_string()),
            }
        }
        (Shape::Number(_) | Shape::Integer(_) | Shape::Enum(_), Value::Number(number)) => {
            Some(whole(&number.to_string()).to_owned())
        }
        (Shape::Boolean, Value::Bool(flag)) => Some(flag.to_string()),
        (Shape::String(_) | Shape::Enum(_), Value::String(text)) => {
            values::is_canonical(ctx, id, value).then(|| text.clone())
        }
        (Shape::Union(union), Value::String(text)) => {
            let constant = ctx.api.types.constant_branch(union, text);
            constant.map(|_| text.clone())
        }
        _ => None,
    }
}

/// A number without the `.0` of a float that is whole.
fn whole(number: &str) -> &str {
    number.strip_suffix(".0").unwrap_or(number)
}

/// `None` for what no table says: unions but for their constants, any JSON, lists in lists.
fn parts(ctx: Context<'_>, id: TypeId, value: &Value, depth: usize) -> Option<Parts> {
    let (_, ty, _) = ctx.resolve(id);
    match (&ty.shape, value) {
        (Shape::Array(items), Value::Array(elements)) => {
            let texts = elements
                .iter()
                .map(|element| text(ctx, *items, element, true));
            texts.collect::<Option<_>>().map(Parts::List)
        }
        (Shape::Struct(shape), Value::Object(members)) if depth < 8 => {
            let known = |key: &String| shape.fields.iter().any(|field| field.name == *key);
            if !members.keys().all(known) {
                return None;
            }
            let written = shape
                .fields
                .iter()
                .filter_map(|field| Some((field, members.get(&field.name)?)))
                .filter(|(_, member)| !member.is_null());
            let entries = written.map(|(field, member)| {
                Some((field.name.clone(), parts(ctx, field.ty, member, depth + 1)?))
            });
            entries.collect::<Option<_>>().map(Parts::Map)
        }
        (Shape::Map(values), Value::Object(members)) if depth < 8 => {
            let mut entries = Vec::new();
            for (key, member) in members {
                entries.push((key.clone(), parts(ctx, *values, member, depth + 1)?));
            }
            entries.sort_by(|(one, _), (other, _)| one.cmp(other));
            Some(Parts::Map(entries))
        }
        _ => text(ctx, id, value, depth > 0).map(Parts::Text),
    }
}

/// A value as the crate writes it in JSON; `None` where its order is not known.
fn json(ctx: Context<'_>, id: TypeId, value: &Value) -> Option<String> {
    let (_, ty, _) = ctx.resolve(id);
    match (&ty.shape, value) {
        (_, Value::Null) => Some("null".to_owned()),
        (Shape::Array(items), Value::Array(elements)) => {
            let elements = elements.iter().map(|element| json(ctx, *items, element));
            let elements: Vec<String> = elements.collect::<Option<_>>()?;
            Some(format!("[{}]", elements.join(",")))
        }
        (Shape::Struct(shape), Value::Object(members)) => {
            let known = |key: &String| shape.fields.iter().any(|field| field.name == *key);
            if !members.keys().all(known) {
                return None;
            }
            let mut entries = Vec::new();
            for field in &shape.fields {
                if let Some(member) = members.get(&field.name) {
                    let key = Value::from(field.name.clone());
                    entries.push(format!("{key}:{}", json(ctx, field.ty, member)?));
                }
            }
            Some(format!("{{{}}}", entries.join(",")))
        }
        (_, Value::String(text)) => {
            values::is_canonical(ctx, id, value).then(|| Value::from(text.clone()).to_string())
        }
        (Shape::Number(_), Value::Number(number)) if ctx.config.types.number == Number::F64 => {
            serde_json::to_string(&number.as_f64()?).ok()
        }
        (Shape::Number(_) | Shape::Integer(_) | Shape::Enum(_), Value::Number(_))
        | (Shape::Boolean, Value::Bool(_)) => Some(value.to_string()),
        _ => None,
    }
}

/// What a parameter that travels as JSON is on the wire.
pub(super) fn written_json(
    ctx: Context<'_>,
    parameter: &Parameter,
    value: &Value,
) -> Option<String> {
    let text = json(ctx, parameter.ty, value)?;
    // A header's JSON has escapes, which are not worked out here.
    if parameter.place == ParameterIn::Header && !text.is_ascii() {
        return None;
    }
    Some(placed(parameter, &text))
}

/// A text of some media type where it belongs.
pub(super) fn placed(parameter: &Parameter, text: &str) -> String {
    match parameter.place {
        ParameterIn::Path | ParameterIn::QueryString => encode(text),
        ParameterIn::Header => text.to_owned(),
        ParameterIn::Query | ParameterIn::Cookie => {
            format!("{}={}", encode(&parameter.name), encode(text))
        }
    }
}

/// What a parameter's value is on the wire: a piece of the path, pairs of the query, a header's value, or cookies.
pub(super) fn written(ctx: Context<'_>, parameter: &Parameter, value: &Value) -> Option<String> {
    let name = &parameter.name;
    let explode = parameter.explode;
    let reserved = parameter.allow_reserved;
    let in_path = parameter.place == ParameterIn::Path;
    let code = |text: &str| match parameter.place {
        ParameterIn::Header => text.to_owned(),
        ParameterIn::Cookie if parameter.style == Style::Cookie => text.to_owned(),
        // What stays where reserved characters may is not worked out here.
        _ if reserved
            && text.contains(|c: char| !c.is_ascii_alphanumeric() && !"-._~".contains(c)) =>
        {
            String::new()
        }
        _ => encode(text),
    };
    let is_odd = |text: &str| reserved && !text.is_empty() && code(text).is_empty();
    let pair = |key: &str, text: &str| match (parameter.style, text) {
        (Style::Matrix, "") => encode(key),
        _ => format!("{}={}", encode(key), code(text)),
    };
    let parts = match parameter.style {
        // A text on its own is not within anything.
        Style::Simple | Style::Form => match text(ctx, parameter.ty, value, false) {
            Some(text) => Parts::Text(text),
            None => parts(ctx, parameter.ty, value, 1)?,
        },
        Style::Label
        | Style::Matrix
        | Style::SpaceDelimited
        | Style::PipeDelimited
        | Style::DeepObject
        | Style::Cookie => parts(ctx, parameter.ty, value, 1)?,
    };
    if let Parts::Text(text) = &parts
        && is_odd(text)
    {
        return None;
    }
    if parameter.style == Style::DeepObject {
        let mut pairs = Vec::new();
        deep(name, &parts, &mut pairs);
        let pairs: Vec<String> = pairs.iter().map(|(key, text)| pair(key, text)).collect();
        return (!pairs.is_empty()).then(|| pairs.join("&"));
    }
    let between = match (parameter.place, parameter.style, explode) {
        (ParameterIn::Path, Style::Label, true) => ".",
        (ParameterIn::Path, Style::Matrix, true) => ";",
        (ParameterIn::Query, _, true) => "&",
        (ParameterIn::Cookie, _, true) => "; ",
        (ParameterIn::Query, Style::SpaceDelimited, false) => "%20",
        (ParameterIn::Query, Style::PipeDelimited, false) => "%7C",
        _ => ",",
    };
    let named = match parameter.place {
        ParameterIn::Path => parameter.style == Style::Matrix,
        ParameterIn::Query | ParameterIn::Cookie => true,
        ParameterIn::Header => false,
        ParameterIn::QueryString => return None,
    };
    let joined = match parts {
        Parts::Text(text) if named => pair(name, &text),
        Parts::Text(text) => code(&text),
        Parts::List(texts) if texts.is_empty() => return None,
        Parts::List(texts) => {
            let texts: Vec<String> = match named && explode {
                true => texts.iter().map(|text| pair(name, text)).collect(),
                false => texts.iter().map(|text| code(text)).collect(),
            };
            let list = texts.join(between);
            match named && !explode {
                true => format!("{}={list}", encode(name)),
                false => list,
            }
        }
        Parts::Map(entries) if entries.is_empty() => return None,
        Parts::Map(entries) => {
            let mut texts = Vec::new();
            for (key, part) in &entries {
                let Parts::Text(text) = part else { return None };
                match explode {
                    true => texts.push(format!("{}={}", code(key), code(text))),
                    false => texts.extend([code(key), code(text)]),
                }
            }
            let list = texts.join(between);
            match named && !explode {
                true => format!("{}={list}", encode(name)),
                false => list,
            }
        }
    };
    let start = match (in_path, parameter.style) {
        (true, Style::Label) => ".",
        (true, Style::Matrix) => ";",
        _ => "",
    };
    Some(format!("{start}{joined}"))
}

fn deep(name: &str, parts: &Parts, pairs: &mut Vec<(String, String)>) {
    match parts {
        Parts::Text(text) => pairs.push((name.to_owned(), text.clone())),
        Parts::List(texts) => {
            let named = texts.iter().enumerate();
            pairs.extend(named.map(|(index, text)| (format!("{name}[{index}]"), text.clone())));
        }
        Parts::Map(entries) => {
            for (key, part) in entries {
                deep(&format!("{name}[{key}]"), part, pairs);
            }
        }
    }
}

/// Percent-encoding of all but the unreserved characters of RFC 3986.
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// The name under which the crate's root offers the type of a value that goes through its own coding.
pub(super) fn coded_type(ctx: Context<'_>, id: TypeId) -> Option<&'static str> {
    let (_, ty, _) = ctx.resolve(id);
    match &ty.shape {
        Shape::Number(_) if ctx.config.types.number == Number::Decimal => Some("Decimal"),
        Shape::String(StringFormat::Date) if ctx.config.types.date == Date::Date => Some("Date"),
        Shape::String(StringFormat::DateTime)
            if ctx.config.types.date_time == DateTime::Timestamp =>
        {
            Some("Timestamp")
        }
        _ => None,
    }
}
