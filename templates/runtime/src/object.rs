//! Objects: the impls that read and write a struct, made of a table of its fields.
//!
//! ```text
//! wire::object! {
//!     Invoice {
//!         0 id: "id" required,
//!         1 paid_at?: "paidAt" nullable,
//!         2 memo??: "memo" patch,
//!     }
//! }
//! ```
//!
//! A line has the position of a field, its name in Rust, its key in JSON, and a kind: the module of [`kinds`] that reads and
//! writes it. A name alone must be there, one with `?` may be missing, and one with `??` is a `Patch`. The word `coded` behind
//! the kind says that the value goes through `codec`. The module that uses a macro must have `wire` in scope.
//!
//! The macros repeat flat lines and nothing else, since rustc expands them for each of a thousand types. For the same reason
//! the struct is built before the fields are read, as seen from the top of the function: rustc knows the types of all fields
//! from there on. `A_` is spelled so that it is no name of a type.

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};
use serde::ser::{Serialize, SerializeMap};
use std::fmt;
use std::marker::PhantomData;

use super::kept::Kept;
use super::patch::Patch;

/// An object that is being written. The first error is kept, and nothing is written after it.
pub struct Entries<M: SerializeMap>(Result<M, M::Error>);

impl<M: SerializeMap> Entries<M> {
    /// An object that was begun, or could not be.
    pub fn new(map: Result<M, M::Error>) -> Self {
        Self(map)
    }

    /// Writes an entry.
    pub fn entry<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) {
        if let Ok(map) = &mut self.0
            && let Err(error) = map.serialize_entry(key, value)
        {
            self.0 = Err(error);
        }
    }

    /// Writes what was kept of an object that was read.
    #[allow(dead_code, reason = "a crate without structs has no use for it")]
    pub(crate) fn kept(&mut self, kept: &Kept) {
        if let Ok(map) = &mut self.0
            && let Err(error) = kept.write(map)
        {
            self.0 = Err(error);
        }
    }

    /// Ends the object.
    ///
    /// # Errors
    ///
    /// The first that there was.
    pub fn end(self) -> Result<M::Ok, M::Error> {
        self.0?.end()
    }
}

/// Reads the fields of a `T`.
pub struct Fields<T>(PhantomData<T>);

impl<T> Fields<T> {
    /// The only one there is.
    pub const NEW: Self = Self(PhantomData);
}

/// Reads a key as its index among the known ones. Any other gives their number, and is left in the text.
pub struct OpenKey<'k>(pub &'k [&'k str], pub &'k mut String);

impl<'de> DeserializeSeed<'de> for OpenKey<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for OpenKey<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        let found = self.0.iter().position(|known| *known == key);
        if found.is_none() {
            key.clone_into(self.1);
        }
        Ok(found.unwrap_or(self.0.len()))
    }
}

/// The value of a field that is a `Patch`: absent, unless its key was there.
pub fn patched<T>(value: Option<Patch<T>>, _: &str) -> Patch<T> {
    value.unwrap_or_default()
}

/// How a field is written and read, by its kind.
///
/// All functions of a name have the same arguments, so that one line of a macro serves for each of the kinds.
pub mod kinds {
    use super::super::codec::{Decode, Encode, In, Out};
    use super::super::wire::is_sending;
    use super::{Entries, Kept, Patch};
    use serde::Deserialize;
    use serde::de::MapAccess;
    use serde::ser::{Serialize, SerializeMap};

    /// Defines a kind by what is written of a field, and by what becomes of a value that was read.
    macro_rules! kind {
        ($(#[$docs:meta])* $kind:ident: $Field:ty, $written:path; $Read:ty => $Kept:ty, $noted:path) => {
            $(#[$docs])*
            pub mod $kind {
                use super::*;

                /// Writes the field.
                pub fn write<M: SerializeMap, T: Serialize>(
                    entries: &mut Entries<M>,
                    key: &str,
                    field: &$Field,
                    kept: &Kept,
                    position: usize,
                ) {
                    match $written(field, kept, position) {
                        Patch::Absent => {}
                        Patch::Null => entries.entry(key, &()),
                        Patch::Value(value) => entries.entry(key, value),
                    }
                }

                /// Reads the field's value.
                ///
                /// # Errors
                ///
                /// When something else stands there.
                pub fn read<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
                    map: &mut A,
                    field: &mut Option<$Kept>,
                    kept: &mut Kept,
                    position: usize,
                ) -> Result<(), A::Error> {
                    let value: $Read = map.next_value()?;
                    *field = $noted(value, kept, position);
                    Ok(())
                }

                /// The same with values that have a coding of their own.
                pub mod coded {
                    use super::*;

                    /// Writes the field.
                    pub fn write<M: SerializeMap, T: Encode>(
                        entries: &mut Entries<M>,
                        key: &str,
                        field: &$Field,
                        kept: &Kept,
                        position: usize,
                    ) {
                        match $written(field, kept, position) {
                            Patch::Absent => {}
                            Patch::Null => entries.entry(key, &()),
                            Patch::Value(value) => entries.entry(key, &Out(value)),
                        }
                    }

                    /// Reads the field's value.
                    ///
                    /// # Errors
                    ///
                    /// When something else stands there.
                    pub fn read<'de, A: MapAccess<'de>, T: Decode<'de>>(
                        map: &mut A,
                        field: &mut Option<$Kept>,
                        kept: &mut Kept,
                        position: usize,
                    ) -> Result<(), A::Error> {
                        let value: In<$Read> = map.next_value()?;
                        *field = $noted(value.0, kept, position);
                        Ok(())
                    }
                }
            }
        };
    }

