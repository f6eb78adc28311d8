//! Bodies of several parts, written as RFC 2046 and RFC 7578 say.
//!
//! ```yaml
//! multipart/form-data:
//!   schema: { properties: { file: { type: string, format: binary }, about: { type: object } } }
//!   encoding: { about: { contentType: application/json } }
//! ```
//!
//! A list is a part for each element, a scalar a part of text, an object a part of JSON. The HTTP client can write such bodies
//! too, but of `form-data` only, and with a crate that guesses media types of file names.

use std::hash::{BuildHasher, RandomState};

use bytes::Bytes;
use serde::Serialize;
use serde_json::value::RawValue;

use super::charset;
use super::form::{Coding, elements, pairs, properties, separator, text};
use super::request::Request;
use super::upload::{Piece, Shared, Upload};

/// What the document says of a part.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The property's name.
    name: &'static str,
    /// How its value becomes text.
    coding: Coding,
    /// Its media type, if the document names it.
    media_type: Option<&'static str>,
    /// Headers that it always has.
    headers: &'static [(&'static str, &'static str)],
}

/// What a part has unless the document says otherwise.
const USUAL: Part = Part::new("");

impl Part {
    /// A part of which the document says nothing.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            coding: Coding::Usual,
            media_type: None,
            headers: &[],
        }
    }

    /// With another coding.
    pub const fn coding(self, coding: Coding) -> Self {
        Self { coding, ..self }
    }

    /// With a media type.
    pub const fn media_type(self, media_type: &'static str) -> Self {
        Self {
            media_type: Some(media_type),
            ..self
        }
    }

    /// With headers.
    pub const fn headers(self, headers: &'static [(&'static str, &'static str)]) -> Self {
        Self { headers, ..self }
    }
}

/// The parts of a body that the document gives no types for, put together by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Multipart(Vec<(String, Upload)>);

impl Multipart {
    /// No part yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a part of text.
    #[must_use]
    pub fn text(self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.part(name, Upload::bytes(text.into()).file_name(""))
    }

    /// Adds a file, or any other part that has a media type of its own.
    #[must_use]
    pub fn part(mut self, name: impl Into<String>, part: impl Into<Upload>) -> Self {
        self.0.push((name.into(), part.into()));
        self
    }
}

impl Request {
    /// A body of several parts: the properties of `value`, and files. `parts` gives their order, and what the document says of
    /// them. `content_type` is one of `multipart/…`, without a boundary.
    pub fn multipart<T: Serialize + ?Sized>(
        &mut self,
        value: &T,
        files: Vec<(&str, Upload)>,
        parts: &[Part],
        content_type: &str,
    ) {
        match written(value, files, parts) {
            Ok(written) => self.parts(written, content_type),
            Err(why) => self.fail(format!("the multipart body {why}")),
        }
    }

    /// A body of parts that were put together by hand.
    pub fn multipart_by_hand(&mut self, multipart: Multipart, content_type: &str) {
        let parts = multipart.0.into_iter();
        let parts = parts.map(|(name, upload)| file(&name, upload, &USUAL));
        match parts.collect() {
            Ok(written) => self.parts(written, content_type),
            Err(why) => self.fail(format!("the multipart body {why}")),
        }
    }

    fn parts(&mut self, parts: Vec<Written>, content_type: &str) {
        let boundary = boundary();
        let mut header = format!("{content_type}; boundary={boundary}");
        if content_type.starts_with("multipart/related")
            && let Some(root) = parts.first()
        {
            let media_type = root.media_type.as_deref().unwrap_or("text/plain");
            header.push_str(&format!("; type=\"{media_type}\""));
        }
        let mut pieces = Vec::new();
        for part in parts {
            let head = format!("--{boundary}\r\n{}\r\n", part.head);
            pieces.extend([
                Piece::Bytes(head.into()),
                part.piece,
                Piece::Bytes(Bytes::from_static(b"\r\n")),
            ]);
        }
        pieces.push(Piece::Bytes(format!("--{boundary}--\r\n").into()));
        let bytes: Option<Vec<&Bytes>> = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Bytes(bytes) => Some(bytes),
                Piece::Stream(..) => None,
            })
            .collect();
        match bytes {
            Some(bytes) => {
                let all: Vec<u8> = bytes.into_iter().flatten().copied().collect();
                self.bytes(all.into(), &header);
            }
            None => self.once(Shared::new(pieces), &header),
        }
    }
}

/// A part with its headers written.
struct Written {
    head: String,
    media_type: Option<String>,
    piece: Piece,
}

