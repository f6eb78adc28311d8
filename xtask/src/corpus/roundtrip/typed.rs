//! What the generator made of a document, and which Rust type it has for the schema at a place.

use super::walk::reference;
use anyhow::Result;
use sdkwright::config::Config;
use sdkwright::document::{self, Version};
use sdkwright::files::Files;
use sdkwright::ir::{Api, MediaKind, Origin, Role, Shape, StringFormat, TypeId};
use sdkwright::{analyze, emit, lower, names, normalize, parse};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A document and its types.
pub(super) struct Typed {
    /// The document as it was read.
    pub(super) root: Value,
    /// Its version.
    pub(super) version: Version,
    /// The crate.
    pub(super) files: Files,
    /// The Rust types of schemas, by their places.
    rust_types: BTreeMap<String, Vec<String>>,
    /// The places of schemas that became structs, enums and unions.
    named: Vec<(String, String)>,
}

impl Typed {
    /// Runs the stages on a document; `None` where errors end the run.
    pub(super) fn of(path: &Path) -> Result<Option<Self>> {
        let config = Config::default();
        let (document, mut said) = document::read(path);
        let Ok(document) = document else {
            return Ok(None);
        };
        let (root, version) = (document.root.clone(), document.version);
        let (document, more) = normalize::normalize(document, &config);
        said.append(more);
        let (pieces, more) = parse::parse(&document);
        said.append(more);
        let (api, more) = lower::lower(&document, &pieces, &config);
        said.append(more);
        let (facts, more) = analyze::analyze(&api, &config);
        said.append(more);
        let (names, more) = names::claim(&api, &config);
        said.append(more);
        if said.has_errors() {
            return Ok(None);
        }
        let files = emit::emit(&api, &facts, &names, &config);
        let rust = |id: TypeId| emit::rust_type(&api, &facts, &names, &config, id);
        let elsewhere = elsewhere(&api);
        let mut rust_types: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut add = |pointer: &str, name: String| {
            let names = rust_types.entry(pointer.to_owned()).or_default();
            if !names.contains(&name) {
                names.push(name);
            }
        };
        for (pointer, id) in places(&api) {
            if !elsewhere.contains(&id) {
                add(&pointer, rust(id));
            }
        }
        let named = names
            .types
            .keys()
            .filter(|id| !elsewhere.contains(*id))
            .map(|id| (api.types[*id].pointer.as_str().to_owned(), rust(*id)))
            .collect();
        Ok(Some(Self {
            root,
            version,
            files,
            rust_types,
            named,
        }))
    }

    /// The Rust types of the schema at a place: more than one where requests and answers differ, none where it has none.
    pub(super) fn rust_types(&self, schema: &str) -> Vec<String> {
        let mut place = schema.to_owned();
        // As many references in a row as any document has.
        for _ in 0..64 {
            if let Some(names) = self.rust_types.get(&place) {
                return names.clone();
            }
            match self.root.pointer(&place).and_then(reference) {
                Some(target) => place = target,
                None => break,
            }
        }
        Vec::new()
    }

    /// The places of schemas that became structs, enums and unions, with their Rust types.
    pub(super) fn named(&self) -> Vec<(String, String)> {
        self.named.clone()
    }
}

/// The types whose values are not JSON of the schema at their place: what several schemas say together, headers, and what holds an upload.
fn elsewhere(api: &Api) -> BTreeSet<TypeId> {
    let mut elsewhere: BTreeSet<TypeId> = api
        .types
        .iter()
        .filter(|(_, ty)| {
            let is_headers = matches!(
                ty.origin,
                Origin::Inline(_, Role::Headers(_) | Role::ErrorHeaders(_))
            );
            ty.is_composed || is_headers
        })
        .map(|(id, _)| id)
        .collect();
    elsewhere.extend(uploads(api));
    elsewhere
}

/// The types that hold an upload, however deep: such a value is sent, and never read.
fn uploads(api: &Api) -> BTreeSet<TypeId> {
    let mut uploads = BTreeSet::new();
    loop {
        let known = uploads.len();
        for (id, ty) in api.types.iter() {
            let mut inner = ty.shape.inner().into_iter();
            let is_file = ty.shape == Shape::String(StringFormat::File);
            if is_file || inner.any(|id| uploads.contains(&id)) {
                uploads.insert(id);
            }
        }
        if uploads.len() == known {
            return uploads;
        }
    }
}

/// The types of the API with the places of their schemas; a property's schema stands where its field does.
fn places(api: &Api) -> Vec<(String, TypeId)> {
    let mut places = Vec::new();
    for (id, ty) in api.types.iter() {
        places.push((ty.pointer.as_str().to_owned(), id));
        if let Shape::Struct(shape) = &ty.shape {
            let fields = shape.fields.iter();
            places.extend(fields.map(|field| (field.pointer.as_str().to_owned(), field.ty)));
        }
    }
    // Of the same failure at many operations, one place is the type's own.
    for response in api.operations.iter().flat_map(|all| &all.responses) {
        if let Some(content) = &response.content
            && content.kind == MediaKind::Json
            && let Some(ty) = content.ty
        {
            let media = response.pointer.key("content").key(&content.media_type);
            places.push((media.key("schema").as_str().to_owned(), ty));
        }
    }
    places
}
