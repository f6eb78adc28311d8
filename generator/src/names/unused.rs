//! Entries of `sdk.toml` that speak of something the document does not have: a vendor's rename must not pass in silence.

use super::EnvironmentNames;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, nearest};
use crate::ir::{Api, Origin, Shape};
use crate::pointer::Pointer;
use std::collections::BTreeSet;

pub(super) fn unused(api: &Api, config: &Config, environments: &[EnvironmentNames]) -> Diagnostics {
    if !speaks_of_names(config) {
        return Diagnostics::new();
    }
    let mut known = Known::default();
    for (_, ty) in api.types.iter() {
        if let Shape::Struct(shape) = &ty.shape {
            let properties = shape.fields.iter().map(|field| field.name.clone());
            known.properties.extend(properties);
            let flags = shape.fields.iter().filter(|field| {
                let (target, _) = api.types.resolve(field.ty);
                api.types[target].shape == Shape::Boolean
            });
            known.flags.extend(flags.map(|field| field.name.clone()));
        }
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
            Shape::Union(union) => {
                let branches = union.branches.iter();
                let constants = branches.filter_map(|branch| api.types.constant(branch.ty));
                let constants = constants.map(|constant| format!("{component}.{}", constant.value));
                known.variants.extend(constants);
            }
            Shape::Any
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Array(_)
            | Shape::Map(_)
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
    let left_out = &api.left_out;
    known.types.extend(left_out.schemas.iter().cloned());
    known.operations.extend(left_out.operations.iter().cloned());
    known.tags.extend(left_out.tags.iter().cloned());
    known.headers.extend(left_out.headers.iter().cloned());
    let servers: BTreeSet<String> = api
        .servers
        .iter()
        .map(|server| server.url.clone())
        .collect();
    let schemes: BTreeSet<String> = api
        .schemes
        .iter()
        .map(|scheme| scheme.name.clone())
        .chain(left_out.schemes.iter().cloned())
        .collect();
    // A member of a component that is left out, or a property that may be in one.
    let may_be_left_out = |entry: &str| {
        let mut dots = entry.match_indices('.').peekable();
        let is_bare = dots.peek().is_none();
        left_out.is_on && (is_bare || dots.any(|(at, _)| left_out.schemas.contains(&entry[..at])))
    };

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
        config
            .rename
            .fields
            .keys()
            .filter(|entry| !may_be_left_out(entry)),
        &known.fields,
        "property",
    );
    check(
        &mut diagnostics,
        &["rename", "variants"],
        config
            .rename
            .variants
            .keys()
            .filter(|entry| !may_be_left_out(entry)),
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
    let fetching = api.schemes.iter().filter(|one| one.client_flow.is_some());
    let fetching: BTreeSet<String> = fetching.map(|scheme| scheme.name.clone()).collect();
    for (name, scheme) in &config.security.schemes {
        let set = [
            ("client-variables", !scheme.client_variables.is_empty()),
            (
                "client-authentication",
                scheme.client_authentication.is_some(),
            ),
        ];
        for (key, _) in set.iter().filter(|(_, set)| *set && schemes.contains(name)) {
            let place = Config::key_of(&["security", "schemes", name, key]);
            let what = "`clientCredentials` flow in the security scheme";
            missing(&mut diagnostics, name, &fetching, what, place);
        }
    }
    let sensitive = known.fields.union(&known.properties).cloned().collect();
    for (index, entry) in config.fields.sensitive.iter().enumerate() {
        if may_be_left_out(entry) {
            continue;
        }
        let place = Pointer::root().key("fields").key("sensitive").index(index);
        let what = "property";
        missing(
            &mut diagnostics,
            entry,
            &sensitive,
            what,
            Place::config(&place),
        );
    }
    for (section, operations) in [
        ("retries", &config.retries.operations),
        ("idempotency", &config.idempotency.operations),
    ] {
        for (index, entry) in operations.iter().enumerate() {
            let place = Pointer::root().key(section).key("operations");
            let place = Place::config(&place.index(index));
            let what = "operation";
            missing(&mut diagnostics, entry, &known.operations, what, place);
        }
    }
    if let Some(flag) = config
        .response
        .success_flag
        .as_ref()
        .filter(|_| !left_out.is_on)
    {
        let place = Pointer::root().key("response").key("success-flag");
        let what = "boolean property";
        missing(
            &mut diagnostics,
            flag,
            &known.flags,
            what,
            Place::config(&place),
        );
    }
    if let Some(default) = &config.servers.default {
        let place = Pointer::root().key("servers").key("default");
        let environments = environments
            .iter()
            .map(|names| names.constructor.to_string());
        let environments = environments.collect();
        let what = "environment";
        missing(
            &mut diagnostics,
            default,
            &environments,
            what,
            Place::config(&place),
        );
    }
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

/// Whether there is an entry that the document might not have.
fn speaks_of_names(config: &Config) -> bool {
    let rename = &config.rename;
    let renames =
        !(rename.types.is_empty() && rename.fields.is_empty() && rename.variants.is_empty());
    renames
        || !config.operations.is_empty()
        || !config.tags.is_empty()
        || !config.servers.environments.is_empty()
        || config.servers.default.is_some()
        || !config.security.schemes.is_empty()
        || !config.fields.sensitive.is_empty()
        || config.response.success_flag.is_some()
        || !config.headers.is_empty()
}

/// What the document has that `sdk.toml` may speak of.
#[derive(Default)]
struct Known {
    types: BTreeSet<String>,
    fields: BTreeSet<String>,
    /// Names of properties, wherever they stand.
    properties: BTreeSet<String>,
    /// Those of them that are booleans.
    flags: BTreeSet<String>,
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
    for entry in entries {
        let path: Vec<&str> = section.iter().copied().chain([entry.as_str()]).collect();
        missing(diagnostics, entry, known, what, Config::key_of(&path));
    }
}

/// Says that an entry is not among what is known, if it is not.
fn missing(
    diagnostics: &mut Diagnostics,
    entry: &str,
    known: &BTreeSet<String>,
    what: &str,
    place: Place,
) {
    if known.contains(entry) {
        return;
    }
    let mut diagnostic = Diagnostic::new(
        Code::ConfigMatchesNothing,
        format!("the document has no {what} `{entry}`"),
    )
    .at(place);
    if let Some(near) = nearest(entry, known.iter().map(String::as_str)) {
        diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
    }
    diagnostics.push(diagnostic);
}