    kind! {
        /// Always written.
        required: T, always; T => T, some
    }
    kind! {
        /// Written where there is a value.
        optional: Option<T>, if_some; T => T, some
    }
    kind! {
        /// Written where there is a value, and as `null` where it was received so.
        nullable: Option<T>, or_null; Option<T> => T, noted
    }
    kind! {
        /// Left out, `null`, or a value.
        patch: Patch<T>, as_it_is; Patch<T> => Patch<T>, some
    }
    kind! {
        /// Like `optional`, and not written in a request.
        received: Option<T>, received_if_some; T => T, some
    }
    kind! {
        /// Like `nullable`, and not written in a request.
        received_nullable: Option<T>, received_or_null; Option<T> => T, noted
    }

    fn always<'f, T>(field: &'f T, _: &Kept, _: usize) -> Patch<&'f T> {
        Patch::Value(field)
    }

    fn if_some<'f, T>(field: &'f Option<T>, _: &Kept, _: usize) -> Patch<&'f T> {
        field.as_ref().map_or(Patch::Absent, Patch::Value)
    }

    fn or_null<'f, T>(field: &'f Option<T>, kept: &Kept, position: usize) -> Patch<&'f T> {
        match field {
            Some(value) => Patch::Value(value),
            None if kept.was_null(position) => Patch::Null,
            None => Patch::Absent,
        }
    }

    fn as_it_is<'f, T>(field: &'f Patch<T>, _: &Kept, _: usize) -> Patch<&'f T> {
        field.as_ref()
    }

    fn received_if_some<'f, T>(field: &'f Option<T>, kept: &Kept, position: usize) -> Patch<&'f T> {
        if is_sending() {
            return Patch::Absent;
        }
        if_some(field, kept, position)
    }

    fn received_or_null<'f, T>(field: &'f Option<T>, kept: &Kept, position: usize) -> Patch<&'f T> {
        if is_sending() {
            return Patch::Absent;
        }
        or_null(field, kept, position)
    }

    fn some<T>(value: T, _: &mut Kept, _: usize) -> Option<T> {
        Some(value)
    }

    fn noted<T>(value: Option<T>, kept: &mut Kept, position: usize) -> Option<T> {
        kept.note(position, value)
    }
}

/// `object!`: the impls of a struct that keeps the properties it does not know in a hidden field `kept`.
///
/// The word `nested` behind the name of the struct is for one that leads back to itself.
#[allow(unused_macros)]
macro_rules! object {
    ($Name:ident $($nested:ident)? { $(
        $position:literal $field:ident
        $(: $required:literal)? $(?: $optional:literal)? $(??: $patch:literal)?
        $kind:ident $($coded:ident)?,
    )* }) => {
        impl wire::Serialize for $Name {
            fn serialize<S: wire::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                let mut entries = wire::Entries::new(serializer.serialize_map(::std::option::Option::None));
                $(wire::kinds::$kind::$($coded::)?write(
                    &mut entries,
                    $($required)? $($optional)? $($patch)?,
                    &self.$field,
                    &self.kept,
                    $position,
                );)*
                entries.kept(&self.kept);
                entries.end()
            }
        }

        impl<'de> wire::Deserialize<'de> for $Name {
            fn deserialize<D: wire::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                deserializer.deserialize_map(wire::Fields::<Self>::NEW)
            }
        }

        impl<'de> wire::Visitor<'de> for wire::Fields<$Name> {
            type Value = $Name;

            fn expecting(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(concat!("an object (", stringify!($Name), ")"))
            }

            fn visit_map<A_: wire::MapAccess<'de>>(self, mut map: A_) -> ::std::result::Result<$Name, A_::Error> {
                $(let _nested = wire::$nested()?;)?
                $(let mut $field = ::std::option::Option::None;)*
                let mut kept = wire::Kept::default();
                loop {
                    let ::std::option::Option::Some(key) =
                        map.next_key_seed(kept.key(&[$($($required)? $($optional)? $($patch)?,)*]))?
                    else {
                        return ::std::result::Result::Ok($Name {
                            $($field
                                $(: wire::required($field, $required)?)?
                                $(: wire::patched($field, $patch))?,)*
                            kept,
                        });
                    };
                    match key {
                        $($position => wire::kinds::$kind::$($coded::)?read(
                            &mut map,
                            &mut $field,
                            &mut kept,
                            $position,
                        )?,)*
                        _ => kept.member(&mut map)?,
                    }
                }
            }
        }
    };
}

