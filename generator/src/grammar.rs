//! The grammar of OpenAPI: which keyword of which object holds what.
//!
//! ```yaml
//! parameters:          # Operation: a list of Parameter
//!   - name: id         # Parameter: text
//!     schema: {}       # Parameter: a Schema
//! ```
//!
//! One table serves every walk over a document, so that "where are the schemas" is said in one place only.

use crate::pointer::Pointer;
use serde_json::Value;

/// The kind of an object of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The document itself.
    Root,
    /// `info`
    Info,
    /// An element of `servers`.
    Server,
    /// A value of a server's `variables`.
    ServerVariable,
    /// An element of `tags`.
    Tag,
    /// `components`
    Components,
    /// `paths`, `webhooks`, a callback: path items by key.
    Paths,
    /// A path item.
    PathItem,
    /// An operation.
    Operation,
    /// A parameter.
    Parameter,
    /// A response header.
    Header,
    /// A request body.
    RequestBody,
    /// A value of `content`.
    MediaType,
    /// A value of `encoding`.
    Encoding,
    /// `responses`
    Responses,
    /// A response.
    Response,
    /// A schema.
    Schema,
    /// A security scheme.
    SecurityScheme,
}

/// What a keyword's value has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// A string.
    Text,
    /// A boolean.
    Flag,
    /// A number.
    Number,
    /// A number that counts: whole and not negative.
    Count,
    /// A list of strings.
    Texts,
    /// A list of anything.
    Values,
    /// An object of anything.
    Object,
    /// Anything at all.
    Any,
    /// A number or a boolean (`exclusiveMinimum` of 3.1 and of 3.0).
    NumberOrFlag,
    /// A string or a list of strings (`type`).
    TextOrTexts,
    /// An object of this kind.
    One(Kind),
    /// A list of objects of this kind.
    List(Kind),
    /// An object whose members are of this kind.
    Map(Kind),
    /// A boolean or an object of this kind (`additionalProperties`).
    FlagOrOne(Kind),
}

/// The keywords of a kind, with what each holds. Extensions (`x-…`) are never listed.
pub fn keywords(kind: Kind) -> &'static [(&'static str, Expect)] {
    use Expect::{
        Any, Count, Flag, FlagOrOne, List, Map, Number, NumberOrFlag, Object, One, Text,
        TextOrTexts, Texts, Values,
    };
    match kind {
        Kind::Root => &[
            ("info", One(Kind::Info)),
            ("servers", List(Kind::Server)),
            ("tags", List(Kind::Tag)),
            ("security", Values),
            ("paths", One(Kind::Paths)),
            ("webhooks", One(Kind::Paths)),
            ("components", One(Kind::Components)),
        ],
        Kind::Info => &[
            ("title", Text),
            ("version", Text),
            ("description", Text),
            ("summary", Text),
        ],
        Kind::Server => &[
            ("url", Text),
            ("description", Text),
            ("name", Text),
            ("variables", Map(Kind::ServerVariable)),
        ],
        Kind::ServerVariable => &[("default", Text), ("enum", Texts), ("description", Text)],
        Kind::Tag => &[("name", Text), ("description", Text)],
        Kind::Components => &[
            ("schemas", Map(Kind::Schema)),
            ("parameters", Map(Kind::Parameter)),
            ("headers", Map(Kind::Header)),
            ("requestBodies", Map(Kind::RequestBody)),
            ("responses", Map(Kind::Response)),
            ("securitySchemes", Map(Kind::SecurityScheme)),
            ("pathItems", Map(Kind::PathItem)),
            ("callbacks", Map(Kind::Paths)),
        ],
        Kind::Paths | Kind::Responses => &[],
        Kind::PathItem => &[
            ("summary", Text),
            ("description", Text),
            ("servers", List(Kind::Server)),
            ("parameters", List(Kind::Parameter)),
            ("get", One(Kind::Operation)),
            ("put", One(Kind::Operation)),
            ("post", One(Kind::Operation)),
            ("delete", One(Kind::Operation)),
            ("options", One(Kind::Operation)),
            ("head", One(Kind::Operation)),
            ("patch", One(Kind::Operation)),
            ("trace", One(Kind::Operation)),
        ],
        Kind::Operation => &[
            ("operationId", Text),
            ("summary", Text),
            ("description", Text),
            ("deprecated", Flag),
            ("tags", Texts),
            ("parameters", List(Kind::Parameter)),
            ("requestBody", One(Kind::RequestBody)),
            ("responses", One(Kind::Responses)),
            ("callbacks", Map(Kind::Paths)),
            ("security", Values),
            ("servers", List(Kind::Server)),
        ],
        Kind::Parameter => &[
            ("name", Text),
            ("in", Text),
            ("description", Text),
            ("required", Flag),
            ("deprecated", Flag),
            ("allowEmptyValue", Flag),
            ("style", Text),
            ("explode", Flag),
            ("allowReserved", Flag),
            ("schema", One(Kind::Schema)),
            ("content", Map(Kind::MediaType)),
            ("example", Any),
            ("examples", Object),
        ],
        Kind::Header => &[
            ("description", Text),
            ("required", Flag),
            ("deprecated", Flag),
            ("style", Text),
            ("explode", Flag),
            ("schema", One(Kind::Schema)),
            ("content", Map(Kind::MediaType)),
            ("example", Any),
            ("examples", Object),
        ],
        Kind::RequestBody => &[
            ("description", Text),
            ("required", Flag),
            ("content", Map(Kind::MediaType)),
        ],
        Kind::MediaType => &[
            ("schema", One(Kind::Schema)),
            ("itemSchema", One(Kind::Schema)),
            ("example", Any),
            ("examples", Object),
            ("encoding", Map(Kind::Encoding)),
        ],
        Kind::Encoding => &[
            ("contentType", Text),
            ("headers", Map(Kind::Header)),
            ("style", Text),
            ("explode", Flag),
            ("allowReserved", Flag),
        ],
        Kind::Response => &[
            ("description", Text),
            ("headers", Map(Kind::Header)),
            ("content", Map(Kind::MediaType)),
            ("links", Object),
        ],
        Kind::Schema => &[
            ("title", Text),
            ("description", Text),
            ("type", TextOrTexts),
            ("format", Text),
            ("nullable", Flag),
            ("readOnly", Flag),
            ("writeOnly", Flag),
            ("deprecated", Flag),
            ("enum", Values),
            ("const", Any),
            ("default", Any),
            ("example", Any),
            ("examples", Any),
            ("required", Texts),
            ("pattern", Text),
            ("minLength", Count),
            ("maxLength", Count),
            ("minItems", Count),
            ("maxItems", Count),
            ("minProperties", Count),
            ("maxProperties", Count),
            ("uniqueItems", Flag),
            ("minimum", Number),
            ("maximum", Number),
            ("exclusiveMinimum", NumberOrFlag),
            ("exclusiveMaximum", NumberOrFlag),
            ("multipleOf", Number),
            ("contentEncoding", Text),
            ("contentMediaType", Text),
            ("discriminator", Object),
            ("properties", Map(Kind::Schema)),
            ("patternProperties", Map(Kind::Schema)),
            ("additionalProperties", FlagOrOne(Kind::Schema)),
            ("unevaluatedProperties", FlagOrOne(Kind::Schema)),
            ("propertyNames", FlagOrOne(Kind::Schema)),
            ("items", FlagOrOne(Kind::Schema)),
            ("prefixItems", List(Kind::Schema)),
            ("allOf", List(Kind::Schema)),
            ("anyOf", List(Kind::Schema)),
            ("oneOf", List(Kind::Schema)),
            ("not", FlagOrOne(Kind::Schema)),
            ("$defs", Map(Kind::Schema)),
            ("definitions", Map(Kind::Schema)),
        ],
        Kind::SecurityScheme => &[
            ("type", Text),
            ("description", Text),
            ("name", Text),
            ("in", Text),
            ("scheme", Text),
            ("bearerFormat", Text),
            ("flows", Object),
            ("openIdConnectUrl", Text),
        ],
    }
}

