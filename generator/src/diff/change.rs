//! A change: what it is, how much it weighs, where it is, and what to do about it.

use super::{Class, Code};
use crate::diagnostic::Place;
use crate::pointer::Pointer;

/// One change between two versions of an API, as the users of its crate see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Which kind of change it is.
    pub code: Code,
    /// How much it weighs: as the code says at least, and as the Rust items say that belong to it.
    pub class: Class,
    /// What changed, in the document's words: `GET /pets/{id}`, `Pet.name`.
    pub subject: String,
    /// Where it is in the crate: the path there now, or the one that it had.
    pub rust: Option<String>,
    /// Its place in the old document.
    pub old: Option<Place>,
    /// Its place in the new document.
    pub new: Option<Place>,
    /// One sentence.
    pub message: String,
    /// What it means on the wire, and for older versions of the crate.
    pub notes: Vec<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// The public items of the crate that are other ones because of it.
    pub items: Vec<ItemChange>,
}

/// A public item of the crate that is new, gone, or another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemChange {
    /// Its path, by its name in the new crate where it has one: `types::Pet.name`.
    pub path: String,
    /// What stood there; `None` where it is new.
    pub old: Option<String>,
    /// What stands there; `None` where it is gone.
    pub new: Option<String>,
}

impl ItemChange {
    /// How much it weighs.
    pub fn class(&self) -> Class {
        let is_mark = self.path.ends_with(crate::surface::DEPRECATED);
        match (&self.old, &self.new) {
            (Some(_), _) if is_mark => Class::Patch,
            (Some(_), _) => Class::Major,
            (None, _) => Class::Minor,
        }
    }
}

/// A change that is about to be said: its class is found when it is.
pub(super) struct Draft {
    pub(super) change: Change,
    /// The paths of items that belong to it.
    pub(super) touched: Vec<Touched>,
}

/// Items that belong to a change.
pub(super) enum Touched {
    /// One item.
    Item(String),
    /// One, and all that is in it.
    Within(String),
}

impl Draft {
    pub(super) fn new(code: Code, subject: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            change: Change {
                code,
                class: code.at_least(),
                subject: subject.into(),
                rust: None,
                old: None,
                new: None,
                message: message.into(),
                notes: Vec::new(),
                hint: None,
                items: Vec::new(),
            },
            touched: Vec::new(),
        }
    }

    /// Says that it weighs as much as this, whatever its items say.
    pub(super) fn weighs(mut self, class: Class) -> Self {
        self.change.class = self.change.class.max(class);
        self
    }

    /// Sets the place in the old document.
    pub(super) fn was_at(mut self, pointer: &Pointer) -> Self {
        self.change.old = Some(Place::key(pointer));
        self
    }

    /// Sets the place in the new document.
    pub(super) fn now_at(mut self, pointer: &Pointer) -> Self {
        self.change.new = Some(Place::key(pointer));
        self
    }

    /// Sets the places in both documents.
    pub(super) fn at(self, old: &Pointer, new: &Pointer) -> Self {
        self.was_at(old).now_at(new)
    }

    /// Sets the path in the crate.
    pub(super) fn rust(mut self, path: impl Into<String>) -> Self {
        self.change.rust = Some(path.into());
        self
    }

    /// Says that an item belongs to it.
    pub(super) fn touches(mut self, path: impl Into<String>) -> Self {
        self.touched.push(Touched::Item(path.into()));
        self
    }

    /// Says that an item belongs to it, and all that is in it.
    pub(super) fn touches_all(mut self, path: impl Into<String>) -> Self {
        self.touched.push(Touched::Within(path.into()));
        self
    }

    pub(super) fn note(mut self, note: impl Into<String>) -> Self {
        self.change.notes.push(note.into());
        self
    }

    pub(super) fn notes(mut self, notes: impl IntoIterator<Item = String>) -> Self {
        self.change.notes.extend(notes);
        self
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.change.hint = Some(hint.into());
        self
    }
}
