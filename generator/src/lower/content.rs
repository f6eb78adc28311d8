//! Bodies in media types, of requests and of responses.
//!
//! ```yaml
//! content:
//!   application/json: {schema: {$ref: '#/components/schemas/Pet'}}
//!   application/vnd.pet+json: {schema: {$ref: '#/components/schemas/Pet'}}    # the same again
//!   text/csv: {schema: {type: string}}
//! ```
//!
//! What a client can make use of comes first: JSON, then forms, sequences, text, bytes. Media types that say the same in the same
//! coding are one content.

use super::Lowering;
use super::events::EventData;
use super::ordered_parts::PartsOf;
use super::types::Source;
use super::view::View;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Content, MediaKind, OperationId, Origin, Parts, Role, TypeId, Within};
use crate::parse::Members;
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::BTreeSet;

/// One member of `content`, looked at and not yet lowered.
#[derive(Clone)]
pub(super) struct Offer<'d> {
    pub(super) kind: MediaKind,
    pub(super) media_type: String,
    pub(super) also: Vec<String>,
    /// The media type object, and where it stands.
    pub(super) media: &'d Value,
    pub(super) at: Pointer,
    /// The schema whose values are coded, be it of one item of a sequence.
    schema: Option<Pointer>,
    /// The schemas of the data, where a stream has events of several kinds.
    kinds: Vec<Pointer>,
}

