//! The API as the files of a crate.
//!
//! | file | holds |
//! | --- | --- |
//! | `src/client.rs`, `src/environment.rs` | what a user meets first |
//! | `src/api/<group>/<operation>.rs` | a request builder each |
//! | `src/types/<type>.rs` | a definition with its setters each |
//! | `src/wire/<type>.rs` | the impls that read and write it |
//! | `src/runtime/` | the runtime, copied as it is |
//! | `tests/` | the document's examples and each operation's request |
//!
//! **Architecture invariant:** Rust is made of tokens (`quote!`) and becomes text in `source` only. Nothing here knows openapiv3.

mod bodies;
mod client;
mod context;
mod docs;
mod enums;
mod groups;
mod layout;
mod library;
mod operations;
mod package;
mod parameters;
mod readme;
mod requests;
mod responses;
mod round_trips;
mod runtime;
mod rust_types;
mod sample;
mod source;
mod structs;
mod unions;
mod wire;

use crate::analyze::Facts;
use crate::config::Config;
use crate::files::Files;
use crate::ir::{Api, Shape, Type, TypeId};
use crate::names::Names;
use context::Context;
use rayon::prelude::*;

/// All files of the crate.
pub fn emit(api: &Api, facts: &Facts, names: &Names, config: &Config) -> Files {
    let ctx = Context {
        api,
        facts,
        names,
        config,
    };
    let mut files = Files::new();
    let mut add = |path: &str, text: String| {
        files
            .insert(path, text)
            .expect("emitters name files by relative paths");
    };
    add("Cargo.toml", package::manifest(ctx));
    add("rustfmt.toml", package::rustfmt());
    add("README.md", readme::readme(ctx));
    for (path, text) in package::licences(ctx) {
        add(path, text.to_owned());
    }
    add("src/lib.rs", library::lib(ctx));
    add("src/client.rs", client::client(ctx));
    if !api.servers.is_empty() {
        add("src/environment.rs", client::environment(ctx));
    }
    for (path, text) in runtime::modules(ctx) {
        add(&path, text);
    }
    let named: Vec<(TypeId, &Type)> = names
        .types
        .keys()
        .map(|id| (*id, &api.types[*id]))
        .collect();
    if !named.is_empty() {
        add("src/types/mod.rs", library::types(ctx));
        add("src/wire/mod.rs", library::wire(ctx));
    }
    let texts: Vec<(String, String)> = named
        .par_iter()
        .flat_map_iter(|(id, ty)| {
            let module = &names.types[id].module;
            let (definition, wire) = type_files(ctx, *id, ty);
            [
                (format!("src/types/{module}.rs"), definition),
                (format!("src/wire/{module}.rs"), wire),
            ]
        })
        .collect();
    texts.into_iter().for_each(|(path, text)| add(&path, text));
    if !names.tags.is_empty() {
        add("src/api/mod.rs", groups::index(ctx));
    }
    for tag in &names.tags {
        let folder = format!("src/api/{}", tag.accessor);
        add(&format!("{folder}/mod.rs"), groups::group(ctx, tag));
        let builders: Vec<(String, String)> = tag
            .operations
            .par_iter()
            .map(|index| {
                (
                    format!("{folder}/{}.rs", names.operations[*index].method),
                    operations::builder(ctx, tag, *index),
                )
            })
            .collect();
        builders
            .into_iter()
            .for_each(|(path, text)| add(&path, text));
    }
    if let Some(text) = requests::tests(ctx) {
        add("tests/requests.rs", text);
    }
    if let Some(text) = round_trips::tests(ctx) {
        add("tests/round_trips.rs", text);
    }
    files
}

/// The Rust type of a type's values, `null` included, as code at the root of the crate names it: `Option<types::Pet>`.
pub fn rust_type(api: &Api, facts: &Facts, names: &Names, config: &Config, id: TypeId) -> String {
    let ctx = Context {
        api,
        facts,
        names,
        config,
    };
    rust_types::located(ctx, id, true).to_string()
}

/// The definition of a type and the impls that read and write it.
fn type_files(ctx: Context<'_>, id: TypeId, ty: &Type) -> (String, String) {
    match &ty.shape {
        Shape::Struct(shape) => (
            structs::definition(ctx, id, ty, shape),
            structs::wire(ctx, id, shape),
        ),
        Shape::Enum(values) => (
            enums::definition(ctx, id, ty, values),
            enums::wire(ctx, id, values),
        ),
        Shape::Union(union) => (
            unions::definition(ctx, id, ty, union),
            unions::wire(ctx, id, union),
        ),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Alias(_) => unreachable!("only structs, enums and unions have names"),
    }
}
