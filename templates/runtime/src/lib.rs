//! The runtime that every generated SDK crate carries a copy of.
//!
//! Each module here is one file that is copied, unchanged, to `src/runtime/` of a generated crate. So a module names its
//! siblings by `super::` only, stands in one file, and pulls in no crate beyond those its opening lines speak of.
#![forbid(unsafe_code)]

pub mod auth;
pub mod base64;
pub mod call;
pub mod client;
pub mod codec;
pub mod date;
pub mod decimal;
pub mod error;
pub mod json_path;
pub mod nulls;
pub mod operation;
pub mod parameters;
pub mod patch;
pub mod raw;
pub mod request;
pub mod response;
pub mod secret;
pub mod timestamp;
pub mod unrecognized;
pub mod wire;

/// What only the crate itself can make, and so no test of `tests/` can.
#[cfg(test)]
mod tests {
    use crate::unrecognized::Unrecognized;

    #[test]
    fn an_unrecognized_value_shows_as_itself() {
        let value = Unrecognized::new("gold".to_owned());
        assert_eq!(value.get(), "gold");
        assert_eq!(format!("{value} {value:?}"), "gold \"gold\"");
        assert_eq!(Unrecognized::new(7).clone(), Unrecognized::new(7));
    }
}