/// `open_object!`: the impls of a struct that has a field for the properties it does not know.
///
/// Behind its fields stand that field, and the field that remembers `null`s where there is one: `} rest coded, kept`.
#[allow(unused_macros)]
macro_rules! open_object {
    ($Name:ident $($nested:ident)? { $(
        $position:literal $field:ident
        $(: $required:literal)? $(?: $optional:literal)? $(??: $patch:literal)?
        $kind:ident $($coded:ident)?,
    )* } $rest:ident $($rest_coded:ident)? $(, $kept:ident)?) => {
        impl wire::Serialize for $Name {
            fn serialize<S: wire::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                let mut entries = wire::Entries::new(serializer.serialize_map(::std::option::Option::None));
                let _kept = &wire::Kept::default();
                $(let _kept = &self.$kept;)?
                $(wire::kinds::$kind::$($coded::)?write(
                    &mut entries,
                    $($required)? $($optional)? $($patch)?,
                    &self.$field,
                    _kept,
                    $position,
                );)*
                wire::rest::$($rest_coded::)?write(&mut entries, &self.$rest);
                entries.end()
            }
        }

        impl<'de> wire::Deserialize<'de> for $Name {
            fn deserialize<D: wire::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                deserializer.deserialize_map(wire::Fields::<Self>::NEW)
            }
        }

        impl<'de> wire::Visitor<'de> for wire::Fields<$Name> {
            type Value = $Name;

            fn expecting(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(concat!("an object (", stringify!($Name), ")"))
            }

            fn visit_map<A_: wire::MapAccess<'de>>(self, mut map: A_) -> ::std::result::Result<$Name, A_::Error> {
                $(let _nested = wire::$nested()?;)?
                $(let mut $field = ::std::option::Option::None;)*
                let mut rest = ::std::collections::BTreeMap::new();
                let mut name = ::std::string::String::new();
                let mut _kept = wire::Kept::default();
                loop {
                    let known = &[$($($required)? $($optional)? $($patch)?,)*];
                    let ::std::option::Option::Some(key) =
                        map.next_key_seed(wire::OpenKey(known, &mut name))?
                    else {
                        return ::std::result::Result::Ok($Name {
                            $($field
                                $(: wire::required($field, $required)?)?
                                $(: wire::patched($field, $patch))?,)*
                            $rest: rest,
                            $($kept: _kept,)?
                        });
                    };
                    match key {
                        $($position => wire::kinds::$kind::$($coded::)?read(
                            &mut map,
                            &mut $field,
                            &mut _kept,
                            $position,
                        )?,)*
                        _ => wire::rest::$($rest_coded::)?read(&mut map, &mut rest, &mut name)?,
                    }
                }
            }
        }
    };
}

/// How the properties that have no field of their own are written and read.
pub mod rest {
    use super::Entries;
    use serde::Deserialize;
    use serde::de::MapAccess;
    use serde::ser::{Serialize, SerializeMap};
    use std::collections::BTreeMap;

    /// Writes them all.
    pub fn write<M: SerializeMap, T: Serialize>(
        entries: &mut Entries<M>,
        rest: &BTreeMap<String, T>,
    ) {
        for (key, value) in rest {
            entries.entry(key, value);
        }
    }

    /// Reads the value of one.
    ///
    /// # Errors
    ///
    /// When something else stands there.
    pub fn read<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
        map: &mut A,
        rest: &mut BTreeMap<String, T>,
        name: &mut String,
    ) -> Result<(), A::Error> {
        rest.insert(std::mem::take(name), map.next_value()?);
        Ok(())
    }

    /// The same with values that have a coding of their own.
    pub mod coded {
        use super::super::super::codec::{Decode, Encode, In, Out};
        use super::{BTreeMap, Entries, MapAccess, SerializeMap};

        /// Writes them all.
        pub fn write<M: SerializeMap, T: Encode>(
            entries: &mut Entries<M>,
            rest: &BTreeMap<String, T>,
        ) {
            for (key, value) in rest {
                entries.entry(key, &Out(value));
            }
        }

        /// Reads the value of one.
        ///
        /// # Errors
        ///
        /// When something else stands there.
        pub fn read<'de, A: MapAccess<'de>, T: Decode<'de>>(
            map: &mut A,
            rest: &mut BTreeMap<String, T>,
            name: &mut String,
        ) -> Result<(), A::Error> {
            rest.insert(std::mem::take(name), map.next_value::<In<T>>()?.0);
            Ok(())
        }
    }
}

#[allow(unused_imports)]
pub(crate) use {object, open_object};
