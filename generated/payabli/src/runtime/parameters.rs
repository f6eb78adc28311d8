//! Parameters as text: percent-encoding, and OpenAPI's `style` and `explode`.
//!
//! ```yaml
//! - { name: filter, in: query, style: deepObject, explode: true, schema: { type: object } }
//! ```
//!
//! Any `Serialize` becomes a [`Value`] (by way of its JSON, so that numbers keep their digits); all that follows knows only
//! `Value`. Where the specification says "undefined", it is the bracket notation that servers agree on, or JSON.

use std::fmt::{self, Display, Write as _};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde::de::{Deserializer as _, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::json;

/// RFC 3986's unreserved characters stay; all else is encoded.
const STRICT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The bytes that `STRICT` leaves.
const STAYS: [bool; 256] = {
    let mut stays = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        stays[byte] = b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    stays
};

/// The reserved characters that mean nothing in a query string stay too.
const RESERVED: &AsciiSet = &STRICT
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// What may stand unencoded in a path segment: the reserved characters but `/`, `?` and `#`, and the brackets.
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.add(b'/').add(b'?').remove(b'&').remove(b'+');

/// What a parameter that travels as a form encodes, save for the space, which becomes `+`.
const FORM: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'*')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b' ');

/// How long the value of a parameter is thought to be.
const ROOM: usize = 23;

/// A parameter's value, ready to be styled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing: it is left out.
    Null,
    /// A string, or the text of a number or boolean.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object, in its own order.
    Map(Vec<(String, Value)>),
}

/// OpenAPI's ways to write a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `blue,black,brown`
    Simple,
    /// `.blue.black.brown`
    Label,
    /// `;color=blue;color=black`
    Matrix,
    /// `color=blue&color=black`
    Form,
    /// `color=blue%20black%20brown`
    SpaceDelimited,
    /// `color=blue%7Cblack%7Cbrown`
    PipeDelimited,
    /// `color[R]=100&color[G]=200`, with the brackets encoded
    DeepObject,
    /// `color=blue; color=black`, not percent-encoded
    Cookie,
}

impl Value {
    /// The value that `value` serializes to.
    ///
    /// # Errors
    ///
    /// When it does not serialize.
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Result<Self, serde_json::Error> {
        Self::read(&json::to_raw_value(value)?, usize::MAX)
    }

    /// The same, where an array or object inside of another is the text of its JSON unless it goes in brackets: no other style has
    /// a form for it, and JSON is what the tools write that show documents.
    ///
    /// # Errors
    ///
    /// When it does not serialize.
    pub fn styled<T: Serialize + ?Sized>(
        value: &T,
        in_brackets: bool,
    ) -> Result<Self, serde_json::Error> {
        let levels = if in_brackets { usize::MAX } else { 1 };
        Self::read(&json::to_raw_value(value)?, levels)
    }

    fn read(json: &RawValue, levels: usize) -> Result<Self, serde_json::Error> {
        let text = json.get();
        Ok(match text.as_bytes().first() {
            Some(b'[' | b'{') if levels == 0 => Self::Text(text.to_owned()),
            Some(b'n') => Self::Null,
            Some(b'"') => Self::Text(serde_json::from_str(text)?),
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(text)?;
                Self::List(
                    items
                        .into_iter()
                        .map(|item| Self::read(item, levels - 1))
                        .collect::<Result<_, _>>()?,
                )
            }
            Some(b'{') => {
                let entries = serde_json::Deserializer::from_str(text).deserialize_map(Entries)?;
                let read = |(key, value)| Ok((key, Self::read(value, levels - 1)?));
                Self::Map(
                    entries
                        .into_iter()
                        .map(read)
                        .collect::<Result<_, serde_json::Error>>()?,
                )
            }
            _ => Self::Text(plain(text).to_owned()),
        })
    }
}

