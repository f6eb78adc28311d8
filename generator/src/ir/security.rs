//! Credentials and servers.

use super::{Parameter, ParameterIn};
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
    /// How to come by the credential: token URLs and the like, a line of CommonMark each.
    pub details: Vec<String>,
    /// How a program that acts for itself gets a token: the flow `clientCredentials`.
    pub client_flow: Option<ClientFlow>,
    /// Whether new code should leave it alone.
    pub deprecated: bool,
    /// Where it stands.
    pub pointer: Pointer,
}

/// The client credentials grant (RFC 6749, section 4.4), as a document has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientFlow {
    /// Where tokens come from; it may be relative to the server.
    pub token_url: Option<String>,
    /// The scopes that the flow has.
    pub scopes: Vec<String>,
}

/// A scheme that an operation asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The scheme's name.
    pub scheme: String,
    /// What the credential must be good for.
    pub scopes: Vec<String>,
}

/// How a credential travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Basic …`
    Basic,
    /// `Authorization: Bearer …`; OAuth 2 and OpenID Connect tokens, too.
    Bearer,
    /// `Authorization: <this> …`, for all other schemes of HTTP.
    Http(String),
    /// In a header of its own.
    Header(String),
    /// After the question mark.
    Query(String),
    /// In the `Cookie` header.
    Cookie(String),
}

impl SchemeKind {
    /// The header that it writes, in lower case.
    pub fn header(&self) -> Option<String> {
        match self {
            Self::Basic | Self::Bearer | Self::Http(_) => Some("authorization".to_owned()),
            Self::Header(name) => Some(name.to_ascii_lowercase()),
            Self::Query(_) | Self::Cookie(_) => None,
        }
    }

    /// Whether what it sends is that parameter.
    pub fn is_parameter(&self, parameter: &Parameter) -> bool {
        match parameter.place {
            ParameterIn::Header => self.header() == Some(parameter.name.to_ascii_lowercase()),
            ParameterIn::Query => *self == Self::Query(parameter.name.clone()),
            ParameterIn::Cookie => *self == Self::Cookie(parameter.name.clone()),
            ParameterIn::Path | ParameterIn::QueryString => false,
        }
    }
}

/// Where the API lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// The URL, with `{variables}`.
    pub url: String,
    /// Prose.
    pub description: Option<String>,
    /// The variables of the URL, in its order. Each name stands in the URL in braces.
    pub variables: Vec<ServerVariable>,
    /// Where it stands.
    pub pointer: Pointer,
}

impl Server {
    /// The URL with the variables in their braces that all of those servers have, too, and the defaults of the others: that of an
    /// operation's own server, where clients know what those servers' variables hold.
    pub fn shared_url(&self, servers: &[Server]) -> String {
        let is_shared = |name: &str| {
            let has = |server: &Server| server.variables.iter().any(|other| other.name == name);
            !servers.is_empty() && servers.iter().all(has)
        };
        let own = self.variables.iter().filter(|own| !is_shared(&own.name));
        Self {
            variables: own.cloned().collect(),
            ..self.clone()
        }
        .usual_url()
    }

    /// The URL with the defaults of its variables; those without one stay in their braces.
    pub fn usual_url(&self) -> String {
        self.variables
            .iter()
            .fold(self.url.clone(), |url, variable| match &variable.default {
                Some(default) => url.replace(&format!("{{{}}}", variable.name), default),
                None => url,
            })
    }
}

/// A variable of a server's URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// The value that the document takes when none is given; `None` where it names none.
    pub default: Option<String>,
    /// The values that are allowed; empty when all are.
    pub values: Vec<String>,
    /// Prose.
    pub description: Option<String>,
}
