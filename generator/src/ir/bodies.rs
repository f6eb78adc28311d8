//! What operations send and what they are answered.

use super::{Example, TypeId};
use crate::pointer::Pointer;

/// What an operation sends.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// Whether a call must give it.
    pub required: bool,
    /// Prose.
    pub description: Option<String>,
    /// The content that is sent: the first one of the document that can be.
    pub content: Content,
    /// Where it stands.
    pub pointer: Pointer,
}

/// A body in one media type.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The media type as the document writes it.
    pub media_type: String,
    /// What kind of coding it is.
    pub kind: MediaKind,
    /// The type of the value; `None` where the document says nothing.
    pub ty: Option<TypeId>,
    /// Example values.
    pub examples: Vec<Example>,
}

/// How a body is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// `application/json`, anything `+json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `text/…`, XML.
    Text,
    /// Anything else: bytes.
    Binary,
}

/// What an operation answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// For which status.
    pub status: Status,
    /// Prose.
    pub description: String,
    /// The body; `None` where there is none.
    pub content: Option<Content>,
    /// Where it stands.
    pub pointer: Pointer,
}

/// The statuses that a response is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// One status.
    Code(u16),
    /// A hundred of them: `4XX`.
    Range(u16),
    /// All that are not named.
    Default,
}

impl Status {
    /// Whether a call that is answered so has succeeded.
    pub const fn is_success(self) -> bool {
        match self {
            Self::Code(code) => code >= 200 && code < 300,
            Self::Range(hundred) => hundred == 2,
            Self::Default => false,
        }
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Range(hundred) => write!(f, "{hundred}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}
