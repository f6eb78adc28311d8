//! Operations: one call of the API each.

use super::{Body, Docs, Example, Response, TypeId};
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
    /// The path template as the document writes it, with every `{name}` in it.
    pub path: String,
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
    /// Alternatives of combinations of scheme names; empty when nothing is asked for.
    pub security: Vec<Vec<String>>,
}

/// An HTTP method of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
}

impl Method {
    /// All methods with the key that a path item has for each, in the order of the specification.
    pub const ALL: &[(&'static str, Self)] = &[
        ("get", Self::Get),
        ("put", Self::Put),
        ("post", Self::Post),
        ("delete", Self::Delete),
        ("options", Self::Options),
        ("head", Self::Head),
        ("patch", Self::Patch),
        ("trace", Self::Trace),
    ];

    /// The method as it stands in a request line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
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
    /// Whether the value travels as JSON text (`content` instead of `schema`).
    pub json: bool,
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
}
