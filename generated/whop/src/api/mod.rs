//! The operations, by group.

pub mod invoices;
