//! A diff as Markdown: a comment of a pull request, or an entry of a changelog.
//!
//! ```markdown
//! ### Major
//!
//! - **`Pet.name`**: it must be there now (`field-required`)
//!   - in requests: the server may refuse values without it
//! ```

use super::{Texts, counted};
use crate::diagnostic::Shown;
use crate::diff::{Change, Class, Code, Diff};
use std::collections::BTreeMap;

/// The diff under a heading with the version that it asks for.
pub fn markdown(diff: &Diff, texts: Texts<'_>, shown: Shown) -> String {
    let (package, version) = (&diff.package, &diff.version);
    if diff.changes.is_empty() {
        return format!("## {package} {version}\n\nNothing changed for its users.\n");
    }
    let mut out = format!("## {package} {version} → {}\n\n", diff.next());
    let counts = counted(diff);
    out.push_str(&format!("{counts}.\n"));
    push_classes(&mut out, diff, Some(texts), shown);
    out
}

/// An entry of a changelog: the version and the changes, without places.
pub fn entry(diff: &Diff, version: &str, shown: Shown) -> String {
    let mut out = format!("## {version}\n");
    push_classes(&mut out, diff, None, shown);
    out
}

fn push_classes(out: &mut String, diff: &Diff, texts: Option<Texts<'_>>, shown: Shown) {
    for class in Class::ALL {
        let changes: Vec<&Change> = diff
            .changes
            .iter()
            .filter(|change| change.class == *class)
            .collect();
        if changes.is_empty() {
            continue;
        }
        let title = match class {
            Class::Major => "Major",
            Class::Minor => "Minor",
            Class::Patch => "Patch",
        };
        out.push_str(&format!("\n### {title}\n\n"));
        let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
        for change in changes {
            let count = counts.entry(change.code).or_default();
            *count += 1;
            if !matches!(shown, Shown::First(most) if *count > most) {
                push(out, change, texts);
            }
        }
        if let Shown::First(most) = shown {
            for (code, count) in counts.iter().filter(|(_, count)| **count > most) {
                out.push_str(&format!("- … {} more of `{}`\n", count - most, code.id()));
            }
        }
    }
}

fn push(out: &mut String, change: &Change, texts: Option<Texts<'_>>) {
    let place = texts.and_then(|texts| texts.new_place(change).or_else(|| texts.old_place(change)));
    let place = place.map_or_else(String::new, |place| format!(", {}", place.label()));
    let subject = &change.subject;
    let subject = match subject.contains('`') {
        true => subject.clone(),
        false => format!("`{subject}`"),
    };
    out.push_str(&format!(
        "- **{subject}**: {} (`{}`{place})\n",
        one_line(&change.message),
        change.code.id()
    ));
    for said in change.notes.iter().chain(&change.hint) {
        out.push_str(&format!("  - {}\n", one_line(said)));
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
