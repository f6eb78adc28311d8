//! How the values of a type and of the type that is in its place now are related.
//!
//! ```text
//! integer ─▶ number                    wider
//! string  ─▶ enum: [a, b]              narrower
//! [A, B]  ─▶ [A, B, C] in `oneOf`      wider
//! boolean ─▶ string                    other
//! ```
//!
//! A type with a name that is the same in both versions is the same here: what changed in it is said of it, and not of each
//! place where it stands.

use super::Code;
use super::comparison::Comparison;
use crate::ir::{EnumKind, EnumVariant, IntegerFormat, Shape, StringFormat, TypeId};
use std::collections::BTreeSet;

/// How two sets of values are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// All values are the same.
    Same,
    /// There are further values.
    Wider,
    /// There are fewer.
    Narrower,
    /// There are further ones, and others are gone.
    Other,
}

impl Relation {
    /// What is true where both hold, one for a part of the values and one for another.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Same, relation) | (relation, Self::Same) => relation,
            (Self::Wider, Self::Wider) => Self::Wider,
            (Self::Narrower, Self::Narrower) => Self::Narrower,
            (Self::Other, _) | (_, Self::Other) | (Self::Wider, _) | (Self::Narrower, _) => {
                Self::Other
            }
        }
    }

    /// The code of a place whose type is another one: `code`, or what stands for another type of the same values.
    pub(super) fn code(self, code: Code) -> Code {
        match self {
            Self::Same => Code::TypeExchanged,
            Self::Wider | Self::Narrower | Self::Other => code,
        }
    }

    /// Of whether something is allowed, before and now.
    pub(super) fn of(was: bool, is: bool) -> Self {
        match (was, is) {
            (false, true) => Self::Wider,
            (true, false) => Self::Narrower,
            (true, true) | (false, false) => Self::Same,
        }
    }

    /// Of two sets.
    pub(super) fn of_sets<T: Ord>(was: &BTreeSet<T>, is: &BTreeSet<T>) -> Self {
        Self::of(false, !is.is_subset(was)).and(Self::of(true, was.is_subset(is)))
    }
}

impl Comparison<'_> {
    /// How the values of two types are related, `null` aside.
    pub(super) fn relation(&self, old: TypeId, new: TypeId) -> Relation {
        let (old, was, _) = self.old.resolve(old);
        let (new, is, _) = self.new.resolve(new);
        if self.pairs.types.get(&old) == Some(&new) {
            return Relation::Same;
        }
        if let Some(known) = self.relations.borrow().get(&(old, new)) {
            return *known;
        }
        // What leads back to itself differs by nothing but what differs elsewhere.
        self.relations
            .borrow_mut()
            .insert((old, new), Relation::Same);
        let relation = self.relation_of_shapes(old, &was.shape, new, &is.shape);
        self.relations.borrow_mut().insert((old, new), relation);
        relation
    }

    /// As [`Self::relation`], with `null` among the values where it is.
    pub(super) fn relation_with_null(&self, old: TypeId, new: TypeId) -> Relation {
        let null = Relation::of(self.old.resolve(old).2, self.new.resolve(new).2);
        self.relation(old, new).and(null)
    }

    fn relation_of_shapes(&self, old: TypeId, was: &Shape, new: TypeId, is: &Shape) -> Relation {
        match (was, is) {
            (Shape::Any, Shape::Any)
            | (Shape::Boolean, Shape::Boolean)
            | (Shape::Number(_), Shape::Number(_)) => Relation::Same,
            (_, Shape::Any) => Relation::Wider,
            (Shape::Any, _) => Relation::Narrower,
            (Shape::Integer(was), Shape::Integer(is)) => widths(*was, *is),
            (Shape::Integer(_), Shape::Number(_)) => Relation::Wider,
            (Shape::Number(_), Shape::Integer(_)) => Relation::Narrower,
            (Shape::String(was), Shape::String(is)) => texts(was, is),
            (Shape::Array(was), Shape::Array(is)) | (Shape::Map(was), Shape::Map(is)) => {
                self.relation_with_null(*was, *is)
            }
            (Shape::Enum(was), Shape::Enum(is)) if was.kind == is.kind => {
                Relation::of_sets(&texts_of(&was.variants), &texts_of(&is.variants))
            }
            (Shape::Enum(was), Shape::String(StringFormat::Constant(is)))
                if was.kind == EnumKind::String =>
            {
                Relation::of_sets(
                    &texts_of(&was.variants),
                    &texts_of(std::slice::from_ref(is)),
                )
            }
            (Shape::String(StringFormat::Constant(was)), Shape::Enum(is))
                if is.kind == EnumKind::String =>
            {
                Relation::of_sets(
                    &texts_of(std::slice::from_ref(was)),
                    &texts_of(&is.variants),
                )
            }
            (Shape::Enum(values), Shape::String(_)) if values.kind == EnumKind::String => {
                Relation::Wider
            }
            (Shape::String(_), Shape::Enum(values)) if values.kind == EnumKind::String => {
                Relation::Narrower
            }
            (Shape::Enum(values), Shape::Integer(_)) if values.kind == EnumKind::Integer => {
                Relation::Wider
            }
            (Shape::Integer(_), Shape::Enum(values)) if values.kind == EnumKind::Integer => {
                Relation::Narrower
            }
            (Shape::Struct(was), Shape::Struct(is)) => {
                let mut relation = Relation::Same;
                for field in &is.fields {
                    let mut others = was.fields.iter();
                    let other = others.find(|other| other.name == field.name);
                    relation = relation.and(match other {
                        Some(other) => self
                            .relation_with_null(other.ty, field.ty)
                            .and(Relation::of(!other.required, !field.required)),
                        // What is not named is allowed as well.
                        None => Relation::of(true, !field.required),
                    });
                }
                let gone = was
                    .fields
                    .iter()
                    .filter(|field| !is.fields.iter().any(|other| other.name == field.name));
                let gone = gone.map(|field| Relation::of(!field.required, true));
                gone.fold(relation, Relation::and)
            }
            (Shape::Union(was), Shape::Union(is)) => {
                let fits = |one: TypeId, other: TypeId| {
                    matches!(self.relation(one, other), Relation::Same)
                };
                let stays = was
                    .branches
                    .iter()
                    .all(|one| is.branches.iter().any(|other| fits(one.ty, other.ty)));
                let known = is
                    .branches
                    .iter()
                    .all(|other| was.branches.iter().any(|one| fits(one.ty, other.ty)));
                Relation::of(false, !known).and(Relation::of(true, stays))
            }
            (_, Shape::Union(is)) => {
                let holds = |branch: &crate::ir::UnionBranch| {
                    let relation = self.relation(old, branch.ty);
                    matches!(relation, Relation::Same | Relation::Wider)
                };
                if is.branches.iter().any(holds) {
                    Relation::Wider
                } else {
                    Relation::Other
                }
            }
            (Shape::Union(was), _) => {
                let holds = |branch: &crate::ir::UnionBranch| {
                    let relation = self.relation(branch.ty, new);
                    matches!(relation, Relation::Same | Relation::Narrower)
                };
                if was.branches.iter().any(holds) {
                    Relation::Narrower
                } else {
                    Relation::Other
                }
            }
            (Shape::Struct(_), Shape::Map(_)) => Relation::Wider,
            (Shape::Map(_), Shape::Struct(_)) => Relation::Narrower,
            (
                Shape::Boolean
                | Shape::Integer(_)
                | Shape::Number(_)
                | Shape::String(_)
                | Shape::Array(_)
                | Shape::Map(_)
                | Shape::Struct(_)
                | Shape::Enum(_)
                | Shape::Alias(_),
                Shape::Boolean
                | Shape::Integer(_)
                | Shape::Number(_)
                | Shape::String(_)
                | Shape::Array(_)
                | Shape::Map(_)
                | Shape::Struct(_)
                | Shape::Enum(_)
                | Shape::Alias(_),
            ) => Relation::Other,
        }
    }
}

