//! What the tests of requests send as a body, and what of it they look for on the wire.

use super::bodies::{body_type, is_form_data, is_json, ordered_media_type, sent_media_type};
use super::code::quoted;
use super::context::{Context, Uses};
use super::requests::header_check;
use super::round_trips::json_literal;
use super::rust_types::{has_files, is_coded, is_file};
use super::sample;
use super::values;
use crate::ir::{Content, Encoding, MediaKind, Parts, Shape, TypeId};
use serde_json::Value;

/// A body as an argument, and the statements that look at what the server must see of it.
pub(super) struct Sent {
    pub(super) written: String,
    pub(super) checks: Vec<String>,
}

/// The body that a test sends; `None` where no test can write it down.
pub(super) fn sent(ctx: Context<'_>, content: &Content) -> Option<Sent> {
    let media_type = sent_media_type(content);
    let value = values::finite_body_value(ctx, content)?;
    let ty = body_type(ctx, content);
    let read = |json: &Value| {
        if content.ty.is_some_and(|ty| is_coded(ctx, ty)) {
            // Serde does not know these types.
            return by_setters(ctx, content);
        }
        let json = json_literal(json);
        Some(format!(
            "serde_json::from_str::<{ty}>({json}).expect(\"the example is a value of its type\")"
        ))
    };
    let mut checks = Vec::new();
    let mut check = |code: String| checks.push(code);
    let written = match content.kind {
        MediaKind::Json => {
            if let Some(sent) = as_sent(ctx, content, &value) {
                check("let sent: Value = serde_json::from_slice(&request.body).expect(\"the body is JSON\");".to_owned());
                is_wanted(&sent).into_iter().for_each(&mut check);
            }
            read(&value)?
        }
        MediaKind::Form => {
            let sent = as_sent(ctx, content, &value);
            if let Some(pairs) = sent.and_then(|sent| scalars(content, &sent)) {
                check(
                    "let mut pairs: Vec<&str> = std::str::from_utf8(&request.body)\
                     .expect(\"a form is text\").split('&').filter(|pair| !pair.is_empty()).collect();"
                        .to_owned(),
                );
                check("pairs.sort_unstable();".to_owned());
                let pairs: Vec<String> = pairs.iter().map(|pair| quoted(pair)).collect();
                let pairs = pairs.join(", ");
                check(format!("assert_eq!(pairs, [{pairs}] as [&str; _]);"));
            }
            read(&value)?
        }
        MediaKind::Multipart => {
            let written = match content.ty {
                Some(ty) if !has_files(ctx, ty) => read(&value)?,
                Some(_) | None => by_setters(ctx, content)?,
            };
            let ordered = ordered_types(ctx, content, &value);
            if let Some(types) = &ordered {
                let types: Vec<String> = types.iter().map(|ty| quoted(ty)).collect();
                check("let sent = String::from_utf8_lossy(&request.body);".to_owned());
                check(
                    "let types = sent.lines().filter_map(|line| line.strip_prefix(\"Content-Type: \"));"
                        .to_owned(),
                );
                check("let types: Vec<&str> = types.collect();".to_owned());
                check(format!(
                    "assert_eq!(types, [{}] as [&str; _]);",
                    types.join(", ")
                ));
                check("assert!(!sent.contains(\"form-data\"), \"{sent}\");".to_owned());
            }
            let names = match ordered {
                Some(_) => Vec::new(),
                None => part_names(ctx, content, &value),
            };
            if !names.is_empty() {
                check("let sent = String::from_utf8_lossy(&request.body);".to_owned());
            }
            for name in names {
                let disposition = quoted(&format!("form-data; name=\"{name}\""));
                check(format!(
                    "assert!(sent.contains({disposition}), \"{{sent}}\");"
                ));
            }
            let start = quoted(&format!("{media_type}; boundary="));
            check(
                "let content_type = header(request, \"content-type\").unwrap_or_default();"
                    .to_owned(),
            );
            check(format!(
                "assert!(content_type.starts_with({start}), \"{{content_type:?}}\");"
            ));
            return Some(Sent { written, checks });
        }
        MediaKind::JsonLines | MediaKind::JsonSequence => {
            if let Some(sent) = as_sent(ctx, content, &value) {
                check(
                    "let sent = std::str::from_utf8(&request.body).expect(\"the body is text\");"
                        .to_owned(),
                );
                check(
                    "let sent: Value = serde_json::from_str(sent.trim_start_matches('\\u{1e}'))\
                     .expect(\"the line is JSON\");"
                        .to_owned(),
                );
                is_wanted(&sent).into_iter().for_each(&mut check);
            }
            read(&Value::Array(vec![value.clone()]))?
        }
        MediaKind::Text | MediaKind::Events => {
            check("assert_eq!(request.body, b\"text\");".to_owned());
            "\"text\".to_owned()".to_owned()
        }
        MediaKind::Binary => {
            check("assert_eq!(request.body, b\"bytes\");".to_owned());
            "&b\"bytes\"[..]".to_owned()
        }
    };
    check(header_check("content-type", media_type));
    Some(Sent { written, checks })
}

