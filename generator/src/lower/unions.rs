//! `oneOf` and `anyOf`: one of several types.
//!
//! ```yaml
//! oneOf:
//!   - $ref: '#/components/schemas/Card'
//!   - $ref: '#/components/schemas/Transfer'
//!   - type: 'null'                            # no branch: the type is nullable
//! properties: {amount: {type: integer}}       # stands in every branch
//! discriminator:
//!   propertyName: kind
//!   mapping: {card: '#/components/schemas/Card'}
//! ```
//!
//! Several choices at once, and properties beside them, are multiplied out: each way to choose is a branch.

use super::Lowering;
use super::parts::{Atom, Choice, Flat, Part};
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::ir::{
    Discriminator, Origin, Otherwise, Role, Shape, TypeId, Union, UnionBranch, Within,
};
use crate::parse::{Discriminator as Said, target};
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::BTreeMap;
use std::rc::Rc;

/// More ways to choose than this make no type that anyone could use.
const MOST_WAYS: usize = 64;

/// The values of a discriminator, by the place of the schema that they mean.
pub(super) type Meanings<'d> = BTreeMap<&'d Pointer, Vec<&'d str>>;

/// A branch that a value can take.
#[derive(Clone)]
struct Way {
    index: usize,
    place: Pointer,
}

