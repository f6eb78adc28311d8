//! The public items of a generated crate, read from its files: what a version of it promises to who uses it.
//!
//! ```text
//! types::Pet                      struct
//! types::Pet.name                 String
//! types::Pet::new                 fn(impl Into<String>) -> Self
//! types::Pet: Eq
//! api::pets::Pets::get_pet        fn(&self, &str) -> api::pets::GetPet
//! api::pets::GetPet::await        types::Pet
//! ```
//!
//! The files are read, and nothing is worked out a second time: so whatever the emitters come to write is what is seen here.
//! The runtime is the same in every crate of one version of the generator, and is seen only where `lib.rs` shows it.

mod module;
mod paths;
mod spell;

pub use paths::Renames;

use crate::files::Files;
use module::Module;
use rayon::prelude::*;
use std::collections::BTreeMap;
use toml::{Table, Value};

/// What stands behind the path of an item that is deprecated, as an item of its own.
pub const DEPRECATED: &str = " #deprecated";

/// The public items of a crate: a path, and what stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surface {
    /// The items.
    pub items: BTreeMap<String, String>,
}

impl Surface {
    /// The public items of these files.
    ///
    /// # Errors
    ///
    /// When a file is no Rust: with its path and what is wrong.
    pub fn of(files: &Files) -> Result<Self, String> {
        let sources: Vec<(&str, &[u8])> = files.iter().filter(|(path, _)| is_read(path)).collect();
        let modules: Vec<Module> = sources
            .par_iter()
            .map(|(path, content)| {
                let text = std::str::from_utf8(content).map_err(|error| error.to_string());
                text.and_then(|text| Module::read(path, text))
                    .map_err(|wrong| format!("{path}: {wrong}"))
            })
            .collect::<Result<_, String>>()?;
        let mut surface = Self {
            items: module::public(&modules),
        };
        if let Some(manifest) = files.get("Cargo.toml") {
            surface.manifest(manifest)?;
        }
        Ok(surface)
    }

    /// What a dependency on the crate says of it: its name and its features.
    fn manifest(&mut self, content: &[u8]) -> Result<(), String> {
        let text = std::str::from_utf8(content).map_err(|error| format!("Cargo.toml: {error}"))?;
        let table: Table = text
            .parse()
            .map_err(|error| format!("Cargo.toml: {error}"))?;
        let package = table.get("package").and_then(Value::as_table);
        if let Some(name) = package.and_then(|package| package.get("name")) {
            let name = name.as_str().unwrap_or_default().to_owned();
            self.items.insert("package".to_owned(), name);
        }
        let features = table.get("features").and_then(Value::as_table);
        for (name, enables) in features.into_iter().flatten() {
            if name != "default" {
                self.items.insert(format!("feature {name}"), String::new());
                continue;
            }
            for name in enables.as_array().into_iter().flatten() {
                let name = name.as_str().unwrap_or_default();
                self.items
                    .insert(format!("default feature {name}"), String::new());
            }
        }
        Ok(())
    }

    /// The same items under other names, in paths and in what stands there.
    #[must_use]
    pub fn renamed(&self, renames: &Renames) -> Self {
        let items = self.items.iter();
        Self {
            items: items
                .map(|(path, what)| (renames.apply(path), renames.apply(what)))
                .collect(),
        }
    }
}

/// Whether a path is `prefix` or lies inside it: a field, a method, a variant, a trait of it.
pub fn is_within(path: &str, prefix: &str) -> bool {
    path.strip_prefix(prefix)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ':', ' ']))
}

fn is_read(path: &str) -> bool {
    path.starts_with("src/") && !path.starts_with("src/runtime/") && path.ends_with(".rs")
}
