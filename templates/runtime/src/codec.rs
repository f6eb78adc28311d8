//! Types of other crates whose JSON form is ours to choose.
//!
//! ```yaml
//! amount: { type: number }                  # read into a decimal type
//! due: { type: string, format: date }       # read into a date type
//! ```
//!
//! Such a type has no `Serialize` that we could rely on, and must not get one from a feature that a user's other crates
//! switch. [`Encode`] and [`Decode`] stand in; containers pass them on, and [`In`] and [`Out`] lead back to serde.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::patch::Patch;

/// Writes a value in the form that the document gives it.
pub trait Encode {
    /// Writes `self` to `serializer`.
    ///
    /// # Errors
    ///
    /// When the value has no such form, or the serializer fails.
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// Reads a value from the form that the document gives it.
pub trait Decode<'de>: Sized {
    /// Reads a value from `deserializer`.
    ///
    /// # Errors
    ///
    /// When something else stands there, or the deserializer fails.
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// A value to be read by [`Decode`] where serde asks for `Deserialize`.
pub struct In<T>(pub T);

impl<'de, T: Decode<'de>> Deserialize<'de> for In<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::decode(deserializer).map(In)
    }
}

/// A value to be written by [`Encode`] where serde asks for `Serialize`.
pub struct Out<'a, T>(pub &'a T);

impl<T: Encode> Serialize for Out<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.encode(serializer)
    }
}

/// Whole numbers, which a server may write as `1.0`, too.
macro_rules! whole {
    ($($number:ty),+) => {
        $(impl<'de> Decode<'de> for $number {
            fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_i64(Whole::new(stringify!($number)))
            }
        }

        impl Encode for $number {
            fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.serialize(serializer)
            }
        })+
    };
}

whole!(i32, i64, u32, u64);

/// One with more than 64 bits is read digit by digit, and so as it stands.
impl<'de> Decode<'de> for i128 {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

impl Encode for i128 {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize(serializer)
    }
}

/// A number that fits `T`. It is judged while the reader stands at it: an error that comes later has no place in the body.
pub(super) struct Whole<T>(&'static str, PhantomData<T>);

impl<T: TryFrom<i128>> Whole<T> {
    /// One that an error calls `expected`.
    pub(super) fn new(expected: &'static str) -> Self {
        Self(expected, PhantomData)
    }

    fn fitting<E: Error>(self, value: i128) -> Result<T, E> {
        T::try_from(value).map_err(|_| E::invalid_value(Unexpected::Other("integer"), &self.0))
    }
}

impl<T: TryFrom<i128>> Visitor<'_> for Whole<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        self.fitting(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        self.fitting(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        if value.fract() == 0.0 {
            self.fitting(value as i128)
        } else {
            Err(E::invalid_type(Unexpected::Float(value), &self))
        }
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Out))
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Vec<T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let values = Vec::<In<T>>::deserialize(deserializer)?;
        Ok(values.into_iter().map(|value| value.0).collect())
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(Out).serialize(serializer)
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Option<T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Option::<In<T>>::deserialize(deserializer)?;
        Ok(value.map(|value| value.0))
    }
}

impl<T: Encode> Encode for Patch<T> {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(Out).serialize(serializer)
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Patch<T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Patch::<In<T>>::deserialize(deserializer)?;
        Ok(value.map(|value| value.0))
    }
}

impl<T: Encode> Encode for Box<T> {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        T::encode(self, serializer)
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Box<T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::decode(deserializer).map(Box::new)
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(key, value)| (key, Out(value))))
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for BTreeMap<String, T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let values = BTreeMap::<String, In<T>>::deserialize(deserializer)?;
        Ok(values
            .into_iter()
            .map(|(key, value)| (key, value.0))
            .collect())
    }
}
