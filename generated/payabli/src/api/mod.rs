//! The operations, by group.

#[cfg(feature = "invoice")]
pub mod invoice;
