//! Names that schemas give themselves, so that references can name them wherever they stand (3.1 and 3.2).
//!
//! ```yaml
//! $self: https://example.com/api/openapi.yaml
//! components:
//!   schemas:
//!     Pet: {$id: schemas/pet, $defs: {Tag: {$anchor: tag, type: string}}}
//!     Owner: {properties: {pet: {$ref: schemas/pet}, tag: {$ref: 'schemas/pet#tag'}}}
//!     Tree: {$dynamicAnchor: node, properties: {children: {items: {$dynamicRef: '#node'}}}}
//! ```
//!
//! Every such reference becomes the pointer that it means. A `$dynamicRef` means whatever the schema that one came from says,
//! which can be told beforehand where only one schema carries the anchor.
//!
//! `$recursiveRef: '#'` is of an earlier draft, and documents of all versions have it: it means the schema around it that says
//! `$recursiveAnchor: true`, or else the component that it stands in. The other keywords say nothing in 3.0.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::document::{Document, Version, uri};
use crate::grammar::{self, Kind};
use crate::pointer::{Pointer, percent_decode};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What carries a name in a document.
#[derive(Default)]
struct Names {
    /// The URIs of the document and of the schemas with an `$id`, by their places.
    resources: BTreeMap<Pointer, String>,
    by_uri: BTreeMap<String, Pointer>,
    /// Anchors, by the place of the resource that they belong to.
    anchors: BTreeMap<(Pointer, String), Pointer>,
    /// Anchors by name alone.
    everywhere: BTreeMap<String, Vec<Pointer>>,
    dynamic: BTreeMap<String, Vec<Pointer>>,
    /// The schemas that say `$recursiveAnchor: true`.
    recursive: BTreeSet<Pointer>,
}

/// A reference, and where it stands.
struct Reference {
    holder: Pointer,
    keyword: &'static str,
    text: String,
}

/// The keywords that hold a reference to a schema.
const REFERENCES: &[&str] = &["$ref", "$dynamicRef", "$recursiveRef"];

/// Rewrites references by name to references by pointer.
pub(super) fn resolve(document: &mut Document, diagnostics: &mut Diagnostics) {
    let mut names = Names::default();
    let own = document.root.get("$self").and_then(Value::as_str);
    let own = own.unwrap_or_default().to_owned();
    names.by_uri.insert(own.clone(), Pointer::root());
    names.resources.insert(Pointer::root(), own);
    let mut references = Vec::new();
    let root = Pointer::root();
    let (keywords, named) = match document.version {
        Version::V30 => (&REFERENCES[2..], false),
        Version::V31 | Version::V32 => (REFERENCES, true),
    };
    grammar::walk(
        &mut document.root,
        Kind::Root,
        &root,
        &mut |value, kind, pointer| {
            if kind == Kind::Schema && named {
                names.add(value, pointer);
            }
            if value.get("$recursiveAnchor") == Some(&Value::Bool(true)) {
                names.recursive.insert(pointer.clone());
            }
            for keyword in keywords {
                if let Some(text) = value.get(*keyword).and_then(Value::as_str) {
                    references.push(Reference {
                        holder: pointer.clone(),
                        keyword,
                        text: text.to_owned(),
                    });
                }
            }
        },
    );
    for reference in references {
        let Some(target) = names.target(&reference, &document.root, diagnostics) else {
            continue;
        };
        let holder = document.root.pointer_mut(reference.holder.as_str());
        if let Some(Value::Object(members)) = holder {
            // A reference of the plain kind counts, where both stand.
            let is_plain = reference.keyword == "$ref";
            if is_plain || !members.contains_key("$ref") {
                members.insert("$ref".to_owned(), Value::String(target.to_string()));
                let from = reference.holder.key(reference.keyword);
                if !is_plain {
                    members.remove(reference.keyword);
                    document.origins.moved(from, reference.holder.key("$ref"));
                }
            }
        }
    }
}

