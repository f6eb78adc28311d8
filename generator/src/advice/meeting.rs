//! W073: two names of the document meet in Rust, where one gets a number.
//!
//! ```yaml
//! properties: {customerId: {type: string}, customer_id: {type: string}}      # customer_id, customer_id_field
//! ```

use super::{Advice, Fix, component, spoken};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Shape, TypeId};
use crate::names::{Ident, pascal, snake};
use crate::pipeline::Model;
use std::collections::BTreeMap;

pub(super) fn names_meet(model: &Model, all: &mut Vec<Advice>) {
    for (id, ty) in model.api.types.iter() {
        match &ty.shape {
            Shape::Struct(shape) => {
                let names: Vec<&str> = shape
                    .fields
                    .iter()
                    .map(|field| field.name.as_str())
                    .collect();
                meetings(model, id, &names, "rename.fields", snake, all);
            }
            Shape::Enum(values) => {
                let spoken = values
                    .variants
                    .iter()
                    .map(|variant| variant.name.as_ref().unwrap_or(&variant.value));
                let names: Vec<&str> = spoken.map(String::as_str).collect();
                meetings(model, id, &names, "rename.variants", pascal, all);
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
}

fn meetings(
    model: &Model,
    id: TypeId,
    names: &[&str],
    table: &str,
    idiom: fn(&str) -> Ident,
    all: &mut Vec<Advice>,
) {
    let Some(members) = model.names.types.get(&id).map(|names| &names.members) else {
        return;
    };
    let mut by_ident: BTreeMap<Ident, Vec<usize>> = BTreeMap::new();
    for (position, name) in names.iter().enumerate() {
        by_ident.entry(idiom(name)).or_default().push(position);
    }
    for (ident, positions) in by_ident.iter().filter(|(_, positions)| positions.len() > 1) {
        // What `sdk.toml` has told apart does not meet.
        let made = |position: &&usize| members[**position].as_str().starts_with(ident.as_str());
        if positions.iter().filter(made).count() < 2 {
            continue;
        }
        let called: Vec<String> = positions
            .iter()
            .map(|position| format!("`{}` is `{}`", names[*position], members[*position]))
            .collect();
        let message = format!(
            "names of `{}` meet in Rust: {}",
            spoken(model, id),
            called.join(", ")
        );
        let ty = &model.api.types[id];
        let diagnostic = Diagnostic::new(Code::NamesMeet, message).at(Place::key(&ty.pointer));
        let fixes: Vec<Fix> = match component(model, id) {
            Some(component) => positions
                .iter()
                .skip(1)
                .map(|position| {
                    let key = crate::config::toml_key(&format!("{component}.{}", names[*position]));
                    Fix::config(table, format!("{key} = \"{}\"", members[*position]))
                })
                .collect(),
            None => Vec::new(),
        };
        let words = match fixes.is_empty() {
            true => "give the object a name under `components`, so that sdk.toml can speak of it",
            false => "give the others names that say the difference",
        };
        all.push(Advice::new(diagnostic, words, fixes, false));
    }
}
