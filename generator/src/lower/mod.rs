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

mod bases;
mod bodies;
mod constants;
mod content;
mod cycles;
mod discriminators;
mod encoding;
mod enums;
mod events;
mod examples;
mod headers;
mod hoist;
mod incoming;
mod multipart;
mod operations;
mod ordered_parts;
mod origins;
mod parameters;
mod parts;
mod security;
mod servers;
mod simplify;
mod structs;
mod template;
mod types;
mod uncoded;
mod unions;
mod view;
mod words;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::ir::{Api, Info, KnownTypes, LeftOut, OperationId, Tag, TypeGraph, TypeId};
use crate::parse::{Members, Pieces};
use crate::pointer::Pointer;
use foldhash::fast::FixedState;
use hoist::Hoisted;
use parts::Part;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, VecDeque}; // not iterated
use std::rc::Rc;
use types::Source;
use unions::Meanings;

/// What lowering carries along.
struct Lowering<'d> {
    root: &'d Value,
    pieces: &'d Pieces<'d>,
    config: &'d Config,
    graph: TypeGraph,
    /// The types that were met, by the place of their schema.
    ids: HashMap<Pointer, TypeId, FixedState>, // not iterated
    /// The types that several operations have in common.
    hoisted: Hoisted,
    /// The types that are made of several schemas at once.
    merged_ids: BTreeMap<Vec<Part>, TypeId>,
    /// Whether there are so many of these that none is added.
    is_merging_over: bool,
    /// The components that are made of another, by that other's place.
    children: BTreeMap<Pointer, Vec<Pointer>>,
    /// The structs of base types whose name a union of their children has.
    base_ids: BTreeMap<Pointer, TypeId>,
    /// What the values of each mapping mean, once it has been asked for.
    meanings: RefCell<BTreeMap<Option<*const Members>, Rc<Meanings<'d>>>>,
    /// Types whose shape is still to be worked out.
    queue: VecDeque<(TypeId, Source)>,
    /// The type of any JSON value, made when first asked for.
    any: Option<TypeId>,
    /// The headers of answers.
    headers: headers::Found,
    /// Bodies of parts without names, by the places of their media types: several operations may refer to one.
    ordered: BTreeMap<Pointer, ordered_parts::PartsOf>,
    /// Whether what is amiss with the document's `security` has been said.
    said_security: bool,
    diagnostics: Diagnostics,
}

/// The API that a document describes, with the types of one that nobody knows yet.
pub fn lower(document: &Document, pieces: &Pieces<'_>, config: &Config) -> (Api, Diagnostics) {
    lower_beside(document, pieces, config, &KnownTypes::default())
}

/// The API that a document describes. What users know as one type stays one type.
pub fn lower_beside(
    document: &Document,
    pieces: &Pieces<'_>,
    config: &Config,
    known: &KnownTypes,
) -> (Api, Diagnostics) {
    // Nearly every schema is a type.
    let types = pieces.schema_count();
    let mut lowering = Lowering {
        root: &document.root,
        pieces,
        config,
        graph: TypeGraph::with_capacity(types),
        ids: HashMap::with_capacity_and_hasher(types, FixedState::default()), // not iterated
        hoisted: Hoisted::of(&document.root, pieces, known),
        merged_ids: BTreeMap::new(),
        is_merging_over: false,
        children: BTreeMap::new(),
        base_ids: BTreeMap::new(),
        meanings: RefCell::default(),
        queue: VecDeque::new(),
        any: None,
        headers: headers::Found::default(),
        ordered: BTreeMap::new(),
        said_security: false,
        diagnostics: Diagnostics::new(),
    };
    lowering.find_children();
    // A part of the document may lack what a mapping names.
    if !config.is_filtered() {
        lowering.check_mappings();
    }
    // Of a part of the document, only what it leads to.
    for (name, pointer) in pieces.components.iter().filter(|_| !config.is_filtered()) {
        lowering.component(name, pointer);
    }
    lowering.drain();
    let schemes = lowering.security_schemes();
    let servers = lowering.servers();
    let mut operations = lowering.operations(&schemes, &servers);
    let places: BTreeMap<Pointer, OperationId> = operations
        .iter()
        .enumerate()
        .rev()
        .map(|(index, operation)| (operation.pointer.clone(), OperationId(index)))
        .collect();
    let incoming = lowering.incoming(&places);
    lowering.drain();
    lowering.cut_union_circles();
    lowering.simplify_unions();
    lowering.hoist_lone_branches();
    lowering.declare_discriminators();
    lowering.settle_constants(&operations, &incoming);
    lowering.cut_nameless_cycles();
    lowering.settle_multipart(&mut operations);
    lowering.settle_uncoded(&mut operations);
    lowering.settle_headers(&mut operations);
    let event = lowering.event(&incoming);
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
        schemes: schemes.carried,
        operations,
        incoming,
        event,
        types: lowering.graph,
        shared: lowering.hoisted.shared,
        left_out: LeftOut::default(),
    };
    (api, lowering.diagnostics)
}

fn tags<'o>(pieces: &Pieces<'_>, used: impl Iterator<Item = &'o str>) -> Vec<Tag> {
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
