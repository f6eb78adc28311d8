//! What the generator sees in a document: operations and their calls, types, unions and how they are told apart, cycles, and the
//! places that are left without a type.
//!
//! ```text
//! Model ─inspect▶ Inspection ─▶ text, JSON
//!       ─graph▶ the types of a group as a graph, for Graphviz or Mermaid
//! ```
//!
//! Calls and types are shown as the generated crate has them: they are read from its files (`surface`), of which only those
//! of calls are made: types are most of a crate, and what is said of them is in the model.

mod calls;
mod graph;
mod json;
mod text;
mod types;

pub use graph::{Language, graph, limit};
pub use json::json;
pub use text::text;

use crate::ir::Cause;
use crate::names::Ident;
use crate::pipeline::{Model, Outcome};
use crate::surface::Surface;

/// What a document comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspection {
    /// The crate's name.
    pub package: String,
    /// The API's title, and the version of the document.
    pub title: String,
    /// Which OpenAPI it is written in.
    pub openapi: String,
    /// The environments, each with its URL; the first is used where none is chosen.
    pub environments: Vec<(String, String)>,
    /// The credentials, each with its setter.
    pub credentials: Vec<(String, String)>,
    /// The groups of operations.
    pub groups: Vec<Group>,
    /// Webhooks and callbacks, each with the type of its body.
    pub incoming: Vec<(String, String)>,
    /// Structs, enums and unions.
    pub types: Vec<TypeLine>,
    /// The places that take any JSON value, each with the reason.
    pub untyped: Vec<Untyped>,
}

/// A group of operations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The tag.
    pub tag: String,
    /// The client's method.
    pub accessor: String,
    /// Its operations.
    pub operations: Vec<Call>,
}

/// An operation as it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// `GET /pets/{id}`
    pub place: String,
    /// The document's `operationId`.
    pub id: Option<String>,
    /// `client.pets().get_pet(id: &str)`
    pub call: String,
    /// `limit(i64)`: what need not be given.
    pub setters: Vec<String>,
    /// What a call gives.
    pub gives: String,
    /// The typed body of its failures, if there is one.
    pub fails: Option<String>,
    /// The type of an item, where answers are pages of a list.
    pub items: Option<String>,
    /// Whether new code should leave it alone.
    pub deprecated: bool,
}

/// A struct, an enum or a union.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeLine {
    /// `types::Pet`
    pub path: String,
    /// What it is.
    pub kind: TypeKind,
    /// The component that it is; `None` for what stands within something.
    pub component: Option<String>,
    /// Fields, values or branches.
    pub members: usize,
    /// Whether it travels in requests.
    pub sent: bool,
    /// Whether it travels in responses.
    pub received: bool,
    /// Whether it leads back to itself.
    pub recursive: bool,
    /// The fields or branches that are boxed, because they lead back to the type or are large.
    pub boxed: Vec<String>,
    /// How a value of a union says which branch it is.
    pub dispatch: Option<String>,
    /// Fields that take any JSON value.
    pub untyped: Vec<String>,
}

/// What a type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeKind {
    /// An object with known fields.
    Struct,
    /// One of a list of values.
    Enum,
    /// One of several types.
    Union,
}

impl TypeKind {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Struct => "struct",
            Self::Enum => "enum",
            Self::Union => "union",
        }
    }
}

/// A place that takes any JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untyped {
    /// Where it is: `openapi.yaml:12:5`.
    pub at: String,
    /// Its pointer.
    pub pointer: String,
    /// Why.
    pub why: String,
}

/// Looks at a document.
///
/// # Errors
///
/// When a file that was generated of it is no Rust, which is a defect of the generator.
pub fn inspect(model: &Model, outcome: &Outcome) -> Result<Inspection, String> {
    let surface = Surface::of(&model.call_files())?;
    let (api, names) = (&model.api, &model.names);
    let environments = api.servers.iter().zip(&names.environments);
    let mut environments: Vec<(bool, (String, String))> = environments
        .map(|(server, names)| {
            (
                !names.default,
                (names.variant.to_string(), server.url.clone()),
            )
        })
        .collect();
    environments.sort_by_key(|(is_other, _)| *is_other);
    let credentials = api.schemes.iter().zip(&names.schemes);
    let incoming = api.incoming.iter().zip(&names.incoming);
    let path = |cause: Cause, name: &Ident| match cause {
        Cause::Webhook => format!("webhooks::{name}"),
        Cause::Callback(_) => format!("callbacks::{name}"),
    };
    let inputs = outcome.inputs.shown();
    let untyped = outcome.diagnostics.iter();
    let untyped = untyped.filter(|said| said.leaves_untyped());
    Ok(Inspection {
        package: names.package.clone(),
        title: format!("{} {}", api.info.title, api.info.version)
            .trim()
            .to_owned(),
        openapi: model.document.version.to_string(),
        environments: environments
            .into_iter()
            .map(|(_, environment)| environment)
            .collect(),
        credentials: credentials
            .map(|(scheme, names)| (scheme.name.clone(), names.setter.to_string()))
            .collect(),
        groups: calls::groups(model, &surface),
        incoming: incoming
            .map(|(item, name)| {
                let path = path(item.cause, name);
                let body = surface.items.get(&path).map_or("no body", String::as_str);
                (path, body.trim_start_matches("type = ").to_owned())
            })
            .collect(),
        types: types::types(model),
        untyped: untyped
            .map(|said| {
                let place = said.place.as_ref();
                let located = place.and_then(|place| inputs.locate(place));
                let pointer = place.and_then(|place| place.pointer());
                Untyped {
                    at: located.map_or_else(String::new, |located| located.label()),
                    pointer: pointer.map_or_else(String::new, ToString::to_string),
                    why: said.message.clone(),
                }
            })
            .collect(),
    })
}
