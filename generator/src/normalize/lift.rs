//! Credentials that a document declares as header parameters become security schemes, where `sdk.toml` says so.
//!
//! ```yaml
//! parameters:
//!   - {name: Authorization, in: header, required: true, schema: {type: string}}
//! ```
//!
//! ```toml
//! [[security.lift]]
//! header = "Authorization"
//! scheme = "api_credentials"
//! type = "basic"
//! ```
//!
//! A header parameter that looks like a credential and is not lifted is a warning: every call would take it as an argument.

use crate::config::{Config, Lift, SecurityType};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::grammar::{self, Kind};
use crate::pointer::Pointer;
use serde_json::{Map, Value, json};

/// Headers that carry credentials, in lower case.
pub(crate) const CREDENTIAL_HEADERS: &[&str] = &[
    "authorization",
    "x-api-key",
    "api-key",
    "apikey",
    "requesttoken",
    "x-auth-token",
];

/// Marks lifted parameters, adds their schemes, and asks for them on the operations that had them.
pub(super) fn header_credentials(root: &mut Value, config: &Config, diagnostics: &mut Diagnostics) {
    let shared = shared_headers(root);
    let usual = root.get("security").cloned();
    let mut used = vec![false; config.security.lift.len()];
    let holds_path_items = |kind: Kind| {
        matches!(
            kind,
            Kind::Components | Kind::Paths | Kind::PathItem | Kind::Operation
        )
    };
    grammar::walk_within(
        root,
        Kind::Root,
        &Pointer::root(),
        &holds_path_items,
        &mut |value, kind, pointer| {
            if kind == Kind::PathItem {
                let lifted =
                    lift_in_path_item(value, pointer, config, &shared, &mut used, diagnostics);
                for (method, schemes) in lifted {
                    ask_for(&mut value[method.as_str()], &schemes, usual.as_ref());
                }
            }
        },
    );
    for (index, lift) in config.security.lift.iter().enumerate() {
        if used[index] {
            add_scheme(root, lift);
        } else if !config.is_filtered() {
            diagnostics.push(
                Diagnostic::new(
                    Code::ConfigMatchesNothing,
                    format!(
                        "no operation has a header parameter `{}` to lift",
                        lift.header
                    ),
                )
                .at(Place::config(
                    &Pointer::root()
                        .key("security")
                        .key("lift")
                        .index(index)
                        .key("header"),
                )),
            );
        }
    }
}

/// Header parameters under `components/parameters`, by their `$ref`.
fn shared_headers(root: &Value) -> Vec<(String, String)> {
    let parameters = root
        .pointer("/components/parameters")
        .and_then(Value::as_object);
    parameters
        .into_iter()
        .flatten()
        .filter_map(|(key, parameter)| {
            let place = Pointer::root().key("components").key("parameters").key(key);
            Some((place.to_string(), header_name(parameter)?.to_owned()))
        })
        .collect()
}

fn header_name(parameter: &Value) -> Option<&str> {
    (parameter.get("in")? == "header")
        .then(|| parameter.get("name")?.as_str())
        .flatten()
}

/// Lifts in one path item; gives the schemes of each operation, by method.
fn lift_in_path_item(
    item: &mut Value,
    pointer: &Pointer,
    config: &Config,
    shared: &[(String, String)],
    used: &mut [bool],
    diagnostics: &mut Diagnostics,
) -> Vec<(String, Vec<String>)> {
    let inherited = lift_parameters(item, pointer, config, shared, used, diagnostics);
    let mut lifted = Vec::new();
    for (keyword, member) in item.as_object_mut().into_iter().flatten() {
        if grammar::expect(Kind::PathItem, keyword) != Some(grammar::Expect::One(Kind::Operation)) {
            continue;
        }
        let mut schemes = inherited.clone();
        for scheme in lift_parameters(
            member,
            &pointer.key(keyword),
            config,
            shared,
            used,
            diagnostics,
        ) {
            if !schemes.contains(&scheme) {
                schemes.push(scheme);
            }
        }
        if !schemes.is_empty() {
            lifted.push((keyword.clone(), schemes));
        }
    }
    lifted
}

