//! `[rename.types]`: what exporters of frameworks put around the name of a class.
//!
//! ```toml
//! [rename.types]
//! "UpdateInvoiceSettingsEndpointUpdateInvoiceSettingsRequestModel" = "UpdateInvoiceSettingsRequest"
//! "Address1" = "Address"         # `Address2`, `Address3` are the same type, and nothing else is `Address`
//! ```

use super::{Subject, text, words};
use crate::ir::Origin;
use crate::names::{pascal, plain};
use crate::pipeline::Model;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Names that are longer than this are too long.
const LONG: usize = 32;

pub(super) fn section(subject: &Subject<'_>) -> String {
    let model = subject.model;
    let mut wanted: BTreeMap<&str, (&str, String)> = BTreeMap::new();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let taken: BTreeSet<&str> = model
        .names
        .types
        .values()
        .map(|names| names.ident.as_str())
        .collect();
    for (id, names) in &model.names.types {
        let Origin::Component(name) = &model.api.types[*id].origin else {
            continue;
        };
        if let Some(short) = shortened(plain(name)).filter(|_| names.ident.as_str().len() > LONG) {
            *times.entry(short.clone()).or_default() += 1;
            wanted.insert(name, (names.ident.as_str(), short));
        }
    }
    for (name, plain) in merged(&model.document.root) {
        if let Some(ident) = ident(model, name) {
            *times.entry(plain.to_owned()).or_default() += 1;
            wanted.insert(name, (ident, plain.to_owned()));
        }
    }
    wanted.retain(|_, (now, short)| {
        times[short] == 1 && !taken.contains(short.as_str()) && now != short
    });
    if wanted.is_empty() {
        return String::new();
    }
    let mut out = String::from("[rename.types]\n");
    for (name, (_, short)) in wanted {
        out.push_str(&format!("{} = {}\n", text(name), text(&short)));
    }
    out
}

/// Components that others of their family refer to, each with the family's name without a number, if nothing else has it.
fn merged(root: &Value) -> BTreeMap<&str, &str> {
    let schemas = root
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    let Some(schemas) = schemas else {
        return BTreeMap::new();
    };
    let stem = |name: &'_ str| name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let mut merged = BTreeMap::new();
    for (name, schema) in schemas {
        let target = schema.get("$ref").and_then(Value::as_str);
        let target = target.and_then(|target| target.strip_prefix("#/components/schemas/"));
        let Some((target, _)) = target.and_then(|target| schemas.get_key_value(target)) else {
            continue;
        };
        let family = &target[..stem(target)];
        // `settings_v4` has a version, and what is written as no type is called so by no one.
        let is_name = !family.is_empty() && pascal(family).as_str() == family;
        let is_family = is_name && family.len() < target.len() && *family == name[..stem(name)];
        // Another of the family that is a type of its own may have as good a claim to the name.
        let is_alone = || {
            schemas.iter().all(|(other, schema)| {
                other == target || other[..stem(other)] != *family || schema.get("$ref").is_some()
            })
        };
        if is_family && is_alone() {
            merged.insert(target.as_str(), family);
        }
    }
    merged
}

/// What the type of a component is called.
fn ident<'a>(model: &'a Model, name: &str) -> Option<&'a str> {
    let mut types = model.names.types.iter();
    types.find_map(|(id, names)| match &model.api.types[*id].origin {
        Origin::Component(component) if component == name => Some(names.ident.as_str()),
        Origin::Component(_) | Origin::Inline(..) => None,
    })
}

/// What is behind the name of an endpoint's class, without `Model`; `None` where there is nothing of both.
fn shortened(name: &str) -> Option<String> {
    let behind = ["EndpointProduct", "EndpointEndpoint", "Endpoint"]
        .iter()
        .find_map(|word| name.rsplit_once(word))
        .map(|(_, behind)| behind)
        .filter(|behind| {
            let is_name = behind.starts_with(|first: char| first.is_ascii_uppercase());
            // One word is as good as none: `Response`.
            is_name && words(behind).len() > 1
        });
    let short = behind.unwrap_or(name);
    let bare = short
        .strip_suffix("RequestModel")
        .map(|bare| format!("{bare}Request"))
        .or_else(|| Some(format!("{}Response", short.strip_suffix("ResponseModel")?)));
    let short = bare.unwrap_or_else(|| short.to_owned());
    let ident = pascal(&short).to_string();
    let is_name = ident.chars().all(|c| c.is_ascii_alphanumeric()) && ident == short;
    (short != name && is_name && short.len() >= 8).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_an_exporter_puts_around_a_name_is_left_out() {
        for (name, wanted) in [
            (
                "UpdateInvoiceSettingsEndpointUpdateInvoiceSettingsRequestModel",
                Some("UpdateInvoiceSettingsRequest"),
            ),
            (
                "ListCreditNoteEndpointProductListCreditNoteResponseModel",
                Some("ListCreditNoteResponse"),
            ),
            ("UpdateInvoiceRequestModel", Some("UpdateInvoiceRequest")),
            ("InvoiceDataRequest", None),
            ("Endpoint", None),
            ("GetEndpoint", None),
            ("OrganizationConfigIntegrationsEndpointResponse", None),
        ] {
            assert_eq!(shortened(name).as_deref(), wanted, "{name}");
        }
    }

    #[test]
    fn the_family_of_numbered_types_has_to_be_a_name() {
        let alias = |target: &str| json!({"$ref": format!("#/components/schemas/{target}")});
        let document = json!({"components": {"schemas": {
            "Address1": {}, "Address2": alias("Address1"),
            "dns-settings_v4": {}, "dns-settings_v6": alias("dns-settings_v4"),
        }}});
        assert_eq!(merged(&document), BTreeMap::from([("Address1", "Address")]));
    }
}