/// A number or boolean of JSON as it is written outside of it: a float that is whole has no `.0`, which servers that expect an integer
/// would not take.
pub fn plain(json: &str) -> &str {
    json.strip_suffix(".0").unwrap_or(json)
}

/// An object's entries in order, values as text.
struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}

/// Percent-encodes all but `A-Z a-z 0-9 - . _ ~`: right for a path segment, a query name and a query value.
pub fn encode(text: &str) -> String {
    let mut encoded = String::new();
    push_encoded(&mut encoded, text);
    encoded
}

/// As [`encode`], of what a value shows as.
pub fn encoded(value: &dyn Display) -> String {
    let mut encoded = Encoded(String::new());
    encoded.show(value);
    encoded.0
}

/// `name=value`, both encoded.
pub fn pair(name: &str, value: &dyn Display) -> String {
    let mut pair = Encoded(String::with_capacity(name.len() + ROOM));
    push_encoded(&mut pair.0, name);
    pair.0.push('=');
    pair.show(value);
    pair.0
}

/// A text that is encoded while it is written.
struct Encoded(String);

impl Encoded {
    fn show(&mut self, value: &dyn Display) {
        write!(self, "{value}")
            .expect("a text takes whatever is written, and `Display` does not fail");
    }
}

impl fmt::Write for Encoded {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        push_encoded(&mut self.0, text);
        Ok(())
    }
}

fn push_encoded(out: &mut String, text: &str) {
    // Most texts are encoded as they stand, and then copied in one piece.
    if text.bytes().all(|b| STAYS[usize::from(b)]) {
        out.push_str(text);
    } else {
        out.extend(utf8_percent_encode(text, STRICT));
    }
}

/// As [`encode`], but leaves reserved characters and percent-encoded triples (`allowReserved: true`).
///
/// `#`, `&`, `+`, `[` and `]` are encoded all the same: unencoded, the first three would change what the query string says,
/// and the last two may not stand in one.
pub fn encode_reserved(text: &str) -> String {
    encode_but(text, RESERVED)
}

/// As [`encode_reserved`] within a path segment, where `&` and `+` are no danger, and `/` and `?` are one.
pub fn encode_reserved_in_path(text: &str) -> String {
    encode_but(text, RESERVED_IN_PATH)
}

fn encode_but(text: &str, set: &'static AsciiSet) -> String {
    let mut encoded = String::with_capacity(text.len());
    let mut parts = text.split('%');
    encoded.extend(
        parts
            .next()
            .map(|part| utf8_percent_encode(part, set))
            .into_iter()
            .flatten(),
    );
    for part in parts {
        let is_triple = part.len() >= 2 && part.bytes().take(2).all(|b| b.is_ascii_hexdigit());
        encoded.push_str(if is_triple { "%" } else { "%25" });
        encoded.extend(utf8_percent_encode(part, set));
    }
    encoded
}

/// A path parameter, encoded; `None` when there is nothing to write.
///
/// # Errors
///
/// When the style has no form for such a value.
pub fn in_path(
    name: &str,
    value: &Value,
    style: Style,
    explode: bool,
    allow_reserved: bool,
) -> Result<Option<String>, String> {
    let encode_value = if allow_reserved {
        encode_reserved_in_path
    } else {
        encode
    };
    let (start, separator) = match style {
        Style::Label if explode => (".", "."),
        Style::Label => (".", ","),
        Style::Matrix => (";", ";"),
        Style::Simple
        | Style::Form
        | Style::SpaceDelimited
        | Style::PipeDelimited
        | Style::DeepObject
        | Style::Cookie => ("", ","),
    };
    let name = encode(name);
    let joined = match value {
        Value::Null => return Ok(None),
        Value::Text(text) if style != Style::Matrix => encode_value(text),
        Value::Text(text) => matrix_pair(&name, &encode_value(text)),
        Value::List(_) | Value::Map(_) => {
            let exploded_matrix = explode && style == Style::Matrix;
            let items = match value {
                Value::List(items) if exploded_matrix => {
                    let texts = scalars(items)?;
                    texts
                        .iter()
                        .map(|text| matrix_pair(&name, &encode_value(text)))
                        .collect()
                }
                _ => pieces(value, explode, encode_value)?,
            };
            if items.is_empty() {
                return Ok(None);
            }
            if style == Style::Matrix && !explode {
                matrix_pair(&name, &items.join(","))
            } else {
                items.join(separator)
            }
        }
    };
    Ok(Some(format!("{start}{joined}")))
}

