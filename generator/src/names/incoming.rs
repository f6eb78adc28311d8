//! Names of what the API sends: a type alias each, in the modules `webhooks` and `callbacks`.

use super::words::pascal;
use super::{Ident, OperationNames, Scope};
use crate::ir::{Api, Cause};

/// Names that mean something else to who reads an alias.
const RESERVED: &[&str] = &[
    "Box", "Err", "Event", "None", "Ok", "Option", "Result", "Some", "String", "Vec",
];

pub(super) fn incoming(api: &Api, operations: &[OperationNames]) -> Vec<Ident> {
    let mut webhooks = Scope::reserving(RESERVED);
    let mut callbacks = Scope::reserving(RESERVED);
    let names = api.incoming.iter().map(|item| {
        let method = item.method.as_str().to_ascii_lowercase();
        let by_method = pascal(&format!("{} {method}", item.name));
        match item.cause {
            Cause::Webhook => webhooks.claim([pascal(&item.name), by_method]),
            Cause::Callback(id) => {
                let caller = operations
                    .get(id.0)
                    .map_or("", |names| names.builder.as_str());
                let called = pascal(&format!("{caller} {}", item.name));
                callbacks.claim([pascal(&item.name), called, by_method])
            }
        }
    });
    names.collect()
}
