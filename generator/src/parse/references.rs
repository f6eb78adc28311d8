//! References that lead nowhere: each is said once, where it stands, whoever asks for what it names.
//!
//! ```yaml
//! owner: {$ref: '#/components/schemas/Persn'}    # nothing stands there: any JSON value
//! One: {$ref: '#/components/schemas/Two'}        # One is Two …
//! Two: {$ref: '#/components/schemas/One'}        # … is One: said once for the circle
//! ```

use super::pieces::target;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, nearest, overlay_update};
use crate::document::Document;
use crate::pointer::Pointer;
use openapiv3::ReferenceOr;
use std::collections::{BTreeMap, BTreeSet};

/// What is said of the references of one kind.
pub(super) struct Words {
    /// The kind of the pieces.
    pub(super) what: &'static str,
    /// What becomes of a place whose reference leads nowhere.
    pub(super) outcome: &'static str,
}

/// Says which of the references among `pieces` lead nowhere. What is wrong with the pieces at `bad` has been said already.
pub(super) fn check<T>(
    pieces: &BTreeMap<Pointer, ReferenceOr<T>>,
    words: &Words,
    bad: &BTreeSet<Pointer>,
    document: &Document,
    diagnostics: &mut Diagnostics,
) {
    let refused = document.refused.iter();
    let refused: BTreeSet<&str> = refused.map(|refused| refused.reference.as_str()).collect();
    let mut settled: BTreeSet<Pointer> = BTreeSet::new();
    for (place, piece) in pieces {
        let ReferenceOr::Reference { reference } = piece else {
            continue;
        };
        let Some(next) = target(reference) else {
            if !refused.contains(reference.as_str()) {
                diagnostics.push(foreign(place, reference, words));
            }
            continue;
        };
        match pieces.get(&next) {
            Some(ReferenceOr::Item(_)) => {}
            Some(ReferenceOr::Reference { .. }) => {
                if let Some(place) = circle(pieces, place, &mut settled) {
                    diagnostics.push(in_circle(&place, words));
                }
            }
            None if bad.contains(&next) => {}
            None => diagnostics.push(missing(place, &next, words, document)),
        }
    }
}

/// Lets every reference lead straight to what stands at the end of its chain, so that nobody follows a chain twice.
pub(super) fn shorten<T>(pieces: &mut BTreeMap<Pointer, ReferenceOr<T>>) {
    let mut ends: BTreeMap<Pointer, Pointer> = BTreeMap::new();
    let is_reference = |place: &Pointer| next(pieces, place).is_some();
    let starts = pieces
        .keys()
        .filter(|place| next(pieces, place).is_some_and(|next| is_reference(&next)));
    for start in starts {
        let mut chain = vec![start.clone()];
        let mut met = BTreeSet::from([start.clone()]);
        let mut here = start.clone();
        let end = loop {
            if let Some(end) = ends.get(&here) {
                break end.clone();
            }
            match next(pieces, &here) {
                // A circle ends where it closes, and leads nowhere.
                Some(next) if !met.insert(next.clone()) => break next,
                Some(next) => {
                    chain.push(next.clone());
                    here = next;
                }
                None => break here,
            }
        };
        chain.pop();
        ends.extend(chain.into_iter().map(|place| (place, end.clone())));
    }
    for (place, end) in ends {
        if let Some(ReferenceOr::Reference { reference }) = pieces.get_mut(&place) {
            *reference = end.to_string();
        }
    }
}

/// Where the reference at a place leads, if one stands there.
fn next<T>(pieces: &BTreeMap<Pointer, ReferenceOr<T>>, place: &Pointer) -> Option<Pointer> {
    match pieces.get(place)? {
        ReferenceOr::Reference { reference } => target(reference),
        ReferenceOr::Item(_) => None,
    }
}

/// Follows references from `place`; gives the first place of a circle that has not been met before.
fn circle<T>(
    pieces: &BTreeMap<Pointer, ReferenceOr<T>>,
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
        match pieces.get(&place) {
            Some(ReferenceOr::Reference { reference }) => match target(reference) {
                Some(next) => place = next,
                None => break None,
            },
            Some(ReferenceOr::Item(_)) | None => break None,
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
