//! Diagnostics as workflow commands of GitHub Actions, which puts them beside the lines of a pull request.
//!
//! ```text
//! ::warning file=openapi.yaml,line=12,col=19,endLine=12,endColumn=45,title=W060%3A unresolved reference::nothing stands at …
//! ```

use super::inputs::Inputs;
use super::{Diagnostic, Diagnostics, Severity, ordered};

/// The diagnostics, a line each, in order, all of them.
pub fn github(diagnostics: &Diagnostics, inputs: &Inputs<'_>) -> String {
    ordered(diagnostics, inputs)
        .into_iter()
        .map(|diagnostic| line(diagnostic, inputs))
        .collect()
}

fn line(diagnostic: &Diagnostic, inputs: &Inputs<'_>) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = Vec::new();
    let located = diagnostic
        .place
        .as_ref()
        .and_then(|place| inputs.locate(place));
    if let Some(located) = located {
        properties.push(("file", located.source.path.clone()));
        if let (Some(start), Some(end)) = (located.position(), located.end()) {
            properties.push(("line", start.line.to_string()));
            properties.push(("col", start.column.to_string()));
            properties.push(("endLine", end.line.to_string()));
            properties.push(("endColumn", end.column.to_string()));
        }
    }
    let code = diagnostic.code;
    properties.push(("title", format!("{}: {}", code.id(), code.title())));
    let mut message = diagnostic.message.clone();
    for note in &diagnostic.notes {
        message.push_str(&format!("\nnote: {note}"));
    }
    if let Some(help) = &diagnostic.help {
        message.push_str(&format!("\nhelp: {help}"));
    }
    workflow_command(command, &properties, &message)
}

/// One command, on a line of its own.
pub fn workflow_command(command: &str, properties: &[(&str, String)], message: &str) -> String {
    let properties: Vec<String> = properties
        .iter()
        .map(|(name, value)| format!("{name}={}", escape_property(value)))
        .collect();
    let properties = match properties.is_empty() {
        true => String::new(),
        false => format!(" {}", properties.join(",")),
    };
    format!("::{command}{properties}::{}\n", escape_data(message))
}

/// What a message must not hold as it is.
fn escape_data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// What the value of a property must not hold as it is.
fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}
