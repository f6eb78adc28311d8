//! `cargo xtask regenerate`: every spec to its crate, at once.
//!
//! A crate whose spec is gone goes too, if its manifest says that it was generated.

use crate::Report;
use crate::specs::{Generate, chosen, generated, generated_dir, spec_dir};
use anyhow::Result;
use rayon::prelude::*;
use sdkwright::check::{self, Foreign, MANIFEST, Manifest, Written};
use sdkwright::diagnostic::{Style, render};
use sdkwright::pipeline::Job;
use std::fmt::Write as _;
use std::path::Path;

/// Changed files that are named before the rest is counted.
const NAMED: usize = 20;

/// Regenerates the named specs, or all, and then removes crates without a spec.
pub(crate) fn regenerate(root: &Path, names: &[String], generate: Generate<'_>) -> Result<Report> {
    let chosen = chosen(root, names)?;
    let reports: Vec<Report> = chosen
        .par_iter()
        .map(|name| one(root, name, generate))
        .collect();
    let mut report = Report::default();
    for one in reports {
        report.text.push_str(&one.text);
        report.failed |= one.failed;
    }
    if names.is_empty() {
        for name in generated(root)?.difference(&chosen) {
            let dir = generated_dir(root, name);
            if dir.join(MANIFEST).exists() {
                let written = check::remove(&dir)?;
                report
                    .text
                    .push_str(&changes(name, "its spec is gone", &written));
            }
        }
    }
    Ok(report)
}

fn one(root: &Path, name: &str, generate: Generate<'_>) -> Report {
    let outcome = generate(&Job {
        record: Manifest::names_of(&generated_dir(root, name)),
        ..Job::beside(&spec_dir(root, name))
    });
    let mut text = render(&outcome.diagnostics, &outcome.inputs.shown(), Style::Plain);
    let Some(files) = outcome.files.filter(|_| !outcome.diagnostics.has_errors()) else {
        text.push_str(&format!("{name}: not generated\n"));
        return Report { text, failed: true };
    };
    let manifest = Manifest::new(outcome.sources, &files).naming(outcome.record);
    match check::write(
        &files,
        &manifest,
        &generated_dir(root, name),
        Foreign::Refuse,
    ) {
        Ok(written) => {
            let what = format!("{}, {} files", outcome.counts, files.len());
            text.push_str(&changes(name, &what, &written));
            Report {
                text,
                failed: false,
            }
        }
        Err(error) => {
            text.push_str(&format!("{name}: {error}\n"));
            Report { text, failed: true }
        }
    }
}

fn changes(name: &str, what: &str, written: &Written) -> String {
    if written.is_empty() {
        return format!("{name}: {what}; nothing changed\n");
    }
    let mut text = format!(
        "{name}: {what}; {} written, {} removed\n",
        written.written.len(),
        written.removed.len()
    );
    let wrote = written.written.iter().map(|path| ('+', path));
    let removed = written.removed.iter().map(|path| ('-', path));
    let all: Vec<_> = wrote.chain(removed).collect();
    for (sign, path) in all.iter().take(NAMED) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {sign} {path}");
    }
    if all.len() > NAMED {
        let _ = writeln!(text, "  … {} more", all.len() - NAMED);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::specs::tests::{echo, put, root};

    fn regenerated(root: &Path, names: &[&str]) -> Report {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        regenerate(root, &names, &echo).unwrap()
    }

    #[test]
    fn every_spec_becomes_a_crate_and_only_changes_are_written() {
        let root = root(&[
            ("specs/a/sdk.toml", ""),
            ("specs/a/openapi.yaml", "one"),
            ("specs/b/sdk.toml", ""),
            ("specs/b/openapi.yaml", "two"),
        ]);
        let what = "0 operations, 0 types, 0 untyped places, 2 files";
        let report = regenerated(root.path(), &[]);
        assert!(!report.failed);
        assert_eq!(
            report.text,
            format!(
                "a: {what}; 2 written, 0 removed\n  + Cargo.toml\n  + src/lib.rs\n\
                 b: {what}; 2 written, 0 removed\n  + Cargo.toml\n  + src/lib.rs\n"
            )
        );
        put(root.path(), "specs/b/openapi.yaml", "three");
        put(root.path(), "specs/a/openapi.yaml", "four");
        assert_eq!(
            regenerated(root.path(), &["b"]).text,
            format!("b: {what}; 1 written, 0 removed\n  + src/lib.rs\n")
        );
        assert_eq!(
            regenerated(root.path(), &["b"]).text,
            format!("b: {what}; nothing changed\n")
        );
        let lib = |name: &str| {
            std::fs::read_to_string(generated_dir(root.path(), name).join("src/lib.rs")).unwrap()
        };
        assert_eq!((lib("a"), lib("b")), ("one".to_owned(), "three".to_owned()));
    }

    #[test]
    fn one_that_fails_does_not_stop_the_others() {
        let root = root(&[
            ("specs/a/sdk.toml", ""),
            ("specs/a/openapi.yaml", "broken"),
            ("specs/b/sdk.toml", ""),
            ("specs/b/openapi.yaml", "two"),
            ("specs/c/sdk.toml", ""),
            ("specs/c/openapi.yaml", "three"),
            ("generated/c/thesis.txt", ""),
        ]);
        let report = regenerated(root.path(), &[]);
        assert!(report.failed);
        assert!(
            report.text.contains("the spec is broken"),
            "{}",
            report.text
        );
        assert!(
            report.text.contains("a: not generated\n"),
            "{}",
            report.text
        );
        assert!(
            report.text.contains("choose an empty folder"),
            "{}",
            report.text
        );
        assert!(!generated_dir(root.path(), "a").exists());
        assert!(generated_dir(root.path(), "b").join("src/lib.rs").exists());
        assert!(!generated_dir(root.path(), "c").join("src/lib.rs").exists());
    }

    #[test]
    fn a_crate_without_spec_goes_if_it_was_generated() {
        let root = root(&[
            ("specs/a/sdk.toml", ""),
            ("specs/a/openapi.yaml", "one"),
            ("specs/b/sdk.toml", ""),
            ("specs/b/openapi.yaml", "two"),
            ("generated/mine/Cargo.toml", ""),
        ]);
        regenerated(root.path(), &[]);
        std::fs::remove_dir_all(spec_dir(root.path(), "b")).unwrap();
        regenerated(root.path(), &["a"]);
        assert!(generated_dir(root.path(), "b").exists());
        let report = regenerated(root.path(), &[]);
        assert!(
            report.text.ends_with(
                "b: its spec is gone; 0 written, 2 removed\n  - Cargo.toml\n  - src/lib.rs\n"
            ),
            "{}",
            report.text
        );
        assert!(!generated_dir(root.path(), "b").exists());
        assert!(
            generated_dir(root.path(), "mine")
                .join("Cargo.toml")
                .exists()
        );
    }
}
