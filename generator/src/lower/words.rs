//! What a Reference Object says of its own, which counts more than what it refers to says (from 3.1 on).
//!
//! ```yaml
//! parameters: [{$ref: '#/components/parameters/Id', description: Which pet.}]
//! ```

use super::Lowering;
use crate::pointer::Pointer;
use serde_json::Value;

impl Lowering<'_> {
    /// The description beside the reference at a place, if a reference with one stands there.
    pub(super) fn words_beside(&self, place: &Pointer) -> Option<String> {
        let members = place.resolve(self.root)?.as_object()?;
        let description = members.get("description").and_then(Value::as_str)?;
        members.contains_key("$ref").then(|| description.to_owned())
    }
}
