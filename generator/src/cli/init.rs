//! `sdkwright init`: a first `sdk.toml` and overlay for a document.

use super::Status;
use super::report;
use clap::{Args, ColorChoice};
use sdkwright::check::MANIFEST;
use sdkwright::init;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Write a first sdk.toml for a document, and an overlay.yaml where it has something to mend
#[derive(Debug, Args)]
pub(super) struct Init {
    /// The OpenAPI document, YAML or JSON
    spec: PathBuf,
    /// The folder to write into; without it, the one of the document
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Write over files that are there
    #[arg(long)]
    force: bool,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
}

impl Init {
    pub(super) fn run(self) -> Status {
        let folder = match (&self.output, self.spec.parent()) {
            (Some(folder), _) => folder.clone(),
            (None, Some(parent)) if parent != Path::new("") => parent.to_owned(),
            (None, _) => PathBuf::from("."),
        };
        let beside = self.spec.parent().unwrap_or(Path::new(""));
        let has_crate = [folder.as_path(), beside]
            .iter()
            .any(|folder| folder.join(MANIFEST).exists());
        let (made, outcome) = match init::init(&self.spec, has_crate) {
            Ok(made) => made,
            Err(error) => {
                eprintln!("error: cannot write a temporary file: {error}");
                return Status::Failure;
            }
        };
        let Some(made) = made else {
            report::errors(&outcome, self.color);
            eprintln!(
                "error: `{}` gives no crate; nothing written",
                self.spec.display()
            );
            return Status::Failure;
        };
        let sdk_toml = folder.join("sdk.toml");
        let overlay = folder.join("overlay.yaml");
        let mut files = vec![(sdk_toml.as_path(), made.sdk_toml.as_str())];
        files.extend(
            made.overlay
                .as_deref()
                .map(|text| (overlay.as_path(), text)),
        );
        // An overlay that is there goes with the `sdk.toml` that is there, even where none would be written.
        let there = [&sdk_toml, &overlay].into_iter().find(|path| path.exists());
        if let Some(there) = there.filter(|_| !self.force) {
            eprintln!(
                "error: `{}` is there already; nothing written",
                there.display()
            );
            eprintln!(
                "help: choose another folder with `--output`, or write over it with `--force`"
            );
            return Status::Failure;
        }
        if let Err(error) = fs::create_dir_all(&folder) {
            eprintln!("error: cannot make `{}`: {error}", folder.display());
            return Status::Failure;
        }
        for (path, text) in &files {
            if let Err(error) = write(path, text, self.force) {
                eprintln!("error: cannot write `{}`: {error}", path.display());
                return Status::Failure;
            }
        }
        let written: Vec<String> = files
            .iter()
            .map(|(path, _)| path.display().to_string())
            .collect();
        println!("wrote {}", written.join(" and "));
        let overlay = made
            .overlay
            .map_or_else(String::new, |_| format!(" --overlay {}", overlay.display()));
        println!(
            "look through what is there, then: sdkwright generate {} -c {}{overlay} -o DIR",
            self.spec.display(),
            sdk_toml.display()
        );
        Status::Success
    }
}

/// Writes a file: a new one, unless it may be written over.
fn write(path: &Path, text: &str, force: bool) -> io::Result<()> {
    let mut file = match force {
        true => File::create(path)?,
        // Whoever made one in the meantime keeps it.
        false => OpenOptions::new().write(true).create_new(true).open(path)?,
    };
    file.write_all(text.as_bytes())
}
