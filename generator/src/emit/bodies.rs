//! Request bodies: their types as arguments, and the statement that puts one into the request.
//!
//! ```yaml
//! requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Invoice'}}}}
//! ```

use super::code::{Draft, INLINE, quoted};
use super::context::Context;
use super::docs;
use super::rust_types::{self, located};
use crate::ir::{Body, Content, Encoding, MediaKind, Parts, Shape, Style, TypeId};
use crate::names::Ident;

/// The type of the argument or setter that takes the body.
pub(super) fn body_type(ctx: Context<'_>, content: &Content) -> String {
    match (content.kind, content.ty) {
        (MediaKind::Json | MediaKind::Form | MediaKind::Multipart, Some(ty)) => {
            located(ctx, ty, true)
        }
        (MediaKind::Json | MediaKind::Form, None) => "serde_json::Value".to_owned(),
        (MediaKind::Multipart, None) => "crate::Multipart".to_owned(),
        (MediaKind::JsonLines | MediaKind::JsonSequence, Some(ty)) => {
            format!("Vec<{}>", located(ctx, ty, true))
        }
        (MediaKind::JsonLines | MediaKind::JsonSequence, None) => {
            "Vec<serde_json::Value>".to_owned()
        }
        (MediaKind::Text | MediaKind::Events, _) => "String".to_owned(),
        (MediaKind::Binary, _) => "impl Into<crate::Upload>".to_owned(),
    }
}

/// Adds the setter of a body that a call need not give.
pub(super) fn body_setter(ctx: Context<'_>, body: &Body, name: &Ident, out: &mut Draft) {
    let said = body.description.as_deref();
    let said = said.filter(|text| !text.trim().is_empty());
    out.docs(
        4,
        &docs::markdown(said.unwrap_or("The body of the request.")),
    );
    out.line(4, INLINE);
    let ty = body_type(ctx, &body.content);
    let arguments = ["mut self".to_owned(), format!("{name}: {ty}")];
    out.signature(4, &format!("pub fn {name}"), &arguments, " -> Self {");
    put_body(ctx, &body.content, "self.request", name, out);
    out.line(8, "self");
    out.line(4, "}");
}

/// Adds the statement that puts a body into the request.
pub(super) fn put_body(
    ctx: Context<'_>,
    content: &Content,
    request: &str,
    name: &Ident,
    out: &mut Draft,
) {
    let media_type = sent_media_type(content);
    let sent = quoted(media_type);
    let coded = content.ty.is_some_and(|ty| rust_types::is_coded(ctx, ty));
    let value = if coded {
        format!("&runtime::codec::Out(&{name})")
    } else {
        format!("&{name}")
    };
    let call = match content.kind {
        MediaKind::Json if media_type == "application/json" => format!("json({value})"),
        MediaKind::Json => format!("json_as({value}, {sent})"),
        MediaKind::Form => {
            format!("form({value}, &[{}], {sent})", codings(content).join(", "))
        }
        MediaKind::Multipart => match content.ty {
            Some(ty) if let Shape::Array(items) = ctx.resolve(ty).1.shape => {
                let encoding = content.encoding.first().map(|(_, encoding)| encoding);
                let part = ordered_part(ctx, "", items, encoding, true);
                if rust_types::is_file(ctx, items) {
                    format!("multipart_files({name}, {part}, {sent})")
                } else {
                    format!("multipart_list({value}, {part}, {sent})")
                }
            }
            Some(ty) => {
                let files = if rust_types::has_files(ctx, ty) {
                    format!("runtime::upload::Files::files(&{name})")
                } else {
                    "Vec::new()".to_owned()
                };
                let parts = parts(ctx, content, ty).join(", ");
                format!("multipart({value}, {files}, &[{parts}], {sent})")
            }
            None => format!("multipart_by_hand({name}, {sent})"),
        },
        MediaKind::JsonLines | MediaKind::JsonSequence => {
            let values = if coded {
                format!("&{name}.iter().map(runtime::codec::Out).collect::<Vec<_>>()")
            } else {
                format!("&{name}")
            };
            let before = if content.kind == MediaKind::JsonSequence {
                quoted("\u{1e}")
            } else {
                quoted("")
            };
            format!("json_each({values}, {before}, \"\\n\", {sent})")
        }
        MediaKind::Text | MediaKind::Events => format!("text({name}, {sent})"),
        MediaKind::Binary => format!("upload({name}.into(), {sent})"),
    };
    out.statement(8, &format!("{request}.{call};"));
}

/// The media type that is sent: the document's, or the most usual one where it has a wildcard or no media type at all.
pub(super) fn sent_media_type(content: &Content) -> &str {
    let named = content.media_type.as_str();
    if named.contains('/') && !named.contains('*') {
        // The boundary of a multipart body is another one each time.
        let parameters = named.match_indices(';').map(|(position, _)| position);
        let mut before = parameters.filter(|position| {
            let parameter = named[position + 1..].trim_start().to_ascii_lowercase();
            content.kind == MediaKind::Multipart && parameter.starts_with("boundary=")
        });
        return before.next().map_or(named, |position| &named[..position]);
    }
    match content.kind {
        MediaKind::Json => "application/json",
        MediaKind::Form => "application/x-www-form-urlencoded",
        MediaKind::Multipart => "multipart/form-data",
        MediaKind::JsonLines => "application/jsonl",
        MediaKind::JsonSequence => "application/json-seq",
        MediaKind::Events => "text/event-stream",
        MediaKind::Text => "text/plain",
        MediaKind::Binary => "application/octet-stream",
    }
}

