//! `sdkwright` turns an OpenAPI document into a typed Rust SDK crate.
#![forbid(unsafe_code)]

pub mod check;
pub mod config;
pub mod diagnostic;
pub mod files;
pub mod pipeline;
pub mod pointer;
