//! Parameters: which are new, gone, required, called otherwise, or written otherwise.

use super::Code;
use super::change::Draft;
use super::comparison::Comparison;
use super::operations::Pair;
use super::pairs::name_likeness;
use super::place::Spot;
use super::relation::Relation;
use super::side::Side;
use crate::analyze::Reach;
use crate::ir::{Operation, Parameter, ParameterIn};

/// How much alike names must be for a parameter to have been renamed.
const ALIKE: f64 = 0.6;

/// What a caller must give: parameters that the client has no value for.
fn is_argument(parameter: &Parameter) -> bool {
    parameter.required && parameter.preset.is_none()
}

impl Comparison<'_> {
    /// Compares the parameters of an operation.
    pub(super) fn parameters(&mut self, pair: Pair) {
        let (was, is) = self.of_pair(pair);
        let matched = self.matched(pair);
        for (old, parameter) in was.parameters.iter().enumerate() {
            if !matched.iter().any(|(other, _)| *other == old) {
                self.parameter_removed(pair, old, parameter);
            }
        }
        for (new, parameter) in is.parameters.iter().enumerate() {
            match matched.iter().find(|(_, other)| *other == new) {
                Some((old, _)) => self.parameter(pair, *old, new),
                None => self.parameter_added(pair, new, parameter),
            }
        }
        self.order_of_arguments(pair, &matched);
    }

    /// Which parameter is which: by place and name, path parameters by their position, others by name alone, by what looks like
    /// a rename.
    fn matched(&self, pair: Pair) -> Vec<(usize, usize)> {
        let (was, is) = self.of_pair(pair);
        let mut matched: Vec<(usize, usize)> = Vec::new();
        let mut match_by = |same: &dyn Fn(&Parameter, &Parameter) -> bool| {
            for (new, parameter) in is.parameters.iter().enumerate() {
                if matched.iter().any(|(_, other)| *other == new) {
                    continue;
                }
                let free = |old: &usize| !matched.iter().any(|(other, _)| other == old);
                let mut olds = 0..was.parameters.len();
                let old = olds.find(|old| free(old) && same(&was.parameters[*old], parameter));
                matched.extend(old.map(|old| (old, new)));
            }
        };
        let same_name = |one: &Parameter, other: &Parameter| match one.place {
            ParameterIn::Header => one.name.eq_ignore_ascii_case(&other.name),
            ParameterIn::Path
            | ParameterIn::Query
            | ParameterIn::QueryString
            | ParameterIn::Cookie => one.name == other.name,
        };
        match_by(&|one, other| one.place == other.place && same_name(one, other));
        match_by(&|one, other| {
            let both = one.place == ParameterIn::Path && other.place == ParameterIn::Path;
            both && path_position(was, one) == path_position(is, other)
        });
        match_by(&|one, other| one.name == other.name);
        let ident = |side: &Side<'_>, operation: usize, of: &Parameter| {
            let mut parameters = side.operation(operation).parameters.iter();
            let position = parameters.position(|other| std::ptr::eq(other, of))?;
            Some(side.names().operations[operation].parameters[position].clone())
        };
        match_by(&|one, other| {
            one.place == other.place
                && ident(&self.old, pair.old, one) == ident(&self.new, pair.new, other)
        });
        match_by(&|one, other| {
            one.place == other.place
                && one.required == other.required
                && name_likeness(&one.name, &other.name) >= ALIKE
                && self.relation(one.ty, other.ty) == Relation::Same
        });
        matched
    }

    fn setter_path(&self, pair: Pair, new: usize) -> String {
        let name = &self.new.names().operations[pair.new].parameters[new];
        format!("{}::{name}", self.new.builder_path(pair.new))
    }

    /// The path of an old setter by its name in the new crate.
    fn old_setter_path(&self, pair: Pair, old: usize) -> String {
        let name = &self.old.names().operations[pair.old].parameters[old];
        format!("{}::{name}", self.new.builder_path(pair.new))
    }

    fn parameter_removed(&mut self, pair: Pair, old: usize, parameter: &Parameter) {
        let spot = self.spot_of(pair);
        let name = &self.old.names().operations[pair.old].parameters[old];
        let mut draft = Draft::new(Code::ParameterRemoved, &spot.subject, "")
            .at(&parameter.pointer, &spot.new)
            .touches(self.old_setter_path(pair, old));
        let what = place_word(parameter.place);
        if is_argument(parameter) {
            draft.change.message = format!(
                "the {what} `{}` is gone: the argument `{name}` with it",
                parameter.name
            );
            draft = draft
                .touches(self.new.method_path(pair.new))
                .rust(self.new.method_path(pair.new));
        } else {
            draft.change.message = format!(
                "the {what} `{}` is gone: `.{name}(…)` with it",
                parameter.name
            );
            draft = draft.rust(self.old_setter_path(pair, old));
        }
        self.say(draft);
    }

    fn parameter_added(&mut self, pair: Pair, new: usize, parameter: &Parameter) {
        let spot = self.spot_of(pair);
        let name = &self.new.names().operations[pair.new].parameters[new];
        let what = place_word(parameter.place);
        let (code, message) = if is_argument(parameter) {
            let message = format!(
                "the {what} `{}` is required: the argument `{name}`",
                parameter.name
            );
            (Code::RequiredParameterAdded, message)
        } else {
            let message = format!("there is the {what} `{}`: `.{name}(…)`", parameter.name);
            (Code::ParameterAdded, message)
        };
        let mut draft = Draft::new(code, &spot.subject, message)
            .at(&spot.old, &parameter.pointer)
            .touches(self.setter_path(pair, new));
        if is_argument(parameter) {
            draft = draft
                .touches(self.new.method_path(pair.new))
                .rust(self.new.method_path(pair.new));
            draft = draft
                .note("on the wire: the server may refuse calls of older versions of the crate");
        } else {
            draft = draft.rust(self.setter_path(pair, new));
        }
        self.say(draft);
    }

    fn parameter(&mut self, pair: Pair, old: usize, new: usize) {
        let (operation_was, operation_is) = self.of_pair(pair);
        let (was, is) = (
            &operation_was.parameters[old],
            &operation_is.parameters[new],
        );
        let argument = (is_argument(was), is_argument(is));
        let (old_setter, setter) = (self.old_setter_path(pair, old), self.setter_path(pair, new));
        let method = self.new.method_path(pair.new);
        let spot = Spot {
            subject: format!("{} `{}`", self.new.subject(pair.new), is.name),
            rust: Some(if argument.1 {
                method.clone()
            } else {
                setter.clone()
            }),
            old: was.pointer.clone(),
            new: is.pointer.clone(),
            reach: Reach {
                request: true,
                response: false,
            },
        };
        let touching = |draft: Draft| {
            let draft = draft.touches(&setter).touches(&old_setter);
            if argument.0 || argument.1 {
                draft.touches(&method)
            } else {
                draft
            }
        };
        self.names_of_parameter(pair, (old, new), &spot);
        if was.place != is.place {
            let message = format!(
                "it travels as a {} now, and did as a {}",
                place_word(is.place),
                place_word(was.place)
            );
            self.say(touching(spot.draft(Code::ParameterRelocated, message)));
        }
        let name = &self.new.names().operations[pair.new].parameters[new];
        match argument {
            (false, true) => {
                let message = format!(
                    "it is required now: `.{name}(…)` is the argument `{name}` of {}",
                    self.new.called(pair.new)
                );
                let draft = spot.draft(Code::ParameterRequired, message);
                self.say(touching(draft).note(
                    "on the wire: the server may refuse calls of older versions of the crate",
                ));
            }
            (true, false) => {
                let message =
                    format!("it may be left out now: the argument `{name}` is `.{name}(…)`");
                self.say(touching(spot.draft(Code::ParameterOptional, message)));
            }
            (true, true) | (false, false) => {}
        }
        let relation = self.relation(was.ty, is.ty);
        if relation != Relation::Same || self.has_other_type(was.ty, is.ty) {
            let (before, now) = self.was_and_is(was.ty, is.ty);
            let draft = spot.draft(
                relation.code(Code::ParameterTypeChanged),
                format!("it is {now} now, and was {before}"),
            );
            let notes = self.consequences(relation, spot.reach, None);
            self.say(touching(draft).notes(notes));
        }
        if was.preset != is.preset {
            let spoken = |preset: &Option<String>| match preset {
                Some(preset) => format!("`{preset}`"),
                None => "nothing".to_owned(),
            };
            let message = format!(
                "the client sends {} by itself now, and sent {}",
                spoken(&is.preset),
                spoken(&was.preset)
            );
            self.say(touching(spot.draft(Code::PresetChanged, message)));
        }
        self.coding_of_parameter(&spot, was, is);
        self.limits(&spot, was.ty, is.ty);
        self.deprecation(&spot, was.docs.deprecated, is.docs.deprecated, &[setter]);
    }

    fn names_of_parameter(&mut self, pair: Pair, (old, new): (usize, usize), spot: &Spot) {
        let (operation_was, operation_is) = self.of_pair(pair);
        let (was, is) = (
            &operation_was.parameters[old],
            &operation_is.parameters[new],
        );
        let ident = &self.old.names().operations[pair.old].parameters[old];
        let ident_now = &self.new.names().operations[pair.new].parameters[new];
        let same_name = was.name == is.name
            || (was.place == ParameterIn::Header && was.name.eq_ignore_ascii_case(&is.name));
        if was.place == ParameterIn::Path && is.place == ParameterIn::Path && !same_name {
            let message = format!("it was `{}`; callers give it by position", was.name);
            self.say(spot.draft(Code::PathParameterRenamed, message));
        } else if !same_name {
            let message = match ident == ident_now {
                true => format!("it is what `{}` was", was.name),
                false => format!(
                    "it seems to be what `{}` was: `{ident}` is called `{ident_now}` in the crate",
                    was.name
                ),
            };
            let draft = spot.draft(Code::ParameterRenamed, message);
            let draft = draft
                .touches(self.setter_path(pair, new))
                .touches(self.old_setter_path(pair, old));
            self.say(draft.note(format!(
                "on the wire: older versions of the crate go on sending `{}`",
                was.name
            )));
        } else if ident != ident_now && !is_argument(is) {
            let message = format!("`.{ident}(…)` is `.{ident_now}(…)` now");
            let draft = spot.draft(Code::ParameterRenamed, message);
            self.say(
                draft
                    .touches(self.setter_path(pair, new))
                    .touches(self.old_setter_path(pair, old)),
            );
        }
    }

    fn coding_of_parameter(&mut self, spot: &Spot, was: &Parameter, is: &Parameter) {
        if was.place != is.place {
            return;
        }
        let mut changed = Vec::new();
        if was.coding != is.coding {
            changed.push(
                format!(
                    "it is written as {:?} now, and was as {:?}",
                    is.coding, was.coding
                )
                .to_lowercase(),
            );
        }
        // A text or a number is the same in most styles.
        let scalar = |parameter: &Parameter, side: &Side<'_>| {
            use crate::ir::Shape;
            matches!(
                side.resolve(parameter.ty).1.shape,
                Shape::Boolean
                    | Shape::Integer(_)
                    | Shape::Number(_)
                    | Shape::String(_)
                    | Shape::Enum(_)
            )
        };
        let is_scalar = scalar(was, &self.old) && scalar(is, &self.new);
        if was.style != is.style {
            changed.push(format!(
                "`style` is {:?} now, and was {:?}",
                is.style, was.style
            ));
        }
        if was.explode != is.explode && !is_scalar {
            changed.push(format!("`explode` is {} now", is.explode));
        }
        if was.allow_reserved != is.allow_reserved {
            changed.push(format!("`allowReserved` is {} now", is.allow_reserved));
        }
        if !changed.is_empty() {
            let draft = spot.draft(Code::ParameterCodingChanged, changed.join("; "));
            self.say(draft.note("on the wire: calls look otherwise"));
        }
    }

    /// Whether arguments that stay come in another order.
    fn order_of_arguments(&mut self, pair: Pair, matched: &[(usize, usize)]) {
        let (was, is) = self.of_pair(pair);
        let stays = |(old, new): &&(usize, usize)| {
            is_argument(&was.parameters[*old]) && is_argument(&is.parameters[*new])
        };
        let mut staying: Vec<(usize, usize)> = matched.iter().filter(stays).copied().collect();
        staying.sort_unstable();
        if staying.is_sorted_by_key(|(_, new)| *new) {
            return;
        }
        let names = |mut order: Vec<(usize, usize)>, by_new: bool| {
            order.sort_unstable_by_key(|(old, new)| if by_new { *new } else { *old });
            let idents = &self.new.names().operations[pair.new].parameters;
            let names = order.iter().map(|(_, new)| format!("`{}`", idents[*new]));
            names.collect::<Vec<_>>().join(", ")
        };
        let message = format!(
            "{} takes {} now, and took {}",
            self.new.called(pair.new),
            names(staying.clone(), true),
            names(staying, false)
        );
        let draft = self.spot_of(pair).draft(Code::ArgumentsReordered, message);
        self.say(draft.touches(self.new.method_path(pair.new)));
    }
}

/// Which of the template's parameters it is.
fn path_position(operation: &Operation, parameter: &Parameter) -> Option<usize> {
    let names = operation.template.split('{').skip(1);
    let mut names = names.map(|rest| rest.split('}').next().unwrap_or_default());
    names.position(|name| name == parameter.name)
}

fn place_word(place: ParameterIn) -> &'static str {
    match place {
        ParameterIn::Path => "path parameter",
        ParameterIn::Query => "query parameter",
        ParameterIn::QueryString => "query string",
        ParameterIn::Header => "header",
        ParameterIn::Cookie => "cookie",
    }
}
