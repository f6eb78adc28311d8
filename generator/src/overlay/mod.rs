//! OpenAPI Overlay 1.0 and 1.1: the vendor's document stays as it is, and what must differ is written beside it.
//!
//! ```yaml
//! overlay: 1.1.0
//! info: { title: what the document gets wrong, version: 1.0.0 }
//! actions:
//!   - target: $.paths['/pets'].get
//!     update: { operationId: listPets }
//!   - target: $.paths.*.*.parameters[?@.name == 'entrypoint']
//!     remove: true
//! ```
//!
//! A target is a JSONPath query (RFC 9535); the actions run in order, each on the result of the one before.

mod apply;
mod merge;
mod read;

pub use apply::apply;
pub use read::{read_overlay, read_overlay_text};

use crate::diagnostic::{Input, Place, Spot};
use crate::document::Source;
use crate::pointer::Pointer;
use serde_json::Value;
use serde_json_path::JsonPath;

/// The actions of an overlay, ready to be applied.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// Which edition of the specification it follows.
    pub edition: Edition,
    /// In the order in which they run.
    pub actions: Vec<Action>,
    /// The text it was read from.
    pub source: Source,
}

/// An edition of the Overlay specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edition {
    /// Overlay 1.0. It leaves open what happens where an update meets a value of another kind: the update replaces it.
    V10,
    /// Overlay 1.1, which calls that an error, and has `copy`.
    V11,
}

/// One action of an overlay.
#[derive(Clone, Debug)]
pub struct Action {
    /// The place of the action in the overlay.
    pub pointer: Pointer,
    /// What it selects, as written.
    pub target: String,
    /// What it selects.
    pub query: JsonPath,
    /// What it does to it.
    pub change: Change,
}

/// What an action does to what it selects.
#[derive(Clone, Debug)]
pub enum Change {
    /// Merges a value into it.
    Update(Value),
    /// Merges another part of the document into it.
    Copy(JsonPath),
    /// Removes it.
    Remove,
    /// Nothing: `remove: false` alone.
    Nothing,
}

/// The value at `pointer` in the overlay.
fn value_place(pointer: &Pointer) -> Place {
    Place {
        input: Input::Overlay,
        spot: Spot::Value(pointer.clone()),
    }
}

/// The key at `pointer` in the overlay.
fn key_place(pointer: &Pointer) -> Place {
    Place {
        input: Input::Overlay,
        spot: Spot::Key(pointer.clone()),
    }
}
