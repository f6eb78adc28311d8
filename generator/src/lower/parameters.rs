//! Parameters: what an operation takes besides a body.
//!
//! ```yaml
//! parameters:
//!   - {name: id, in: path, required: true, schema: {type: string}}
//!   - {name: filter, in: query, style: deepObject, explode: true, schema: {type: object}}
//!   - {name: q, in: query, content: {application/json: {schema: {}}}}    # travels as JSON text
//! ```

use super::Lowering;
use super::security::is_token;
use super::view::View;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{
    Coding, Docs, Example, OperationId, Parameter, ParameterIn, Role, Style, TypeId, Within,
};
use crate::parse::{In, Members, Parameter as Declared, ParsedOperation};
use crate::pointer::Pointer;
use serde_json::Value;

/// Headers that an operation cannot declare as parameters (OpenAPI, "Parameter Object", `in`), with what sets them.
const RESERVED_HEADERS: &[(&str, &str)] = &[
    ("accept", OF_MEDIA_TYPES),
    ("content-type", OF_MEDIA_TYPES),
    // Another length than the body's would break the message (RFC 9112, section 6).
    ("content-length", OF_BODY),
    ("transfer-encoding", OF_BODY),
];

const OF_MEDIA_TYPES: &str =
    "it is left out: the client sets it from the media types of the operation";

const OF_BODY: &str = "it is left out: the HTTP client sets it from the body";

