//! Objects: `properties` and `additionalProperties` of all the schemas that count at once.
//!
//! ```yaml
//! allOf:
//!   - $ref: '#/components/schemas/Base'      # its properties …
//!   - properties: {name: {type: string}}     # … and these make one struct
//! ```
//!
//! A property that several of them have satisfies all of their schemas.

use super::Lowering;
use super::parts::{Atom, Flat};
use super::view::Additional;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Docs, Field, Origin, Role, Shape, Struct, TypeId};
use crate::pointer::Pointer;
use foldhash::fast::FixedState;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap}; // not iterated

impl<'d> Lowering<'d> {
    pub(super) fn object_shape(&mut self, id: TypeId, flat: &Flat<'d>) -> Shape {
        let atoms = &flat.atoms;
        let properties = properties(atoms);
        let closed = atoms
            .iter()
            .any(|atom| atom.view.additional() == Additional::Forbidden);
        let patterns = self.patterns(atoms);
        if properties.is_empty() && (!closed || !patterns.is_empty()) {
            return Shape::Map(self.values(id, atoms, &patterns, closed));
        }
        let required: BTreeSet<&str> = atoms.iter().flat_map(|atom| atom.view.required()).collect();
        let mut shape = Struct {
            fields: Vec::with_capacity(properties.len()),
            additional: None,
        };
        for (name, places) in &properties {
            let field = self.field(id, name, places, required.contains(name));
            shape.fields.push(field);
        }
        self.check_required(atoms);
        let said = |atom: &Atom<'d>| match atom.view.additional() {
            Additional::Allowed | Additional::Schema(_) => true,
            Additional::Unsaid | Additional::Forbidden => false,
        };
        if atoms.iter().any(said) || !patterns.is_empty() {
            shape.additional = Some(self.values(id, atoms, &patterns, closed));
        }
        Shape::Struct(shape)
    }

    /// The type of the values under keys that have no name in the document.
    ///
    /// A map of Rust has one type of values, so patterns give it only where every key falls under schemas that are the same.
    fn values(
        &mut self,
        id: TypeId,
        atoms: &[Atom<'d>],
        patterns: &[Pointer],
        closed: bool,
    ) -> TypeId {
        let schemas = atoms
            .iter()
            .filter_map(|atom| match atom.view.additional() {
                Additional::Schema(keyword) => Some(atom.place.key(keyword)),
                Additional::Unsaid | Additional::Allowed | Additional::Forbidden => None,
            });
        let schemas: Vec<Pointer> = schemas.collect();
        let Some(first) = patterns.first() else {
            return self.type_of_all(&schemas, id, Role::Values);
        };
        let open = !closed && schemas.is_empty() && !patterns.iter().any(is_for_all);
        let root = self.root;
        let one = first.resolve(root);
        let same = |place: &Pointer| place.resolve(root) == one;
        if !open && patterns.iter().all(same) && (closed || schemas.iter().all(same)) {
            return self.type_of_all(std::slice::from_ref(first), id, Role::Values);
        }
        let why = if open {
            "keys outside `patternProperties` may have any value"
        } else {
            "the values under keys of several patterns have several types"
        };
        self.untyped(&first.parent().unwrap_or_default(), why.to_owned());
        self.any()
    }

    /// The places of the schemas under `patternProperties`.
    fn patterns(&self, atoms: &[Atom<'d>]) -> Vec<Pointer> {
        let lists = atoms.iter().filter_map(|atom| {
            let members = atom.view.get("patternProperties")?.as_object()?;
            Some((atom.place.key("patternProperties"), members))
        });
        lists
            .flat_map(|(list, members)| members.keys().map(move |pattern| list.key(pattern)))
            .collect()
    }

    pub(super) fn field(
        &mut self,
        id: TypeId,
        name: &str,
        places: &[Pointer],
        required: bool,
    ) -> Field {
        let ty = self.type_of_all(places, id, Role::Field(name.to_owned()));
        let last = &places[places.len() - 1];
        let mut field = Field {
            name: name.to_owned(),
            ty,
            required,
            read_only: false,
            write_only: false,
            sensitive: false,
            docs: Docs::default(),
            pointer: last.clone(),
        };
        let mut password = false;
        for place in places {
            for atom in self.flat(place).atoms {
                field.read_only |= atom.data.read_only;
                field.write_only |= atom.data.write_only;
                password |= atom.view.format() == Some("password");
                // Prose behind a reference is the prose of the type.
                if atom.place == place {
                    field.docs = Docs {
                        title: atom.data.title.map(str::to_owned).or(field.docs.title),
                        description: atom
                            .data
                            .description
                            .map(str::to_owned)
                            .or(field.docs.description),
                        deprecated: atom.data.deprecated,
                    };
                }
            }
        }
        field.sensitive = password || self.is_listed_as_sensitive(id, name);
        field
    }

    fn is_listed_as_sensitive(&self, id: TypeId, name: &str) -> bool {
        let listed = &self.config.fields.sensitive;
        let owner = match &self.graph[id].origin {
            Origin::Component(component) => Some(format!("{component}.{name}")),
            Origin::Inline(..) => None,
        };
        let mut listed = listed.iter();
        listed.any(|entry| entry == name || Some(entry) == owner.as_ref())
    }

    fn check_required(&mut self, atoms: &[Atom<'d>]) {
        for atom in atoms {
            for (index, name) in atom.view.required().enumerate() {
                if !atoms.iter().any(|atom| atom.view.has_property(name)) {
                    self.diagnostics.push(
                        Diagnostic::new(
                            Code::RequiredUnknown,
                            format!("`required` names `{name}`, which is not a property"),
                        )
                        .at(Place::value(&atom.place.key("required").index(index)))
                        .note("it is left out of account"),
                    );
                }
            }
        }
    }
}

/// The properties in the order in which they are met, each with the places of all its schemas.
fn properties<'d>(atoms: &[Atom<'d>]) -> Vec<(&'d str, Vec<Pointer>)> {
    let count = atoms
        .iter()
        .map(|atom| atom.view.properties().count())
        .sum();
    let mut properties: Vec<(&'d str, Vec<Pointer>)> = Vec::with_capacity(count);
    let mut positions: HashMap<&str, usize, FixedState> = HashMap::default(); // not iterated
    positions.reserve(count);
    for atom in atoms {
        let list = atom.place.key("properties");
        for name in atom.view.properties() {
            let place = list.key(name);
            match positions.entry(name.as_str()) {
                Entry::Occupied(position) => properties[*position.get()].1.push(place),
                Entry::Vacant(position) => {
                    position.insert(properties.len());
                    properties.push((name, vec![place]));
                }
            }
        }
    }
    properties
}

/// Whether a pattern is one that every key has.
fn is_for_all(place: &Pointer) -> bool {
    let pattern = place.last().unwrap_or_default();
    ["", ".*", "^.*$", ".+", "^.+$", ".", "^.*", ".*$", "^.", "^"].contains(&pattern.as_str())
}
