//! The generated files, in memory: everything up to the disk works on these.
//!
//! ```text
//! Cargo.toml
//! src/lib.rs
//! src/types/pet.rs
//! ```
//!
//! A path is relative, with `/` between its parts on every system, and cannot lead out of the crate's folder;
//! so whoever writes the files need not look at their paths again.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

/// Files by their paths, in the order of the paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    /// No files yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a file in. A path that leads elsewhere is refused, and so is one that is taken: two files never become one.
    pub fn insert(
        &mut self,
        path: impl Into<String>,
        content: impl Into<Vec<u8>>,
    ) -> Result<(), PathError> {
        let path = path.into();
        check_path(&path)?;
        match self.0.entry(path) {
            Entry::Vacant(entry) => {
                entry.insert(content.into());
                Ok(())
            }
            Entry::Occupied(entry) => Err(PathError {
                path: entry.key().clone(),
                wrong: "is there already",
            }),
        }
    }

    /// The content of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
    }

    /// All files.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0
            .iter()
            .map(|(path, content)| (path.as_str(), content.as_slice()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A path that [`Files`] does not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathError {
    /// The path.
    pub path: String,
    wrong: &'static str,
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the path `{}` {}", self.path, self.wrong)
    }
}

impl std::error::Error for PathError {}

/// Refuses a path that is not plainly below the folder it is joined to.
pub(crate) fn check_path(path: &str) -> Result<(), PathError> {
    let wrong = if path.is_empty() {
        "is empty"
    } else if path.starts_with('/') {
        "is absolute"
    } else if path.contains(['\\', ':', '\0']) {
        // `C:x` and `a\..\b` are paths of their own on Windows.
        "has a character that is not the same on every system"
    } else if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
        "has an empty part, `.` or `..`"
    } else {
        return Ok(());
    };
    Err(PathError {
        path: path.to_owned(),
        wrong,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_in_the_order_of_their_paths() {
        let mut files = Files::new();
        files.insert("src/lib.rs", "b").unwrap();
        files.insert("Cargo.toml", "a").unwrap();
        assert_eq!(
            files.iter().collect::<Vec<_>>(),
            [("Cargo.toml", b"a".as_slice()), ("src/lib.rs", b"b")]
        );
        assert_eq!(files.get("src/lib.rs"), Some(b"b".as_slice()));
        assert_eq!((files.len(), files.is_empty()), (2, false));
    }

    #[test]
    fn paths_that_lead_elsewhere_are_refused() {
        let mut files = Files::new();
        for path in [
            "",
            "/etc/passwd",
            "..",
            "a/../../b",
            "a//b",
            "a/",
            "./a",
            "a\\b",
            "C:a",
            "a\0b",
        ] {
            assert_eq!(files.insert(path, "").unwrap_err().path, path);
        }
        for path in ["a", ".gitignore", "a/..b/c.rs", "...", "a b/é.rs"] {
            files.insert(path, "").unwrap();
        }
        assert_eq!(files.len(), 5);
    }

    #[test]
    fn a_file_is_never_overwritten() {
        let mut files = Files::new();
        files.insert("a", "1").unwrap();
        let error = files.insert("a", "2").unwrap_err();
        assert_eq!(error.to_string(), "the path `a` is there already");
        assert_eq!(files.get("a"), Some(b"1".as_slice()));
    }
}
