//! Text to values: one visitor for YAML and JSON.
//!
//! ```yaml
//! responses:
//!   200: *ok                 # a key is its text: "200"
//!   404: { <<: *error, description: gone }
//!   404: *error              # seen, and said as W002; the last counts
//! ```
//!
//! - A key is read as written: `200`, `1.10`, `null` and `yes` are those texts.
//! - `yes`, `no`, `on`, `off` are strings, as in YAML 1.2; only `true` and `false` are booleans.
//! - An integer beyond 64 bits becomes a float, as in JSON; `.inf` and `.nan`, which JSON lacks, become their text.
//! - `<<` merges a mapping or a list of them; keys written out win, and of a list the first.
//! - Custom tags are passed over: `!Ref x` is `x`.
//! - What aliases may blow up to is bounded by the size of the text.

use crate::pointer::Pointer;
use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt;

/// From here on a whole number may be one that 64 bits do not hold.
const LARGE: f64 = 9_223_372_036_854_775_808.0;

/// What a reading of one text keeps beside the values.
pub(super) struct Reading {
    merges: bool,
    /// Whether a `$ref` leads out of the text.
    refers_out: Cell<bool>,
    /// Whether a keyword names a schema.
    identifies: Cell<bool>,
    /// Whole numbers that 64 bits do not hold.
    large: RefCell<Vec<Pointer>>,
    duplicates: RefCell<Vec<Pointer>>,
    /// What was read of the mappings and lists that are not at their end: once it is known how long one is, it gets the room
    /// that it needs and no more. Lists leave their keys empty.
    open: RefCell<Vec<(String, Value)>>,
    budget: Cell<usize>,
    overspent: Cell<bool>,
    /// The value that could not be read.
    failed: RefCell<Option<Pointer>>,
}

impl Reading {
    /// A reading of a text of `size` bytes; `merges` says whether `<<` has its YAML meaning.
    pub(super) fn new(size: usize, merges: bool) -> Self {
        Self {
            merges,
            refers_out: Cell::new(false),
            identifies: Cell::new(false),
            large: RefCell::default(),
            duplicates: RefCell::default(),
            open: RefCell::default(),
            // Without aliases a value costs at most 17 for each byte of text; the rest is for honest aliases.
            budget: Cell::new(size.saturating_mul(24).saturating_add(32 << 20)),
            overspent: Cell::new(false),
            failed: RefCell::default(),
        }
    }

    /// The seed that reads the root.
    pub(super) fn root(&self) -> Seed<'_> {
        Seed {
            reading: self,
            path: &Path::Root,
        }
    }

    /// Whether aliases expanded to more than the text may.
    pub(super) fn overspent(&self) -> bool {
        self.overspent.get()
    }

    /// The innermost value that could not be read.
    pub(super) fn failed(&self) -> Option<Pointer> {
        self.failed.borrow().clone()
    }

    /// Whether a `$ref` leads out of the text.
    pub(super) fn refers_out(&self) -> bool {
        self.refers_out.get()
    }

    /// Whether a keyword names a schema.
    pub(super) fn identifies(&self) -> bool {
        self.identifies.get()
    }

    /// The keys that stand twice, and the whole numbers that 64 bits do not hold.
    pub(super) fn into_places(self) -> (Vec<Pointer>, Vec<Pointer>) {
        (self.duplicates.into_inner(), self.large.into_inner())
    }

    /// Notes what the members with a `$` ask of later stages.
    fn note(&self, key: &str, value: &Value) {
        match key {
            "$ref" => {
                if value.as_str().is_some_and(|text| !text.starts_with('#')) {
                    self.refers_out.set(true);
                }
                // A fragment that is no pointer is an anchor.
                if value.as_str().is_some_and(|text| !text.starts_with("#/")) {
                    self.identifies.set(true);
                }
            }
            "$id" | "$anchor" | "$dynamicAnchor" | "$dynamicRef" | "$recursiveRef" | "$self" => {
                self.identifies.set(true);
            }
            _ => {}
        }
    }

    /// Keeps the place of a value that could not be read, unless it is around one that could not either.
    fn fails<E>(&self, path: &Path<'_>, error: E) -> E {
        self.failed
            .borrow_mut()
            .get_or_insert_with(|| path.pointer());
        error
    }

    fn spend<E: de::Error>(&self, length: usize) -> Result<(), E> {
        match self.budget.get().checked_sub(16 + length) {
            Some(rest) => {
                self.budget.set(rest);
                Ok(())
            }
            None => {
                self.overspent.set(true);
                Err(E::custom("aliases expand to far more than the file itself"))
            }
        }
    }
}

