//! Inline schemas that several operations have in common: each is one type, which is called after none of them.
//!
//! ```yaml
//! responses:                                      # word for word the same at every operation: NotFoundBody
//!   '404': {content: {application/json: {schema: {type: object, properties: {message: {type: string}}}}}}
//! parameters: [{$ref: '#/components/parameters/Sort'}]      # an enum that several refer to: Sort
//! ```
//!
//! A program handles failures in one place, so failures that look the same are the same. Elsewhere, what looks the same may become
//! different any day: there, only what stands in a component of the document is common to those that refer to it. A type that users
//! know by its operation, or as what several have in common, stays that ([`KnownTypes`]).

use super::operations::operation_names;
use super::unions::is_component;
use crate::ir::{KnownTypes, Origin, Status};
use crate::parse::{Members, ParsedOperation, Piece, Pieces};
use crate::pointer::Pointer;
use foldhash::fast::FixedState;
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap}; // not iterated

/// The types that schemas are which several operations have in common.
#[derive(Default)]
pub(super) struct Hoisted {
    /// The place of each such schema, to the first one that is the same, and to what the type is called.
    types: HashMap<Pointer, (Pointer, String), FixedState>, // not iterated
    /// Who has each of them, by what the type is called.
    pub(super) shared: BTreeMap<String, BTreeSet<String>>,
}

/// What a schema is to the operations that have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Failure(Status),
    Success,
    Body,
    Parameter,
}

/// A schema, in an operation.
struct Use<'d> {
    place: Pointer,
    part: Part,
    /// What the type would be recorded as if it were the operation's own.
    key: String,
    /// Which operation.
    index: usize,
    tag: Option<&'d str>,
}

/// The uses of what is one schema.
type Group<'d> = Vec<Use<'d>>;

impl Hoisted {
    /// Finds what operations have in common.
    pub(super) fn of(root: &Value, pieces: &Pieces<'_>, known: &KnownTypes) -> Self {
        let mut groups: Vec<Group<'_>> = Vec::new();
        // Failures by what they say, all else by where it stands.
        let mut same: HashMap<String, usize, FixedState> = HashMap::default(); // not iterated
        let all: Vec<Use<'_>> = uses(root, pieces).collect();
        let own = all.iter().filter(|found| known.is_own(&found.key));
        let own: BTreeSet<Pointer> = own.map(|found| found.place.clone()).collect();
        for found in all {
            let is_failure = matches!(found.part, Part::Failure(_));
            let is_own = own.contains(&found.place);
            let what = match component(&found.place) {
                _ if is_failure && !is_own => {
                    let schema = found.place.resolve(root);
                    format!("failure {}", schema.unwrap_or(&Value::Null))
                }
                Some(_) => found.place.as_str().to_owned(),
                None => continue,
            };
            let position = *same.entry(what).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[position].push(found);
        }
        let mut names = Names::new(pieces, known);
        groups.retain(|group| {
            names.is_known(group) || group.iter().any(|found| found.index != group[0].index)
        });
        // What has been called something goes first, then what more operations have, then what comes first.
        groups.sort_by_key(|group| (!names.is_known(group), Reverse(group.len())));
        let mut hoisted = Self::default();
        for group in groups {
            let Some(name) = names.choose(&group) else {
                continue;
            };
            let first = group[0].place.clone();
            let keys = hoisted.shared.entry(name.clone()).or_default();
            for found in group {
                keys.insert(found.key);
                let target = (first.clone(), name.clone());
                hoisted.types.insert(found.place, target);
            }
        }
        hoisted
    }

    /// Where the schema at a place stands first, and what its type is called.
    pub(super) fn find(&self, place: &Pointer) -> Option<(Pointer, Origin)> {
        let (first, name) = self.types.get(place)?;
        Some((first.clone(), Origin::Component(name.clone())))
    }
}

/// The inline schemas that operations may have in common, in the order of the document.
fn uses<'p, 'd>(root: &'p Value, pieces: &'p Pieces<'d>) -> impl Iterator<Item = Use<'d>> + 'p {
    let names = operation_names(pieces);
    let operations = pieces.operations.iter().zip(names).enumerate();
    operations.flat_map(move |(index, (parsed, name))| {
        let mut all = Vec::new();
        let mut add = |places: Vec<Pointer>, part: Part, role: &str| {
            for place in places {
                if may_be_common(root, pieces, &place, part) {
                    let key = match name {
                        Some(name) => format!("{name} {role}"),
                        None => format!("{} {} {role}", parsed.method.as_str(), parsed.item.path),
                    };
                    all.push(Use {
                        place,
                        part,
                        key,
                        index,
                        tag: parsed.operation.tag,
                    });
                }
            }
        };
        for place in &parsed.operation.parameters {
            if let Some((at, parameter)) = pieces.parameter(place) {
                let schemas = match parameter.content {
                    Some(_) => schemas(parameter.content, at),
                    None => vec![at.key("schema")],
                };
                let role = format!("parameter {}", parameter.name);
                add(schemas, Part::Parameter, &role);
            }
        }
        let body = parsed.operation.request_body.as_ref();
        if let Some((at, body)) = body.and_then(|place| pieces.request_body(place)) {
            add(schemas(body.content, at), Part::Body, "body");
        }
        for (status, place) in &parsed.operation.responses {
            if let Some((at, response)) = pieces.response(place) {
                let part = match is_success(parsed, *status) {
                    true => Part::Success,
                    false => Part::Failure(*status),
                };
                let role = status.to_string();
                add(schemas(response.content, at), part, &role);
            }
        }
        all
    })
}

