//! Where a value stood before an overlay removed others, or a rewrite moved it.
//!
//! ```yaml
//! tags: [a, b, c]      # after `remove` of /tags/1, the value at /tags/1 stands in the text at /tags/2
//! ```

use crate::diagnostic::Spot;
use crate::pointer::Pointer;
use std::collections::{BTreeMap, BTreeSet};

/// What was removed from a document since it was read, in the pointers of its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// Of each array that lost elements, their indices in the text, ascending.
    elements: BTreeMap<Pointer, Vec<usize>>,
    /// Members that were removed: whatever stands there now is not what the text has.
    members: BTreeSet<Pointer>,
    /// Values that a rewrite has put elsewhere, by where they are now.
    moved: BTreeMap<Pointer, Pointer>,
}

impl Origins {
    /// The place in the text of what stands at `pointer` now; for what an overlay put in the place of a removed member, the
    /// place that holds it.
    pub fn pointer(&self, pointer: &Pointer) -> Pointer {
        match self.walk(&self.before_rewrites(pointer)) {
            Ok(origin) => origin,
            Err(removed) => removed.parent().unwrap_or_default(),
        }
    }

    /// Where a value stood before rewrites moved it, overlays having been applied.
    pub fn before_rewrites(&self, pointer: &Pointer) -> Pointer {
        if self.moved.is_empty() {
            return pointer.clone();
        }
        let mut inside = Vec::new();
        let mut place = pointer.clone();
        loop {
            if let Some(from) = self.moved.get(&place) {
                let inside = inside.iter().rev();
                return inside.fold(from.clone(), |place, token: &String| place.key(token));
            }
            let (Some(parent), Some(token)) = (place.parent(), place.last()) else {
                return pointer.clone();
            };
            inside.push(token);
            place = parent;
        }
    }

    /// The place in the text, or the removed member that it lies in.
    fn walk(&self, pointer: &Pointer) -> Result<Pointer, Pointer> {
        if self.elements.is_empty() && self.members.is_empty() {
            return Ok(pointer.clone());
        }
        let mut origin = Pointer::root();
        for token in pointer.tokens() {
            let removed = self
                .elements
                .get(&origin)
                .map(Vec::as_slice)
                .unwrap_or_default();
            origin = match token.parse::<usize>() {
                Ok(index) if !removed.is_empty() => origin.index(shift(removed, index)),
                Ok(_) | Err(_) => origin.key(&token),
            };
            if self.members.contains(&origin) {
                return Err(origin);
            }
        }
        Ok(origin)
    }

    /// The spot in the text of a spot in the document.
    pub fn spot(&self, spot: &Spot) -> Spot {
        match spot {
            Spot::Value(pointer) => Spot::Value(self.pointer(pointer)),
            Spot::Key(pointer) => Spot::Key(self.pointer(pointer)),
            Spot::File => Spot::File,
            Spot::Bytes(range) => Spot::Bytes(range.clone()),
        }
    }

    /// Remembers that the element `index` of the array at `array` has been removed.
    pub fn element_removed(&mut self, array: &Pointer, index: usize) {
        let Ok(array) = self.walk(array) else { return };
        let removed = self.elements.entry(array).or_default();
        let origin = shift(removed, index);
        let at = removed.partition_point(|other| *other < origin);
        removed.insert(at, origin);
    }

    /// Remembers that what stands at `to` now stood at `from`.
    pub fn moved(&mut self, from: Pointer, to: Pointer) {
        self.moved.insert(to, from);
    }

    /// Remembers that the member at `member` has been removed.
    pub fn member_removed(&mut self, member: &Pointer) {
        if let Ok(member) = self.walk(member) {
            self.members.insert(member);
        }
    }
}

/// The index in the text of the element that stands at `index` when those of `removed` are gone.
fn shift(removed: &[usize], mut index: usize) -> usize {
    for gone in removed {
        if *gone > index {
            break;
        }
        index += 1;
    }
    index
}
