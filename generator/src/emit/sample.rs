//! Examples of the document as Rust expressions, for documentation that compiles.
//!
//! ```yaml
//! example: {invoiceData: {invoiceNumber: INV-6}}
//! ```
//!
//! becomes `InvoiceDataRequest::new().invoice_data(BillData::new().invoice_number("INV-6"))`.

use super::bodies;
use super::code::{Draft, quoted};
use super::context::{Context, Uses};
use super::parameters::is_argument;
use super::responses;
use super::rust_types::{self, Presence, presence};
use super::source::SourceFile;
use super::values::{body_value, parameter_value};
use crate::config::Number;
use crate::ir::{Content, IntegerFormat, MediaKind, Shape, Struct, TypeId};
use crate::names::TagNames;
use serde_json::Value;

/// A call of an operation with example values.
pub(super) struct Call {
    /// `client.invoice().edit_invoice(…).await?`
    expression: String,
    uses: Uses,
    gives: Gives,
}

/// What becomes of a call's answer in an example.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gives {
    Nothing,
    Answer,
    /// A stream, whose items come one by one.
    Stream,
}

/// The call of an operation with the document's examples; `None` where an argument has no Rust literal.
pub(super) fn call(ctx: Context<'_>, tag: &TagNames, index: usize) -> Option<Call> {
    let operation = &ctx.api.operations[index];
    let names = &ctx.names.operations[index];
    let mut uses = Uses::default();
    let mut arguments = Vec::new();
    for parameter in operation
        .parameters
        .iter()
        .filter(|parameter| is_argument(parameter))
    {
        let value = parameter_value(ctx, parameter);
        let place = if rust_types::is_text(ctx, parameter.ty) {
            Slot::Taken
        } else {
            Slot::Exact
        };
        arguments.push(expression(ctx, parameter.ty, &value, place, &mut uses)?);
    }
    let mut setter = String::new();
    if let Some(body) = &operation.body {
        let value = body_expression(ctx, &body.content, &mut uses)?;
        if body.required {
            arguments.push(value);
        } else {
            let name = &names.body;
            setter = format!(".{name}({value})");
        }
    }
    let (accessor, method) = (&tag.accessor, &names.method);
    let arguments = arguments.join(", ");
    let expression = format!("client.{accessor}().{method}({arguments}){setter}.await?");
    let gives = responses::gives(operation);
    Some(Call {
        expression,
        uses,
        gives,
    })
}

pub(super) fn body_expression(
    ctx: Context<'_>,
    content: &Content,
    uses: &mut Uses,
) -> Option<String> {
    match content.kind {
        MediaKind::Multipart if content.ty.is_none() => {
            uses.path("crate::Multipart");
            let part = match bodies::is_form_data(content) {
                true => "text(\"name\", \"value\")",
                false => "unnamed(\"bytes\")",
            };
            Some(format!("Multipart::new().{part}"))
        }
        MediaKind::Json | MediaKind::Form | MediaKind::Multipart => {
            let value = body_value(ctx, content);
            match content.ty {
                Some(ty) => expression(ctx, ty, &value, Slot::Exact, uses),
                None => Some(json(&value)),
            }
        }
        MediaKind::JsonLines | MediaKind::JsonSequence => {
            let value = body_value(ctx, content);
            let value = match content.ty {
                Some(ty) => expression(ctx, ty, &value, Slot::Exact, uses)?,
                None => json(&value),
            };
            Some(format!("vec![{value}]"))
        }
        MediaKind::Text | MediaKind::Events => Some("\"text\".to_owned()".to_owned()),
        MediaKind::Binary => Some("std::fs::read(\"file\")?".to_owned()),
    }
}

impl Call {
    /// What becomes of the answer.
    pub(super) fn gives(&self) -> Gives {
        self.gives
    }

    /// The call as a doctest that is compiled and not run.
    pub(super) fn doctest(&self, ctx: Context<'_>) -> Vec<String> {
        let krate = ctx.krate();
        let mut lines = vec![
            "```no_run".to_owned(),
            format!(
                "# async fn example(client: {krate}::Client) -> Result<(), Box<dyn std::error::Error>> {{"
            ),
        ];
        let imports = self.imports(ctx, &[]);
        if !imports.is_empty() {
            lines.extend(imports);
            lines.push(String::new());
        }
        lines.extend(self.statement());
        lines.extend(["# Ok(())".to_owned(), "# }".to_owned(), "```".to_owned()]);
        lines
    }

