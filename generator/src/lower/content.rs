//! Bodies in media types, of requests and of responses.
//!
//! ```yaml
//! content:
//!   application/json: {schema: {$ref: '#/components/schemas/Pet'}}
//!   text/csv: {schema: {type: string}}
//! ```
//!
//! Of several media types one is taken, JSON before forms before text before bytes; the others are named in a note.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Content, MediaKind, OperationId, Role, Within};
use crate::pointer::Pointer;
use openapiv3::MediaType;

/// What to do with a media type.
enum Coding {
    Known(MediaKind),
    /// A coding that no generated client has.
    Unsupported,
}

impl Lowering<'_> {
    /// The content that a client uses. `Err` when the document offers only codings that no generated client has.
    pub(super) fn content<'m>(
        &mut self,
        id: OperationId,
        role: Role,
        offered: impl IntoIterator<Item = (&'m String, &'m MediaType)>,
        place: &Pointer,
    ) -> Result<Option<Content>, String> {
        let offered: Vec<(&String, &MediaType)> = offered.into_iter().collect();
        let Some((first, _)) = offered.first() else {
            return Ok(None);
        };
        let best = offered
            .iter()
            .filter_map(|(name, media)| match coding(name) {
                Coding::Known(kind) => Some((kind, *name, *media)),
                Coding::Unsupported => None,
            })
            .min_by_key(|(kind, _, _)| preference(*kind));
        let Some((kind, media_type, media)) = best else {
            return Err((*first).clone());
        };
        for (other, _) in offered.iter().filter(|(other, _)| *other != media_type) {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::OtherMediaType,
                    format!("`{other}` is not used: `{media_type}` is offered too"),
                )
                .at(Place::key(&place.key("content").key(other))),
            );
        }
        let at = place.key("content").key(media_type);
        let ty = media
            .schema
            .is_some()
            .then(|| self.type_at(&at.key("schema"), Within::Operation(id), role));
        Ok(Some(Content {
            media_type: media_type.clone(),
            kind,
            ty,
            examples: super::examples::of_holder(self.root, &at),
        }))
    }
}

fn coding(media_type: &str) -> Coding {
    let essence = media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let kind = match essence.as_str() {
        "application/json" | "text/json" | "*/*" | "application/*" => MediaKind::Json,
        "application/x-www-form-urlencoded" => MediaKind::Form,
        "application/xml" => MediaKind::Text,
        json if json.ends_with("+json") => MediaKind::Json,
        xml if xml.ends_with("+xml") => MediaKind::Text,
        "text/event-stream" => return Coding::Unsupported,
        text if text.starts_with("text/") => MediaKind::Text,
        multipart if multipart.starts_with("multipart/") => return Coding::Unsupported,
        _ => MediaKind::Binary,
    };
    Coding::Known(kind)
}

fn preference(kind: MediaKind) -> u8 {
    match kind {
        MediaKind::Json => 0,
        MediaKind::Form => 1,
        MediaKind::Text => 2,
        MediaKind::Binary => 3,
    }
}
