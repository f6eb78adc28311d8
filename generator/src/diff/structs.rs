//! Structs: their fields, and what their constructors take.

use super::Code;
use super::change::Draft;
use super::comparison::Comparison;
use super::pairs::name_likeness;
use super::place::{Spot, same_prose};
use super::relation::Relation;
use super::side::Side;
use crate::ir::{Field, Struct, TypeId, Within};
use crate::ir::{Origin, Role};
use serde_json::Value;

/// How much alike names must be for a field to have been renamed.
const ALIKE: f64 = 0.6;

/// A field of a struct, with where it stands.
#[derive(Clone, Copy)]
struct Member<'a> {
    owner: TypeId,
    position: usize,
    field: &'a Field,
}

impl<'a> Member<'a> {
    fn all(owner: TypeId, shape: &'a Struct) -> Vec<Self> {
        let fields = shape.fields.iter().enumerate();
        fields
            .map(|(position, field)| Self {
                owner,
                position,
                field,
            })
            .collect()
    }

    /// What the field is called in the crate.
    fn ident(self, side: &Side<'_>) -> String {
        side.names().types[&self.owner].members[self.position].to_string()
    }

    /// Whether the constructor takes it: not what only the server writes, nor what a discriminator says.
    fn is_argument(self, side: &Side<'_>) -> bool {
        let given = side.reach(self.owner).request && self.field.read_only;
        let tagged = side
            .model
            .facts
            .tags
            .contains_key(&(self.owner, self.position));
        self.field.required && !given && !tagged
    }
}

