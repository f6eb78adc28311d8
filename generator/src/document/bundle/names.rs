//! What a part of another file is called in `components`.
//!
//! ```text
//! schemas/Pet.yaml               Pet
//! common.yaml#/Address           Address
//! cards/models/Error.yaml        cards_Error, where Error is taken
//! ```
//!
//! Files near the document come first, so that a file deep down never takes a name from one above it.

use crate::pointer::Pointer;

/// Folders that say of what kind a file is, which tells no two apart.
const KINDS: &[&str] = &[
    "components",
    "definitions",
    "headers",
    "models",
    "parameters",
    "paths",
    "requests",
    "resources",
    "responses",
    "schemas",
    "shared",
    "spec",
    "specification",
    "src",
];

/// Places in a file that say what stands there and not which.
const ROLES: &[&str] = &["content", "items", "schema", "value"];

/// The names that a part could have, the best first; numbers are left to the caller.
pub(super) fn candidates(file: &str, place: &Pointer) -> Vec<String> {
    let mut steps: Vec<&str> = file.split('/').collect();
    let stem = steps.pop().map(stem).unwrap_or_default();
    let own = match place.last() {
        None => None,
        Some(last) if ROLES.contains(&last.as_str()) || last.parse::<u64>().is_ok() => {
            let tokens: Vec<String> = place.tokens().collect();
            let from = tokens.len().saturating_sub(2);
            Some(format!("{stem}_{}", tokens[from..].join("_")))
        }
        Some(last) => Some(last),
    };
    let mut folders = steps.into_iter().rev().filter(|step| !KINDS.contains(step));
    let whole = match stem.trim_start_matches('_') {
        "index" => folders.next().unwrap_or(stem),
        _ => stem,
    };
    let mut names = Vec::new();
    let mut name = whole.to_owned();
    if let Some(own) = own {
        names.push(own.clone());
        name = format!("{whole}_{own}");
    }
    names.push(name.clone());
    for folder in folders {
        name = format!("{folder}_{name}");
        names.push(name.clone());
    }
    names
}

/// A file name without its ending.
fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        Some(_) | None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_files_and_places() {
        let first = |file: &str, place: &str| {
            let place = Pointer::parse(place).expect("a pointer");
            candidates(file, &place)
        };
        assert_eq!(first("schemas/Pet.yaml", "")[0], "Pet");
        assert_eq!(
            first("common.yaml", "/components/schemas/Address")[0],
            "Address"
        );
        assert_eq!(
            first("cards/models/Error.yaml", ""),
            ["Error", "cards_Error"]
        );
        assert_eq!(first("pets/index.yaml", "")[0], "pets");
        assert_eq!(
            first("a.yaml", "/responses/200/content/schema")[0],
            "a_content_schema"
        );
    }
}
