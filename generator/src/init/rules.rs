//! What holds for the calls of a vendor: fields that are not shown, a flag of success, pages, keys of idempotency.

use super::{Subject, comment, text};
use crate::advice::{Fix, Line};
use crate::diagnostic::Code;
use crate::ir::{Operation, ParameterIn, Shape};
use crate::pipeline::Model;

/// Properties that say whether a call of status 200 has done what it should.
const FLAGS: &[&str] = &["isSuccess", "is_success", "success", "succeeded", "ok"];

/// The lines that a finding gives, each with whether they are safe.
fn lines<'a>(subject: &'a Subject<'_>, code: Code) -> impl Iterator<Item = (&'a Line, bool)> {
    let advice = subject
        .advice
        .iter()
        .filter(move |advice| advice.diagnostic.code == code);
    advice.flat_map(|advice| {
        advice.fixes.iter().filter_map(|fix| match fix {
            Fix::Config(line) => Some((line, advice.is_safe)),
            Fix::Overlay(_) => None,
        })
    })
}

/// `[fields]`
pub(super) fn fields(subject: &Subject<'_>) -> String {
    let found = lines(subject, Code::ShownSecret).next();
    let names =
        found.and_then(|(line, _)| line.text.strip_prefix("sensitive = [")?.strip_suffix(']'));
    let Some(names) = names else {
        return String::new();
    };
    format!(
        "# Not shown in `Debug`, and so not in logs.\n[fields]\nsensitive = [\n    {},\n]\n",
        names.replace("\", \"", "\",\n    \"")
    )
}

/// `[response]`
pub(super) fn response(subject: &Subject<'_>) -> String {
    let model = subject.model;
    let answers: Vec<Vec<&str>> = model
        .api
        .operations
        .iter()
        .filter_map(|operation| booleans(model, operation))
        .collect();
    let Some(flag) = FLAGS.iter().find(|flag| {
        let with = answers.iter().filter(|names| names.contains(flag)).count();
        with > 0 && with * 2 >= answers.len()
    }) else {
        return String::new();
    };
    let line = format!("[response]\nsuccess-flag = {}\n", text(flag));
    // `success` may be anything; `isSuccess` is said of the call.
    match flag.starts_with("is") {
        true => format!("# An answer of status 200 may still say that nothing was done.\n{line}"),
        false => comment(&format!(
            "Answers have `{flag}`. If `false` means that a call has failed although its status is 200:\n{line}"
        )),
    }
}

/// The boolean properties of an operation's answer; `None` where it is no object.
fn booleans<'a>(model: &'a Model, operation: &'a Operation) -> Option<Vec<&'a str>> {
    let mut successes = operation
        .responses
        .iter()
        .filter(|response| response.status.is_success());
    let ty = successes.find_map(|response| response.content.as_ref()?.ty)?;
    let shape = model.api.types.shape(ty).as_struct()?;
    let flags = shape
        .fields
        .iter()
        .filter(|field| *model.api.types.shape(field.ty) == Shape::Boolean);
    Some(flags.map(|field| field.name.as_str()).collect())
}

/// `[[pagination]]`
pub(super) fn pagination(subject: &Subject<'_>) -> String {
    let rules = lines(subject, Code::UnfollowedPages).map(|(line, is_safe)| {
        let rule = format!("[{}]\n{}\n", line.table, line.text);
        match is_safe {
            true => rule,
            false => comment(&format!("If the first page is 1:\n{rule}")),
        }
    });
    let rules: Vec<String> = rules.collect();
    match rules.is_empty() {
        true => String::new(),
        false => format!(
            "# Lists that come in pages: `.pages()` and `.items()` go through them.\n{}",
            rules.join("\n")
        ),
    }
}

/// `[idempotency]`
pub(super) fn calls(subject: &Subject<'_>) -> String {
    let parameters = subject
        .model
        .api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters);
    let mut headers = parameters.filter(|parameter| parameter.place == ParameterIn::Header);
    let key = headers.find(|parameter| {
        super::words(&parameter.name)
            .iter()
            .any(|word| word == "idempotency")
    });
    match key {
        Some(parameter) => format!(
            "# Calls of POST and PATCH carry a key, so that they can be tried again.\n[idempotency]\nheader = {}\n",
            text(&parameter.name)
        ),
        None => comment(
            "If the vendor takes keys of idempotency, calls of POST and PATCH can be tried again:\n[idempotency]\nheader = \"Idempotency-Key\"",
        ),
    }
}
