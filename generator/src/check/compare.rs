//! The drift check: a generated folder against what would be generated now, each difference with its cause.
//!
//! Three states of a file decide: as it is on disk, as the manifest recorded it, as it would be generated. On disk as
//! recorded, but not as generated: an input or the generator moved. On disk not as recorded: a person did it.

use super::diff::Budget;
use super::drift::{Cause, Drift};
use super::manifest::{Digest, MANIFEST, Manifest, ManifestError, Role, Sources, missing};
use crate::files::Files;
use crate::user_files::CHANGELOG;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// Folders of a crate in which a person may have files, too.
const OWN: [&str; 3] = ["src/ext/", "tests/", "examples/"];

/// All differences between a folder and what would be generated into it; `regenerate` is the command that would do it.
///
/// # Errors
///
/// When the folder or a file in it cannot be read.
pub fn compare(
    files: &Files,
    manifest: &Manifest,
    dir: &Path,
    regenerate: &str,
) -> io::Result<Vec<Drift>> {
    let mut comparison = Comparison {
        regenerate,
        budget: Budget::default(),
        drifts: Vec::new(),
    };
    let old = match Manifest::read(dir) {
        Ok(Some(old)) => old,
        Ok(None) => {
            comparison.say(Cause::Missing, MANIFEST, String::new());
            return Ok(comparison.drifts);
        }
        Err(ManifestError::Malformed(wrong)) => {
            comparison.say(Cause::HandEdit, MANIFEST, format!("{wrong}\n"));
            return Ok(comparison.drifts);
        }
        Err(ManifestError::Io(error)) => return Err(error),
    };
    let changed = changed_inputs(&old.inputs, &manifest.inputs);
    for (path, content) in files.iter() {
        comparison.file(dir, path, content, old.files.get(path), &changed)?;
    }
    for path in files_of(dir)? {
        let is_own =
            OWN.iter().any(|folder| path.starts_with(folder)) && !old.files.contains_key(&path);
        if files.get(&path).is_none() && !is_own {
            comparison.say(Cause::Orphan, &path, String::new());
        }
    }
    comparison.inputs(&changed);
    if comparison.drifts.is_empty() {
        // The files are right, and the record of them is not: another version made the same.
        let on_disk = read(&dir.join(MANIFEST))?.unwrap_or_default();
        let now = manifest.to_json();
        if on_disk != now.as_bytes() {
            // An older version recorded no names.
            let is_older = old.names.is_empty() && !manifest.names.is_empty();
            let cause = if old.generator == manifest.generator && !is_older {
                Cause::HandEdit
            } else {
                Cause::GeneratorChanged
            };
            let diff = comparison.budget.diff(&on_disk, now.as_bytes());
            comparison.say(cause, MANIFEST, diff);
        }
    }
    Ok(comparison.drifts)
}

/// An input file that is not as it was, and what that is called.
struct Changed<'n> {
    cause: Cause,
    name: &'n str,
}

fn changed_inputs<'n>(old: &'n Sources, new: &'n Sources) -> Vec<Changed<'n>> {
    [
        (Role::Spec, Cause::SpecChanged),
        (Role::Overlay, Cause::OverlayChanged),
        (Role::Config, Cause::ConfigChanged),
        (Role::Tests, Cause::TestsChanged),
        (Role::Changelog, Cause::ChangelogChanged),
    ]
    .into_iter()
    .flat_map(|(role, cause)| {
        let names = old.changed(new, role);
        names.into_iter().map(move |name| Changed { cause, name })
    })
    .collect()
}

struct Comparison<'r> {
    regenerate: &'r str,
    budget: Budget,
    drifts: Vec<Drift>,
}

impl Comparison<'_> {
    fn say(&mut self, cause: Cause, path: &str, diff: String) {
        self.drifts.push(Drift {
            path: path.to_owned(),
            cause,
            diff,
            remedy: cause.remedy(path, self.regenerate),
        });
    }

    fn file(
        &mut self,
        dir: &Path,
        path: &str,
        content: &[u8],
        recorded: Option<&Digest>,
        changed: &[Changed<'_>],
    ) -> io::Result<()> {
        let Some(on_disk) = read(&dir.join(path))? else {
            match recorded {
                Some(_) => self.say(Cause::MissingFile, path, String::new()),
                None => {
                    let diff = self.budget.diff(b"", content);
                    self.say(moved(path, changed), path, diff);
                }
            }
            return Ok(());
        };
        if on_disk == content {
            return Ok(());
        }
        let cause = if recorded == Some(&Digest::of(&on_disk)) {
            moved(path, changed)
        } else {
            Cause::HandEdit
        };
        let diff = self.budget.diff(&on_disk, content);
        self.say(cause, path, diff);
        Ok(())
    }

    /// Says of each changed input what no file has said: that the output stayed the same is no reason to leave the manifest.
    fn inputs(&mut self, changed: &[Changed<'_>]) {
        let said: BTreeSet<Cause> = self.drifts.iter().map(|drift| drift.cause).collect();
        for Changed { cause, name } in changed {
            if !said.contains(cause) {
                self.say(*cause, name, String::new());
            }
        }
    }
}

/// Why a file that nobody touched would be generated otherwise. Which of several changed inputs did it cannot be told from
/// the digests; the first in the order of the run is named, save that copied files come from what was copied alone.
fn moved(path: &str, changed: &[Changed<'_>]) -> Cause {
    let copied = |changed: &&Changed<'_>| {
        let is_test = changed.cause == Cause::TestsChanged;
        let is_changelog = changed.cause == Cause::ChangelogChanged;
        (is_test && path.strip_prefix("tests/") == Some(changed.name))
            || (is_changelog && path == CHANGELOG)
    };
    let is_copied = |changed: &&Changed<'_>| {
        matches!(changed.cause, Cause::TestsChanged | Cause::ChangelogChanged)
    };
    let from_copy = changed.iter().find(copied);
    let other = changed.iter().find(|changed| !is_copied(changed));
    from_copy
        .or(other)
        .or(changed.first())
        .map_or(Cause::GeneratorChanged, |changed| changed.cause)
}

fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if missing(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The files of a generated folder, without what Cargo and git put there and without the manifest.
fn files_of(dir: &Path) -> io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut folders = vec![(dir.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if prefix.is_empty()
                && matches!(name.as_str(), "target" | "Cargo.lock" | ".git" | MANIFEST)
            {
                continue;
            }
            let path = format!("{prefix}{name}");
            if entry.file_type()?.is_dir() {
                folders.push((entry.path(), format!("{path}/")));
            } else {
                found.insert(path);
            }
        }
    }
    Ok(found)
}
