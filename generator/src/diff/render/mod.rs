//! A diff as text: for people, for programs, for a changelog or a pull request.

mod github;
mod json;
mod markdown;
mod text;

pub use github::github;
pub use json::json;
pub use markdown::{entry, markdown};
pub use text::text;

use super::{Change, Class, Diff};
use crate::diagnostic::{Inputs, Located, Place};

/// The texts that the places of changes are in.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'i> {
    /// Those of the old version.
    pub old: &'i Inputs<'i>,
    /// Those of the new one.
    pub new: &'i Inputs<'i>,
}

impl<'i> Texts<'i> {
    /// Where a change is in the old text.
    fn old_place(&self, change: &Change) -> Option<Located<'i>> {
        self.located(self.old, change.old.as_ref())
    }

    /// Where a change is in the new text.
    fn new_place(&self, change: &Change) -> Option<Located<'i>> {
        self.located(self.new, change.new.as_ref())
    }

    fn located(&self, inputs: &Inputs<'i>, place: Option<&Place>) -> Option<Located<'i>> {
        inputs.locate(place?)
    }
}

/// `2 major, 1 minor and 3 patch changes`
fn counted(diff: &Diff) -> String {
    let counts: Vec<(usize, Class)> = Class::ALL
        .iter()
        .map(|class| (diff.count(*class), *class))
        .filter(|(count, _)| *count > 0)
        .collect();
    let words: Vec<String> = counts
        .iter()
        .map(|(count, class)| format!("{count} {class}"))
        .collect();
    let list = match words.split_last() {
        None => return "no change".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    };
    let plural = match counts.last() {
        Some((1, _)) => "",
        _ => "s",
    };
    format!("{list} change{plural}")
}

/// The last line: what was found, and the version that it asks for.
fn verdict(diff: &Diff) -> String {
    let (package, version) = (&diff.package, &diff.version);
    match diff.class() {
        None => format!("nothing changed for users of {package} {version}"),
        Some(_) => format!(
            "{}: {package} {version} needs {}",
            counted(diff),
            diff.next()
        ),
    }
}
