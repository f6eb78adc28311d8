//! What changed between two versions of an API, as the users of its crate and the wire see it, and which version that asks for.
//!
//! ```text
//! old Model ─┐                       major  field-required   Pet.name        types::Pet.name
//!            ├─ compare ─▶ Diff      minor  operation-added  GET /pets/{id}  api::pets::Pets::get_pet
//! new Model ─┘                       → pets-sdk 0.1.0 needs 0.2.0
//! ```
//!
//! Two things are compared. The APIs say what changed and why; the public items of the two crates (`surface`) say what a program
//! notices. Each change names the items that belong to it and weighs at least what they weigh, and an item that belongs to none is a
//! change of its own. So how the generator writes a thing decides its class, and no rule here has to know.

mod bodies;
mod calls;
mod change;
mod class;
mod code;
mod comparison;
mod enums;
mod groups;
mod incoming;
mod limits;
mod operations;
mod pairs;
mod parameters;
mod place;
mod relation;
mod renames;
pub mod render;
mod responses;
mod rest;
mod security;
mod servers;
mod side;
mod structs;
mod types;
mod unions;
mod validation;

pub use change::{Change, ItemChange};
pub use class::Class;
pub use code::Code;

use crate::emit;
use crate::files::Files;
use crate::pipeline::Model;
use crate::surface::Surface;
use change::Draft;
use comparison::Comparison;
use semver::Version;
use side::Side;

/// What changed between two versions of an API.
#[derive(Clone, Debug, PartialEq)]
pub struct Diff {
    /// The crate's name.
    pub package: String,
    /// The version of the crate before.
    pub version: Version,
    /// The changes, the heaviest first, then in the order of the document.
    pub changes: Vec<Change>,
}

impl Diff {
    /// The heaviest class of all changes; `None` where nothing changed.
    pub fn class(&self) -> Option<Class> {
        self.changes.iter().map(|change| change.class).max()
    }

    /// The version that the changes ask for; the one before where nothing changed.
    pub fn next(&self) -> Version {
        match self.class() {
            Some(class) => class.bump(&self.version),
            None => self.version.clone(),
        }
    }

    /// How many changes there are of a class.
    pub fn count(&self, class: Class) -> usize {
        let changes = self.changes.iter();
        changes.filter(|change| change.class == class).count()
    }
}

/// Compares two versions of an API.
///
/// # Errors
///
/// When a file that was generated of one of them is no Rust, which is a defect of the generator.
pub fn compare(old: &Model, new: &Model) -> Result<Diff, String> {
    let files = |model: &Model| {
        let mut config = model.config.clone();
        // The versions of the crate differ by what is found here, and are not to be found.
        config
            .package
            .version
            .clone_from(&old.config.package.version);
        emit::emit(&model.api, &model.facts, &model.names, &config)
    };
    let (was, is): (Files, Files) = rayon::join(|| files(old), || files(new));
    let mut comparison = Comparison::new(
        Side::new(old, Surface::of(&was)?),
        Side::new(new, Surface::of(&is)?),
    );
    comparison.package();
    comparison.settings();
    comparison.operations();
    comparison.incoming();
    comparison.types();
    comparison.credentials();
    comparison.environments();
    comparison.rest();
    if was == is {
        // Prose that the crate does not show, such as that of a status that is the only success.
        let shown = |change: &Change| change.code != Code::DocumentationChanged;
        comparison.changes.retain(shown);
    }
    if comparison.changes.is_empty() && was != is {
        let message = "examples, tests or other texts of the crate changed";
        comparison.say(Draft::new(Code::TextChanged, "crate", message));
    }
    let mut changes = comparison.changes;
    changes.sort_by_key(|change| (std::cmp::Reverse(change.class), change.code));
    Ok(Diff {
        package: new.names.package.clone(),
        // `sdk.toml` lets no other text in.
        version: Version::parse(&old.config.package.version).unwrap_or(Version::new(0, 1, 0)),
        changes,
    })
}
