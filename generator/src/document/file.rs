//! A file to text: what can be wrong before there is any YAML or JSON.

use super::Source;
use super::read::empty;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Place, Spot, nearest};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Reads a file as UTF-8 text; on failure the source is empty, or as much of the text as can be shown.
pub(super) fn read(path: &Path, input: Input) -> Result<Source, (Source, Diagnostics)> {
    let label = path.display().to_string();
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let diagnostic = unreadable(path, &label, &error).at(Place {
                input,
                spot: Spot::File,
            });
            return Err((Source::new(&label, ""), one(diagnostic)));
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => check(Source::new(&label, text), input),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let wide = matches!(bytes.as_slice(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
            let message = if wide {
                "the file is UTF-16"
            } else {
                "the file is not UTF-8"
            };
            let spot = Spot::Bytes(at..at + '\u{fffd}'.len_utf8());
            let source = Source::raw(&label, String::from_utf8_lossy(&bytes).into_owned());
            let diagnostic = Diagnostic::new(Code::Syntax, message)
                .at(Place { input, spot })
                .help("save it as UTF-8");
            Err((source, one(diagnostic)))
        }
    }
}

/// Refuses text without content, and UTF-16 without a mark, which passes for UTF-8 with zero bytes.
pub(super) fn check(source: Source, input: Input) -> Result<Source, (Source, Diagnostics)> {
    if source.text.trim().is_empty() {
        let diagnostic = empty(&source, input);
        return Err((source, one(diagnostic)));
    }
    if let Some(at) = source.text.bytes().take(4).position(|byte| byte == 0) {
        let diagnostic = Diagnostic::new(Code::Syntax, "the file is UTF-16 or no text at all")
            .at(Place {
                input,
                spot: Spot::Bytes(at..at + 1),
            })
            .help("save it as UTF-8");
        return Err((source, one(diagnostic)));
    }
    Ok(source)
}

fn one(diagnostic: Diagnostic) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    diagnostics.push(diagnostic);
    diagnostics
}

/// What is wrong with a file that another one refers to as `label`.
pub(super) fn unreadable_at(path: &Path, label: &str) -> Diagnostic {
    let error = match fs::metadata(path) {
        Ok(_) => std::io::Error::from(ErrorKind::PermissionDenied),
        Err(error) => error,
    };
    unreadable(path, label, &error)
}

fn unreadable(path: &Path, label: &str, error: &std::io::Error) -> Diagnostic {
    if path.is_dir() {
        let diagnostic = Diagnostic::new(Code::UnreadableFile, format!("`{label}` is a folder"));
        let found = names_in(path).into_iter().find(|name| {
            [".yaml", ".yml", ".json"]
                .iter()
                .any(|ending| name.ends_with(ending))
        });
        return match found {
            Some(name) => diagnostic.help(format!(
                "name a file in it: `{}`",
                path.join(name).display()
            )),
            None => diagnostic.help("name the file"),
        };
    }
    if error.kind() != ErrorKind::NotFound {
        return Diagnostic::new(
            Code::UnreadableFile,
            format!("cannot read `{label}`: {error}"),
        );
    }
    let diagnostic = Diagnostic::new(Code::UnreadableFile, format!("`{label}` does not exist"));
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    };
    let names = names_in(folder);
    let wanted = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    match nearest(&wanted, names.iter().map(String::as_str)) {
        Some(name) => diagnostic.help(format!(
            "did you mean `{}`?",
            path.with_file_name(name).display()
        )),
        None if !folder.is_dir() => {
            diagnostic.help(format!("the folder `{}` does not exist", folder.display()))
        }
        None => diagnostic.help("check the path"),
    }
}

/// The names of the files in a folder, in order.
fn names_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
