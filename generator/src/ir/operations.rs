//! Operations: one call of the API each.

use super::{Body, Docs, Example, Requirement, Response, ResponseHeaders, Server, TypeId};
use crate::pointer::Pointer;

/// The position of an operation in [`super::Api::operations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationId(pub usize);

/// One call of the API.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The document's `operationId`.
    pub id: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path as the document writes it.
    pub path: String,
    /// The path template with every `{name}` of a parameter in it. It may have a query, which is sent, and a fragment, which is not.
    pub template: String,
    /// What tells it from the other operations of the same place: the coding of its body, the streaming of its answer. Empty
    /// for the one that is usual.
    pub variant: Vec<String>,
    /// Where it stands.
    pub pointer: Pointer,
    /// Prose.
    pub docs: Docs,
    /// The tag that it is grouped under: the first one.
    pub tag: Option<String>,
    /// What it takes besides a body, path parameters first and in the order of the template.
    pub parameters: Vec<Parameter>,
    /// What is sent.
    pub body: Option<Body>,
    /// What is answered, in document order.
    pub responses: Vec<Response>,
    /// The headers of an answer that is a success, where the document declares any.
    pub headers: Option<ResponseHeaders>,
    /// The headers of an answer that is none. All of them may be missing: what stands between a client and an API answers, too.
    pub error_headers: Option<ResponseHeaders>,
    /// Alternatives of combinations of schemes; empty when nothing is asked for.
    pub security: Vec<Vec<Requirement>>,
    /// Where it is sent, if not to the servers of the API.
    pub servers: Vec<Server>,
}

impl Operation {
    /// The headers of its answers: of those that are a success, and of all others.
    pub fn all_headers(&self) -> impl Iterator<Item = &ResponseHeaders> {
        self.headers.iter().chain(&self.error_headers)
    }
}

/// An HTTP method.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
    /// `TRACE`
    Trace,
    /// `QUERY`, of OpenAPI 3.2
    Query,
    /// One of `additionalOperations`: any token.
    Other(String),
}

impl Method {
    /// The methods that have a key of their own in a path item, with that key, in the order of the specification.
    pub const KEYS: &[(&'static str, Self)] = &[
        ("get", Self::Get),
        ("put", Self::Put),
        ("post", Self::Post),
        ("delete", Self::Delete),
        ("options", Self::Options),
        ("head", Self::Head),
        ("patch", Self::Patch),
        ("trace", Self::Trace),
        ("query", Self::Query),
    ];

    /// The method as it stands in a request line.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
            Self::Other(token) => token,
        }
    }
}

/// Something that an operation takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// Where it travels.
    pub place: ParameterIn,
    /// Whether a call must give it.
    pub required: bool,
    /// The type of its value.
    pub ty: TypeId,
    /// How a value becomes text.
    pub style: Style,
    /// Whether lists and objects are spread over several entries.
    pub explode: bool,
    /// Whether reserved characters go out as they are.
    pub allow_reserved: bool,
    /// Whether an empty value means something, whatever the type (`allowEmptyValue`).
    pub allow_empty: bool,
    /// What makes text of a value.
    pub coding: Coding,
    /// The value that is sent unless a call says otherwise.
    pub preset: Option<String>,
    /// Prose.
    pub docs: Docs,
    /// Where it stands.
    pub pointer: Pointer,
    /// Example values.
    pub examples: Vec<Example>,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterIn {
    /// In the path.
    Path,
    /// After the question mark.
    Query,
    /// All that stands after the question mark.
    QueryString,
    /// In a header of its own.
    Header,
    /// In the `Cookie` header.
    Cookie,
}

/// How a parameter's value becomes text (OpenAPI, "Style Values").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `3,4,5`
    Simple,
    /// `.3.4.5`
    Label,
    /// `;id=3,4,5`
    Matrix,
    /// `id=3,4,5`
    Form,
    /// `id=3%204%205`
    SpaceDelimited,
    /// `id=3|4|5`
    PipeDelimited,
    /// `id[a]=1`
    DeepObject,
    /// `id=3,4,5`, not percent-encoded
    Cookie,
}

/// What makes text of a parameter's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// Its style; all others come with a media type (`content` instead of `schema`).
    Style,
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// The value is text of some media type already.
    Text,
}
