//! What a document says that generated crates do not have yet: said, so that nobody looks for it in vain.
//!
//! ```yaml
//! webhooks: {paid: {post: {}}}                        # the server calls, not the client
//! paths:
//!   /files:
//!     servers: [{url: 'https://files.example.com'}]   # another host for these operations
//!     post: {callbacks: {done: {}}}
//! ```

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::BTreeSet;

impl Lowering<'_> {
    /// Says what is left out of the document as a whole, of its path items and of its operations.
    pub(super) fn say_what_is_beyond(&mut self) {
        let root = Pointer::root();
        self.beyond(&root, "webhooks", "webhooks have no types yet");
        let mut items = BTreeSet::new();
        let pieces = self.pieces;
        for operation in &pieces.operations {
            self.beyond(
                &operation.pointer,
                "callbacks",
                "callbacks have no types yet",
            );
            let servers = "the operation is sent to the servers of the document";
            self.beyond(&operation.pointer, "servers", servers);
            if let Some(item) = operation.pointer.parent()
                && items.insert(item.clone())
            {
                self.beyond(
                    &item,
                    "servers",
                    "its operations are sent to the servers of the document",
                );
            }
        }
    }

    fn beyond(&mut self, holder: &Pointer, keyword: &str, what: &str) {
        let place = holder.key(keyword);
        let is_full = place.resolve(self.root).is_some_and(|value| match value {
            Value::Array(elements) => !elements.is_empty(),
            Value::Object(members) => !members.is_empty(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
        });
        if is_full {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::NotGenerated,
                    format!("`{keyword}` does not come out here"),
                )
                .at(Place::key(&place))
                .note(what),
            );
        }
    }
}