/// Whether a schema stands inline, where operations may have it in common, and is more than a plain value.
fn may_be_common(root: &Value, pieces: &Pieces<'_>, place: &Pointer, part: Part) -> bool {
    const TELLING: [&str; 9] = [
        "properties",
        "enum",
        "oneOf",
        "anyOf",
        "allOf",
        "items",
        "prefixItems",
        "additionalProperties",
        "const",
    ];
    let is_there = matches!(part, Part::Failure(_)) || component(place).is_some();
    let is_inline = || matches!(pieces.schema_here(place), Some(Piece::Item(_)));
    let is_telling = |schema: &Value| TELLING.iter().any(|keyword| schema.get(keyword).is_some());
    is_there && !is_component(place) && is_inline() && place.resolve(root).is_some_and(is_telling)
}

/// The places of the schemas of a `content`.
fn schemas(content: Option<&Members>, holder: &Pointer) -> Vec<Pointer> {
    let list = holder.key("content");
    let media = content.into_iter().flat_map(Members::keys);
    media.map(|name| list.key(name).key("schema")).collect()
}

/// A default is what success looks like where nothing else is.
fn is_success(parsed: &ParsedOperation<'_>, status: Status) -> bool {
    let mut all = parsed.operation.responses.iter();
    status.is_success() || status == Status::Default && !all.any(|(other, _)| other.is_success())
}

/// The component that a place is in, unless that is a schema.
fn component(place: &Pointer) -> Option<String> {
    if !place.as_str().starts_with("/components/") {
        return None;
    }
    let mut tokens = place.tokens();
    let is_there = tokens.next()? == "components" && tokens.next()? != "schemas";
    tokens.next().filter(|_| is_there)
}

/// What types are called that operations have in common.
struct Names<'k> {
    /// What is taken, without regard to case and to what parts words.
    taken: BTreeSet<String>,
    /// What a use has been called, by its key.
    known: BTreeMap<&'k str, &'k str>,
    /// What the types of operations have been called, by what they go by.
    own: &'k BTreeMap<String, Option<String>>,
    /// Whether operations have several tags.
    has_tags: bool,
}

impl<'k> Names<'k> {
    fn new(pieces: &Pieces<'_>, known: &'k KnownTypes) -> Self {
        let tags: BTreeSet<Option<&str>> = pieces
            .operations
            .iter()
            .map(|parsed| parsed.operation.tag)
            .collect();
        let shared = known.shared.iter();
        Self {
            taken: pieces
                .components
                .iter()
                .map(|(name, _)| folded(name))
                .collect(),
            known: shared
                .flat_map(|(name, keys)| keys.iter().map(move |key| (key.as_str(), name.as_str())))
                .collect(),
            own: &known.own,
            has_tags: tags.len() > 1,
        }
    }

    fn is_known(&self, group: &Group<'_>) -> bool {
        let mut keys = group.iter().map(|found| found.key.as_str());
        keys.any(|key| self.known.contains_key(key))
    }

    /// What the type of a group is called: what most of it have known it by, or the first of its candidates that is free. Where none is,
    /// the names of the operations tell more than a number would.
    fn choose(&mut self, group: &Group<'_>) -> Option<String> {
        let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
        for found in group {
            let own = || self.own.get(&found.key)?.as_deref();
            if let Some(name) = self.known.get(found.key.as_str()).copied().or_else(own) {
                *votes.entry(name).or_default() += 1;
            }
        }
        let mut known: Vec<(&str, usize)> = votes.into_iter().collect();
        known.sort_by_key(|(_, votes)| Reverse(*votes));
        let known = known.into_iter().map(|(name, _)| name.to_owned());
        let mut candidates = known.chain(self.candidates(group));
        candidates.find(|name| self.taken.insert(folded(name)))
    }

    fn candidates(&self, group: &Group<'_>) -> Vec<String> {
        let first = &group[0];
        let holder = component(&first.place);
        let holder = holder.filter(|holder| {
            let starts = holder.starts_with(|first: char| first.is_alphabetic());
            let mut places = group.iter().map(|found| component(&found.place));
            starts && places.all(|other| other.as_ref() == Some(holder))
        });
        if let Some(holder) = holder {
            let holder = words(&holder);
            let plain = ["Response", "Body"]
                .iter()
                .find_map(|end| holder.strip_suffix(end))
                .filter(|plain| !plain.is_empty())
                .unwrap_or(&holder);
            return match first.part {
                Part::Failure(_) | Part::Body => vec![format!("{plain}Body")],
                Part::Success => vec![format!("{plain}Response")],
                Part::Parameter => vec![holder.clone(), format!("{holder}Parameter")],
            };
        }
        let status = |found: &Use<'_>| match found.part {
            Part::Failure(status) => Some(status),
            Part::Success | Part::Body | Part::Parameter => None,
        };
        let one = status(first).filter(|one| group.iter().all(|other| status(other) == Some(*one)));
        let what = match one {
            Some(Status::Code(code)) => {
                Status::reason(code).map_or_else(|| format!("Status{code}"), words)
            }
            Some(Status::Range(4)) => "ClientError".to_owned(),
            Some(Status::Range(5)) => "ServerError".to_owned(),
            Some(Status::Range(_) | Status::Default) | None => "Error".to_owned(),
        };
        let tag = first
            .tag
            .filter(|tag| self.has_tags && group.iter().all(|other| other.tag == Some(*tag)));
        let of_tag = tag.map(|tag| format!("{}{what}Body", words(tag)));
        let of_all = tag.is_none().then(|| format!("{what}Body"));
        of_tag.into_iter().chain(of_all).collect()
    }
}

/// Words as one: `not found` is `NotFound`.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|first| first.to_uppercase());
            first
                .into_iter()
                .flatten()
                .chain(letters)
                .collect::<String>()
        })
        .collect()
}

/// A name without what does not tell two of them apart in Rust.
fn folded(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
