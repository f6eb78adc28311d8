//! The names that users of a crate have seen, as its manifest records them, so that a new generation keeps them.
//!
//! ```json
//! "types": { "pet": { "name": "Pet", "members": { "ownerId": "owner_id" } } }
//! ```
//!
//! A document that grows brings names that meet the old ones: a schema `Pet` beside `pet` has the better claim to `Pet`. What is recorded claims
//! its name before what is new, and the new one takes another. What is recorded goes by the document's words (`names/keys`): a component by its
//! name, what stands within something by that and its role, an operation by its `operationId`. So what the document renames is new. A branch of
//! a union that has neither name nor title goes by its place and by what it looks like (`names/branches`). Names that `sdk.toml` gives are
//! recorded there, and not here.

use super::branches::{Places, marks};
use super::keys::{constant_of, member_words, operation_key, parameter_key, type_key};
use super::operations::configured;
use super::{Ident, Names};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::{Api, KnownTypes, Operation, Origin, Shape, TypeId};
use crate::pointer::Pointer;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Names that stay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// Tag to the accessor of its group.
    pub groups: BTreeMap<String, String>,
    /// `operationId`, or `GET /path`, to the names of an operation.
    pub operations: BTreeMap<String, RecordedOperation>,
    /// Schema to the names of a type.
    pub types: BTreeMap<String, RecordedType>,
    /// Type to what has it, where several operations have a type that is no component: `listPets 404`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub shared: BTreeMap<String, BTreeSet<String>>,
}

/// The names of an operation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecordedOperation {
    /// The group's method; none where `sdk.toml` gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// The request builder.
    pub builder: String,
    /// Place and name of a parameter to its argument or setter: `query limit`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, String>,
}

/// The names of a type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecordedType {
    /// The type; none where `sdk.toml` gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Property, value or type of a branch to its field or variant, but for those that `sdk.toml` gives.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub members: BTreeMap<String, String>,
    /// The branches of a union that have a box.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub boxed: BTreeSet<String>,
    /// What a branch without name and title looks like: its properties, or its values.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub looks: BTreeSet<String>,
}

impl Record {
    /// Whether nothing is recorded.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The record of names that were claimed, and of branches that are boxed. Where two things go by the same words, the first is recorded.
    pub fn of(
        api: &Api,
        config: &Config,
        names: &Names,
        boxed: &BTreeSet<(TypeId, usize)>,
    ) -> Self {
        let text = |ident: &Ident| ident.as_str().to_owned();
        let mut record = Self {
            shared: api.shared.clone(),
            ..Self::default()
        };
        for tag in names
            .tags
            .iter()
            .filter(|tag| !config.tags.contains_key(&tag.tag))
        {
            record
                .groups
                .entry(tag.tag.clone())
                .or_insert_with(|| text(&tag.accessor));
        }
        for (operation, names) in api.operations.iter().zip(&names.operations) {
            let given = configured(operation, config).is_some_and(|given| given.name.is_some());
            let parameters = operation.parameters.iter().zip(&names.parameters);
            let recorded = RecordedOperation {
                method: (!given).then(|| text(&names.method)),
                builder: text(&names.builder),
                parameters: parameters
                    .map(|(parameter, ident)| (parameter_key(parameter), text(ident)))
                    .collect(),
            };
            record
                .operations
                .entry(operation_key(operation))
                .or_insert(recorded);
        }
        for (id, names) in &names.types {
            let component = match &api.types[*id].origin {
                Origin::Component(name) => Some(name),
                Origin::Inline(..) => None,
            };
            let is_given = |table: &BTreeMap<String, String>, member: &str| {
                component
                    .is_some_and(|component| table.contains_key(&format!("{component}.{member}")))
            };
            let mut members = BTreeMap::new();
            let mut boxed_words = BTreeSet::new();
            let is_union = matches!(api.types[*id].shape, Shape::Union(_));
            let words = member_words(api, *id, &Places::default());
            for (position, (word, ident)) in words.into_iter().zip(&names.members).enumerate() {
                if is_union && boxed.contains(&(*id, position)) {
                    boxed_words.insert(word.clone());
                }
                let renames = &config.rename;
                let is_given = is_given(&renames.fields, &word)
                    || is_given(&renames.variants, constant_of(&word).unwrap_or(&word))
                    || (is_union && renames.types.contains_key(&word));
                if !is_given {
                    members.entry(word).or_insert_with(|| text(ident));
                }
            }
            let given = component.is_some_and(|name| config.rename.types.contains_key(name));
            let name = (!given).then(|| text(&names.ident));
            record
                .types
                .entry(type_key(api, *id, &Places::default()))
                .or_insert(RecordedType {
                    name,
                    members,
                    boxed: boxed_words,
                    looks: marks(api, *id),
                });
        }
        record
    }

    /// What users know the types as.
    pub fn known_types(&self) -> KnownTypes {
        KnownTypes {
            own: self
                .types
                .iter()
                .map(|(key, ty)| (key.clone(), ty.name.clone()))
                .collect(),
            shared: self.shared.clone(),
        }
    }

    /// What is recorded of an operation.
    pub(super) fn operation(&self, operation: &Operation) -> Option<&RecordedOperation> {
        self.operations.get(&operation_key(operation))
    }

    /// What is recorded of a type, the branches of unions being found where they stood.
    pub(super) fn of_type(&self, api: &Api, id: TypeId, places: &Places) -> Option<&RecordedType> {
        match self.types.is_empty() {
            true => None,
            false => self.types.get(&type_key(api, id, places)),
        }
    }

