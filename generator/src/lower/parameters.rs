//! Parameters: what an operation takes besides a body.
//!
//! ```yaml
//! parameters:
//!   - {name: id, in: path, required: true, schema: {type: string}}
//!   - {name: filter, in: query, style: deepObject, explode: true, schema: {type: object}}
//!   - {name: q, in: query, content: {application/json: {schema: {}}}}    # travels as JSON text
//! ```

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{
    Constraints, Docs, OperationId, Origin, Parameter, ParameterIn, Role, Shape, StringFormat,
    Style, Type, TypeId, Within,
};
use crate::parse::{ParsedOperation, target};
use crate::pointer::Pointer;
use openapiv3::{ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr};
use serde_json::Value;

/// Headers that an operation cannot declare as parameters (OpenAPI, "Parameter Object", `in`).
const RESERVED_HEADERS: &[&str] = &["accept", "content-type"];

impl Lowering<'_> {
    /// The parameters of an operation and of its path item, path parameters first and in the order of the template.
    pub(super) fn parameters(
        &mut self,
        id: OperationId,
        parsed: &ParsedOperation,
    ) -> Vec<Parameter> {
        let item = parsed.pointer.parent().unwrap_or_default();
        let inherited = self.pieces.inherited(&item).to_vec();
        let own = parsed
            .operation
            .parameters
            .iter()
            .filter_map(|parameter| match parameter {
                ReferenceOr::Reference { reference } => target(reference),
                ReferenceOr::Item(_) => None,
            });
        let mut parameters: Vec<Parameter> = Vec::new();
        for (place, inherited) in inherited
            .into_iter()
            .map(|place| (place, true))
            .chain(own.map(|place| (place, false)))
        {
            let Some(parameter) = self.parameter(id, &place) else {
                continue;
            };
            match parameters.iter_mut().find(|other| same(other, &parameter)) {
                Some(other) => *other = parameter,
                None => parameters.push(parameter),
            }
            debug_assert!(inherited || !parameters.is_empty());
        }
        self.match_template(id, parsed, &mut parameters);
        parameters
    }

    fn parameter(&mut self, id: OperationId, place: &Pointer) -> Option<Parameter> {
        let pieces = self.pieces;
        let (at, piece) = pieces.parameter(place)?;
        if [place, &at].into_iter().any(|at| is_lifted(self.root, at)) {
            return None;
        }
        let data = piece.parameter_data_ref();
        let (place_in, style, default_explode, allow_reserved) = match piece {
            openapiv3::Parameter::Query {
                style,
                allow_reserved,
                ..
            } => (
                ParameterIn::Query,
                query_style(style),
                *style == QueryStyle::Form,
                *allow_reserved,
            ),
            openapiv3::Parameter::Header { .. } => {
                (ParameterIn::Header, Style::Simple, false, false)
            }
            openapiv3::Parameter::Path { style, .. } => {
                (ParameterIn::Path, path_style(style), false, false)
            }
            openapiv3::Parameter::Cookie { .. } => (ParameterIn::Cookie, Style::Form, true, false),
        };
        if place_in == ParameterIn::Header
            && RESERVED_HEADERS.contains(&data.name.to_ascii_lowercase().as_str())
        {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::ReservedHeader,
                    format!(
                        "the header `{}` cannot be declared as a parameter",
                        data.name
                    ),
                )
                .at(Place::value(&at.key("name")))
                .note("it is left out: the client sets it from the media types of the operation"),
            );
            return None;
        }
        let (ty, json) = self.parameter_type(id, data, &at);
        Some(Parameter {
            name: data.name.clone(),
            place: place_in,
            required: data.required || place_in == ParameterIn::Path,
            ty,
            style,
            explode: data.explode.unwrap_or(default_explode),
            allow_reserved,
            json,
            preset: self.preset(place_in, &data.name),
            docs: Docs {
                title: None,
                description: self
                    .words_beside(place)
                    .or_else(|| data.description.clone()),
                deprecated: data.deprecated.unwrap_or(false),
            },
            examples: super::examples::of_holder(self.root, &at),
            pointer: at,
        })
    }

    fn parameter_type(
        &mut self,
        id: OperationId,
        data: &ParameterData,
        at: &Pointer,
    ) -> (TypeId, bool) {
        let role = Role::Parameter(data.name.clone());
        match &data.format {
            ParameterSchemaOrContent::Schema(_) => (
                self.type_at(&at.key("schema"), Within::Operation(id), role),
                false,
            ),
            ParameterSchemaOrContent::Content(content) => match content.first() {
                Some((media_type, content)) if content.schema.is_some() => {
                    let place = at.key("content").key(media_type).key("schema");
                    (self.type_at(&place, Within::Operation(id), role), true)
                }
                Some(_) | None => (self.any(), true),
            },
        }
    }

    /// The value that `sdk.toml` sends in this header unless a call says otherwise.
    fn preset(&self, place: ParameterIn, name: &str) -> Option<String> {
        if place != ParameterIn::Header {
            return None;
        }
        let presets = &self.config.headers;
        presets
            .iter()
            .find(|(header, _)| header.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.clone())
    }

    /// Puts path parameters into the order of the template, adds those that only the template has, and drops those that it lacks.
    fn match_template(
        &mut self,
        id: OperationId,
        parsed: &ParsedOperation,
        parameters: &mut Vec<Parameter>,
    ) {
        let names = template_names(&parsed.path);
        let mut in_path = Vec::new();
        for name in &names {
            let declared = parameters.iter().position(|parameter| {
                parameter.place == ParameterIn::Path && parameter.name == *name
            });
            in_path.push(match declared {
                Some(index) => parameters.remove(index),
                None => self.undeclared(id, parsed, name),
            });
        }
        for parameter in parameters
            .iter()
            .filter(|parameter| parameter.place == ParameterIn::Path)
        {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::PathParameter,
                    format!(
                        "the path `{}` has no `{{{}}}` for this path parameter",
                        parsed.path, parameter.name
                    ),
                )
                .at(Place::value(&parameter.pointer))
                .note("it is left out"),
            );
        }
        parameters.retain(|parameter| parameter.place != ParameterIn::Path);
        parameters.splice(0..0, in_path);
    }

    fn undeclared(&mut self, id: OperationId, parsed: &ParsedOperation, name: &str) -> Parameter {
        self.diagnostics.push(
            Diagnostic::new(Code::PathParameter, format!("the path parameter `{name}` is not declared"))
                .at(Place::key(&parsed.pointer))
                .note("it is taken for a required string")
                .help(format!(
                    "declare it in an overlay:\n- target: $.paths['{}'].{}\n  update: {{parameters: [{{name: {name}, in: path, required: true, schema: {{type: string}}}}]}}",
                    parsed.path,
                    parsed.method.as_str().to_ascii_lowercase(),
                )),
        );
        let pointer = parsed.pointer.clone();
        let ty = self.graph.push(Type {
            origin: Origin::Inline(Within::Operation(id), Role::Parameter(name.to_owned())),
            pointer: pointer.clone(),
            docs: Docs::default(),
            nullable: false,
            shape: Shape::String(StringFormat::Plain),
            constraints: Constraints::default(),
            default: None,
            examples: Vec::new(),
        });
        Parameter {
            name: name.to_owned(),
            place: ParameterIn::Path,
            required: true,
            ty,
            style: Style::Simple,
            explode: false,
            allow_reserved: false,
            json: false,
            preset: None,
            docs: Docs::default(),
            pointer,
            examples: Vec::new(),
        }
    }
}

/// A parameter is known by its place and name; header names are the same in any case.
fn same(one: &Parameter, other: &Parameter) -> bool {
    one.place == other.place
        && match one.place {
            ParameterIn::Header => one.name.eq_ignore_ascii_case(&other.name),
            ParameterIn::Path | ParameterIn::Query | ParameterIn::Cookie => one.name == other.name,
        }
}

fn is_lifted(root: &Value, place: &Pointer) -> bool {
    place
        .resolve(root)
        .is_some_and(|node| node.get("x-sdkwright-lifted").is_some())
}

/// The names in the braces of a path template, each once.
fn template_names(path: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in path.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}')
            && !names.iter().any(|other| other == name)
        {
            names.push(name.to_owned());
        }
    }
    names
}

fn query_style(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}

fn path_style(style: &PathStyle) -> Style {
    match style {
        PathStyle::Simple => Style::Simple,
        PathStyle::Label => Style::Label,
        PathStyle::Matrix => Style::Matrix,
    }
}
