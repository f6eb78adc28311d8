//! What operations send and what they are answered.

use super::{Coding, Example, Style, TypeId};
use crate::pointer::Pointer;

/// What an operation sends.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// Whether a call must give it.
    pub required: bool,
    /// Prose.
    pub description: Option<String>,
    /// The content that is sent.
    pub content: Content,
    /// Where it stands.
    pub pointer: Pointer,
}

/// A body in one media type.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The media type as the document writes it.
    pub media_type: String,
    /// Further media types of the document that say the same in the same coding.
    pub also: Vec<String>,
    /// What kind of coding it is.
    pub kind: MediaKind,
    /// The type of the value, or of one item of a sequence; `None` where the document says nothing, or the body is text or bytes.
    pub ty: Option<TypeId>,
    /// How properties of a form or of a multipart body are coded, by name; those that are not named are coded as usual.
    /// That of the elements of a list has no name.
    pub encoding: Vec<(String, Encoding)>,
    /// What the parts of a multipart body are told apart by.
    pub parts: Parts,
    /// Example values.
    pub examples: Vec<Example>,
}

impl Content {
    /// What the document says of the part or property of that name.
    pub fn encoding_of(&self, name: &str) -> Option<&Encoding> {
        let mut encodings = self.encoding.iter();
        encodings
            .find(|(other, _)| other == name)
            .map(|(_, encoding)| encoding)
    }
}

/// What the parts of a multipart body are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// By their names, which are those of the properties.
    Named,
    /// By their order. The type is a struct, the first so many fields of which are a part each, and a field behind them is the list of
    /// all others; or, without such fields, the list alone.
    Ordered(usize),
}

/// How a body is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MediaKind {
    /// `application/json`, anything `+json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/…`.
    Multipart,
    /// A JSON value a line: `application/jsonl`, `application/x-ndjson`.
    JsonLines,
    /// JSON values behind record separators (RFC 7464): `application/json-seq`.
    JsonSequence,
    /// `text/event-stream`.
    Events,
    /// `text/…`, XML.
    Text,
    /// Anything else: bytes.
    Binary,
}

impl MediaKind {
    /// Whether an answer of this kind comes in pieces that are decoded one by one.
    pub const fn is_stream(self) -> bool {
        match self {
            Self::JsonLines | Self::JsonSequence | Self::Events => true,
            Self::Json | Self::Form | Self::Multipart | Self::Text | Self::Binary => false,
        }
    }
}

/// How a property of a form or of a multipart body is coded (OpenAPI, "Encoding Object").
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Encoding {
    /// The media type of its part or text.
    pub content_type: Option<String>,
    /// How it becomes text, where the document says so: then the media type counts for nothing.
    pub style: Option<StyledEncoding>,
    /// The part's headers that have one value only.
    pub headers: Vec<(String, String)>,
    /// Whether a call says more of a part without a name: which of several media types it has, or a header that has no value here.
    pub by_call: bool,
}

/// `style`, `explode` and `allowReserved` of an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StyledEncoding {
    /// How a value becomes text.
    pub style: Style,
    /// Whether lists and objects are spread over several entries.
    pub explode: bool,
    /// Whether reserved characters go out as they are.
    pub allow_reserved: bool,
}

/// What an operation answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// For which status.
    pub status: Status,
    /// Prose.
    pub description: String,
    /// The body that is decoded; `None` where there is none.
    pub content: Option<Content>,
    /// Where it stands.
    pub pointer: Pointer,
}

/// The headers that the answers of an operation may have: those of success, or all others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseHeaders {
    /// A struct with a field for each header. Operations whose answers have the same headers share it.
    pub ty: TypeId,
    /// How the text of each field's header is read, by the field's position.
    pub codings: Vec<HeaderCoding>,
}

/// How the text of a header is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderCoding {
    /// Whether an object is `R=100,G=200`, and not `R,100,G,200`.
    pub explode: bool,
    /// What makes a value of the text.
    pub coding: Coding,
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

    /// The reason phrase of a status (RFC 9110 and the registry of IANA).
    pub const fn reason(code: u16) -> Option<&'static str> {
        Some(match code {
            100 => "Continue",
            101 => "Switching Protocols",
            102 => "Processing",
            103 => "Early Hints",
            200 => "OK",
            201 => "Created",
            202 => "Accepted",
            203 => "Non-Authoritative Information",
            204 => "No Content",
            205 => "Reset Content",
            206 => "Partial Content",
            207 => "Multi-Status",
            208 => "Already Reported",
            226 => "IM Used",
            300 => "Multiple Choices",
            301 => "Moved Permanently",
            302 => "Found",
            303 => "See Other",
            304 => "Not Modified",
            307 => "Temporary Redirect",
            308 => "Permanent Redirect",
            400 => "Bad Request",
            401 => "Unauthorized",
            402 => "Payment Required",
            403 => "Forbidden",
            404 => "Not Found",
            405 => "Method Not Allowed",
            406 => "Not Acceptable",
            407 => "Proxy Authentication Required",
            408 => "Request Timeout",
            409 => "Conflict",
            410 => "Gone",
            411 => "Length Required",
            412 => "Precondition Failed",
            413 => "Content Too Large",
            414 => "URI Too Long",
            415 => "Unsupported Media Type",
            416 => "Range Not Satisfiable",
            417 => "Expectation Failed",
            418 => "I'm a teapot",
            421 => "Misdirected Request",
            422 => "Unprocessable Entity",
            423 => "Locked",
            424 => "Failed Dependency",
            425 => "Too Early",
            426 => "Upgrade Required",
            428 => "Precondition Required",
            429 => "Too Many Requests",
            431 => "Request Header Fields Too Large",
            451 => "Unavailable For Legal Reasons",
            500 => "Internal Server Error",
            501 => "Not Implemented",
            502 => "Bad Gateway",
            503 => "Service Unavailable",
            504 => "Gateway Timeout",
            505 => "HTTP Version Not Supported",
            506 => "Variant Also Negotiates",
            507 => "Insufficient Storage",
            508 => "Loop Detected",
            510 => "Not Extended",
            511 => "Network Authentication Required",
            _ => return None,
        })
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
