//! The grammar of OpenAPI: which keyword of which object holds what, and what becomes of it.
//!
//! ```yaml
//! parameters:          # Operation: a list of Parameter
//!   - name: id         # Parameter: text
//!     schema: {}       # Parameter: a Schema
//! ```
//!
//! One table serves every walk over a document, so that "where are the schemas" is said in one place only. The table is also
//! the account that this program gives of a document: each keyword of OpenAPI 3.0, 3.1 and 3.2 and of JSON Schema 2020-12
//! either is read, or has no effect on a client (and the table says why). A keyword that is not in
//! the table is a warning. So nothing is lost in silence.

mod objects;
mod schema;

use crate::pointer::Pointer;
use serde_json::Value;

/// The kind of an object of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The document itself.
    Root,
    /// `info`
    Info,
    /// `info.contact`
    Contact,
    /// `info.license`
    License,
    /// An element of `servers`.
    Server,
    /// A value of a server's `variables`.
    ServerVariable,
    /// An element of `tags`.
    Tag,
    /// `externalDocs`
    ExternalDocs,
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
    /// A value of `examples`, except in a schema.
    Example,
    /// A value of `links`.
    Link,
    /// A schema.
    Schema,
    /// `discriminator`
    Discriminator,
    /// `xml`
    Xml,
    /// A security scheme.
    SecurityScheme,
    /// `flows`
    OAuthFlows,
    /// A value of `flows`.
    OAuthFlow,
}

impl Kind {
    /// All kinds.
    pub const ALL: &[Self] = &[
        Self::Root,
        Self::Info,
        Self::Contact,
        Self::License,
        Self::Server,
        Self::ServerVariable,
        Self::Tag,
        Self::ExternalDocs,
        Self::Components,
        Self::Paths,
        Self::PathItem,
        Self::Operation,
        Self::Parameter,
        Self::Header,
        Self::RequestBody,
        Self::MediaType,
        Self::Encoding,
        Self::Responses,
        Self::Response,
        Self::Example,
        Self::Link,
        Self::Schema,
        Self::Discriminator,
        Self::Xml,
        Self::SecurityScheme,
        Self::OAuthFlows,
        Self::OAuthFlow,
    ];

    /// The kind as the specification calls it: "Path Item".
    pub const fn title(self) -> &'static str {
        match self {
            Self::Root => "OpenAPI",
            Self::Info => "Info",
            Self::Contact => "Contact",
            Self::License => "License",
            Self::Server => "Server",
            Self::ServerVariable => "Server Variable",
            Self::Tag => "Tag",
            Self::ExternalDocs => "External Documentation",
            Self::Components => "Components",
            Self::Paths => "Paths",
            Self::PathItem => "Path Item",
            Self::Operation => "Operation",
            Self::Parameter => "Parameter",
            Self::Header => "Header",
            Self::RequestBody => "Request Body",
            Self::MediaType => "Media Type",
            Self::Encoding => "Encoding",
            Self::Responses => "Responses",
            Self::Response => "Response",
            Self::Example => "Example",
            Self::Link => "Link",
            Self::Schema => "Schema",
            Self::Discriminator => "Discriminator",
            Self::Xml => "XML",
            Self::SecurityScheme => "Security Scheme",
            Self::OAuthFlows => "OAuth Flows",
            Self::OAuthFlow => "OAuth Flow",
        }
    }

    /// The section of `components` for objects of this kind, where there is one.
    pub const fn section(self) -> Option<&'static str> {
        match self {
            Self::Schema => Some("schemas"),
            Self::Parameter => Some("parameters"),
            Self::Header => Some("headers"),
            Self::RequestBody => Some("requestBodies"),
            Self::Response => Some("responses"),
            Self::Example => Some("examples"),
            Self::Link => Some("links"),
            Self::SecurityScheme => Some("securitySchemes"),
            Self::Root
            | Self::Info
            | Self::Contact
            | Self::License
            | Self::Server
            | Self::ServerVariable
            | Self::Tag
            | Self::ExternalDocs
            | Self::Components
            | Self::Paths
            | Self::PathItem
            | Self::Operation
            | Self::MediaType
            | Self::Encoding
            | Self::Responses
            | Self::Discriminator
            | Self::Xml
            | Self::OAuthFlows
            | Self::OAuthFlow => None,
        }
    }
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

/// What becomes of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It decides about what is generated, or about what is said.
    Read,
    /// It has no effect on a client, for this reason.
    Idle(&'static str),
}

/// A keyword of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub expect: Expect,
    /// What becomes of it.
    pub fate: Fate,
}

const fn read(name: &'static str, expect: Expect) -> Keyword {
    Keyword {
        name,
        expect,
        fate: Fate::Read,
    }
}

const fn idle(name: &'static str, expect: Expect, why: &'static str) -> Keyword {
    Keyword {
        name,
        expect,
        fate: Fate::Idle(why),
    }
}

