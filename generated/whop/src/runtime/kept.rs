//! What a received object had that its type has no field for, so that writing it back loses nothing.
//!
//! ```yaml
//! properties:
//!   paidAt: { type: [string, 'null'] }   # not required: left out, or null, or a value
//! # no `additionalProperties: false`: a server may send more than `paidAt`
//! ```
//!
//! Who reads an answer does not care whether an `Option` was left out or `null`, nor about properties that the document does
//! not name. Who sends the object back must not turn one into the other, nor drop what a newer server knows.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde_json::Value;
use serde_json::value::RawValue;

/// The properties of an object that its type does not know, and which of its fields were `null`.
///
/// It takes no part in comparing objects, and its `Debug` shows the names only.
#[derive(Clone, Default)]
pub struct Kept(Option<Box<Contents>>);

#[derive(Clone, Default)]
struct Contents {
    /// The positions of the fields that were `null`, 64 a word.
    nulls: Vec<u64>,
    unknown: Vec<(String, Box<RawValue>)>,
    /// The key whose value is read next.
    key: String,
}

impl Kept {
    /// The names of the unknown properties with their values, in the order in which they were received.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Value)> {
        let unknown = self.0.iter().flat_map(|contents| &contents.unknown);
        unknown.map(|(name, json)| (name.as_str(), value(json)))
    }

    /// The value of an unknown property.
    pub fn get(&self, name: &str) -> Option<Value> {
        let unknown = &self.0.as_ref()?.unknown;
        let found = unknown.iter().rev().find(|(known, _)| known == name);
        found.map(|(_, json)| value(json))
    }

    /// How many unknown properties there are.
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |kept| kept.unknown.len())
    }

    /// Whether there is no unknown property.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// How the written-out impls of a crate's structs fill it and write it.
#[allow(dead_code, reason = "a crate without structs has no use for it")]
impl Kept {
    /// Takes note when the field at `position` is `null`, and gives the field's value back.
    pub(crate) fn note<T>(&mut self, position: usize, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.mark(position);
        }
        value
    }

    fn mark(&mut self, position: usize) {
        let nulls = &mut self.0.get_or_insert_default().nulls;
        let word = position / 64;
        if nulls.len() <= word {
            nulls.resize(word + 1, 0);
        }
        nulls[word] |= 1 << (position % 64);
    }

    /// Whether the field at `position` was `null`.
    pub(crate) fn was_null(&self, position: usize) -> bool {
        let nulls = self.0.as_ref().map_or(&[][..], |kept| &kept.nulls);
        let word = nulls.get(position / 64).copied().unwrap_or_default();
        word & (1 << (position % 64)) != 0
    }

    /// Reads a key as its index among the known ones. Any other gives their number, and [`Kept::member`] must read its value.
    pub(crate) fn key<'k>(&'k mut self, known: &'k [&'k str]) -> Key<'k> {
        Key { known, kept: self }
    }

    /// The key that [`Kept::key`] did not know.
    pub(crate) fn take_key(&mut self) -> String {
        let contents = self.0.as_mut();
        contents.map_or_else(String::new, |contents| std::mem::take(&mut contents.key))
    }

    /// Reads the value of a key that [`Kept::key`] did not know.
    pub(crate) fn member<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        let value = map.next_value()?;
        let key = self.take_key();
        self.0.get_or_insert_default().unknown.push((key, value));
        Ok(())
    }

    /// Writes the unknown properties as they were received.
    pub(crate) fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let unknown = self.0.iter().flat_map(|contents| &contents.unknown);
        for (name, json) in unknown {
            map.serialize_entry(name, json)?;
        }
        Ok(())
    }
}

fn value(json: &RawValue) -> Value {
    // The text was read as JSON already; what nests too deeply for a `Value` is shown as its text.
    serde_json::from_str(json.get()).unwrap_or_else(|_| Value::from(json.get()))
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The names only: what the values hold may be private.
        f.debug_set()
            .entries(self.iter().map(|(name, _)| name))
            .finish()
    }
}

impl PartialEq for Kept {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Kept {}

impl Hash for Kept {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// Reads a key; see [`Kept::key`].
pub struct Key<'k> {
    known: &'k [&'k str],
    kept: &'k mut Kept,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        let found = self.known.iter().position(|known| *known == key);
        if found.is_none() {
            self.kept.0.get_or_insert_default().key = key.to_owned();
        }
        Ok(found.unwrap_or(self.known.len()))
    }
}
