//! The folders of `specs/`, and the crates that they become.

use sdkwright::diagnostic::nearest;
use sdkwright::pipeline::Job;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of `specs/` and its crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spec {
    /// The folder's name, which the crate's folder has, too.
    pub(crate) name: String,
    /// What is generated.
    pub(crate) job: Job,
    /// `generated/<name>`
    pub(crate) output: PathBuf,
}

/// The specs with these names, or all.
///
/// # Errors
///
/// When `specs/` cannot be read, or a name is none of its folders.
pub(crate) fn specs(root: &Path, names: &[String]) -> Result<Vec<Spec>, String> {
    let all = folders(&root.join("specs"))?;
    for name in names {
        if !all.contains(name) {
            let near = nearest(name, all.iter().map(String::as_str));
            let hint = near.map_or_else(
                || format!("there are: {}", all.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            return Err(format!("error: specs/ has no folder `{name}`; {hint}\n"));
        }
    }
    let wanted = all
        .into_iter()
        .filter(|name| names.is_empty() || names.contains(name));
    Ok(wanted
        .map(|name| Spec {
            job: Job::beside(&root.join("specs").join(&name)),
            output: root.join("generated").join(&name),
            name,
        })
        .collect())
}

/// The names of the folders in a folder, sorted; none if it does not exist.
///
/// # Errors
///
/// When the folder cannot be read.
pub(crate) fn folders(dir: &Path) -> Result<Vec<String>, String> {
    if !dir.exists() {
        return Ok(Vec::new());
    }
    let unreadable =
        |error: std::io::Error| format!("error: cannot read `{}`: {error}\n", dir.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(dir).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        if entry.file_type().map_err(unreadable)?.is_dir() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}
