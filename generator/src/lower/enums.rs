//! `enum`: one of a list of values.
//!
//! ```yaml
//! type: string
//! enum: [draft, open, paid]
//! x-enum-varnames: [Draft, Open, Paid]     # names, where the document gives them
//! ```

use super::Lowering;
use super::parts::{Atom, Choice, Flat};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Enum, EnumKind, EnumVariant, Shape};
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::BTreeSet;

impl<'d> Lowering<'d> {
    /// The shape of schemas that list values; `None` where none does, or the values say no more than the type does.
    pub(super) fn enum_shape(
        &mut self,
        flat: &Flat<'d>,
        kind: Option<&str>,
        pointer: &Pointer,
    ) -> Option<Shape> {
        let lists = flat.atoms.iter().rev();
        let lists: Vec<(&Atom<'d>, &'d [Value])> = lists
            .filter_map(|atom| Some((atom, atom.view.values()?)))
            .collect();
        let (atom, listed) = lists.first()?;
        let mut values: Vec<(usize, &Value)> = listed.iter().enumerate().collect();
        for (_, others) in &lists[1..] {
            let common: Vec<(usize, &Value)> = values
                .iter()
                .filter(|(_, value)| others.contains(value))
                .copied()
                .collect();
            if common.is_empty() {
                self.conflict(pointer, "two lists of values have none in common");
                break;
            }
            values = common;
        }
        let structured = ["properties", "items", "prefixItems"];
        let typed = |atom: &Atom<'d>| structured.into_iter().any(|keyword| atom.view.has(keyword));
        if flat.atoms.iter().any(typed) {
            return None;
        }
        if values.iter().all(|(_, value)| value.is_boolean()) {
            return kind.is_none().then_some(Shape::Boolean);
        }
        let Some((enum_kind, written)) = texts_of(&values, kind) else {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::EnumValues,
                    "the values of `enum` are none of their `type`",
                )
                .at(Place::value(&atom.place.key("enum")))
                .note("the type is taken from `type`; the values are not named"),
            );
            return None;
        };
        let count = listed.len();
        let names = texts(atom, &["x-enum-varnames", "x-enumNames"], count);
        let descriptions = texts(atom, &["x-enum-descriptions", "x-enumDescriptions"], count);
        let prose =
            |texts: &Option<Vec<String>>, index: usize| Some(texts.as_ref()?[index].clone());
        let list = atom.place.key("enum");
        let listed = values.iter().zip(written).map(|((index, _), value)| {
            let variant = EnumVariant {
                value,
                name: prose(&names, *index),
                description: prose(&descriptions, *index),
            };
            (variant, list.index(*index))
        });
        Some(self.variants(enum_kind, listed.collect()))
    }

    /// A choice between single values, each with a title of its own, is an enum; and whether `null` is one of them.
    ///
    /// ```yaml
    /// oneOf: [{const: 1, title: Png}, {const: 2, title: Gif, description: It moves.}]
    /// ```
    pub(super) fn choice_of_values(
        &mut self,
        choice: &Choice<'d>,
        kind: Option<&str>,
    ) -> Option<(Shape, bool)> {
        let mut nullable = false;
        let mut found: Vec<(Atom<'d>, &'d [Value])> = Vec::new();
        for place in &choice.branches {
            let branch = self.flat(place);
            nullable |= branch.is_null() || branch.atoms.iter().any(|atom| atom.data.nullable);
            if branch.is_null() {
                continue;
            }
            let [atom] = branch.atoms.as_slice() else {
                return None;
            };
            // A list behind a reference has a name of its own.
            if atom.place != place || !branch.choices.is_empty() {
                return None;
            }
            found.push((*atom, atom.view.values()?));
        }
        let mut own = found.iter().map(|(atom, _)| atom.view.ty());
        let first = own.next().flatten();
        // Values of several types are what they are.
        let kind = kind.or(first.filter(|first| own.all(|other| other == Some(first))));
        let mut places = Vec::new();
        let mut values = Vec::new();
        for (atom, listed) in &found {
            for (index, value) in listed.iter().enumerate() {
                values.push((index, value));
                let alone = listed.len() == 1;
                let title = atom.data.title.filter(|_| alone).map(str::to_owned);
                let description = atom.data.description.filter(|_| alone).map(str::to_owned);
                places.push((title, description, atom.place.key("enum").index(index)));
            }
        }
        if values.is_empty() || values.iter().all(|(_, value)| value.is_boolean()) {
            return None;
        }
        let (enum_kind, written) = texts_of(&values, kind)?;
        let listed = written.into_iter().zip(places);
        let listed = listed.map(|(value, (name, description, place))| {
            let variant = EnumVariant {
                value,
                name,
                description,
            };
            (variant, place)
        });
        Some((self.variants(enum_kind, listed.collect()), nullable))
    }

    /// An enum of these values, each with its place; one that stands twice is taken once.
    fn variants(&mut self, kind: EnumKind, listed: Vec<(EnumVariant, Pointer)>) -> Shape {
        let mut variants: Vec<EnumVariant> = Vec::new();
        let mut seen = BTreeSet::new();
        for (variant, place) in listed {
            if seen.insert(variant.value.clone()) {
                variants.push(variant);
                continue;
            }
            self.diagnostics.push(
                Diagnostic::new(
                    Code::DuplicateEnumValue,
                    format!("the value `{}` stands twice in `enum`", variant.value),
                )
                .at(Place::value(&place))
                .note("it is taken once"),
            );
        }
        Shape::Enum(Enum { kind, variants })
    }
}

/// The kind of an enum, and its values as texts; `None` where no value is of the type.
fn texts_of(values: &[(usize, &Value)], kind: Option<&str>) -> Option<(EnumKind, Vec<String>)> {
    let mut all = values.iter().map(|(_, value)| *value);
    let plain = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    match kind {
        // A text may stand in a document without its quotes.
        Some("string")
            if all
                .clone()
                .all(|value| !value.is_object() && !value.is_array()) =>
        {
            return Some((EnumKind::String, all.map(plain).collect()));
        }
        Some("integer") if !all.clone().all(Value::is_i64) => {
            let whole = all.clone().map(|value| plain(value).parse::<i64>().ok());
            if let Some(whole) = whole.collect::<Option<Vec<i64>>>() {
                let texts = whole.iter().map(i64::to_string).collect();
                return Some((EnumKind::Integer, texts));
            }
        }
        Some("object") if !all.clone().any(Value::is_object) => return None,
        Some("array") if !all.clone().any(Value::is_array) => return None,
        Some("boolean") if !all.clone().any(Value::is_boolean) => return None,
        Some("number") if !all.clone().any(Value::is_number) => return None,
        Some(_) | None => {}
    }
    if all.clone().all(Value::is_string) {
        return Some((EnumKind::String, all.map(plain).collect()));
    }
    if all.clone().all(Value::is_i64) && kind != Some("number") {
        return Some((EnumKind::Integer, all.map(plain).collect()));
    }
    Some((
        EnumKind::Mixed,
        all.by_ref().map(Value::to_string).collect(),
    ))
}

/// The texts of the first extension that has one for each value.
fn texts(atom: &Atom<'_>, keys: &[&str], count: usize) -> Option<Vec<String>> {
    keys.iter().find_map(|key| {
        let list = atom.view.get(key)?.as_array()?;
        let texts: Vec<String> = list
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
        (texts.len() == count && list.len() == count).then_some(texts)
    })
}
