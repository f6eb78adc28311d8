//! What is read of the objects of a document: views of the members that stand there, not copies.
//!
//! ```yaml
//! name: limit                # Parameter::name
//! in: query                  # Parameter::place
//! schema: {type: integer}    # a piece of its own, at the parameter's place
//! ```

use crate::ir::Status;
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// The members of an object of the document.
pub type Members = Map<String, Value>;

/// A schema.
#[derive(Clone, Debug)]
pub struct Schema<'d> {
    /// Its keywords.
    pub members: &'d Members,
    /// `title`
    pub title: Option<&'d str>,
    /// `description`
    pub description: Option<&'d str>,
    /// `nullable`
    pub nullable: bool,
    /// `readOnly`
    pub read_only: bool,
    /// `writeOnly`
    pub write_only: bool,
    /// `deprecated`
    pub deprecated: bool,
    /// `discriminator`
    pub discriminator: Option<Discriminator<'d>>,
}

/// A schema's discriminator.
#[derive(Clone, Copy, Debug)]
pub struct Discriminator<'d> {
    /// `propertyName`
    pub property: &'d str,
    /// `mapping`
    mapping: Option<&'d Members>,
}

impl<'d> Discriminator<'d> {
    /// The values of the property, each with the reference or the name of a component that it means.
    pub fn mapping(self) -> impl Iterator<Item = (&'d str, &'d str)> {
        let members = self.mapping.into_iter().flatten();
        members.filter_map(|(value, to)| Some((value.as_str(), to.as_str()?)))
    }

    /// What tells its mapping from every other of the document.
    pub fn address(self) -> Option<*const Members> {
        self.mapping.map(std::ptr::from_ref)
    }

    /// Whether no value is listed.
    pub fn is_bare(self) -> bool {
        self.mapping.is_none_or(Map::is_empty)
    }
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum In {
    /// In the query string.
    Query,
    /// In a header.
    Header,
    /// In the path.
    Path,
    /// In a cookie.
    Cookie,
}

impl In {
    /// The place that `in` names.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "query" => Self::Query,
            "header" => Self::Header,
            "path" => Self::Path,
            "cookie" => Self::Cookie,
            _ => return None,
        })
    }
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter<'d> {
    /// Its keywords.
    pub members: &'d Members,
    /// `name`
    pub name: &'d str,
    /// `in`
    pub place: In,
    /// `style`
    pub style: Option<&'d str>,
    /// `explode`
    pub explode: Option<bool>,
    /// `required`
    pub required: bool,
    /// `deprecated`
    pub deprecated: bool,
    /// `description`
    pub description: Option<&'d str>,
    /// `content`, where it stands in the place of `schema`.
    pub content: Option<&'d Members>,
}

/// A request body.
#[derive(Clone, Debug)]
pub struct RequestBody<'d> {
    /// `description`
    pub description: Option<&'d str>,
    /// `required`
    pub required: bool,
    /// `content`
    pub content: Option<&'d Members>,
}

/// A response.
#[derive(Clone, Debug)]
pub struct Response<'d> {
    /// `description`; a response without one has an empty one.
    pub description: &'d str,
    /// `content`
    pub content: Option<&'d Members>,
    /// `headers`
    pub headers: Option<&'d Members>,
}

/// What an operation says of itself.
#[derive(Clone, Debug)]
pub struct Operation<'d> {
    /// The first of `tags`.
    pub tag: Option<&'d str>,
    /// `summary`
    pub summary: Option<&'d str>,
    /// `description`
    pub description: Option<&'d str>,
    /// `operationId`
    pub operation_id: Option<&'d str>,
    /// `deprecated`
    pub deprecated: bool,
    /// The places of its own `parameters`.
    pub parameters: Vec<Pointer>,
    /// The place of its `requestBody`.
    pub request_body: Option<Pointer>,
    /// The places of its `responses`: those of status codes in document order, then the default.
    pub responses: Vec<(Status, Pointer)>,
}

/// Reads an object that [`super::judge`] has found to be one of OpenAPI; `None` would say that it has not.
pub(super) trait Read<'d>: Sized {
    fn read(members: &'d Members) -> Option<Self>;

    /// An object that says nothing; `None` where there is none without keywords.
    fn bare(_: &'d Members) -> Option<Self> {
        None
    }
}

impl<'d> Read<'d> for Schema<'d> {
    fn read(members: &'d Members) -> Option<Self> {
        let mut schema = Self::silent(members);
        for (keyword, value) in members {
            match keyword.as_str() {
                "title" => schema.title = value.as_str(),
                "description" => schema.description = value.as_str(),
                "nullable" => schema.nullable = is_true(value),
                "readOnly" => schema.read_only = is_true(value),
                "writeOnly" => schema.write_only = is_true(value),
                "deprecated" => schema.deprecated = is_true(value),
                "discriminator" => {
                    schema.discriminator = value.as_object().and_then(discriminator);
                }
                _ => {}
            }
        }
        Some(schema)
    }

    fn bare(members: &'d Members) -> Option<Self> {
        Some(Self::silent(members))
    }
}

