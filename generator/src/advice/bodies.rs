//! W075: an update whose body may be left out.
//!
//! ```yaml
//! put: {requestBody: {content: {}}}       # `required` is false where it is not said
//! ```

use super::{Advice, Fix};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::Method;
use crate::pipeline::Model;
use serde_json::json;
use std::collections::BTreeSet;

pub(super) fn optional_updates(model: &Model, all: &mut Vec<Advice>) {
    let mut said = BTreeSet::new();
    for operation in &model.api.operations {
        let updates = matches!(operation.method, Method::Put | Method::Patch);
        let Some(body) = operation
            .body
            .as_ref()
            .filter(|body| updates && !body.required)
        else {
            continue;
        };
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
