//! One run of one document, stage by stage, in this process.
//!
//! The stages are called as `sdkwright::pipeline` calls them; no timer is in the pipeline itself. Besides them, the diagnostics are
//! rendered, as the command line does, and the files are written to a folder that is removed again.

use anyhow::{Context as _, Result, bail};
use sdkwright::check::{self, Foreign, Manifest, Role, Sources};
use sdkwright::config::Config;
use sdkwright::diagnostic::{Diagnostics, Inputs, Style, render};
use sdkwright::{analyze, document, emit, lower, names, normalize, parse};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::Instant;

/// What is measured, in order. Formatting is part of `emit`: it is done file by file as they are made.
pub(super) const STAGES: [&str; 9] = [
    "read",
    "normalize",
    "parse",
    "lower",
    "analyze",
    "claim",
    "emit",
    "render",
    "write",
];

/// The numbers of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Measured {
    /// Microseconds of each stage.
    pub(super) stages: [u64; STAGES.len()],
    /// Microseconds of processor time, over all threads.
    pub(super) cpu: u64,
    /// Files of the crate.
    pub(super) files: u64,
    /// Their bytes.
    pub(super) output: u64,
    /// Bytes of memory at the most, where the system says so.
    pub(super) peak: Option<u64>,
}

impl Measured {
    /// Reads what [`measure`] has written.
    pub(super) fn read(text: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(text).context("the run told no numbers")?;
        let number = |value: &Value| value.as_u64().context("a number is missing");
        let mut stages = [0; STAGES.len()];
        for (index, stage) in stages.iter_mut().enumerate() {
            *stage = number(&value["stages"][index])?;
        }
        Ok(Self {
            stages,
            cpu: number(&value["cpu"])?,
            files: number(&value["files"])?,
            output: number(&value["output"])?,
            peak: value["peak"].as_u64(),
        })
    }
}

/// Runs a document, and gives the numbers as JSON. What is written goes below `scratch` and is removed again.
pub(crate) fn measure(path: &Path, scratch: &Path) -> Result<String> {
    let config = Config::default();
    let mut watch = Watch::default();
    let mut said = Diagnostics::new();

    let (document, diagnostics) = watch.time(|| document::read(path));
    said.append(diagnostics);
    let Ok(document) = document else {
        bail!("the document is not read");
    };
    let source = document.source.clone();
    let origins = document.origins.clone();
    let (document, diagnostics) = watch.time(|| normalize::normalize(document, &config));
    said.append(diagnostics);
    let (pieces, diagnostics) = watch.time(|| parse::parse(&document));
    said.append(diagnostics);
    let (api, diagnostics) = watch.time(|| lower::lower(&document, &pieces, &config));
    said.append(diagnostics);
    let (facts, diagnostics) = watch.time(|| analyze::analyze(&api, &config));
    said.append(diagnostics);
    let (names, diagnostics) = watch.time(|| names::claim(&api, &config));
    said.append(diagnostics);
    if said.has_errors() {
        bail!("errors stand, so nothing is generated");
    }
    let files = watch.time(|| emit::emit(&api, &facts, &names, &config));
    let inputs = Inputs::new().origins(&origins).spec(&source);
    let _shown = watch.time(|| render(&said, &inputs, Style::Plain));
    let mut sources = Sources::default();
    sources.add(Role::Spec, "openapi", source.text.as_bytes());
    let folder = tempfile::tempdir_in(scratch).context("cannot make a folder to write to")?;
    watch.time(|| {
        let manifest = Manifest::new(sources, &files);
        check::write(&files, &manifest, folder.path(), Foreign::Refuse)
    })?;

    let output: usize = files.iter().map(|(_, content)| content.len()).sum();
    let numbers = json!({
        "stages": watch.stages,
        "cpu": cpu(),
        "files": files.len(),
        "output": output,
        "peak": peak(),
    });
    Ok(format!("{numbers}\n"))
}

#[derive(Default)]
struct Watch {
    stages: Vec<u64>,
}

impl Watch {
    fn time<T>(&mut self, stage: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let made = stage();
        let micros = start.elapsed().as_micros();
        self.stages.push(u64::try_from(micros).unwrap_or(u64::MAX));
        made
    }
}

/// Processor time of this process so far, in microseconds; zero where there is no `/proc`.
fn cpu() -> u64 {
    /// The kernel counts in hundredths of a second, whatever its clock.
    const TICK: u64 = 10_000;
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The second field is the program's name in parentheses and may hold spaces; user and system time are the 14th and 15th.
    let fields = text.rsplit(')').next().unwrap_or_default();
    let times = fields.split_whitespace().skip(11).take(2);
    times.flat_map(str::parse::<u64>).sum::<u64>() * TICK
}

/// The most memory that this process has had, in bytes.
fn peak() -> Option<u64> {
    let text = fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
