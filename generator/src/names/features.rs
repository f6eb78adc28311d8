//! The Cargo feature of a group of operations.

use super::Ident;

/// What further features of a generated crate are called.
const OTHERS: &[&str] = &[
    "blocking",
    "brotli",
    "callback-payloads",
    "default",
    "gzip",
    "mock",
    "native-tls",
    "other-types",
    "rustls",
    "tracing",
    "webhook-payloads",
];

/// `payment_links` as Cargo spells it.
pub fn feature(accessor: &Ident) -> String {
    let name = accessor.as_str().trim_matches('_').replace('_', "-");
    if OTHERS.contains(&name.as_str()) {
        format!("{name}-api")
    } else {
        name
    }
}
