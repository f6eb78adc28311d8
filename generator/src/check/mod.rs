//! The generated folder on disk: written so that nothing is ever half there, and compared with what would be written.
//!
//! ```text
//! generated/petstore/.sdkwright.json    what went in, what came out: digests of each
//! ```
//!
//! Generated code is committed, so it can fall behind its inputs or be edited. The manifest tells these apart: what is on
//! disk is compared with what the manifest recorded *and* with what would be generated now.

mod compare;
mod diff;
mod drift;
mod manifest;
mod write;

pub use compare::compare;
pub use drift::{Cause, Drift, render};
pub use manifest::{Digest, MANIFEST, Manifest, ManifestError, Role, Sources};
pub use write::{Foreign, WriteError, Written, remove, write};
