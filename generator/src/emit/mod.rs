//! The API as the files of a crate.
//!
//! | file | holds |
//! | --- | --- |
//! | `src/client.rs`, `src/environment.rs` | what a user meets first |
//! | `src/auth.rs`, `src/transport.rs` | what a user may bring of their own |
//! | `src/api/<group>/<operation>.rs` | a request builder each |
//! | `src/webhooks.rs`, `src/callbacks.rs` | a type for the body of each request that the API sends |
//! | `src/types/<component or operation>.rs` | its type and those within it, with their setters and the tables that read and write them |
//! | `src/mock.rs`, `src/mock/contracts.rs` | what a user's own tests call in the place of a server |
//! | `src/runtime/` | the runtime, copied as it is |
//! | `tests/` | the document's examples and each operation's request |
//!
//! **Architecture invariant:** what there is much of is written as text: types (`structs`, `enums`, `unions`, with `text`), operations
//! and their tests (`code`). All other Rust is made of tokens (`quote!`). Both become a file in `source`, and nothing else does.
//! Nothing here knows openapiv3.

mod blocking;
mod bodies;
mod client;
mod code;
mod context;
mod credentials;
mod defaults;
mod docs;
mod enums;
mod environment;
mod expected;
mod failures;
mod features;
mod groups;
mod incoming;
mod layout;
mod library;
mod mock;
mod operations;
mod package;
mod paging;
mod parameters;
mod promises;
mod readme;
mod request_bodies;
mod requests;
mod responses;
mod round_trips;
mod runtime;
mod rust_types;
mod sample;
mod source;
mod spelling;
mod structs;
mod text;
mod unions;
mod uploads;
mod values;

use crate::analyze::Facts;
use crate::config::Config;
use crate::files::Files;
use crate::ir::{Api, Shape, Type, TypeId};
use crate::names::{Ident, Names};
use context::Context;
use features::Features;
use rayon::prelude::*;
use source::SourceFile;
use spelling::Spellings;

/// All files of the crate.
pub fn emit(api: &Api, facts: &Facts, names: &Names, config: &Config) -> Files {
    let (spellings, features) = rayon::join(
        || Spellings::new(api, facts, names, config),
        || Features::new(api, names),
    );
    let ctx = Context {
        api,
        facts,
        names,
        config,
        spellings: &spellings,
        features: &features,
    };
    // The kinds of files side by side: types and operations are many, and the others are made one after another.
    let ((frame, tests), (types, operations)) = rayon::join(
        || rayon::join(|| frame_files(ctx), || test_files(ctx)),
        || rayon::join(|| types_files(ctx), || operation_files(ctx)),
    );
    let mut files = Files::new();
    for (path, text) in [frame, types, operations, tests].into_iter().flatten() {
        files
            .insert(&path, text)
            .expect("emitters name files by relative paths");
    }
    files
}

/// A file's path and its text.
type TextFile = (String, String);

/// What every crate has.
fn frame_files(ctx: Context<'_>) -> Vec<TextFile> {
    let mut files = vec![
        ("Cargo.toml".to_owned(), package::manifest(ctx)),
        ("rustfmt.toml".to_owned(), package::rustfmt()),
        ("README.md".to_owned(), readme::readme(ctx)),
    ];
    files.extend(
        package::licences(ctx)
            .into_iter()
            .map(|(path, text)| (path.to_owned(), text.to_owned())),
    );
    files.push(("src/lib.rs".to_owned(), library::lib(ctx)));
    files.push(("src/client.rs".to_owned(), client::client(ctx)));
    files.push(("src/transport.rs".to_owned(), library::transport()));
    files.push(("src/blocking.rs".to_owned(), blocking::blocking(ctx)));
    if credentials::has_tokens(ctx) {
        files.push(("src/auth.rs".to_owned(), credentials::auth(ctx)));
    }
    if !ctx.api.servers.is_empty() {
        files.push((
            "src/environment.rs".to_owned(),
            environment::environment(ctx),
        ));
    }
    let webhooks = incoming::webhooks(ctx).map(|text| ("src/webhooks.rs".to_owned(), text));
    let callbacks = incoming::callbacks(ctx).map(|text| ("src/callbacks.rs".to_owned(), text));
    files.extend(webhooks.into_iter().chain(callbacks));
    files.extend(runtime::modules(ctx));
    files
}

/// The tests, and what a user's own tests need.
fn test_files(ctx: Context<'_>) -> Vec<TextFile> {
    let (requests, round_trips) = rayon::join(|| requests::tests(ctx), || round_trips::tests(ctx));
    let requests = requests.map(|text| ("tests/requests.rs".to_owned(), text));
    let round_trips = round_trips.map(|text| ("tests/round_trips.rs".to_owned(), text));
    let mocks = [
        ("src/mock.rs".to_owned(), mock::mock(ctx)),
        ("src/mock/contracts.rs".to_owned(), mock::contracts(ctx)),
    ];
    let tests = requests.into_iter().chain(round_trips);
    tests.chain(mocks).collect()
}

/// A component or an operation has a file for its type and those within it.
fn types_files(ctx: Context<'_>) -> Vec<TextFile> {
    let modules: Vec<(&Ident, Vec<TypeId>)> = ctx.names.types_by_module().into_iter().collect();
    if modules.is_empty() {
        return Vec::new();
    }
    let texts = modules.par_iter().map(|(module, types)| {
        let own = types
            .iter()
            .map(|id| ctx.type_names(*id).ident.as_str())
            .collect();
        let mut file = SourceFile::default();
        for id in types {
            add_type(ctx, *id, &ctx.api.types[*id], &mut file);
        }
        file.owns(&own);
        (format!("src/types/{module}.rs"), file.text())
    });
    let mut files: Vec<TextFile> = texts.collect();
    files.push(("src/types/mod.rs".to_owned(), library::types(ctx)));
    files
}

/// The groups of operations, and a request builder for each operation.
fn operation_files(ctx: Context<'_>) -> Vec<TextFile> {
    let names = ctx.names;
    if names.tags.is_empty() {
        return Vec::new();
    }
    let groups = names.tags.par_iter().flat_map_iter(|tag| {
        let folder = format!("src/api/{}", tag.accessor);
        let builders: Vec<TextFile> = tag
            .operations
            .par_iter()
            .map(|index| {
                (
                    format!("{folder}/{}.rs", names.operations[*index].module),
                    operations::builder(ctx, tag, *index),
                )
            })
            .collect();
        let group = (format!("{folder}/mod.rs"), groups::group(ctx, tag));
        [group].into_iter().chain(builders)
    });
    let mut files: Vec<TextFile> = groups.collect();
    files.push(("src/api/mod.rs".to_owned(), groups::index(ctx)));
    files
}

/// The Rust type of a type's values, `null` included, as code at the root of the crate names it: `Option<types::Pet>`.
pub fn rust_type(api: &Api, facts: &Facts, names: &Names, config: &Config, id: TypeId) -> String {
    let ctx = Context {
        api,
        facts,
        names,
        config,
        spellings: &Spellings::default(),
        features: &Features::default(),
    };
    rust_types::located(ctx, id, true)
}

/// Adds the items of a type to a file.
fn add_type(ctx: Context<'_>, id: TypeId, ty: &Type, file: &mut SourceFile) {
    match &ty.shape {
        Shape::Struct(shape) => structs::add(ctx, id, ty, shape, file),
        Shape::Enum(values) => enums::add(ctx, id, ty, values, file),
        Shape::Union(union) => unions::add(ctx, id, ty, union, file),
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
