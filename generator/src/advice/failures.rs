//! W074: operations that describe no body of a failure.
//!
//! ```yaml
//! responses: {'200': {}, '404': {description: Not found}}       # nothing to match on but the status
//! ```

use super::{Advice, listed};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::Operation;
use crate::pipeline::Model;

pub(super) fn untyped_failures(model: &Model, all: &mut Vec<Advice>) {
    let describes = |operation: &&Operation| {
        let mut responses = operation.responses.iter();
        responses.any(|response| {
            let typed = response
                .content
                .as_ref()
                .is_some_and(|content| content.ty.is_some());
            typed && !response.status.is_success()
        })
    };
    let operations = &model.api.operations;
    let silent: Vec<&Operation> = operations
        .iter()
        .filter(|operation| !describes(operation))
        .collect();
    let Some(first) = silent.first() else {
        return;
    };
    let names: Vec<String> = silent
        .iter()
        .map(|operation| format!("{} {}", operation.method.as_str(), operation.path))
        .collect();
    let message = match names.len() == operations.len() {
        true => "no operation describes the body of a failure".to_owned(),
        false => format!(
            "{} of {} operations describe no body of a failure: {}",
            names.len(),
            operations.len(),
            listed(&names)
        ),
    };
    let diagnostic = Diagnostic::new(Code::UntypedFailures, message)
        .at(Place::key(&first.pointer))
        .note("an error of such a call has the body as it came, and no type");
    let words = "describe it once under `components/responses`, and add it to the operations as `default` in an overlay";
    all.push(Advice::new(diagnostic, words, Vec::new(), false));
}
