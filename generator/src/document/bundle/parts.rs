//! The parts that a document is put together from, gathered by following references.

use super::file_set::FileSet;
use super::names::candidates;
use super::{Refused, Target, Why};
use crate::document::origin::Home;
use crate::grammar::{self, Expect, Kind};
use crate::pointer::Pointer;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How deep a place may lie where the content of another file is put in the place of its reference.
const DEEPEST: usize = 64;
/// How many values may come from putting content in the place of references: far more than any document has, and few
/// enough for a circle of multiplying files to end soon.
const MOST: usize = 4_000_000;
/// Begins the text of a reference to a part that has no name yet.
const UNNAMED: &str = "#/\u{0}/";

/// The parts that were met.
pub(super) struct Parts {
    file_set: FileSet,
    parts: Vec<Part>,
    /// Which part, or place of the document, a target becomes.
    known: BTreeMap<(Kind, Target), Becomes>,
    queue: VecDeque<usize>,
    put: usize,
}

/// All parts in one document.
pub(super) struct Assembled {
    pub(super) root: Value,
    /// Places whose content is from elsewhere.
    pub(super) homes: Vec<(Pointer, Home)>,
    pub(super) refused: Vec<Refused>,
    pub(super) file_set: FileSet,
}

/// What a target of a reference becomes.
#[derive(Clone)]
enum Becomes {
    Place(Pointer),
    Part(usize),
}

/// Something that is put into the document whole. The first is the document itself.
struct Part {
    kind: Kind,
    home: Home,
    value: Value,
    /// Places in it whose content is from elsewhere.
    homes: BTreeMap<Pointer, Home>,
    refused: Vec<Refused>,
}

/// Where a walk through a part is.
struct Here<'t> {
    /// The place within the part.
    at: Pointer,
    home: Home,
    /// The targets that were put here, the outermost last.
    within: Option<&'t Within<'t>>,
}

struct Within<'t> {
    target: Target,
    outer: Option<&'t Within<'t>>,
}

impl Parts {
    pub(super) fn new(mut file_set: FileSet) -> Self {
        let root = file_set.take_root();
        Self {
            file_set,
            parts: vec![Part {
                kind: Kind::Root,
                home: Home::default(),
                value: root,
                homes: BTreeMap::new(),
                refused: Vec::new(),
            }],
            known: BTreeMap::new(),
            queue: VecDeque::from([0]),
            put: 0,
        }
    }

    /// Follows all references.
    pub(super) fn gather(&mut self) {
        self.settle_components();
        while let Some(number) = self.queue.pop_front() {
            let mut value = std::mem::take(&mut self.parts[number].value);
            let Part { kind, home, .. } = &self.parts[number];
            let (kind, home) = (*kind, home.clone());
            let here = Here {
                at: Pointer::root(),
                home,
                within: None,
            };
            self.object(number, &mut value, kind, here);
            self.parts[number].value = value;
        }
    }

    /// The document's own components keep their names: one that is only a reference to a file is that file's content.
    fn settle_components(&mut self) {
        let mut root = std::mem::take(&mut self.parts[0].value);
        let at = Pointer::root().key("components");
        if let Some(components) = root.get_mut("components") {
            let home = self.put_here(
                0,
                components,
                Some(Kind::Components),
                &at,
                Home::default().key("components"),
                None,
            );
            for (section, members) in components.as_object_mut().into_iter().flatten() {
                let Some(Expect::Map(kind)) = grammar::expect(Kind::Components, section) else {
                    continue;
                };
                let at = at.key(section);
                let home = self.put_here(0, members, Some(kind), &at, home.key(section), None);
                for (name, member) in members.as_object_mut().into_iter().flatten() {
                    self.settle_component(member, kind, at.key(name), home.key(name));
                }
            }
        }
        self.parts[0].value = root;
    }

    fn settle_component(&mut self, member: &mut Value, kind: Kind, at: Pointer, home: Home) {
        if home.file != 0 {
            let target = Target {
                file: home.file,
                pointer: home.pointer.clone(),
            };
            let known = self.known.entry((kind, target));
            known.or_insert(Becomes::Place(at.clone()));
        }
        let Some(reference) = reference(member, home.file) else {
            return;
        };
        if member.as_object().is_some_and(|members| members.len() > 1) {
            return;
        }
        let Ok(target) = self.file_set.find(&reference, home.file, false) else {
            return;
        };
        if target.file == 0 || self.known.contains_key(&(kind, target.clone())) {
            return;
        }
        let Some(value) = self.file_set.value(&target) else {
            return;
        };
        *member = value.clone();
        self.parts[0].homes.insert(at.clone(), target.home());
        self.known.insert((kind, target), Becomes::Place(at));
    }

