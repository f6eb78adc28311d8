//! Enums: their values, and what these are called.

use super::Code;
use super::comparison::Comparison;
use super::place::Spot;
use crate::ir::{Enum, EnumKind, Origin, TypeId};

/// How many values are named before the rest is counted.
const NAMED: usize = 8;

impl Comparison<'_> {
    /// Compares two enums.
    pub(super) fn enums(
        &mut self,
        (old, was): (TypeId, &Enum),
        (new, is): (TypeId, &Enum),
        spot: &Spot,
    ) {
        let Some(path) = self.new.type_path(new) else {
            return;
        };
        if was.kind != is.kind {
            let message = format!(
                "its values are {} now, and were {}",
                kind(is.kind),
                kind(was.kind)
            );
            self.say(spot.draft(Code::EnumKindChanged, message).touches_all(path));
            return;
        }
        let idents =
            |names: &crate::names::Names, id: TypeId, values: &Enum| -> Vec<(String, String)> {
                let variants = values.variants.iter().map(|variant| variant.value.clone());
                let members = names.types[&id].members.iter().map(ToString::to_string);
                variants.zip(members).collect()
            };
        let (olds, news) = (
            idents(self.old.names(), old, was),
            idents(self.new.names(), new, is),
        );
        let find = |all: &[(String, String)], value: &str| {
            all.iter().find(|(other, _)| other == value).cloned()
        };
        let mut gone: Vec<(String, String)> = olds
            .iter()
            .filter(|(value, _)| find(&news, value).is_none())
            .cloned()
            .collect();
        let mut added: Vec<(String, String)> = news
            .iter()
            .filter(|(value, _)| find(&olds, value).is_none())
            .cloned()
            .collect();
        for (value, ident) in gone.clone() {
            let Some(position) = added.iter().position(|(_, other)| *other == ident) else {
                continue;
            };
            let (now, _) = added.remove(position);
            gone.retain(|(other, _)| *other != value);
            let message = format!("`{ident}` is `{now}` on the wire now, and was `{value}`");
            let draft = spot
                .draft(Code::EnumValueChanged, message)
                .touches(format!("{path}::{ident}"));
            self.say(draft);
        }
        for (value, ident) in &olds {
            let Some((_, now)) = find(&news, value).filter(|(_, now)| now != ident) else {
                continue;
            };
            let message =
                format!("the variant of `{value}` is called `{now}` now, and was `{ident}`");
            let draft = spot.draft(Code::EnumValueRenamed, message);
            let draft = draft
                .touches(format!("{path}::{ident}"))
                .touches(format!("{path}::{now}"));
            self.say(match &self.new.api().types[new].origin {
                Origin::Component(component) => draft.hint(format!(
                    "`\"{component}.{value}\" = {ident:?}` under `[rename.variants]` of sdk.toml keeps the old name"
                )),
                Origin::Inline(..) => draft,
            });
        }
        self.values_of_enum(spot, &path, Code::EnumValueRemoved, &gone);
        self.values_of_enum(spot, &path, Code::EnumValueAdded, &added);
    }

    fn values_of_enum(&mut self, spot: &Spot, path: &str, code: Code, values: &[(String, String)]) {
        if values.is_empty() {
            return;
        }
        let named = values
            .iter()
            .take(NAMED)
            .map(|(value, _)| format!("`{value}`"));
        let mut named = named.collect::<Vec<_>>().join(", ");
        if values.len() > NAMED {
            named.push_str(&format!(" and {} more", values.len() - NAMED));
        }
        let is_gone = code == Code::EnumValueRemoved;
        let (message, note) = match is_gone {
            true => (
                format!("it has no {named} any more"),
                spot.reach
                    .request
                    .then_some("in requests: the server may refuse what it took before"),
            ),
            false => (
                format!("it has {named}"),
                spot.reach.response.then_some(
                    "in responses: older versions of the crate keep such values as unknown ones",
                ),
            ),
        };
        let draft = spot.draft(code, message).notes(note.map(str::to_owned));
        let draft = values.iter().fold(draft, |draft, (_, ident)| {
            draft.touches(format!("{path}::{ident}"))
        });
        self.say(draft);
    }
}

fn kind(kind: EnumKind) -> &'static str {
    match kind {
        EnumKind::String => "texts",
        EnumKind::Integer => "whole numbers",
        EnumKind::Mixed => "of several kinds",
    }
}
