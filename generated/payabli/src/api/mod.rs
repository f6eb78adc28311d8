//! The operations, by group.

pub mod invoice;
