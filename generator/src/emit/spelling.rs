//! How each type of the IR is spelled in Rust, worked out once for a run.
//!
//! ```text
//! { type: array, items: { $ref: '#/components/schemas/Pet' } }   →   Vec<Pet>, and Pet must be in scope
//! ```

use super::features::Features;
use super::rust_types::{is_read_coded, leaf};
use crate::analyze::Facts;
use crate::config::Config;
use crate::ir::{Api, Shape, TypeId};
use crate::names::Names;
use std::fmt;

/// A type as a file of `types/` writes it.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    /// The type of the values that are not `null`.
    pub(super) bare: String,
    /// Whether `null` is a value, too.
    pub(super) nullable: bool,
    /// Whether values go through the crate's own coding and not through serde's.
    pub(super) coded: bool,
    /// Whether there is a map in it.
    has_map: bool,
    innermost: Innermost,
}

/// What stands within all lists and maps.
#[derive(Clone, Copy, Debug)]
enum Innermost {
    /// A type that is always in scope.
    Known,
    /// One of another module: its path but for the name, and the name.
    Foreign(&'static str, &'static str),
    /// One of this crate.
    Own(TypeId),
}

impl Spelling {
    /// What must be in scope: a path but for the name, and the name.
    pub(super) fn uses<'n>(
        &self,
        names: &'n Names,
    ) -> impl Iterator<Item = (&'static str, &'n str)> {
        let map = self.has_map.then_some(("std::collections", "BTreeMap"));
        let innermost = match self.innermost {
            Innermost::Known => None,
            Innermost::Foreign(path, name) => Some((path, name)),
            Innermost::Own(id) => names
                .types
                .get(&id)
                .map(|own| ("super", own.ident.as_str())),
        };
        map.into_iter().chain(innermost)
    }

    /// The type as an element of a list or a value of a map.
    pub(super) fn element(&self) -> Element<'_> {
        Element(self)
    }
}

/// A type with `null` among its values, if it is.
pub(super) struct Element<'s>(&'s Spelling);

impl fmt::Display for Element<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.nullable {
            write!(f, "Option<{}>", self.0.bare)
        } else {
            f.write_str(&self.0.bare)
        }
    }
}

/// The spellings of all types.
#[derive(Debug, Default)]
pub(super) struct Spellings(Vec<Spelling>);

impl Spellings {
    pub(super) fn new(api: &Api, facts: &Facts, names: &Names, config: &Config) -> Self {
        let none = Self::default();
        let ctx = super::Context {
            api,
            facts,
            names,
            config,
            spellings: &none,
            features: &Features::default(),
        };
        Self(api.types.iter().map(|(id, _)| spell(ctx, id)).collect())
    }

    pub(super) fn of(&self, id: TypeId) -> &Spelling {
        &self.0[id.position()]
    }
}

fn spell(ctx: super::Context<'_>, id: TypeId) -> Spelling {
    let (target, ty, nullable) = ctx.resolve(id);
    let (bare, has_map, innermost) = match &ty.shape {
        Shape::Array(items) => {
            let items = spell(ctx, *items);
            (
                format!("Vec<{}>", items.element()),
                items.has_map,
                items.innermost,
            )
        }
        Shape::Map(values) => {
            let values = spell(ctx, *values);
            (
                format!("BTreeMap<String, {}>", values.element()),
                true,
                values.innermost,
            )
        }
        Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => (
            ctx.type_names(target).ident.to_string(),
            false,
            Innermost::Own(target),
        ),
        Shape::Any
        | Shape::Alias(_)
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_) => {
            let (path, name) = leaf(ctx, &ty.shape);
            let innermost = match path {
                "" => Innermost::Known,
                path => Innermost::Foreign(path, name),
            };
            (name.to_owned(), false, innermost)
        }
    };
    Spelling {
        bare,
        nullable,
        coded: is_read_coded(ctx, id),
        has_map,
        innermost,
    }
}
