//! A diff as workflow commands of GitHub Actions, which puts them beside the lines of a pull request.
//!
//! ```text
//! ::warning file=openapi.yaml,line=14,col=9,title=major%3A field-required::Pet.name: it must be there now
//! ```

use super::{Texts, verdict};
use crate::diagnostic::{Located, Place, workflow_command};
use crate::diff::{Change, Class, Diff};

/// The changes, a line each, and the version that they ask for. Those of class `fail_on` and above are errors.
pub fn github(diff: &Diff, texts: Texts<'_>, fail_on: Option<Class>) -> String {
    let mut out: String = diff
        .changes
        .iter()
        .map(|change| line(change, texts, fail_on))
        .collect();
    out.push_str(&workflow_command("notice", &[], &verdict(diff)));
    out
}

fn line(change: &Change, texts: Texts<'_>, fail_on: Option<Class>) -> String {
    let command = match change.class {
        class if fail_on.is_some_and(|least| class >= least) => "error",
        Class::Major => "warning",
        Class::Minor | Class::Patch => "notice",
    };
    let mut properties = Vec::new();
    // What is gone is shown where it was: the place that is left of it in the new text.
    let gone = || {
        let Place { spot, input } = change.old.as_ref()?;
        let place = Place {
            spot: spot.clone(),
            input: *input,
        };
        texts.new.locate(&place)
    };
    if let Some(located) = texts.new_place(change).or_else(gone) {
        properties.extend(place(&located));
    }
    properties.push(("title", format!("{}: {}", change.class, change.code.id())));
    let mut message = format!("{}: {}", change.subject, change.message);
    for note in &change.notes {
        message.push_str(&format!("\nnote: {note}"));
    }
    if let Some(hint) = &change.hint {
        message.push_str(&format!("\nhelp: {hint}"));
    }
    workflow_command(command, &properties, &message)
}

fn place(located: &Located<'_>) -> Vec<(&'static str, String)> {
    let mut properties = vec![("file", located.source.path.clone())];
    if let Some(position) = located.position() {
        properties.push(("line", position.line.to_string()));
        properties.push(("col", position.column.to_string()));
    }
    properties
}