/// What a keyword of a kind holds; `None` for a keyword that the grammar does not list.
pub fn expect(kind: Kind, keyword: &str) -> Option<Expect> {
    if keyword.starts_with("x-") {
        return None;
    }
    match kind {
        Kind::Paths => Some(Expect::One(Kind::PathItem)),
        Kind::Responses => Some(Expect::One(Kind::Response)),
        _ => keywords(kind)
            .iter()
            .find(|(name, _)| *name == keyword)
            .map(|(_, expect)| *expect),
    }
}

/// Visits an object and everything inside it, outer before inner.
///
/// A node that is a `$ref` is visited like any other; what the reference names is visited where it stands.
/// `visit` may rewrite the node; its members are looked up afterwards.
pub fn walk(
    value: &mut Value,
    kind: Kind,
    pointer: &Pointer,
    visit: &mut impl FnMut(&mut Value, Kind, &Pointer),
) {
    visit(value, kind, pointer);
    let Value::Object(members) = value else {
        return;
    };
    for (keyword, member) in members.iter_mut() {
        let Some(expect) = expect(kind, keyword) else {
            continue;
        };
        let place = || pointer.key(keyword);
        match expect {
            Expect::One(kind) => walk(member, kind, &place(), visit),
            Expect::FlagOrOne(kind) => {
                if !member.is_boolean() {
                    walk(member, kind, &place(), visit);
                }
            }
            Expect::List(kind) => {
                let place = place();
                for (index, element) in member.as_array_mut().into_iter().flatten().enumerate() {
                    walk(element, kind, &place.index(index), visit);
                }
            }
            Expect::Map(kind) => {
                let place = place();
                for (key, element) in member.as_object_mut().into_iter().flatten() {
                    walk(element, kind, &place.key(key), visit);
                }
            }
            Expect::Text
            | Expect::Flag
            | Expect::Number
            | Expect::Count
            | Expect::Texts
            | Expect::Values
            | Expect::Object
            | Expect::Any
            | Expect::NumberOrFlag
            | Expect::TextOrTexts => {}
        }
    }
}
