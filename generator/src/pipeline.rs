//! The whole run: from the paths of the inputs to the files of a crate, in memory.
//!
//! ```text
//! openapi.yaml + overlay.yaml + sdk.toml ─run▶ files, diagnostics, counts
//! ```
//!
//! A run never writes; [`crate::check`] does that, or compares.

use crate::analyze::Facts;
use crate::check::{Role, Sources};
use crate::config::{Config, read_config};
use crate::diagnostic::{self, Code, Diagnostic, Diagnostics, Input, Place, Spot};
use crate::document::{self, Document, File, Origins, Source};
use crate::files::Files;
use crate::ir::Api;
use crate::names::{Names, Record};
use crate::overlay::{self, Overlay};
use crate::user_files::copied_files;
use crate::{analyze, emit, lower, names, normalize, parse, select};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// What a run reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// The OpenAPI document.
    pub spec: PathBuf,
    /// The overlay.
    pub overlay: Option<PathBuf>,
    /// `sdk.toml`.
    pub config: Option<PathBuf>,
    /// Whether a defect of the document is an error.
    pub strict: bool,
    /// The names that stay, as the manifest of the crate records them; nothing for a new one.
    pub record: Record,
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
            strict: false,
            record: Record::default(),
        }
    }
}

/// The texts that were read, for showing diagnostics.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The document's text.
    pub spec: Option<Source>,
    /// The files that the document refers to.
    pub spec_files: Vec<File>,
    /// Where places of the document are from, and what an overlay removed, so that places are still found in the text.
    pub origins: Origins,
    /// The overlay's text.
    pub overlay: Option<Source>,
    /// The text of `sdk.toml`.
    pub config: Option<Source>,
}

impl Inputs {
    /// The texts as [`diagnostic::render`] takes them.
    pub fn shown(&self) -> diagnostic::Inputs<'_> {
        let mut shown = diagnostic::Inputs::new()
            .origins(&self.origins)
            .files(&self.spec_files);
        if let Some(source) = &self.spec {
            shown = shown.spec(source);
        }
        if let Some(source) = &self.overlay {
            shown = shown.overlay(source);
        }
        if let Some(source) = &self.config {
            shown = shown.config(source);
        }
        shown
    }

    /// The digests of the document and of the files that it refers to.
    fn spec_sources(&self) -> Sources {
        let mut sources = Sources::default();
        if let Some(source) = &self.spec {
            let name = file_name(Path::new(&source.path));
            sources.add(Role::Spec, name, source.text.as_bytes());
        }
        for file in &self.spec_files {
            sources.add(Role::Spec, &file.name, file.source.text.as_bytes());
        }
        sources
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

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        write!(
            f,
            "{} operation{}, {} type{}, {} untyped place{}",
            self.operations,
            plural(self.operations),
            self.types,
            plural(self.types),
            self.untyped,
            plural(self.untyped)
        )
    }
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
    /// The digests of what was read, for the manifest; that of the document is there once the files are.
    pub sources: Sources,
    /// The names of the crate, for the manifest.
    pub record: Record,
}

/// What the stages know of an API before any of it is written down.
#[derive(Clone, Debug)]
pub struct Model {
    /// The document, overlay applied, in the one dialect.
    pub document: Document,
    /// `sdk.toml`.
    pub config: Config,
    /// What the document describes.
    pub api: Api,
    /// What was worked out of it.
    pub facts: Facts,
    /// The names of the crate.
    pub names: Names,
}

impl Model {
    /// The files of the crate, but for those that a person wrote.
    pub fn files(&self) -> Files {
        emit::emit(&self.api, &self.facts, &self.names, &self.config)
    }

    /// Those of them that say what is called, with what, and what it gives.
    pub fn call_files(&self) -> Files {
        emit::calls(&self.api, &self.facts, &self.names, &self.config)
    }

    /// What users of the crate know it by, which one that is generated over it keeps.
    pub fn record(&self) -> Record {
        Record::of(&self.api, &self.config, &self.names, &self.facts.boxed)
    }
}

/// Runs a job. Every input is read, and all that is wrong with each is said, before an error ends the run.
pub fn run(job: &Job) -> Outcome {
    let mut outcome = Outcome::default();
    let config = config(&mut outcome, job);
    let own_files = copied_files(job, &config, &mut outcome.sources, &mut outcome.diagnostics);
    if let Some((known, _)) = known(&mut outcome, job, &config, Afterwards::Drop) {
        finish(&mut outcome, known, &config, &own_files);
    }
    outcome
}

/// Runs a job up to what is known of the API; `None` without a document. What is said may hold errors all the same.
pub fn model(job: &Job) -> (Option<Model>, Outcome) {
    let mut outcome = Outcome::default();
    let config = config(&mut outcome, job);
    let known = known(&mut outcome, job, &config, Afterwards::Keep);
    let model = known.and_then(|(known, document)| {
        Some(Model {
            document: document?,
            config,
            api: known.api,
            facts: known.facts,
            names: known.names,
        })
    });
    (model, outcome)
}

/// Runs on the text of a document, which diagnostics call `path`. No file is read.
pub fn run_text(path: &str, text: impl Into<String>, config: &Config) -> Outcome {
    let mut outcome = Outcome::default();
    match say(&mut outcome, document::read_text(path, text)) {
        Ok(document) => {
            outcome.inputs.spec = Some(document.source.clone());
            let reading = Reading {
                overlay: None,
                config,
                record: &Record::default(),
            };
            let (known, _) = understand(&mut outcome, document, &reading, Afterwards::Drop);
            finish(&mut outcome, known, config, &Files::new());
        }
        Err(source) => outcome.inputs.spec = Some(source),
    }
    outcome
}

