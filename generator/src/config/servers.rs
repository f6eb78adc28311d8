//! `[servers]`: the document's servers become the environments of a client.
//!
//! ```toml
//! [servers]
//! default = "production"
//! [servers.environments]
//! "https://api-sandbox.payabli.com/api" = "sandbox"
//! ```

use super::name::Kind;
use super::section::{Section, Text};
use std::collections::BTreeMap;

/// The `[servers]` section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Servers {
    /// The environment that is used when none is chosen; without it, the document's first server.
    ///
    /// In many documents the first server is a sandbox, or somebody's own machine.
    pub default: Option<String>,
    /// Whether the builder demands an environment: for servers with variables that have no sensible default.
    pub required: bool,
    /// `base-url-variable`: the environment variable that overrides the base URL.
    pub base_url_variable: Option<String>,
    /// Server URL, as it stands in the document, to the name of its environment.
    ///
    /// Without an entry the name is made from the server's description.
    pub environments: BTreeMap<String, String>,
}

impl Servers {
    pub(super) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            default: section.name("default", Kind::Snake),
            required: section.flag("required"),
            base_url_variable: section.name("base-url-variable", Kind::Variable),
            environments: section.section("environments", environments),
        }
    }
}

/// Two servers cannot be one variant.
fn environments(section: &mut Section<'_, '_>) -> BTreeMap<String, String> {
    let mut environments = BTreeMap::new();
    let mut taken: BTreeMap<String, Text> = BTreeMap::new();
    for (url, text) in section.strings_by_key() {
        let Some(name) = section.checked(text.clone(), Kind::Snake) else {
            continue;
        };
        if let Some(first) = taken.get(&name) {
            let message = format!("two servers are both called `{name}`");
            section.clash(&text, message, first, "the other one");
        } else {
            taken.insert(name.clone(), text);
        }
        environments.insert(url.value, name);
    }
    environments
}