impl Lowering<'_> {
    /// The parameters of an operation and of its path item, path parameters first and in the order of the template; and the
    /// template with their names.
    pub(super) fn parameters(
        &mut self,
        id: OperationId,
        parsed: &ParsedOperation<'_>,
    ) -> (Vec<Parameter>, String) {
        let own = &parsed.operation.parameters;
        let mut parameters: Vec<Parameter> = Vec::new();
        // What stands nearer to the operation overrides what stands farther away; within one list nothing overrides.
        for layer in parsed.item.parameters.iter().chain([own]) {
            let mut met: Vec<(Parameter, &Pointer)> = Vec::new();
            for place in layer {
                let Some(parameter) = self.parameter(id, place) else {
                    continue;
                };
                match met.iter().find(|(other, _)| same(other, &parameter)) {
                    Some((_, first)) => self.twice(&parameter, place, first),
                    None => met.push((parameter, place)),
                }
            }
            for (parameter, _) in met {
                match parameters.iter_mut().find(|other| same(other, &parameter)) {
                    Some(other) => *other = parameter,
                    None => parameters.push(parameter),
                }
            }
        }
        let item = parsed.pointer.parent().unwrap_or_default();
        let path = self.plain_template(&parsed.item.path, &parameters, &item);
        self.match_template(id, parsed, &path, &mut parameters);
        (parameters, path)
    }

    fn twice(&mut self, parameter: &Parameter, place: &Pointer, first: &Pointer) {
        let again = match parameter.pointer == *place {
            true => place.key("name"),
            false => place.key("$ref"),
        };
        self.diagnostics.push(
            Diagnostic::new(
                Code::ParameterTwice,
                format!(
                    "the parameter `{}` stands twice in one list",
                    parameter.name
                ),
            )
            .at(Place::value(&again))
            .related(Place::value(first), "this one counts")
            .note("the second one is left out"),
        );
    }

    fn parameter(&mut self, id: OperationId, place: &Pointer) -> Option<Parameter> {
        let pieces = self.pieces;
        let (at, data) = pieces.parameter(place)?;
        let node = data.members;
        let marked = |keyword: &str| View(node).has(keyword);
        if marked("x-sdkwright-lifted") {
            return None;
        }
        let (place_in, style, default_explode) = match data.place {
            In::Query if marked("x-sdkwright-querystring") => {
                (ParameterIn::QueryString, Style::Form, true)
            }
            In::Query => {
                let style = query_style(data.style);
                (ParameterIn::Query, style, style == Style::Form)
            }
            In::Header => (ParameterIn::Header, Style::Simple, false),
            In::Path => (ParameterIn::Path, path_style(data.style), false),
            In::Cookie if marked("x-sdkwright-style") => (ParameterIn::Cookie, Style::Cookie, true),
            In::Cookie => (ParameterIn::Cookie, Style::Form, true),
        };
        let is_true = |keyword: &str| node.get(keyword) == Some(&Value::Bool(true));
        let mut reserved = RESERVED_HEADERS.iter();
        if place_in == ParameterIn::Header
            && let Some((_, set)) = reserved.find(|(name, _)| name.eq_ignore_ascii_case(data.name))
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
                .note(*set),
            );
            return None;
        }
        if !self.is_sendable(place_in, data.name, at) {
            return None;
        }
        let (ty, coding) = self.parameter_type(id, data, at);
        let coding = match (place_in, coding) {
            (ParameterIn::QueryString, Coding::Style) => Coding::Form,
            (_, coding) => coding,
        };
        Some(Parameter {
            name: data.name.to_owned(),
            place: place_in,
            required: data.required || place_in == ParameterIn::Path,
            ty,
            style,
            explode: data.explode.unwrap_or(default_explode),
            allow_reserved: is_true("allowReserved"),
            allow_empty: is_true("allowEmptyValue"),
            coding,
            preset: self.preset(place_in, data.name),
            docs: Docs {
                title: None,
                description: self
                    .words_beside(place)
                    .or_else(|| data.description.map(str::to_owned)),
                deprecated: data.deprecated,
            },
            examples: self.parameter_examples(View(node), data.content, at),
            pointer: at.clone(),
        })
    }

    /// Whether requests can carry a parameter of this name.
    fn is_sendable(&mut self, place: ParameterIn, name: &str, at: &Pointer) -> bool {
        let message = match place {
            ParameterIn::Path | ParameterIn::QueryString => return true,
            ParameterIn::Header if !is_token(name) => {
                format!("`{name}` is not the name of a header")
            }
            ParameterIn::Query | ParameterIn::Cookie if name.is_empty() => {
                "the parameter has an empty name".to_owned()
            }
            ParameterIn::Header | ParameterIn::Query | ParameterIn::Cookie => return true,
        };
        self.diagnostics.push(
            Diagnostic::new(Code::MalformedParameter, message)
                .at(Place::value(&at.key("name")))
                .note("it is left out, since no request could carry it"),
        );
        false
    }

    fn parameter_type(
        &mut self,
        id: OperationId,
        data: &Declared<'_>,
        at: &Pointer,
    ) -> (TypeId, Coding) {
        let role = Role::Parameter(data.name.to_owned());
        let Some(content) = data.content else {
            let ty = self.type_at(&at.key("schema"), Within::Operation(id), role);
            return (ty, Coding::Style);
        };
        let Some((media_type, media)) = content.iter().next() else {
            return (self.any(), Coding::Json);
        };
        let coding = coding(media_type);
        let place = at.key("content").key(media_type);
        let ty = match coding {
            Coding::Text => self.text(id, data.name, &place),
            Coding::Style | Coding::Json | Coding::Form if media.get("schema").is_some() => {
                self.type_at(&place.key("schema"), Within::Operation(id), role)
            }
            Coding::Style | Coding::Json | Coding::Form => self.any(),
        };
        (ty, coding)
    }

    /// The examples of a parameter: its own, and those of the media type that its `content` has.
    fn parameter_examples(
        &self,
        node: View<'_>,
        content: Option<&Members>,
        at: &Pointer,
    ) -> Vec<Example> {
        let mut examples = super::examples::of_holder(self.root, node, at);
        let of_content = content.and_then(|content| content.iter().next());
        if let Some((media_type, Value::Object(media))) = of_content {
            let place = at.key("content").key(media_type);
            let mut given = super::examples::of_holder(self.root, View(media), &place);
            // A parameter that is text has the type of one whatever its schema says: a number is no example of that.
            given.retain(|example| coding(media_type) != Coding::Text || example.value.is_string());
            examples.extend(given);
        }
        examples
    }

    /// A plain text: the type of a parameter whose schema is no help in writing it.
    fn text(&mut self, id: OperationId, name: &str, pointer: &Pointer) -> TypeId {
        self.text_of(id, Role::Parameter(name.to_owned()), pointer)
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
        parsed: &ParsedOperation<'_>,
        path: &str,
        parameters: &mut Vec<Parameter>,
    ) {
        let names = super::template::names(path);
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
                        parsed.item.path, parameter.name
                    ),
                )
                .at(Place::value(&parameter.pointer))
                .note("it is left out"),
            );
        }
        parameters.retain(|parameter| parameter.place != ParameterIn::Path);
        parameters.splice(0..0, in_path);
    }

    fn undeclared(
        &mut self,
        id: OperationId,
        parsed: &ParsedOperation<'_>,
        name: &str,
    ) -> Parameter {
        self.diagnostics.push(
            Diagnostic::new(Code::PathParameter, format!("the path parameter `{name}` is not declared"))
                .at(Place::key(&parsed.pointer))
                .note("it is taken for a required string")
                .help(format!(
                    "declare it in an overlay:\n- target: $.paths['{}'].{}\n  update: {{parameters: [{{name: {name}, in: path, required: true, schema: {{type: string}}}}]}}",
                    parsed.item.path,
                    parsed.method.as_str().to_ascii_lowercase(),
                )),
        );
        let pointer = parsed.pointer.clone();
        let ty = self.text(id, name, &pointer);
        Parameter {
            name: name.to_owned(),
            place: ParameterIn::Path,
            required: true,
            ty,
            style: Style::Simple,
            explode: false,
            allow_reserved: false,
            allow_empty: false,
            coding: Coding::Style,
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
            ParameterIn::Path
            | ParameterIn::Query
            | ParameterIn::QueryString
            | ParameterIn::Cookie => one.name == other.name,
        }
}

/// How a parameter with a media type is written.
pub(super) fn coding(media_type: &str) -> Coding {
    let essence = media_type.split(';').next().unwrap_or_default();
    match essence.trim().to_ascii_lowercase().as_str() {
        "application/x-www-form-urlencoded" => Coding::Form,
        "application/json" | "text/json" | "*/*" | "application/*" => Coding::Json,
        json if json.ends_with("+json") => Coding::Json,
        _ => Coding::Text,
    }
}

/// The style of a parameter in the query; `parse` has seen that it is one of these.
fn query_style(style: Option<&str>) -> Style {
    match style {
        Some("spaceDelimited") => Style::SpaceDelimited,
        Some("pipeDelimited") => Style::PipeDelimited,
        Some("deepObject") => Style::DeepObject,
        Some(_) | None => Style::Form,
    }
}

/// The style of a parameter in the path; `parse` has seen that it is one of these.
fn path_style(style: Option<&str>) -> Style {
    match style {
        Some("label") => Style::Label,
        Some("matrix") => Style::Matrix,
        Some(_) | None => Style::Simple,
    }
}
