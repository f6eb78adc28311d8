//! Credentials and servers.

use crate::pointer::Pointer;

/// A way to say who is calling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityScheme {
    /// The name that operations know it by.
    pub name: String,
    /// How it travels.
    pub kind: SchemeKind,
    /// Prose.
    pub description: Option<String>,
    /// Where it stands.
    pub pointer: Pointer,
}

/// How a credential travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Basic …`
    Basic,
    /// `Authorization: Bearer …`; OAuth 2 and OpenID Connect tokens, too.
    Bearer,
    /// In a header of its own.
    Header(String),
    /// After the question mark.
    Query(String),
    /// In the `Cookie` header.
    Cookie(String),
}

/// Where the API lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// The URL, with `{variables}`.
    pub url: String,
    /// Prose.
    pub description: Option<String>,
    /// The variables of the URL, in its order.
    pub variables: Vec<ServerVariable>,
    /// Where it stands.
    pub pointer: Pointer,
}

/// A variable of a server's URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// The value that the document takes when none is given.
    pub default: String,
    /// The values that are allowed; empty when all are.
    pub values: Vec<String>,
    /// Prose.
    pub description: Option<String>,
}
