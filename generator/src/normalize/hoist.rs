//! References to places where OpenAPI has no objects: what stands there becomes a component.
//!
//! ```yaml
//! schema: {$ref: '#/definitions/Pet'}     # '#/components/schemas/Pet'
//! definitions: {Pet: {type: object}}      # no keyword of OpenAPI 3
//! ```
//!
//! A reference into an object of the grammar, however deep, needs nothing of the kind: each is found where it stands.

use crate::document::Document;
use crate::grammar::{self, Kind};
use crate::pointer::Pointer;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A reference that does not name a component.
pub(super) struct Odd {
    /// The text of the reference.
    pub(super) place: Pointer,
    /// What it should lead to.
    pub(super) kind: Kind,
    pub(super) reference: String,
}

/// Whether a reference is one to a component of the kind, as nearly all are.
pub(super) fn is_plain(reference: &str, kind: Kind) -> bool {
    let name = kind.section().and_then(|section| {
        let rest = reference.strip_prefix("#/components/")?;
        rest.strip_prefix(section)?.strip_prefix('/')
    });
    name.is_some_and(|name| !name.contains('/'))
}

/// What has become a component.
#[derive(Default)]
pub(super) struct Hoisted(BTreeMap<(Kind, Pointer), Pointer>);

impl Hoisted {
    /// The keywords of the document that hold what was hoisted, and so are of use.
    pub(super) fn roots(&self) -> impl Iterator<Item = String> {
        self.0
            .keys()
            .filter_map(|(_, target)| target.tokens().next())
    }

    /// Makes the target of an odd reference a component where it has to be; gives its place if it is a new one.
    pub(super) fn hoist(&mut self, document: &mut Document, odd: &Odd) -> Option<(Pointer, Kind)> {
        let target = Pointer::of_reference(&odd.reference)?;
        if grammar::kind_at(Kind::Root, &target).is_some() {
            return None;
        }
        let known = (odd.kind, target.clone());
        let (place, is_new) = match self.0.get(&known) {
            Some(place) => (place.clone(), false),
            None => (copy(document, odd.kind, &target)?, true),
        };
        if let Some(text) = document.root.pointer_mut(odd.place.as_str()) {
            *text = Value::String(place.to_string());
        }
        self.0.insert(known, place.clone());
        is_new.then_some((place, odd.kind))
    }
}

/// Copies what stands at `target` to the components.
fn copy(document: &mut Document, kind: Kind, target: &Pointer) -> Option<Pointer> {
    let section = kind.section()?;
    let value = target.resolve(&document.root)?;
    let is_one = value.is_object() || kind == Kind::Schema && value.is_boolean();
    let value = is_one.then(|| value.clone())?;
    let root = document.root.as_object_mut()?;
    let components = entry(root, "components")?;
    let section_members = entry(components, section)?;
    let last = target.last()?;
    let numbered = (2..).map(|count| format!("{last}_{count}"));
    let name = std::iter::once(last.clone())
        .chain(numbered.take(section_members.len() + 1))
        .find(|name| !section_members.contains_key(name))?;
    section_members.insert(name.clone(), value);
    let place = Pointer::root().key("components").key(section).key(&name);
    document.origins.moved(target.clone(), place.clone());
    Some(place)
}

fn entry<'m>(members: &'m mut Map<String, Value>, key: &str) -> Option<&'m mut Map<String, Value>> {
    members
        .entry(key)
        .or_insert_with(|| Value::Object(Map::new()))
        .as_object_mut()
}