/// `name=value`; an empty value has no `=` in style `matrix` (RFC 6570, section 3.2.7).
fn matrix_pair(name: &str, value: &str) -> String {
    match value {
        "" => name.to_owned(),
        _ => format!("{name}={value}"),
    }
}

/// A query parameter as encoded `name=value` pairs joined by `&`; `None` when there is nothing to write.
///
/// # Errors
///
/// When the style has no form for such a value.
pub fn in_query(
    name: &str,
    value: &Value,
    style: Style,
    explode: bool,
    allow_reserved: bool,
) -> Result<Option<String>, String> {
    let encode_value = if allow_reserved {
        encode_reserved
    } else {
        encode
    };
    let separator = match style {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        Style::Simple
        | Style::Label
        | Style::Matrix
        | Style::Form
        | Style::DeepObject
        | Style::Cookie => ",",
    };
    let deep = style == Style::DeepObject;
    Ok(match value {
        Value::Null => None,
        Value::Text(text) => Some(format!("{}={}", encode(name), encode_value(text))),
        Value::List(_) | Value::Map(_) if explode || deep => {
            let bare = !deep && matches!(value, Value::Map(_));
            let mut pairs = Vec::new();
            let lists = if deep {
                Lists::Indexed
            } else {
                Lists::Repeated
            };
            flatten(if bare { "" } else { name }, value, lists, &mut pairs);
            let write =
                |(name, text): &(String, &str)| format!("{}={}", encode(name), encode_value(text));
            let pairs: Vec<_> = pairs.iter().map(write).collect();
            (!pairs.is_empty()).then(|| pairs.join("&"))
        }
        Value::List(_) | Value::Map(_) => {
            let items = pieces(value, false, encode_value)?;
            (!items.is_empty()).then(|| format!("{}={}", encode(name), items.join(separator)))
        }
    })
}

/// A header's value (style `simple`, not encoded); `None` when there is nothing to write.
///
/// # Errors
///
/// When the style has no form for such a value.
pub fn in_header(value: &Value, explode: bool) -> Result<Option<String>, String> {
    Ok(match value {
        Value::Null => None,
        Value::Text(text) => Some(text.clone()),
        Value::List(_) | Value::Map(_) => {
            let items = pieces(value, explode, str::to_owned)?;
            (!items.is_empty()).then(|| items.join(","))
        }
    })
}

/// A cookie parameter as `name=value` pairs joined by `; `; `None` when there is nothing to write. Style `form` encodes it.
///
/// # Errors
///
/// When the style has no form for such a value; in style `cookie`, when a value has characters that end a cookie.
pub fn in_cookie(
    name: &str,
    value: &Value,
    style: Style,
    explode: bool,
) -> Result<Option<String>, String> {
    if style == Style::Cookie {
        return raw_cookie(name, value, explode);
    }
    let pairs = in_query(name, value, Style::Form, explode, false)?;
    // A `&` between the pairs would make them one cookie. Within a pair there is none, being encoded.
    Ok(pairs.map(|pairs| pairs.replace('&', "; ")))
}

