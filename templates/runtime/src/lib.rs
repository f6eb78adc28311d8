//! The runtime that every generated SDK crate carries a copy of.
#![forbid(unsafe_code)]