    /// An object of the grammar and all inside it.
    fn object(&mut self, part: usize, value: &mut Value, kind: Kind, mut here: Here<'_>) {
        if let Some(home) = self.parts[part].homes.get(&here.at) {
            here.home = home.clone();
        }
        let target;
        let mut within = here.within;
        if kind.section().is_some() {
            self.refer(part, value, kind, &here);
        } else {
            let before = here.home.clone();
            here.home = self.put_here(part, value, Some(kind), &here.at, here.home, here.within);
            if here.home != before {
                target = Within {
                    target: Target {
                        file: here.home.file,
                        pointer: here.home.pointer.clone(),
                    },
                    outer: here.within,
                };
                within = Some(&target);
            }
        }
        if kind == Kind::Schema {
            self.mapping(value, &here);
        }
        let Value::Object(members) = value else {
            return;
        };
        for (keyword, member) in members.iter_mut() {
            let Some(expect) = grammar::expect(kind, keyword) else {
                continue;
            };
            let inner = Here {
                at: here.at.key(keyword),
                home: here.home.key(keyword),
                within,
            };
            self.member(part, member, expect, inner);
        }
    }

    fn member(&mut self, part: usize, member: &mut Value, expect: Expect, mut here: Here<'_>) {
        if let Some(home) = self.parts[part].homes.get(&here.at) {
            here.home = home.clone();
        }
        match expect {
            Expect::One(kind) | Expect::FlagOrOne(kind) => self.object(part, member, kind, here),
            Expect::List(kind) | Expect::Map(kind) => {
                here.home =
                    self.put_here(part, member, Some(kind), &here.at, here.home, here.within);
                let inner = |key: &str, at: Pointer| Here {
                    at,
                    home: here.home.key(key),
                    within: here.within,
                };
                match member {
                    Value::Array(elements) => {
                        for (index, element) in elements.iter_mut().enumerate() {
                            let inner = inner(&index.to_string(), here.at.index(index));
                            self.object(part, element, kind, inner);
                        }
                    }
                    Value::Object(members) => {
                        for (key, element) in members.iter_mut() {
                            self.object(part, element, kind, inner(key, here.at.key(key)));
                        }
                    }
                    Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
                }
            }
            Expect::Text => {
                self.put_here(part, member, None, &here.at, here.home, here.within);
            }
            Expect::Flag
            | Expect::Number
            | Expect::Count
            | Expect::Texts
            | Expect::Values
            | Expect::Object
            | Expect::Any
            | Expect::NumberOrFlag
            | Expect::TextOrTexts => {}
        }
    }

    /// A reference to something that can stand in `components` leads there from now on.
    fn refer(&mut self, part: usize, value: &mut Value, kind: Kind, here: &Here<'_>) {
        let Some(reference) = reference(value, here.home.file) else {
            return;
        };
        match self.file_set.find(&reference, here.home.file, false) {
            Ok(target) => {
                value["$ref"] = Value::String(self.text(kind, target));
            }
            Err(why) => self.refuse(part, reference, Some(kind), here.at.clone(), why),
        }
    }

    /// The mapping of a discriminator names schemas by reference too.
    fn mapping(&mut self, schema: &mut Value, here: &Here<'_>) {
        let mapping = schema
            .get_mut("discriminator")
            .and_then(|discriminator| discriminator.get_mut("mapping"))
            .and_then(Value::as_object_mut);
        for value in mapping.into_iter().flat_map(Map::values_mut) {
            let Some(text) = value.as_str() else { continue };
            let is_name = !text.contains(['/', '#', '.']);
            if is_name || (here.home.file == 0 && text.starts_with('#')) {
                continue;
            }
            if let Ok(target) = self.file_set.find(text, here.home.file, false) {
                *value = Value::String(self.text(Kind::Schema, target));
            }
        }
    }

