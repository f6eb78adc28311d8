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
mod types;
mod unused;
mod words;

pub use features::feature;
pub use ident::Ident;
pub use operations::{OperationNames, TagNames};
pub use record::{Record, RecordedOperation, RecordedType};
pub use scope::Scope;
pub use statuses::status;
pub use surface::{EnvironmentNames, SchemeNames};
pub use types::{TypeNames, plain};
pub use words::{krate, pascal, snake};

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

/// The package name that a title gives: `Swagger Petstore` becomes `swagger-petstore-sdk`.
fn package_name(title: &str) -> String {
    let words = words::snake(title).to_string();
    format!("{}-sdk", words.trim_matches('_').replace('_', "-"))
}
