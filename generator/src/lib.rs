//! `sdkwright` turns an OpenAPI document into a typed Rust SDK crate.
#![forbid(unsafe_code)]

pub mod analyze;
pub mod check;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod files;
pub mod grammar;
pub mod ir;
pub mod lower;
pub mod names;
pub mod normalize;
pub mod overlay;
pub mod parse;
pub mod pipeline;
pub mod pointer;
pub mod user_tests;
