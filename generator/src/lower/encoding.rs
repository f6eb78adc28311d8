//! How the properties of forms and multipart bodies are coded.
//!
//! ```yaml
//! encoding:
//!   metadata: {style: deepObject, explode: true}              # metadata[key]=value
//!   profile: {contentType: application/json, headers: {X-Kind: {schema: {const: full}}}}
//! itemEncoding: {contentType: image/png}                      # of parts without names: `ordered_parts`
//! ```

use super::Lowering;
use super::content::Offer;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Encoding, MediaKind, Style, StyledEncoding};
use crate::pointer::Pointer;
use serde_json::Value;

impl Lowering<'_> {
    /// The encodings that the document gives to the properties of a form or multipart body.
    pub(super) fn encoding(&mut self, offer: &Offer<'_>) -> Vec<(String, Encoding)> {
        let media = offer.media;
        let given = media.get("encoding").and_then(Value::as_object);
        let why = match offer.kind {
            MediaKind::Multipart => "the parts of this body have names",
            MediaKind::Form => "the properties of a form have names",
            MediaKind::Json
            | MediaKind::JsonLines
            | MediaKind::JsonSequence
            | MediaKind::Events
            | MediaKind::Text
            | MediaKind::Binary => "the body has no parts",
        };
        self.say_positional(media, &offer.at, &["prefixEncoding", "itemEncoding"], why);
        if !matches!(offer.kind, MediaKind::Form | MediaKind::Multipart) {
            return Vec::new();
        }
        let given = given.into_iter().flatten();
        given
            .map(|(name, node)| {
                let at = offer.at.key("encoding").key(name);
                let encoding = self.property_encoding(node, &at, offer.kind);
                let by_call = false;
                (
                    name.clone(),
                    Encoding {
                        by_call,
                        ..encoding
                    },
                )
            })
            .collect()
    }

    /// The encoding of a part without a name, which has no style: a style says how a name and its value are written.
    pub(super) fn part_encoding(&mut self, node: &Value, at: &Pointer) -> Encoding {
        let why = "only parts with names have a style";
        self.say_positional(node, at, &["style", "explode", "allowReserved"], why);
        Encoding {
            style: None,
            ..self.property_encoding(node, at, MediaKind::Multipart)
        }
    }

    /// Says which keywords that code parts without names, or parts within parts, are not used, and why.
    fn say_positional(&mut self, node: &Value, at: &Pointer, keywords: &[&str], why: &str) {
        for keyword in keywords {
            if node.get(*keyword).is_some() {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::PositionalEncoding,
                        format!("`{keyword}` is not used here"),
                    )
                    .at(Place::key(&at.key(keyword)))
                    .note(why),
                );
            }
        }
    }

    fn property_encoding(&mut self, node: &Value, at: &Pointer, kind: MediaKind) -> Encoding {
        let inner = ["encoding", "prefixEncoding", "itemEncoding"];
        let why = "parts within a part are not written one by one";
        self.say_positional(node, at, &inner, why);
        let content_type = node.get("contentType").and_then(Value::as_str);
        let has_choice = content_type.is_some_and(|text| text.contains(','));
        // A list of media types says which ones may come: the first is as good as any. A wildcard says at most that it is no text.
        let content_type = content_type
            .and_then(|text| text.split(',').next())
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .and_then(|text| match text.split_once("/*") {
                Some(("image" | "audio" | "video", "")) => Some("application/octet-stream"),
                _ => (!text.contains('*')).then_some(text),
            });
        let style = node.get("style").and_then(Value::as_str);
        let explode = node.get("explode").and_then(Value::as_bool);
        let allow_reserved = node.get("allowReserved").and_then(Value::as_bool);
        let styled = if style.is_some() || explode.is_some() || allow_reserved.is_some() {
            let style = match style {
                None | Some("form") => Style::Form,
                Some("spaceDelimited") => Style::SpaceDelimited,
                Some("pipeDelimited") => Style::PipeDelimited,
                Some("deepObject") => Style::DeepObject,
                Some(other) => {
                    self.diagnostics.push(
                        Diagnostic::new(
                            Code::EncodingStyle,
                            format!("`{other}` is no style of a form's property"),
                        )
                        .at(Place::value(&at.key("style")))
                        .note("it is read as `form`"),
                    );
                    Style::Form
                }
            };
            Some(StyledEncoding {
                style,
                explode: explode.unwrap_or(style == Style::Form),
                allow_reserved: allow_reserved.unwrap_or(false),
            })
        } else {
            None
        };
        let (headers, lacks_value) = match kind {
            MediaKind::Multipart => self.part_headers(node, at),
            MediaKind::Json
            | MediaKind::Form
            | MediaKind::JsonLines
            | MediaKind::JsonSequence
            | MediaKind::Events
            | MediaKind::Text
            | MediaKind::Binary => (Vec::new(), false),
        };
        Encoding {
            content_type: content_type.map(str::to_owned),
            style: styled,
            headers,
            by_call: has_choice || lacks_value,
        }
    }

    /// The headers of a part that can have one value only, and whether there are others, which a call says if the part is a file.
    fn part_headers(&mut self, node: &Value, at: &Pointer) -> (Vec<(String, String)>, bool) {
        let mut headers = Vec::new();
        let mut lacks_value = false;
        let declared = node.get("headers").and_then(Value::as_object);
        for (name, header) in declared.into_iter().flatten() {
            if name.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let place = at.key("headers").key(name);
            let mut value = header;
            if let Some(target) = header
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(crate::parse::target)
            {
                value = target.resolve(self.root).unwrap_or(header);
            }
            let schema = value.get("schema").unwrap_or(&Value::Null);
            // `schema: false`: there is no such header.
            let not = schema.get("not").and_then(Value::as_object);
            if not.is_some_and(serde_json::Map::is_empty) {
                continue;
            }
            let fixed = schema
                .get("enum")
                .and_then(Value::as_array)
                .filter(|values| values.len() == 1)
                .and_then(|values| values.first())
                .or_else(|| schema.get("default"));
            match fixed {
                Some(Value::String(text)) => headers.push((name.clone(), text.clone())),
                Some(scalar @ (Value::Bool(_) | Value::Number(_))) => {
                    headers.push((name.clone(), scalar.to_string()));
                }
                Some(_) | None => {
                    lacks_value = true;
                    self.diagnostics.push(
                        Diagnostic::new(
                            Code::PartHeader,
                            format!("the header `{name}` of a part has no value of its own"),
                        )
                        .at(Place::key(&place))
                        .note("a part that is a file has it if the call says so, with `Upload::header`; others go without"),
                    );
                }
            }
        }
        (headers, lacks_value)
    }
}
