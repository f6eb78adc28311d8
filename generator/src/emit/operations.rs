//! Operations: a request builder each, in a file of its own.
//!
//! ```yaml
//! /Invoice/{idInvoice}:
//!   put: {operationId: edit-invoice, tags: [invoice]}
//! ```
//!
//! gives `client.invoice().edit_invoice(332, body)`: what is required is an argument, the rest is a setter of the builder.

use super::bodies::{body_setter, body_type, put_body};
use super::code::{Draft, INLINE, quoted};
use super::context::Context;
use super::paging;
use super::parameters::{is_argument, parameter_type, put, setter};
use super::responses::{Output, has_flag, output};
use super::source::SourceFile;
use crate::ir::{Operation, Parameter};
use crate::names::{Ident, TagNames};

/// The arguments of a call: name, declared type.
pub(super) fn arguments(ctx: Context<'_>, index: usize) -> Vec<(Ident, String)> {
    let operation = &ctx.api.operations[index];
    let names = &ctx.names.operations[index];
    let parameters = operation.parameters.iter().zip(&names.parameters);
    let required = parameters.filter(|(parameter, _)| is_argument(parameter));
    let mut arguments: Vec<(Ident, String)> = required
        .map(|(parameter, name)| (name.clone(), parameter_type(ctx, parameter)))
        .collect();
    if let Some(body) = operation.body.as_ref().filter(|body| body.required) {
        arguments.push((names.body.clone(), body_type(ctx, &body.content)));
    }
    arguments
}

/// The file of an operation's request builder.
pub(super) fn builder(ctx: Context<'_>, tag: &TagNames, index: usize) -> String {
    let operation = &ctx.api.operations[index];
    let names = &ctx.names.operations[index];
    let builder = &names.builder;
    let Output {
        accept,
        ways,
        items,
        decoded,
        ty: _,
    } = output(ctx, index);
    let opening = [format!(
        "`{} {}`",
        operation.method.as_str(),
        operation.path
    )];
    let mut file = SourceFile::opening(&opening);
    file.item(fixed_part(ctx, index, accept));
    let mut declared = Draft::new();
    let (accessor, method) = (&tag.ident, &names.method);
    declared.docs(
        0,
        &[format!(
            "A call of [`{accessor}::{method}`](super::{accessor}::{method})."
        )],
    );
    declared.line(
        0,
        "#[must_use = \"a call does nothing until it is awaited or sent\"]",
    );
    declared.line(0, &format!("pub struct {builder} {{"));
    declared.line(4, "request: Request,");
    declared.line(0, "}");
    file.item(declared.finish());
    file.item(methods(ctx, index));
    for way in ways {
        let mut call = Draft::new();
        call.statement(0, &way);
        file.item(call.finish());
    }
    for item in items {
        file.item(item);
    }
    paging::add(ctx, index, decoded.as_ref(), &mut file);
    for item in super::failures::items(ctx, index) {
        file.item(item);
    }
    file.import("crate", "runtime");
    file.import("crate::runtime::client", "Core");
    file.import("crate::runtime::operation", "Operation");
    file.import("crate::runtime::request", "Request");
    for (code, path, name) in [
        ("call!(", "crate::runtime::call", "call"),
        ("HeaderName::", "http", "HeaderName"),
        ("HeaderValue::", "http", "HeaderValue"),
        ("Coding::", "crate::runtime::form", "Coding"),
        ("Part::", "crate::runtime::multipart", "Part"),
        ("Style::", "crate::runtime::parameters", "Style"),
        ("downloading!(", "crate::runtime::stream", "downloading"),
        (
            "reconnecting!(",
            "crate::runtime::reconnect",
            "reconnecting",
        ),
        ("streaming!(", "crate::runtime::stream", "streaming"),
        ("types::", "crate", "types"),
    ] {
        if file.has(code) {
            file.import(path, name);
        }
    }
    file.text()
}

/// The constructor of a builder, which puts into the request what is required, and a setter for all else.
fn methods(ctx: Context<'_>, index: usize) -> String {
    let operation = &ctx.api.operations[index];
    let names = &ctx.names.operations[index];
    let mut out = Draft::new();
    out.line(0, &format!("impl {} {{", names.builder));
    let core = ["core: &Core".to_owned()];
    let arguments = arguments(ctx, index);
    let arguments = arguments.iter().map(|(name, ty)| format!("{name}: {ty}"));
    let arguments: Vec<String> = core.into_iter().chain(arguments).collect();
    out.line(4, INLINE);
    out.signature(4, "pub(super) fn new", &arguments, " -> Self {");
    let parameters = || operation.parameters.iter().zip(&names.parameters);
    let body = operation.body.as_ref();
    // A header with a value that HTTP does not allow is refused by the call.
    let is_put = |parameter: &Parameter| {
        let preset = parameter.preset.as_ref();
        preset.is_some_and(|preset| constant(&parameter.name, preset).is_none())
    };
    let sets = parameters().any(|(parameter, _)| is_argument(parameter) || is_put(parameter))
        || body.is_some_and(|body| body.required);
    let mutable = if sets { "mut " } else { "" };
    out.statement(
        8,
        &format!("let {mutable}request = Request::new(core, &OPERATION);"),
    );
    for (parameter, name) in parameters() {
        if let Some(preset) = parameter.preset.as_ref().filter(|_| is_put(parameter)) {
            let (header, preset) = (quoted(&parameter.name), quoted(preset));
            out.statement(8, &format!("request.header({header}, &{preset});"));
        }
        if is_argument(parameter) {
            put(ctx, parameter, "request", name, &mut out);
        }
    }
    if let Some(body) = body.filter(|body| body.required) {
        put_body(ctx, &body.content, "request", &names.body, &mut out);
    }
    out.line(8, "Self { request }");
    out.line(4, "}");
    for (parameter, name) in parameters().filter(|(parameter, _)| !is_argument(parameter)) {
        out.blank();
        setter(ctx, parameter, name, &mut out);
    }
    if let Some(body) = body.filter(|body| !body.required) {
        out.blank();
        body_setter(ctx, body, &names.body, &mut out);
    }
    out.line(0, "}");
    out.finish()
}

