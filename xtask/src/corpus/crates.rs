//! Where the crates of a run are kept: below `target/corpus`, so that `cargo clean` removes them.
//!
//! ```text
//! target/corpus/crates/stripe/        a crate, a workspace of its own
//! target/corpus/records/stripe.json   what was found of it
//! target/corpus/target/               one target folder for all: their dependencies are compiled once
//! ```

use crate::documents::Documents;
use anyhow::{Context as _, Result};
use sdkwright::check::Digest;
use sdkwright::files::Files;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of a run.
pub(super) struct Home {
    /// `target/corpus`.
    pub(super) folder: PathBuf,
    /// The workspace's lock file: the crates are compiled with the versions that are on this machine already.
    pub(super) lock: PathBuf,
    /// How many compilers run at the same time.
    pub(super) jobs: usize,
}

impl Home {
    /// Makes the folder.
    pub(super) fn new(root: &Path, jobs: usize) -> Result<Self> {
        let folder = std::path::absolute(root.join("target/corpus"))?;
        for inside in ["crates", "records"] {
            let inside = folder.join(inside);
            fs::create_dir_all(&inside)
                .with_context(|| format!("cannot make `{}`", inside.display()))?;
        }
        Ok(Self {
            folder,
            lock: std::path::absolute(root.join("Cargo.lock"))?,
            jobs,
        })
    }

    /// Where the crate of a document is.
    pub(super) fn krate(&self, folder: &str) -> PathBuf {
        self.folder.join("crates").join(folder)
    }

    /// Where the record of a document is.
    pub(super) fn record(&self, folder: &str) -> PathBuf {
        self.folder.join("records").join(format!("{folder}.json"))
    }

    /// The target folder.
    pub(super) fn target(&self) -> PathBuf {
        self.folder.join("target")
    }

    /// Writes a crate as a workspace of its own, with the versions of this workspace.
    pub(super) fn write(&self, folder: &str, files: &Files) -> Result<()> {
        self.put(&self.krate(folder), files)
    }

    /// Writes files into a folder, and removes what else is there.
    pub(super) fn put(&self, folder: &Path, files: &Files) -> Result<()> {
        put(folder, files, &self.lock)
    }
}

/// Writes a crate into a folder as a workspace of its own, with a lock file, and removes what else is there.
pub(crate) fn put(folder: &Path, files: &Files, lock: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot empty `{}`", folder.display()))?;
    }
    for (path, content) in files.iter() {
        let place = folder.join(path);
        let parent = place.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&place, content))
            .with_context(|| format!("cannot write `{}`", place.display()))?;
    }
    let manifest = folder.join("Cargo.toml");
    let text = fs::read_to_string(&manifest)
        .with_context(|| format!("cannot read `{}`", manifest.display()))?;
    fs::write(&manifest, format!("{text}\n[workspace]\n"))?;
    fs::copy(lock, folder.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
    Ok(())
}
/// The digest of all files.
pub(super) fn digest(files: &Files) -> String {
    let mut all = String::new();
    for (path, content) in files.iter() {
        all.push_str(path);
        all.push('\n');
        all.push_str(&format!("{:?}\n", Digest::of(content)));
    }
    format!("{:?}", Digest::of(all.as_bytes()))
}

/// Lines of Rust in the files.
pub(super) fn lines(files: &Files) -> usize {
    let rust = files.iter().filter(|(path, _)| path.ends_with(".rs"));
    rust.map(|(_, content)| content.iter().filter(|byte| **byte == b'\n').count())
        .sum()
}

/// A folder for each document, by its name: letters, digits and dashes, no two alike.
pub(super) fn folder_names(documents: &Documents) -> BTreeMap<String, String> {
    let mut taken = BTreeSet::new();
    let mut names = BTreeMap::new();
    for found in &documents.found {
        let stem = found
            .name
            .rsplit_once('.')
            .map_or(&*found.name, |(stem, _)| stem);
        let words: String = stem
            .chars()
            .map(|character| match character {
                'a'..='z' | '0'..='9' => character,
                'A'..='Z' => character.to_ascii_lowercase(),
                _ => '-',
            })
            .collect();
        let base = format!("c-{}", words.trim_matches('-'));
        let mut name = base.clone();
        let mut count = 1;
        while !taken.insert(name.clone()) {
            count += 1;
            name = format!("{base}-{count}");
        }
        names.insert(found.name.clone(), name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::Found;

    #[test]
    fn folders_have_plain_names_and_no_two_are_alike() {
        let found = |name: &str| Found {
            name: name.to_owned(),
            path: PathBuf::new(),
            bytes: 0,
        };
        let documents = Documents {
            found: vec![
                found("a/Pets v1.0.yaml"),
                found("a/pets-v1.0.json"),
                found("3.yml"),
            ],
            passed_over: 0,
        };
        let names = folder_names(&documents);
        let names: Vec<&str> = names.values().map(String::as_str).collect();
        assert_eq!(names, ["c-3", "c-a-pets-v1-0", "c-a-pets-v1-0-2"]);
    }

    #[test]
    fn a_digest_is_of_names_and_contents() {
        let files = |files: &[(&str, &str)]| {
            let mut all = Files::new();
            for (path, content) in files {
                all.insert(*path, *content).unwrap();
            }
            all
        };
        let one = files(&[("a.rs", "x\ny\n"), ("b", "z\n")]);
        assert_eq!(lines(&one), 2);
        assert_eq!(digest(&one), digest(&one.clone()));
        assert_ne!(digest(&one), digest(&files(&[("a.rs", "x\ny\n")])));
        assert_ne!(
            digest(&one),
            digest(&files(&[("a.rs", "z\n"), ("b", "x\ny\n")]))
        );
    }
}
