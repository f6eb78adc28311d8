//! Files as they were: `git:REV:PATH` in the place of a path.
//!
//! ```text
//! git:v1.2.0:specs/pets/openapi.yaml     the path counts from the root of the repository
//! git:HEAD~3:./openapi.yaml              the path counts from where the program runs
//! ```
//!
//! The program `git` is asked; nothing of the working tree, the index or the repository is touched. A document that refers to
//! other files is read with its folder as it was.

use crate::check::Digest;
use crate::document::Source;
use crate::pipeline::{Inputs, Job};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// How many versions of a file are looked at for one of a certain content.
const DEEP: usize = 500;

/// A file, or one as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A file.
    File(PathBuf),
    /// A file of a commit.
    Revision {
        /// The commit, by any name that git knows.
        revision: String,
        /// The path, from the root of the repository or, with `./`, from here.
        path: String,
    },
}

impl Given {
    /// Reads `git:REV:PATH` or a path.
    ///
    /// # Errors
    ///
    /// When a text begins with `git:` and goes on otherwise.
    pub fn parse(text: &str) -> Result<Self, String> {
        let Some(rest) = text.strip_prefix("git:") else {
            return Ok(Self::File(PathBuf::from(text)));
        };
        match rest.split_once(':') {
            Some((revision, path))
                if is_name(revision) && !path.is_empty() && !path.ends_with('/') =>
            {
                Ok(Self::Revision {
                    revision: revision.to_owned(),
                    path: path.to_owned(),
                })
            }
            Some(_) | None => Err(format!("`{text}` is not `git:REV:PATH`")),
        }
    }

    /// As it was given.
    pub fn label(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Revision { revision, path } => format!("git:{revision}:{path}"),
        }
    }
}

/// What git could take for an option is no name of a commit.
fn is_name(revision: &str) -> bool {
    !revision.is_empty() && !revision.starts_with('-') && !revision.contains(char::is_whitespace)
}

/// Inputs of a run, some of which lie in a folder of their own while they are read.
#[derive(Debug)]
pub struct Fetched {
    /// What is to be run.
    pub job: Job,
    /// Folders with what was fetched, and what stands before their paths when they are shown.
    folders: Vec<(TempDir, String)>,
}

/// Fetches what a run reads.
///
/// # Errors
///
/// When git is not there, or does not know the revision or the path; in words.
pub fn fetch(
    spec: &Given,
    overlay: Option<&Given>,
    config: Option<&Given>,
    at: &Path,
) -> Result<Fetched, String> {
    let mut fetched = Fetched {
        job: Job::default(),
        folders: Vec::new(),
    };
    fetched.job.spec = fetched.file(spec, at, true)?;
    for (given, is_config) in [(overlay, false), (config, true)] {
        let Some(given) = given else {
            continue;
        };
        let path = Some(fetched.file(given, at, false)?);
        if is_config {
            fetched.job.config = path;
        } else {
            fetched.job.overlay = path;
        }
    }
    Ok(fetched)
}

impl Fetched {
    fn file(&mut self, given: &Given, at: &Path, is_document: bool) -> Result<PathBuf, String> {
        let (revision, path) = match given {
            Given::File(path) => return Ok(path.clone()),
            Given::Revision { revision, path } => (revision, path),
        };
        let content = blob(at, revision, path)?;
        let folder =
            tempfile::tempdir().map_err(|error| format!("cannot make a folder: {error}"))?;
        let (inside, name) = path.rsplit_once('/').unwrap_or(("", path));
        let place = folder.path().join(name);
        if is_document && refers_out(&content) {
            check_out(at, revision, inside, folder.path())?;
        }
        fs::write(&place, content)
            .map_err(|error| format!("cannot write a copy of `{path}`: {error}"))?;
        let shown = match inside {
            "" => format!("git:{revision}:"),
            inside => format!("git:{revision}:{inside}/"),
        };
        self.folders.push((folder, shown));
        Ok(place)
    }

    /// Calls the texts of a run what the user called them.
    pub fn relabel(&self, inputs: &mut Inputs) {
        let label = |source: &mut Source| {
            for (folder, shown) in &self.folders {
                if let Ok(inside) = Path::new(&source.path).strip_prefix(folder.path()) {
                    source.path = format!("{shown}{}", inside.display());
                    return;
                }
            }
        };
        let Inputs {
            spec,
            spec_files,
            overlay,
            config,
            ..
        } = inputs;
        spec.iter_mut().chain(overlay).chain(config).for_each(label);
        spec_files
            .iter_mut()
            .for_each(|file| label(&mut file.source));
    }
}

/// The content of a file of a commit.
///
/// # Errors
///
/// When git is not there, or does not know the revision or the path; in words.
pub fn blob(at: &Path, revision: &str, path: &str) -> Result<Vec<u8>, String> {
    git(
        at,
        &[
            OsStr::new("cat-file"),
            OsStr::new("blob"),
            OsStr::new(&format!("{revision}:{path}")),
        ],
        None,
    )
}

