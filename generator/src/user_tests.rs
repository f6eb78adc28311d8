//! Tests that a maintainer writes beside `sdk.toml`, and that every generated crate carries.
//!
//! ```toml
//! [package]
//! tests = "tests"      # specs/payabli/tests/*.rs are copied to generated/payabli/tests/
//! ```

use crate::check::{Role, Sources};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::files::Files;
use crate::pipeline::Job;
use std::fs;
use std::io;
use std::path::Path;

/// The `.rs` files of the folder that `package.tests` names, as files of the crate's `tests/`.
pub fn copied_tests(
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
    let mut unreadable = |path: &Path, error: &dyn std::fmt::Display| {
        let message = format!("cannot read `{}`: {error}", path.display());
        let place = Config::place_of(&["package", "tests"]);
        diagnostics.push(Diagnostic::new(Code::UnreadableFile, message).at(place));
    };
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