/// Where the visitor is; turned into a pointer only when something is to be said.
enum Path<'p> {
    Root,
    Key(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, usize),
}

impl Path<'_> {
    fn pointer(&self) -> Pointer {
        match self {
            Self::Root => Pointer::root(),
            Self::Key(parent, key) => parent.pointer().key(key),
            Self::Index(parent, index) => parent.pointer().index(*index),
        }
    }
}

/// Reads one value.
pub(super) struct Seed<'p> {
    reading: &'p Reading,
    path: &'p Path<'p>,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping, a list or a scalar")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        self.reading.spend(0).map(|()| Value::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Value, E> {
        self.visit_unit()
    }

    fn visit_bool<E: de::Error>(self, bool: bool) -> Result<Value, E> {
        self.reading.spend(0).map(|()| Value::Bool(bool))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Value, E> {
        self.reading.spend(0).map(|()| number.into())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Value, E> {
        self.reading.spend(0).map(|()| number.into())
    }

    fn visit_u128<E: de::Error>(self, number: u128) -> Result<Value, E> {
        self.visit_f64(number as f64)
    }

    fn visit_i128<E: de::Error>(self, number: i128) -> Result<Value, E> {
        self.visit_f64(number as f64)
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Value, E> {
        self.reading.spend(0)?;
        if number.abs() >= LARGE && number.is_finite() {
            self.reading.large.borrow_mut().push(self.path.pointer());
        }
        Ok(match Number::from_f64(number) {
            Some(number) => Value::Number(number),
            None if number.is_nan() => ".nan".into(),
            None if number > 0.0 => ".inf".into(),
            None => "-.inf".into(),
        })
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        self.reading
            .spend(text.len())
            .map(|()| Value::String(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Value, E> {
        self.reading.spend(text.len()).map(|()| Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        self.reading.spend(0)?;
        let open = &self.reading.open;
        let start = open.borrow().len();
        for index in 0.. {
            let path = &Path::Index(self.path, index);
            let element = access.next_element_seed(Seed {
                reading: self.reading,
                path,
            });
            match element.map_err(|error| self.reading.fails(path, error))? {
                Some(element) => open.borrow_mut().push((String::new(), element)),
                None => break,
            }
        }
        let mut open = open.borrow_mut();
        let elements = open.drain(start..).map(|(_, element)| element);
        Ok(Value::Array(elements.collect()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        self.reading.spend(0)?;
        let open = &self.reading.open;
        let start = open.borrow().len();
        while let Some(key) = access.next_key_seed(Key)? {
            self.reading.spend(key.len())?;
            let path = &Path::Key(self.path, &key);
            let value = access.next_value_seed(Seed {
                reading: self.reading,
                path,
            });
            let value = value.map_err(|error| self.reading.fails(path, error))?;
            if key.starts_with('$') {
                self.reading.note(&key, &value);
            }
            open.borrow_mut().push((key, value));
        }
        let mut open = open.borrow_mut();
        let mut members = Map::with_capacity(open.len() - start);
        let mut merged = BTreeSet::new();
        for (key, value) in open.drain(start..) {
            if self.reading.merges && key == "<<" && is_mergeable(&value) {
                merge(&mut members, &mut merged, value);
                continue;
            }
            match members.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(value);
                }
                Entry::Occupied(mut entry) => {
                    if !merged.remove(entry.key()) {
                        self.reading
                            .duplicates
                            .borrow_mut()
                            .push(self.path.pointer().key(entry.key()));
                    }
                    entry.insert(value);
                }
            }
        }
        Ok(Value::Object(members))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Value, A::Error> {
        let (_tag, inner) = access.variant_seed(Key)?;
        inner.newtype_variant_seed(self)
    }
}

fn is_mergeable(value: &Value) -> bool {
    match value {
        Value::Object(_) => true,
        Value::Array(elements) => !elements.is_empty() && elements.iter().all(Value::is_object),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// Adds what `<<` names; keys that are there already stay as they are.
fn merge(members: &mut Map<String, Value>, merged: &mut BTreeSet<String>, value: Value) {
    match value {
        Value::Object(others) => {
            for (key, value) in others {
                if let Entry::Vacant(entry) = members.entry(key) {
                    merged.insert(entry.key().clone());
                    entry.insert(value);
                }
            }
        }
        Value::Array(elements) => elements
            .into_iter()
            .for_each(|element| merge(members, merged, element)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Reads a key as its text.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key that is text")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<String, E> {
        Ok(text)
    }
}
