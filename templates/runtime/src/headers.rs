//! Headers of an answer as values: the texts of those that the document declares, by a table, as a struct.
//!
//! ```yaml
//! headers: { X-Total: { schema: { type: integer } }, X-Kinds: { schema: { type: array, items: { type: string } } } }
//! ```
//!
//! The texts become one JSON object, as OpenAPI's style `simple` says, which the struct is then read from like any other. So what
//! depends on the struct is one function, and it is read by code that is there already.

use std::fmt::Write as _;

use http::HeaderMap;
use serde::de::DeserializeOwned;

pub use super::error::Error;
use super::error::ErrorKind;
use super::json_path::locate;
use super::response::Response;

/// How the text of a header becomes JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text as it stands.
    Text,
    /// A number or a flag.
    Plain,
    /// A number or a flag if it looks like one, else a text.
    Guessed,
    /// JSON already (`content` in the place of `schema`).
    Json,
    /// `3,4,5`
    List(&'static Kind),
    /// `R=100,G=200` if the first is true, else `R,100,G,200`: the kinds of known properties, and that of all others.
    Object(bool, &'static [(&'static str, Kind)], &'static Kind),
}

/// A struct that holds declared headers.
pub trait Declared: DeserializeOwned {
    /// The names of the headers, each with what makes a value of its text.
    const HEADERS: &'static [(&'static str, Kind)];
}

impl<T> Response<T> {
    /// The headers that the document declares for a success of this call, as the struct that its method's documentation names.
    ///
    /// It is for an answer of any status; one that is no success may lack what a success must have.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] when a required header is missing, or a value is not what the document says. The message names the
    /// header, and the error keeps the answer.
    pub fn headers_as<H: Declared>(&self) -> Result<H, Error> {
        read(self.headers()).map_err(|error| self.undecodable(error))
    }
}

impl Error {
    /// The headers that the document declares for a failure of this call, as the struct that its method's documentation names.
    ///
    /// Any of them may be missing: what stands between the client and the server answers, too.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] when there is no answer, or a value is not what the document says. The message names the header, and
    /// the error keeps the answer.
    pub fn headers_as<H: Declared>(&self) -> Result<H, Error> {
        let headers = self.headers().ok_or_else(|| {
            let message = "there is no answer that could have headers";
            Error::new(ErrorKind::Decode, message)
        });
        headers.and_then(read).map_err(|error| self.instead(error))
    }
}

/// Reads a struct from headers.
///
/// # Errors
///
/// [`ErrorKind::Decode`] when a required header is missing, or a value is not what the document says.
pub fn read<H: Declared>(headers: &HeaderMap) -> Result<H, Error> {
    let (json, ends) = object(headers, H::HEADERS);
    serde_json::from_slice(json.as_bytes())
        .map_err(|error| mistaken(H::HEADERS, &json, &ends, &error))
}

/// The declared headers that came as a JSON object, and by the position of each how long the object is behind it.
fn object(headers: &HeaderMap, declared: &[(&'static str, Kind)]) -> (String, Vec<usize>) {
    let mut json = String::from("{");
    let mut ends = Vec::with_capacity(declared.len());
    for (name, kind) in declared {
        if let Some(text) = combined(headers, name) {
            key(&mut json, name);
            value(&mut json, &text, kind);
        }
        ends.push(json.len());
    }
    json.push('}');
    (json, ends)
}

/// The values of a header, in one text as RFC 9110 (section 5.3) puts them together; what is not UTF-8 becomes U+FFFD.
fn combined(headers: &HeaderMap, name: &str) -> Option<String> {
    let mut values = headers.get_all(name).iter();
    let text =
        |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).trim().to_owned();
    let mut combined = text(values.next()?);
    for value in values {
        combined.push_str(", ");
        combined.push_str(&text(value));
    }
    Some(combined)
}

fn key(json: &mut String, name: &str) {
    if !json.ends_with('{') {
        json.push(',');
    }
    quote(json, name);
    json.push(':');
}

fn quote(json: &mut String, text: &str) {
    let quoted = serde_json::to_string(text);
    json.push_str(&quoted.expect("any text is JSON once it is quoted"));
}

/// Writes a value of that kind. What is not what its kind says is written as a text, which then does not decode.
fn value(json: &mut String, text: &str, kind: &Kind) {
    match kind {
        Kind::Text => quote(json, text),
        Kind::Plain | Kind::Guessed => match is_plain(text) {
            true => json.push_str(text),
            false => quote(json, text),
        },
        Kind::Json => match serde_json::from_str::<serde::de::IgnoredAny>(text) {
            Ok(_) => json.push_str(text),
            Err(_) => quote(json, text),
        },
        Kind::List(kind) => {
            json.push('[');
            for (position, item) in items(text).enumerate() {
                json.push_str(if position > 0 { "," } else { "" });
                value(json, item, kind);
            }
            json.push(']');
        }
        Kind::Object(explode, known, rest) => {
            let kind = |name: &str| {
                let mut known = known.iter();
                known
                    .find(|(other, _)| *other == name)
                    .map_or(*rest, |(_, kind)| kind)
            };
            json.push('{');
            let mut items = items(text);
            while let Some(item) = items.next() {
                let (name, text) = match explode {
                    true => item.split_once('=').unwrap_or((item, "")),
                    false => (item, items.next().unwrap_or_default()),
                };
                key(json, name);
                value(json, text, kind(name));
            }
            json.push('}');
        }
    }
}

/// The elements of a list; RFC 9110 (section 5.6.1) has empty ones count for nothing.
fn items(text: &str) -> impl Iterator<Item = &str> {
    let items = text.split(',').map(str::trim);
    items.filter(|item| !item.is_empty())
}

/// Whether a text is a number or a flag of JSON.
fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    matches!(text, "true" | "false")
        || (digits.starts_with(|c: char| c.is_ascii_digit())
            && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok())
}

/// What is wrong with the headers: which one, and what was expected. A value may be private, and is not told.
fn mistaken(
    declared: &[(&'static str, Kind)],
    json: &str,
    ends: &[usize],
    error: &serde_json::Error,
) -> Error {
    let (_, why) = locate(json.as_bytes(), error);
    // The object is one line, and a column is the number of the byte.
    let mut headers = declared.iter().zip(ends);
    let at = error.column();
    let name = headers.find(|(_, end)| at <= **end && at > 0);
    let mut message = String::from("the headers are not what the document says");
    match name {
        Some(((name, _), _)) => _ = write!(message, ": `{name}`: {why}"),
        None => {
            _ = write!(
                message,
                ": {}",
                why.replacen("missing field", "there is no", 1)
            )
        }
    }
    Error::new(ErrorKind::Decode, message)
}

/// `declared! { Headers { "X-Total": Plain, } }`: the table of a struct of headers, and the function that reads it. The module that uses the
/// macro must have `headers` in scope.
#[allow(unused_macros)]
macro_rules! declared {
    ($Headers:ident { $($name:literal: $kind:expr,)* }) => {
        impl headers::Declared for $Headers {
            const HEADERS: &'static [(&'static str, headers::Kind)] = {
                #[allow(unused_imports)]
                use headers::Kind::*;
                &[$(($name, $kind)),*]
            };
        }

        impl $Headers {
            /// Reads them from the headers of an answer, such as those of a stream or of an error.
            ///
            /// # Errors
            ///
            /// When a required header is missing, or a value is not what the document says.
            pub fn read(
                headers: &::http::HeaderMap,
            ) -> ::std::result::Result<Self, headers::Error> {
                headers::read(headers)
            }
        }
    };
}

#[allow(unused_imports)]
pub(crate) use declared;
