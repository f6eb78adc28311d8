//! The whole run: from the paths of the inputs to the files of a crate, in memory.
//!
//! ```text
//! openapi.yaml + overlay.yaml + sdk.toml ─run▶ files, diagnostics, counts
//! ```
//!
//! A run never writes; [`crate::check`] does that, or compares.

use crate::check::{Role, Sources};
use crate::config::{Config, read_config};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Place, Severity, Spot};
use crate::files::Files;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What a run reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The OpenAPI document.
    pub spec: PathBuf,
    /// The overlay.
    pub overlay: Option<PathBuf>,
    /// `sdk.toml`.
    pub config: Option<PathBuf>,
}

impl Job {
    /// The job of a folder of `specs/`: `openapi.yaml` (or `.yml`, `.json`), and `overlay.yaml` and `sdk.toml` if they are there.
    ///
    /// A folder without a document gives a job all the same, whose run says that `openapi.yaml` is missing.
    pub fn beside(dir: &Path) -> Self {
        let there = |name: &str| Some(dir.join(name)).filter(|path| path.is_file());
        let spec = ["openapi.yaml", "openapi.yml", "openapi.json"]
            .into_iter()
            .find_map(there);
        Self {
            spec: spec.unwrap_or_else(|| dir.join("openapi.yaml")),
            overlay: there("overlay.yaml"),
            config: there("sdk.toml"),
        }
    }
}

/// The texts that were read, for showing diagnostics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs(Vec<InputText>);

/// One text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputText {
    /// Which input it is.
    pub input: Input,
    /// Its path as the user gave it.
    pub path: PathBuf,
    /// What it says; empty if it could not be read.
    pub text: String,
}

impl Inputs {
    /// The text of an input, if it was read.
    pub fn get(&self, input: Input) -> Option<&InputText> {
        self.0.iter().find(|text| text.input == input)
    }
}

/// What a run found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Operations that were generated.
    pub operations: usize,
    /// Types that were generated.
    pub types: usize,
    /// Places where the document left nothing but "any JSON".
    pub untyped: usize,
}

/// What came of a run.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The crate; `None` when errors stand.
    pub files: Option<Files>,
    /// All that there is to say.
    pub diagnostics: Diagnostics,
    /// The texts that the diagnostics speak of.
    pub inputs: Inputs,
    /// What was found.
    pub counts: Counts,
    /// The digests of what was read, for the manifest.
    pub sources: Sources,
}

impl Outcome {
    /// All that there is to say, as text for a terminal.
    pub fn report(&self, colour: bool) -> String {
        let shown = |diagnostic| shown(diagnostic, &self.inputs, colour);
        self.diagnostics.iter().map(shown).collect()
    }
}

fn shown(diagnostic: &Diagnostic, inputs: &Inputs, colour: bool) -> String {
    let (word, style) = match diagnostic.code.severity() {
        Severity::Error => ("error", "\u{1b}[1;31m"),
        Severity::Warning => ("warning", "\u{1b}[1;33m"),
        Severity::Note => ("note", "\u{1b}[1;36m"),
    };
    let (start, end) = if colour {
        (style, "\u{1b}[0m")
    } else {
        ("", "")
    };
    let id = diagnostic.code.id();
    let mut lines = vec![format!("{start}{word}[{id}]{end}: {}", diagnostic.message)];
    if let Some(place) = &diagnostic.place {
        let file = match inputs.get(place.input) {
            Some(input) => input.path.display().to_string(),
            None => format!("{:?}", place.input),
        };
        let spot = match &place.spot {
            Spot::File => String::new(),
            Spot::Value(pointer) | Spot::Key(pointer) => pointer.to_string(),
            Spot::Bytes(range) => format!(" at byte {}", range.start),
        };
        lines.push(format!("  --> {file}{spot}"));
    }
    lines.extend(
        diagnostic
            .notes
            .iter()
            .map(|note| format!("  note: {note}")),
    );
    lines.extend(diagnostic.help.iter().map(|help| format!("  help: {help}")));
    lines.push(String::from("\n"));
    lines.join("\n")
}

/// Runs a job.
pub fn run(job: &Job) -> Outcome {
    let mut outcome = Outcome::default();
    read(&mut outcome, Input::Spec, &job.spec);
    if let Some(path) = &job.overlay {
        read(&mut outcome, Input::Overlay, path);
    }
    let config = config(&mut outcome, job);
    copied_tests(job, &config, &mut outcome.sources, &mut outcome.diagnostics);
    outcome
}

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

/// Reads `sdk.toml`; without one, the default.
fn config(outcome: &mut Outcome, job: &Job) -> Config {
    let text = job
        .config
        .as_ref()
        .and_then(|path| read(outcome, Input::Config, path));
    let (config, diagnostics) = text.map(|text| read_config(&text)).unwrap_or_default();
    outcome.diagnostics.append(diagnostics);
    config
}

/// Reads an input as text, and notes its digest.
fn read(outcome: &mut Outcome, input: Input, path: &Path) -> Option<String> {
    let file = Place {
        input,
        spot: Spot::File,
    };
    let unreadable = |error: String| {
        let message = format!("cannot read `{}`: {error}", path.display());
        let diagnostic = Diagnostic::new(Code::UnreadableFile, message);
        outcome.diagnostics.push(diagnostic.at(file));
    };
    let text = match fs::read(path).map(String::from_utf8) {
        Ok(Ok(text)) => Some(text),
        Ok(Err(error)) => {
            unreadable(error.utf8_error().to_string());
            None
        }
        Err(error) => {
            unreadable(error.to_string());
            None
        }
    };
    let role = match input {
        Input::Spec => Role::Spec,
        Input::Overlay => Role::Overlay,
        Input::Config => Role::Config,
    };
    if let Some(text) = &text {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        outcome.sources.add(role, name, text.as_bytes());
    }
    outcome.inputs.0.push(InputText {
        input,
        path: path.to_owned(),
        text: text.clone().unwrap_or_default(),
    });
    text
}
