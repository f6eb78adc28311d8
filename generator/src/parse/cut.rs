//! Cuts a document into its pieces.

use super::judge;
use super::objects::{Operation, Read};
use super::path_items::{At, Located, Sender};
use super::pieces::{ParsedOperation, Pieces};
use super::table::{Piece, Reference, Table};
use super::{bad_piece, what};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::grammar::{self, Expect, Kind};
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::BTreeSet;

/// What cutting has found so far.
pub(super) struct Cut<'d> {
    pub(super) root: &'d Value,
    pub(super) pieces: Pieces<'d>,
    /// The callbacks that were met.
    pub(super) callbacks: BTreeSet<Pointer>,
    /// What is said of path items.
    pub(super) diagnostics: Diagnostics,
    /// What is said of pieces.
    malformed: Diagnostics,
    /// The places of pieces that are left out, which have been spoken of.
    pub(super) bad: BTreeSet<Pointer>,
}

/// Cuts the components first, then the operations, both in document order.
pub(super) fn cut(root: &Value) -> Cut<'_> {
    let mut cut = Cut {
        root,
        pieces: Pieces::default(),
        callbacks: BTreeSet::new(),
        diagnostics: Diagnostics::new(),
        malformed: Diagnostics::new(),
        bad: BTreeSet::new(),
    };
    let member = |keyword: &str| {
        let value = root.get(keyword)?;
        let pointer = Pointer::root().key(keyword);
        Some(Located { pointer, value })
    };
    cut.pieces.servers = member("servers");
    cut.pieces.security = member("security");
    if let Some(components) = root.get("components") {
        let place = Pointer::root().key("components");
        cut.pieces.components = names(components, &place, "schemas");
        cut.pieces.schemes = names(components, &place, "securitySchemes");
        cut.inside(components, Kind::Components, &place);
    }
    if let Some(Value::Object(paths)) = root.get("paths") {
        let place = Pointer::root().key("paths");
        for (path, item) in paths.iter().filter(|(path, _)| !path.starts_with("x-")) {
            if !path.starts_with('/') {
                cut.diagnostics.push(path_key(path, &place.key(path)));
            }
            cut.path_item(path, item, &place.key(path), Sender::Client);
        }
    }
    if let Some(Value::Object(webhooks)) = root.get("webhooks") {
        let place = Pointer::root().key("webhooks");
        for (name, item) in webhooks.iter().filter(|(name, _)| !name.starts_with("x-")) {
            cut.path_item(name, item, &place.key(name), Sender::Webhook);
        }
    }
    let malformed = std::mem::take(&mut cut.malformed);
    cut.diagnostics.append(malformed);
    cut
}

/// W058 for a path that is none.
fn path_key(path: &str, place: &Pointer) -> Diagnostic {
    let is_url = path.starts_with("http://") || path.starts_with("https://");
    let (message, note) = match is_url {
        true => ("a path is a whole URL", "calls have it behind the base URL"),
        false => ("a path does not begin with `/`", "calls have one before it"),
    };
    let diagnostic = Diagnostic::new(Code::PathKey, message)
        .at(Place::key(place))
        .note(note);
    match is_url {
        true => diagnostic.help(
            "let the path be the key, and put what stands before it into `servers` of its path item",
        ),
        false => diagnostic,
    }
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

impl<'d> Cut<'d> {
    /// Makes a piece of what stands at `place`, after those inside it.
    pub(super) fn piece(&mut self, value: &'d Value, kind: Kind, place: &Pointer) {
        if value.get("$ref").is_none() {
            self.inside(value, kind, place);
        }
        let added = match kind {
            Kind::Schema => add(&mut self.pieces.schemas, value, kind, place),
            Kind::Parameter => add(&mut self.pieces.parameters, value, kind, place),
            Kind::RequestBody => add(&mut self.pieces.request_bodies, value, kind, place),
            Kind::Response => add(&mut self.pieces.responses, value, kind, place),
            other => unreachable!("objects of the kind {other:?} are no pieces"),
        };
        self.say_malformed(added, kind, place);
    }

    /// Makes a piece of an operation.
    pub(super) fn operation(&mut self, value: &'d Value, place: &Pointer, at: At<'d>) {
        self.inside(value, Kind::Operation, place);
        let judged = judge::judge(value, Kind::Operation, place);
        // What is left out is there for what refers into it.
        if let (Ok(()), Some(members)) = (&judged, value.as_object())
            && !members.contains_key(crate::select::MARK)
        {
            self.pieces.add_operation(ParsedOperation {
                item: at.item,
                method: at.method,
                pointer: place.clone(),
                operation: Operation::read(members, place),
                servers: at.servers,
                security: at.security,
            });
        }
        self.say_malformed(judged, Kind::Operation, place);
    }

    fn say_malformed(
        &mut self,
        judged: Result<(), serde_json::Error>,
        kind: Kind,
        place: &Pointer,
    ) {
        if let Err(error) = judged {
            self.malformed.push(bad_piece(place, what(kind), &error));
            self.bad.insert(place.clone());
        }
    }

    /// Makes pieces of what stands inside an object.
    fn inside(&mut self, value: &'d Value, kind: Kind, place: &Pointer) {
        let members = value.as_object().into_iter().flatten();
        for (keyword, member) in members {
            // Most keywords of schemas are plain, and none that is holds a schema.
            if kind == Kind::Schema && (member.is_string() || member.is_number()) {
                continue;
            }
            if !judge::is_typed(kind, keyword) {
                continue;
            }
            match (grammar::expect(kind, keyword), member) {
                (Some(Expect::One(kind)), member) => {
                    self.inner(member, kind, &place.key(keyword));
                }
                (Some(Expect::FlagOrOne(kind)), Value::Object(_)) => {
                    self.inner(member, kind, &place.key(keyword));
                }
                (Some(Expect::List(kind)), Value::Array(elements)) => {
                    let place = place.key(keyword);
                    for (index, element) in elements.iter().enumerate() {
                        self.inner(element, kind, &place.index(index));
                    }
                }
                (Some(Expect::Map(kind)), Value::Object(elements)) => {
                    let place = place.key(keyword);
                    for (key, element) in elements {
                        self.inner(element, kind, &place.key(key));
                    }
                }
                (Some(_) | None, _) => {}
            }
        }
    }

    fn inner(&mut self, value: &'d Value, kind: Kind, place: &Pointer) {
        if judge::is_piece(kind) {
            self.piece(value, kind, place);
        } else {
            self.inside(value, kind, place);
        }
    }
}

/// Adds a piece to those of its kind, if it is one of OpenAPI.
fn add<'d, T: Read<'d>>(
    table: &mut Table<'d, T>,
    value: &'d Value,
    kind: Kind,
    place: &Pointer,
) -> Result<(), serde_json::Error> {
    judge::judge(value, kind, place)?;
    let Some(members) = value.as_object() else {
        return Ok(());
    };
    let piece = match members.get("$ref") {
        Some(Value::String(reference)) => {
            Some(Piece::Reference(Reference::new(reference, members)))
        }
        // No reference that anyone could follow, so an object that says nothing.
        Some(_) => T::bare(members).map(Piece::Item),
        None => T::read(members).map(Piece::Item),
    };
    if let Some(piece) = piece {
        table.add(place, piece);
    }
    Ok(())
}
