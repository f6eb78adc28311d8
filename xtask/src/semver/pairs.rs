//! Pairs of documents to compare.
//!
//! ```text
//! old.yaml new.yaml                     two files
//! history/resend/{00,01,02}.yaml        a folder of versions: each with the next, in the order of names
//! pairs/limit-required/{old,new}.json   a folder of pairs, with old.toml and new.toml where they have an sdk.toml
//! ```

use anyhow::{Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// Two versions of a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    /// What it is called.
    pub(super) name: String,
    pub(super) old: Version,
    pub(super) new: Version,
}

/// A document, and its `sdk.toml`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Version {
    pub(super) spec: PathBuf,
    pub(super) config: Option<PathBuf>,
}

impl Version {
    fn of(spec: PathBuf) -> Self {
        Self { spec, config: None }
    }
}

/// The pairs that some paths name.
pub(super) fn pairs(paths: &[PathBuf]) -> Result<Vec<Pair>> {
    if let [old, new] = paths
        && old.is_file()
        && new.is_file()
    {
        return Ok(vec![Pair {
            name: stem(new),
            old: Version::of(old.clone()),
            new: Version::of(new.clone()),
        }]);
    }
    let mut pairs = Vec::new();
    for path in paths {
        if !path.is_dir() {
            bail!(
                "`{}` is neither one of two documents nor a folder",
                path.display()
            );
        }
        pairs.extend(below(path)?);
    }
    if pairs.is_empty() {
        bail!("there is no pair of documents");
    }
    Ok(pairs)
}

/// The pairs in a folder: its own documents one after another, and those of the folders in it.
fn below(folder: &Path) -> Result<Vec<Pair>> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    entries.sort();
    let documents: Vec<&PathBuf> = entries.iter().filter(|path| is_document(path)).collect();
    let named = |name: &str| documents.iter().find(|path| stem(path) == name);
    let mut pairs = Vec::new();
    if let (Some(old), Some(new), 2) = (named("old"), named("new"), documents.len()) {
        let version = |spec: &PathBuf| Version {
            config: Some(spec.with_extension("toml")).filter(|path| path.is_file()),
            spec: spec.clone(),
        };
        pairs.push(Pair {
            name: stem(folder),
            old: version(old),
            new: version(new),
        });
    } else {
        for two in documents.windows(2) {
            pairs.push(Pair {
                name: format!("{} {}", stem(folder), stem(two[1])),
                old: Version::of(two[0].clone()),
                new: Version::of(two[1].clone()),
            });
        }
    }
    for inner in entries.iter().filter(|path| path.is_dir()) {
        pairs.extend(below(inner)?);
    }
    Ok(pairs)
}

fn is_document(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    path.is_file() && matches!(ending, Some("json" | "yaml" | "yml"))
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::specs::tests::root;

    #[test]
    fn folders_hold_versions_or_pairs() {
        let root = root(&[
            ("history/a/00.yaml", ""),
            ("history/a/01.yaml", ""),
            ("history/a/02.json", ""),
            ("history/a/notes.md", ""),
            ("pairs/x/old.json", ""),
            ("pairs/x/new.json", ""),
            ("pairs/x/new.toml", ""),
        ]);
        let all = pairs(&[root.path().join("history"), root.path().join("pairs")]).unwrap();
        let names: Vec<&str> = all.iter().map(|pair| pair.name.as_str()).collect();
        assert_eq!(names, ["a 01", "a 02", "x"]);
        assert_eq!(all[2].old.config, None);
        assert_eq!(
            all[2].new.config,
            Some(root.path().join("pairs/x/new.toml"))
        );
        let two = [
            root.path().join("history/a/00.yaml"),
            root.path().join("history/a/02.json"),
        ];
        assert_eq!(pairs(&two).unwrap()[0].name, "02");
        assert!(pairs(&[root.path().join("gone")]).is_err());
        assert!(pairs(&two[..1]).is_err());
    }
}