    /// The `use` items that the call needs, with further names of the crate's root.
    pub(super) fn imports(&self, ctx: Context<'_>, more: &[&str]) -> Vec<String> {
        let krate = ctx.krate();
        let mut file = SourceFile::default();
        let paths = self.uses.paths.iter();
        for path in paths.copied().chain(more.iter().copied()) {
            let name = path.rsplit("::").next().unwrap_or(path);
            file.import(krate.as_str(), name);
        }
        let types = format!("{krate}::types");
        for ty in &self.uses.types {
            file.import(&types, ty.as_str());
        }
        file.text().lines().map(str::to_owned).collect()
    }

    /// The call of a list that comes in pages, as a loop over its items.
    pub(super) fn through_items(&self) -> Vec<String> {
        let call = self.expression.trim_end_matches(".await?");
        let mut out = Draft::new();
        out.statement(0, &format!("let mut items = {call}.items();"));
        out.line(0, "while let Some(item) = items.next().await {");
        out.line(4, "println!(\"{:?}\", item?);");
        out.line(0, "}");
        out.finish().lines().map(str::to_owned).collect()
    }

    /// The call as a statement of a thread that waits.
    pub(super) fn blocking(&self) -> Vec<String> {
        let call = self.expression.trim_end_matches(".await?");
        let mut out = Draft::new();
        match self.gives {
            Gives::Nothing => out.statement(0, &format!("{call}.blocking()?;")),
            Gives::Answer | Gives::Stream => {
                out.statement(0, &format!("let answer = {call}.blocking()?;"));
            }
        }
        out.finish().lines().map(str::to_owned).collect()
    }

    /// The call as a statement.
    pub(super) fn statement(&self) -> Vec<String> {
        let expression = &self.expression;
        let mut out = Draft::new();
        out.line(0, "fn example() {");
        match self.gives {
            Gives::Nothing => out.statement(4, &format!("{expression};")),
            Gives::Answer => out.statement(4, &format!("let answer = {expression};")),
            Gives::Stream => {
                out.statement(4, &format!("let mut stream = {expression};"));
                out.line(4, "while let Some(item) = stream.next().await {");
                out.line(8, "let item = item?;");
                out.line(8, "println!(\"{item:?}\");");
                out.line(4, "}");
            }
        }
        out.line(0, "}");
        let text = out.finish();
        let body: Vec<&str> = text.lines().collect();
        let inner = body
            .get(1..body.len().saturating_sub(1))
            .unwrap_or_default();
        inner
            .iter()
            .map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned())
            .collect()
    }
}

/// What an expression is written for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    /// An argument that takes anything that becomes the type.
    Taken,
    /// A place that wants the type itself.
    Exact,
}