fn widths(was: IntegerFormat, is: IntegerFormat) -> Relation {
    let ((was_least, was_most), (is_least, is_most)) = (was.range(), is.range());
    Relation::of(false, is_least < was_least || is_most > was_most).and(Relation::of(
        true,
        is_least <= was_least && is_most >= was_most,
    ))
}

/// The values of an enum.
fn texts_of(variants: &[EnumVariant]) -> BTreeSet<&str> {
    let variants = variants.iter();
    variants.map(|variant| variant.value.as_str()).collect()
}

fn texts(was: &StringFormat, is: &StringFormat) -> Relation {
    let is_any =
        |format: &StringFormat| matches!(format, StringFormat::Plain | StringFormat::Password);
    if let (StringFormat::Constant(was), StringFormat::Constant(is)) = (was, is) {
        return match was.value == is.value {
            true => Relation::Same,
            false => Relation::Other,
        };
    }
    match (is_any(was), is_any(is)) {
        (true, true) => Relation::Same,
        _ if was == is => Relation::Same,
        (true, false) => Relation::Narrower,
        (false, true) => Relation::Wider,
        (false, false) => Relation::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_add_up() {
        use Relation::{Narrower, Other, Same, Wider};
        for (one, other, both) in [
            (Same, Wider, Wider),
            (Narrower, Same, Narrower),
            (Wider, Wider, Wider),
            (Wider, Narrower, Other),
            (Other, Same, Other),
            (Same, Same, Same),
        ] {
            assert_eq!(one.and(other), both);
            assert_eq!(other.and(one), both);
        }
        let set = |values: &[u8]| values.iter().copied().collect::<BTreeSet<u8>>();
        for (was, is, relation) in [
            (&[1, 2][..], &[1, 2][..], Same),
            (&[1], &[1, 2], Wider),
            (&[1, 2], &[2], Narrower),
            (&[1, 2], &[2, 3], Other),
        ] {
            assert_eq!(Relation::of_sets(&set(was), &set(is)), relation);
        }
    }

    #[test]
    fn widths_of_numbers() {
        assert_eq!(
            widths(IntegerFormat::Int32, IntegerFormat::Int64),
            Relation::Wider
        );
        assert_eq!(
            widths(IntegerFormat::Int64, IntegerFormat::Int32),
            Relation::Narrower
        );
        assert_eq!(
            widths(IntegerFormat::Int32, IntegerFormat::Uint32),
            Relation::Other
        );
        assert_eq!(
            texts(&StringFormat::Plain, &StringFormat::Date),
            Relation::Narrower
        );
    }
}
