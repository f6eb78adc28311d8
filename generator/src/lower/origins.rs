//! Where a schema stands that a reference leads to before it was met where it stands.
//!
//! ```yaml
//! $ref: '#/components/schemas/Order/properties/state'     # named as Order's field: OrderState
//! $ref: '#/components/schemas/Order/$defs/Address'        # Address
//! ```

use super::Lowering;
use crate::ir::{Origin, Role, Within};
use crate::pointer::Pointer;
use serde_json::Value;

/// Words of a place that say nothing.
const SILENT: &[&str] = &[
    "components",
    "schemas",
    "properties",
    "paths",
    "content",
    "application/json",
    "schema",
    "responses",
    "requestBody",
    "parameters",
];

impl Lowering<'_> {
    /// The origin of the schema at `pointer`: what it stands in is met first, so that its name does not depend on who asks.
    pub(super) fn origin_of(&mut self, pointer: &Pointer) -> Origin {
        let tokens: Vec<String> = pointer.tokens().collect();
        if let [components, schemas, name] = tokens.as_slice()
            && components == "components"
            && schemas == "schemas"
        {
            return Origin::Component(name.clone());
        }
        if let Some((holder, role)) = self.held(pointer) {
            let holder = self.beyond_all_of(holder);
            if self.pieces.schema_here(&holder).is_some() {
                let owner = match self.ids.get(&holder) {
                    Some(owner) => *owner,
                    None => {
                        let origin = self.origin_of(&holder);
                        self.meet(&holder, origin)
                    }
                };
                return Origin::Inline(Within::Type(owner), role);
            }
        }
        let telling = tokens
            .iter()
            .filter(|token| !SILENT.contains(&token.as_str()));
        Origin::Component(telling.cloned().collect::<Vec<_>>().join("_"))
    }

    /// The schema that holds the one at `pointer`, and as what.
    fn held(&self, pointer: &Pointer) -> Option<(Pointer, Role)> {
        let last = pointer.last()?;
        let parent = pointer.parent()?;
        match last.as_str() {
            "items" | "contains" => return Some((parent, Role::Items)),
            "additionalProperties" | "unevaluatedProperties" => {
                return Some((parent, Role::Values));
            }
            _ => {}
        }
        let holder = parent.parent()?;
        let role = match parent.last()?.as_str() {
            "properties" => Role::Field(last),
            "patternProperties" => Role::Values,
            "prefixItems" => Role::Items,
            "$defs" | "definitions" => Role::Definition(last),
            "oneOf" | "anyOf" | "allOf" => {
                let title = pointer.resolve(self.root)?.get("title");
                let title = title.and_then(Value::as_str).map(str::to_owned);
                Role::Branch(last.parse().ok()?, title)
            }
            _ => return None,
        };
        Some((holder, role))
    }

    /// A branch of an `allOf` is no type of its own: what holds it is.
    fn beyond_all_of(&self, mut place: Pointer) -> Pointer {
        while let Some(list) = place
            .parent()
            .filter(|list| list.last().as_deref() == Some("allOf"))
            && let Some(holder) = list.parent()
            && self.pieces.schema_here(&holder).is_some()
        {
            place = holder;
        }
        place
    }
}
