//! Bodies of several parts, written as RFC 2046 and RFC 7578 say.
//!
//! ```yaml
//! multipart/form-data:
//!   schema: { properties: { file: { type: string, format: binary }, about: { type: object } } }
//!   encoding: { about: { contentType: application/json } }
//! ```
//!
//! A list is a part for each element, a scalar a part of text, an object a part of JSON. Parts of other media types than `form-data`
//! may have no names, and are told apart by their order. The HTTP client can write such bodies too, but of `form-data` only, and with a
//! crate that guesses media types of file names.

use std::hash::{BuildHasher, RandomState};

use bytes::Bytes;
use serde::Serialize;
use serde_json::value::RawValue;

use super::charset;
use super::form::{Coding, elements, pairs, properties, separator, text};
use super::json;
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
    /// How it is told from others.
    told: Told,
}

/// How a part is told from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// By its name.
    ByName,
    /// By where it stands.
    ByPlace,
    /// Not at all: the elements of a list are a part each.
    Each,
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
            told: Told::ByName,
        }
    }

    /// Without a name on the wire. A list is one part of JSON.
    pub const fn unnamed(self) -> Self {
        Self {
            told: Told::ByPlace,
            ..self
        }
    }

    /// Without a name on the wire, and once for each element of a list.
    pub const fn each(self) -> Self {
        Self {
            told: Told::Each,
            ..self
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
pub struct Multipart(Vec<(Option<String>, Content)>);

/// What a part holds that was put together by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    One(Upload),
    Several(String, Multipart),
}

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
        self.0.push((Some(name.into()), Content::One(part.into())));
        self
    }

    /// Adds a part without a name, such as those of `multipart/mixed` and `multipart/related`, which are told apart by their order.
    #[must_use]
    pub fn unnamed(mut self, part: impl Into<Upload>) -> Self {
        self.0.push((None, Content::One(part.into())));
        self
    }

    /// Adds a part without a name that has parts itself. Its media type is one of `multipart/…`, without a boundary.
    #[must_use]
    pub fn nested(mut self, media_type: impl Into<String>, parts: Self) -> Self {
        self.0
            .push((None, Content::Several(media_type.into(), parts)));
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

    /// A body of parts without names, one for each element of a list. `part` is what the document says of each.
    pub fn multipart_list<T: Serialize + ?Sized>(
        &mut self,
        list: &T,
        part: Part,
        content_type: &str,
    ) {
        let json = json::to_raw_value(list);
        let json = json.map_err(|error| format!("does not serialize: {error}"));
        match json.and_then(|json| property(part.name, &json, &part)) {
            Ok(written) => self.parts(written, content_type),
            Err(why) => self.fail(format!("the multipart body {why}")),
        }
    }

    /// A body of files without names. `part` is what the document says of each.
    pub fn multipart_files(&mut self, files: Vec<Upload>, part: Part, content_type: &str) {
        let files = files.into_iter();
        let files = files.map(|upload| file(part.name, upload, &part));
        match files.collect() {
            Ok(written) => self.parts(written, content_type),
            Err(why) => self.fail(format!("the multipart body {why}")),
        }
    }

    /// A body of parts that were put together by hand.
    pub fn multipart_by_hand(&mut self, multipart: Multipart, content_type: &str) {
        match by_hand(multipart, content_type) {
            Ok(written) => self.parts(written, content_type),
            Err(why) => self.fail(format!("the multipart body {why}")),
        }
    }

    fn parts(&mut self, parts: Vec<Written>, content_type: &str) {
        let (header, pieces) = assembled(parts, content_type);
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

/// The media type of a body with its boundary, and the body.
fn assembled(parts: Vec<Written>, content_type: &str) -> (String, Vec<Piece>) {
    let boundary = boundary();
    let mut header = format!("{content_type}; boundary={boundary}");
    let mut said = content_type.split(';').skip(1).map(str::trim_start);
    let says_type = said.any(|said| said.to_ascii_lowercase().starts_with("type="));
    if content_type.starts_with("multipart/related")
        && !says_type
        && let Some(root) = parts.first()
    {
        // RFC 2387: the media type of the root, which is the first part.
        let media_type = root.media_type.as_deref().unwrap_or("text/plain");
        let media_type = media_type.split(';').next().unwrap_or(media_type).trim();
        header.push_str(&format!("; type=\"{media_type}\""));
    }
    let mut pieces = Vec::new();
    for part in parts {
        let head = format!("--{boundary}\r\n{}\r\n", part.head);
        pieces.push(Piece::Bytes(head.into()));
        pieces.extend(part.pieces);
        pieces.push(Piece::Bytes(Bytes::from_static(b"\r\n")));
    }
    pieces.push(Piece::Bytes(format!("--{boundary}--\r\n").into()));
    (header, pieces)
}

/// A part with its headers written.
struct Written {
    head: String,
    media_type: Option<String>,
    pieces: Vec<Piece>,
}

fn written<T: Serialize + ?Sized>(
    value: &T,
    mut files: Vec<(&str, Upload)>,
    parts: &[Part],
) -> Result<Vec<Written>, String> {
    let mut properties = properties(value)?;
    let mut all = Vec::new();
    let mut lacking = None;
    for part in parts {
        let before = all.len();
        for (_, upload) in files.extract_if(.., |(name, _)| *name == part.name) {
            all.push(file(part.name, upload, part)?);
        }
        for (_, json) in properties.extract_if(.., |(name, _)| name == part.name) {
            all.extend(property(part.name, &json, part)?);
        }
        // Where parts are told by their place, those behind one that is not there would be taken for it.
        match (part.told, lacking) {
            (Told::ByName, _) => {}
            (Told::ByPlace | Told::Each, _) if all.len() == before => {
                lacking.get_or_insert(part.name);
            }
            (Told::ByPlace | Told::Each, Some(lacking)) => {
                return Err(format!("lacks its part `{lacking}`, and has one behind it"));
            }
            (Told::ByPlace | Told::Each, None) => {}
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

/// The parts that were put together by hand, of a body of that media type.
fn by_hand(multipart: Multipart, content_type: &str) -> Result<Vec<Written>, String> {
    let is_form = content_type.starts_with("multipart/form-data");
    let parts = multipart.0.into_iter().map(|(name, content)| {
        if name.is_none() && is_form {
            return Err("has a part without a name, and is a form".to_owned());
        }
        match (name, content) {
            (Some(name), Content::One(upload)) => file(&name, upload, &USUAL),
            (None, Content::One(upload)) => file("", upload, &USUAL.unnamed()),
            (_, Content::Several(media_type, parts)) => {
                let (media_type, pieces) = assembled(by_hand(parts, &media_type)?, &media_type);
                let mut head = String::new();
                push_headers(&mut head, Some(&media_type), &USUAL, &[])?;
                Ok(Written {
                    head,
                    media_type: Some(media_type),
                    pieces,
                })
            }
        }
    });
    parts.collect()
}

/// The parts of a property that is no file.
fn property(name: &str, json: &RawValue, part: &Part) -> Result<Vec<Written>, String> {
    let failed = |error: serde_json::Error| format!("does not serialize: {error}");
    let mut texts: Vec<(String, String, bool)> = Vec::new();
    match (part.coding, part.told) {
        (Coding::Usual, Told::ByName) | (_, Told::Each) => {
            for item in elements(json).map_err(failed)? {
                let is_json = part.coding == Coding::Json || is_structure(&item);
                let text = text(&item).map_err(failed)?;
                texts.extend(text.map(|text| (name.to_owned(), text, is_json)));
            }
        }
        (Coding::Usual, Told::ByPlace) | (Coding::Json, _) => {
            let is_json = part.coding == Coding::Json || is_structure(json);
            let text = text(json).map_err(failed)?;
            texts.extend(text.map(|text| (name.to_owned(), text, is_json)));
        }
        (Coding::Styled(..) | Coding::Reserved(..), _) => {
            let pairs = pairs(name, json, part.coding)?;
            let between = separator(part.coding);
            let joined =
                |(name, values): (String, Vec<String>)| (name, values.join(between), false);
            texts.extend(pairs.into_iter().map(joined));
        }
    }
    let parts = texts.into_iter().map(|(name, text, is_json)| {
        let usual = match part.told {
            _ if is_json => Some("application/json"),
            // Only in a form is text UTF-8 unless it says otherwise.
            Told::ByPlace | Told::Each if !text.is_ascii() => Some("text/plain; charset=utf-8"),
            Told::ByPlace | Told::Each => Some("text/plain"),
            Told::ByName => None,
        };
        let media_type = part.media_type.or(usual);
        let mut head = disposition(&name, None, part.told);
        push_headers(&mut head, media_type, part, &[])?;
        let bytes = charset::encoded(text, media_type.unwrap_or_default());
        let bytes = bytes.map_err(|why| format!("has a part `{name}` that {why}"))?;
        Ok(Written {
            head,
            media_type: media_type.map(str::to_owned),
            pieces: vec![Piece::Bytes(bytes)],
        })
    });
    parts.collect()
}

fn is_structure(json: &RawValue) -> bool {
    matches!(json.get().as_bytes().first(), Some(b'{' | b'['))
}

/// A part that is a file. One whose name is empty has none.
fn file(name: &str, upload: Upload, part: &Part) -> Result<Written, String> {
    let by_name = part.told == Told::ByName;
    let file_name = upload.given_file_name().or(by_name.then_some(name));
    let file_name = file_name.filter(|name| !name.is_empty());
    let mut head = disposition(name, file_name, part.told);
    let is_bytes = file_name.is_some() || !by_name;
    let usual = is_bytes.then_some("application/octet-stream");
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
        pieces: vec![piece],
    })
}

/// The header that says what a part is called; none where there is nothing to say.
fn disposition(name: &str, file_name: Option<&str>, told: Told) -> String {
    let mut head = match (told, file_name) {
        (Told::ByName, _) => {
            format!("Content-Disposition: form-data; name=\"{}\"", quoted(name))
        }
        (Told::ByPlace | Told::Each, Some(_)) => "Content-Disposition: attachment".to_owned(),
        (Told::ByPlace | Told::Each, None) => return String::new(),
    };
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
