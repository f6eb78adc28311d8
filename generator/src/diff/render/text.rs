//! A diff as text for people.
//!
//! ```text
//! major[field-required] Pet.name: it must be there now
//!   --> old.yaml:12:9, new.yaml:14:9, types::Pet.name
//!   note: in requests: the server may refuse values without it
//!   help: the constructor takes `name`
//!
//! 1 major change: pets-sdk 0.1.0 needs 0.2.0
//! ```

use super::{Texts, verdict};
use crate::diagnostic::{Shown, Style};
use crate::diff::{Change, Class, Code, Diff};
use std::collections::BTreeMap;

/// All changes, the heaviest first, and the version that they ask for.
pub fn text(diff: &Diff, texts: Texts<'_>, style: Style, shown: Shown) -> String {
    let mut out = String::new();
    let mut counts: BTreeMap<(std::cmp::Reverse<Class>, Code), usize> = BTreeMap::new();
    for change in &diff.changes {
        let count = counts
            .entry((std::cmp::Reverse(change.class), change.code))
            .or_default();
        *count += 1;
        if !matches!(shown, Shown::First(most) if *count > most) {
            push(&mut out, change, texts, style);
        }
    }
    if let Shown::First(most) = shown {
        let mut folded = false;
        for ((class, code), count) in &counts {
            if *count > most {
                folded = true;
                let head = head(class.0, *code, style);
                out.push_str(&format!("{head}: {} more of these\n", count - most));
            }
        }
        if folded {
            out.push_str("`--all` shows them all\n\n");
        }
    }
    out.push_str(&verdict(diff));
    out.push('\n');
    out
}

fn push(out: &mut String, change: &Change, texts: Texts<'_>, style: Style) {
    let Change {
        subject, message, ..
    } = change;
    let head = head(change.class, change.code, style);
    out.push_str(&format!("{head} {}: {message}\n", bold(subject, style)));
    let old = texts.old_place(change).map(|place| place.label());
    let new = texts.new_place(change).map(|place| place.label());
    let places: Vec<String> = old
        .into_iter()
        .chain(new)
        .chain(change.rust.clone())
        .collect();
    if !places.is_empty() {
        out.push_str(&format!("  --> {}\n", places.join(", ")));
    }
    for note in &change.notes {
        out.push_str(&format!("  note: {note}\n"));
    }
    if let Some(hint) = &change.hint {
        out.push_str(&format!("  help: {hint}\n"));
    }
    out.push('\n');
}

fn head(class: Class, code: Code, style: Style) -> String {
    let head = format!("{class}[{}]", code.id());
    let colour = match class {
        Class::Major => "31",
        Class::Minor => "33",
        Class::Patch => "36",
    };
    match style {
        Style::Plain => head,
        Style::Colour => format!("\u{1b}[1;{colour}m{head}\u{1b}[0m"),
    }
}

fn bold(text: &str, style: Style) -> String {
    match style {
        Style::Plain => text.to_owned(),
        Style::Colour => format!("\u{1b}[1m{text}\u{1b}[0m"),
    }
}
