//! What a maintainer writes beside `sdk.toml`, and every generated crate carries: tests, and the changelog.
//!
//! ```toml
//! [package]
//! tests = "tests"                  # specs/payabli/tests/*.rs are copied to generated/payabli/tests/
//! changelog = "CHANGELOG.md"       # specs/payabli/CHANGELOG.md to generated/payabli/CHANGELOG.md
//! ```
//!
//! A generated folder is made anew each time; so what is older than it lives elsewhere.

use crate::check::{Role, Sources};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::files::Files;
use crate::pipeline::Job;
use std::fs;
use std::io;
use std::path::Path;

/// The changelog's path in the crate.
pub const CHANGELOG: &str = "CHANGELOG.md";

/// The files that `sdk.toml` speaks of, as files of the crate.
pub fn copied_files(
    job: &Job,
    config: &Config,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Files {
    let mut files = copied_tests(job, config, sources, diagnostics);
    if let (Some(name), Some(path)) = (&config.package.changelog, &job.config) {
        let path = path.parent().unwrap_or(Path::new("")).join(name);
        match fs::read(&path) {
            Ok(content) => {
                sources.add(Role::Changelog, name, &content);
                files
                    .insert(CHANGELOG, content)
                    .expect("the tests are all in a folder of their own");
            }
            Err(error) => unreadable(diagnostics, "changelog", &path, &error),
        }
    }
    files
}

/// Says that what a key names cannot be read.
fn unreadable(
    diagnostics: &mut Diagnostics,
    key: &str,
    path: &Path,
    error: &dyn std::fmt::Display,
) {
    let message = format!("cannot read `{}`: {error}", path.display());
    let place = Config::place_of(&["package", key]);
    diagnostics.push(Diagnostic::new(Code::UnreadableFile, message).at(place));
}

/// The `.rs` files of the folder that `package.tests` names, as files of the crate's `tests/`.
fn copied_tests(
    job: &Job,
    config: &Config,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Files {
    let mut files = Files::new();
    let (Some(name), Some(path)) = (&config.package.tests, &job.config) else {
        return files;
    };
    let folder = path.parent().unwrap_or(Path::new("")).join(name);
    let mut unreadable =
        |path: &Path, error: &dyn std::fmt::Display| unreadable(diagnostics, "tests", path, error);
    let mut left = vec![(folder, "tests".to_owned())];
    while let Some((folder, prefix)) = left.pop() {
        // Which order a folder is listed in does not matter: files go by their paths.
        let entries = fs::read_dir(&folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                unreadable(&folder, &error);
                continue;
            }
        };
        for entry in entries {
            let path = entry.path();
            let inside = format!("{prefix}/{}", entry.file_name().to_string_lossy());
            // A link to a folder is not followed: it could lead back here.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                left.push((path, inside));
            } else if inside.ends_with(".rs") {
                match fs::read(&path) {
                    Ok(content) => {
                        let name = inside.strip_prefix("tests/").unwrap_or(&inside);
                        sources.add(Role::Tests, name, &content);
                        if let Err(error) = files.insert(&inside, content) {
                            unreadable(&path, &error);
                        }
                    }
                    Err(error) => unreadable(&path, &error),
                }
            }
        }
    }
    files
}
