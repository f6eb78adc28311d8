//! `[custom]`: what a crate has besides what is generated: modules, dependencies and features of one's own.
//!
//! ```toml
//! [custom]
//! ext = true                         # `pub mod ext;` in lib.rs: src/ext/mod.rs is written by a person
//!
//! [custom.dependencies]
//! tracing = "0.1"
//! clap = { version = "4", features = ["derive"], optional = true }
//!
//! [custom.features]
//! cli = ["dep:clap"]
//! ```
//!
//! Files in `src/ext/`, `tests/` and `examples/` that are not generated are never touched.

use super::section::Section;
use std::collections::BTreeMap;
use toml::Value;

/// The `[custom]` section.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Custom {
    /// Whether `lib.rs` declares the module `ext`.
    pub ext: bool,
    /// Dependencies as Cargo takes them; one that is generated, too, is replaced.
    pub dependencies: BTreeMap<String, Value>,
    /// `dev-dependencies`: the same for tests and examples.
    pub dev_dependencies: BTreeMap<String, Value>,
    /// Features, each with what it switches on; one that is generated, too, switches on both.
    pub features: BTreeMap<String, Vec<String>>,
}

// A dependency is read from TOML, which knows a NaN that equals nothing; no key of Cargo's takes a number.
impl Eq for Custom {}

impl Custom {
    pub(super) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            ext: section.flag("ext"),
            dependencies: section.section("dependencies", dependencies),
            dev_dependencies: section.section("dev-dependencies", dependencies),
            features: section.section("features", |features| features.texts_by_key()),
        }
    }
}

fn dependencies(section: &mut Section<'_, '_>) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    for (key, value) in section.values_by_key() {
        let is_name = !key.value.is_empty()
            && key
                .value
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        match value {
            Value::String(_) | Value::Table(_) if is_name => {
                found.insert(key.value, value);
            }
            _ => {
                let message = format!("`{}` is no dependency of Cargo", key.value);
                let help =
                    "a dependency is a version, or a table: `{ version = \"1\", features = [] }`";
                section.invalid(&key, message, Some(help.to_owned()));
            }
        }
    }
    found
}
