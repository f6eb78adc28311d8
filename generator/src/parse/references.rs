//! References that lead nowhere: each is said once, where it stands, whoever asks for what it names.
//!
//! ```yaml
//! owner: {$ref: '#/components/schemas/Persn'}    # nothing stands there: any JSON value
//! One: {$ref: '#/components/schemas/Two'}        # One is Two …
//! Two: {$ref: '#/components/schemas/One'}        # … is One: said once for the circle
//! ```

use super::table::{Piece, Reference, Table};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, nearest, overlay_update};
use crate::document::Document;
use crate::pointer::Pointer;
use std::collections::BTreeSet;

/// What is said of the references of one kind.
pub(super) struct Words {
    /// The kind of the pieces.
    pub(super) what: &'static str,
    /// What becomes of a place whose reference leads nowhere.
    pub(super) outcome: &'static str,
}

/// Says which of the references among `pieces` lead nowhere, in the order of their places. What is wrong with the pieces at
/// `bad` has been said already.
pub(super) fn check<T>(
    pieces: &Table<'_, T>,
    words: &Words,
    bad: &BTreeSet<Pointer>,
    document: &Document,
    diagnostics: &mut Diagnostics,
) {
    let refused = document.refused.iter();
    let refused: BTreeSet<&str> = refused.map(|refused| refused.reference.as_str()).collect();
    let is_item = |target: &str| matches!(pieces.here(target), Some(Piece::Item(_)));
    let mut unclear: Vec<(&Pointer, &Reference<'_>)> = pieces
        .references()
        .filter(|(_, reference)| !reference.target().is_some_and(|target| is_item(&target)))
        .collect();
    unclear.sort_unstable_by_key(|(place, _)| *place);
    let mut settled: BTreeSet<Pointer> = BTreeSet::new();
    for (place, reference) in unclear {
        let Some(next) = reference
            .target()
            .and_then(|target| Pointer::parse(&target))
        else {
            if !refused.contains(reference.text) {
                diagnostics.push(foreign(place, reference.text, words));
            }
            continue;
        };
        match pieces.here(next.as_str()) {
            Some(Piece::Item(_)) => {}
            Some(Piece::Reference(_)) => {
                if let Some(place) = circle(pieces, place, &mut settled) {
                    diagnostics.push(in_circle(&place, words));
                }
            }
            None if bad.contains(&next) => {}
            None => diagnostics.push(missing(place, &next, words, document)),
        }
    }
}

/// Follows references from `place`; gives the first place of a circle that has not been met before.
fn circle<T>(
    pieces: &Table<'_, T>,
    place: &Pointer,
    settled: &mut BTreeSet<Pointer>,
) -> Option<Pointer> {
    let mut chain = BTreeSet::new();
    let mut place = place.clone();
    let found = loop {
        if settled.contains(&place) {
            break None;
        }
        if !chain.insert(place.clone()) {
            break Some(place);
        }
        let target = match pieces.here(place.as_str()) {
            Some(Piece::Reference(reference)) => reference.target(),
            Some(Piece::Item(_)) | None => None,
        };
        match target.and_then(|target| Pointer::parse(&target)) {
            Some(next) => place = next,
            None => break None,
        }
    };
    settled.append(&mut chain);
    found
}

fn foreign(place: &Pointer, reference: &str, words: &Words) -> Diagnostic {
    let message = match reference.strip_prefix('#') {
        Some(anchor) => format!("no schema has the anchor `{anchor}`"),
        None => format!("the reference `{reference}` leaves the document"),
    };
    let diagnostic = Diagnostic::new(Code::UnresolvedReference, message)
        .at(Place::value(&place.key("$ref")))
        .note(words.outcome);
    let is_remote = reference.starts_with("http://") || reference.starts_with("https://");
    if is_remote {
        diagnostic.help("nothing is fetched: put the file beside the document, and name it there")
    } else {
        diagnostic
    }
}

fn in_circle(place: &Pointer, words: &Words) -> Diagnostic {
    Diagnostic::new(
        Code::ReferenceCycle,
        format!("`{place}` leads back to itself through references only"),
    )
    .at(Place::value(&place.key("$ref")))
    .note(words.outcome)
    .help(format!(
        "let one of the references in the circle be a {} of its own",
        words.what
    ))
}

fn missing(place: &Pointer, target: &Pointer, words: &Words, document: &Document) -> Diagnostic {
    let root = &document.root;
    let message = match target.resolve(root) {
        Some(_) => format!("what stands at `{target}` is no {}", words.what),
        None => format!("nothing stands at `{target}`"),
    };
    let diagnostic = Diagnostic::new(Code::UnresolvedReference, message)
        .at(Place::value(&place.key("$ref")))
        .note(words.outcome);
    let siblings = target.parent().and_then(|parent| {
        let members = parent.resolve(root)?.as_object()?;
        Some((parent, members))
    });
    if let (Some((parent, siblings)), Some(name)) = (siblings, target.last())
        && target.resolve(root).is_none()
        && let Some(near) = nearest(&name, siblings.keys().map(String::as_str))
    {
        let near = parent.key(near);
        // An overlay is applied before anything is rewritten.
        let reference = document.origins.before_rewrites(&place.key("$ref"));
        let place = reference.parent().unwrap_or_default();
        let fix = overlay_update(root, &place, &format!("{{$ref: '{near}'}}"));
        return diagnostic.help(format!("did you mean `{near}`? In an overlay:\n{fix}"));
    }
    diagnostic
}
