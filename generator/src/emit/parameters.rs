//! Parameters: arguments and setters, and the statements that put each into the request.
//!
//! ```yaml
//! parameters: [{name: limit, in: query, schema: {type: integer}}]    # .limit(10)
//! ```

use super::code::{Draft, quoted};
use super::context::Context;
use super::docs;
use super::rust_types::{self, located};
use crate::ir::{Coding, EnumKind, Parameter, ParameterIn, Shape, StringFormat, Style, TypeId};
use crate::names::Ident;

/// Required things are arguments, unless the client has a value to send.
pub(super) fn is_argument(parameter: &Parameter) -> bool {
    parameter.required && parameter.preset.is_none()
}

/// A parameter as an argument: texts are borrowed.
pub(super) fn parameter_type(ctx: Context<'_>, parameter: &Parameter) -> String {
    let ty = located(ctx, parameter.ty, false);
    if ty == "String" {
        "&str".to_owned()
    } else {
        ty
    }
}

/// Adds the setter of a parameter that a call need not give.
pub(super) fn setter(ctx: Context<'_>, parameter: &Parameter, name: &Ident, out: &mut Draft) {
    let ty = parameter_type(ctx, parameter);
    out.docs(4, &parameter_docs(ctx, parameter));
    if parameter.docs.deprecated {
        out.line(4, "#[deprecated]");
    }
    let arguments = ["mut self".to_owned(), format!("{name}: {ty}")];
    out.signature(4, &format!("pub fn {name}"), &arguments, " -> Self {");
    put(ctx, parameter, "self.request", name, out);
    out.line(8, "self");
    out.line(4, "}");
}

pub(super) fn parameter_docs(ctx: Context<'_>, parameter: &Parameter) -> Vec<String> {
    let place = match parameter.place {
        ParameterIn::Path => "path parameter",
        ParameterIn::Query => "query parameter",
        ParameterIn::QueryString => "query string",
        ParameterIn::Header => "header",
        ParameterIn::Cookie => "cookie",
    };
    let mut lines = docs::prose(
        &parameter.docs,
        &format!("The {place} `{}`.", parameter.name),
    );
    let ty = &ctx.api.types[parameter.ty];
    docs::paragraph(
        &mut lines,
        docs::limits(ty.constraints.as_deref(), ty.default.as_deref()),
    );
    if parameter.allow_empty && !rust_types::is_text(ctx, parameter.ty) {
        let name = &parameter.name;
        let said = format!("The server takes an empty value, too: `.with_query({name:?}, \"\")`.");
        docs::paragraph(&mut lines, vec![said]);
    }
    if let Some(preset) = &parameter.preset {
        docs::paragraph(
            &mut lines,
            vec![format!(
                "The client sends `{preset}` unless the call says otherwise."
            )],
        );
    }
    lines
}

/// Adds the statements that put a parameter's value into the request.
pub(super) fn put(
    ctx: Context<'_>,
    parameter: &Parameter,
    request: &str,
    name: &Ident,
    out: &mut Draft,
) {
    let wire = quoted(&parameter.name);
    let coded = rust_types::is_coded(ctx, parameter.ty);
    let value = if coded {
        format!("&runtime::codec::Out(&{name})")
    } else {
        format!("&{name}")
    };
    let method = match parameter.place {
        ParameterIn::Path => "path",
        ParameterIn::Query => "query",
        ParameterIn::QueryString => "query_string",
        ParameterIn::Header => "header",
        ParameterIn::Cookie => "cookie",
    };
    let plain = |value: &str| format!("{request}.{method}({wire}, {value});");
    match parameter.coding {
        Coding::Style => {}
        Coding::Json => {
            let text = match parameter.place {
                ParameterIn::Header => "json_ascii",
                ParameterIn::Path
                | ParameterIn::Query
                | ParameterIn::QueryString
                | ParameterIn::Cookie => "json_text",
            };
            out.statement(8, &format!("let text = {request}.{text}({value});"));
            return out.statement(8, &plain("&text"));
        }
        Coding::Form if parameter.place == ParameterIn::QueryString => {
            return out.statement(8, &format!("{request}.query_form({value});"));
        }
        Coding::Form => {
            out.statement(8, &format!("let text = {request}.form_text({value});"));
            return out.statement(8, &plain("&text"));
        }
        Coding::Text => return out.statement(8, &plain(&format!("&{name}"))),
    }
    if is_scalar(ctx, parameter.ty) && parameter.style_is_plain() && !parameter.allow_reserved {
        return out.statement(8, &plain(&format!("&{name}")));
    }
    let style = style(parameter.style);
    let explode = parameter.explode;
    let reserved = match parameter.place {
        ParameterIn::Path | ParameterIn::Query | ParameterIn::QueryString => {
            format!(", {}", parameter.allow_reserved)
        }
        ParameterIn::Header | ParameterIn::Cookie => String::new(),
    };
    let call = format!("{method}_styled({wire}, {value}, Style::{style}, {explode}{reserved})");
    out.statement(8, &format!("{request}.{call};"));
}

fn style(style: Style) -> &'static str {
    match style {
        Style::Simple => "Simple",
        Style::Label => "Label",
        Style::Matrix => "Matrix",
        Style::Form => "Form",
        Style::SpaceDelimited => "SpaceDelimited",
        Style::PipeDelimited => "PipeDelimited",
        Style::DeepObject => "DeepObject",
        Style::Cookie => "Cookie",
    }
}

impl Parameter {
    /// Whether a scalar goes out as nothing but its text.
    fn style_is_plain(&self) -> bool {
        match self.style {
            Style::Simple | Style::Form => true,
            Style::Label
            | Style::Matrix
            | Style::SpaceDelimited
            | Style::PipeDelimited
            | Style::DeepObject
            | Style::Cookie => false,
        }
    }
}

/// Whether values are one text, which `Display` gives.
fn is_scalar(ctx: Context<'_>, id: TypeId) -> bool {
    let (_, ty, _) = ctx.resolve(id);
    match &ty.shape {
        Shape::Boolean | Shape::Integer(_) | Shape::Number(_) => true,
        // Those of any JSON value show as JSON, and one of their values may be a list.
        Shape::Enum(values) => values.kind != EnumKind::Mixed,
        Shape::String(StringFormat::Byte) => rust_types::is_text(ctx, id),
        Shape::String(_) => true,
        Shape::Any
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Struct(_)
        | Shape::Union(_)
        | Shape::Alias(_) => false,
    }
}
