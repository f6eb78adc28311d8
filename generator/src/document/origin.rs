//! Where a value stood before an overlay removed others, or a rewrite moved it.
//!
//! ```yaml
//! tags: [a, b, c]      # after `remove` of /tags/1, the value at /tags/1 stands in the text at /tags/2
//! ```

use crate::diagnostic::Spot;
use crate::pointer::Pointer;
use std::collections::{BTreeMap, BTreeSet};

/// A place in one of the files of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Home {
    /// 0 for the document itself, else the number of the file that it refers to, from 1.
    pub file: usize,
    /// The place in it.
    pub pointer: Pointer,
}

impl Home {
    /// The place of a member, or of an element by its index.
    pub(super) fn key(&self, key: &str) -> Self {
        Self {
            file: self.file,
            pointer: self.pointer.key(key),
        }
    }
}

/// More rewrites than any value is moved by.
const REWRITES: usize = 8;

/// What was removed from a document since it was read, in the pointers of its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// Of each array that lost elements, their indices in the text, ascending.
    elements: BTreeMap<Pointer, Vec<usize>>,
    /// Members that were removed: whatever stands there now is not what the text has.
    members: BTreeSet<Pointer>,
    /// Places whose content is from elsewhere, by where they were before any overlay.
    homes: BTreeMap<Pointer, Home>,
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
        let mut pointer = pointer.clone();
        // A rewrite may move what another has moved, but no chain of them is long.
        for _ in 0..REWRITES {
            match self.before_one(&pointer) {
                Some(before) => pointer = before,
                None => break,
            }
        }
        pointer
    }

    fn before_one(&self, pointer: &Pointer) -> Option<Pointer> {
        if self.moved.is_empty() {
            return None;
        }
        let mut place = pointer.clone();
        let mut inside = Pointer::root();
        loop {
            if let Some(from) = self.moved.get(&place) {
                return Some(from.join(&inside));
            }
            inside = Pointer::root().key(&place.last()?).join(&inside);
            place = place.parent()?;
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

    /// The file of a spot in the document, and the spot in its text.
    pub fn spot(&self, spot: &Spot) -> (usize, Spot) {
        match spot {
            Spot::Value(pointer) => {
                let home = self.home(&self.pointer(pointer));
                (home.file, Spot::Value(home.pointer))
            }
            Spot::Key(pointer) => {
                let pointer = self.pointer(pointer);
                // The key of what is from elsewhere stands where it is referred to, if anywhere.
                let home = match (self.homes.get(&pointer), pointer.parent(), pointer.last()) {
                    (Some(_), Some(parent), Some(last)) => self.home(&parent).key(&last),
                    (Some(_) | None, _, _) => self.home(&pointer),
                };
                (home.file, Spot::Key(home.pointer))
            }
            Spot::File => (0, Spot::File),
            Spot::Bytes(range) => (0, Spot::Bytes(range.clone())),
        }
    }

    /// The file that a place of the document as it was read is from, and the place in it.
    fn home(&self, pointer: &Pointer) -> Home {
        let mut inside = Vec::new();
        let mut place = pointer.clone();
        while !self.homes.is_empty() {
            if let Some(home) = self.homes.get(&place) {
                let inside = inside.iter().rev();
                return inside.fold(home.clone(), |home, token: &String| home.key(token));
            }
            let (Some(parent), Some(token)) = (place.parent(), place.last()) else {
                break;
            };
            inside.push(token);
            place = parent;
        }
        Home {
            file: 0,
            pointer: pointer.clone(),
        }
    }

    /// Says where the content of a place is from.
    pub(super) fn set_home(&mut self, place: Pointer, home: Home) {
        self.homes.insert(place, home);
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