/// That the JSON that arrived is this.
fn is_wanted(sent: &Value) -> [String; 2] {
    let json = json_literal(sent);
    [
        format!(
            "let wanted: Value = serde_json::from_str({json}).expect(\"the example is JSON\");"
        ),
        "assert!(same(&sent, &wanted), \"{sent:#} is not {wanted:#}\");".to_owned(),
    ]
}

/// The media types of the parts that must arrive in their order, where they have no names.
fn ordered_types(ctx: Context<'_>, content: &Content, value: &Value) -> Option<Vec<String>> {
    let Parts::Ordered(fixed) = content.parts else {
        return None;
    };
    let sent = as_sent(ctx, content, value)?;
    let ty = ctx.resolve(content.ty?).1;
    let mut parts: Vec<(TypeId, &str, Vec<&Value>)> = Vec::new();
    match (&ty.shape, &sent) {
        (Shape::Array(items), Value::Array(elements)) => {
            parts.push((*items, "", elements.iter().collect()));
        }
        (Shape::Struct(shape), Value::Object(members)) => {
            for (index, field) in shape.fields.iter().enumerate() {
                let Some(member) = members.get(&field.name) else {
                    continue;
                };
                parts.push(match (&ctx.resolve(field.ty).1.shape, member) {
                    (Shape::Array(items), Value::Array(elements)) if index == fixed => {
                        (*items, &field.name, elements.iter().collect())
                    }
                    _ => (field.ty, &field.name, vec![member]),
                });
            }
        }
        _ => return None,
    }
    let mut types = Vec::new();
    let usual = Encoding::default();
    for (ty, name, values) in parts {
        let encoding = content.encoding_of(name).unwrap_or(&usual);
        let fixed = ordered_media_type(ctx, ty, encoding);
        let is_json = encoding.content_type.as_deref().is_some_and(is_json);
        for value in values.into_iter().filter(|value| !value.is_null()) {
            let own = match value {
                _ if is_file(ctx, ty) => "application/octet-stream",
                _ if is_json || value.is_object() || value.is_array() => "application/json",
                Value::String(text) if !text.is_ascii() => "text/plain; charset=utf-8",
                _ => "text/plain",
            };
            types.push(fixed.unwrap_or(own).to_owned());
        }
    }
    Some(types)
}

/// The names of the parts that must arrive, as far as they are worked out here.
fn part_names(ctx: Context<'_>, content: &Content, value: &Value) -> Vec<String> {
    let mut encodings = content.encoding.iter();
    match content.ty {
        None if is_form_data(content) => vec!["name".to_owned()],
        None => Vec::new(),
        Some(_) if encodings.any(|(_, encoding)| encoding.style.is_some()) => Vec::new(),
        Some(_) => as_sent(ctx, content, value)
            .map(|sent| sent_names(&sent))
            .unwrap_or_default(),
    }
}

/// The value as the crate sends it; `None` where that is not worked out here.
fn as_sent(ctx: Context<'_>, content: &Content, value: &Value) -> Option<Value> {
    match content.ty {
        Some(ty) => values::as_sent(ctx, ty, value),
        None => Some(value.clone()),
    }
}

/// The body by constructor and setters: files, and types that only the crate decodes, cannot be read from JSON.
fn by_setters(ctx: Context<'_>, content: &Content) -> Option<String> {
    let krate = ctx.krate();
    let mut uses = Uses {
        in_test: true,
        ..Uses::default()
    };
    let expression = sample::body_expression(ctx, content, &mut uses)?;
    let paths = uses.paths.iter().map(|path| {
        let own = path.strip_prefix("crate::");
        let name = own.unwrap_or_else(|| path.rsplit("::").next().unwrap_or(path));
        format!("use {krate}::{name}; ")
    });
    let types = uses
        .types
        .iter()
        .map(|ident| format!("use {krate}::types::{ident}; "));
    let uses: String = paths.chain(types).collect();
    Some(match uses.is_empty() {
        true => expression,
        false => format!("{{ {uses}{expression} }}"),
    })
}

/// The pairs of a form whose values are all scalars, in the order of their bytes.
fn scalars(content: &Content, value: &Value) -> Option<Vec<String>> {
    if content
        .encoding
        .iter()
        .any(|(_, encoding)| encoding.style.is_some_and(|style| style.allow_reserved))
    {
        return None;
    }
    let mut pairs = Vec::new();
    for (name, value) in value.as_object()? {
        let text = match value {
            Value::Null => continue,
            Value::String(text) => text.clone(),
            Value::Bool(_) | Value::Number(_) => value.to_string(),
            Value::Array(_) | Value::Object(_) => return None,
        };
        pairs.push(format!("{}={}", encode(name), encode(&text)));
    }
    pairs.sort_unstable();
    Some(pairs)
}

/// The names of the parts that must arrive.
fn sent_names(value: &Value) -> Vec<String> {
    let members = value.as_object().into_iter().flatten();
    let sent = members.filter(|(name, value)| {
        let empty = value.is_null()
            || value
                .as_array()
                .is_some_and(|list| list.iter().all(Value::is_null));
        !empty && !name.contains(['"', '\r', '\n'])
    });
    sent.map(|(name, _)| name.clone()).collect()
}

/// The coding of the HTML standard's forms.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"*-._".contains(&byte) {
            encoded.push(char::from(byte));
        } else if byte == b' ' {
            encoded.push('+');
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
