//! A type as all the schemas that its values satisfy at once: `allOf`, looked through.
//!
//! ```yaml
//! Dog:
//!   allOf:
//!     - $ref: '#/components/schemas/Pet'       # Pet's own keywords, and those of what Pet is made of …
//!     - properties: {bark: {type: boolean}}    # … and these …
//!   required: [bark]                           # … and these
//!   oneOf: [{}, {}]                            # a choice, which is worked out by `unions`
//! ```

use super::Lowering;
use super::view::View;
use crate::parse::{Discriminator, Piece, Schema};
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::BTreeSet;

/// A schema that a type is made of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    pub(super) place: Pointer,
    pub(super) facet: Facet,
}

/// How much of a schema is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Facet {
    /// All that it says.
    Whole,
    /// Its own keywords, without `allOf`, `oneOf` and `anyOf`.
    Own,
}

/// A schema object with nothing but its own keywords.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom<'d> {
    pub(super) place: &'d Pointer,
    pub(super) view: View<'d>,
    pub(super) data: &'d Schema<'d>,
}

/// `oneOf` or `anyOf`.
#[derive(Clone, Debug)]
pub(super) struct Choice<'d> {
    pub(super) branches: Vec<Pointer>,
    pub(super) discriminator: Option<Discriminator<'d>>,
}

/// Parts, taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Flat<'d> {
    pub(super) atoms: Vec<Atom<'d>>,
    pub(super) choices: Vec<Choice<'d>>,
}

/// What the walk over `allOf` does next.
enum Step<'d> {
    Enter(Pointer, Facet),
    Leave(Atom<'d>, Facet),
}

impl<'d> Flat<'d> {
    /// Whether it says of what kind values are.
    pub(super) fn is_structural(&self) -> bool {
        !self.choices.is_empty() || self.atoms.iter().any(|atom| atom.view.is_structural())
    }

    /// Whether only `null` is a value.
    pub(super) fn is_null(&self) -> bool {
        self.atoms.iter().any(|atom| atom.view.is_null())
    }

    /// Whether nothing is a value.
    pub(super) fn is_never(&self) -> bool {
        self.atoms.iter().any(|atom| atom.view.is_never())
    }

    /// The type that all say, if they say one; `Err` with the two that no value has at once.
    pub(super) fn kind(&self) -> Result<Option<&'d str>, (&'d str, &'d str)> {
        let mut kind: Option<&str> = None;
        for ty in self.atoms.iter().filter_map(|atom| atom.view.ty()) {
            kind = match (kind, ty) {
                (None, ty) => Some(ty),
                (Some(one), other) if one == other => Some(one),
                (Some("integer" | "number"), "integer" | "number") => Some("integer"),
                (Some(one), other) => return Err((one, other)),
            };
        }
        Ok(kind)
    }

    fn places(&self) -> BTreeSet<&Pointer> {
        self.atoms.iter().map(|atom| atom.place).collect()
    }
}

