//! The runtime that every generated SDK crate carries a copy of.
//!
//! Each module here is one file that is copied, unchanged, to `src/runtime/` of a generated crate. So a module names its
//! siblings by `super::` only, stands in one file, and pulls in no crate beyond those its opening lines speak of.
#![forbid(unsafe_code)]

pub mod attempts;
pub mod auth;
pub mod base64;
pub mod blocking;
pub mod blocking_stream;
pub mod body_fields;
pub mod call;
pub mod charset;
pub mod client;
pub mod client_credentials;
pub mod clock;
pub mod codec;
pub mod custom;
pub mod date;
pub mod decimal;
pub mod error;
pub mod form;
pub mod headers;
pub mod idempotency;
pub mod intercept;
pub mod json;
pub mod json_path;
pub mod kept;
pub mod lines;
pub mod mock;
pub mod mock_contract;
pub mod multipart;
pub mod object;
pub mod open_enum;
pub mod operation;
pub mod pages;
pub mod parameters;
pub mod patch;
pub mod prepare;
pub mod raw;
pub mod reconnect;
pub mod request;
pub mod response;
pub mod retry;
pub mod secret;
pub mod sending;
pub mod settings;
#[cfg(feature = "tracing")]
mod spans;
pub mod stream;
pub mod timestamp;
pub mod token;
pub mod token_cache;
pub mod transport;
pub mod unrecognized;
pub mod upload;
pub mod webhook;
pub mod wire;

/// The macros, which are for the crate they stand in.
#[cfg(test)]
mod tables;

/// What only the crate itself can make, and so no test of `tests/` can.
#[cfg(test)]
mod tests {
    use crate::kept::Kept;
    use crate::unrecognized::Unrecognized;
    use serde::de::{Deserializer as _, MapAccess, Visitor};
    use serde::ser::{SerializeMap, Serializer as _};

    #[test]
    fn a_null_is_remembered_at_any_position() {
        let mut kept = Kept::default();
        for position in [0, 1, 63, 64, 65, 200] {
            assert!(!kept.was_null(position));
            assert_eq!(kept.note(position, None::<i32>), None);
            assert!(kept.was_null(position), "{position}");
        }
        assert_eq!(kept.note(3, Some("a")), Some("a"));
        assert!(!kept.was_null(3) && !kept.was_null(128) && !kept.was_null(1000));
        assert!(kept.is_empty());
        assert_eq!(kept, Kept::default());
    }

    #[test]
    fn unknown_properties_are_kept_in_order_and_written_as_they_were() {
        struct Read(Kept);
        impl<'de> Visitor<'de> for Read {
            type Value = Kept;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Kept, A::Error> {
                while let Some(key) = map.next_key_seed(self.0.key(&["id", "name"]))? {
                    match key {
                        0 | 1 => _ = map.next_value::<serde::de::IgnoredAny>()?,
                        _ => self.0.member(&mut map)?,
                    }
                }
                Ok(self.0)
            }
        }
        let json = r#"{"z":1.50,"id":7,"a\u0062":[1,{"b":null}],"name":"x"}"#;
        let read = serde_json::Deserializer::from_str(json).deserialize_map(Read(Kept::default()));
        let kept = read.unwrap();
        assert_eq!(kept.len(), 2);
        assert_eq!(kept.get("ab"), Some(serde_json::json!([1, { "b": null }])));
        let mut written = Vec::new();
        let mut serializer = serde_json::Serializer::new(&mut written);
        let mut map = serializer.serialize_map(None).unwrap();
        kept.write(&mut map).unwrap();
        SerializeMap::end(map).unwrap();
        assert_eq!(written, br#"{"z":1.50,"ab":[1,{"b":null}]}"#);
    }

    #[test]
    fn an_unrecognized_value_shows_as_itself() {
        let value = Unrecognized::new("gold".to_owned());
        assert_eq!(value.get(), "gold");
        assert_eq!(format!("{value} {value:?}"), "gold \"gold\"");
        assert_eq!(Unrecognized::new(7).clone(), Unrecognized::new(7));
    }
}
