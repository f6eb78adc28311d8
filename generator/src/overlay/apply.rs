//! Runs the actions of an overlay over a document.
//!
//! What was removed is remembered in [`Document::origins`], so that later findings still name the right line of the text.

use super::merge::{Misfit, kind, merge_selected};
use super::{Action, Change, Edition, Overlay, key_place, value_place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::document::{Document, Version};
use crate::pointer::Pointer;
use serde_json::Value;
use serde_json_path::{JsonPath, PathElement};

/// Applies an overlay. An action that fails leaves what it could not change; the others still run.
pub fn apply(mut document: Document, overlay: &Overlay) -> (Document, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    for action in &overlay.actions {
        run(&mut document, action, overlay.edition, &mut diagnostics);
    }
    // What the actions add may have names.
    document.identifies = true;
    match Version::of(&document.root) {
        Ok(version) => document.version = version,
        Err(diagnostic) => diagnostics.push(*diagnostic),
    }
    (document, diagnostics)
}

fn run(document: &mut Document, action: &Action, edition: Edition, diagnostics: &mut Diagnostics) {
    let places = select(&action.query, &document.root);
    if places.is_empty() {
        let message = format!("`{}` selects nothing in the document", action.target);
        let diagnostic = Diagnostic::new(Code::OverlayMatchesNothing, message)
            .at(value_place(&action.pointer.key("target")))
            .note("the action changes nothing");
        diagnostics.push(match missing_step(&action.query, &document.root) {
            Some(step) => diagnostic.help(step),
            None => diagnostic.help(
                "correct the target, or remove the action if the document no longer needs it",
            ),
        });
        return;
    }
    match &action.change {
        Change::Nothing => {}
        Change::Remove => remove(document, action, places, diagnostics),
        Change::Update(update) => update_all(
            document,
            action,
            "update",
            &places,
            update,
            edition,
            diagnostics,
        ),
        Change::Copy(query) => match select(query, &document.root).as_slice() {
            [source] => {
                let value = pointer(source)
                    .resolve(&document.root)
                    .cloned()
                    .unwrap_or_default();
                update_all(
                    document,
                    action,
                    "copy",
                    &places,
                    &value,
                    edition,
                    diagnostics,
                );
            }
            sources => {
                let message = format!(
                    "`copy` must select one value, and selects {}",
                    sources.len()
                );
                let place = value_place(&action.pointer.key("copy"));
                diagnostics.push(Diagnostic::new(Code::InvalidOverlay, message).at(place));
            }
        },
    }
}

/// One step of a place; elements sort by number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Key(String),
    Index(usize),
}

/// The places that a query selects, each once, in the order of the query.
fn select(query: &JsonPath, root: &Value) -> Vec<Vec<Step>> {
    let nodes = query.query_located(root).dedup();
    let places = nodes.locations().map(|location| {
        let steps = location.iter().map(|element| match element {
            PathElement::Name(name) => Step::Key((*name).to_owned()),
            PathElement::Index(index) => Step::Index(*index),
        });
        steps.collect()
    });
    places.collect()
}

fn pointer(steps: &[Step]) -> Pointer {
    steps
        .iter()
        .fold(Pointer::root(), |pointer, step| match step {
            Step::Key(key) => pointer.key(key),
            Step::Index(index) => pointer.index(*index),
        })
}

fn update_all(
    document: &mut Document,
    action: &Action,
    key: &str,
    places: &[Vec<Step>],
    update: &Value,
    edition: Edition,
    diagnostics: &mut Diagnostics,
) {
    if edition == Edition::V11 && !same_kind(document, action, key, places, diagnostics) {
        return;
    }
    for place in places {
        let place = pointer(place);
        // An update of a place around this one may have replaced it.
        let Some(target) = document.root.pointer_mut(place.as_str()) else {
            continue;
        };
        if let Err(misfit) = merge_selected(target, update, edition) {
            diagnostics.push(misfits(&misfit, action, key, &place));
        }
    }
}