impl Comparison<'_> {
    /// Compares two structs, and gives the names of the fields whose prose differs.
    pub(super) fn structs(
        &mut self,
        (old, was): (TypeId, &Struct),
        (new, is): (TypeId, &Struct),
        spot: &Spot,
    ) -> Vec<String> {
        let Some(path) = self.new.type_path(new) else {
            return Vec::new();
        };
        let (olds, news) = (Member::all(old, was), Member::all(new, is));
        let pairs = self.pairs_of_fields(&olds, &news);
        for member in &olds {
            if !pairs
                .iter()
                .any(|(other, _)| other.position == member.position)
            {
                self.field_removed(*member, &path, spot);
            }
        }
        let mut prose = Vec::new();
        for member in &news {
            match pairs
                .iter()
                .find(|(_, other)| other.position == member.position)
            {
                None => self.field_added(*member, &path, spot),
                Some((old, new)) => {
                    self.field(*old, *new, &path, spot);
                    if !same_prose(&old.field.docs, &new.field.docs) {
                        prose.push(format!("`{}`", new.field.name));
                    }
                }
            }
        }
        self.order_of_fields(&pairs, &path, spot);
        self.additional((old, was.additional), (new, is.additional), &path, spot);
        prose
    }

    /// Which field is which: by name, and what looks like a rename.
    fn pairs_of_fields<'f>(
        &self,
        olds: &[Member<'f>],
        news: &[Member<'f>],
    ) -> Vec<(Member<'f>, Member<'f>)> {
        let mut pairs: Vec<(Member<'f>, Member<'f>)> = Vec::new();
        for new in news {
            let mut same = olds.iter();
            let same = same.find(|old| old.field.name == new.field.name);
            pairs.extend(same.map(|old| (*old, *new)));
        }
        let mut candidates = Vec::new();
        for old in olds
            .iter()
            .filter(|old| !news.iter().any(|new| new.field.name == old.field.name))
        {
            for new in news
                .iter()
                .filter(|new| !olds.iter().any(|old| old.field.name == new.field.name))
            {
                let name = name_likeness(&old.field.name, &new.field.name);
                let same = old.field.required == new.field.required
                    && self.relation_with_null(old.field.ty, new.field.ty) == Relation::Same;
                let same_ident = old.ident(&self.old) == new.ident(&self.new);
                if same_ident || (same && name >= ALIKE) {
                    candidates.push((name, *old, *new));
                }
            }
        }
        candidates.sort_by(|one, other| other.0.total_cmp(&one.0));
        for (_, old, new) in candidates {
            let taken = pairs
                .iter()
                .any(|(one, other)| one.position == old.position || other.position == new.position);
            if !taken {
                pairs.push((old, new));
            }
        }
        pairs.sort_unstable_by_key(|(_, new)| new.position);
        pairs
    }

    fn field_removed(&mut self, member: Member<'_>, path: &str, spot: &Spot) {
        let ident = member.ident(&self.old);
        let subject = format!("{}.{}", spot.subject, member.field.name);
        let message = format!("the field `{ident}` is gone");
        let draft = Draft::new(Code::FieldRemoved, subject, message)
            .at(&member.field.pointer, &spot.new)
            .rust(format!("{path}.{ident}"));
        let draft = touching(draft, path, &ident, member.is_argument(&self.old));
        let draft = self.touching_nested(draft, &self.old, member.owner, &member.field.name, true);
        let mut notes = Vec::new();
        if spot.reach.response {
            notes.push(match member.field.required {
                true => "in responses: older versions of the crate do not read values without it"
                    .to_owned(),
                false => {
                    "in responses: a value that comes all the same is among `unknown_properties()`"
                        .to_owned()
                }
            });
        }
        self.say(draft.notes(notes));
    }

    fn field_added(&mut self, member: Member<'_>, path: &str, spot: &Spot) {
        let ident = member.ident(&self.new);
        let subject = format!("{}.{}", spot.subject, member.field.name);
        let argument = member.is_argument(&self.new);
        let (code, message) = match member.field.required {
            true => (
                Code::RequiredFieldAdded,
                format!("there is the field `{ident}`, which is required"),
            ),
            false => (Code::FieldAdded, format!("there is the field `{ident}`")),
        };
        let draft = Draft::new(code, subject, message)
            .at(&spot.old, &member.field.pointer)
            .rust(format!("{path}.{ident}"));
        let draft = touching(draft, path, &ident, argument);
        let draft = self.touching_nested(draft, &self.new, member.owner, &member.field.name, false);
        let mut draft = draft;
        if argument && spot.reach.request {
            draft = draft
                .note("in requests: the server may refuse values of older versions of the crate")
                .hint(format!("`{path}::new(…)` takes `{ident}`"));
        }
        self.say(draft);
    }

    /// The types that stand in a field, and are new or gone with it.
    fn touching_nested(
        &self,
        draft: Draft,
        side: &Side<'_>,
        owner: TypeId,
        field: &str,
        is_old: bool,
    ) -> Draft {
        let role = Role::Field(field.to_owned());
        let inner = side.nested(Within::Type(owner)).into_iter().filter(|id| {
            let mut id = *id;
            // Up to what stands in the struct itself.
            loop {
                match &side.api().types[id].origin {
                    Origin::Inline(Within::Type(home), its) if *home == owner => {
                        return *its == role;
                    }
                    Origin::Inline(Within::Type(home), _) => id = *home,
                    Origin::Inline(..) | Origin::Component(_) => return false,
                }
            }
        });
        inner.fold(draft, |draft, id| {
            let paired = match is_old {
                true => self.pairs.types.contains_key(&id),
                false => self.pairs.old_type(id).is_some(),
            };
            match side.type_path(id).filter(|_| !paired) {
                Some(path) if is_old => draft.touches_all(self.now(&path)),
                Some(path) => draft.touches_all(path),
                None => draft,
            }
        })
    }

    fn field(&mut self, old: Member<'_>, new: Member<'_>, path: &str, spot: &Spot) {
        let (was, is) = (old.field, new.field);
        let (ident, ident_now) = (old.ident(&self.old), new.ident(&self.new));
        let argument = old.is_argument(&self.old) || new.is_argument(&self.new);
        let here = Spot {
            subject: format!("{}.{}", spot.subject, is.name),
            rust: Some(format!("{path}.{ident_now}")),
            old: was.pointer.clone(),
            new: is.pointer.clone(),
            reach: spot.reach,
        };
        let touch = |draft: Draft| {
            touching(
                touching(draft, path, &ident_now, argument),
                path,
                &ident,
                false,
            )
        };
        if was.name != is.name {
            let message = match ident == ident_now {
                true => format!("it is what `{}` was", was.name),
                false => format!(
                    "it seems to be what `{}` was: `{ident}` is called `{ident_now}` in the crate",
                    was.name
                ),
            };
            let draft = touch(here.draft(Code::FieldRenamed, message));
            self.say(draft.note(format!(
                "on the wire: older versions of the crate know `{}`",
                was.name
            )));
        } else if ident != ident_now {
            let message = format!("`{ident}` is called `{ident_now}` in the crate");
            let draft = touch(here.draft(Code::FieldRenamed, message));
            let hint = match &self.new.api().types[new.owner].origin {
                Origin::Component(component) => Some(format!(
                    "`\"{component}.{}\" = {ident:?}` under `[rename.fields]` of sdk.toml keeps the old name",
                    is.name
                )),
                Origin::Inline(..) => None,
            };
            self.say(match hint {
                Some(hint) => draft.hint(hint),
                None => draft,
            });
        }
        self.required(
            &here,
            was,
            is,
            &ident_now,
            new.is_argument(&self.new),
            &touch,
        );
        self.values(&here, was, is, &touch);
        self.access(&here, was, is, &touch);
        self.limits(&here, was.ty, is.ty);
        let items = [
            format!("{path}.{ident_now}"),
            format!("{path}::{ident_now}"),
        ];
        self.deprecation(&here, was.docs.deprecated, is.docs.deprecated, &items);
    }

    fn required(
        &mut self,
        here: &Spot,
        was: &Field,
        is: &Field,
        ident: &str,
        argument: bool,
        touch: &dyn Fn(Draft) -> Draft,
    ) {
        match (was.required, is.required) {
            (false, true) => {
                let mut draft = touch(here.draft(Code::FieldRequired, "it must be there now"));
                if here.reach.request && !is.read_only {
                    draft = draft.note("in requests: the server may refuse values without it");
                }
                if argument {
                    draft = draft.hint(format!("the constructor takes `{ident}`"));
                }
                self.say(draft);
            }
            (true, false) => {
                let mut draft = touch(here.draft(Code::FieldOptional, "it may be missing now"));
                if here.reach.response && !is.write_only {
                    draft = draft.note(
                        "in responses: older versions of the crate do not read values without it",
                    );
                }
                self.say(draft);
            }
            (true, true) | (false, false) => {}
        }
    }

    fn values(&mut self, here: &Spot, was: &Field, is: &Field, touch: &dyn Fn(Draft) -> Draft) {
        match (self.old.resolve(was.ty).2, self.new.resolve(is.ty).2) {
            (false, true) => {
                let mut draft = touch(here.draft(Code::FieldNullable, "it may be `null` now"));
                if here.reach.response && !is.write_only {
                    draft = draft
                        .note("in responses: older versions of the crate do not read `null` there");
                }
                self.say(draft);
            }
            (true, false) => {
                let mut draft = touch(here.draft(Code::FieldNotNullable, "it is never `null` now"));
                if here.reach.request && !is.read_only {
                    draft = draft.note("in requests: the server may refuse `null`");
                }
                self.say(draft);
            }
            (true, true) | (false, false) => {}
        }
        let relation = self.relation(was.ty, is.ty);
        if relation != Relation::Same || self.has_other_type(was.ty, is.ty) {
            let (before, now) = self.was_and_is(was.ty, is.ty);
            let draft = here.draft(
                relation.code(Code::FieldTypeChanged),
                format!("it is {now} now, and was {before}"),
            );
            self.say(touch(draft).notes(self.consequences(
                relation,
                here.reach,
                Some((was.ty, is.ty)),
            )));
        }
    }

    fn access(&mut self, here: &Spot, was: &Field, is: &Field, touch: &dyn Fn(Draft) -> Draft) {
        if (was.read_only, was.write_only) != (is.read_only, is.write_only) {
            let spoken = |field: &Field| match (field.read_only, field.write_only) {
                (true, _) => "only the server writes it",
                (false, true) => "only the client writes it",
                (false, false) => "both sides write it",
            };
            let message = format!("{} now; before, {}", spoken(is), spoken(was));
            self.say(touch(here.draft(Code::FieldAccessChanged, message)));
        }
        if was.sensitive != is.sensitive {
            let message = match is.sensitive {
                true => "`Debug` does not show it any more",
                false => "`Debug` shows it now",
            };
            self.say(here.draft(Code::FieldRedactionChanged, message));
        }
    }

    /// Whether arguments of the constructor that stay come in another order.
    fn order_of_fields(&mut self, pairs: &[(Member<'_>, Member<'_>)], path: &str, spot: &Spot) {
        let stays = |(old, new): &&(Member<'_>, Member<'_>)| {
            old.is_argument(&self.old) && new.is_argument(&self.new)
        };
        let mut staying: Vec<(usize, String)> = pairs
            .iter()
            .filter(stays)
            .map(|(old, new)| (old.position, new.ident(&self.new)))
            .collect();
        if staying.is_sorted_by_key(|(position, _)| *position) {
            return;
        }
        let names = |staying: &[(usize, String)]| {
            let names = staying.iter().map(|(_, ident)| format!("`{ident}`"));
            names.collect::<Vec<_>>().join(", ")
        };
        let now = names(&staying);
        staying.sort_unstable();
        let message = format!(
            "`{path}::new` takes {now} now, and took {}",
            names(&staying)
        );
        let draft = spot
            .draft(Code::ArgumentsReordered, message)
            .touches(format!("{path}::new"));
        self.say(draft.note("the values are the same on the wire"));
    }

    fn additional(
        &mut self,
        (old, was): (TypeId, Option<TypeId>),
        (new, is): (TypeId, Option<TypeId>),
        path: &str,
        spot: &Spot,
    ) {
        let message = match (was, is) {
            (None, None) => return self.closed(old, new, spot),
            (None, Some(is)) => format!(
                "further properties are kept as `{}` now",
                self.new.spelled(is)
            ),
            (Some(_), None) => "further properties have no field of their own any more".to_owned(),
            (Some(was), Some(is)) if self.relation_with_null(was, is) == Relation::Same => return,
            (Some(was), Some(is)) => {
                let (before, now) = self.was_and_is(was, is);
                format!("further properties are {now} now, and were {before}")
            }
        };
        let (rest, rest_now) = (
            &self.old.names().types[&old].rest,
            &self.new.names().types[&new].rest,
        );
        let draft = spot.draft(Code::AdditionalPropertiesChanged, message);
        let draft = touching(
            touching(draft, path, rest.as_str(), true),
            path,
            rest_now.as_str(),
            true,
        );
        self.say(draft.touches(format!("{path}::unknown_properties")));
    }

    /// Compares whether properties that are not named are refused. The crate keeps and sends them all the same.
    fn closed(&mut self, old: TypeId, new: TypeId, spot: &Spot) {
        let is_closed = |side: &Side<'_>, id: TypeId| {
            let schema = side.schema(id);
            ["additionalProperties", "unevaluatedProperties"]
                .into_iter()
                .any(|keyword| {
                    schema.and_then(|schema| schema.get(keyword)) == Some(&Value::Bool(false))
                })
        };
        let message = match (is_closed(&self.old, old), is_closed(&self.new, new)) {
            (false, true) => "there are no further properties any more",
            (true, false) => "there may be further properties now",
            (true, true) | (false, false) => return,
        };
        let draft = spot.draft(Code::AdditionalPropertiesChanged, message);
        let refuses = spot.reach.request && is_closed(&self.new, new);
        self.say(draft.notes(
            refuses.then(|| "in requests: the server may refuse what it took before".to_owned()),
        ));
    }
}

/// The items of a field: itself, its setter, and, where the constructor takes it, that.
fn touching(draft: Draft, path: &str, ident: &str, argument: bool) -> Draft {
    let draft = draft
        .touches(format!("{path}.{ident}"))
        .touches(format!("{path}::{ident}"));
    match argument {
        true => draft
            .touches(format!("{path}::new"))
            .touches(format!("{path}: Default")),
        false => draft,
    }
}
