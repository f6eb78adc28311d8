//! An inspection as JSON, for programs.
//!
//! ```json
//! {
//!   "version": 1,
//!   "package": "pets-sdk", "title": "Pets 1", "openapi": "3.0",
//!   "environments": [{ "name": "Production", "url": "https://api.example.com" }],
//!   "credentials": [{ "scheme": "key", "setter": "key" }],
//!   "groups": [{
//!     "tag": "pets", "accessor": "pets",
//!     "operations": [{
//!       "place": "GET /pets/{id}", "id": "getPet", "call": "client.pets().get_pet(id: &str)", "setters": ["full(bool)"],
//!       "gives": "types::Pet", "fails": null, "items": null, "deprecated": false
//!     }]
//!   }],
//!   "incoming": [{ "path": "webhooks::PetSold", "body": "types::Pet" }],
//!   "types": [{
//!     "path": "types::Pet", "kind": "struct", "component": "Pet", "members": 3, "sent": false, "received": true,
//!     "recursive": false, "boxed": [], "dispatch": null, "untyped": ["extra"]
//!   }],
//!   "untyped": [{ "at": "openapi.yaml:12:5", "pointer": "#/components/schemas/Odd", "why": "…" }]
//! }
//! ```
//!
//! The first environment is used where none is chosen. Members are only ever added; `version` says when one changes.

use super::{Call, Inspection, TypeLine};
use serde_json::{Value, json};

/// All of it.
pub fn json(found: &Inspection) -> Value {
    let list = |pairs: &[(String, String)], first: &str, second: &str| -> Vec<Value> {
        let pairs = pairs.iter();
        pairs
            .map(|(one, other)| json!({ first: one, second: other }))
            .collect()
    };
    let groups = found.groups.iter().map(|group| {
        let operations: Vec<Value> = group.operations.iter().map(call).collect();
        json!({ "tag": group.tag, "accessor": group.accessor, "operations": operations })
    });
    let untyped = found.untyped.iter();
    let untyped =
        untyped.map(|place| json!({ "at": place.at, "pointer": place.pointer, "why": place.why }));
    json!({
        "version": 1,
        "package": found.package,
        "title": found.title,
        "openapi": found.openapi,
        "environments": list(&found.environments, "name", "url"),
        "credentials": list(&found.credentials, "scheme", "setter"),
        "groups": groups.collect::<Vec<Value>>(),
        "incoming": list(&found.incoming, "path", "body"),
        "types": found.types.iter().map(ty).collect::<Vec<Value>>(),
        "untyped": untyped.collect::<Vec<Value>>(),
    })
}

fn call(call: &Call) -> Value {
    json!({
        "place": call.place,
        "id": call.id,
        "call": call.call,
        "setters": call.setters,
        "gives": call.gives,
        "fails": call.fails,
        "items": call.items,
        "deprecated": call.deprecated,
    })
}

fn ty(ty: &TypeLine) -> Value {
    json!({
        "path": ty.path,
        "kind": ty.kind.word(),
        "component": ty.component,
        "members": ty.members,
        "sent": ty.sent,
        "received": ty.received,
        "recursive": ty.recursive,
        "boxed": ty.boxed,
        "dispatch": ty.dispatch,
        "untyped": ty.untyped,
    })
}
