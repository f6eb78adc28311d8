//! A first `sdk.toml` and overlay for a document, as a careful person would begin them.
//!
//! ```text
//! Model + advice ─init▶ sdk.toml (always), overlay.yaml (where there is something to mend)
//! ```
//!
//! What needs no thought is written; what does is written as a comment. Each line can be taken out, and what comes of it is a crate all the
//! same.

mod credentials;
mod headers;
mod methods;
mod overlay;
mod package;
mod rules;
mod servers;
mod typenames;
mod types;

use crate::advice::{self, Advice};
use crate::pipeline::{self, Job, Model, Outcome};
use std::fs;
use std::io;
use std::path::Path;

/// The files that begin an SDK.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// The text of `sdk.toml`.
    pub sdk_toml: String,
    /// The text of `overlay.yaml`; `None` where there is nothing to mend.
    pub overlay: Option<String>,
}

/// What the sections are made of.
struct Subject<'a> {
    model: &'a Model,
    advice: &'a [Advice],
    /// The vendor's name, as it is written.
    vendor: String,
    /// The first part of the names of environment variables.
    prefix: String,
}

/// Begins an SDK for the document in a file. Without files, the outcome says why: the document gives no crate.
///
/// The overlay is applied before `sdk.toml` is written, which must not speak of what the overlay has taken away. Where there is a crate
/// already (`has_crate`), no methods and types are named, since its users have seen other names.
///
/// # Errors
///
/// When the overlay cannot be put where a run reads it.
pub fn init(spec: &Path, has_crate: bool) -> io::Result<(Option<Beginning>, Outcome)> {
    let mut job = Job {
        spec: spec.to_owned(),
        ..Job::default()
    };
    let (model, mut outcome) = pipeline::model(&job);
    let is_whole = |outcome: &Outcome| !outcome.diagnostics.has_errors();
    let Some(mut model) = model.filter(|_| is_whole(&outcome)) else {
        return Ok((None, outcome));
    };
    let overlay = overlay::overlay(&model, &advice::advise(&model), &package::vendor(&model));
    if let Some(text) = &overlay {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("overlay.yaml");
        fs::write(&path, text)?;
        job.overlay = Some(path);
        let (changed, said) = pipeline::model(&job);
        outcome = said;
        match changed.filter(|_| is_whole(&outcome)) {
            Some(changed) => model = changed,
            None => return Ok((None, outcome)),
        }
    }
    let name = spec.file_name().unwrap_or_default().to_string_lossy();
    let sdk_toml = sdk_toml(&model, &name, has_crate);
    Ok((Some(Beginning { sdk_toml, overlay }), outcome))
}

const KEPT: &str = "# The crate that is here keeps the names of its methods and types: no shorter ones are proposed.\n";

/// The text of `sdk.toml` for a document that is called `spec`.
fn sdk_toml(model: &Model, spec: &str, has_crate: bool) -> String {
    let advice = advice::advise(model);
    let vendor = package::vendor(model);
    let subject = Subject {
        model,
        advice: &advice,
        prefix: package::prefix(&vendor),
        vendor,
    };
    let mut out = format!(
        "# The SDK of {}.\n#\n# Begun by `sdkwright init` for {spec}. Look through it: what is in comments is for you to decide.\n",
        subject.vendor
    );
    let names = match has_crate {
        true => [KEPT.to_owned(), String::new()],
        false => [methods::section(&subject), typenames::section(&subject)],
    };
    let [methods, types] = names;
    let sections = [
        package::section(&subject),
        types::section(&subject),
        servers::section(&subject),
        credentials::section(&subject),
        headers::section(&subject),
        methods,
        types,
        rules::fields(&subject),
        rules::response(&subject),
        rules::pagination(&subject),
        rules::calls(&subject),
    ];
    for section in sections.iter().filter(|section| !section.is_empty()) {
        out.push('\n');
        out.push_str(section);
    }
    out
}

/// A text as a value of TOML.
fn text(value: &str) -> String {
    toml::Value::from(value).to_string()
}

/// A list of texts as a value of TOML.
fn texts(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| text(value)).collect();
    format!("[{}]", values.join(", "))
}

/// Lines as comments.
fn comment(lines: &str) -> String {
    let lines = lines.lines().map(|line| match line {
        "" => "#\n".to_owned(),
        line => format!("# {line}\n"),
    });
    lines.collect()
}

/// The words of a text, in lower case, whatever stands between.
fn words(text: &str) -> Vec<String> {
    let snake = crate::names::snake(text);
    let words = snake.as_str().split('_').filter(|word| !word.is_empty());
    let mut all: Vec<String> = Vec::new();
    for word in words {
        match all.last_mut() {
            // One word, with a capital within.
            Some(last) if last == "o" && word == "auth" => last.push_str(word),
            _ => all.push(word.to_owned()),
        }
    }
    all
}
