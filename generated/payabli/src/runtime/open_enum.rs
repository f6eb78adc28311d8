//! Open enums: the impls of an enum that keeps a value which it does not know, made of a table of its values.
//!
//! ```text
//! wire::text_enum! {
//!     Status {
//!         "draft" => Draft,
//!         _ => Unrecognized,
//!     }
//! }
//! ```
//!
//! All of it is `#[inline]`: a crate has hundreds of enums, and who uses one compiles what is used of it.
//!
//! The module that uses a macro must have `wire` in scope.

/// `text_enum!`: the impls of an enum of texts.
#[allow(unused_macros)]
macro_rules! text_enum {
    ($Name:ident { $($text:literal => $Variant:ident,)* _ => $rest:ident $(,)? }) => {
        impl $Name {
            /// The value on the wire.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$Variant => $text,)*
                    Self::$rest(value) => value.get(),
                }
            }

            #[inline]
            fn of(text: &str) -> Self {
                match text {
                    $($text => Self::$Variant,)*
                    other => Self::$rest(wire::Unrecognized::new(other.to_owned())),
                }
            }
        }

        impl ::std::convert::From<&str> for $Name {
            #[inline]
            fn from(text: &str) -> Self {
                Self::of(text)
            }
        }

        impl ::std::str::FromStr for $Name {
            type Err = ::std::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                ::std::result::Result::Ok(Self::of(text))
            }
        }

        impl ::std::fmt::Display for $Name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl wire::Serialize for $Name {
            fn serialize<S: wire::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> wire::Deserialize<'de> for $Name {
            fn deserialize<D: wire::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                wire::text(deserializer, Self::of)
            }
        }
    };
}

/// `integer_enum!`: the impls of an enum of whole numbers.
#[allow(unused_macros)]
macro_rules! integer_enum {
    ($Name:ident { $($number:literal => $Variant:ident,)* _ => $rest:ident $(,)? }) => {
        impl $Name {
            /// The value on the wire.
            #[must_use]
            #[inline]
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$Variant => $number,)*
                    Self::$rest(value) => *value.get(),
                }
            }
        }

        impl ::std::convert::From<i64> for $Name {
            #[inline]
            fn from(number: i64) -> Self {
                match number {
                    $($number => Self::$Variant,)*
                    other => Self::$rest(wire::Unrecognized::new(other)),
                }
            }
        }

        impl ::std::str::FromStr for $Name {
            type Err = ::std::num::ParseIntError;

            #[inline]
            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                text.parse().map(|number: i64| Self::from(number))
            }
        }

        impl ::std::fmt::Display for $Name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl wire::Serialize for $Name {
            fn serialize<S: wire::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }

        impl<'de> wire::Deserialize<'de> for $Name {
            fn deserialize<D: wire::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                wire::integer(deserializer, Self::from)
            }
        }
    };
}

/// `value_enum!`: the impls of an enum of any JSON values, each of which is given as its text.
#[allow(unused_macros)]
macro_rules! value_enum {
    ($Name:ident { $($position:literal $json:literal => $Variant:ident,)* _ => $rest:ident $(,)? }) => {
        impl $Name {
            /// The value on the wire.
            #[must_use]
            #[inline]
            pub fn to_value(&self) -> wire::Value {
                match self {
                    $(Self::$Variant => wire::json($json),)*
                    Self::$rest(value) => value.get().clone(),
                }
            }
        }

        impl ::std::convert::From<wire::Value> for $Name {
            #[inline]
            fn from(value: wire::Value) -> Self {
                match wire::listed(&value, &[$($json),*]) {
                    $(::std::option::Option::Some($position) => Self::$Variant,)*
                    _ => Self::$rest(wire::Unrecognized::new(value)),
                }
            }
        }

        impl ::std::fmt::Display for $Name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.to_value(), f)
            }
        }

        impl wire::Serialize for $Name {
            fn serialize<S: wire::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                wire::Serialize::serialize(&self.to_value(), serializer)
            }
        }

        impl<'de> wire::Deserialize<'de> for $Name {
            fn deserialize<D: wire::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                <wire::Value as wire::Deserialize>::deserialize(deserializer).map(Self::from)
            }
        }
    };
}

#[allow(unused_imports)]
pub(crate) use {integer_enum, text_enum, value_enum};