impl<'d> Schema<'d> {
    /// A schema that says nothing of itself.
    fn silent(members: &'d Members) -> Self {
        Self {
            members,
            title: None,
            description: None,
            nullable: false,
            read_only: false,
            write_only: false,
            deprecated: false,
            discriminator: None,
        }
    }
}

fn discriminator(members: &Members) -> Option<Discriminator<'_>> {
    Some(Discriminator {
        property: text(members, "propertyName")?,
        mapping: members.get("mapping").and_then(Value::as_object),
    })
}

impl<'d> Read<'d> for Parameter<'d> {
    fn read(members: &'d Members) -> Option<Self> {
        // What stands first says how it is written.
        let mut format = members.keys();
        let format = format.find(|keyword| matches!(keyword.as_str(), "schema" | "content"))?;
        let content = (format == "content").then(|| members.get("content"));
        Some(Self {
            members,
            name: text(members, "name")?,
            place: In::named(text(members, "in")?)?,
            style: text(members, "style"),
            explode: members.get("explode").and_then(Value::as_bool),
            required: flag(members, "required"),
            deprecated: flag(members, "deprecated"),
            description: text(members, "description"),
            content: content.flatten().and_then(Value::as_object),
        })
    }
}

impl<'d> Read<'d> for RequestBody<'d> {
    fn read(members: &'d Members) -> Option<Self> {
        Some(Self {
            description: text(members, "description"),
            required: flag(members, "required"),
            content: members.get("content").and_then(Value::as_object),
        })
    }

    fn bare(_: &'d Members) -> Option<Self> {
        Some(Self {
            description: None,
            required: false,
            content: None,
        })
    }
}

impl<'d> Read<'d> for Response<'d> {
    fn read(members: &'d Members) -> Option<Self> {
        Some(Self {
            description: text(members, "description").unwrap_or_default(),
            content: members.get("content").and_then(Value::as_object),
            headers: members.get("headers").and_then(Value::as_object),
        })
    }
}

impl<'d> Operation<'d> {
    /// Reads what [`super::judge`] has found to be an operation, which stands at `place`.
    pub(super) fn read(members: &'d Members, place: &Pointer) -> Self {
        let tags = members.get("tags").and_then(Value::as_array);
        let own = members.get("parameters").and_then(Value::as_array);
        let list = place.key("parameters");
        Self {
            tag: tags.and_then(|tags| tags.first()?.as_str()),
            summary: text(members, "summary"),
            description: text(members, "description"),
            operation_id: text(members, "operationId"),
            deprecated: flag(members, "deprecated"),
            parameters: (0..own.map_or(0, Vec::len))
                .map(|index| list.index(index))
                .collect(),
            request_body: members
                .contains_key("requestBody")
                .then(|| place.key("requestBody")),
            responses: responses(members, &place.key("responses")),
        }
    }
}

/// The responses with a status; members that are none are passed over. Of equal ones, the last counts.
fn responses(members: &Members, list: &Pointer) -> Vec<(Status, Pointer)> {
    let given = members.get("responses").and_then(Value::as_object);
    let mut found: Vec<(Status, Pointer)> = Vec::new();
    for key in given.into_iter().flat_map(Map::keys) {
        let Some(status) = status(key) else { continue };
        let place = list.key(key);
        match found.iter_mut().find(|(other, _)| *other == status) {
            Some((_, other)) => *other = place,
            None => found.push((status, place)),
        }
    }
    if given.is_some_and(|given| given.contains_key("default")) {
        found.push((Status::Default, list.key("default")));
    }
    found
}

/// `404`, or `4XX`.
fn status(key: &str) -> Option<Status> {
    match *key.as_bytes() {
        [hundred, b'X' | b'x', b'X' | b'x'] if hundred.is_ascii_digit() => {
            Some(Status::Range(u16::from(hundred - b'0')))
        }
        [_, _, _] => {
            let code = key.parse().ok();
            code.filter(|code| (100..1000).contains(code))
                .map(Status::Code)
        }
        _ => None,
    }
}

fn is_true(value: &Value) -> bool {
    *value == Value::Bool(true)
}

fn text<'d>(members: &'d Members, keyword: &str) -> Option<&'d str> {
    members.get(keyword)?.as_str()
}

fn flag(members: &Members, keyword: &str) -> bool {
    members.get(keyword).is_some_and(is_true)
}
