//! A field of a partial update: left out, `null`, or a value.
//!
//! ```yaml
//! memo: { type: string, nullable: true }   # and not in `required`
//! ```
//!
//! Leaving `memo` out keeps what the server has, `null` erases it: two intents that an `Option` cannot tell apart.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A field that can be left out, sent as `null`, or sent with a value.
///
/// `From<T>` gives [`Patch::Value`]; `From<Option<T>>` gives [`Patch::Null`] for `None`, since someone who passes an
/// `Option` speaks of the value, not of the field. `Default` is [`Patch::Absent`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Patch<T> {
    /// The field is left out: the server keeps what it has.
    #[default]
    Absent,
    /// The field is sent as `null`: the server erases what it has.
    Null,
    /// The field is sent with this value.
    Value(T),
}

impl<T> Patch<T> {
    /// Whether the field is left out.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the field is sent as `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether the field has a value.
    pub const fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// The same state, with the value borrowed.
    pub const fn as_ref(&self) -> Patch<&T> {
        match self {
            Self::Absent => Patch::Absent,
            Self::Null => Patch::Null,
            Self::Value(value) => Patch::Value(value),
        }
    }

    /// The same state, with the value borrowed for change.
    pub const fn as_mut(&mut self) -> Patch<&mut T> {
        match self {
            Self::Absent => Patch::Absent,
            Self::Null => Patch::Null,
            Self::Value(value) => Patch::Value(value),
        }
    }

    /// The same state, with the value borrowed as what it points to: `Patch<&str>` of a `Patch<String>`.
    pub fn as_deref(&self) -> Patch<&T::Target>
    where
        T: std::ops::Deref,
    {
        self.as_ref().map(|value| &**value)
    }

    /// The value, if there is one; a field left out and `null` both give `None`.
    pub const fn as_option(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, if there is one; a field left out and `null` both give `None`.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Takes the state out and leaves [`Patch::Absent`].
    pub fn take(&mut self) -> Self {
        std::mem::take(self)
    }

    /// The same state, with `change` applied to the value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Patch<U> {
        match self {
            Self::Absent => Patch::Absent,
            Self::Null => Patch::Null,
            Self::Value(value) => Patch::Value(change(value)),
        }
    }

    /// The value, or `other` when there is none.
    pub fn unwrap_or(self, other: T) -> T {
        self.into_option().unwrap_or(other)
    }

    /// The value, or what `other` makes when there is none.
    pub fn unwrap_or_else(self, other: impl FnOnce() -> T) -> T {
        self.into_option().unwrap_or_else(other)
    }

    /// The value, or the type's default when there is none.
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.into_option().unwrap_or_default()
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Patch<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl From<&str> for Patch<String> {
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

/// So that a plain literal is taken: `5` alone would be an `i32`.
impl From<i32> for Patch<i64> {
    fn from(value: i32) -> Self {
        Self::Value(value.into())
    }
}

/// So that a plain literal is taken: `5` alone would be an `i32`.
impl From<i32> for Patch<f64> {
    fn from(value: i32) -> Self {
        Self::Value(value.into())
    }
}

impl<T, const N: usize> From<[T; N]> for Patch<Vec<T>> {
    fn from(values: [T; N]) -> Self {
        Self::Value(values.into())
    }
}

impl<const N: usize> From<[&str; N]> for Patch<Vec<String>> {
    fn from(values: [&str; N]) -> Self {
        Self::Value(values.into_iter().map(str::to_owned).collect())
    }
}

/// A struct skips the entry of an absent field, so this is only asked for a `Patch` that stands alone: there, `null` is
/// the closest JSON has to "absent".
impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_option().serialize(serializer)
    }
}

/// `null` reads as [`Patch::Null`]. A struct's reader starts each field as [`Patch::Absent`].
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::from)
    }
}
