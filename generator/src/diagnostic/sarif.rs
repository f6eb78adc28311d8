//! Diagnostics as SARIF 2.1.0, the exchange format of static analysis (OASIS), which code hosts and editors show.
//!
//! ```json
//! { "version": "2.1.0", "runs": [{ "tool": { "driver": { "name": "sdkwright", "rules": [] } }, "results": [] }] }
//! ```

use super::inputs::{Inputs, Located};
use super::{Code, Diagnostic, Diagnostics, Place, Severity, ordered};
use serde_json::{Map, Value, json};

/// The diagnostics as a SARIF log with one run, in order, all of them.
pub fn sarif(diagnostics: &Diagnostics, inputs: &Inputs<'_>) -> Value {
    let ordered = ordered(diagnostics, inputs);
    let mut codes: Vec<Code> = ordered.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Value> = codes.iter().map(|code| rule(*code)).collect();
    let results: Vec<Value> = ordered
        .into_iter()
        .map(|diagnostic| result(diagnostic, &codes, inputs))
        .collect();
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "sdkwright",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.id(),
        "shortDescription": { "text": code.title() },
        "fullDescription": { "text": code.text() },
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn result(diagnostic: &Diagnostic, codes: &[Code], inputs: &Inputs<'_>) -> Value {
    let mut text = diagnostic.message.clone();
    for note in &diagnostic.notes {
        text.push_str(&format!("\nnote: {note}"));
    }
    if let Some(help) = &diagnostic.help {
        text.push_str(&format!("\nhelp: {help}"));
    }
    let mut result = Map::new();
    result.insert("ruleId".to_owned(), diagnostic.code.id().into());
    if let Ok(index) = codes.binary_search(&diagnostic.code) {
        result.insert("ruleIndex".to_owned(), index.into());
    }
    result.insert("level".to_owned(), level(diagnostic.severity).into());
    result.insert("message".to_owned(), json!({ "text": text }));
    let place = diagnostic.place.as_ref();
    let locations: Vec<Value> = place
        .and_then(|place| location(place, None, inputs))
        .into_iter()
        .collect();
    result.insert("locations".to_owned(), locations.into());
    let related: Vec<Value> = diagnostic
        .related
        .iter()
        .filter_map(|(place, words)| location(place, Some(words), inputs))
        .collect();
    if !related.is_empty() {
        result.insert("relatedLocations".to_owned(), related.into());
    }
    Value::Object(result)
}

fn location(place: &Place, words: Option<&str>, inputs: &Inputs<'_>) -> Option<Value> {
    let located = inputs.locate(place)?;
    let mut physical = Map::new();
    physical.insert(
        "artifactLocation".to_owned(),
        json!({ "uri": uri(&located.source.path) }),
    );
    if let (Some(start), Some(end)) = (located.position(), Located::end(&located)) {
        physical.insert(
            "region".to_owned(),
            json!({
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            }),
        );
    }
    let mut location = Map::new();
    location.insert("physicalLocation".to_owned(), Value::Object(physical));
    if let Some(pointer) = &located.pointer {
        location.insert(
            "logicalLocations".to_owned(),
            json!([{ "fullyQualifiedName": pointer.to_string() }]),
        );
    }
    if let Some(words) = words {
        location.insert("message".to_owned(), json!({ "text": words }));
    }
    Some(Value::Object(location))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A path as a URI reference (RFC 3986): relative as it is, absolute under `file`.
fn uri(path: &str) -> String {
    let slashed = path.replace('\\', "/");
    let mut uri = String::new();
    if slashed.starts_with('/') {
        uri.push_str("file://");
    } else if slashed.contains(':') {
        // A drive letter, or a first step that would read as a scheme.
        uri.push_str(if slashed.as_bytes().get(1) == Some(&b':') {
            "file:///"
        } else {
            "./"
        });
    }
    for byte in slashed.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:@!$&'()*+,;=".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("specs/my api.yaml"), "specs/my%20api.yaml");
        assert_eq!(uri("/specs/a#b.yaml"), "file:///specs/a%23b.yaml");
        assert_eq!(uri("C:\\specs\\a.yaml"), "file:///C:/specs/a.yaml");
        assert_eq!(uri("ab:c.yaml"), "./ab:c.yaml");
    }
}
