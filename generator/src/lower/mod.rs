//! The typed pieces as an [`Api`]: references are followed here, once, and never again.
//!
//! ```yaml
//! paths:
//!   /pets/{id}:
//!     get:                                        # an Operation …
//!       responses:
//!         '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
//! components:                                     # … that speaks of a type by its TypeId
//!   schemas:
//!     Pet: {type: object, properties: {tag: {type: string}}}
//! ```

mod beyond;
mod bodies;
mod content;
mod cycles;
mod enums;
mod examples;
mod operations;
mod parameters;
mod security;
mod structs;
mod types;
mod unions;
mod view;
mod words;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::ir::{Api, Info, Tag, TypeGraph, TypeId};
use crate::parse::Pieces;
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};

/// What lowering carries along.
struct Lowering<'d> {
    root: &'d Value,
    pieces: &'d Pieces,
    config: &'d Config,
    graph: TypeGraph,
    /// The types that were met, by the place of their schema.
    ids: BTreeMap<Pointer, TypeId>,
    /// Types whose shape is still to be worked out.
    queue: VecDeque<TypeId>,
    /// The type of any JSON value, made when first asked for.
    any: Option<TypeId>,
    diagnostics: Diagnostics,
}

/// The API that a document describes.
pub fn lower(document: &Document, pieces: &Pieces, config: &Config) -> (Api, Diagnostics) {
    let mut lowering = Lowering {
        root: &document.root,
        pieces,
        config,
        graph: TypeGraph::default(),
        ids: BTreeMap::new(),
        queue: VecDeque::new(),
        any: None,
        diagnostics: Diagnostics::new(),
    };
    for (name, pointer) in &pieces.components {
        lowering.component(name, pointer);
    }
    lowering.drain();
    let schemes = lowering.security_schemes();
    let servers = lowering.servers();
    let operations = lowering.operations(&schemes);
    lowering.drain();
    lowering.cut_nameless_cycles();
    lowering.say_what_is_beyond();
    let api = Api {
        info: Info {
            title: pieces.info.title.clone(),
            version: pieces.info.version.clone(),
            description: pieces.info.description.clone(),
        },
        servers,
        tags: tags(
            pieces,
            operations
                .iter()
                .filter_map(|operation| operation.tag.as_deref()),
        ),
        schemes,
        operations,
        types: lowering.graph,
    };
    (api, lowering.diagnostics)
}

fn tags<'o>(pieces: &Pieces, used: impl Iterator<Item = &'o str>) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    let declared = pieces
        .tags
        .iter()
        .map(|tag| (tag.name.as_str(), tag.description.clone()));
    for (name, description) in declared.chain(used.map(|name| (name, None))) {
        if !tags.iter().any(|tag| tag.name == name) {
            tags.push(Tag {
                name: name.to_owned(),
                description,
            });
        }
    }
    tags
}
