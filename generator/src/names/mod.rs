//! Names: the only place where a text of the document becomes a Rust identifier.
//!
//! ```yaml
//! components:
//!   schemas:
//!     type_invoice:InvoiceDataRequest: {}     # struct InvoiceDataRequest
//!     terms: {enum: [5MFI, 2/10NET30]}        # enum Terms { FiveMfi, Two10Net30 }
//! ```
//!
//! A [`Scope`] settles every clash: the first to claim a name has it. Names that `sdk.toml` gives are claimed first, then
//! components whose name is a Rust name as it stands, then the others in document order, so that one oddly spelled schema
//! never takes the name of a plainly spelled one. Names that a crate has already claim before those that are new ([`Record`]).

mod branches;
mod features;
mod ident;
mod incoming;
mod keys;
mod operations;
mod record;
mod scope;
mod statuses;
mod surface;
mod told;
mod types;
mod unused;
mod words;

pub use features::feature;
pub use ident::Ident;
pub use operations::{OF_GROUPS, OperationNames, TagNames};
pub use record::{Record, RecordedOperation, RecordedType};
pub use scope::Scope;
pub use statuses::status;
pub use surface::{EnvironmentNames, SchemeNames};
pub use types::{TypeNames, plain};
pub use words::{krate, pascal, singular, snake};

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, TypeId};
use std::collections::BTreeMap;

/// All names of a generated crate.
#[derive(Clone, Debug, PartialEq)]
pub struct Names {
    /// The crate's package name, as in its manifest.
    pub package: String,
    /// The vendor's name, in prose.
    pub vendor: String,
    /// Structs, enums and unions.
    pub types: BTreeMap<TypeId, TypeNames>,
    /// The groups of operations, in the order in which the client offers them.
    pub tags: Vec<TagNames>,
    /// Operations, by position.
    pub operations: Vec<OperationNames>,
    /// Webhooks and callbacks, by position.
    pub incoming: Vec<Ident>,
    /// Servers, by position.
    pub environments: Vec<EnvironmentNames>,
    /// Security schemes, by position.
    pub schemes: Vec<SchemeNames>,
}

impl Names {
    /// The types of each module, in the order in which they were met: what a component or an operation is made of, outer first.
    pub fn types_by_module(&self) -> BTreeMap<&Ident, Vec<TypeId>> {
        let mut modules: BTreeMap<&Ident, Vec<TypeId>> = BTreeMap::new();
        for (id, names) in &self.types {
            modules.entry(&names.module).or_default().push(*id);
        }
        modules
    }

    /// The API as prose calls it after an article: `Payabli API`; `Spotify Web API`, which says so itself.
    pub fn api(&self) -> String {
        spoken_api(&self.vendor)
    }
}

/// The vendor's or the document's name as that of an API, after an article.
pub(crate) fn spoken_api(vendor: &str) -> String {
    let name = match vendor.split_once(' ') {
        Some((article, name)) if article.eq_ignore_ascii_case("the") => name,
        _ => vendor,
    };
    let mut words = name
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let says_so =
        words.any(|word| matches!(word, "API" | "APIs")) || name.to_lowercase().ends_with(" api");
    match says_so {
        true => name.to_owned(),
        false => format!("{name} API"),
    }
}

/// Claims every name of a new crate.
pub fn claim(api: &Api, config: &Config) -> (Names, Diagnostics) {
    claim_beside(api, config, &Record::default())
}

/// Claims every name of a crate of which some are recorded: those stay, or it is said which do not.
pub fn claim_beside(api: &Api, config: &Config, record: &Record) -> (Names, Diagnostics) {
    let (tags, operations) = operations::operations(api, config, record);
    let incoming = incoming::incoming(api, &operations);
    let types = types::types(api, config, record, &operations, &incoming);
    let title = api.info.title.trim();
    let vendor = config
        .package
        .vendor
        .clone()
        .unwrap_or_else(|| if title.is_empty() { "API" } else { title }.to_owned());
    let names = Names {
        package: config
            .package
            .name
            .clone()
            .unwrap_or_else(|| package_name(title)),
        vendor,
        types,
        tags,
        operations,
        incoming,
        environments: surface::environments(api, config),
        schemes: surface::schemes(api, config),
    };
    let mut diagnostics = unused::unused(api, config, &names.environments);
    record.broken(api, config, &names, &mut diagnostics);
    (names, diagnostics)
}

/// The longest package name that the registry takes, in characters.
const LONGEST_PACKAGE: usize = 64;

/// The package name that a title gives: `Swagger Petstore` becomes `swagger-petstore-sdk`. One that is too long to be published ends
/// with its last whole word before that.
fn package_name(title: &str) -> String {
    let words = words::snake(title).to_string().replace('_', "-");
    let mut name = words.trim_matches('-');
    while name.len() + "-sdk".len() > LONGEST_PACKAGE {
        name = match name.rsplit_once('-') {
            Some((shorter, _)) => shorter,
            None => &name[..LONGEST_PACKAGE - "-sdk".len()],
        };
    }
    format!("{name}-sdk")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_api_in_prose() {
        for (vendor, api) in [
            ("Payabli", "Payabli API"),
            ("Spotify Web API", "Spotify Web API"),
            ("Acme (REST API) v2", "Acme (REST API) v2"),
            ("The Racing API", "Racing API"),
            ("Theatre", "Theatre API"),
            ("Acme web api", "Acme web api"),
            ("An api key", "An api key API"),
            ("APIs.guru", "APIs.guru API"),
            ("API", "API"),
        ] {
            assert_eq!(spoken_api(vendor), api);
        }
    }

    #[test]
    fn package_names_are_short_enough_to_be_published() {
        assert_eq!(package_name("Swagger Petstore"), "swagger-petstore-sdk");
        let long = "Enforcement and Compliance History Online: Resource Conservation and Recovery";
        assert_eq!(
            package_name(long),
            "enforcement-and-compliance-history-online-resource-sdk"
        );
        assert_eq!(package_name(&"x".repeat(99)).len(), LONGEST_PACKAGE);
    }
}
