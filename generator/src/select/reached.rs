//! The components that what is left of a document leads to.
//!
//! ```yaml
//! Pet: {discriminator: {propertyName: kind, mapping: {dog: Dog}}}
//! Dog: {allOf: [{$ref: '#/components/schemas/Pet'}]}       # Dog leads to the properties of Pet, and Pet to all its children
//! ```
//!
//! A component is reached as itself, or only as the base of another one. As a base it gives its properties; its children come with it
//! where it is asked for as itself. Microsoft Graph has a base of 653 children, which all else is made of.

use crate::ir::LeftOut;
use crate::pointer::Pointer;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Components that are not reached by references.
const KEPT: &[&str] = &["securitySchemes"];

/// How a component is reached.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum As {
    Base,
    Itself,
}

/// Takes the components out that nothing leads to.
pub(super) fn keep(root: &mut Value, left_out: &mut LeftOut) {
    let reached: BTreeSet<(String, String)> = walk(root)
        .components
        .into_keys()
        .map(|(kind, name, _)| (kind.to_owned(), name.to_owned()))
        .collect();
    let components = root.get_mut("components").and_then(Value::as_object_mut);
    for (kind, members) in components.into_iter().flatten() {
        let Some(members) = members
            .as_object_mut()
            .filter(|_| !KEPT.contains(&kind.as_str()))
        else {
            continue;
        };
        members.retain(|name, member| {
            let is_kept = reached.contains(&(kind.clone(), name.clone())) || name.starts_with("x-");
            if !is_kept && kind == "schemas" {
                left_out.schemas.insert(name.clone());
            }
            if !is_kept && kind == "parameters" {
                let header = member.get("name").and_then(Value::as_str);
                left_out.headers.extend(header.map(str::to_ascii_lowercase));
            }
            is_kept
        });
    }
}

/// The path items that what is left refers into.
pub(super) fn into_path_items(root: &Value) -> BTreeSet<Pointer> {
    walk(root).path_items
}

struct Walk<'v> {
    root: &'v Value,
    schemas: Option<&'v Map<String, Value>>,
    /// The components that name a component in their `allOf`.
    children: BTreeMap<&'v str, Vec<&'v str>>,
    /// What was reached: kind, name, how.
    components: BTreeMap<(String, String, As), ()>,
    path_items: BTreeSet<Pointer>,
    queue: VecDeque<(String, String, As)>,
}

fn walk(root: &Value) -> Walk<'_> {
    let schemas = root
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    let mut children: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, schema) in schemas.into_iter().flatten() {
        for parent in parents(schema) {
            children.entry(parent).or_default().push(name);
        }
    }
    let mut walk = Walk {
        root,
        schemas,
        children,
        components: BTreeMap::new(),
        path_items: BTreeSet::new(),
        queue: VecDeque::new(),
    };
    for (key, member) in root.as_object().into_iter().flatten() {
        if key != "components" {
            walk.inside(member);
        }
    }
    while let Some((kind, name, reached)) = walk.queue.pop_front() {
        walk.component(&kind, &name, reached);
    }
    walk
}

/// The components that the `allOf` of a schema names.
fn parents(schema: &Value) -> impl Iterator<Item = &str> {
    let list = schema.get("allOf").and_then(Value::as_array);
    list.into_iter().flatten().filter_map(|element| {
        let reference = element.get("$ref")?.as_str()?;
        reference.strip_prefix("#/components/schemas/")
    })
}

impl<'v> Walk<'v> {
    fn reach(&mut self, kind: &str, name: &str, reached: As) {
        let key = (kind.to_owned(), name.to_owned(), reached);
        if self.components.insert(key.clone(), ()).is_none() {
            self.queue.push_back(key);
        }
    }

    fn component(&mut self, kind: &str, name: &str, reached: As) {
        let place = Pointer::root().key("components").key(kind).key(name);
        let Some(value) = place.resolve(self.root) else {
            return;
        };
        let Some(members) = value.as_object().filter(|_| kind == "schemas") else {
            self.inside(value);
            return;
        };
        for (key, member) in members {
            match key.as_str() {
                "allOf" => {
                    for element in member.as_array().into_iter().flatten() {
                        match element.get("$ref").and_then(Value::as_str) {
                            Some(reference) => self.refer(reference, As::Base),
                            None => self.inside(element),
                        }
                    }
                }
                "discriminator" if reached == As::Base => {}
                _ => self.inside(member),
            }
        }
        if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
            self.refer(reference, As::Itself);
        }
        if reached == As::Itself {
            self.mapped(value);
            if self.is_base(name) {
                for child in self.children.get(name).cloned().unwrap_or_default() {
                    self.reach("schemas", child, As::Itself);
                }
            }
        }
    }

    /// Whether a component has a discriminator, its own or that of what it is made of.
    fn is_base(&self, name: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut left = vec![name];
        while let Some(name) = left.pop() {
            let Some(schema) = self.schemas.and_then(|schemas| schemas.get(name)) else {
                continue;
            };
            if schema.get("discriminator").is_some() {
                return true;
            }
            left.extend(parents(schema).filter(|parent| seen.insert(*parent)));
        }
        false
    }

    /// Follows the references in a value.
    fn inside(&mut self, value: &'v Value) {
        let mut left = vec![value];
        while let Some(value) = left.pop() {
            match value {
                Value::Object(members) => {
                    if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
                        self.refer(reference, As::Itself);
                    }
                    self.mapped(value);
                    left.extend(members.values());
                }
                Value::Array(elements) => left.extend(elements),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
            }
        }
    }

    /// Follows what the values of a discriminator mean, which are references or names of components.
    fn mapped(&mut self, value: &Value) {
        let mapping = value
            .get("discriminator")
            .and_then(|found| found.get("mapping"));
        for meant in mapping.and_then(Value::as_object).into_iter().flatten() {
            let Some(meant) = meant.1.as_str() else {
                continue;
            };
            self.refer(meant, As::Itself);
            if self
                .schemas
                .is_some_and(|schemas| schemas.contains_key(meant))
            {
                self.reach("schemas", meant, As::Itself);
            }
        }
    }

    fn refer(&mut self, reference: &str, reached: As) {
        let Some(place) = Pointer::of_reference(reference) else {
            return;
        };
        let mut tokens = place.tokens();
        match (tokens.next().as_deref(), tokens.next(), tokens.next()) {
            (Some("components"), Some(kind), Some(name)) => {
                // What stands within a component is reached as itself.
                let reached = if tokens.next().is_some() {
                    As::Itself
                } else {
                    reached
                };
                self.reach(&kind, &name, reached);
            }
            (Some(section @ ("paths" | "webhooks")), Some(path), Some(_)) => {
                self.path_items
                    .insert(Pointer::root().key(section).key(&path));
            }
            _ => {}
        }
    }
}