    /// Which branches of recorded unions have a box, and which have none.
    pub fn boxes(&self, api: &Api) -> BTreeMap<(TypeId, usize), bool> {
        let mut boxes = BTreeMap::new();
        if self.types.is_empty() {
            return boxes;
        }
        let places = Places::of(api, self);
        for (id, ty) in api.types.iter() {
            if !matches!(ty.shape, Shape::Union(_)) {
                continue;
            }
            let Some(recorded) = self.of_type(api, id, &places) else {
                continue;
            };
            let words = member_words(api, id, &places).into_iter().enumerate();
            boxes.extend(words.filter_map(|(position, word)| {
                let is_boxed = recorded.boxed.contains(&word);
                let is_known = is_boxed || recorded.members.contains_key(&word);
                is_known.then_some(((id, position), is_boxed))
            }));
        }
        boxes
    }

    /// Says which names would not stay: something that goes before has taken them.
    pub(super) fn broken(
        &self,
        api: &Api,
        config: &Config,
        names: &Names,
        diagnostics: &mut Diagnostics,
    ) {
        if self.is_empty() {
            return;
        }
        let now = Self::of(api, config, names, &BTreeSet::new());
        let places = Places::of(api, self);
        for (index, operation) in api.operations.iter().enumerate() {
            let key = operation_key(operation);
            let place = &operation.pointer;
            let method = |record: &Self| record.operations.get(&key)?.method.clone();
            let what = format!("the method of `{key}`");
            differ(
                &what,
                method(self),
                method(&now),
                Place::key(place),
                diagnostics,
            );
            let parameters = |record: &Self, key: &str, parameter: &str| {
                record
                    .operations
                    .get(key)?
                    .parameters
                    .get(parameter)
                    .cloned()
            };
            for parameter in &api.operations[index].parameters {
                let word = parameter_key(parameter);
                let what = format!("the argument or setter of `{word}` of `{key}`");
                let (old, new) = (parameters(self, &key, &word), parameters(&now, &key, &word));
                differ(&what, old, new, Place::key(place), diagnostics);
            }
        }
        for tag in &names.tags {
            let group = |record: &Self| record.groups.get(&tag.tag).cloned();
            let what = format!("the group of the tag `{}`", tag.tag);
            let first = tag
                .operations
                .first()
                .map(|index| &api.operations[*index].pointer);
            let place = first.map_or_else(|| Place::value(&Pointer::root()), Place::key);
            differ(&what, group(self), group(&now), place, diagnostics);
        }
        for id in names.types.keys() {
            let key = type_key(api, *id, &Places::default());
            let pointer = &api.types[*id].pointer;
            let old = self.of_type(api, *id, &places);
            let (Some(old), Some(new)) = (old, now.types.get(&key)) else {
                continue;
            };
            // A branch of a union may have stood elsewhere, and so may what is in it.
            let words = |places: &Places| member_words(api, *id, places);
            let words: BTreeMap<String, String> = words(&places)
                .into_iter()
                .zip(words(&Places::default()))
                .collect();
            let what = format!("the type of `{key}`");
            differ(
                &what,
                old.name.clone(),
                new.name.clone(),
                Place::key(pointer),
                diagnostics,
            );
            for (word, name) in &old.members {
                let what = format!("the member `{word}` of the type of `{key}`");
                let new = words.get(word).and_then(|word| new.members.get(word));
                differ(
                    &what,
                    Some(name.clone()),
                    new.cloned(),
                    Place::key(pointer),
                    diagnostics,
                );
            }
        }
    }
}

fn differ(
    what: &str,
    old: Option<String>,
    new: Option<String>,
    place: Place,
    diagnostics: &mut Diagnostics,
) {
    let (Some(old), Some(new)) = (old, new) else {
        return;
    };
    if old == new {
        return;
    }
    diagnostics.push(
        Diagnostic::new(
            Code::NameNotKept,
            format!("{what} has been `{old}`, and would be `{new}`"),
        )
        .at(place)
        .note("another has taken the name, and users of the crate have seen the old one")
        .help("give the other another name in sdk.toml, or start anew with `--new-names`"),
    );
}

/// A recorded name, if it is one that Rust takes.
pub(super) fn kept_ident(text: &str) -> Option<Ident> {
    let starts = text.starts_with(|first: char| first.is_alphabetic() || first == '_');
    let is_word = starts && text.chars().all(|c| c.is_alphanumeric() || c == '_');
    // What is a keyword has its underscore already.
    is_word
        .then(|| Ident::new(text.to_owned()))
        .filter(|ident| ident.as_str() == text)
}

/// The names of operations that are recorded and that `sdk.toml` does not give.
pub(super) fn recorded_method<'r>(
    record: &'r Record,
    operation: &Operation,
    config: &Config,
) -> Option<&'r RecordedOperation> {
    let given = configured(operation, config).is_some_and(|given| given.name.is_some());
    record
        .operation(operation)
        .filter(|recorded| !given && recorded.method.is_some())
}

/// The builder that is recorded of an operation. One that `sdk.toml` names keeps it where it is made of that name alone (`by_method`), as it
/// once was; any other is what the document and `sdk.toml` give anew.
pub(super) fn recorded_builder<'r>(
    record: &'r Record,
    operation: &Operation,
    config: &Config,
    by_method: &[Ident],
) -> Option<&'r str> {
    let unnamed = recorded_method(record, operation, config);
    let named = || {
        let recorded = record.operation(operation)?;
        let is_kept = by_method
            .iter()
            .any(|ident| ident.as_str() == recorded.builder);
        is_kept.then_some(recorded)
    };
    let recorded = unnamed.or_else(named)?;
    Some(&recorded.builder)
}
