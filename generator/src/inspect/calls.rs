//! Operations as they are called.

use super::{Call, Group};
use crate::ir::ParameterIn;
use crate::names::TagNames;
use crate::pipeline::Model;
use crate::surface::Surface;

pub(super) fn groups(model: &Model, surface: &Surface) -> Vec<Group> {
    let tags = model.names.tags.iter();
    tags.map(|tag| Group {
        tag: tag.tag.clone(),
        accessor: tag.accessor.to_string(),
        operations: tag
            .operations
            .iter()
            .map(|index| call(model, surface, tag, *index))
            .collect(),
    })
    .collect()
}

fn call(model: &Model, surface: &Surface, tag: &TagNames, index: usize) -> Call {
    let operation = &model.api.operations[index];
    let names = &model.names.operations[index];
    let item = |path: String| surface.items.get(&path).cloned();
    let method = item(format!(
        "api::{0}::{1}::{2}",
        tag.accessor, tag.ident, names.method
    ));
    let builder = format!("api::{}::{}", tag.accessor, names.builder);
    let mut arguments = Vec::new();
    let mut setters = Vec::new();
    let parameters = operation.parameters.iter().zip(&names.parameters);
    let body = operation
        .body
        .iter()
        .map(|body| (body.required, &names.body));
    let parameters = parameters.map(|(parameter, name)| {
        let in_path = parameter.place == ParameterIn::Path;
        (
            (parameter.required || in_path) && parameter.preset.is_none(),
            name,
        )
    });
    for (is_argument, name) in parameters.chain(body) {
        match item(format!("{builder}::{name}")) {
            Some(setter) if !is_argument => {
                let types = types(&setter);
                setters.push(format!("{name}({})", types.join(", ")));
            }
            Some(_) | None => arguments.push(name.to_string()),
        }
    }
    let types = types(method.as_deref().unwrap_or_default());
    let arguments: Vec<String> = arguments
        .iter()
        .zip(&types)
        .map(|(name, ty)| format!("{name}: {ty}"))
        .collect();
    let place = format!("{} {}", operation.method.as_str(), operation.path);
    let failure = item(format!("{builder}::failure"));
    Call {
        place,
        id: operation.id.clone(),
        call: format!(
            "client.{}().{}({})",
            tag.accessor,
            names.method,
            arguments.join(", ")
        ),
        setters,
        gives: item(format!("{builder}::await")).unwrap_or_default(),
        fails: failure.and_then(|failure| {
            let (_, gives) = failure.split_once("Option<")?;
            Some(gives.strip_suffix('>')?.to_owned())
        }),
        items: item(format!("{builder}::items")),
        deprecated: operation.docs.deprecated,
    }
}

/// The types of a function's arguments, `self` aside.
fn types(signature: &str) -> Vec<String> {
    let inside = signature
        .trim_start_matches("async ")
        .trim_start_matches("fn(");
    let mut types = vec![String::new()];
    let mut depth = 0_usize;
    for character in inside.chars() {
        match character {
            '<' | '(' | '[' => depth += 1,
            ')' if depth == 0 => break,
            '>' | ')' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                types.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = types.last_mut() {
            last.push(character);
        }
    }
    let types = types.into_iter().map(|ty| ty.trim().to_owned());
    types
        .filter(|ty| !matches!(ty.as_str(), "" | "self" | "&self" | "&mut self"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::types;

    #[test]
    fn types_of_arguments_are_taken_apart() {
        for (signature, wanted) in [
            ("fn(&self) -> Self", &[][..]),
            (
                "fn(&self, &str, BTreeMap<String, (A, B)>) -> X<'_>",
                &["&str", "BTreeMap<String, (A, B)>"],
            ),
            (
                "fn(self, impl IntoIterator<Item = (impl Into<String>, i64)>) -> Self",
                &["impl IntoIterator<Item = (impl Into<String>, i64)>"],
            ),
            ("", &[]),
        ] {
            assert_eq!(types(signature), wanted, "{signature}");
        }
    }
}