fn written<T: Serialize + ?Sized>(
    value: &T,
    mut files: Vec<(&str, Upload)>,
    parts: &[Part],
) -> Result<Vec<Written>, String> {
    let mut properties = properties(value)?;
    let mut all = Vec::new();
    for part in parts {
        for (_, upload) in files.extract_if(.., |(name, _)| *name == part.name) {
            all.push(file(part.name, upload, part)?);
        }
        for (_, json) in properties.extract_if(.., |(name, _)| name == part.name) {
            all.extend(property(part.name, &json, part)?);
        }
    }
    for (name, json) in properties {
        all.extend(property(&name, &json, &USUAL)?);
    }
    for (name, upload) in files {
        all.push(file(name, upload, &USUAL)?);
    }
    Ok(all)
}

/// The parts of a property that is no file.
fn property(name: &str, json: &RawValue, part: &Part) -> Result<Vec<Written>, String> {
    let failed = |error: serde_json::Error| format!("does not serialize: {error}");
    let mut texts: Vec<(String, String, bool)> = Vec::new();
    match part.coding {
        Coding::Usual => {
            for item in elements(json).map_err(failed)? {
                let is_json = matches!(item.get().as_bytes().first(), Some(b'{' | b'['));
                let text = text(&item).map_err(failed)?;
                texts.extend(text.map(|text| (name.to_owned(), text, is_json)));
            }
        }
        Coding::Json => {
            let text = text(json).map_err(failed)?;
            texts.extend(text.map(|text| (name.to_owned(), text, true)));
        }
        Coding::Styled(..) | Coding::Reserved(..) => {
            let pairs = pairs(name, json, part.coding)?;
            let between = separator(part.coding);
            let joined =
                |(name, values): (String, Vec<String>)| (name, values.join(between), false);
            texts.extend(pairs.into_iter().map(joined));
        }
    }
    let parts = texts.into_iter().map(|(name, text, is_json)| {
        let json = is_json.then_some("application/json");
        let media_type = part.media_type.or(json);
        let mut head = disposition(&name, None);
        push_headers(&mut head, media_type, part, &[])?;
        let bytes = charset::encoded(text, media_type.unwrap_or_default());
        let bytes = bytes.map_err(|why| format!("has a part `{name}` that {why}"))?;
        Ok(Written {
            head,
            media_type: media_type.map(str::to_owned),
            piece: Piece::Bytes(bytes),
        })
    });
    parts.collect()
}

/// A part that is a file. One whose name is empty has none.
fn file(name: &str, upload: Upload, part: &Part) -> Result<Written, String> {
    let file_name = upload.given_file_name().unwrap_or(name).to_owned();
    let file_name = Some(file_name.as_str()).filter(|name| !name.is_empty());
    let mut head = disposition(name, file_name);
    let usual = file_name.map(|_| "application/octet-stream");
    let media_type = upload.given_media_type().or(part.media_type).or(usual);
    let media_type = media_type.map(str::to_owned);
    push_headers(
        &mut head,
        media_type.as_deref(),
        part,
        upload.given_headers(),
    )?;
    let piece = upload
        .into_piece()
        .ok_or_else(|| format!("has a stream in `{name}` that was sent already"))?;
    Ok(Written {
        head,
        media_type,
        piece,
    })
}

fn disposition(name: &str, file_name: Option<&str>) -> String {
    let mut head = format!("Content-Disposition: form-data; name=\"{}\"", quoted(name));
    if let Some(file_name) = file_name {
        head.push_str(&format!("; filename=\"{}\"", quoted(file_name)));
    }
    head.push_str("\r\n");
    head
}

/// The HTML standard's way to write a name between quotes.
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn push_headers(
    head: &mut String,
    media_type: Option<&str>,
    part: &Part,
    given: &[(String, String)],
) -> Result<(), String> {
    let media_type = media_type.map(|media_type| ("Content-Type", media_type));
    let given = given.iter().map(|(name, value)| (&**name, &**value));
    let fixed = part.headers.iter().copied();
    for (name, value) in media_type.into_iter().chain(fixed).chain(given) {
        if name.chars().chain(value.chars()).any(char::is_control) || name.contains(':') {
            return Err(format!(
                "has a part with a header {name:?} that cannot be one"
            ));
        }
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    Ok(())
}

/// A line that is in no part, as sure as chance is.
fn boundary() -> String {
    let random = || RandomState::new().hash_one("boundary");
    format!("sdk-{:016x}{:016x}", random(), random())
}