    /// The reference that leads to a target.
    fn text(&mut self, kind: Kind, target: Target) -> String {
        if target.file == 0 {
            return target.pointer.to_string();
        }
        let becomes = match self.known.get(&(kind, target.clone())) {
            Some(becomes) => becomes.clone(),
            None => {
                let number = self.parts.len();
                self.parts.push(Part {
                    kind,
                    home: target.home(),
                    value: self.file_set.value(&target).cloned().unwrap_or_default(),
                    homes: BTreeMap::new(),
                    refused: Vec::new(),
                });
                self.queue.push_back(number);
                let becomes = Becomes::Part(number);
                self.known.insert((kind, target), becomes.clone());
                becomes
            }
        };
        match becomes {
            Becomes::Place(place) => place.to_string(),
            Becomes::Part(number) => format!("{UNNAMED}{number}"),
        }
    }

    /// Puts the content that a reference names in its place; gives the home of what stands there then.
    fn put_here(
        &mut self,
        part: usize,
        value: &mut Value,
        kind: Option<Kind>,
        at: &Pointer,
        mut home: Home,
        within: Option<&Within<'_>>,
    ) -> Home {
        let mut passed = BTreeSet::new();
        while let Some(reference) = reference(value, home.file) {
            let found = self.file_set.find(&reference, home.file, kind.is_none());
            let target = match found {
                Ok(target) => target,
                Err(why) => {
                    self.refuse(part, reference, kind, at.clone(), why);
                    break;
                }
            };
            if target.file == 0 && matches!(kind, Some(Kind::PathItem | Kind::Paths)) {
                value["$ref"] = Value::String(target.pointer.to_string());
                break;
            }
            let Some(content) = self.file_set.value(&target).cloned() else {
                break;
            };
            self.put += size(&content);
            let circular = !passed.insert(target.clone()) || is_within(within, &target);
            let too_deep = at.tokens().count() > DEEPEST || self.put > MOST;
            if circular || too_deep {
                let what = if circular {
                    "leads back to what it stands in"
                } else {
                    "would make the document too large"
                };
                let why = Why {
                    message: format!("the reference `{reference}` {what}"),
                    help: None,
                };
                self.refuse(part, reference, kind, at.clone(), Some(why));
                break;
            }
            let beside = match std::mem::replace(value, content) {
                Value::Object(mut members) => {
                    members.shift_remove("$ref");
                    members
                }
                Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::String(_)
                | Value::Array(_) => Map::new(),
            };
            let old = std::mem::replace(&mut home, target.home());
            self.parts[part].homes.insert(at.clone(), home.clone());
            if let Value::Object(members) = value {
                for (key, member) in beside {
                    self.parts[part].homes.insert(at.key(&key), old.key(&key));
                    members.insert(key, member);
                }
            }
        }
        home
    }

    fn refuse(
        &mut self,
        part: usize,
        reference: String,
        kind: Option<Kind>,
        place: Pointer,
        why: Option<Why>,
    ) {
        self.parts[part].refused.push(Refused {
            place,
            reference,
            kind,
            why,
        });
    }

    /// Gives each part its name, and puts it into the document.
    pub(super) fn assemble(mut self) -> Assembled {
        let places = self.places();
        let mut parts = std::mem::take(&mut self.parts).into_iter();
        let mut homes = Vec::new();
        let mut refused = Vec::new();
        let mut root = Value::Null;
        for (number, part) in parts.by_ref().enumerate() {
            let place = places[number].clone();
            if number > 0 && place.is_inside {
                continue;
            }
            let place = place.pointer;
            if number > 0 {
                homes.push((place.clone(), part.home));
            }
            homes.extend(
                part.homes
                    .into_iter()
                    .map(|(at, home)| (place.join(&at), home)),
            );
            refused.extend(part.refused.into_iter().map(|refused| Refused {
                place: place.join(&refused.place),
                ..refused
            }));
            if number == 0 {
                root = part.value;
            } else if let (Some(section), Some(name)) = (part.kind.section(), place.last()) {
                insert(&mut root, section, name, part.value);
            }
        }
        name_references(&mut root, &places);
        Assembled {
            root,
            homes,
            refused,
            file_set: self.file_set,
        }
    }

