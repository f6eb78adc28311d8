//! The folders of `specs/`, and which of them a command is about.
//!
//! ```text
//! specs/petstore/{openapi.yaml, overlay.yaml, sdk.toml} ─▶ generated/petstore/
//! ```
//!
//! A folder counts from when it has an `sdk.toml`; before that, it is a document that waits.

use anyhow::{Context as _, Result, bail};
use sdkwright::diagnostic::nearest;
use sdkwright::pipeline::{Job, Outcome};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Runs a job: the pipeline, or what a test puts in its place.
pub(crate) type Generate<'g> = &'g (dyn Fn(&Job) -> Outcome + Sync);

/// The folder of a spec.
pub(crate) fn spec_dir(root: &Path, name: &str) -> PathBuf {
    root.join("specs").join(name)
}

/// The folder of a generated crate.
pub(crate) fn generated_dir(root: &Path, name: &str) -> PathBuf {
    root.join("generated").join(name)
}

/// The names of the specs that are generated.
pub(crate) fn specs(root: &Path) -> Result<BTreeSet<String>> {
    let all = folders(&root.join("specs"))?.context("there is no folder `specs`")?;
    let ready = |name: &String| spec_dir(root, name).join("sdk.toml").is_file();
    Ok(all.into_iter().filter(ready).collect())
}

/// The names of the folders of `generated/`.
pub(crate) fn generated(root: &Path) -> Result<BTreeSet<String>> {
    Ok(folders(&root.join("generated"))?.unwrap_or_default())
}

/// The specs that were named; all of them if none was.
pub(crate) fn chosen(root: &Path, names: &[String]) -> Result<BTreeSet<String>> {
    let all = specs(root)?;
    if names.is_empty() {
        return Ok(all);
    }
    for name in names {
        if all.contains(name) {
            continue;
        }
        if spec_dir(root, name).is_dir() {
            bail!("`specs/{name}` has no sdk.toml");
        }
        match nearest(name, all.iter().map(String::as_str)) {
            Some(near) => bail!("there is no spec `{name}`; did you mean `{near}`?"),
            None => bail!(
                "there is no spec `{name}`; there are: {}",
                all.into_iter().collect::<Vec<_>>().join(", ")
            ),
        }
    }
    Ok(names.iter().cloned().collect())
}

/// The names of the folders in a folder; `None` if there is no such folder.
fn folders(dir: &Path) -> Result<Option<BTreeSet<String>>> {
    if !dir.is_dir() {
        return Ok(None);
    }
    let mut names = BTreeSet::new();
    let entries = fs::read_dir(dir).with_context(|| format!("cannot list `{}`", dir.display()))?;
    for entry in entries {
        let entry = entry?;
        if entry.path().is_dir() {
            names.insert(entry.file_name().to_string_lossy().into_owned());
        }
    }
    Ok(Some(names))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use sdkwright::check::Role;
    use sdkwright::diagnostic::{Code, Diagnostic};
    use sdkwright::files::Files;

    /// A root with these files.
    pub(crate) fn root(files: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            put(root.path(), path, text);
        }
        root
    }

    /// Writes a file with its folders.
    pub(crate) fn put(root: &Path, path: &str, text: &str) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// A small pipeline: the crate is the spec's text. A spec that says `broken` is an error.
    pub(crate) fn echo(job: &Job) -> Outcome {
        let mut outcome = Outcome::default();
        let text = fs::read_to_string(&job.spec).unwrap();
        outcome
            .sources
            .add(Role::Spec, "openapi.yaml", text.as_bytes());
        if text == "broken" {
            let error = Diagnostic::new(Code::Syntax, "the spec is broken");
            outcome.diagnostics.push(error);
            return outcome;
        }
        let mut files = Files::new();
        files.insert("Cargo.toml", "[package]\n").unwrap();
        files.insert("src/lib.rs", text).unwrap();
        outcome.files = Some(files);
        outcome
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_folder_counts_from_when_it_has_an_sdk_toml() {
        let root = root(&[
            ("specs/b/sdk.toml", ""),
            ("specs/a/sdk.toml", ""),
            ("specs/c/openapi.yaml", ""),
        ]);
        let all = chosen(root.path(), &[]).unwrap();
        assert_eq!(all.into_iter().collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn a_name_that_is_none_is_said() {
        let root = root(&[
            ("specs/payabli/sdk.toml", ""),
            ("specs/whop/openapi.yaml", ""),
        ]);
        let error = |name: &str| {
            chosen(root.path(), &names(&[name]))
                .unwrap_err()
                .to_string()
        };
        assert_eq!(
            error("payabbli"),
            "there is no spec `payabbli`; did you mean `payabli`?"
        );
        assert_eq!(
            error("sequence"),
            "there is no spec `sequence`; there are: payabli"
        );
        assert_eq!(error("whop"), "`specs/whop` has no sdk.toml");
        assert!(chosen(Path::new("/nonexistent"), &[]).is_err());
    }
}
