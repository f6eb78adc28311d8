//! A JSON value kept as text, so that a union can look before it decides.
//!
//! ```yaml
//! responseData: { oneOf: [{ type: string }, { type: integer }] }
//! ```
//!
//! The reader of a union asks the kind, the discriminator or the properties present, and decodes the one variant that fits.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeOwned, Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::json_path::{inside, locate, readable};
use super::wire::{Keys, nested, skip};

/// What a JSON value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number without point or exponent.
    Integer,
    /// Any other number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// What a union knows of a branch before it tries it.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    kinds: &'static [Kind],
    required: &'static [&'static str],
    others: &'static [&'static str],
    open: bool,
    values: &'static [(&'static str, &'static [&'static str])],
}

impl Candidate {
    /// A branch with values of these kinds.
    pub const fn of(kinds: &'static [Kind]) -> Self {
        Self {
            kinds,
            required: &[],
            others: &[],
            open: false,
            values: &[],
        }
    }

    /// The properties that must be there, and those that may.
    #[must_use]
    pub const fn properties(
        self,
        required: &'static [&'static str],
        others: &'static [&'static str],
    ) -> Self {
        Self {
            required,
            others,
            ..self
        }
    }

    /// It takes any further properties, or any text.
    #[must_use]
    pub const fn open(self) -> Self {
        Self { open: true, ..self }
    }

    /// The texts that some of the properties are limited to; the value itself has the empty name.
    #[must_use]
    pub const fn values(self, values: &'static [(&'static str, &'static [&'static str])]) -> Self {
        Self { values, ..self }
    }
}

/// A well-formed JSON value as its text.
pub struct Raw(Box<RawValue>);

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer).map(Self)
    }
}

/// Reads a union: the value as its text, and what `choose` makes of that. Nothing else depends on who reads.
///
/// # Errors
///
/// When the value is not well-formed, or no branch fits it.
pub fn union<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    choose: fn(&Raw) -> Result<T, String>,
) -> Result<T, D::Error> {
    let raw = Raw::deserialize(deserializer)?;
    // The text begins anew for whoever counts levels, so a union of lists of itself has to count its own.
    let _nested = nested()?;
    let _tries = Tries::begin(raw.text().len());
    choose(&raw).map_err(D::Error::custom)
}

/// The bytes that the unions inside a union may read more than once, for each byte of it; and those that any may.
///
/// Two branches that both hold the union again would be tried as often as two to the power of the levels.
const TRIES: usize = 64;
const LEAST_TRIES: usize = 1 << 20;

/// No message quotes more of what was wrong inside a value, in bytes: reasons hold the reasons of further levels.
const LONGEST_REASON: usize = 400;

thread_local! {
    /// The bytes that may still be read once more, inside of a union.
    static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
}

/// The outermost union gives those inside it their limit, and takes it back.
struct Tries {
    is_outermost: bool,
}

impl Tries {
    fn begin(length: usize) -> Self {
        let is_outermost = LEFT.get().is_none();
        if is_outermost {
            LEFT.set(Some(LEAST_TRIES.max(length.saturating_mul(TRIES))));
        }
        Self { is_outermost }
    }

    /// Whether a value of so many bytes may be read once more.
    fn spend(length: usize) -> bool {
        let Some(left) = LEFT.get() else {
            return true;
        };
        let rest = left.checked_sub(length);
        LEFT.set(Some(rest.unwrap_or(0)));
        rest.is_some()
    }
}

impl Drop for Tries {
    fn drop(&mut self) {
        if self.is_outermost {
            LEFT.set(None);
        }
    }
}

impl Raw {
    /// The JSON text.
    pub fn text(&self) -> &str {
        self.0.get()
    }

    /// The text, kept on (an unknown variant gives it back unchanged).
    pub fn into_inner(self) -> Box<RawValue> {
        self.0
    }

    /// What the value is.
    pub fn kind(&self) -> Kind {
        let text = self.text();
        match text.as_bytes().first() {
            Some(b'n') => Kind::Null,
            Some(b't' | b'f') => Kind::Boolean,
            Some(b'"') => Kind::String,
            Some(b'[') => Kind::Array,
            Some(b'{') => Kind::Object,
            _ => match text.split_once('.') {
                // `1.0` is a whole number, too.
                Some((_, fraction)) if fraction.bytes().all(|digit| digit == b'0') => Kind::Integer,
                None if !text.contains(['e', 'E']) => Kind::Integer,
                Some(_) | None => Kind::Number,
            },
        }
    }

