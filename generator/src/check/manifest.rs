//! `.sdkwright.json`: what a generated folder was made from, and what it was when it was made.
//!
//! ```json
//! {
//!   "generator": "0.1.0",
//!   "inputs": { "spec": { "openapi.yaml": "sha256:…" }, "config": { "sdk.toml": "sha256:…" } },
//!   "files": { "src/lib.rs": "sha256:…" },
//!   "names": { "types": { "Pet": { "name": "Pet", "members": { "ownerId": "owner_id" } } } }
//! }
//! ```
//!
//! Inputs go by role and file name; where they lie on a machine is not recorded.

use crate::files::{Files, check_path};
use crate::names::Record;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;
use std::path::Path;

/// The file's name in a generated folder.
pub const MANIFEST: &str = ".sdkwright.json";

/// What an input is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The OpenAPI document and the files it refers to.
    Spec,
    /// The overlay.
    Overlay,
    /// `sdk.toml`.
    Config,
    /// The tests that are copied into the crate.
    Tests,
    /// The changelog that is copied into the crate.
    Changelog,
}

/// A SHA-256 digest, as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(String);

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut text = String::from("sha256:");
        for byte in Sha256::digest(bytes) {
            for half in [byte >> 4, byte & 15] {
                text.push(char::from(b"0123456789abcdef"[usize::from(half)]));
            }
        }
        Self(text)
    }
}

/// The digests of all that a run has read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sources(BTreeMap<Role, BTreeMap<String, Digest>>);

impl Sources {
    /// Notes a file that was read; `name` is its path relative to the folder of its role, with `/`.
    pub fn add(&mut self, role: Role, name: impl Into<String>, bytes: &[u8]) {
        let digests = self.0.entry(role).or_default();
        digests.insert(name.into(), Digest::of(bytes));
    }

    /// Notes all that another one has noted.
    pub(crate) fn append(&mut self, other: Self) {
        for (role, digests) in other.0 {
            self.0.entry(role).or_default().extend(digests);
        }
    }

    /// The files of a role that are not the same in both, in the order of their names.
    pub(super) fn changed<'s>(&'s self, other: &'s Self, role: Role) -> Vec<&'s str> {
        let names = |sources: &'s Self| sources.0.get(&role).into_iter().flat_map(BTreeMap::keys);
        let all: BTreeSet<&str> = names(self)
            .chain(names(other))
            .map(String::as_str)
            .collect();
        all.into_iter()
            .filter(|name| self.digest(role, name) != other.digest(role, name))
            .collect()
    }

    /// What was noted of a file.
    pub fn digest(&self, role: Role, name: &str) -> Option<&Digest> {
        self.0.get(&role)?.get(name)
    }

    /// The names of the files of a role.
    pub fn names(&self, role: Role) -> impl Iterator<Item = &str> {
        let files = self.0.get(&role).into_iter().flatten();
        files.map(|(name, _)| name.as_str())
    }
}

/// What `.sdkwright.json` records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The generator's version.
    pub generator: String,
    /// What was read.
    pub inputs: Sources,
    /// What was generated.
    pub files: BTreeMap<String, Digest>,
    /// The names that users of the crate have seen, which a new generation keeps.
    #[serde(default, skip_serializing_if = "Record::is_empty")]
    pub names: Record,
}

/// Why there is no manifest to go by.
#[derive(Debug)]
pub enum ManifestError {
    /// The file is there and cannot be read.
    Io(io::Error),
    /// The file is not a manifest.
    Malformed(String),
}

impl fmt::Display for ManifestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "{MANIFEST} cannot be read: {error}"),
            Self::Malformed(wrong) => write!(f, "{MANIFEST} is not a manifest: {wrong}"),
        }
    }
}

impl std::error::Error for ManifestError {}

impl Manifest {
    /// The manifest of files that this generator has just made.
    pub fn new(inputs: Sources, files: &Files) -> Self {
        Self {
            generator: env!("CARGO_PKG_VERSION").to_owned(),
            inputs,
            files: files
                .iter()
                .collect::<Vec<_>>()
                .into_par_iter()
                .map(|(path, content)| (path.to_owned(), Digest::of(content)))
                .collect(),
            names: Record::default(),
        }
    }

    /// The same with the names of the crate.
    #[must_use]
    pub fn naming(self, names: Record) -> Self {
        Self { names, ..self }
    }

    /// The names that a generated folder records; nothing where it has no manifest, or one that the writer will refuse.
    pub fn names_of(dir: &Path) -> Record {
        match Self::read(dir) {
            Ok(Some(manifest)) => manifest.names,
            Ok(None) | Err(_) => Record::default(),
        }
    }

    /// The text of `.sdkwright.json`.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self)
            .expect("a manifest is maps of strings, which are always JSON");
        json.push('\n');
        json
    }

    /// Reads the text of `.sdkwright.json`. A path in it that leads out of the folder makes it no manifest: what it lists
    /// may be removed.
    pub fn parse(json: &[u8]) -> Result<Self, ManifestError> {
        let manifest: Self = serde_json::from_slice(json)
            .map_err(|error| ManifestError::Malformed(error.to_string()))?;
        for path in manifest.files.keys() {
            check_path(path).map_err(|error| ManifestError::Malformed(error.to_string()))?;
        }
        Ok(manifest)
    }

    /// The manifest of a generated folder; `None` if it has none.
    pub fn read(dir: &Path) -> Result<Option<Self>, ManifestError> {
        match std::fs::read(dir.join(MANIFEST)) {
            Ok(json) => Self::parse(&json).map(Some),
            // A folder that is a file has no manifest either; the writer will say what is wrong with it.
            Err(error) if missing(&error) => Ok(None),
            Err(error) => Err(ManifestError::Io(error)),
        }
    }
}

/// Whether an error says that there is nothing at a path.
pub(super) fn missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}
