//! `sdk.toml`: what the vendor's document cannot say about the Rust side.
//!
//! ```toml
//! [package]
//! name = "petstore-sdk"
//!
//! [types]
//! number = "decimal"
//! ```
//!
//! A file without any key, like no file at all, gives [`Config::default`]: every knob has a default that needs no thought.
//! All that is wrong with the file is said in one run: keys that do not exist, values of the wrong type, names that Rust would not take.
//! Whether the operations, schemas and tags it speaks of exist is for the later stages to say, which know the document;
//! [`Config::key_of`] and [`Config::place_of`] give them the places to point at.

mod calls;
mod custom;
mod filter;
mod name;
mod operations;
mod outline;
mod package;
mod pagination;
mod section;
mod security;
mod servers;
mod types;
mod webhooks;

pub use calls::{Idempotency, Retries, Timeouts};
pub use custom::Custom;
pub use filter::Filter;
pub use operations::{Fields, Operation, Rename, Response};
pub use outline::{Holds, Key, schema};
pub use package::Package;
pub use pagination::{PageStyle, Pagination};
pub use security::{ClientAuthentication, Lift, Scheme, Security, SecurityType};
pub use servers::Servers;
pub use types::{Byte, Date, DateTime, Number, Types};
pub use webhooks::Webhooks;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Place, Spot};
use crate::pointer::Pointer;
use section::{Reader, Section};
use std::collections::BTreeMap;
use toml::de::DeTable;

/// All that `sdk.toml` can say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// `[package]`: the crate's manifest.
    pub package: Package,
    /// `[custom]`: what the crate has besides what is generated.
    pub custom: Custom,
    /// `[include]`: the operations that the SDK has; without it, all.
    pub include: Filter,
    /// `[exclude]`: operations that the SDK does not have.
    pub exclude: Filter,
    /// `[types]`: which Rust types stand for the formats of the document.
    pub types: Types,
    /// `[servers]`: the environments that a client can be built for.
    pub servers: Servers,
    /// `[security]`: how credentials are named and where they are found.
    pub security: Security,
    /// `[headers]`: header parameter to the value that is sent unless a call says otherwise.
    ///
    /// A version header is required by many documents in every operation, and is the same in all of them.
    pub headers: BTreeMap<String, String>,
    /// `[operations.…]`: what is said of one operation, by `operationId` or `PUT /path`.
    pub operations: BTreeMap<String, Operation>,
    /// `[tags]`: tag to the name of its module and accessor; several tags may share one.
    ///
    /// A document's tags are titles for a reader (`subpackage_invoice`, `Payment Links (beta)`), seldom names for a program.
    pub tags: BTreeMap<String, String>,
    /// `[rename]`: names that are taken instead of the ones made from the document.
    pub rename: Rename,
    /// `[response]`: what a vendor's responses have in common.
    pub response: Response,
    /// `[fields]`: what is said of single fields.
    pub fields: Fields,
    /// `[[pagination]]`: how the pages of lists follow each other. A rule that is none is left out, and has been said.
    pub pagination: Vec<Option<Pagination>>,
    /// `[webhooks]`: how the vendor signs what it sends; `None` where it is not said to sign.
    pub webhooks: Option<Webhooks>,
    /// `[retries]`: how often calls are tried again.
    pub retries: Retries,
    /// `[timeouts]`: how long calls may take.
    pub timeouts: Timeouts,
    /// `[idempotency]`: which calls carry a key that lets them be tried again.
    pub idempotency: Idempotency,
}

impl Config {
    /// Whether operations of the document may be left out.
    pub fn is_filtered(&self) -> bool {
        !(self.include.is_empty() && self.exclude.is_empty())
    }

    /// The place of a value: `place_of(&["servers", "default"])`. Array elements go by their index.
    pub fn place_of(path: &[&str]) -> Place {
        Place::config(&pointer_of(path))
    }

    /// The place of a key: `key_of(&["rename", "types", "Pet"])`, for an entry whose key names what the document lacks.
    pub fn key_of(path: &[&str]) -> Place {
        Place {
            input: Input::Config,
            spot: Spot::Key(pointer_of(path)),
        }
    }
}

fn pointer_of(path: &[&str]) -> Pointer {
    path.iter()
        .fold(Pointer::root(), |pointer, key| pointer.key(key))
}

/// A text as a key of `sdk.toml`, in quotes where it needs them.
pub fn toml_key(text: &str) -> String {
    let is_bare = !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    match is_bare {
        true => text.to_owned(),
        false => toml::Value::from(text).to_string(),
    }
}

/// Reads the text of `sdk.toml`. What is wrong is said; what is right is kept.
pub fn read_config(text: &str) -> (Config, Diagnostics) {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        // A recovered tree has holes; what would be said of it could mislead.
        let mut diagnostics = Diagnostics::new();
        for error in errors {
            diagnostics.push(syntax_error(&error));
        }
        return (Config::default(), diagnostics);
    }
    let mut reader = Reader::default();
    let config = read(Section::root(&mut reader, Some(table.get_ref())));
    (config, reader.into_diagnostics())
}

/// All keys that the reader asks for, tables before what is in them.
pub fn outline() -> Vec<Key> {
    let mut reader = Reader::outlining();
    read(Section::root(&mut reader, None));
    reader.into_outline()
}

fn read(mut root: Section<'_, '_>) -> Config {
    let config = Config {
        package: root.section("package", Package::read),
        custom: root.section("custom", Custom::read),
        include: root.section("include", Filter::read),
        exclude: root.section("exclude", Filter::read),
        types: root.section("types", Types::read),
        servers: root.section("servers", Servers::read),
        security: root.section("security", Security::read),
        headers: root.section("headers", operations::read_headers),
        operations: root.section("operations", operations::read_operations),
        tags: root.section("tags", operations::read_tags),
        rename: root.section("rename", Rename::read),
        response: root.section("response", Response::read),
        fields: root.section("fields", Fields::read),
        pagination: root.sections("pagination", Pagination::read),
        webhooks: root.section("webhooks", Webhooks::read),
        retries: root.section("retries", Retries::read),
        timeouts: root.section("timeouts", Timeouts::read),
        idempotency: root.section("idempotency", Idempotency::read),
    };
    root.finish();
    config
}

fn syntax_error(error: &toml::de::Error) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::InvalidConfig,
        format!("not TOML: {}", error.message().replace('\n', ", ")),
    );
    diagnostic.at(Place {
        input: Input::Config,
        spot: error.span().map_or(Spot::File, Spot::Bytes),
    })
}