/// The last version of a file that has a digest, if git has one among the last 500 of it.
///
/// # Errors
///
/// When git is not there, or the file is in no repository; in words.
pub fn with_digest(file: &Path, digest: &Digest) -> Result<Option<Given>, String> {
    let folder = match file.parent() {
        Some(parent) if parent != Path::new("") => parent,
        Some(_) | None => Path::new("."),
    };
    let name = file.file_name().unwrap_or_default();
    let limit = format!("--max-count={DEEP}");
    let arguments = ["log", "--format=%H", &limit, "--"].map(OsStr::new);
    let commits = git(folder, &[&arguments[..], &[name]].concat(), None)?;
    let inside = format!("./{}", name.to_string_lossy());
    for commit in String::from_utf8_lossy(&commits).lines() {
        // A commit that removed the file does not have it.
        if let Ok(content) = blob(folder, commit, &inside)
            && Digest::of(&content) == *digest
        {
            let prefix = git(
                folder,
                &["rev-parse", "--show-prefix"].map(OsStr::new),
                None,
            )?;
            let prefix = String::from_utf8_lossy(&prefix).trim_end().to_owned();
            return Ok(Some(Given::Revision {
                revision: commit.to_owned(),
                path: format!("{prefix}{}", name.to_string_lossy()),
            }));
        }
    }
    Ok(None)
}

/// Whether git knows a commit.
///
/// # Errors
///
/// When it does not, or is not there; in words.
pub fn check(at: &Path, revision: &str) -> Result<(), String> {
    if !is_name(revision) {
        return Err("is not the name of a commit".to_owned());
    }
    let commit = format!("{revision}^{{commit}}");
    git(
        at,
        &["rev-parse", "--verify", "--quiet", &commit].map(OsStr::new),
        None,
    )
    .map(drop)
    .map_err(|said| match said.as_str() {
        SILENCE => "there is no such commit".to_owned(),
        _ => said,
    })
}

/// Whether a text may refer to other files: one reference that does not begin with `#` is enough.
fn refers_out(content: &[u8]) -> bool {
    let text = String::from_utf8_lossy(content);
    let mut references = text.split("$ref").skip(1);
    references.any(|rest| {
        let value = rest.trim_start_matches(['"', '\'', ':', ' ', '\t', '\n', '\r', '>', '|', '-']);
        !value.starts_with('#')
    })
}

/// Puts a folder of a commit into another, with an index of its own.
fn check_out(at: &Path, revision: &str, inside: &str, to: &Path) -> Result<(), String> {
    let index = to.join(".index");
    let tree = format!("{revision}:{inside}");
    git(at, &["read-tree", &tree].map(OsStr::new), Some(&index))?;
    let prefix = format!("--prefix={}/", to.display());
    git(
        at,
        &["checkout-index", "--all", "--force", &prefix].map(OsStr::new),
        Some(&index),
    )?;
    // What is read is not to find it.
    fs::remove_file(&index).map_err(|error| format!("cannot remove `{}`: {error}", index.display()))
}

/// What is said where git says nothing.
const SILENCE: &str = "git says nothing";

/// What git says.
fn git(at: &Path, arguments: &[&OsStr], index: Option<&Path>) -> Result<Vec<u8>, String> {
    let mut command = Command::new("git");
    command.arg("-C").arg(at).args(arguments);
    if let Some(index) = index {
        command.env("GIT_INDEX_FILE", index);
    }
    let output = command
        .output()
        .map_err(|error| format!("cannot run git: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().next().unwrap_or(SILENCE);
    Err(said.strip_prefix("fatal: ").unwrap_or(said).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revision_and_a_path_are_taken_apart() {
        let revision = |revision: &str, path: &str| {
            Ok(Given::Revision {
                revision: revision.to_owned(),
                path: path.to_owned(),
            })
        };
        assert_eq!(
            Given::parse("git:HEAD~1:a/b.yaml"),
            revision("HEAD~1", "a/b.yaml")
        );
        assert_eq!(
            Given::parse("git:v1:./a:b.yaml"),
            revision("v1", "./a:b.yaml")
        );
        assert_eq!(
            Given::parse("a.yaml"),
            Ok(Given::File(PathBuf::from("a.yaml")))
        );
        for wrong in [
            "git:",
            "git:HEAD",
            "git::a",
            "git:HEAD:",
            "git:HEAD:a/",
            "git:--output=x:a",
            "git:a b:c",
        ] {
            assert_eq!(
                Given::parse(wrong),
                Err(format!("`{wrong}` is not `git:REV:PATH`"))
            );
        }
    }

    #[test]
    fn a_reference_to_another_file_is_seen() {
        for (text, wanted) in [
            ("{\"$ref\": \"#/a\"}", false),
            ("$ref: '#/a'\n$ref: \"#/b\"", false),
            ("$ref: a.yaml", true),
            ("\"$ref\" : \"a.json#/b\"", true),
            ("$ref:\n  #comment\n  a.yaml", false),
            ("", false),
        ] {
            assert_eq!(refers_out(text.as_bytes()), wanted, "{text}");
        }
    }
}