    /// The place of each part in the document.
    fn places(&self) -> Vec<Assigned> {
        let mut order: Vec<usize> = (1..self.parts.len()).collect();
        order.sort_by_key(|number| {
            let home = &self.parts[*number].home;
            let name = self.file_set.name(home.file);
            (name.split('/').count(), name, home.pointer.clone())
        });
        let mut places = vec![Assigned::default(); self.parts.len()];
        let mut taken = self.taken();
        for number in &order {
            let part = &self.parts[*number];
            let Some(section) = part.kind.section() else {
                continue;
            };
            if self.holder(*number).is_some() {
                continue;
            }
            let file = self.file_set.name(part.home.file);
            let mut names = candidates(file, &part.home.pointer);
            let last = names.last().cloned().unwrap_or_default();
            names.extend(
                (2..)
                    .map(|count| format!("{last}_{count}"))
                    .take(self.parts.len() + 1),
            );
            let name = names
                .into_iter()
                .find(|name| taken.insert((section, name.clone())))
                .unwrap_or(last);
            places[*number].pointer = Pointer::root().key("components").key(section).key(&name);
        }
        // What stands inside another part is found there. Outer parts come before inner ones.
        for number in &order {
            if let Some((holder, inside)) = self.holder(*number) {
                places[*number] = Assigned {
                    pointer: places[holder].pointer.join(&inside),
                    is_inside: true,
                };
            }
        }
        places
    }

    /// The outermost part that another part stands inside, and where in it.
    fn holder(&self, number: usize) -> Option<(usize, Pointer)> {
        let part = &self.parts[number];
        let mut inside = Pointer::root();
        let mut place = part.home.pointer.clone();
        let mut found = None;
        while let (Some(parent), Some(last)) = (place.parent(), place.last()) {
            inside = Pointer::root().key(&last).join(&inside);
            place = parent;
            let target = Target {
                file: part.home.file,
                pointer: place.clone(),
            };
            for kind in Kind::ALL {
                if let Some(Becomes::Part(holder)) = self.known.get(&(*kind, target.clone()))
                    && grammar::kind_at(*kind, &inside) == Some(part.kind)
                    && inside.resolve(&self.parts[*holder].value).is_some()
                {
                    found = Some((*holder, inside.clone()));
                }
            }
        }
        found
    }

    /// The names that the document's own components have.
    fn taken(&self) -> BTreeSet<(&'static str, String)> {
        let mut taken = BTreeSet::new();
        let components = self.parts[0].value.get("components");
        for section in Kind::ALL.iter().filter_map(|kind| kind.section()) {
            let members = components
                .and_then(|components| components.get(section))
                .and_then(Value::as_object);
            for name in members.into_iter().flat_map(Map::keys) {
                taken.insert((section, name.clone()));
            }
        }
        taken
    }
}

/// Where a part goes.
#[derive(Clone, Default)]
struct Assigned {
    pointer: Pointer,
    /// Whether that is a place inside another part.
    is_inside: bool,
}

/// The reference of an object that leads out of the document: any in another file, and in the document those to files.
fn reference(value: &Value, file: usize) -> Option<String> {
    let text = value.get("$ref")?.as_str()?;
    (file != 0 && !text.starts_with(UNNAMED) || !text.starts_with('#')).then(|| text.to_owned())
}

fn is_within(mut within: Option<&Within<'_>>, target: &Target) -> bool {
    while let Some(here) = within {
        if here.target == *target {
            return true;
        }
        within = here.outer;
    }
    false
}

/// How many values a value is.
fn size(value: &Value) -> usize {
    match value {
        Value::Object(members) => 1 + members.values().map(size).sum::<usize>(),
        Value::Array(elements) => 1 + elements.iter().map(size).sum::<usize>(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 1,
    }
}

/// Adds a component. A section, or `components`, that is no mapping is left for `normalize` to speak of.
fn insert(root: &mut Value, section: &str, name: String, value: Value) {
    let empty = || Value::Object(Map::new());
    let Value::Object(root) = root else { return };
    let components = root.entry("components").or_insert_with(empty);
    if components.is_null() {
        *components = empty();
    }
    let Value::Object(components) = components else {
        return;
    };
    let section = components.entry(section).or_insert_with(empty);
    if section.is_null() {
        *section = empty();
    }
    if let Value::Object(section) = section {
        section.insert(name, value);
    }
}

/// Writes the names of the parts into the references to them.
fn name_references(value: &mut Value, places: &[Assigned]) {
    match value {
        Value::String(text) => {
            let number = text
                .strip_prefix(UNNAMED)
                .and_then(|text| text.parse::<usize>().ok());
            if let Some(place) = number.and_then(|number| places.get(number)) {
                *text = place.pointer.to_string();
            }
        }
        Value::Object(members) => members
            .values_mut()
            .for_each(|member| name_references(member, places)),
        Value::Array(elements) => elements
            .iter_mut()
            .for_each(|element| name_references(element, places)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
