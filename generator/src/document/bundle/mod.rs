//! Several files as one document.
//!
//! ```yaml
//! paths:
//!   /pets: {$ref: paths/pets.yaml}                      # its content stands here
//! components:
//!   schemas:
//!     Pet: {$ref: schemas/Pet.yaml}                     # its content stands here
//!     Owner: {type: object, properties: {home: {$ref: 'common.yaml#/Address'}}}
//!                                                       # '#/components/schemas/Address'
//! ```
//!
//! What can stand in `components` is put there under the name of its file or of its place in it, so that a schema has one type
//! however often it is referred to. Anything else (paths, path items, operations, prose) is put in the place of its reference.
//! Only files in the folder of the document and below are read, each once, and nothing is fetched. [`Origins`] remembers which
//! file a place is from.

mod file_set;
mod names;
mod parts;

use super::Source;
use super::origin::{Home, Origins};
use crate::diagnostic::{ANY_JSON, Code, Diagnostic, Diagnostics, Place};
use crate::grammar::Kind;
use crate::pointer::Pointer;
use file_set::FileSet;
use parts::{Assembled, Parts};
use serde_json::Value;
use std::path::Path;

/// What the files of a document come to.
pub(super) struct Bundle {
    pub(super) root: Value,
    /// The files that were read besides the first.
    pub(super) files: Vec<File>,
    /// References that could not be followed.
    pub(super) refused: Vec<Refused>,
}

/// A file that the document refers to.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path relative to the document's folder, with `/`.
    pub name: String,
    /// Its text.
    pub source: Source,
}

/// A reference that could not be followed.
#[derive(Clone, Debug)]
pub(crate) struct Refused {
    /// The object that it stands in, before any overlay.
    pub(crate) place: Pointer,
    /// The reference as written.
    pub(crate) reference: String,
    /// What kind of object it should have given; `None` for text.
    pub(crate) kind: Option<Kind>,
    /// Why it is not followed; `None` if that has been said of the file itself.
    pub(crate) why: Option<Why>,
}

/// Why a reference is not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Why {
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

impl Refused {
    /// The finding, at the place where the reference stands now.
    pub(crate) fn diagnostic(&self, place: &Pointer) -> Option<Diagnostic> {
        let why = self.why.as_ref()?;
        let outcome = match self.kind {
            Some(Kind::Schema) => ANY_JSON,
            Some(_) | None => "what should stand here is left out",
        };
        let mut diagnostic = Diagnostic::new(Code::UnresolvedReference, why.message.clone())
            .at(Place::value(&place.key("$ref")))
            .note(outcome);
        diagnostic.help.clone_from(&why.help);
        Some(diagnostic)
    }
}

/// Puts the files that `root` refers to into it.
pub(super) fn bundle(
    root: Value,
    path: &Path,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> Bundle {
    let mut parts = Parts::new(FileSet::new(path, root));
    parts.gather();
    let Assembled {
        root,
        homes,
        refused,
        file_set,
    } = parts.assemble();
    for (place, home) in homes {
        origins.set_home(place, home);
    }
    let files = file_set.into_files(diagnostics);
    Bundle {
        root,
        files,
        refused,
    }
}

/// Where something stands in the files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Target {
    file: usize,
    pointer: Pointer,
}

impl Target {
    fn home(&self) -> Home {
        Home {
            file: self.file,
            pointer: self.pointer.clone(),
        }
    }
}
