//! The document: bytes of a file become a tree of values that remembers where it came from.
//!
//! ```yaml
//! openapi: 3.0.3       # Version::V30
//! paths:
//!   /pets:             # range(Spot::Key("/paths/~1pets")) finds these bytes again
//! ```
//!
//! YAML and JSON come out as one `serde_json::Value` in document order. Lines and columns are not kept while reading: a
//! diagnostic names a pointer, and the place is looked up in the text only when it is shown.

mod bundle;
mod file;
mod locate;
mod origin;
mod read;
mod source;
pub(crate) mod uri;
mod value;
mod version;

pub use bundle::File;
pub use origin::{Home, Origins};
pub use source::{Position, Source, Syntax};
pub use version::Version;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Place, Spot};
use crate::pointer::Pointer;
use serde_json::Value;
use std::ops::Range;
use std::path::Path;

pub(crate) use read::read_value;

/// An OpenAPI document as a tree of values.
#[derive(Clone, Debug)]
pub struct Document {
    /// The tree; mappings keep the order of the file.
    pub root: Value,
    /// Which OpenAPI it is written in.
    pub version: Version,
    /// The text it was read from.
    pub source: Source,
    /// The files that it refers to.
    pub files: Vec<File>,
    /// Which file places are from, and what has been removed or moved since they were read.
    pub origins: Origins,
    /// Whether schemas may have names of their own (`$id`, `$anchor` and their like).
    pub(crate) identifies: bool,
    /// References to files that could not be followed.
    pub(crate) refused: Vec<bundle::Refused>,
}

impl Document {
    /// The bytes of a spot in the text of its file; for a place that the text does not have (an overlay made it), those of the nearest
    /// place around it that it has. `None` for [`Spot::File`] and for text that cannot be walked.
    pub fn range(&self, spot: &Spot) -> Option<Range<usize>> {
        let (file, spot) = self.origins.spot(spot);
        let source = match file.checked_sub(1) {
            Some(file) => &self.files.get(file)?.source,
            None => &self.source,
        };
        source.range(&spot)
    }
}

/// Reads the document in a file, and the files that it refers to. Without a document, the source (empty if the file could not be read) lets the diagnostics
/// be shown.
pub fn read(path: &Path) -> (Result<Document, Source>, Diagnostics) {
    let source = match file::read(path, Input::Spec) {
        Ok(source) => source,
        Err((source, diagnostics)) => return (Err(source), diagnostics),
    };
    let (mut read, mut diagnostics) = read_source(source);
    if let Ok(document) = &mut read
        && document.source.refers_out
    {
        let root = std::mem::take(&mut document.root);
        let bundle = bundle::bundle(root, path, &mut document.origins, &mut diagnostics);
        document.root = bundle.root;
        document.identifies |= bundle.files.iter().any(|file| file.source.identifies);
        document.files = bundle.files;
        document.refused = bundle.refused;
    }
    (read, diagnostics)
}

/// Reads a document from text; `path` is what diagnostics call it. No file is looked at.
pub fn read_text(path: &str, text: impl Into<String>) -> (Result<Document, Source>, Diagnostics) {
    match file::check(Source::new(path, text), Input::Spec) {
        Ok(source) => read_source(source),
        Err((source, diagnostics)) => (Err(source), diagnostics),
    }
}

fn read_source(source: Source) -> (Result<Document, Source>, Diagnostics) {
    let (read, mut diagnostics) = read_value(source, Input::Spec);
    let (root, source) = match read {
        Ok(read) => read,
        Err(source) => return (Err(source), diagnostics),
    };
    match Version::of(&root) {
        Ok(version) => {
            let origins = Origins::default();
            let identifies = source.identifies;
            (
                Ok(Document {
                    identifies,
                    root,
                    version,
                    source,
                    files: Vec::new(),
                    origins,
                    refused: Vec::new(),
                }),
                diagnostics,
            )
        }
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            (Err(source), diagnostics)
        }
    }
}

/// Reads the value in the text of an overlay file, as [`read`] does for a document.
pub(crate) fn read_overlay_file(path: &Path) -> (Result<(Value, Source), Source>, Diagnostics) {
    match file::read(path, Input::Overlay) {
        Ok(source) => read_value(source, Input::Overlay),
        Err((source, diagnostics)) => (Err(source), diagnostics),
    }
}

/// Reads the value in the text of an overlay, as [`read_text`] does for a document.
pub(crate) fn read_overlay_source(
    source: Source,
) -> (Result<(Value, Source), Source>, Diagnostics) {
    match file::check(source, Input::Overlay) {
        Ok(source) => read_value(source, Input::Overlay),
        Err((source, diagnostics)) => (Err(source), diagnostics),
    }
}

/// W002 for each key that stands twice, with the places of both.
fn duplicate_keys(source: &Source, input: Input, pointers: &[Pointer]) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for pointer in pointers {
        let key = pointer.last().unwrap_or_default();
        let mut diagnostic = Diagnostic::new(
            Code::DuplicateKey,
            format!("`{key}` stands twice in one mapping"),
        )
        .at(Place {
            input,
            spot: Spot::Key(pointer.clone()),
        })
        .label("this one counts")
        .help("remove one of the two, or give it another name");
        let keys = source.keys(pointer);
        if let [.., first, _last] = keys.as_slice() {
            diagnostic = diagnostic.related(
                Place {
                    input,
                    spot: Spot::Bytes(first.clone()),
                },
                "this one is lost",
            );
        }
        diagnostics.push(diagnostic);
    }
    diagnostics
}

/// W065 for each whole number that no JSON value of ours holds exactly.
fn rounded_numbers(source: &Source, input: Input, pointers: &[Pointer]) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for pointer in pointers {
        let spot = Spot::Value(pointer.clone());
        let range = source.range(&spot);
        let text = range
            .and_then(|range| source.text.get(range))
            .unwrap_or_default();
        let digits = text.trim_start_matches(['-', '+']);
        let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let Some(number) = text.parse::<f64>().ok().filter(|_| is_whole) else {
            continue;
        };
        let rounded = format!("{number:.0}");
        if rounded.trim_start_matches('-') != digits.trim_start_matches('0') {
            let message =
                format!("`{text}` needs more than 64 bits, and is rounded to `{rounded}`");
            diagnostics.push(
                Diagnostic::new(Code::RoundedNumber, message)
                    .at(Place { input, spot })
                    .help("where it is a value and no bound, let it be a string"),
            );
        }
    }
    diagnostics
}
