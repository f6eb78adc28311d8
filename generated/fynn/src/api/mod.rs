//! The operations, by group.

#[cfg(feature = "invoices")]
pub mod invoices;
