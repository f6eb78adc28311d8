//! Entries of `sdk.toml` that speak of something the document does not have: a vendor's rename must not pass in silence.

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::ir::{Api, Origin, Shape};
use std::collections::BTreeSet;

pub(super) fn unused(api: &Api, config: &Config) -> Diagnostics {
    let mut known = Known::default();
    for (_, ty) in api.types.iter() {
        let Origin::Component(component) = &ty.origin else {
            continue;
        };
        known.types.insert(component.clone());
        match &ty.shape {
            Shape::Struct(shape) => {
                for field in &shape.fields {
                    known.fields.insert(format!("{component}.{}", field.name));
                }
            }
            Shape::Enum(values) => {
                for variant in &values.variants {
                    known
                        .variants
                        .insert(format!("{component}.{}", variant.value));
                }
            }
            Shape::Any
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Array(_)
            | Shape::Map(_)
            | Shape::Union(_)
            | Shape::Alias(_) => {}
        }
    }
    for operation in &api.operations {
        known.operations.extend(operation.id.clone());
        known
            .operations
            .insert(format!("{} {}", operation.method.as_str(), operation.path));
        known.tags.extend(operation.tag.clone());
        known.headers.extend(
            operation
                .parameters
                .iter()
                .map(|parameter| parameter.name.to_ascii_lowercase()),
        );
    }
    let servers: BTreeSet<String> = api
        .servers
        .iter()
        .map(|server| server.url.clone())
        .collect();
    let schemes: BTreeSet<String> = api
        .schemes
        .iter()
        .map(|scheme| scheme.name.clone())
        .collect();

    let mut diagnostics = Diagnostics::new();
    check(
        &mut diagnostics,
        &["rename", "types"],
        config.rename.types.keys(),
        &known.types,
        "schema",
    );
    check(
        &mut diagnostics,
        &["rename", "fields"],
        config.rename.fields.keys(),
        &known.fields,
        "property",
    );
    check(
        &mut diagnostics,
        &["rename", "variants"],
        config.rename.variants.keys(),
        &known.variants,
        "enum value",
    );
    check(
        &mut diagnostics,
        &["operations"],
        config.operations.keys(),
        &known.operations,
        "operation",
    );
    check(
        &mut diagnostics,
        &["tags"],
        config.tags.keys(),
        &known.tags,
        "tag",
    );
    check(
        &mut diagnostics,
        &["servers", "environments"],
        config.servers.environments.keys(),
        &servers,
        "server",
    );
    check(
        &mut diagnostics,
        &["security", "schemes"],
        config.security.schemes.keys(),
        &schemes,
        "security scheme",
    );
    for header in config
        .headers
        .keys()
        .filter(|header| !known.headers.contains(&header.to_ascii_lowercase()))
    {
        diagnostics.push(
            Diagnostic::new(
                Code::ConfigMatchesNothing,
                format!("no operation has a header parameter `{header}`"),
            )
            .at(Config::key_of(&["headers", header])),
        );
    }
    diagnostics
}

/// What the document has that `sdk.toml` may speak of.
#[derive(Default)]
struct Known {
    types: BTreeSet<String>,
    fields: BTreeSet<String>,
    variants: BTreeSet<String>,
    operations: BTreeSet<String>,
    tags: BTreeSet<String>,
    headers: BTreeSet<String>,
}

fn check<'c>(
    diagnostics: &mut Diagnostics,
    section: &[&str],
    entries: impl Iterator<Item = &'c String>,
    known: &BTreeSet<String>,
    what: &str,
) {
    for entry in entries.filter(|entry| !known.contains(*entry)) {
        let path: Vec<&str> = section.iter().copied().chain([entry.as_str()]).collect();
        let mut diagnostic = Diagnostic::new(
            Code::ConfigMatchesNothing,
            format!("the document has no {what} `{entry}`"),
        )
        .at(Config::key_of(&path));
        if let Some(near) = nearest(entry, known.iter().map(String::as_str)) {
            diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
        }
        diagnostics.push(diagnostic);
    }
}