impl<'d> Lowering<'d> {
    /// What a `content` offers, best first, each coding of each schema once.
    pub(super) fn offers(
        &mut self,
        offered: Option<&'d Members>,
        holder: &Pointer,
    ) -> Vec<Offer<'d>> {
        let mut offers: Vec<Offer<'d>> = Vec::new();
        let list = holder.key("content");
        for (name, media) in offered.into_iter().flatten() {
            let at = list.key(name);
            let (kind, mut schema) = self.coding(name, media, &at);
            let mut kinds = Vec::new();
            if kind == MediaKind::Events
                && let Some(item) = schema.take()
            {
                match self.event_data(item) {
                    EventData::Text => {}
                    EventData::Json(data) => {
                        schema = data.first().cloned();
                        kinds = data;
                    }
                    EventData::Mixed => self.mixed_events(&at),
                }
            }
            offers.push(Offer {
                kind,
                media_type: name.clone(),
                also: Vec::new(),
                media,
                at,
                schema,
                kinds,
            });
        }
        // Stable: of equals, the document's first one leads. A wildcard says less than a name.
        offers.sort_by_key(|offer| (offer.media_type.contains('*'), rank(offer)));
        let mut distinct: Vec<Offer<'d>> = Vec::new();
        for offer in offers {
            let same = distinct
                .iter()
                .position(|other| other.kind == offer.kind && self.means_the_same(other, &offer));
            match same {
                Some(position) => {
                    let first = &mut distinct[position];
                    self.diagnostics.push(
                        Diagnostic::new(
                            Code::OtherMediaType,
                            format!(
                                "`{}` is coded as `{}` is",
                                offer.media_type, first.media_type
                            ),
                        )
                        .at(Place::key(&offer.at))
                        .note("one method serves both"),
                    );
                    first.also.push(offer.media_type);
                }
                None => distinct.push(offer),
            }
        }
        distinct
    }

    /// Whether two offers of one coding have one Rust type. The codings of text and bytes have but one.
    fn means_the_same(&self, one: &Offer<'_>, other: &Offer<'_>) -> bool {
        match one.kind {
            MediaKind::Text | MediaKind::Binary => true,
            MediaKind::Multipart if essence(&one.media_type) != essence(&other.media_type) => false,
            MediaKind::Json
            | MediaKind::Form
            | MediaKind::Multipart
            | MediaKind::JsonLines
            | MediaKind::JsonSequence
            | MediaKind::Events => {
                self.same_schema(&one.schema, &other.schema) && one.kinds.len() == other.kinds.len()
            }
        }
    }

    fn mixed_events(&mut self, at: &Pointer) {
        self.diagnostics.push(
            Diagnostic::new(
                Code::UncodedStructure,
                "the data of some events is text, that of others JSON",
            )
            .at(Place::key(at))
            .note("it is text, as it is on the wire; `event` says which of them it is"),
        );
    }

    fn same_schema(&self, one: &Option<Pointer>, other: &Option<Pointer>) -> bool {
        let node = |place: &Option<Pointer>| place.as_ref().and_then(|at| at.resolve(self.root));
        one == other || node(one) == node(other)
    }

    /// The content of an offer. A schema that stands word for word in another offer of the same body has one type for both.
    pub(super) fn content(
        &mut self,
        id: OperationId,
        role: Role,
        offer: &Offer<'d>,
        siblings: &[Offer<'d>],
    ) -> Content {
        let body = match &offer.schema {
            Some(schema) if self.is_ordered(offer, schema) => {
                let schema = self.first_of(schema, siblings);
                self.ordered(id, offer, &schema)
            }
            Some(_) | None => {
                let ty = self.content_type(id, role, offer, siblings);
                let (encoding, parts) = (self.encoding(offer), Parts::Named);
                PartsOf {
                    ty,
                    encoding,
                    parts,
                }
            }
        };
        Content {
            media_type: offer.media_type.clone(),
            also: offer.also.clone(),
            kind: offer.kind,
            ty: body.ty,
            encoding: body.encoding,
            parts: body.parts,
            examples: offer.media.as_object().map_or_else(Vec::new, |media| {
                super::examples::of_holder(self.root, View(media), &offer.at)
            }),
        }
    }

    fn content_type(
        &mut self,
        id: OperationId,
        role: Role,
        offer: &Offer<'_>,
        siblings: &[Offer<'_>],
    ) -> Option<TypeId> {
        let schema = offer.schema.as_ref()?;
        if offer.kinds.len() > 1 {
            let source = Source::Elements(offer.kinds.clone(), false);
            let origin = Origin::Inline(Within::Operation(id), role);
            return Some(self.synthetic(source, &offer.at, origin));
        }
        match offer.kind {
            MediaKind::Text | MediaKind::Binary => {
                self.check_plain(offer);
                None
            }
            MediaKind::Json
            | MediaKind::Form
            | MediaKind::Multipart
            | MediaKind::JsonLines
            | MediaKind::JsonSequence
            | MediaKind::Events => {
                let place = self.first_of(schema, siblings);
                Some(self.type_at(&place, Within::Operation(id), role))
            }
        }
    }

    /// The first place where a schema stands word for word among the offers of one body.
    fn first_of(&self, schema: &Pointer, siblings: &[Offer<'_>]) -> Pointer {
        let schema = Some(schema.clone());
        let first = siblings
            .iter()
            .filter(|other| !matches!(other.kind, MediaKind::Text | MediaKind::Binary))
            .find(|other| self.same_schema(&other.schema, &schema))
            .and_then(|other| other.schema.clone());
        first.or(schema).unwrap_or_default()
    }

    /// Says that text with a structure, such as XML or the form that an answer is, stays text.
    pub(super) fn check_plain(&mut self, offer: &Offer<'_>) {
        let Some(schema) = &offer.schema else {
            return;
        };
        let coded = self
            .schema_node(schema)
            .and_then(|node| node.get("contentEncoding"));
        if let Some(coding) = coded
            .and_then(Value::as_str)
            .filter(|_| offer.kind == MediaKind::Binary)
        {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::UncodedStructure,
                    format!("`{}` is `{coding}` on the wire", offer.media_type),
                )
                .at(Place::key(&offer.at))
                .note("a call takes and gives the bytes as they are there: nothing is encoded or decoded"),
            );
        }
        let what = match offer.kind {
            MediaKind::Text | MediaKind::Form => "text",
            MediaKind::Binary
            | MediaKind::Json
            | MediaKind::Multipart
            | MediaKind::JsonLines
            | MediaKind::JsonSequence
            | MediaKind::Events => "bytes",
        };
        let message = match self.beyond_text(schema) {
            None => return,
            Some("object" | "array") => format!("`{}` is not taken apart", offer.media_type),
            Some(scalar) => format!(
                "`{}` stays {what}, although its schema says `{scalar}`",
                offer.media_type
            ),
        };
        self.diagnostics.push(
            Diagnostic::new(Code::UncodedStructure, message)
                .at(Place::key(&offer.at))
                .note(format!("the body is {what}, as it is on the wire")),
        );
    }

    /// The type of what a schema describes, or may describe, if that is more than a text.
    fn beyond_text(&self, schema: &Pointer) -> Option<&str> {
        let mut work = vec![schema.clone()];
        let mut met = BTreeSet::new();
        while let Some(at) = work.pop() {
            let Some(node) = at.resolve(self.root) else {
                continue;
            };
            if let Some(reference) = node.get("$ref").and_then(Value::as_str) {
                let target = crate::parse::target(reference);
                work.extend(target.filter(|target| met.insert(target.clone())));
                continue;
            }
            if node.get("properties").is_some() {
                return Some("object");
            }
            if node.get("items").is_some() {
                return Some("array");
            }
            let ty = node.get("type").and_then(Value::as_str);
            if let Some("object" | "array" | "integer" | "number" | "boolean") = ty {
                return ty;
            }
            // What comes first is looked at first, being the last of what there is to do.
            for keyword in ["anyOf", "oneOf", "allOf"] {
                let parts = node.get(keyword).and_then(Value::as_array);
                let parts = 0..parts.map_or(0, Vec::len);
                let place = at.key(keyword);
                work.extend(parts.rev().map(|index| place.index(index)));
            }
        }
        None
    }

    /// The schema at a place, through references.
    pub(super) fn schema_node(&self, schema: &Pointer) -> Option<&Value> {
        let mut node = schema.resolve(self.root)?;
        // No longer chain of references is of any use to anyone.
        for _ in 0..16 {
            let Some(reference) = node.get("$ref").and_then(Value::as_str) else {
                break;
            };
            node = crate::parse::target(reference)?.resolve(self.root)?;
        }
        Some(node)
    }

    /// The coding of a media type, and the schema of what it codes.
    fn coding(
        &self,
        media_type: &str,
        media: &Value,
        at: &Pointer,
    ) -> (MediaKind, Option<Pointer>) {
        let has = |keyword: &str| media.get(keyword).is_some();
        let whole = has("schema").then(|| at.key("schema"));
        let is_text = |schema: &Option<Pointer>| {
            schema
                .as_ref()
                .and_then(|schema| self.schema_node(schema))
                .is_some_and(|node| node.get("type").is_some_and(|ty| ty == "string"))
        };
        let kind = kind(media_type);
        let wildcard = media_type.contains('*');
        match kind {
            MediaKind::Json if wildcard => {
                let bytes = whole.as_ref().is_none_or(|schema| {
                    self.schema_node(schema).is_some_and(|node| {
                        node.get("format").is_some_and(|format| format == "binary")
                    })
                });
                (if bytes { MediaKind::Binary } else { kind }, whole)
            }
            MediaKind::JsonLines | MediaKind::JsonSequence | MediaKind::Events => {
                let item = if has("itemSchema") {
                    Some(at.key("itemSchema"))
                } else {
                    whole.map(|schema| self.items_of(schema))
                };
                match kind {
                    MediaKind::Events => (kind, item),
                    _ if is_text(&item) => (MediaKind::Text, item),
                    _ => (kind, item),
                }
            }
            MediaKind::Multipart => {
                let item = || has("itemSchema").then(|| at.key("itemSchema"));
                (kind, whole.or_else(item))
            }
            MediaKind::Json | MediaKind::Form | MediaKind::Text | MediaKind::Binary => {
                (kind, whole)
            }
        }
    }

    /// The elements, where a sequence is declared as a list of them.
    fn items_of(&self, schema: Pointer) -> Pointer {
        match schema.resolve(self.root) {
            Some(node) if node.get("items").is_some_and(Value::is_object) => schema.key("items"),
            Some(_) | None => schema,
        }
    }
}

