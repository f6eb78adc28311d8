//! `[headers]`: version headers, which all calls carry with one value.

use super::{Subject, text, words};
use crate::ir::{Parameter, ParameterIn, Shape};
use crate::normalize::CREDENTIAL_HEADERS;
use crate::pipeline::Model;
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) fn section(subject: &Subject<'_>) -> String {
    let model = subject.model;
    let mut uses: BTreeMap<String, (usize, &Parameter)> = BTreeMap::new();
    for operation in &model.api.operations {
        for parameter in &operation.parameters {
            let lower = parameter.name.to_ascii_lowercase();
            let is_version = words(&parameter.name)
                .iter()
                .any(|word| matches!(word.as_str(), "version" | "revision"));
            let is_credential = CREDENTIAL_HEADERS.contains(&lower.as_str());
            if parameter.place == ParameterIn::Header && is_version && !is_credential {
                uses.entry(lower).or_insert((0, parameter)).0 += 1;
            }
        }
    }
    let mut out = String::new();
    for (count, parameter) in uses.into_values() {
        if count * 10 < model.api.operations.len() * 9 {
            continue;
        }
        let line = |value: &str| format!("{} = {}\n", text(&parameter.name), text(value));
        match version(model, parameter) {
            (Some(value), true) => out.push_str(&line(&value)),
            (Some(value), false) => out.push_str(&format!("# {}", line(&value))),
            (None, _) => {}
        }
    }
    match out.is_empty() {
        true => out,
        false => format!(
            "# The version of the API that the document belongs to; calls may still say another one.\n[headers]\n{out}"
        ),
    }
}

/// The value that the document has for a version, and whether it is more than an example.
fn version(model: &Model, parameter: &Parameter) -> (Option<String>, bool) {
    let (target, _) = model.api.types.resolve(parameter.ty);
    let spoken = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    };
    let defaults = [
        model.api.types[parameter.ty].default.as_deref(),
        model.api.types[target].default.as_deref(),
    ];
    if let Some(default) = defaults.into_iter().flatten().find_map(spoken) {
        return (Some(default), true);
    }
    if let Shape::Enum(values) = &model.api.types[target].shape
        && let Some(last) = values.variants.iter().map(|variant| &variant.value).max()
    {
        // Versions are dates or numbers: the greatest is the newest.
        return (Some(last.clone()), true);
    }
    let examples = parameter
        .examples
        .iter()
        .chain(&model.api.types[target].examples);
    (
        examples.map(|example| &example.value).find_map(spoken),
        false,
    )
}