/// A header that is made while compiling, if HTTP allows it.
fn constant(name: &str, value: &str) -> Option<String> {
    let is_token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    let is_plain = !name.is_empty()
        && name.bytes().all(is_token)
        && value.bytes().all(|b| matches!(b, b' '..=b'~'));
    is_plain.then(|| {
        let (name, value) = (quoted(&name.to_ascii_lowercase()), quoted(value));
        format!("(HeaderName::from_static({name}), HeaderValue::from_static({value}))")
    })
}

fn fixed_part(ctx: Context<'_>, index: usize, accept: Option<String>) -> String {
    let operation = &ctx.api.operations[index];
    let servers: Vec<String> = servers(ctx, operation)
        .iter()
        .map(|url| quoted(url))
        .collect();
    let mut security: Vec<String> = Vec::new();
    for combination in &operation.security {
        let schemes = combination
            .iter()
            .map(|requirement| quoted(&requirement.scheme));
        let schemes: Vec<String> = schemes.collect();
        let alternative = format!("&[{}]", schemes.join(", "));
        if !security.contains(&alternative) {
            security.push(alternative);
        }
    }
    let presets = operation.parameters.iter().filter_map(|parameter| {
        let preset = parameter.preset.as_ref()?;
        constant(&parameter.name, preset)
    });
    let presets: Vec<String> = presets.collect();
    let reference = if presets.is_empty() {
        "&[]"
    } else {
        "&PRESETS"
    };
    let some = |text: Option<&String>| match text {
        Some(text) => format!("Some({})", quoted(text)),
        None => "None".to_owned(),
    };
    let flag = ctx.config.response.success_flag.as_ref();
    let flag = flag.filter(|flag| has_flag(ctx, operation, flag));
    let (method, id) = (operation.method.as_str(), operation.id.as_deref());
    let keyed = ctx.config.idempotency.covers(method, &operation.path, id);
    let repeatable = ctx.config.retries.covers(method, &operation.path, id);
    let fields = [
        ("name", quoted(ctx.names.operations[index].method.as_str())),
        ("method", quoted(method)),
        ("path", quoted(&template(&operation.template))),
        ("servers", format!("&[{}]", servers.join(", "))),
        ("security", format!("&[{}]", security.join(", "))),
        ("accept", some(accept.as_ref())),
        ("presets", reference.to_owned()),
        ("success_flag", some(flag)),
        ("idempotency_key", keyed.to_string()),
        ("repeatable", repeatable.to_string()),
    ];
    let mut out = Draft::new();
    out.line(0, "static OPERATION: Operation = Operation {");
    for (name, value) in fields {
        out.field(4, name, &value);
    }
    out.line(0, "};");
    if !presets.is_empty() {
        out.blank();
        let count = presets.len();
        out.line(
            0,
            &format!("static PRESETS: [(HeaderName, HeaderValue); {count}] = ["),
        );
        for preset in presets {
            out.line(4, &format!("{preset},"));
        }
        out.line(0, "];");
    }
    out.finish()
}

/// Where an operation is sent, if not to the servers of the API: one URL, or one for each environment of the client.
pub(super) fn servers(ctx: Context<'_>, operation: &Operation) -> Vec<String> {
    let (own, all) = (&operation.servers, &ctx.api.servers);
    if own.len() == all.len() {
        let pairs = own.iter().zip(all);
        pairs
            .map(|(own, usual)| own.shared_url(std::slice::from_ref(usual)))
            .collect()
    } else {
        let first = own.iter().take(1);
        first.map(|own| own.shared_url(all)).collect()
    }
}

/// A path template as it goes onto the wire: without a fragment, and percent-encoded outside its braces.
pub(super) fn template(path: &str) -> String {
    let mut template = String::with_capacity(path.len());
    let mut rest = path;
    loop {
        let (literal, variable) = match rest.split_once('{') {
            Some((literal, after)) => match after.split_once('}') {
                Some((name, after)) => {
                    rest = after;
                    (literal, Some(name))
                }
                None => (rest, None),
            },
            None => (rest, None),
        };
        let (literal, fragment) = match literal.split_once('#') {
            Some((literal, _)) => (literal, true),
            None => (literal, false),
        };
        for character in literal.chars() {
            if character.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?%".contains(character) {
                template.push(character);
            } else {
                let mut bytes = [0; 4];
                for byte in character.encode_utf8(&mut bytes).bytes() {
                    template.push_str(&format!("%{byte:02X}"));
                }
            }
        }
        match variable {
            Some(name) if !fragment => template.push_str(&format!("{{{name}}}")),
            Some(_) | None => return template,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::template;

    #[test]
    fn templates_are_encoded_outside_their_braces() {
        for (path, wanted) in [
            (
                "/a b/{id}.{format}/é?x=y#z{q}",
                "/a%20b/{id}.{format}/%C3%A9?x=y",
            ),
            ("/users('{id?}')/%2F:cancel", "/users('{id?}')/%2F:cancel"),
            ("/a{b", "/a%7Bb"),
            ("", ""),
        ] {
            assert_eq!(template(path), wanted);
        }
    }
}
