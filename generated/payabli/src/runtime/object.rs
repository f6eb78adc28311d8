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

use serde::de::{Deserialize, Error, MapAccess};
use serde::ser::{Serialize, SerializeMap};
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

/// Stands for the end of an object in place of a key's index.
pub const END: usize = usize::MAX;

/// An object that is being read. The first error is kept, and nothing is read after it: so the functions below have nothing to
/// hand on, and who calls them for each of many fields has one way out.
pub struct Reading<'de, A: MapAccess<'de>> {
    map: A,
    error: Option<A::Error>,
    /// The index of the key whose value comes next.
    position: usize,
    kept: Kept,
}

impl<'de, A: MapAccess<'de>> Reading<'de, A> {
    /// Begins to read.
    pub fn new(map: A) -> Self {
        Self {
            map,
            error: None,
            position: END,
            kept: Kept::default(),
        }
    }

    /// The index of the next key among the known ones, their number for any other, and [`END`] behind the last one.
    pub fn key(&mut self, known: &[&str]) -> usize {
        self.position = END;
        if self.error.is_none() {
            match self.map.next_key_seed(self.kept.key(known)) {
                Ok(key) => self.position = key.unwrap_or(END),
                Err(error) => self.error = Some(error),
            }
        }
        self.position
    }

    /// The value of the key that was read.
    fn value<T: Deserialize<'de>>(&mut self) -> Option<T> {
        match self.map.next_value() {
            Ok(value) => Some(value),
            Err(error) => {
                self.error = Some(error);
                None
            }
        }
    }

    /// Keeps the value of a key that is not known.
    pub fn unknown(&mut self) {
        if let Err(error) = self.kept.member(&mut self.map) {
            self.error = Some(error);
        }
    }

    /// What was kept, if all was well and none of these is missing.
    ///
    /// # Errors
    ///
    /// The first that there was.
    pub fn end(self, required: &[(bool, &'static str)]) -> Result<Kept, A::Error> {
        if let Some(error) = self.error {
            return Err(error);
        }
        match required.iter().find(|(is_missing, _)| *is_missing) {
            Some((_, name)) => Err(A::Error::missing_field(name)),
            None => Ok(self.kept),
        }
    }
}

/// The value of a field that [`Reading::end`] found not to be missing.
pub fn known<T>(value: Option<T>, _: &str) -> T {
    value.expect("a field that is missing ends the reading")
}

/// Reads the fields of a `T`.
pub struct Fields<T>(PhantomData<T>);

impl<T> Fields<T> {
    /// The only one there is.
    pub const NEW: Self = Self(PhantomData);
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
    use super::{Entries, Kept, Patch, Reading};
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
                pub fn read<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
                    reading: &mut Reading<'de, A>,
                    field: &mut Option<$Kept>,
                ) {
                    if let Some(value) = reading.value::<$Read>() {
                        *field = $noted(value, &mut reading.kept, reading.position);
                    }
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
                    pub fn read<'de, A: MapAccess<'de>, T: Decode<'de>>(
                        reading: &mut Reading<'de, A>,
                        field: &mut Option<$Kept>,
                    ) {
                        if let Some(In(value)) = reading.value::<In<$Read>>() {
                            *field = $noted(value, &mut reading.kept, reading.position);
                        }
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

            fn visit_map<A_: wire::MapAccess<'de>>(self, map: A_) -> ::std::result::Result<$Name, A_::Error> {
                $(let _nested = wire::$nested()?;)?
                $(let mut $field = ::std::option::Option::None;)*
                let mut reading = wire::Reading::new(map);
                loop {
                    let key = reading.key(&[$($($required)? $($optional)? $($patch)?,)*]);
                    if key == wire::END {
                        let kept = reading.end(&[$($(($field.is_none(), $required),)?)*])?;
                        return ::std::result::Result::Ok($Name {
                            $($field
                                $(: wire::known($field, $required))?
                                $(: wire::patched($field, $patch))?,)*
                            kept,
                        });
                    }
                    match key {
                        $($position => wire::kinds::$kind::$($coded::)?read(&mut reading, &mut $field),)*
                        _ => reading.unknown(),
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

            fn visit_map<A_: wire::MapAccess<'de>>(self, map: A_) -> ::std::result::Result<$Name, A_::Error> {
                $(let _nested = wire::$nested()?;)?
                $(let mut $field = ::std::option::Option::None;)*
                let mut rest = ::std::collections::BTreeMap::new();
                let mut reading = wire::Reading::new(map);
                loop {
                    let key = reading.key(&[$($($required)? $($optional)? $($patch)?,)*]);
                    if key == wire::END {
                        let _kept = reading.end(&[$($(($field.is_none(), $required),)?)*])?;
                        return ::std::result::Result::Ok($Name {
                            $($field
                                $(: wire::known($field, $required))?
                                $(: wire::patched($field, $patch))?,)*
                            $rest: rest,
                            $($kept: _kept,)?
                        });
                    }
                    match key {
                        $($position => wire::kinds::$kind::$($coded::)?read(&mut reading, &mut $field),)*
                        _ => wire::rest::$($rest_coded::)?read(&mut reading, &mut rest),
                    }
                }
            }
        }
    };
}

/// How the properties that have no field of their own are written and read.
pub mod rest {
    use super::{Entries, Reading};
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
    pub fn read<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
        reading: &mut Reading<'de, A>,
        rest: &mut BTreeMap<String, T>,
    ) {
        if let Some(value) = reading.value() {
            rest.insert(reading.kept.take_key(), value);
        }
    }

    /// The same with values that have a coding of their own.
    pub mod coded {
        use super::super::super::codec::{Decode, Encode, In, Out};
        use super::{BTreeMap, Entries, MapAccess, Reading, SerializeMap};

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
        pub fn read<'de, A: MapAccess<'de>, T: Decode<'de>>(
            reading: &mut Reading<'de, A>,
            rest: &mut BTreeMap<String, T>,
        ) {
            if let Some(In(value)) = reading.value() {
                rest.insert(reading.kept.take_key(), value);
            }
        }
    }
}

#[allow(unused_imports)]
pub(crate) use {object, open_object};