/// The coding that a media type names.
pub(super) fn kind(media_type: &str) -> MediaKind {
    match essence(media_type).as_str() {
        "application/json" | "text/json" | "*/*" | "application/*" => MediaKind::Json,
        "application/x-www-form-urlencoded" => MediaKind::Form,
        "application/jsonl"
        | "application/x-jsonl"
        | "application/jsonlines"
        | "application/x-jsonlines"
        | "application/ndjson"
        | "application/x-ndjson"
        | "application/stream+json"
        | "application/x-json-stream" => MediaKind::JsonLines,
        "application/json-seq" => MediaKind::JsonSequence,
        "text/event-stream" => MediaKind::Events,
        "application/xml"
        | "application/yaml"
        | "application/x-yaml"
        | "application/javascript"
        | "application/graphql" => MediaKind::Text,
        json if json.ends_with("+json") => MediaKind::Json,
        sequence if sequence.ends_with("+json-seq") => MediaKind::JsonSequence,
        text if text.ends_with("+xml") || text.ends_with("+yaml") => MediaKind::Text,
        multipart if multipart.starts_with("multipart/") => MediaKind::Multipart,
        text if text.starts_with("text/") => MediaKind::Text,
        _ => MediaKind::Binary,
    }
}

/// A media type without its parameters.
pub(super) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

fn rank(offer: &Offer<'_>) -> (MediaKind, bool) {
    (offer.kind, essence(&offer.media_type) != "application/json")
}