    /// The candidates that this value may be, by position, the likeliest first: one of the right kind that has all that it
    /// requires; then one whose listed texts are there; then one that knows all properties; then one that knows the most.
    pub fn candidates(&self, candidates: &[Candidate]) -> Vec<usize> {
        let kind = self.kind();
        let members = match kind {
            Kind::Object => members(self.text()),
            _ => vec![(String::new(), self.tag_text())],
        };
        let mut ranked: Vec<(usize, usize, usize, usize)> = Vec::new();
        for (position, candidate) in candidates.iter().enumerate() {
            let has = |name: &str| members.iter().any(|(known, _)| known == name);
            if !candidate.kinds.contains(&kind) || !candidate.required.iter().all(|name| has(name))
            {
                continue;
            }
            let strange = members.iter().filter(|(name, text)| {
                let listed = candidate.values.iter().find(|(known, _)| known == name);
                let text = text.as_deref();
                listed.is_some_and(|(_, texts)| text.is_some_and(|text| !texts.contains(&text)))
            });
            let unknown = members.iter().filter(|(name, _)| {
                let name = name.as_str();
                !candidate.required.contains(&name) && !candidate.others.contains(&name)
            });
            let unknown = if kind == Kind::Object {
                unknown.count()
            } else {
                0
            };
            let class = match (candidate.open, unknown) {
                (false, 0) => 0,
                (true, 0) => 1,
                (false, unknown) if unknown < members.len() => 2,
                (true, _) => 3,
                (false, _) => 4,
            };
            ranked.push((strange.count(), class, unknown, position));
        }
        ranked.sort_unstable();
        ranked
            .into_iter()
            .map(|(_, _, _, position)| position)
            .collect()
    }

    /// The text of a string; `None` when this is none.
    pub fn string(&self) -> Option<String> {
        match self.kind() {
            Kind::String => serde_json::from_str(self.text()).ok(),
            Kind::Null
            | Kind::Boolean
            | Kind::Integer
            | Kind::Number
            | Kind::Array
            | Kind::Object => None,
        }
    }

    /// A string, or the text of a number or boolean.
    fn tag_text(&self) -> Option<String> {
        match self.kind() {
            Kind::String => serde_json::from_str(self.text()).ok(),
            Kind::Boolean | Kind::Integer | Kind::Number => Some(self.text().to_owned()),
            Kind::Null | Kind::Array | Kind::Object => None,
        }
    }

