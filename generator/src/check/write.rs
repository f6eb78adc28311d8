//! Files to disk: only what changed, and nothing half written.
//!
//! A new crate is written into a temporary folder beside its place, which is then moved there whole. In a folder that has
//! one already, every changed file is first written to a temporary file beside its place; only when all of them stand are they
//! moved into place, the manifest last. Files of the old manifest that are not generated any more are removed; a file that the
//! manifest does not list is not ours, and is never touched.

use super::manifest::{MANIFEST, Manifest, ManifestError, missing};
use crate::files::Files;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use tempfile::TempPath;

/// What is done with a folder that has files and no manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// It is somebody's; nothing is written.
    Refuse,
    /// The files are written among the others, which stay unless they have the same path.
    Accept,
}

/// What became of the files, in the order of their paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or have changed.
    pub written: Vec<String>,
    /// How many files were already as they should be.
    pub unchanged: usize,
    /// Files that are not generated any more.
    pub removed: Vec<String>,
}

impl Written {
    /// Whether the folder was already as it should be.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty() && self.removed.is_empty()
    }
}

/// Why the files were not written.
#[derive(Debug)]
pub enum WriteError {
    /// The folder has files and no manifest.
    Foreign(PathBuf),
    /// The folder's manifest is no manifest, so that what is ours cannot be told.
    Manifest(PathBuf, ManifestError),
    /// The system says no.
    Io(PathBuf, io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(dir) => write!(
                f,
                "`{}` has files, and none of them says that they were generated (there is no {MANIFEST})\n\
                 help: choose an empty folder, or pass --force to write among them",
                dir.display()
            ),
            Self::Manifest(dir, error) => write!(
                f,
                "in `{}`: {error}\n\
                 help: restore it, or pass --force to write a new one; files that are not generated any more then stay",
                dir.display()
            ),
            Self::Io(path, error) => write!(f, "cannot write `{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Foreign(_) => None,
            Self::Manifest(_, error) => Some(error),
            Self::Io(_, error) => Some(error),
        }
    }
}

/// Writes the files and their manifest into a folder.
pub fn write(
    files: &Files,
    manifest: &Manifest,
    dir: &Path,
    foreign: Foreign,
) -> Result<Written, WriteError> {
    let old = old_manifest(dir, foreign)?;
    let json = manifest.to_json();
    let mut all: Vec<(&str, &[u8])> = files.iter().collect();
    all.push((MANIFEST, json.as_bytes()));
    if old.is_none() && is_new(dir)? {
        write_new(&all, dir)?;
        let written = files.iter().map(|(path, _)| path.to_owned()).collect();
        return Ok(Written {
            written,
            ..Written::default()
        });
    }
    let changed = all
        .par_iter()
        .map(|(path, content)| Ok(!is(&dir.join(path), content)?))
        .collect::<Result<Vec<bool>, WriteError>>()?;
    let changed: Vec<(&str, &[u8])> = all
        .into_iter()
        .zip(changed)
        .filter_map(|(file, changed)| changed.then_some(file))
        .collect();
    make_folders(&changed, dir)?;
    let staged = changed
        .par_iter()
        .map(|(path, content)| {
            let place = dir.join(path);
            Ok((stage(&place, content)?, place))
        })
        .collect::<Result<Vec<_>, WriteError>>()?;
    for (file, place) in staged {
        file.persist(&place)
            .map_err(|error| WriteError::Io(place, error.error))?;
    }
    let ours = changed.iter().filter(|(path, _)| *path != MANIFEST);
    let mut written = Written {
        written: ours.map(|(path, _)| (*path).to_owned()).collect(),
        ..Written::default()
    };
    written.unchanged = files.iter().count() - written.written.len();
    for path in old.iter().flat_map(|old| old.files.keys()) {
        if files.get(path).is_none() && remove_file(dir, path)? {
            written.removed.push(path.clone());
        }
    }
    Ok(written)
}

/// Removes the generated files of a folder, its manifest, and what folders that leaves empty. Without a manifest nothing is
/// ours, and nothing is removed.
pub fn remove(dir: &Path) -> Result<Written, WriteError> {
    let mut written = Written::default();
    let old = Manifest::read(dir).map_err(|error| WriteError::Manifest(dir.to_owned(), error))?;
    let Some(old) = old else { return Ok(written) };
    for path in old.files.keys() {
        if remove_file(dir, path)? {
            written.removed.push(path.clone());
        }
    }
    remove_file(dir, MANIFEST)?;
    // What is left, if anything, is somebody's; then the folder stays.
    let _ = fs::remove_dir(dir);
    Ok(written)
}

