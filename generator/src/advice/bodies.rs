//! W075: an update whose body may be left out.
//!
//! ```yaml
//! put: {requestBody: {content: {}}}       # `required` is false where it is not said
//! ```

use super::{Advice, Fix, words};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Content, MediaKind, Method};
use crate::pipeline::Model;
use serde_json::json;
use std::collections::BTreeSet;

/// First words of what changes a thing into what the body says. `PUT` is also what adds, locks and merges things, which a body only
/// says more about.
const UPDATES: &[&str] = &[
    "change",
    "configure",
    "edit",
    "modify",
    "overwrite",
    "patch",
    "put",
    "replace",
    "save",
    "set",
    "update",
    "updates",
    "upsert",
];

pub(super) fn optional_updates(model: &Model, all: &mut Vec<Advice>) {
    let mut said = BTreeSet::new();
    for operation in &model.api.operations {
        let Some(body) = operation.body.as_ref().filter(|body| !body.required) else {
            continue;
        };
        let is_update = || {
            let summary = operation.docs.title.as_deref();
            is_update(summary, operation.id.as_deref()) || needs_something(model, &body.content)
        };
        let updates = match operation.method {
            Method::Patch => true,
            Method::Put => is_update(),
            _ => false,
        };
        if !updates {
            continue;
        }
        let place = model.document.origins.before_rewrites(&body.pointer);
        if !said.insert(place.clone()) {
            continue;
        }
        let message = format!(
            "the body of `{} {}` may be left out",
            operation.method.as_str(),
            operation.path
        );
        let diagnostic = Diagnostic::new(Code::OptionalUpdate, message)
            .at(Place::key(&body.pointer))
            .note("it is a setter of the call, and an update without a body changes nothing");
        let root = &model.document.root;
        let why = "An update without a body has no effect, so the SDK takes it as an argument.";
        let fix = Fix::update(root, &place, json!({ "required": true }), why);
        all.push(Advice::new(
            diagnostic,
            "let it be an argument",
            vec![fix],
            true,
        ));
    }
}

/// Whether a body is something of its own, such as a file, or an object that has to have a property.
fn needs_something(model: &Model, content: &Content) -> bool {
    let fields = content
        .ty
        .and_then(|ty| model.api.types.shape(ty).as_struct());
    let mut fields = fields.into_iter().flat_map(|shape| &shape.fields);
    content.kind != MediaKind::Json || fields.any(|field| field.required)
}

/// Whether an operation says that it updates something, by its summary or else its id, or says nothing of what it does.
fn is_update(summary: Option<&str>, id: Option<&str>) -> bool {
    let Some(said) = summary.or(id) else {
        return true;
    };
    let spoken = words(said);
    let is_of_updates = |word: &String| UPDATES.contains(&word.as_str());
    match summary {
        Some(_) => spoken.first().is_some_and(is_of_updates),
        // `pets/update-pet` and `InvoicesUpdate` begin with the group.
        None => spoken.iter().any(is_of_updates),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_every_put_is_an_update() {
        for (id, summary, wanted) in [
            (None, None, true),
            (Some("putPet"), None, true),
            (Some("PetsUpdate"), None, true),
            (Some("pulls/merge"), None, false),
            (Some("putPet"), Some("Lock a pet"), false),
            (Some("pets/x"), Some("Replace the pet"), true),
        ] {
            assert_eq!(is_update(summary, id), wanted, "{id:?} {summary:?}");
        }
    }
}