/// What is known of an API, and all that the files of the crate are made of.
struct Known {
    api: Api,
    facts: Facts,
    names: Names,
}

/// What becomes of the document once the API is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Afterwards {
    Keep,
    /// It is several times as large as its text.
    Drop,
}

/// Reads overlay and document, and works out what they say.
fn known(
    outcome: &mut Outcome,
    job: &Job,
    config: &Config,
    afterwards: Afterwards,
) -> Option<(Known, Option<Document>)> {
    let overlay = job.overlay.as_ref().and_then(|path| overlay(outcome, path));
    let document = document(outcome, &job.spec);
    let reading = Reading {
        overlay: overlay.as_ref(),
        config,
        record: &job.record,
    };
    let known = document.map(|document| understand(outcome, document, &reading, afterwards));
    if job.strict {
        outcome.diagnostics.be_strict();
    }
    known
}

/// What a document is read with.
struct Reading<'r> {
    overlay: Option<&'r Overlay>,
    config: &'r Config,
    record: &'r Record,
}

/// The stages, from a document to what is known of the API.
fn understand(
    outcome: &mut Outcome,
    document: Document,
    reading: &Reading<'_>,
    afterwards: Afterwards,
) -> (Known, Option<Document>) {
    let Reading {
        overlay,
        config,
        record,
    } = *reading;
    let document = match overlay {
        Some(overlay) => say(outcome, overlay::apply(document, overlay)),
        None => document,
    };
    let (document, left_out) = say(outcome, select::select(document, config));
    let document = say(outcome, normalize::normalize(document, config));
    outcome.inputs.origins = document.origins.clone();
    let pieces = say(outcome, parse::parse(&document));
    let known = record.known_types();
    let lowered = lower::lower_beside(&document, &pieces, config, &known);
    let mut api = say(outcome, lowered);
    api.left_out = left_out;
    // The API has all that is needed of the document for a crate.
    drop(pieces);
    let (document, (facts, names)) = rayon::join(
        || (afterwards == Afterwards::Keep).then_some(document),
        || {
            rayon::join(
                || analyze::analyze(&api, config),
                || names::claim_beside(&api, config, record),
            )
        },
    );
    let mut facts = say(outcome, facts);
    facts.keep_boxes(&record.boxes(&api));
    let names = say(outcome, names);
    outcome.counts = Counts {
        operations: api.operations.len(),
        types: names.types.len(),
        untyped: outcome
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.leaves_untyped())
            .count(),
    };
    (Known { api, facts, names }, document)
}

/// The last stage: the files, where no error stands.
fn finish(outcome: &mut Outcome, known: Known, config: &Config, own_files: &Files) {
    if outcome.diagnostics.has_errors() {
        return;
    }
    // All that is to be said stands: its places are found while the files are made.
    let (mut files, (record, spec)) = rayon::join(
        || emit::emit(&known.api, &known.facts, &known.names, config),
        || {
            outcome.inputs.shown().find(&outcome.diagnostics);
            (
                Record::of(&known.api, config, &known.names, &known.facts.boxed),
                outcome.inputs.spec_sources(),
            )
        },
    );
    outcome.record = record;
    outcome.sources.append(spec);
    for (path, content) in own_files.iter() {
        files
            .insert(path, content)
            .expect("the path has been one of `Files` already");
    }
    outcome.files = Some(files);
    // What is known of a large document takes a while to give back, and nothing waits for that.
    rayon::spawn(move || drop(known));
}

/// Keeps what a stage says, and gives what it made.
fn say<T>(outcome: &mut Outcome, (made, diagnostics): (T, Diagnostics)) -> T {
    outcome.diagnostics.append(diagnostics);
    made
}

fn document(outcome: &mut Outcome, path: &Path) -> Option<Document> {
    match say(outcome, document::read(path)) {
        Ok(document) => {
            outcome.inputs.spec = Some(document.source.clone());
            outcome.inputs.spec_files.clone_from(&document.files);
            outcome.inputs.origins = document.origins.clone();
            Some(document)
        }
        Err(source) => {
            outcome.inputs.spec = Some(source);
            None
        }
    }
}

fn overlay(outcome: &mut Outcome, path: &Path) -> Option<Overlay> {
    match say(outcome, overlay::read_overlay(path)) {
        Ok(overlay) => {
            note_source(outcome, Role::Overlay, path, &overlay.source);
            outcome.inputs.overlay = Some(overlay.source.clone());
            Some(overlay)
        }
        Err(source) => {
            outcome.inputs.overlay = Some(source);
            None
        }
    }
}

/// Reads `sdk.toml`; without one, the default.
fn config(outcome: &mut Outcome, job: &Job) -> Config {
    let Some(path) = &job.config else {
        return Config::default();
    };
    let label = path.display().to_string();
    match fs::read_to_string(path) {
        Ok(text) => {
            let source = Source::new(&label, text);
            note_source(outcome, Role::Config, path, &source);
            let config = say(outcome, read_config(&source.text));
            outcome.inputs.config = Some(source);
            config
        }
        Err(error) => {
            let file = Place {
                input: Input::Config,
                spot: Spot::File,
            };
            let message = format!("cannot read `{label}`: {error}");
            outcome
                .diagnostics
                .push(Diagnostic::new(Code::UnreadableFile, message).at(file));
            outcome.inputs.config = Some(Source::new(&label, ""));
            Config::default()
        }
    }
}

fn note_source(outcome: &mut Outcome, role: Role, path: &Path, source: &Source) {
    let text = source.text.as_bytes();
    outcome.sources.add(role, file_name(path), text);
}

/// What the manifest calls a file: where it lies is not recorded.
fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
