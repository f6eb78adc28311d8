//! Pieces of one kind, found by their places.

use super::objects::Members;
use crate::pointer::{Pointer, percent_decode};
use std::borrow::Cow;
use std::collections::HashMap; // not iterated

/// Finds what stands at a place.
type Index = HashMap<Pointer, u32, foldhash::fast::FixedState>; // not iterated

/// What stands at a place.
#[derive(Clone, Debug)]
pub enum Piece<'d, T> {
    /// An object.
    Item(T),
    /// A reference to one.
    Reference(Reference<'d>),
}

/// A reference to a piece.
#[derive(Clone, Debug)]
pub struct Reference<'d> {
    /// The members beside it, and itself.
    pub members: &'d Members,
    pub(super) text: &'d str,
    /// The piece at the end of the chain of references that begins here.
    end: Option<u32>,
}

impl<'d> Reference<'d> {
    pub(super) fn new(text: &'d str, members: &'d Members) -> Self {
        let end = None;
        Self { members, text, end }
    }

    /// The text of the place that it names; `None` for one that leaves the document.
    pub(super) fn target(&self) -> Option<Cow<'d, str>> {
        let text = self.text.strip_prefix('#')?;
        let text = match text.contains('%') {
            true => Cow::Owned(percent_decode(text)?),
            false => Cow::Borrowed(text),
        };
        (text.is_empty() || text.starts_with('/')).then_some(text)
    }
}

/// Pieces of one kind, in document order.
pub(super) struct Table<'d, T> {
    index: Index,
    pieces: Vec<(Pointer, Piece<'d, T>)>,
}

impl<T> Default for Table<'_, T> {
    fn default() -> Self {
        Self {
            index: Index::default(),
            pieces: Vec::new(),
        }
    }
}

impl<'d, T> Table<'d, T> {
    /// Adds the piece at a place. What stands there is added once, however often it is cut.
    pub(super) fn add(&mut self, place: &Pointer, piece: Piece<'d, T>) {
        let next = u32::try_from(self.pieces.len());
        let next = next.expect("a document has fewer than 2^32 objects");
        let position = *self.index.entry(place.clone()).or_insert(next);
        if position == next {
            self.pieces.push((place.clone(), piece));
        }
    }

    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The piece at a place, be it a reference.
    pub(super) fn here(&self, place: &str) -> Option<&Piece<'d, T>> {
        Some(&self.pieces[*self.index.get(place)? as usize].1)
    }

    /// The object at a place, through references, and where it stands.
    pub(super) fn find(&self, place: &str) -> Option<(&Pointer, &T)> {
        self.item(*self.index.get(place)?)
    }

    fn item(&self, position: u32) -> Option<(&Pointer, &T)> {
        let (place, piece) = &self.pieces[position as usize];
        match piece {
            Piece::Item(item) => Some((place, item)),
            Piece::Reference(reference) => match &self.pieces[reference.end? as usize] {
                (place, Piece::Item(item)) => Some((place, item)),
                (_, Piece::Reference(_)) => None,
            },
        }
    }

    /// The objects among the pieces.
    pub(super) fn items(&self) -> impl Iterator<Item = (&Pointer, &T)> {
        self.pieces.iter().filter_map(|(place, piece)| match piece {
            Piece::Item(item) => Some((place, item)),
            Piece::Reference(_) => None,
        })
    }

    /// The references among the pieces.
    pub(super) fn references(&self) -> impl Iterator<Item = (&Pointer, &Reference<'d>)> {
        self.pieces.iter().filter_map(|(place, piece)| match piece {
            Piece::Item(_) => None,
            Piece::Reference(reference) => Some((place, reference)),
        })
    }

    /// Lets every reference lead straight to what stands at the end of its chain, so that nobody follows a chain twice. One
    /// that leads nowhere, or in a circle, has no end.
    pub(super) fn link(&mut self) {
        let next: Vec<Option<u32>> = self
            .pieces
            .iter()
            .map(|(_, piece)| self.next(piece))
            .collect();
        let is_item = |position: u32| matches!(self.pieces[position as usize].1, Piece::Item(_));
        let mut ends: Vec<Option<u32>> = vec![None; next.len()];
        let mut met = vec![false; next.len()];
        for start in 0..next.len() {
            let mut chain = Vec::new();
            let mut here = start;
            let end = loop {
                let Some(target) = next[here] else { break None };
                if is_item(target) {
                    chain.push(here);
                    break Some(target);
                }
                // What was met before has an end already, or is in a circle with this one.
                if std::mem::replace(&mut met[here], true) {
                    break ends[here];
                }
                chain.push(here);
                here = target as usize;
            };
            for here in chain {
                ends[here] = end;
            }
        }
        for ((_, piece), end) in self.pieces.iter_mut().zip(ends) {
            if let Piece::Reference(reference) = piece {
                reference.end = end;
            }
        }
    }

    /// The piece that a reference names.
    fn next(&self, piece: &Piece<'d, T>) -> Option<u32> {
        match piece {
            Piece::Item(_) => None,
            Piece::Reference(reference) => self.index.get(&*reference.target()?).copied(),
        }
    }
}
