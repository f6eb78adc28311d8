//! What the tests of requests send as a body, and what of it they look for on the wire.

use super::bodies::{body_type, sent_media_type};
use super::code::quoted;
use super::context::{Context, Uses};
use super::requests::header_check;
use super::round_trips::json_literal;
use super::rust_types::has_files;
use super::sample;
use super::values;
use crate::ir::{Content, MediaKind};
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
        let json = json_literal(json);
        format!(
            "serde_json::from_str::<{ty}>({json}).expect(\"the example is a value of its type\")"
        )
    };
    let mut checks = Vec::new();
    let mut check = |code: String| checks.push(code);
    let written = match content.kind {
        MediaKind::Json => {
            if let Some(sent) = as_sent(ctx, content, &value) {
                check("let sent: Value = serde_json::from_slice(&request.body).expect(\"the body is JSON\");".to_owned());
                is_wanted(&sent).into_iter().for_each(&mut check);
            }
            read(&value)
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
            read(&value)
        }
        MediaKind::Multipart => {
            let written = match content.ty {
                Some(ty) if !has_files(ctx, ty) => read(&value),
                Some(_) | None => by_setters(ctx, content)?,
            };
            let names = part_names(ctx, content, &value);
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
            read(&Value::Array(vec![value.clone()]))
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

/// The names of the parts that must arrive, as far as they are worked out here.
fn part_names(ctx: Context<'_>, content: &Content, value: &Value) -> Vec<String> {
    let mut encodings = content.encoding.iter();
    match content.ty {
        None => vec!["name".to_owned()],
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

/// The body by constructor and setters: a file cannot be read from JSON.
fn by_setters(ctx: Context<'_>, content: &Content) -> Option<String> {
    let krate = ctx.krate();
    let mut uses = Uses::default();
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
    Some(format!("{{ {uses}{expression} }}"))
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
