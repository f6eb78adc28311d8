//! `sdkwright diff`: what changed between two documents, and which version of the crate that asks for.
//!
//! ```text
//! sdkwright diff old.yaml new.yaml -c sdk.toml
//! sdkwright diff git:main:openapi.yaml openapi.yaml --format markdown
//! sdkwright diff openapi.yaml -o my-sdk --fail-on major
//! ```

use super::Status;
use super::report::{self, print};
use clap::{Args, ColorChoice, ValueEnum};
use sdkwright::check::{MANIFEST, Manifest, Role};
use sdkwright::diagnostic::Shown;
use sdkwright::diff::{self, Class, render};
use sdkwright::names::Record;
use sdkwright::pipeline::{self, Job, Model, Outcome};
use sdkwright::revision::{self, Given};
use std::path::{Path, PathBuf};

/// Compare two documents as the users of the crate and the wire see them; exit status 3 if `--fail-on` says so
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The old document: a file, or git:REV:PATH; the new one, if it stands alone
    old: String,
    /// The new document: a file, or git:REV:PATH
    new: Option<String>,
    /// The folder of the crate, whose last generation is compared with a document that stands alone
    #[arg(short, long, value_name = "DIR", conflicts_with = "new")]
    output: Option<PathBuf>,
    /// The sdk.toml, for both documents
    #[arg(short, long, value_name = "FILE")]
    config: Option<String>,
    /// An OpenAPI Overlay that is applied to both documents first
    #[arg(long, value_name = "FILE")]
    overlay: Option<String>,
    /// The sdk.toml of the old document, where it was another one
    #[arg(long, value_name = "FILE")]
    old_config: Option<String>,
    /// The overlay of the old document, where it was another one
    #[arg(long, value_name = "FILE")]
    old_overlay: Option<String>,
    /// How to tell what was found, on the standard output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Show all changes, not only the first of each code
    #[arg(long)]
    all: bool,
    /// End with status 3 if there is a change of this class or above
    #[arg(long, value_name = "CLASS")]
    fail_on: Option<FailOn>,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
}

/// How a diff is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// JSON, for programs
    Json,
    /// For a comment of a pull request, or a changelog
    Markdown,
    /// Workflow commands of GitHub Actions
    Github,
}

/// From which class on a change is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Major,
    Minor,
    Patch,
}

/// How many changes of one code people are shown.
const FIRST: usize = 10;

/// What a run reads.
struct Side {
    spec: Given,
    overlay: Option<Given>,
    config: Option<Given>,
}

impl Diff {
    pub(super) fn run(self) -> Status {
        let sides = match self.sides() {
            Ok(sides) => sides,
            Err((status, wrong)) => {
                eprintln!("error: {wrong}");
                return status;
            }
        };
        let mut read = Vec::new();
        // Generated over the old crate, the new one keeps its names.
        let mut record = Record::default();
        for side in &sides {
            match side.read(&record) {
                Ok((Some(model), outcome)) if !outcome.diagnostics.has_errors() => {
                    record = model.record();
                    read.push((model, outcome));
                }
                Ok((_, outcome)) => {
                    report::errors(&outcome, self.color);
                    eprintln!(
                        "error: `{}` gives no crate; nothing compared",
                        side.spec.label()
                    );
                    return Status::Failure;
                }
                Err(wrong) => {
                    eprintln!("error: `{}`: {wrong}", side.spec.label());
                    return Status::Failure;
                }
            }
        }
        let [(old, was), (new, is)] = read.as_slice() else {
            unreachable!("two sides are read, or the run has ended")
        };
        let diff = match diff::compare(old, new) {
            Ok(diff) => diff,
            Err(wrong) => {
                eprintln!("error: the generated crate cannot be read: {wrong}");
                return Status::Failure;
            }
        };
        let (was, is) = (was.inputs.shown(), is.inputs.shown());
        self.tell(
            &diff,
            render::Texts {
                old: &was,
                new: &is,
            },
        );
        match (self.least(), diff.class()) {
            (Some(least), Some(class)) if class >= least => Status::Refused,
            (Some(_) | None, _) => Status::Success,
        }
    }

    fn least(&self) -> Option<Class> {
        self.fail_on.map(|class| match class {
            FailOn::Major => Class::Major,
            FailOn::Minor => Class::Minor,
            FailOn::Patch => Class::Patch,
        })
    }

    fn tell(&self, diff: &diff::Diff, texts: render::Texts<'_>) {
        let shown = match self.all {
            true => Shown::All,
            false => Shown::First(FIRST),
        };
        match self.format {
            Format::Text => {
                let style = report::style_of(self.color, report::Stream::Output);
                print(&render::text(diff, texts, style, shown));
            }
            Format::Json => print(&format!("{:#}\n", render::json(diff, texts))),
            Format::Markdown => print(&render::markdown(diff, texts, shown)),
            Format::Github => print(&render::github(diff, texts, self.least())),
        }
    }