/// The keywords of a kind, in the order of their names. Extensions (`x-…`) and `$ref` are never listed, nor are the members of
/// an object whose keys the document chooses.
pub const fn keywords(kind: Kind) -> &'static [Keyword] {
    match kind {
        Kind::Root => objects::ROOT,
        Kind::Info => objects::INFO,
        Kind::Contact => objects::CONTACT,
        Kind::License => objects::LICENSE,
        Kind::Server => objects::SERVER,
        Kind::ServerVariable => objects::SERVER_VARIABLE,
        Kind::Tag => objects::TAG,
        Kind::ExternalDocs => objects::EXTERNAL_DOCS,
        Kind::Components => objects::COMPONENTS,
        Kind::Paths | Kind::Responses => &[],
        Kind::PathItem => objects::PATH_ITEM,
        Kind::Operation => objects::OPERATION,
        Kind::Parameter => objects::PARAMETER,
        Kind::Header => objects::HEADER,
        Kind::RequestBody => objects::REQUEST_BODY,
        Kind::MediaType => objects::MEDIA_TYPE,
        Kind::Encoding => objects::ENCODING,
        Kind::Response => objects::RESPONSE,
        Kind::Example => objects::EXAMPLE,
        Kind::Link => objects::LINK,
        Kind::Schema => schema::SCHEMA,
        Kind::Discriminator => schema::DISCRIMINATOR,
        Kind::Xml => schema::XML,
        Kind::SecurityScheme => objects::SECURITY_SCHEME,
        Kind::OAuthFlows => objects::OAUTH_FLOWS,
        Kind::OAuthFlow => objects::OAUTH_FLOW,
    }
}

/// A keyword of a kind; `None` for one that the grammar does not list.
pub fn keyword(kind: Kind, name: &str) -> Option<&'static Keyword> {
    let keywords = keywords(kind);
    let at = keywords
        .binary_search_by(|keyword| keyword.name.cmp(name))
        .ok()?;
    keywords.get(at)
}

/// The name of a keyword of schemas that only says which values are valid, which is nothing that a type could say.
pub fn validates(name: &str) -> Option<&'static str> {
    let found = keyword(Kind::Schema, name)?;
    let only_validates = found.fate == Fate::Idle(schema::VALIDATES) || name == "contentSchema";
    only_validates.then_some(found.name)
}

/// What a keyword of a kind holds; `None` for a keyword that the grammar does not list.
pub fn expect(kind: Kind, keyword: &str) -> Option<Expect> {
    if keyword.starts_with("x-") || keyword == "$ref" {
        return None;
    }
    match kind {
        Kind::Paths => Some(Expect::One(Kind::PathItem)),
        Kind::Responses => Some(Expect::One(Kind::Response)),
        _ => self::keyword(kind, keyword).map(|keyword| keyword.expect),
    }
}

/// The kind of the object that stands at a place inside an object of `kind`; `None` where the grammar has no object.
pub fn kind_at(kind: Kind, place: &Pointer) -> Option<Kind> {
    let mut kind = kind;
    let mut tokens = place.tokens();
    while let Some(keyword) = tokens.next() {
        kind = match expect(kind, &keyword)? {
            Expect::One(kind) | Expect::FlagOrOne(kind) => kind,
            Expect::List(kind) | Expect::Map(kind) => {
                tokens.next()?;
                kind
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
            | Expect::TextOrTexts => return None,
        };
    }
    Some(kind)
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
    walk_within(value, kind, pointer, &|_| true, visit);
}

/// As [`walk`], but visits only objects of kinds that `enters` takes, and what stands inside those.
pub fn walk_within(
    value: &mut Value,
    kind: Kind,
    pointer: &Pointer,
    enters: &impl Fn(Kind) -> bool,
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
            Expect::One(kind) if enters(kind) => {
                walk_within(member, kind, &place(), enters, visit);
            }
            Expect::FlagOrOne(kind) if enters(kind) => {
                if !member.is_boolean() {
                    walk_within(member, kind, &place(), enters, visit);
                }
            }
            Expect::List(kind) if enters(kind) => {
                let place = place();
                for (index, element) in member.as_array_mut().into_iter().flatten().enumerate() {
                    walk_within(element, kind, &place.index(index), enters, visit);
                }
            }
            Expect::Map(kind) if enters(kind) => {
                let place = place();
                for (key, element) in member.as_object_mut().into_iter().flatten() {
                    walk_within(element, kind, &place.key(key), enters, visit);
                }
            }
            Expect::One(_)
            | Expect::FlagOrOne(_)
            | Expect::List(_)
            | Expect::Map(_)
            | Expect::Text
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for kind in Kind::ALL {
            let keywords = keywords(*kind);
            assert!(
                keywords.is_sorted_by(|one, other| one.name < other.name),
                "{kind:?}"
            );
        }
    }

    #[test]
    fn places_have_kinds() {
        let kind = |place: &str| kind_at(Kind::Root, &Pointer::parse(place).expect("a pointer"));
        assert_eq!(kind("/components/schemas/Pet"), Some(Kind::Schema));
        assert_eq!(kind("/components/schemas/Pet/allOf/0"), Some(Kind::Schema));
        assert_eq!(kind("/paths/~1a/get/responses/200"), Some(Kind::Response));
        assert_eq!(kind("/components/schemas/Pet/properties"), None);
        assert_eq!(kind("/definitions/Pet"), None);
    }
}