impl<'d> Lowering<'d> {
    /// The choices between types; a choice between rules (`anyOf: [{required: [a]}, {required: [b]}]`) is for the server.
    pub(super) fn real_choices(&self, flat: &Flat<'d>, kind: Option<&str>) -> Vec<Choice<'d>> {
        let is_rule = |branch: &Pointer| {
            let branch = self.flat(branch);
            let same = |atom: &Atom<'d>| atom.view.is_rule(kind);
            branch.choices.is_empty() && branch.atoms.iter().all(same)
        };
        let choices = flat.choices.iter();
        choices
            .filter(|choice| !choice.branches.iter().all(is_rule))
            .cloned()
            .collect()
    }

    /// The shape of schemas with choices, and whether `null` is one of the branches.
    pub(super) fn union_shape(
        &mut self,
        id: TypeId,
        flat: &Flat<'d>,
        choices: &[Choice<'d>],
        kind: Option<&'d str>,
        pointer: &Pointer,
    ) -> (Shape, bool) {
        let mut nullable = false;
        let mut ways: Vec<Vec<Way>> = vec![Vec::new()];
        for choice in choices {
            let mut open = Vec::new();
            for (index, place) in choice.branches.iter().enumerate() {
                let branch = self.flat(place);
                if branch.is_null() {
                    nullable = true;
                } else if !branch.is_never() {
                    let place = place.clone();
                    open.push(Way { index, place });
                }
            }
            if ways.len() * open.len() > MOST_WAYS && choices.len() > 1 {
                self.too_many(pointer);
                return (self.plain_shape(id, flat, kind, pointer), nullable);
            }
            ways = ways
                .iter()
                .flat_map(|way| {
                    let longer = |next: &Way| [way.as_slice(), std::slice::from_ref(next)].concat();
                    open.iter().map(longer)
                })
                .collect();
        }
        let beside = flat.atoms.iter();
        let beside: Vec<Part> = beside
            .filter(|atom| atom.view.is_structural() && !atom.view.is_bare())
            .map(|atom| Part::own(atom.place))
            .collect();
        let mut discriminators = choices.iter().filter_map(|choice| choice.discriminator);
        let discriminator = discriminators.next_back().or_else(|| {
            let mut atoms = flat.atoms.iter();
            atoms.find_map(|atom| atom.data.discriminator)
        });
        let mut branches: Vec<UnionBranch> = Vec::new();
        let mut places: Vec<(Pointer, TypeId)> = Vec::new();
        let many = ways.len() > 1;
        for way in ways.iter().filter(|way| !way.is_empty()) {
            let Some(ty) = self.branch(id, &beside, kind, way) else {
                continue;
            };
            let tags = discriminator.map_or_else(Vec::new, |discriminator| {
                let steps = way.iter();
                steps
                    .flat_map(|step| self.tags(discriminator, &step.place))
                    .collect()
            });
            let targets = way
                .iter()
                .filter_map(|step| self.pieces.schema(&step.place));
            places.extend(targets.map(|(target, _)| (target.clone(), ty)));
            match branches.iter_mut().find(|branch| branch.ty == ty) {
                Some(branch) => branch.tags.extend(tags),
                None => branches.push(UnionBranch { ty, tags }),
            }
        }
        if let Some(discriminator) = discriminator {
            self.add_inherited_tags(&mut branches, discriminator, &places);
        }
        let default = default_mapping(flat).and_then(|name| self.mapped(name));
        let default = default.and_then(|target| {
            let place = places.iter().find(|(place, _)| place == target)?;
            branches.iter().position(|branch| branch.ty == place.1)
        });
        let shape = match branches.as_slice() {
            [] if many => {
                self.conflict(pointer, "no branch can be what stands beside it");
                self.plain_shape(id, flat, kind, pointer)
            }
            [] => self.plain_shape(id, flat, kind, pointer),
            [one] => Shape::Alias(one.ty),
            _ => Shape::Union(Union {
                branches,
                discriminator: discriminator.map(|discriminator| Discriminator {
                    property: discriminator.property.to_owned(),
                    otherwise: match default {
                        Some(position) => Otherwise::Base(position),
                        None if discriminator.is_bare() => Otherwise::Tried,
                        None => Otherwise::New,
                    },
                }),
            }),
        };
        (shape, nullable)
    }

    /// A branch that is a base type is meant by the values of its children, too, unless they are branches themselves.
    fn add_inherited_tags(
        &self,
        branches: &mut [UnionBranch],
        discriminator: Said<'d>,
        places: &[(Pointer, TypeId)],
    ) {
        for (place, ty) in places {
            for child in self.descendants(place, None) {
                let tags = self.tags(discriminator, &child);
                let is_known =
                    |tag: &String| branches.iter().any(|branch| branch.tags.contains(tag));
                let new: Vec<String> = tags.into_iter().filter(|tag| !is_known(tag)).collect();
                if let Some(branch) = branches.iter_mut().find(|branch| branch.ty == *ty) {
                    branch.tags.extend(new);
                }
            }
        }
    }

    /// The type of one way to choose; `None` where it contradicts itself or what stands beside it.
    fn branch(
        &mut self,
        id: TypeId,
        beside: &[Part],
        kind: Option<&str>,
        way: &[Way],
    ) -> Option<TypeId> {
        let last = way.last()?;
        let mut name = self.branch_name(&last.place);
        if way.len() > 1 {
            let names: Vec<String> = way
                .iter()
                .filter_map(|step| self.branch_name(&step.place))
                .collect();
            name = (names.len() == way.len()).then(|| names.join(" "));
        }
        let role = Role::Branch(last.index, name);
        if beside.is_empty() && way.len() == 1 {
            return Some(self.type_at(&last.place, Within::Type(id), role));
        }
        let own: Vec<Part> = way.iter().map(|step| Part::whole(&step.place)).collect();
        let parts = [beside, &own].concat();
        let whole = self.flatten(&parts);
        if whole.kind().is_err() {
            return None;
        }
        if let (Some(one), Ok(Some(other))) = (kind, whole.kind())
            && one != other
            && !(one == "number" && other == "integer")
        {
            return None;
        }
        // A branch that says what stands beside it anyway, as a child does of its parent, is the type.
        if way.len() == 1 {
            let alone = self.flatten(&own);
            let says = |atom: &Atom<'d>| alone.atoms.iter().any(|other| other.place == atom.place);
            if whole.atoms.iter().all(says) {
                return Some(self.type_at(&last.place, Within::Type(id), role));
            }
        }
        Some(self.merged(parts, &last.place, Origin::Inline(Within::Type(id), role)))
    }

    /// What a branch is called: the component that it names, or its title.
    fn branch_name(&self, place: &Pointer) -> Option<String> {
        let (found, schema) = self.pieces.schema(place)?;
        if found != place {
            return found.last();
        }
        schema.title.map(str::to_owned)
    }

    /// The type of a tuple's elements.
    pub(super) fn elements_shape(&mut self, id: TypeId, places: &[Pointer], open: bool) -> Shape {
        let mut branches: Vec<UnionBranch> = Vec::new();
        for (index, place) in places.iter().enumerate() {
            let name = self.branch_name(place);
            let ty = self.type_at(place, Within::Type(id), Role::Branch(index, name));
            if branches.iter().all(|branch| branch.ty != ty) {
                let tags = Vec::new();
                branches.push(UnionBranch { ty, tags });
            }
        }
        if open {
            let (ty, tags) = (self.any(), Vec::new());
            branches.push(UnionBranch { ty, tags });
        }
        match branches.as_slice() {
            [one] => Shape::Alias(one.ty),
            _ => Shape::Union(Union {
                branches,
                discriminator: None,
            }),
        }
    }

    fn too_many(&mut self, pointer: &Pointer) {
        self.diagnostics.push(
            Diagnostic::new(
                Code::TooManyWays,
                format!("`oneOf` and `anyOf` stand beside each other and give more than {MOST_WAYS} ways to choose"),
            )
            .at(Place::value(pointer))
            .note("the type has the properties beside them; what the branches add is kept as unknown properties"),
        );
    }

    /// The values of the discriminator that mean the schema at `place`: those of the mapping, else the schema's name.
    pub(super) fn tags(&self, discriminator: Said<'d>, place: &Pointer) -> Vec<String> {
        let Some((branch, _)) = self.pieces.schema(place) else {
            return Vec::new();
        };
        let mapped = self.meanings(discriminator);
        if let Some(mapped) = mapped.get(branch) {
            return mapped.iter().map(|tag| (*tag).to_owned()).collect();
        }
        let values = self.constants(branch, discriminator.property);
        if !values.is_empty() {
            return values;
        }
        branch
            .last()
            .filter(|_| is_component(branch))
            .into_iter()
            .collect()
    }

    /// The values of a mapping, by the place of the schema that they mean. A mapping of a thousand values is asked for each of
    /// them, so it is worked out once.
    fn meanings(&self, discriminator: Said<'d>) -> Rc<Meanings<'d>> {
        let mut known = self.meanings.borrow_mut();
        let meanings = known.entry(discriminator.address()).or_insert_with(|| {
            let mut meanings = Meanings::new();
            for (tag, to) in discriminator.mapping() {
                if let Some(place) = self.mapped(to) {
                    meanings.entry(place).or_default().push(tag);
                }
            }
            Rc::new(meanings)
        });
        meanings.clone()
    }

    /// The place that a value of a mapping names: a reference, or the name of a component.
    pub(super) fn mapped(&self, to: &str) -> Option<&'d Pointer> {
        let named = || Pointer::root().key("components").key("schemas").key(to);
        let place = target(to).unwrap_or_else(named);
        Some(self.pieces.schema(&place)?.0)
    }

    /// The texts that a property of a schema is limited to.
    fn constants(&self, place: &Pointer, property: &str) -> Vec<String> {
        let mut constants = Vec::new();
        for atom in self.flat(place).atoms.iter().rev() {
            let place = atom.place.key("properties").key(property);
            let inner = self.flat(&place);
            if let Some(values) = inner.atoms.iter().find_map(|atom| atom.view.values()) {
                constants.extend(values.iter().filter_map(Value::as_str).map(str::to_owned));
                break;
            }
        }
        constants
    }
}

impl Lowering<'_> {
    /// Says which values of mappings name nothing.
    pub(super) fn check_mappings(&mut self) {
        let pieces = self.pieces;
        for (place, discriminator) in pieces.discriminators() {
            let holder = place.key("discriminator");
            let default = holder.key("defaultMapping");
            if let Some(to) = default.resolve(self.root).and_then(Value::as_str) {
                self.check_mapping(to, &default, "a value of no branch is kept as it is");
            }
            for (tag, to) in discriminator.mapping() {
                let note = format!("the value `{tag}` is not taken for any branch");
                self.check_mapping(to, &holder.key("mapping").key(tag), &note);
            }
        }
    }

    fn check_mapping(&mut self, to: &str, at: &Pointer, note: &str) {
        if self.mapped(to).is_some() {
            return;
        }
        let components = self.pieces.components.iter();
        let components = components.map(|(name, _)| name.as_str());
        let name = to.rsplit('/').next().unwrap_or(to);
        let diagnostic = Diagnostic::new(
            Code::UnresolvedReference,
            format!("a mapping leads to no schema: `{to}`"),
        )
        .at(Place::value(at))
        .note(note);
        self.diagnostics.push(match nearest(name, components) {
            Some(near) => diagnostic.help(format!("did you mean `#/components/schemas/{near}`?")),
            None => diagnostic,
        });
    }
}

/// The branch of values without a known tag (3.2).
fn default_mapping<'d>(flat: &Flat<'d>) -> Option<&'d str> {
    let mut atoms = flat.atoms.iter();
    atoms.find_map(|atom| {
        atom.view
            .0
            .get("discriminator")?
            .get("defaultMapping")?
            .as_str()
    })
}

/// Whether a place is one of `components/schemas`.
pub(super) fn is_component(place: &Pointer) -> bool {
    let holder = place.as_str().rsplit_once('/');
    holder.is_some_and(|(holder, _)| holder == "/components/schemas")
}