/// A value as an expression.
fn expression(
    ctx: Context<'_>,
    id: TypeId,
    value: &Value,
    slot: Slot,
    uses: &mut Uses,
) -> Option<String> {
    let (target, ty, nullable) = ctx.resolve(id);
    if value.is_null() && nullable {
        return Some("None".to_owned());
    }
    let written = match (&ty.shape, value) {
        (Shape::Any | Shape::Alias(_), value) => json(value),
        (Shape::Boolean, Value::Bool(flag)) => flag.to_string(),
        (Shape::Integer(format), Value::Number(number)) => integer(*format, number)?,
        (Shape::Number(_), Value::Number(number)) => self::number(ctx, number, uses)?,
        (Shape::String(_), Value::String(text)) => self::text(ctx, id, text, slot, uses)?,
        (Shape::Enum(values), value) => {
            let mixed = values.kind == crate::ir::EnumKind::Mixed;
            let wire = value.as_str().filter(|_| !mixed);
            let wire = wire.map_or_else(|| value.to_string(), str::to_owned);
            let names = ctx.type_names(target);
            let ident = &names.ident;
            uses.types.insert(ident.clone());
            let position = values
                .variants
                .iter()
                .position(|variant| variant.value == wire)?;
            let variant = &names.members[position];
            format!("{ident}::{variant}")
        }
        (Shape::Array(items), Value::Array(elements)) => {
            let inner = if slot == Slot::Taken && rust_types::is_text(ctx, *items) {
                Slot::Taken
            } else {
                Slot::Exact
            };
            let written: Option<Vec<String>> = elements
                .iter()
                .map(|element| element_expression(ctx, *items, element, inner, uses))
                .collect();
            let written = written?.join(", ");
            match (slot, elements.is_empty()) {
                (Slot::Taken, true) if inner == Slot::Taken => "Vec::<String>::new()".to_owned(),
                (Slot::Taken, _) => format!("[{written}]"),
                (Slot::Exact, true) => "Vec::new()".to_owned(),
                (Slot::Exact, false) => format!("vec![{written}]"),
            }
        }
        (Shape::Map(values), Value::Object(members)) => {
            let pairs: Option<Vec<String>> = members
                .iter()
                .map(|(key, member)| {
                    let element = match slot {
                        Slot::Taken if rust_types::is_text(ctx, *values) => Slot::Taken,
                        Slot::Taken | Slot::Exact => Slot::Exact,
                    };
                    let member = element_expression(ctx, *values, member, element, uses)?;
                    let key = quoted(key);
                    Some(if slot == Slot::Taken {
                        format!("({key}, {member})")
                    } else {
                        format!("({key}.to_owned(), {member})")
                    })
                })
                .collect();
            let pairs = pairs?.join(", ");
            match (slot, members.is_empty()) {
                (Slot::Taken, false) => format!("[{pairs}]"),
                (Slot::Taken, true) | (Slot::Exact, true) => return None,
                (Slot::Exact, false) => format!("std::collections::BTreeMap::from([{pairs}])"),
            }
        }
        (Shape::Union(union), Value::String(text)) => {
            let position = ctx.api.types.constant_branch(union, text)?;
            let names = ctx.type_names(target);
            let variant = &names.members[position];
            uses.types.insert(names.ident.clone());
            format!("{}::{variant}", names.ident)
        }
        (Shape::Struct(shape), Value::Object(members)) => {
            structure(ctx, target, shape, members, uses)?
        }
        _ => return None,
    };
    Some(written)
}

fn element_expression(
    ctx: Context<'_>,
    id: TypeId,
    value: &Value,
    slot: Slot,
    uses: &mut Uses,
) -> Option<String> {
    let (_, _, nullable) = ctx.resolve(id);
    let written = expression(ctx, id, value, slot, uses)?;
    Some(if nullable && !value.is_null() {
        format!("Some({written})")
    } else {
        written
    })
}

fn integer(format: IntegerFormat, number: &serde_json::Number) -> Option<String> {
    let whole = number.as_i64()?;
    debug_assert!(format != IntegerFormat::Uint32 || whole >= 0);
    (whole != i64::MIN).then(|| whole.to_string())
}

fn number(ctx: Context<'_>, number: &serde_json::Number, uses: &mut Uses) -> Option<String> {
    let text = number.to_string();
    if ctx.config.types.number == Number::F64 {
        let float = number.as_f64()?.abs().to_string();
        let sign = if text.starts_with('-') { "-" } else { "" };
        let point = if float.contains('.') { "" } else { ".0" };
        return Some(format!("{sign}{float}{point}"));
    }
    uses.path("rust_decimal::Decimal");
    let scale = text
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len());
    let digits: i64 = text.replace('.', "").parse().ok()?;
    (!text.starts_with('-')).then(|| format!("Decimal::new({digits}, {scale})"))
}

fn text(ctx: Context<'_>, id: TypeId, text: &str, slot: Slot, uses: &mut Uses) -> Option<String> {
    Some(match ctx.spellings.of(id).bare.as_str() {
        "String" | "Upload" if slot == Slot::Taken => quoted(text),
        "String" => format!("{}.to_owned()", quoted(text)),
        "Upload" => {
            uses.path("crate::Upload");
            format!("Upload::bytes({})", quoted(text))
        }
        "Date" => {
            let mut parts = text.split('-').map(|part| part.parse::<i16>().ok());
            let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
            uses.path("jiff::civil::Date");
            format!("Date::constant({year}, {month}, {day})")
        }
        "Timestamp" => {
            uses.path("jiff::Timestamp");
            let or = match uses.in_test {
                true => ".expect(\"it is a time\")",
                false => "?",
            };
            format!("{}.parse::<Timestamp>(){or}", quoted(text))
        }
        _ => return None,
    })
}

