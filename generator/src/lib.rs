//! `sdkwright` turns an OpenAPI document into a typed Rust SDK crate.
#![forbid(unsafe_code)]

pub mod config;
pub mod diagnostic;
pub mod document;
pub mod overlay;
pub mod pointer;
