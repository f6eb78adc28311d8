#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod api;

#[cfg(feature = "blocking")]
pub mod blocking;

mod client;
mod environment;

#[cfg(feature = "mock")]
pub mod mock;

pub mod types;
pub mod transport;

#[allow(
    dead_code,
    reason = "the runtime is the same in every crate, and this one does not use all of it",
)]
mod runtime;

pub use client::{ Client, ClientBuilder };
pub use environment::Environment;
pub use runtime::custom::CustomRequest;
pub use runtime::error::{ Delivery, Error, ErrorKind, Timeout };
pub use runtime::kept::Kept;
pub use runtime::patch::Patch;
pub use runtime::response::Response;
pub use runtime::secret::Secret;
pub use runtime::sending::{ Sending, SendingRaw };
pub use runtime::unrecognized::Unrecognized;
pub use jiff::civil::Date;
pub use rust_decimal::Decimal;
