//! Bodies of requests: whether there is one, of which type, and how it is written.

use super::Code;
use super::comparison::Comparison;
use super::operations::Pair;
use super::place::Spot;
use super::relation::Relation;
use crate::analyze::Reach;
use crate::ir::{Body, Content};

impl Comparison<'_> {
    /// Compares the bodies that an operation sends.
    pub(super) fn body(&mut self, pair: Pair) {
        let (was, is) = self.of_pair(pair);
        let spot = self.spot_of(pair);
        let method = self.new.method_path(pair.new);
        let names = &self.new.names().operations[pair.new];
        let setter = format!("{}::{}", self.new.builder_path(pair.new), names.body);
        match (&was.body, &is.body) {
            (None, None) => {}
            (Some(was), None) => {
                let message = "it takes no body any more";
                let draft = spot.draft(Code::BodyRemoved, message).was_at(&was.pointer);
                self.say(draft.touches(setter).touches(method));
            }
            (None, Some(is)) => {
                let (code, message) = match is.required {
                    true => (
                        Code::RequiredBodyAdded,
                        format!("it takes a body: the argument `{}`", names.body),
                    ),
                    false => (
                        Code::BodyAdded,
                        format!("it takes a body: `.{}(…)`", names.body),
                    ),
                };
                let draft = spot.draft(code, message).now_at(&is.pointer);
                self.say(draft.touches(setter).touches(method));
            }
            (Some(was), Some(is)) => self.bodies(pair, was, is),
        }
    }

    fn bodies(&mut self, pair: Pair, was: &Body, is: &Body) {
        let method = self.new.method_path(pair.new);
        let names = &self.new.names().operations[pair.new];
        let name = names.body.clone();
        let setter = format!("{}::{name}", self.new.builder_path(pair.new));
        let spot = Spot {
            old: was.pointer.clone(),
            new: is.pointer.clone(),
            ..self.spot_of(pair)
        };
        match (was.required, is.required) {
            (false, true) => {
                let message =
                    format!("the body is required now: `.{name}(…)` is the argument `{name}`");
                let draft = spot.draft(Code::BodyRequired, message);
                self.say(draft.touches(&setter).touches(&method));
            }
            (true, false) => {
                let message =
                    format!("the body may be left out now: the argument `{name}` is `.{name}(…)`");
                let draft = spot.draft(Code::BodyOptional, message);
                self.say(draft.touches(&setter).touches(&method));
            }
            (true, true) | (false, false) => {}
        }
        let (old, new) = (&was.content, &is.content);
        if essence(&old.media_type) != essence(&new.media_type) {
            let message = format!(
                "the body is sent as `{}` now, and was as `{}`",
                new.media_type, old.media_type
            );
            let draft = spot.draft(Code::BodyMediaTypeChanged, message);
            let draft = draft.touches(&setter).touches(&method);
            self.say(
                draft.note("on the wire: older versions of the crate go on sending the old one"),
            );
        }
        self.body_type(&spot, old, new, &[setter, method]);
        let mut changed: Vec<&String> = Vec::new();
        for (name, encoding) in &new.encoding {
            let mut others = old.encoding.iter();
            let other = others
                .find(|(other, _)| other == name)
                .map(|(_, encoding)| encoding);
            if other.unwrap_or(&Default::default()) != encoding {
                changed.push(name);
            }
        }
        let gone = old.encoding.iter().map(|(name, _)| name);
        changed.extend(gone.filter(|name| !new.encoding.iter().any(|(other, _)| &other == name)));
        if !changed.is_empty() && old.kind == new.kind {
            let names: Vec<String> = changed.iter().map(|name| format!("`{name}`")).collect();
            let message = if changed.iter().all(|name| name.is_empty()) {
                "the parts of the body are written otherwise".to_owned()
            } else {
                format!(
                    "these properties are written otherwise: {}",
                    names.join(", ")
                )
            };
            self.say(spot.draft(Code::BodyEncodingChanged, message));
        }
    }

    fn body_type(&mut self, spot: &Spot, old: &Content, new: &Content, items: &[String]) {
        let changed = match (old.ty, new.ty) {
            (Some(was), Some(is)) => {
                let relation = self.relation_with_null(was, is);
                let differs = relation != Relation::Same || self.has_other_type(was, is);
                let (before, now) = self.was_and_is(was, is);
                let message = format!("the body is {now} now, and was {before}");
                differs.then_some((relation, message))
            }
            (None, None) => None,
            (Some(was), None) => {
                let before = self.old.spelled(was);
                let message = format!("the body has no type any more, and was `{before}`");
                Some((Relation::Wider, message))
            }
            (None, Some(is)) => {
                let now = self.new.spelled(is);
                let message = format!("the body is `{now}` now, and had no type");
                Some((Relation::Narrower, message))
            }
        };
        if let Some((relation, message)) = changed {
            let draft = spot.draft(relation.code(Code::BodyTypeChanged), message);
            let draft = items.iter().fold(draft, |draft, item| draft.touches(item));
            let reach = Reach {
                request: true,
                response: false,
            };
            let notes = self.consequences(relation, reach, None);
            self.say(draft.notes(notes));
        }
        if let (Some(was), Some(is)) = (old.ty, new.ty) {
            self.limits(spot, was, is);
        }
    }
}

/// A media type without its parameters.
pub(super) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}
