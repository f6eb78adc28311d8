//! What an enum keeps of a value that the document does not list.
//!
//! A new enum value must not break a reader: the catch-all variant holds the wire value and gives it back unchanged. Its
//! content is opaque, so that only the enum's own conversions build it, and a value that the document does list is never
//! hidden in it.

use std::fmt;

/// A wire value that was not known when this crate was generated.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Unrecognized<T = String>(T);

impl<T> Unrecognized<T> {
    /// Keeps `value`, which the enum's conversion found to be none of the listed ones.
    #[allow(dead_code, reason = "a crate without enums has no use for it")]
    pub(crate) const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, as it stood on the wire.
    pub const fn get(&self) -> &T {
        &self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Unrecognized<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Display> fmt::Display for Unrecognized<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