    /// What is compared; or why nothing is, and the status for that.
    fn sides(&self) -> Result<[Side; 2], (Status, String)> {
        let usage = |wrong: String| (Status::Usage, wrong);
        let parse =
            |text: &Option<String>| text.as_deref().map(Given::parse).transpose().map_err(usage);
        let (config, overlay) = (parse(&self.config)?, parse(&self.overlay)?);
        let first = Given::parse(&self.old).map_err(usage)?;
        let old_config = parse(&self.old_config)?.or_else(|| config.clone());
        let old_overlay = parse(&self.old_overlay)?.or_else(|| overlay.clone());
        let (old, new) = match (&self.new, &self.output) {
            (Some(new), _) => {
                let old = Side {
                    spec: first,
                    overlay: old_overlay,
                    config: old_config,
                };
                (old, Given::parse(new).map_err(usage)?)
            }
            (None, Some(output)) => {
                let old = recorded(output, &first, old_overlay.as_ref(), old_config.as_ref());
                (old.map_err(|wrong| (Status::Failure, wrong))?, first)
            }
            (None, None) => {
                let wrong =
                    "give the new document as well, or the folder of the crate with `--output`";
                return Err(usage(wrong.to_owned()));
            }
        };
        Ok([
            old,
            Side {
                spec: new,
                overlay,
                config,
            },
        ])
    }
}

impl Side {
    fn read(&self, record: &Record) -> Result<(Option<Model>, Outcome), String> {
        let here = Path::new(".");
        let fetched = revision::fetch(
            &self.spec,
            self.overlay.as_ref(),
            self.config.as_ref(),
            here,
        )?;
        let job = Job {
            record: record.clone(),
            ..fetched.job.clone()
        };
        let (model, mut outcome) = pipeline::model(&job);
        fetched.relabel(&mut outcome.inputs);
        Ok((model, outcome))
    }
}

/// How much a crate's inputs have changed since it was generated, for its users; `None` where nothing has. Or why that is not known.
pub(super) fn since(
    output: &Path,
    spec: &Path,
    overlay: Option<PathBuf>,
    config: Option<PathBuf>,
) -> Result<Option<Class>, String> {
    let given = |path: PathBuf| Given::File(path);
    let now = Side {
        spec: given(spec.to_owned()),
        overlay: overlay.map(given),
        config: config.map(given),
    };
    let overlay = now.overlay.clone();
    let config = now.config.clone();
    let overlay = overlay.or_else(|| beside(output, spec, Role::Overlay));
    let config = config.or_else(|| beside(output, spec, Role::Config));
    let then = recorded(output, &now.spec, overlay.as_ref(), config.as_ref())?;
    let whole = |side: &Side, record: &Record| {
        let (model, outcome) = side.read(record)?;
        let model = model.filter(|_| !outcome.diagnostics.has_errors());
        model.ok_or_else(|| format!("`{}` gives no crate", side.spec.label()))
    };
    let old = whole(&then, &Record::default())?;
    let new = whole(&now, &old.record())?;
    let diff = diff::compare(&old, &new).map_err(|wrong| wrong.to_string())?;
    Ok(diff.class())
}

/// A file of the last generation that is not given any more: it lay beside the document.
pub(super) fn beside(output: &Path, spec: &Path, role: Role) -> Option<Given> {
    let manifest = Manifest::read(output).ok()??;
    let name = manifest.inputs.names(role).next()?;
    Some(Given::File(spec.with_file_name(name)))
}

/// The inputs of the last generation: those that are here, where their digests were recorded, or their versions in git.
fn recorded(
    output: &Path,
    spec: &Given,
    overlay: Option<&Given>,
    config: Option<&Given>,
) -> Result<Side, String> {
    let folder = output.display();
    let manifest = match Manifest::read(output) {
        Ok(Some(manifest)) => manifest,
        Ok(None) => {
            return Err(format!(
                "`{folder}` has no {MANIFEST}: nothing was generated there"
            ));
        }
        Err(error) => return Err(format!("`{folder}`: {error}")),
    };
    let find = |role: Role, given: &Given| -> Result<Given, String> {
        let Given::File(path) = given else {
            return Err("a document that stands alone must be a file".to_owned());
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let label = given.label();
        let Some(digest) = manifest.inputs.digest(role, &name) else {
            return Err(format!(
                "`{folder}` was not generated from a file called `{name}`"
            ));
        };
        let needed = format!(
            "the crate records a digest of `{label}` and not its text: give the old one, as in `sdkwright diff OLD {label}`"
        );
        let is_here = std::fs::read(path)
            .is_ok_and(|content| sdkwright::check::Digest::of(&content) == *digest);
        if is_here {
            return Ok(given.clone());
        }
        match revision::with_digest(path, digest) {
            Ok(Some(found)) => Ok(found),
            Ok(None) => Err(format!(
                "no version of `{label}` in git is the recorded one; {needed}"
            )),
            Err(why) => Err(format!("{why}; {needed}")),
        }
    };
    let find_if = |role: Role, given: Option<&Given>, flag: &str| {
        let recorded = manifest.inputs.names(role).next();
        match (given, recorded) {
            (Some(given), Some(_)) => find(role, given).map(Some),
            // What the crate is to be generated with from now on.
            (_, None) => Ok(None),
            (None, Some(name)) => Err(format!(
                "`{folder}` was generated with `{name}`: give it with `--{flag}`, or with `--old-{flag}` if it goes away"
            )),
        }
    };
    Ok(Side {
        spec: find(Role::Spec, spec)?,
        overlay: find_if(Role::Overlay, overlay, "overlay")?,
        config: find_if(Role::Config, config, "config")?,
    })
}
