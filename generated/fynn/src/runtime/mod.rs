//! What every call of this crate goes through.

pub mod attempts;
pub mod auth;

#[cfg(feature = "blocking")]
pub mod blocking;

pub mod body_fields;
pub mod call;
pub mod charset;
pub mod client;
pub mod clock;
pub mod codec;
pub mod custom;
pub mod date;
pub mod decimal;
pub mod error;
pub mod idempotency;
pub mod intercept;
pub mod json;
pub mod json_path;
pub mod kept;

#[cfg(feature = "mock")]
pub mod mock;

#[cfg(feature = "mock")]
pub mod mock_contract;

pub mod object;
pub mod open_enum;
pub mod operation;
pub mod parameters;
pub mod patch;
pub mod prepare;
pub mod raw;
pub mod request;
pub mod response;
pub mod retry;
pub mod secret;
pub mod sending;
pub mod settings;

#[cfg(feature = "tracing")]
pub mod spans;

pub mod timestamp;
pub mod token;
pub mod token_cache;
pub mod transport;
pub mod unrecognized;
pub mod wire;