/// Overlay 1.1: what an update selects must be all mappings, all lists or all single values.
fn same_kind(
    document: &Document,
    action: &Action,
    key: &str,
    places: &[Vec<Step>],
    diagnostics: &mut Diagnostics,
) -> bool {
    let kinds = places
        .iter()
        .map(|place| pointer(place).resolve(&document.root).map(kind));
    let mut kinds: Vec<&str> = kinds.flatten().collect();
    kinds.sort_unstable();
    kinds.dedup();
    if let [one, other, ..] = kinds.as_slice() {
        let message = format!(
            "`{}` selects values of several kinds: {one} and {other}",
            action.target
        );
        diagnostics.push(
            Diagnostic::new(Code::InvalidOverlay, message)
                .at(value_place(&action.pointer.key("target")))
                .related(
                    key_place(&action.pointer.key(key)),
                    "cannot be merged into both",
                )
                .help("write an action for each"),
        );
    }
    kinds.len() == 1
}

fn misfits(misfit: &Misfit, action: &Action, key: &str, target: &Pointer) -> Diagnostic {
    let at = action.pointer.key(key);
    let within = misfit.within.tokens();
    let (at, target) = within.fold((at, target.clone()), |(at, target), token| {
        (at.key(&token), target.key(&token))
    });
    let message = format!(
        "the {key} is {}, but `{target}` is {}",
        misfit.update, misfit.target
    );
    // What is copied stands in the document, not in the overlay.
    let at = if key == "copy" {
        action.pointer.key(key)
    } else {
        at
    };
    Diagnostic::new(Code::InvalidOverlay, message)
        .at(value_place(&at))
        .related(Place::value(&target), "this is what it would change")
        .help("remove the old value first, with an action of its own: `remove: true`")
}

fn remove(
    document: &mut Document,
    action: &Action,
    mut places: Vec<Vec<Step>>,
    diagnostics: &mut Diagnostics,
) {
    // Back to front, so that no removal moves a place that is still to go; what lies inside goes before what holds it.
    places.sort_by(|one, other| other.cmp(one));
    for place in places {
        let Some((last, parent)) = place.split_last() else {
            let message = "the whole document cannot be removed";
            let place = value_place(&action.pointer.key("target"));
            diagnostics.push(Diagnostic::new(Code::InvalidOverlay, message).at(place));
            continue;
        };
        let parent = pointer(parent);
        match (document.root.pointer_mut(parent.as_str()), last) {
            (Some(Value::Object(members)), Step::Key(key)) => {
                if members.shift_remove(key).is_some() {
                    document.origins.member_removed(&parent.key(key));
                }
            }
            (Some(Value::Array(elements)), Step::Index(index)) => {
                if *index < elements.len() {
                    elements.remove(*index);
                    document.origins.element_removed(&parent, *index);
                }
            }
            (Some(_) | None, Step::Key(_) | Step::Index(_)) => {}
        }
    }
}

/// For a plain path (`$.paths['/pets'].get`): the first step that leads nowhere, with the nearest name that would.
fn missing_step(query: &JsonPath, root: &Value) -> Option<String> {
    let text = query.to_string();
    let mut value = root;
    let mut rest = text.strip_prefix('$')?;
    while !rest.is_empty() {
        let (name, tail) = match rest.strip_prefix("['") {
            Some(quoted) => quoted.split_once("']")?,
            None => {
                let plain = rest.strip_prefix('.')?;
                plain.split_at(plain.find(['.', '[']).unwrap_or(plain.len()))
            }
        };
        let members = value.as_object()?;
        match members.get(name) {
            Some(member) => value = member,
            None => {
                let near = crate::diagnostic::nearest(name, members.keys().map(String::as_str));
                return near.map(|near| format!("there is no `{name}`; did you mean `{near}`?"));
            }
        }
        rest = tail;
    }
    None
}