/// Whether the body is one of parts that must have names.
pub(super) fn is_form_data(content: &Content) -> bool {
    let media_type = sent_media_type(content).to_ascii_lowercase();
    media_type.starts_with("multipart/form-data")
}

/// The properties of a form that are not coded as usual.
fn codings(content: &Content) -> Vec<String> {
    let coded = content.encoding.iter().filter_map(|(name, encoding)| {
        let coding = coding(encoding)?;
        Some(format!("({}, {coding})", quoted(name)))
    });
    coded.collect()
}

/// The runtime's word for an encoding; `None` for the usual one.
fn coding(encoding: &Encoding) -> Option<String> {
    if let Some(styled) = encoding.style {
        let style = match styled.style {
            Style::Simple | Style::Label | Style::Matrix | Style::Form | Style::Cookie => "Form",
            Style::SpaceDelimited => "SpaceDelimited",
            Style::PipeDelimited => "PipeDelimited",
            Style::DeepObject => "DeepObject",
        };
        let explode = styled.explode;
        return Some(if styled.allow_reserved {
            format!("Coding::Reserved(Style::{style}, {explode})")
        } else {
            format!("Coding::Styled(Style::{style}, {explode})")
        });
    }
    let is_json = encoding.content_type.as_deref().is_some_and(is_json);
    is_json.then(|| "Coding::Json".to_owned())
}

pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// What the document says of the parts of a multipart body, in its order.
fn parts(ctx: Context<'_>, content: &Content, ty: TypeId) -> Vec<String> {
    let (_, ty, _) = ctx.resolve(ty);
    let Some(shape) = ty.shape.as_struct() else {
        return Vec::new();
    };
    let usual = Encoding::default();
    let parts = shape.fields.iter().enumerate().map(|(index, field)| {
        let name = &field.name;
        if let Parts::Ordered(fixed) = content.parts {
            let encoding = content.encoding_of(name);
            if let Shape::Array(items) = ctx.resolve(field.ty).1.shape
                && index == fixed
            {
                return ordered_part(ctx, name, items, encoding, true);
            }
            return ordered_part(ctx, name, field.ty, encoding, false);
        }
        let encoding = content
            .encoding
            .iter()
            .find(|(other, _)| other == name)
            .map_or(&usual, |(_, encoding)| encoding);
        // Each element of a list of objects is a part of its own, whatever its media type.
        let lists_objects = matches!(&ctx.resolve(field.ty).1.shape, Shape::Array(items)
            if matches!(ctx.resolve(*items).1.shape, Shape::Struct(_) | Shape::Map(_) | Shape::Union(_)));
        let coding = coding(encoding).filter(|_| !lists_objects || encoding.style.is_some());
        let coding = coding.map_or_else(String::new, |coding| format!(".coding({coding})"));
        // An object goes as JSON, and must not say that it is anything else.
        let is_object = lists_objects
            || matches!(ctx.resolve(field.ty).1.shape, Shape::Struct(_) | Shape::Map(_) | Shape::Union(_));
        let media_type = encoding
            .content_type
            .as_ref()
            .filter(|media_type| encoding.style.is_none() && (!is_object || is_json(media_type)));
        let media_type = media_type
            .map_or_else(String::new, |media_type| format!(".media_type({})", quoted(media_type)));
        let headers = headers(encoding);
        format!("Part::new({}){coding}{media_type}{headers}", quoted(name))
    });
    parts.collect()
}

/// What the document says of a part without a name. `name` is for messages; `each` is said of what may come several times.
fn ordered_part(
    ctx: Context<'_>,
    name: &str,
    ty: TypeId,
    encoding: Option<&Encoding>,
    each: bool,
) -> String {
    let usual = Encoding::default();
    let encoding = encoding.unwrap_or(&usual);
    let coding = coding(encoding);
    let coding = coding.map_or_else(String::new, |coding| format!(".coding({coding})"));
    let media_type = ordered_media_type(ctx, ty, encoding);
    let media_type = media_type.map_or_else(String::new, |media_type| {
        format!(".media_type({})", quoted(media_type))
    });
    let headers = headers(encoding);
    let told = if each { ".each()" } else { ".unnamed()" };
    format!(
        "Part::new({}){told}{coding}{media_type}{headers}",
        quoted(name)
    )
}

/// The media type that an encoding gives to a part without a name. What goes as JSON must not say that it is anything else.
pub(super) fn ordered_media_type<'e>(
    ctx: Context<'_>,
    ty: TypeId,
    encoding: &'e Encoding,
) -> Option<&'e str> {
    let may_be_object = match ctx.resolve(ty).1.shape {
        Shape::Struct(_) | Shape::Map(_) | Shape::Union(_) | Shape::Array(_) | Shape::Any => true,
        Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Enum(_)
        | Shape::Alias(_) => false,
    };
    let media_type = encoding.content_type.as_deref();
    media_type.filter(|media_type| !may_be_object || is_json(media_type))
}

/// The headers that a part always has.
fn headers(encoding: &Encoding) -> String {
    let headers = encoding.headers.iter();
    let headers = headers.map(|(name, value)| format!("({}, {})", quoted(name), quoted(value)));
    match encoding.headers.is_empty() {
        true => String::new(),
        false => format!(".headers(&[{}])", headers.collect::<Vec<_>>().join(", ")),
    }
}
