//! `cargo xtask regenerate`: the specs into crates.
//!
//! Each crate is written only where it changed. A crate whose spec is gone goes, too.

use crate::specs::{Spec, folders, specs};
use sdkwright::check::{self, Foreign, MANIFEST, Manifest};
use sdkwright::diagnostic::{Severity, Style, render};
use sdkwright::pipeline::{self, Outcome};
use std::fmt::Write as _;
use std::path::Path;

/// Generates the crates of these specs, or of all; says what changed, and whether all went well.
pub(crate) fn regenerate(root: &Path, names: &[String]) -> (String, bool) {
    let specs = match specs(root, names) {
        Ok(specs) => specs,
        Err(error) => return (error, false),
    };
    let mut report = String::new();
    let mut ok = true;
    // A thread each: reading and formatting of one spec overlap with those of another.
    let outcomes: Vec<Outcome> = std::thread::scope(|scope| {
        let runs: Vec<_> = specs
            .iter()
            .map(|spec| scope.spawn(|| pipeline::run(&spec.job)))
            .collect();
        runs.into_iter()
            .map(|run| run.join().expect("a run does not panic"))
            .collect()
    });
    for (spec, outcome) in specs.iter().zip(outcomes) {
        ok &= write(spec, outcome, &mut report);
    }
    if names.is_empty() {
        ok &= remove_without_spec(root, &specs, &mut report);
    }
    (report, ok)
}

fn write(spec: &Spec, mut outcome: Outcome, report: &mut String) -> bool {
    report.push_str(&render(
        &outcome.diagnostics,
        &outcome.inputs.shown(),
        Style::Plain,
    ));
    let name = &spec.name;
    let Some(files) = outcome.files.take() else {
        let errors = outcome.diagnostics.count(Severity::Error);
        let _ = writeln!(report, "{name}: {errors} errors; nothing written");
        return false;
    };
    let manifest = Manifest::new(outcome.sources, &files);
    match check::write(&files, &manifest, &spec.output, Foreign::Refuse) {
        Ok(written) => {
            let _ = writeln!(
                report,
                "{name}: {} operations, {} types; {} files written, {} unchanged, {} removed",
                outcome.counts.operations,
                outcome.counts.types,
                written.written.len(),
                written.unchanged,
                written.removed.len()
            );
            true
        }
        Err(error) => {
            let _ = writeln!(report, "{name}: {error}");
            false
        }
    }
}

/// Removes what was generated from a spec that is not there any more; a folder without a manifest is not ours to remove.
fn remove_without_spec(root: &Path, specs: &[Spec], report: &mut String) -> bool {
    let generated = root.join("generated");
    let names = match folders(&generated) {
        Ok(names) => names,
        Err(error) => {
            report.push_str(&error);
            return false;
        }
    };
    let mut ok = true;
    for name in names
        .iter()
        .filter(|name| specs.iter().all(|spec| spec.name != **name))
    {
        let dir = generated.join(name);
        if !dir.join(MANIFEST).exists() {
            continue;
        }
        match check::remove(&dir) {
            Ok(written) => {
                let _ = writeln!(
                    report,
                    "{name}: no spec any more; {} files removed",
                    written.removed.len()
                );
            }
            Err(error) => {
                let _ = writeln!(report, "{name}: {error}");
                ok = false;
            }
        }
    }
    ok
}