fn old_manifest(dir: &Path, foreign: Foreign) -> Result<Option<Manifest>, WriteError> {
    match (Manifest::read(dir), foreign) {
        (Ok(Some(manifest)), _) => Ok(Some(manifest)),
        (Ok(None) | Err(_), Foreign::Accept) => Ok(None),
        (Ok(None), Foreign::Refuse) if is_empty(dir)? => Ok(None),
        (Ok(None), Foreign::Refuse) => Err(WriteError::Foreign(dir.to_owned())),
        (Err(error), Foreign::Refuse) => Err(WriteError::Manifest(dir.to_owned(), error)),
    }
}

fn is_empty(dir: &Path) -> Result<bool, WriteError> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(WriteError::Io(dir.to_owned(), error)),
    }
}

/// Whether a folder can be put into this place whole: none is there, or an empty one that is no link to another place.
fn is_new(dir: &Path) -> Result<bool, WriteError> {
    match fs::symlink_metadata(dir) {
        Ok(found) => Ok(found.is_dir() && is_empty(dir)?),
        Err(error) if missing(&error) => Ok(true),
        Err(error) => Err(WriteError::Io(dir.to_owned(), error)),
    }
}

/// Whether a file has this content already.
fn is(place: &Path, content: &[u8]) -> Result<bool, WriteError> {
    match fs::read(place) {
        Ok(found) => Ok(found == content),
        Err(error) if missing(&error) => Ok(false),
        Err(error) => Err(WriteError::Io(place.to_owned(), error)),
    }
}

/// Writes all files of a folder that is not there yet, or is empty: beside its place first, from where it is moved in one step.
fn write_new(files: &[(&str, &[u8])], dir: &Path) -> Result<(), WriteError> {
    let refused = |error| WriteError::Io(dir.to_owned(), error);
    let beside = match dir.parent() {
        Some(parent) if parent != Path::new("") => parent,
        Some(_) | None => Path::new("."),
    };
    fs::create_dir_all(beside).map_err(refused)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".sdkwright-");
    // A temporary folder is its owner's alone; a generated one is like any other.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    let staging = builder.tempdir_in(beside).map_err(refused)?;
    make_folders(files, staging.path())?;
    files.par_iter().try_for_each(|(path, content)| {
        fs::write(staging.path().join(path), content)
            .map_err(|error| WriteError::Io(dir.join(path), error))
    })?;
    if dir.exists() {
        fs::remove_dir(dir).map_err(refused)?;
    }
    fs::rename(staging.path(), dir).map_err(refused)?;
    // What was there has moved away: nothing is left to be removed.
    let _ = staging.keep();
    Ok(())
}

/// Makes the folders that files lie in.
fn make_folders(files: &[(&str, &[u8])], dir: &Path) -> Result<(), WriteError> {
    let folders: BTreeSet<&Path> = files
        .iter()
        .filter_map(|(path, _)| Path::new(path).parent())
        .collect();
    for folder in folders {
        let folder = dir.join(folder);
        fs::create_dir_all(&folder).map_err(|error| WriteError::Io(folder.clone(), error))?;
    }
    Ok(())
}

/// Writes a temporary file beside the place, where it can be moved from in one step. Dropped, it is gone.
///
/// It is closed: a crate may have more files than a process may have open.
fn stage(place: &Path, content: &[u8]) -> Result<TempPath, WriteError> {
    let refused = |error| WriteError::Io(place.to_owned(), error);
    let folder = place.parent().unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".sdkwright-");
    // A temporary file is its owner's alone; a generated one is like any other.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(refused)?;
    file.write_all(content).map_err(refused)?;
    Ok(file.into_temp_path())
}

/// Removes a file and the folders that this leaves empty; whether it was there.
fn remove_file(dir: &Path, path: &str) -> Result<bool, WriteError> {
    let place = dir.join(path);
    match fs::remove_file(&place) {
        Ok(()) => {}
        Err(error) if missing(&error) => return Ok(false),
        Err(error) => return Err(WriteError::Io(place, error)),
    }
    for folder in place
        .ancestors()
        .skip(1)
        .take_while(|folder| *folder != dir)
    {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(true)
}
