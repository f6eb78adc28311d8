//! References that lead nowhere, and what to say of them.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::parse::Found;
use crate::pointer::Pointer;
use serde_json::Value;

impl<'d> Lowering<'d> {
    /// The piece behind a reference that stands at `place`, or a diagnostic and nothing.
    pub(super) fn follow<T>(
        &mut self,
        found: Found<'d, T>,
        place: &Pointer,
    ) -> Option<(Pointer, &'d T)> {
        let diagnostic = match found {
            Found::Piece(pointer, piece) => return Some((pointer, piece)),
            Found::Missing(target) => self.missing(&target, place)?,
            Found::Cycle(target) => Diagnostic::new(
                Code::ReferenceCycle,
                format!("`{target}` leads back to itself through references only"),
            )
            .at(reference_place(self.root, place))
            .help("let one of the references in the circle be a schema of its own"),
            Found::Foreign(reference) => Diagnostic::new(
                Code::UnresolvedReference,
                format!("the reference `{reference}` leaves the document"),
            )
            .at(reference_place(self.root, place))
            .help(
                "only references within the document are followed: bundle the files into one first",
            ),
        };
        self.diagnostics.push(diagnostic);
        None
    }

    /// `None` when a piece does stand there but was malformed, which has been said already.
    fn missing(&self, target: &Pointer, place: &Pointer) -> Option<Diagnostic> {
        if target == place || target.resolve(self.root).is_some_and(Value::is_object) {
            return None;
        }
        let mut diagnostic = Diagnostic::new(
            Code::UnresolvedReference,
            format!("nothing stands at `{target}`"),
        )
        .at(reference_place(self.root, place));
        let siblings = target.parent().and_then(|parent| {
            parent
                .resolve(self.root)?
                .as_object()
                .map(|map| (parent, map))
        });
        if let (Some((parent, siblings)), Some(name)) = (siblings, target.last())
            && let Some(near) = nearest(&name, siblings.keys().map(String::as_str))
        {
            diagnostic = diagnostic.help(format!("did you mean `{}`?", parent.key(near)));
        }
        Some(diagnostic)
    }
}

/// The `$ref` text itself, where the node that stands at `place` has one.
fn reference_place(root: &Value, place: &Pointer) -> Place {
    let inner = [place.clone(), place.key("allOf").index(0)];
    let at = inner.iter().find(|at| {
        at.resolve(root)
            .is_some_and(|node| node.get("$ref").is_some())
    });
    Place::value(&at.unwrap_or(place).key("$ref"))
}