fn structure(
    ctx: Context<'_>,
    id: TypeId,
    shape: &Struct,
    members: &serde_json::Map<String, Value>,
    uses: &mut Uses,
) -> Option<String> {
    let names = ctx.type_names(id);
    let ident = &names.ident;
    uses.types.insert(ident.clone());
    let mut arguments = Vec::new();
    let mut setters = String::new();
    for (position, (field, name)) in shape.fields.iter().zip(&names.members).enumerate() {
        let tag = ctx.facts.tags.get(&(id, position));
        let Some(value) = members.get(&field.name) else {
            let is_set = field.required || tag.is_some();
            if is_set && presence(ctx, id, field) != Presence::ReadOnly {
                return None;
            }
            continue;
        };
        match presence(ctx, id, field) {
            Presence::Required if tag.is_some() => {
                if value.as_str() != tag.map(String::as_str) {
                    return None;
                }
            }
            Presence::Required => {
                arguments.push(expression(ctx, field.ty, value, Slot::Taken, uses)?)
            }
            Presence::ReadOnly => return None,
            Presence::WriteOnly => {
                arguments.push(expression(ctx, field.ty, value, Slot::Taken, uses)?)
            }
            Presence::RequiredNullable => {
                arguments.push(element_expression(ctx, field.ty, value, Slot::Exact, uses)?)
            }
            Presence::OptionalNullable if value.is_null() => {}
            Presence::Optional if tag.is_some_and(|tag| value == tag.as_str()) => {}
            Presence::Optional | Presence::OptionalNullable => {
                let value = expression(ctx, field.ty, value, Slot::Taken, uses)?;
                setters.push_str(&format!(".{name}({value})"));
            }
            Presence::Patch if value.is_null() => {
                uses.path("crate::Patch");
                setters.push_str(&format!(".{name}(Patch::Null)"));
            }
            Presence::Patch => {
                let taken = is_plain_text(ctx, field.ty) || is_full_list(value);
                let slot = if taken { Slot::Taken } else { Slot::Exact };
                let value = expression(ctx, field.ty, value, slot, uses)?;
                setters.push_str(&format!(".{name}({value})"));
            }
        }
    }
    if members
        .keys()
        .any(|key| shape.fields.iter().all(|field| field.name != *key))
    {
        return None;
    }
    Some(format!("{ident}::new({}){setters}", arguments.join(", ")))
}

/// Whether a value is a list that has elements: an array of them becomes the field's value.
fn is_full_list(value: &Value) -> bool {
    value
        .as_array()
        .is_some_and(|elements| !elements.is_empty())
}

/// Whether a type, `null` aside, is a plain text.
fn is_plain_text(ctx: Context<'_>, id: TypeId) -> bool {
    ctx.spellings.of(id).bare == "String"
}

/// A value by `serde_json::json!`.
fn json(value: &Value) -> String {
    let mut code = "serde_json::json!(".to_owned();
    put_json(value, &mut code);
    code.push(')');
    code
}

fn put_json(value: &Value, code: &mut String) {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => code.push_str(&value.to_string()),
        // What JSON escapes in its own way is a Rust literal.
        Value::String(text) if text.chars().any(char::is_control) => code.push_str(&quoted(text)),
        Value::String(_) => code.push_str(&value.to_string()),
        Value::Array(elements) => {
            code.push('[');
            for (index, element) in elements.iter().enumerate() {
                code.push_str(if index == 0 { "" } else { ", " });
                put_json(element, code);
            }
            code.push(']');
        }
        Value::Object(members) => {
            code.push('{');
            for (index, (key, member)) in members.iter().enumerate() {
                code.push_str(if index == 0 { "" } else { ", " });
                code.push_str(&quoted(key));
                code.push_str(": ");
                put_json(member, code);
            }
            code.push('}');
        }
    }
}
