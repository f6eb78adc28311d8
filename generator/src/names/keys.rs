//! What things go by, in the document's words: the keys under which their names are recorded.
//!
//! ```text
//! Pet   Pet.owner   Pet[]   Pet or 2   listPets 200   GET /pets parameter limit
//! ```

use super::branches::Places;
use crate::ir::{
    Api, Operation, Origin, Parameter, ParameterIn, Role, Shape, StringFormat, TypeId, Within,
};

/// How deep a list in a list is told; a list of itself ends there.
const NESTED: usize = 4;

/// What members are called in the document: properties, values, or what the branches of a union are.
pub(super) fn member_words(api: &Api, id: TypeId, places: &Places) -> Vec<String> {
    match &api.types[id].shape {
        Shape::Struct(shape) => shape
            .fields
            .iter()
            .map(|field| field.name.clone())
            .collect(),
        Shape::Enum(values) => values
            .variants
            .iter()
            .map(|variant| variant.value.clone())
            .collect(),
        Shape::Union(union) => union
            .branches
            .iter()
            .map(|branch| branch_word(api, branch.ty, places, 0))
            .collect(),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Alias(_) => Vec::new(),
    }
}

/// What a branch of a union goes by: its type, if that has a name, or the kind of its values.
fn branch_word(api: &Api, id: TypeId, places: &Places, depth: usize) -> String {
    let (id, _) = api.types.resolve(id);
    let inner = |id: TypeId| match depth < NESTED {
        true => branch_word(api, id, places, depth + 1),
        false => String::new(),
    };
    match &api.types[id].shape {
        Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => type_key(api, id, places),
        Shape::Any | Shape::Alias(_) => "any".to_owned(),
        Shape::Boolean => "boolean".to_owned(),
        Shape::Integer(_) => "integer".to_owned(),
        Shape::Number(_) => "number".to_owned(),
        Shape::String(format) => match format {
            StringFormat::Plain => "string",
            StringFormat::Date => "string date",
            StringFormat::DateTime => "string date-time",
            StringFormat::Byte => "string byte",
            StringFormat::Binary => "string binary",
            StringFormat::File => "string file",
            StringFormat::Password => "string password",
            StringFormat::Constant(constant) => return constant_word(&constant.value),
        }
        .to_owned(),
        Shape::Array(items) => format!("list of {}", inner(*items)),
        Shape::Map(values) => format!("map of {}", inner(*values)),
    }
}

/// What a branch that is one text goes by: the text in quotes, since other branches go by plain words.
pub(super) fn constant_word(value: &str) -> String {
    format!("\"{value}\"")
}

/// The text of a branch that goes by this word, if it is one text.
pub(super) fn constant_of(word: &str) -> Option<&str> {
    word.strip_prefix('"')?.strip_suffix('"')
}

/// What an operation goes by.
pub(super) fn operation_key(operation: &Operation) -> String {
    let mut key = match &operation.id {
        Some(id) => id.clone(),
        None => format!("{} {}", operation.method.as_str(), operation.path),
    };
    for word in &operation.variant {
        key.push_str(" + ");
        key.push_str(word);
    }
    key
}

/// What a parameter goes by.
pub(super) fn parameter_key(parameter: &Parameter) -> String {
    let place = match parameter.place {
        ParameterIn::Path => "path",
        ParameterIn::Query => "query",
        ParameterIn::QueryString => "querystring",
        ParameterIn::Header => "header",
        ParameterIn::Cookie => "cookie",
    };
    format!("{place} {}", parameter.name)
}

/// What a type goes by: its component, or what it stands in and as what.
pub(super) fn type_key(api: &Api, id: TypeId, places: &Places) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut id = id;
    // A chain of inline types is as deep as the document; the bound is for graphs that are no document's.
    for _ in 0..api.types.len() {
        let (within, role) = match &api.types[id].origin {
            Origin::Component(name) => {
                words.push(name.clone());
                break;
            }
            Origin::Inline(within, role) => (*within, role),
        };
        words.push(match role {
            Role::Field(name) => format!(".{name}"),
            Role::Items => "[]".to_owned(),
            Role::Values => "{}".to_owned(),
            Role::Branch(_, Some(title)) => format!(" or {title}"),
            Role::Branch(index, None) => match places.of_branch(id, *index) {
                Some(place) => format!(" or {}", place + 1),
                None => " or a new one".to_owned(),
            },
            Role::Base => " base".to_owned(),
            Role::Definition(name) => format!(" definition {name}"),
            Role::Body => " body".to_owned(),
            Role::Response(status) => format!(" {status}"),
            Role::Parameter(name) => format!(" parameter {name}"),
            Role::Header(name) => format!(" header {name}"),
            Role::Headers(None) => " headers".to_owned(),
            // Which operation is the first of those that have them is no matter.
            Role::Headers(Some(name)) => {
                words.push(format!("headers {name}"));
                break;
            }
            Role::ErrorHeaders(None) => " error headers".to_owned(),
            Role::ErrorHeaders(Some(name)) => {
                words.push(format!("error headers {name}"));
                break;
            }
        });
        match within {
            Within::Type(owner) => id = owner,
            Within::Operation(operation) => {
                words.push(
                    api.operations
                        .get(operation.0)
                        .map_or_else(String::new, operation_key),
                );
                break;
            }
            Within::Incoming(index) => {
                words.push(
                    api.incoming
                        .get(index)
                        .map_or_else(String::new, |incoming| incoming.name.clone()),
                );
                break;
            }
        }
    }
    words.into_iter().rev().collect()
}
