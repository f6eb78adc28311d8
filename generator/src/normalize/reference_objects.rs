//! Reference Objects, which stand for anything but a schema.
//!
//! ```yaml
//! '404': {$ref: '#/components/responses/Gone', description: No pet.}   # 3.1: its own words; 3.0: ignored
//! application/json: {$ref: '#/components/mediaTypes/Pet'}              # 3.2: its content stands here
//! ```

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::document::{Document, Origins, Version};
use crate::grammar::Kind;
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// What the rule goes by.
pub(super) struct ReferenceObjects {
    version: Version,
    /// `components/mediaTypes`
    media_types: Map<String, Value>,
}

/// More references than any media type is behind.
const CHAIN: usize = 8;

impl ReferenceObjects {
    pub(super) fn new(document: &Document) -> Self {
        let media_types = document.root.pointer("/components/mediaTypes");
        Self {
            version: document.version,
            media_types: media_types
                .and_then(Value::as_object)
                .cloned()
                .unwrap_or_default(),
        }
    }

    /// Looks at an object of the grammar, which may be a reference.
    pub(super) fn object(
        &self,
        value: &mut Value,
        kind: Kind,
        pointer: &Pointer,
        origins: &mut Origins,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(members) = value.as_object() else {
            return;
        };
        if !members.contains_key("$ref") {
            return;
        }
        if kind == Kind::MediaType {
            self.media_type(value, pointer, origins, diagnostics);
        } else if kind != Kind::Schema && kind.section().is_some() && members.len() > 1 {
            let ignored = self.siblings(members, kind, pointer, diagnostics);
            if let Value::Object(members) = value {
                members.retain(|keyword, _| !ignored.contains(keyword));
            }
        }
    }

    /// A media type by reference, as 3.2 has it.
    fn media_type(
        &self,
        value: &mut Value,
        pointer: &Pointer,
        origins: &mut Origins,
        diagnostics: &mut Diagnostics,
    ) {
        for _ in 0..CHAIN {
            let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
                return;
            };
            let target = Pointer::of_reference(reference);
            let name = reference.strip_prefix("#/components/mediaTypes/");
            let found = target
                .as_ref()
                .filter(|_| name.is_some_and(|name| !name.contains('/')))
                .and_then(|target| self.media_types.get(&target.last()?));
            let (Some(target), Some(found)) = (target.clone(), found) else {
                break;
            };
            *value = found.clone();
            origins.moved(target, pointer.clone());
        }
        diagnostics.push(
            Diagnostic::new(
                Code::UnresolvedReference,
                "the reference leads to no media type of `components/mediaTypes`",
            )
            .at(Place::value(&pointer.key("$ref")))
            .note("the media type is one of any JSON value"),
        );
        if let Value::Object(members) = value {
            members.shift_remove("$ref");
        }
    }

    /// What stands beside a reference counts for nothing, but for its own words from 3.1 on; gives what is ignored.
    fn siblings(
        &self,
        members: &Map<String, Value>,
        kind: Kind,
        pointer: &Pointer,
        diagnostics: &mut Diagnostics,
    ) -> Vec<String> {
        let words: &[&str] = match self.version {
            Version::V30 => &[],
            Version::V31 | Version::V32 => &["summary", "description"],
        };
        let ignored = members.keys().filter(|key| {
            let is_word = words.contains(&key.as_str());
            *key != "$ref" && !key.starts_with("x-") && !is_word
        });
        let ignored: Vec<String> = ignored.cloned().collect();
        for keyword in &ignored {
            diagnostics.push(
                Diagnostic::new(
                    Code::ReferenceSibling,
                    format!(
                        "`{keyword}` beside the `$ref` of a {} has no effect",
                        kind.title()
                    ),
                )
                .at(Place::key(&pointer.key(keyword)))
                .note("the object that is referred to counts as it stands"),
            );
        }
        ignored
    }
}