impl<'d> Lowering<'d> {
    /// The view of the schema object that stands at a place.
    pub(super) fn view(&self, place: &Pointer) -> Option<View<'d>> {
        let members = match self.pieces.schema_here(place) {
            Some(Piece::Item(schema)) => Some(schema.members),
            Some(Piece::Reference(reference)) => Some(reference.members),
            None => place.resolve(self.root).and_then(Value::as_object),
        };
        members.map(View)
    }

    /// Takes parts apart. A choice that one of the parts settles is none any more: a child that is made of its parent is
    /// what the parent's `oneOf` asks for.
    pub(super) fn flatten(&self, parts: &[Part]) -> Flat<'d> {
        if let Some(flat) = self.flatten_plain(parts) {
            return flat;
        }
        let mut flat = Flat::default();
        let mut seen: BTreeSet<*const Schema<'d>> = BTreeSet::new();
        let steps = parts.iter().rev();
        let mut steps: Vec<Step<'d>> = steps
            .map(|part| Step::Enter(part.place.clone(), part.facet))
            .collect();
        while let Some(step) = steps.pop() {
            match step {
                Step::Enter(place, facet) => {
                    let Some((place, data)) = self.pieces.schema(&place) else {
                        continue;
                    };
                    let view = View(data.members);
                    if !seen.insert(std::ptr::from_ref(data)) {
                        continue;
                    }
                    let branches = match facet {
                        Facet::Whole => view.branches("allOf"),
                        Facet::Own => 0,
                    };
                    steps.push(Step::Leave(Atom { place, view, data }, facet));
                    if branches == 0 {
                        continue;
                    }
                    let list = place.key("allOf");
                    let inner = (0..branches).rev().map(|index| list.index(index));
                    steps.extend(inner.map(|place| Step::Enter(place, Facet::Whole)));
                }
                Step::Leave(atom, facet) => {
                    if facet == Facet::Whole {
                        flat.choices.extend(choices(&atom));
                    }
                    flat.atoms.push(atom);
                }
            }
        }
        flat.choices.retain(|choice| {
            let mut targets = choice.branches.iter();
            !targets.any(|branch| {
                let target = self.pieces.schema(branch);
                target.is_some_and(|(_, target)| seen.contains(&std::ptr::from_ref(target)))
            })
        });
        flat
    }

    /// One part that is made of no other and chooses between none, as nearly all are.
    fn flatten_plain(&self, parts: &[Part]) -> Option<Flat<'d>> {
        let [part] = parts else {
            return None;
        };
        let (place, data) = self.pieces.schema(&part.place)?;
        let view = View(data.members);
        let is_plain = match part.facet {
            Facet::Whole => ["allOf", "oneOf", "anyOf"]
                .iter()
                .all(|keyword| view.branches(keyword) == 0),
            Facet::Own => true,
        };
        is_plain.then(|| Flat {
            atoms: vec![Atom { place, view, data }],
            choices: Vec::new(),
        })
    }

    /// The whole schema at a place, taken apart.
    pub(super) fn flat(&self, place: &Pointer) -> Flat<'d> {
        self.flatten(&[Part::whole(place)])
    }

    /// The places without those that say no more than another does: any value beside a struct, a struct beside its child.
    pub(super) fn narrowest(&self, places: &[Pointer]) -> Vec<Pointer> {
        let mut kept: Vec<(Pointer, Flat<'d>)> = Vec::new();
        for place in places {
            let flat = self.flat(place);
            if kept.iter().any(|(_, other)| says_no_more(&flat, other)) {
                continue;
            }
            kept.retain(|(_, other)| !says_no_more(other, &flat));
            kept.push((place.clone(), flat));
        }
        kept.into_iter().map(|(place, _)| place).collect()
    }
}

impl Part {
    pub(super) fn whole(place: &Pointer) -> Self {
        Self {
            place: place.clone(),
            facet: Facet::Whole,
        }
    }

    pub(super) fn own(place: &Pointer) -> Self {
        Self {
            place: place.clone(),
            facet: Facet::Own,
        }
    }
}

fn choices<'d>(atom: &Atom<'d>) -> impl Iterator<Item = Choice<'d>> {
    ["oneOf", "anyOf"].into_iter().filter_map(|keyword| {
        let count = atom.view.branches(keyword);
        (count > 0).then(|| {
            let list = atom.place.key(keyword);
            Choice {
                branches: (0..count).map(|index| list.index(index)).collect(),
                discriminator: atom.data.discriminator,
            }
        })
    })
}

/// Whether every value of `other` is one of `flat` for reasons that show at a glance.
fn says_no_more(flat: &Flat<'_>, other: &Flat<'_>) -> bool {
    if !flat.is_structural() && other.is_structural() {
        return true;
    }
    if flat.choices.is_empty() && flat.places().is_subset(&other.places()) {
        return true;
    }
    let bare = flat.choices.is_empty() && flat.atoms.iter().all(|atom| atom.view.is_bare());
    match (flat.kind(), other.kind()) {
        (Ok(Some(one)), Ok(Some(other))) => {
            bare && (one == other || (one == "number" && other == "integer"))
        }
        (Ok(_) | Err(_), Ok(_) | Err(_)) => false,
    }
}
