//! What a Reference Object says of its own, which counts more than what it refers to says (from 3.1 on).
//!
//! ```yaml
//! parameters: [{$ref: '#/components/parameters/Id', description: Which pet.}]
//! ```

use super::Lowering;
use crate::pointer::Pointer;

impl Lowering<'_> {
    /// The description beside the reference to a parameter at a place, if a reference with one stands there.
    pub(super) fn words_beside(&self, place: &Pointer) -> Option<String> {
        let description = self.pieces.parameter_beside(place)?.get("description")?;
        description.as_str().map(str::to_owned)
    }
}