/// Marks the lifted parameters of a path item or operation; gives the schemes that they became.
fn lift_parameters(
    holder: &mut Value,
    pointer: &Pointer,
    config: &Config,
    shared: &[(String, String)],
    used: &mut [bool],
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let mut schemes = Vec::new();
    let parameters = holder.get_mut("parameters").and_then(Value::as_array_mut);
    for (index, parameter) in parameters.into_iter().flatten().enumerate() {
        let reference = parameter.get("$ref").and_then(Value::as_str);
        let name = match reference {
            Some(reference) => shared
                .iter()
                .find(|(place, _)| place == reference)
                .map(|(_, name)| name.clone()),
            None => header_name(parameter).map(str::to_owned),
        };
        let Some(name) = name else { continue };
        let lift = config
            .security
            .lift
            .iter()
            .position(|lift| lift.header.eq_ignore_ascii_case(&name));
        if let Some(position) = lift {
            used[position] = true;
            schemes.push(config.security.lift[position].scheme.clone());
            if reference.is_some() {
                // A reference cannot carry a mark: a parameter of its own takes its place.
                *parameter = json!({ "name": name, "in": "header", "schema": {} });
            }
            if let Value::Object(members) = parameter {
                members.insert("x-sdkwright-lifted".to_owned(), Value::Bool(true));
            }
        } else if CREDENTIAL_HEADERS.contains(&name.to_ascii_lowercase().as_str()) {
            let place = pointer.key("parameters").index(index);
            diagnostics.push(credential_parameter(&name, &place));
        }
    }
    schemes
}

fn credential_parameter(name: &str, place: &Pointer) -> Diagnostic {
    let kind = if name.eq_ignore_ascii_case("authorization") {
        "bearer"
    } else {
        "api-key"
    };
    Diagnostic::new(Code::CredentialParameter, format!("the header parameter `{name}` looks like a credential of the client"))
        .at(Place::value(&place.key("name")))
        .note("every call takes it as an argument")
        .help(format!(
            "to make it a credential of the client, put this into sdk.toml (type: basic, bearer or api-key):\n\
             [[security.lift]]\nheader = \"{name}\"\nscheme = \"api_key\"\ntype = \"{kind}\""
        ))
}

/// Adds the schemes to each alternative of the operation's `security`, or makes them its only one.
fn ask_for(operation: &mut Value, schemes: &[String], usual: Option<&Value>) {
    let Value::Object(members) = operation else {
        return;
    };
    let lifted: Map<String, Value> = schemes
        .iter()
        .map(|scheme| (scheme.clone(), json!([])))
        .collect();
    if let Some(usual) = usual
        && !members.contains_key("security")
    {
        members.insert("security".to_owned(), usual.clone());
    }
    match members.get_mut("security").and_then(Value::as_array_mut) {
        Some(alternatives) if !alternatives.is_empty() => {
            for alternative in alternatives.iter_mut().filter_map(Value::as_object_mut) {
                alternative.extend(lifted.clone());
            }
        }
        Some(_) | None => {
            members.insert("security".to_owned(), json!([lifted]));
        }
    }
}

fn add_scheme(root: &mut Value, lift: &Lift) {
    let scheme = match lift.ty {
        SecurityType::Basic => json!({ "type": "http", "scheme": "basic" }),
        SecurityType::Bearer => json!({ "type": "http", "scheme": "bearer" }),
        SecurityType::ApiKey => json!({ "type": "apiKey", "in": "header", "name": lift.header }),
    };
    let Value::Object(members) = root else { return };
    let components = members.entry("components").or_insert_with(|| json!({}));
    let Value::Object(components) = components else {
        return;
    };
    let schemes = components
        .entry("securitySchemes")
        .or_insert_with(|| json!({}));
    if let Value::Object(schemes) = schemes {
        schemes.entry(lift.scheme.clone()).or_insert(scheme);
    }
}