impl Names {
    fn add(&mut self, schema: &Value, pointer: &Pointer) {
        let text = |keyword: &str| schema.get(keyword).and_then(Value::as_str);
        if let Some(id) = text("$id") {
            let id = id.split('#').next().unwrap_or_default();
            let (_, base) = self.resource(pointer);
            let uri = uri::resolve(&base, id);
            self.by_uri
                .entry(uri.clone())
                .or_insert_with(|| pointer.clone());
            self.resources.insert(pointer.clone(), uri);
        }
        let (resource, _) = self.resource(pointer);
        for keyword in ["$anchor", "$dynamicAnchor"] {
            if let Some(name) = text(keyword) {
                let anchor = (resource.clone(), name.to_owned());
                self.anchors
                    .entry(anchor)
                    .or_insert_with(|| pointer.clone());
                let everywhere = self.everywhere.entry(name.to_owned()).or_default();
                everywhere.push(pointer.clone());
            }
        }
        if let Some(name) = text("$dynamicAnchor") {
            let dynamic = self.dynamic.entry(name.to_owned()).or_default();
            dynamic.push(pointer.clone());
        }
    }

    /// The resource that a place belongs to, and its URI.
    fn resource(&self, pointer: &Pointer) -> (Pointer, String) {
        let mut place = pointer.clone();
        loop {
            if let Some(uri) = self.resources.get(&place) {
                return (place, uri.clone());
            }
            match place.parent() {
                Some(parent) => place = parent,
                None => return (place, String::new()),
            }
        }
    }

    /// What a `$recursiveRef` means: its resource, which is the document only where nothing else is around it.
    fn recursion(&self, holder: &Pointer, resource: Pointer) -> Pointer {
        let mut around = Some(holder.clone());
        let mut component = None;
        while let Some(place) = around {
            if self.recursive.contains(&place) {
                return place;
            }
            around = place.parent();
            if around.as_ref().map(Pointer::as_str) == Some("/components/schemas") {
                component = Some(place);
            }
        }
        match component {
            Some(component) if resource == Pointer::root() => component,
            Some(_) | None => resource,
        }
    }

    /// The place that a reference by name means; `None` for one that needs no rewriting, or that nothing answers.
    fn target(
        &self,
        reference: &Reference,
        root: &Value,
        diagnostics: &mut Diagnostics,
    ) -> Option<Pointer> {
        let (here, base) = self.resource(&reference.holder);
        if reference.keyword == "$recursiveRef" {
            return Some(self.recursion(&reference.holder, here));
        }
        let (uri, fragment) = match reference.text.split_once('#') {
            Some((uri, fragment)) => (uri, fragment),
            None => (reference.text.as_str(), ""),
        };
        let resource = if uri.is_empty() {
            here
        } else {
            self.by_uri.get(&uri::resolve(&base, uri))?.clone()
        };
        let fragment = percent_decode(fragment)?;
        if let Some(pointer) = Pointer::parse(&fragment) {
            let target = resource.join(&pointer);
            // Many an author gives schemas an `$id` and refers to the document's components all the same.
            let stands = target.resolve(root).is_some();
            return (stands || !uri.is_empty()).then_some(target);
        }
        if reference.keyword == "$dynamicRef"
            && let Some(several) = self
                .dynamic
                .get(&fragment)
                .filter(|places| places.len() > 1)
        {
            diagnostics.push(several_meanings(reference, several));
            return None;
        }
        let anchor = self.anchors.get(&(resource, fragment.clone()));
        anchor
            .cloned()
            .or_else(|| match self.everywhere.get(&fragment)?.as_slice() {
                [only] => Some(only.clone()),
                _ => None,
            })
    }
}

fn several_meanings(reference: &Reference, places: &[Pointer]) -> Diagnostic {
    let place = reference.holder.key(reference.keyword);
    let mut diagnostic = Diagnostic::new(
        Code::Untyped,
        format!(
            "`{}` means another schema for each way to come here",
            reference.text
        ),
    )
    .at(Place::value(&place))
    .note("the generated type is any JSON value");
    for place in places.iter().take(2) {
        diagnostic = diagnostic.related(Place::value(place), "this is one of them");
    }
    diagnostic
}
