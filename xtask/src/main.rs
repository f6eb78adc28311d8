//! The workspace's own commands.
#![forbid(unsafe_code)]

fn main() {}
