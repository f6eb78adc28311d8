//! Which fields of a received object were `null`, for those that may also be left out.
//!
//! ```yaml
//! paidAt: { type: [string, 'null'] }      # not required: left out, or null, or a value
//! ```
//!
//! Who reads an answer does not care which of the two "nothing" is, so the field is a plain `Option`. Who writes the object
//! back must not turn one into the other, so the object remembers.

use std::fmt;
use std::hash::{Hash, Hasher};

/// The positions of the fields that were `null`. It never makes two objects differ.
#[derive(Clone, Default)]
pub struct Nulls {
    first: u64,
    /// The positions from 64 on, 64 a word.
    more: Vec<u64>,
}

impl Nulls {
    /// Takes note when the field at `position` is `null`, and gives the field's value back.
    pub fn note<T>(&mut self, position: usize, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.mark(position);
        }
        value
    }

    fn mark(&mut self, position: usize) {
        let bit = 1 << (position % 64);
        match (position / 64).checked_sub(1) {
            None => self.first |= bit,
            Some(word) => {
                if self.more.len() <= word {
                    self.more.resize(word + 1, 0);
                }
                self.more[word] |= bit;
            }
        }
    }

    /// Whether the field at `position` was `null`.
    pub fn has(&self, position: usize) -> bool {
        let word = match (position / 64).checked_sub(1) {
            None => self.first,
            Some(word) => self.more.get(word).copied().unwrap_or_default(),
        };
        word & (1 << (position % 64)) != 0
    }
}

impl fmt::Debug for Nulls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Nulls(..)")
    }
}

impl PartialEq for Nulls {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Nulls {}

impl Hash for Nulls {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
