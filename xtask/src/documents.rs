//! The OpenAPI documents of a folder, whatever else lies beside them.
//!
//! ```text
//! corpus/petstore.yaml                     a document
//! corpus/big/openapi.yaml                  a document; what it refers to (corpus/big/pets.yaml) states no version and is none
//! corpus/SOURCES.tsv, corpus/schema.json   passed over
//! ```
//!
//! A file is taken for a document when it states a version of OpenAPI 3. It is looked at as text, since a document that does
//! not parse is still one that a generator has to say something about.

use anyhow::{Context as _, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// A document that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    /// Its path below the folder that was asked for, with `/`.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) path: PathBuf,
    /// How long it is.
    pub(crate) bytes: u64,
}

/// What a folder holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Documents {
    /// The documents, in the order of their names.
    pub(crate) found: Vec<Found>,
    /// How many JSON and YAML files are none.
    pub(crate) passed_over: usize,
}

impl Documents {
    /// The documents below these paths; a path that is a file is taken as it is.
    pub(crate) fn below(paths: &[PathBuf]) -> Result<Self> {
        let mut documents = Self::default();
        for path in paths {
            if path.is_dir() {
                documents.walk(path)?;
            } else if path.is_file() {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                documents.take(name.into_owned(), path)?;
            } else {
                bail!("`{}` does not exist", path.display());
            }
        }
        documents.found.sort();
        Ok(documents)
    }

    /// Leaves the documents whose name contains one of these; all of them if there is none.
    pub(crate) fn only(mut self, names: &[String]) -> Self {
        let named = |found: &Found| names.iter().any(|name| found.name.contains(name.as_str()));
        self.found.retain(|found| names.is_empty() || named(found));
        self
    }

    /// Leaves the documents that are not above so many bytes.
    pub(crate) fn up_to(mut self, bytes: Option<u64>) -> Self {
        let small = |found: &Found| bytes.is_none_or(|most| found.bytes <= most);
        self.found.retain(small);
        self
    }

    fn walk(&mut self, folder: &Path) -> Result<()> {
        let mut left = vec![(folder.to_owned(), String::new())];
        while let Some((folder, prefix)) = left.pop() {
            let entries = fs::read_dir(&folder)
                .with_context(|| format!("cannot list `{}`", folder.display()))?;
            for entry in entries {
                let entry = entry?;
                let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
                // A link to a folder is not followed: it could lead back here.
                if entry.file_type()?.is_dir() {
                    left.push((entry.path(), format!("{name}/")));
                } else if [".json", ".yaml", ".yml"]
                    .iter()
                    .any(|ending| name.ends_with(ending))
                {
                    self.look(name, &entry.path())?;
                }
            }
        }
        Ok(())
    }

    fn look(&mut self, name: String, path: &Path) -> Result<()> {
        let bytes = fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
        if states_a_version(&String::from_utf8_lossy(&bytes)) {
            self.take(name, path)
        } else {
            self.passed_over += 1;
            Ok(())
        }
    }

    fn take(&mut self, name: String, path: &Path) -> Result<()> {
        let bytes = path.metadata()?.len();
        self.found.push(Found {
            name,
            path: path.to_owned(),
            bytes,
        });
        Ok(())
    }
}

/// Whether a text has a key `openapi` of the outermost mapping, as far as the eye can tell, with a version that begins with 3.
fn states_a_version(text: &str) -> bool {
    let json = text.trim_start().starts_with('{');
    text.match_indices("openapi").any(|(at, key)| {
        let before = &text[..at];
        let quoted = before.ends_with(['"', '\'']);
        let own_line = before.trim_end_matches(['"', '\'', '\u{feff}']);
        let outermost = json && quoted || own_line.is_empty() || own_line.ends_with('\n');
        let after = text[at + key.len()..]
            .trim_start_matches(['"', '\''])
            .trim_start();
        outermost
            && after.strip_prefix(':').is_some_and(|value| {
                value
                    .trim_start()
                    .trim_start_matches(['"', '\''])
                    .starts_with('3')
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::specs::tests::root;

    #[test]
    fn a_document_states_its_version() {
        for text in [
            "openapi: 3.0.3\n",
            "\u{feff}openapi: '3.1.0'\n",
            "# a comment\ninfo: {}\n\"openapi\": 3.1\n",
            "{\"info\":{},\"openapi\":\"3.0.1\"}",
            "{\n  openapi_: 1,\n  \"openapi\" : \"3.2.0\"",
        ] {
            assert!(states_a_version(text), "{text}");
        }
        for text in [
            "",
            "swagger: '2.0'\n",
            "openapi: 2.0\n",
            "info:\n  openapi: 3.0.0\n",
            "{\"swagger\": \"2.0\", \"x\": \"see openapi: 3\"}",
        ] {
            assert!(!states_a_version(text), "{text}");
        }
    }

    #[test]
    fn folders_are_walked_and_the_rest_is_counted() {
        let root = root(&[
            ("b.yaml", "openapi: 3.0.0\n"),
            ("a/openapi.json", "{\"openapi\": \"3.1.0\"}"),
            ("a/pets.yaml", "type: object\n"),
            ("SOURCES.tsv", "openapi: 3.0.0\n"),
        ]);
        let below = |paths: &[&str]| {
            let paths: Vec<PathBuf> = paths.iter().map(|path| root.path().join(path)).collect();
            Documents::below(&paths).unwrap()
        };
        let names = |documents: &Documents| {
            let names = documents.found.iter().map(|found| found.name.clone());
            names.collect::<Vec<_>>()
        };
        let all = below(&[""]);
        assert_eq!(names(&all), ["a/openapi.json", "b.yaml"]);
        assert_eq!(all.passed_over, 1);
        assert_eq!(names(&below(&["b.yaml", "a"])), ["b.yaml", "openapi.json"]);
        assert_eq!(
            names(&all.only(&["b.".to_owned(), "c".to_owned()])),
            ["b.yaml"]
        );
        assert!(Documents::below(&[root.path().join("c")]).is_err());
    }
}