/// RFC 6265 as it stands: nothing is encoded, so nothing that would end the cookie can be sent.
fn raw_cookie(name: &str, value: &Value, explode: bool) -> Result<Option<String>, String> {
    let pairs = match value {
        Value::Null => Vec::new(),
        Value::Text(text) => vec![format!("{name}={text}")],
        Value::List(items) if explode => {
            let texts = scalars(items)?;
            texts.iter().map(|text| format!("{name}={text}")).collect()
        }
        Value::Map(_) if explode => pieces(value, true, str::to_owned)?,
        Value::List(_) | Value::Map(_) => {
            let items = pieces(value, false, str::to_owned)?;
            match items.is_empty() {
                true => Vec::new(),
                false => vec![format!("{name}={}", items.join(","))],
            }
        }
    };
    let ends = |c: char| c == ';' || c.is_whitespace() || c.is_control();
    if pairs.iter().any(|pair| pair.contains(ends)) {
        return Err("a cookie cannot hold spaces and semicolons".to_owned());
    }
    Ok((!pairs.is_empty()).then(|| pairs.join("; ")))
}

/// An object as `application/x-www-form-urlencoded`, for a parameter whose `content` says so: `a=1&a=2&metadata[k]=v&items[0][price]=5`, with the brackets encoded.
pub fn form(value: &Value) -> String {
    let mut pairs = Vec::new();
    flatten("", value, Lists::Repeated, &mut pairs);
    let encode = |text: &str| {
        utf8_percent_encode(text, FORM)
            .to_string()
            .replace(' ', "+")
    };
    let write = |(name, text): &(String, &str)| format!("{}={}", encode(name), encode(text));
    pairs.iter().map(write).collect::<Vec<_>>().join("&")
}

/// How an array of scalars is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lists {
    /// `a=1&a=2`
    Repeated,
    /// `a[0]=1&a[1]=2`: servers that read brackets at all read these as an array, and many read `a=1&a=2` as `2`.
    Indexed,
}

/// Brackets: an array's objects have indices, an object's properties have names.
fn flatten<'a>(name: &str, value: &'a Value, lists: Lists, pairs: &mut Vec<(String, &'a str)>) {
    match value {
        Value::Null => {}
        Value::Text(text) => pairs.push((name.to_owned(), text)),
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                match item {
                    Value::Null => {}
                    Value::Text(text) if lists == Lists::Repeated => {
                        pairs.push((name.to_owned(), text));
                    }
                    Value::Text(_) | Value::List(_) | Value::Map(_) => {
                        flatten(&format!("{name}[{index}]"), item, lists, pairs);
                    }
                }
            }
        }
        Value::Map(entries) => {
            for (key, value) in entries {
                let name = if name.is_empty() {
                    key.clone()
                } else {
                    format!("{name}[{key}]")
                };
                flatten(&name, value, lists, pairs);
            }
        }
    }
}

/// The parts of an array or object that a separator then joins: `R=100` an entry if exploded, else `R` and `100`.
fn pieces(value: &Value, explode: bool, encode: fn(&str) -> String) -> Result<Vec<String>, String> {
    let mut pieces = Vec::new();
    match value {
        Value::Null => {}
        Value::Text(text) => pieces.push(encode(text)),
        Value::List(items) => pieces.extend(scalars(items)?.into_iter().map(encode)),
        Value::Map(entries) => {
            for (key, value) in entries {
                match value {
                    Value::Null => {}
                    Value::Text(text) if explode => {
                        pieces.push(format!("{}={}", encode(key), encode(text)))
                    }
                    Value::Text(text) => pieces.extend([encode(key), encode(text)]),
                    Value::List(_) | Value::Map(_) => return Err(NESTED.to_owned()),
                }
            }
        }
    }
    Ok(pieces)
}

const NESTED: &str = "an array or object inside another has no form in this parameter's style";

fn scalars(items: &[Value]) -> Result<Vec<&str>, String> {
    let texts = items.iter().filter_map(|item| match item {
        Value::Null => None,
        Value::Text(text) => Some(Ok(text.as_str())),
        Value::List(_) | Value::Map(_) => Some(Err(NESTED.to_owned())),
    });
    texts.collect()
}
