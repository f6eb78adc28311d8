//! Cuts a document into the pieces that `parse` types.

use super::path_items::{At, Located, Sender};
use crate::diagnostic::Diagnostics;
use crate::grammar::{self, Expect, Kind};
use crate::pointer::Pointer;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// A piece before typing: its members, with references in the place of the pieces inside it.
pub(super) struct RawPiece {
    pub(super) kind: Kind,
    pub(super) pointer: Pointer,
    pub(super) value: Value,
    /// Where an operation stands.
    pub(super) at: Option<At>,
}

/// What order the document has, apart from the pieces.
#[derive(Default)]
pub(super) struct Order {
    /// Places of `components/schemas` members with their names.
    pub(super) components: Vec<(String, Pointer)>,
    /// Places of `components/securitySchemes` members with their names.
    pub(super) schemes: Vec<(String, Pointer)>,
    /// The document's `servers`.
    pub(super) servers: Option<Located>,
    /// The document's `security`.
    pub(super) security: Option<Located>,
}

/// The result of cutting.
pub(super) struct Cut<'d> {
    pub(super) root: &'d Value,
    pub(super) raw: Vec<RawPiece>,
    pub(super) order: Order,
    /// The callbacks that were met.
    pub(super) callbacks: BTreeSet<Pointer>,
    pub(super) diagnostics: Diagnostics,
}

/// Keywords that are read from the document itself when they are needed, and are dead weight in a typed piece.
const UNTYPED: &[&str] = &[
    "example",
    "examples",
    "default",
    "links",
    "callbacks",
    "servers",
    "security",
    "externalDocs",
    "encoding",
    "prefixEncoding",
    "itemEncoding",
];

/// Cuts the components first, then the operations, both in document order.
pub(super) fn cut(root: &Value) -> Cut<'_> {
    let mut cut = Cut {
        root,
        raw: Vec::new(),
        order: Order::default(),
        callbacks: BTreeSet::new(),
        diagnostics: Diagnostics::new(),
    };
    let member = |keyword: &str| {
        let value = root.get(keyword)?.clone();
        let pointer = Pointer::root().key(keyword);
        Some(Located { pointer, value })
    };
    cut.order.servers = member("servers");
    cut.order.security = member("security");
    if let Some(components) = root.get("components") {
        let place = Pointer::root().key("components");
        cut.order.components = names(components, &place, "schemas");
        cut.order.schemes = names(components, &place, "securitySchemes");
        cut.descend(components, Kind::Components, &place);
    }
    if let Some(Value::Object(paths)) = root.get("paths") {
        let place = Pointer::root().key("paths");
        for (path, item) in paths.iter().filter(|(path, _)| !path.starts_with("x-")) {
            cut.path_item(path, item, &place.key(path), Sender::Client);
        }
    }
    if let Some(Value::Object(webhooks)) = root.get("webhooks") {
        let place = Pointer::root().key("webhooks");
        for (name, item) in webhooks.iter().filter(|(name, _)| !name.starts_with("x-")) {
            cut.path_item(name, item, &place.key(name), Sender::Webhook);
        }
    }
    cut
}

fn names(components: &Value, place: &Pointer, key: &str) -> Vec<(String, Pointer)> {
    let members = components.get(key).and_then(Value::as_object);
    let place = place.key(key);
    members
        .into_iter()
        .flatten()
        .map(|(name, _)| (name.clone(), place.key(name)))
        .collect()
}

impl Cut<'_> {
    /// Makes a piece of `value`.
    pub(super) fn piece(&mut self, value: &Value, kind: Kind, pointer: &Pointer) {
        let mut value = match value.get("$ref") {
            Some(reference) => json!({ "$ref": reference }),
            None => self.stub(value, kind, pointer),
        };
        if let (Kind::Response, Value::Object(members)) = (kind, &mut value)
            && !members.contains_key("$ref")
        {
            members
                .entry("description")
                .or_insert_with(|| Value::String(String::new()));
        }
        self.raw.push(RawPiece {
            kind,
            pointer: pointer.clone(),
            value,
            at: None,
        });
    }

    /// The value with references in the place of the pieces inside it; those pieces are made on the way.
    fn stub(&mut self, value: &Value, kind: Kind, pointer: &Pointer) -> Value {
        match value {
            Value::Object(members) => Value::Object(self.members(members, kind, pointer)),
            other => other.clone(),
        }
    }

    pub(super) fn members(
        &mut self,
        members: &Map<String, Value>,
        kind: Kind,
        pointer: &Pointer,
    ) -> Map<String, Value> {
        let mut stub = Map::new();
        for (keyword, member) in members {
            if UNTYPED.contains(&keyword.as_str()) && kind != Kind::Responses {
                continue;
            }
            let member = match grammar::expect(kind, keyword) {
                Some(expect) => self.stub_member(member, expect, &pointer.key(keyword)),
                None => member.clone(),
            };
            stub.insert(keyword.clone(), member);
        }
        stub
    }

    fn stub_member(&mut self, member: &Value, expect: Expect, place: &Pointer) -> Value {
        match (expect, member) {
            (Expect::One(kind), member) => self.inner(member, kind, place),
            (Expect::FlagOrOne(kind), member) if member.is_object() => {
                self.inner(member, kind, place)
            }
            (Expect::List(kind), Value::Array(elements)) => Value::Array(
                elements
                    .iter()
                    .enumerate()
                    .map(|(index, element)| self.inner(element, kind, &place.index(index)))
                    .collect(),
            ),
            (Expect::Map(kind), Value::Object(elements)) => Value::Object(
                elements
                    .iter()
                    .map(|(key, element)| (key.clone(), self.inner(element, kind, &place.key(key))))
                    .collect(),
            ),
            _ => member.clone(),
        }
    }

    /// What stands for an inner object: a reference if it is a piece, a stub otherwise.
    fn inner(&mut self, value: &Value, kind: Kind, place: &Pointer) -> Value {
        match kind {
            Kind::Schema | Kind::Parameter | Kind::RequestBody | Kind::Response => {
                self.piece(value, kind, place);
                json!({ "$ref": place.to_string() })
            }
            Kind::Header => {
                self.stub(value, kind, place);
                json!({ "$ref": place.to_string() })
            }
            Kind::Root
            | Kind::Info
            | Kind::Server
            | Kind::ServerVariable
            | Kind::Tag
            | Kind::Components
            | Kind::Paths
            | Kind::PathItem
            | Kind::Operation
            | Kind::MediaType
            | Kind::Encoding
            | Kind::Contact
            | Kind::License
            | Kind::ExternalDocs
            | Kind::Example
            | Kind::Link
            | Kind::Discriminator
            | Kind::Xml
            | Kind::OAuthFlows
            | Kind::OAuthFlow
            | Kind::Responses
            | Kind::SecurityScheme => self.stub(value, kind, place),
        }
    }

    /// Makes pieces of what stands inside `value`, which is no piece itself.
    fn descend(&mut self, value: &Value, kind: Kind, place: &Pointer) {
        self.stub(value, kind, place);
    }
}
