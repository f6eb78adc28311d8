//! A text is JSON or YAML: which of them, and what is said when it is neither.
//!
//! A text that begins with `{` or `[` is tried as JSON first, which is much faster; if it is not JSON it may still be YAML
//! in flow style (a trailing comma, a comment), as many tools accept. Both libraries end at 128 levels of nesting, and so
//! do we, with a diagnostic.

use super::value::Reading;
use super::{Source, Syntax, duplicate_keys, rounded_numbers};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Place, Spot};
use serde::de::DeserializeSeed;
use serde_json::Value;

/// From how many bytes on the places of a text are worked out beside its value, and not when they are asked for.
const LARGE: usize = 1 << 16;

/// What is said of a text whose aliases multiply.
const ALIASES: &str = "aliases expand to far more than the file itself";

/// What is said of an alias that has no end.
const ENDLESS: &str = "an alias stands within the value that it names";

/// What the library says of values within values within values.
const TOO_DEEP: &str = "recursion limit exceeded";

/// A value, and what was noticed while it was read.
type Read = (Value, Reading);

/// Reads the value in a text; without one, the source comes back so that the diagnostics can be shown.
pub(crate) fn read_value(
    mut source: Source,
    input: Input,
) -> (Result<(Value, Source), Source>, Diagnostics) {
    let read = match source.syntax() {
        Syntax::Json => json(&source, input).or_else(|json_error| match yaml(&source, input) {
            Ok(read) => {
                source.set_syntax(Syntax::Yaml);
                Ok(read)
            }
            Err(yaml_error) => Err(if has_yaml_name(&source) {
                yaml_error
            } else {
                json_error
            }),
        }),
        Syntax::Yaml | Syntax::Toml => yaml(&source, input),
    };
    match read {
        Ok((value, reading)) => {
            source.refers_out = reading.refers_out();
            source.identifies = reading.identifies();
            let (duplicates, large) = reading.into_places();
            let mut diagnostics = duplicate_keys(&source, input, &duplicates);
            diagnostics.append(rounded_numbers(&source, input, &large));
            if value.is_null() {
                diagnostics.push(empty(&source, input));
                return (Err(source), diagnostics);
            }
            (Ok((value, source)), diagnostics)
        }
        Err(diagnostic) => {
            let mut diagnostics = Diagnostics::new();
            diagnostics.push(*diagnostic);
            (Err(source), diagnostics)
        }
    }
}

/// E001 for a file without content.
pub(super) fn empty(source: &Source, input: Input) -> Diagnostic {
    Diagnostic::new(Code::UnreadableFile, format!("`{}` is empty", source.path))
        .at(Place {
            input,
            spot: Spot::File,
        })
        .help("check that the file was downloaded or written completely")
}

fn has_yaml_name(source: &Source) -> bool {
    let name = source.path.to_ascii_lowercase();
    name.ends_with(".yaml") || name.ends_with(".yml")
}

fn json(source: &Source, input: Input) -> Result<Read, Box<Diagnostic>> {
    let reading = Reading::new(source.text.len(), false);
    let mut deserializer = serde_json::Deserializer::from_str(&source.text);
    let read = reading
        .root()
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value));
    match read {
        Ok(value) => Ok((value, reading)),
        Err(error) => {
            let offset = source.offset(error.line(), error.column());
            let text = error.to_string();
            let message = text.split(" at line ").next().unwrap_or_default();
            Err(Box::new(syntax(
                "JSON",
                message,
                Some(offset),
                source,
                input,
            )))
        }
    }
}

fn yaml(source: &Source, input: Input) -> Result<Read, Box<Diagnostic>> {
    if let Some(offset) = hopeless_nesting(&source.text) {
        return Err(Box::new(syntax(
            "YAML",
            "recursion limit exceeded",
            Some(offset),
            source,
            input,
        )));
    }
    let reading = Reading::new(source.text.len(), true);
    let value = || {
        let deserializer = serde_yaml::Deserializer::from_str(&source.text);
        reading.root().deserialize(deserializer)
    };
    // Nearly every large document has something to be said of, and its places take as long to find as its value.
    let value = if source.text.len() < LARGE {
        value()
    } else {
        rayon::in_place_scope(|scope| {
            scope.spawn(|_| _ = source.index());
            value()
        })
    };
    match value {
        Ok(value) => Ok((value, reading)),
        Err(error) => {
            let text = error.to_string();
            let (message, context) = split_yaml_message(&text);
            // What is no character of YAML has its place in the message alone, which the location does not know of.
            let (message, at) = match message.rsplit_once(" at position ") {
                Some((message, at)) => (message, at.parse().ok()),
                None if message.contains("more than one document") => {
                    (message, source.text.rfind("\n---").map(|at| at + 1))
                }
                None => (message, None),
            };
            let offset = at.or_else(|| error.location().map(|location| location.index()));
            let message = if reading.overspent() || message == "repetition limit exceeded" {
                ALIASES
            } else {
                message
            };
            // The library gives the place of the anchor, or none: what multiplies, or has no end, is the alias.
            let alias = || {
                let failed = reading.failed();
                failed.and_then(|place| source.index().alias(&place))
            };
            let (message, offset) = match message {
                ALIASES => (ALIASES, alias().map(|alias| alias.start).or(offset)),
                TOO_DEEP => match alias() {
                    Some(alias) => (ENDLESS, Some(alias.start)),
                    None => (TOO_DEEP, offset),
                },
                other => (other, offset),
            };
            let mut diagnostic = syntax("YAML", message, offset, source, input);
            if let Some(context) = context {
                diagnostic = diagnostic.note(context);
            }
            Err(Box::new(diagnostic))
        }
    }
}

/// Where a text has far more open brackets than any document: the library would take minutes to say so, since it looks
/// through all open brackets at each word. Brackets in texts are counted too, hence the generous bound.
fn hopeless_nesting(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > 5_000
    })
}

/// Parts `did not find expected key at line 3 column 1, while parsing a block mapping at line 2 column 1`.
fn split_yaml_message(text: &str) -> (&str, Option<&str>) {
    match text.split_once(" at line ") {
        Some((message, rest)) => (message, rest.split_once(", ").map(|(_, context)| context)),
        None => (text, None),
    }
}

/// E002 at the byte where the library gave up.
fn syntax(
    format: &str,
    message: &str,
    offset: Option<usize>,
    source: &Source,
    input: Input,
) -> Diagnostic {
    let (message, help) = match message {
        ENDLESS => (
            message,
            Some("refer to a component with `$ref`, which may lead back to where it stands"),
        ),
        TOO_DEEP => ("nested deeper than 128 levels", None),
        _ if message.contains("more than one document") => (
            "more than one document in the file",
            Some("keep one document: remove the `---` that begins the second"),
        ),
        _ if source.text_at(offset).starts_with('\t') => (
            message,
            Some("YAML is indented with spaces: replace the tab"),
        ),
        _ => (message, None),
    };
    let spot = match offset {
        Some(offset) => Spot::Bytes(source.character_at(offset)),
        None => Spot::File,
    };
    let diagnostic =
        Diagnostic::new(Code::Syntax, format!("not {format}: {message}")).at(Place { input, spot });
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}
