//! How types are read from and written to JSON, without derives: what their impls share.
//!
//! The impls come from the macros of `object` and `open_enum`, which a generated file names by `wire`, too. What does not depend
//! on the type stands here once, so that a crate of a thousand types compiles it once.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Error, IgnoredAny, Visitor};

use super::codec::Whole;

/// What the macros name by `wire`.
#[allow(
    unused_imports,
    reason = "a crate without structs or enums uses no macro"
)]
pub use {
    super::kept::Kept,
    super::object::{END, Entries, Object, Reading, kinds, known, patched, read_object, rest},
    super::unrecognized::Unrecognized,
    serde::de::{Deserialize, Deserializer, MapAccess},
    serde::ser::{Serialize, Serializer},
    serde_json::Value,
};
#[allow(
    unused_imports,
    reason = "a crate without structs or enums uses no macro"
)]
pub(crate) use {
    super::object::{object, open_object},
    super::open_enum::{integer_enum, text_enum, value_enum},
};

/// Reads a key as its index in the slice, without allocating; an unknown key gives the slice's length.
pub struct Keys<'a>(pub &'a [&'a str]);

impl<'de> DeserializeSeed<'de> for Keys<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Keys<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        self.visit_bytes(key.as_bytes())
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<usize, E> {
        let found = self.0.iter().position(|known| known.as_bytes() == key);
        Ok(found.unwrap_or(self.0.len()))
    }
}

/// Reads a property's value and drops it.
///
/// # Errors
///
/// When the value is not well-formed.
pub fn skip<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(|_| ())
}

/// The value of a property that must be there.
///
/// # Errors
///
/// When it is not, naming the property.
pub fn required<T, E: Error>(value: Option<T>, name: &'static str) -> Result<T, E> {
    value.ok_or_else(|| E::missing_field(name))
}

/// `Debug` of a struct: its public fields.
pub fn debug(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    fields: &[(&str, &dyn fmt::Debug)],
) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    for (name, value) in fields {
        shown.field(name, value);
    }
    shown.finish()
}

thread_local! {
    /// Whether what is written is part of a request.
    static SENDING: Cell<bool> = const { Cell::new(false) };
    /// Where the stack was when the outermost of nested values was begun; 0 outside of any.
    static OUTERMOST: Cell<usize> = const { Cell::new(0) };
}

/// Runs `write`, which writes a part of a request: fields that only the server writes are left out.
pub fn sending<T>(write: impl FnOnce() -> T) -> T {
    struct Before(bool);
    impl Drop for Before {
        fn drop(&mut self) {
            SENDING.set(self.0);
        }
    }
    let _before = Before(SENDING.replace(true));
    write()
}

/// Whether what is written is part of a request.
pub fn is_sending() -> bool {
    SENDING.get()
}

/// How much of the stack nested values may take; a thread has 2 MB.
const DEEPEST: usize = 1 << 20;

/// A value that is being read inside others of its kind.
pub struct Nested {
    is_outermost: bool,
}

/// Begins a value of a type that leads back to itself.
///
/// # Errors
///
/// When the values around it have taken so much of the stack that another might overflow it.
pub fn nested<E: Error>() -> Result<Nested, E> {
    let here = 0_u8;
    let here = std::ptr::from_ref(&here).addr();
    let outermost = OUTERMOST.get();
    if outermost == 0 {
        OUTERMOST.set(here);
    } else if outermost.abs_diff(here) > DEEPEST {
        return Err(E::custom("the value is nested too deeply"));
    }
    Ok(Nested {
        is_outermost: outermost == 0,
    })
}

impl Drop for Nested {
    fn drop(&mut self) {
        if self.is_outermost {
            OUTERMOST.set(0);
        }
    }
}

/// The JSON value that `text` stands for.
pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// Which of the listed JSON values this one is; the spelling of numbers makes no difference.
pub fn listed(value: &Value, texts: &[&str]) -> Option<usize> {
    texts.iter().position(|text| same(value, &json(text)))
}

/// Whether two JSON values are equal, numbers by their value.
pub fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            let within = |(key, a)| b.get(key).is_some_and(|b| same(a, b));
            a.len() == b.len() && a.iter().all(within)
        }
        _ => one == other,
    }
}

/// Reads a JSON string and hands it to `make`.
///
/// # Errors
///
/// When something else stands there.
pub fn text<'de, D, T>(deserializer: D, make: fn(&str) -> T) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
{
    let mut made = None;
    deserializer.deserialize_str(Text(&mut |text| made = Some(make(text))))?;
    made.ok_or_else(|| D::Error::custom("expected a string"))
}

/// Reads a JSON number that is an integer and hands it to `make`.
///
/// # Errors
///
/// When something else stands there, or the number does not fit an `i64`.
pub fn integer<'de, D, T>(deserializer: D, make: fn(i64) -> T) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
{
    deserializer
        .deserialize_i64(Whole::new("an integer of at most 64 bits"))
        .map(make)
}

/// Reads a JSON number and hands it to `make`.
///
/// # Errors
///
/// When something else stands there.
pub fn number<'de, D, T>(deserializer: D, make: fn(f64) -> T) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
{
    deserializer.deserialize_f64(Number).map(make)
}

/// Reads `true` or `false` and hands it to `make`.
///
/// # Errors
///
/// When something else stands there.
pub fn boolean<'de, D, T>(deserializer: D, make: fn(bool) -> T) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
{
    deserializer.deserialize_bool(Boolean).map(make)
}

/// Reads a JSON string by a function that may refuse it.
pub struct Parsed<'a, T> {
    /// What should stand there, for the error when no string does.
    pub expected: &'static str,
    /// Reads the text; the message of an error must not repeat it, since it may be private.
    pub parse: &'a dyn Fn(&str) -> Result<T, String>,
}

impl<T> Visitor<'_> for Parsed<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).map_err(E::custom)
    }
}

/// One visitor for every type that is made of a text: the type shows only in the call-back.
struct Text<'a>(&'a mut dyn FnMut(&str));

impl Visitor<'_> for Text<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        (self.0)(text);
        Ok(())
    }
}

struct Number;

impl Visitor<'_> for Number {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<f64, E> {
        Ok(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<f64, E> {
        Ok(value as f64)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<f64, E> {
        Ok(value as f64)
    }
}

struct Boolean;

impl Visitor<'_> for Boolean {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true or false")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<bool, E> {
        Ok(value)
    }
}
