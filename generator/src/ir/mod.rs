//! The intermediate representation: what an API is, with no trace of how it was written down and none of how it will be printed.
//!
//! ```text
//! Api
//! ├── TypeGraph ── Type { origin, pointer, docs, shape }
//! ├── Operation ── Parameter, Body, Response (all speak of types by TypeId)
//! ├── Incoming (webhooks and callbacks)
//! ├── SecurityScheme
//! └── Server
//! ```
//!
//! **Architecture invariant:** plain data. Nothing here knows openapiv3, and nothing here knows Rust.
//! After `lower` there is no `$ref`: a type is named by its [`TypeId`], and each node carries the pointer it came from.

mod bodies;
mod incoming;
mod operations;
mod security;
mod types;

pub use bodies::{
    Body, Content, Encoding, HeaderCoding, MediaKind, Parts, Response, ResponseHeaders, Status,
    StyledEncoding,
};
pub use incoming::{Cause, Incoming, Payload};
pub use operations::{Coding, Method, Operation, OperationId, Parameter, ParameterIn, Style};
pub use security::{ClientFlow, Requirement, SchemeKind, SecurityScheme, Server, ServerVariable};
pub use types::{
    Constraints, Discriminator, Enum, EnumKind, EnumVariant, Field, IntegerFormat, NumberFormat,
    Origin, Otherwise, Role, Shape, StringFormat, Struct, Type, TypeGraph, TypeId, Union,
    UnionBranch, Within,
};

use crate::pointer::Pointer;
use std::collections::{BTreeMap, BTreeSet};

/// A whole API.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// What the document says of itself.
    pub info: Info,
    /// Where the API lives, in document order.
    pub servers: Vec<Server>,
    /// Tags with their descriptions, in document order; tags that only operations name come after.
    pub tags: Vec<Tag>,
    /// The credentials that operations ask for.
    pub schemes: Vec<SecurityScheme>,
    /// All operations, in document order.
    pub operations: Vec<Operation>,
    /// Webhooks, then callbacks, in document order.
    pub incoming: Vec<Incoming>,
    /// The union of all webhooks' bodies, where a property tells them apart.
    pub event: Option<TypeId>,
    /// All types.
    pub types: TypeGraph,
    /// The types that several operations have in common though no component is one, by their names: who has each of them.
    pub shared: BTreeMap<String, BTreeSet<String>>,
    /// What the document has and the SDK has not.
    pub left_out: LeftOut,
}

/// What `sdk.toml` leaves out of an API, by the document's names, so that what is said of it elsewhere is no mistake.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Whether anything may have been left out.
    pub is_on: bool,
    /// Components of schemas.
    pub schemas: BTreeSet<String>,
    /// Operations, by `operationId` and by `GET /path`.
    pub operations: BTreeSet<String>,
    /// The tags of those.
    pub tags: BTreeSet<String>,
    /// Their parameters that may be headers, in lower case.
    pub headers: BTreeSet<String>,
    /// All security schemes of the document, since who asks for them may have been left out.
    pub schemes: BTreeSet<String>,
}

/// What users of a crate know its types as, so that they stay types of their own, or of several operations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownTypes {
    /// What types go by, in the document's words, and what they are called: `listPets 404` is an operation's own.
    pub own: BTreeMap<String, Option<String>>,
    /// What several operations have in common, as in [`Api::shared`].
    pub shared: BTreeMap<String, BTreeSet<String>>,
}

impl KnownTypes {
    /// Whether a type, or one within it, is known that goes by these words.
    pub fn is_own(&self, key: &str) -> bool {
        let from_here = self.own.range(key.to_owned()..);
        let mut with_it = from_here.map_while(|(own, _)| own.strip_prefix(key));
        with_it.any(|rest| rest.is_empty() || rest.starts_with(['.', '[', '{', ' ']))
    }
}

/// The document's `info` object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// The API's title.
    pub title: String,
    /// The document's version.
    pub version: String,
    /// What the API does, in CommonMark.
    pub description: Option<String>,
}

/// A group of operations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The tag as operations name it.
    pub name: String,
    /// What the group is about.
    pub description: Option<String>,
}

/// What a document says of a node in prose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// One line.
    pub title: Option<String>,
    /// CommonMark.
    pub description: Option<String>,
    /// Whether new code should leave it alone.
    pub deprecated: bool,
}

/// A value that the document gives as an example.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Where it stands.
    pub pointer: Pointer,
    /// The value.
    pub value: serde_json::Value,
}
