//! `sdkwright` turns an OpenAPI document into a typed Rust SDK crate.
//!
//! A run is a chain of functions between named types; each adds what it has to say.
//!
//! ```
//! use sdkwright::config::Config;
//! use sdkwright::{analyze, document, emit, lower, names, normalize, parse, select};
//!
//! let text = "
//! openapi: 3.1.0
//! info: {title: Pets, version: '1'}
//! servers: [{url: 'https://pets.example'}]
//! paths:
//!   /pets/{id}:
//!     get:
//!       operationId: getPet
//!       tags: [pets]
//!       parameters: [{name: id, in: path, required: true, schema: {type: string}}]
//!       responses:
//!         '200':
//!           description: A pet
//!           content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
//! components:
//!   schemas:
//!     Pet: {type: object, required: [name], properties: {name: {type: string}}}
//! ";
//! let config = Config::default();
//!
//! let (document, said) = document::read_text("pets.yaml", text);
//! assert!(said.is_empty());
//! let document = document.expect("the text is an OpenAPI document");
//!
//! let ((document, _), _) = select::select(document, &config);     // the operations that are wanted
//! let (document, _) = normalize::normalize(document, &config);    // one dialect
//! let (pieces, _) = parse::parse(&document);                      // typed, piece by piece
//! let (api, _) = lower::lower(&document, &pieces, &config);       // references followed
//! let (facts, _) = analyze::analyze(&api, &config);               // boxes, derives, dispatch
//! let (names, _) = names::claim(&api, &config);                   // texts become identifiers
//! let files = emit::emit(&api, &facts, &names, &config);          // tokens become files
//!
//! assert_eq!(api.operations.len(), 1);
//! let pet = files.get("src/types/pet.rs").expect("each type has a file");
//! assert!(String::from_utf8_lossy(pet).contains("pub name: String"));
//! ```
//!
//! [`pipeline::run`] is this chain over files, with the overlay and `sdk.toml` read; [`check`] writes its files or compares them.
#![forbid(unsafe_code)]

pub mod advice;
pub mod analyze;
pub mod check;
pub mod config;
pub mod diagnostic;
pub mod diff;
pub mod document;
pub mod emit;
pub mod files;
pub mod grammar;
pub mod init;
pub mod inspect;
pub mod ir;
pub mod lower;
pub mod names;
pub mod normalize;
pub mod overlay;
pub mod parse;
pub mod pipeline;
pub mod pointer;
pub mod revision;
pub mod select;
pub mod surface;
pub mod user_files;