    /// Decodes the value.
    ///
    /// # Errors
    ///
    /// When it is not a `T`; the message carries the place inside this value in a form that [`locate`] understands.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, String> {
        serde_json::from_str(self.text()).map_err(|error| {
            let (path, message) = locate(self.text().as_bytes(), &error);
            inside(&message, &path, self.text().len())
        })
    }

    /// Tries the candidates that this value may be, the likeliest first, until one fits; `branch` decodes the one of a position.
    ///
    /// # Errors
    ///
    /// When none does: what was wrong with each.
    pub fn fitting<T>(
        &self,
        candidates: &[Candidate],
        branch: fn(&Self, usize) -> Result<T, String>,
    ) -> Result<T, Vec<String>> {
        let mut reasons = Vec::new();
        for position in self.candidates(candidates) {
            if !reasons.is_empty() && !Tries::spend(self.text().len()) {
                reasons.push("too much of it would have to be read again and again".to_owned());
                break;
            }
            match branch(self, position) {
                Ok(value) => return Ok(value),
                Err(reason) => reasons.push(reason),
            }
        }
        Err(reasons)
    }

    /// The same for a union whose values all are of one of its branches; `expected` names it.
    ///
    /// # Errors
    ///
    /// When none fits.
    pub fn one_of<T>(
        &self,
        expected: &str,
        candidates: &[Candidate],
        branch: fn(&Self, usize) -> Result<T, String>,
    ) -> Result<T, String> {
        let tried = self.fitting(candidates, branch);
        tried.map_err(|reasons| self.no_match(expected, &reasons))
    }

    /// What came of the type that a tag names, or else what `base` makes of the value.
    ///
    /// A discriminator says which type is meant, and nothing of what is valid: a value that does not fit that type may be one of its base, with
    /// whatever else it holds.
    ///
    /// # Errors
    ///
    /// When it is neither: what was wrong with the type that the tag names.
    pub fn or_base<T>(
        &self,
        tagged: Result<T, String>,
        base: fn(&Self) -> Result<T, String>,
    ) -> Result<T, String> {
        tagged.or_else(|reason| match Tries::spend(self.text().len()) {
            true => base(self).map_err(|_| reason),
            false => Err(reason),
        })
    }

    /// Decodes the value as one of several candidates.
    ///
    /// # Errors
    ///
    /// When it is not a `T`: the reason in words, for [`Raw::fitting`].
    pub fn attempt<T: DeserializeOwned>(&self) -> Result<T, String> {
        serde_json::from_str(self.text()).map_err(|error| {
            let (path, message) = locate(self.text().as_bytes(), &error);
            shortened(readable(&path, &message))
        })
    }

    /// The value of a top-level property as a text: a string, or the digits of an integer, or `true` or `false`.
    ///
    /// `None` when this is no object, or has no such property, or another kind of value stands there.
    pub fn tag(&self, property: &str) -> Option<String> {
        let value = first(self.text(), property)?;
        match value.kind() {
            Kind::String => serde_json::from_str(value.text()).ok(),
            Kind::Boolean | Kind::Integer => Some(value.text().to_owned()),
            Kind::Null | Kind::Number | Kind::Array | Kind::Object => None,
        }
    }

    /// Whether this is an object that has all these properties (whatever their values).
    pub fn has(&self, properties: &[&str]) -> bool {
        let mut seen = vec![false; properties.len()];
        let found = Found(properties, &mut |index, _| {
            seen[index] = true;
            true
        });
        self.kind() == Kind::Object
            && serde_json::Deserializer::from_str(self.text())
                .deserialize_map(found)
                .is_ok()
            && seen.iter().all(|seen| *seen)
    }

    /// The error of a union when no variant fits.
    ///
    /// `expected` names the union; `reasons` say, variant by variant, what [`Raw::attempt`] found.
    pub fn no_match(&self, expected: &str, reasons: &[String]) -> String {
        let mut message = format!("no variant of {expected} fits");
        for (index, reason) in reasons.iter().enumerate() {
            message.push_str(if index == 0 { ": " } else { "; " });
            message.push_str(reason);
        }
        inside(&message, "$", self.text().len())
    }
}

/// The beginning of a reason that is long.
fn shortened(mut reason: String) -> String {
    if reason.len() > LONGEST_REASON {
        let end = (0..=LONGEST_REASON)
            .rev()
            .find(|end| reason.is_char_boundary(*end));
        reason.truncate(end.unwrap_or_default());
        reason.push('…');
    }
    reason
}

/// The JSON text only shows when asked for: it may be private.
impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Raw({:?}, {} bytes)", self.kind(), self.text().len())
    }
}

/// The value of the first property of that name in a JSON object. Reads no further than that.
pub fn first(json: &str, property: &str) -> Option<Raw> {
    let mut value = None;
    let found = Found(&[property], &mut |_, raw| {
        value = Some(raw);
        false
    });
    // What follows is left unread, which the reader reports as an error.
    let _ = serde_json::Deserializer::from_str(json).deserialize_map(found);
    value
}

/// The properties of a JSON object, each with its text if it is a scalar.
fn members(json: &str) -> Vec<(String, Option<String>)> {
    let mut members = Vec::new();
    // A reader that fails has read a value that is none: every candidate will say so.
    let _ = serde_json::Deserializer::from_str(json).deserialize_map(Members(&mut members));
    members
}

struct Members<'a>(&'a mut Vec<(String, Option<String>)>);

impl<'de> Visitor<'de> for Members<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some((name, value)) = map.next_entry::<String, Raw>()? {
            self.0.push((name, value.tag_text()));
        }
        Ok(())
    }
}

/// Hands the named properties of an object to a call-back, until that returns false.
struct Found<'a>(&'a [&'a str], &'a mut dyn FnMut(usize, Raw) -> bool);

impl<'de> Visitor<'de> for Found<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(index) = map.next_key_seed(Keys(self.0))? {
            if index == self.0.len() {
                skip(&mut map)?;
            } else if !(self.1)(index, map.next_value()?) {
                break;
            }
        }
        Ok(())
    }
}
