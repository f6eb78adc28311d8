//! Calls without async, for programs that have no runtime: with [`Blocking`] in scope, `.blocking()` sends a call and waits.

pub use crate::runtime::blocking::Blocking;
