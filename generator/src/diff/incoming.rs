//! Webhooks and callbacks: which are new and gone, and the types of their bodies.

use super::Code;
use super::change::Draft;
use super::comparison::Comparison;
use super::place::{Spot, same_prose};
use super::relation::Relation;
use super::side::Side;
use crate::analyze::Reach;
use crate::ir::{Cause, Within};

impl Comparison<'_> {
    /// Compares what the API sends.
    pub(super) fn incoming(&mut self) {
        let pairs = self.pairs.incoming.clone();
        for old in 0..self.old.api().incoming.len() {
            if !pairs.iter().any(|(other, _)| *other == old) {
                self.webhook_removed(old);
            }
        }
        for new in 0..self.new.api().incoming.len() {
            match pairs.iter().find(|(_, other)| *other == new) {
                Some((old, _)) => self.webhook(*old, new),
                None => self.webhook_added(new),
            }
        }
    }

    fn webhook_removed(&mut self, old: usize) {
        let item = &self.old.api().incoming[old];
        let path = alias_path(&self.old, old);
        let message = format!("the {} is sent no more", kind(item.cause));
        let mut draft = Draft::new(Code::WebhookRemoved, &item.name, message)
            .was_at(&item.pointer)
            .rust(&path)
            .touches_all(path);
        for ty in self.old.nested(Within::Incoming(old)) {
            let path = self
                .old
                .type_path(ty)
                .filter(|_| !self.pairs.types.contains_key(&ty));
            if let Some(path) = path {
                draft = draft.touches_all(self.now(&path));
            }
        }
        self.say(draft);
    }

    fn webhook_added(&mut self, new: usize) {
        let item = &self.new.api().incoming[new];
        let path = alias_path(&self.new, new);
        let message = format!("there is the {}", kind(item.cause));
        let mut draft = Draft::new(Code::WebhookAdded, &item.name, message)
            .now_at(&item.pointer)
            .rust(&path)
            .touches_all(path);
        for ty in self.new.nested(Within::Incoming(new)) {
            let path = self
                .new
                .type_path(ty)
                .filter(|_| self.pairs.old_type(ty).is_none());
            if let Some(path) = path {
                draft = draft.touches_all(path);
            }
        }
        self.say(draft);
    }

    fn webhook(&mut self, old: usize, new: usize) {
        let (was, is) = (&self.old.api().incoming[old], &self.new.api().incoming[new]);
        let (before, now) = (alias_path(&self.old, old), alias_path(&self.new, new));
        let spot = Spot {
            subject: is.name.clone(),
            rust: Some(now.clone()),
            old: was.pointer.clone(),
            new: is.pointer.clone(),
            reach: Reach {
                request: false,
                response: true,
            },
        };
        if before != now {
            let message = format!("`{before}` is `{now}` now");
            self.say(
                spot.draft(Code::WebhookRenamed, message)
                    .touches_all(before)
                    .touches_all(&now),
            );
        }
        let types = (
            was.payload.as_ref().map(|it| it.ty),
            is.payload.as_ref().map(|it| it.ty),
        );
        let changed = match types {
            (Some(was), Some(is)) => {
                let relation = self.relation_with_null(was, is);
                let (before, now) = self.was_and_is(was, is);
                let message = format!("the body is {now} now, and was {before}");
                let differs = relation != Relation::Same || self.has_other_type(was, is);
                differs.then_some((relation, message))
            }
            (Some(_), None) => Some((Relation::Other, "it has no body any more".to_owned())),
            (None, Some(_)) => Some((Relation::Other, "it has a body now".to_owned())),
            (None, None) => None,
        };
        if let Some((relation, message)) = changed {
            let draft = spot
                .draft(relation.code(Code::WebhookTypeChanged), message)
                .touches(&now);
            let notes = self.consequences(relation, spot.reach, types.0.zip(types.1));
            self.say(draft.notes(notes));
        }
        if let (Some(was), Some(is)) = types {
            self.limits(&spot, was, is);
        }
        self.deprecation(&spot, was.docs.deprecated, is.docs.deprecated, &[now]);
        if !same_prose(&was.docs, &is.docs) {
            self.prose(&spot, &["its description".to_owned()]);
        }
    }
}

fn kind(cause: Cause) -> &'static str {
    match cause {
        Cause::Webhook => "webhook",
        Cause::Callback(_) => "callback",
    }
}

fn alias_path(side: &Side<'_>, index: usize) -> String {
    let name = &side.names().incoming[index];
    match side.api().incoming[index].cause {
        Cause::Webhook => format!("webhooks::{name}"),
        Cause::Callback(_) => format!("callbacks::{name}"),
    }
}
