//! `cargo xtask semver`: is the class that `sdkwright diff` gives a change what Rust itself says?
//!
//! Both crates of a pair of documents are generated into `target/semver`, rustdoc describes them as JSON, and `cargo-semver-checks`
//! compares the two. It is no dependency of this workspace, and has to be installed (`cargo install cargo-semver-checks`).

mod cases;
mod checks;
mod pairs;

use crate::Report;
use crate::corpus::put;
use crate::table::Table;
use anyhow::{Context as _, Result, anyhow, bail};
use checks::{Home, Verdict};
use pairs::{Pair, Version};
use sdkwright::diagnostic::{Style, render};
use sdkwright::diff::{self, Class};
use sdkwright::pipeline::{self, Job, Model};
use std::path::{Path, PathBuf};

/// The crates of all pairs are called so: a name that changes with the title of a document would leave nothing to compare.
const PACKAGE: &str = "pair-sdk";

/// Compare the class of changes with what cargo-semver-checks says of both crates
#[derive(Debug, clap::Args)]
pub(crate) struct Semver {
    /// Two documents, or folders of versions or of pairs, or generator/tests/diff
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The program
    #[arg(long, value_name = "FILE", default_value = "cargo-semver-checks")]
    tool: PathBuf,
    /// Leave out documents above this many bytes
    #[arg(long, value_name = "N", default_value_t = 400_000)]
    max_bytes: u64,
    /// Only pairs whose name contains one of these
    #[arg(long, value_name = "NAME", num_args = 1..)]
    only: Vec<String>,
}

/// Compares all pairs.
pub(crate) fn semver(root: &Path, semver: &Semver) -> Result<Report> {
    let home = Home::new(root, &semver.tool)?;
    let mut pairs = match semver.paths.as_slice() {
        [folder] if folder.join(cases::BASE).is_file() => {
            cases::write(folder, &home.folder.join("cases"))?
        }
        paths => pairs::pairs(paths)?,
    };
    pairs.retain(|pair| {
        let is_small = |version: &Version| {
            version
                .spec
                .metadata()
                .is_ok_and(|data| data.len() <= semver.max_bytes)
        };
        let is_named = semver
            .only
            .iter()
            .any(|name| pair.name.contains(name.as_str()));
        is_small(&pair.old) && is_small(&pair.new) && (semver.only.is_empty() || is_named)
    });
    let mut table = Table::new(&[
        "pair",
        "sdkwright",
        "cargo-semver-checks",
        "agree",
        "its reasons",
    ]);
    let mut report = Report::default();
    for pair in &pairs {
        let (ours, theirs) = one(&home, pair).with_context(|| format!("pair `{}`", pair.name))?;
        let agree = agrees(ours, &theirs);
        report.failed |= !agree;
        let class = |class: Option<Class>| class.map_or("none", Class::word).to_owned();
        let reasons = theirs.lints.join(", ");
        let agree = if agree { "yes" } else { "no" };
        let row = vec![
            pair.name.clone(),
            class(ours),
            class(theirs.class),
            agree.to_owned(),
            reasons,
        ];
        eprintln!("{}", row.join("  "));
        table.row(row);
    }
    report.text = table.markdown();
    Ok(report)
}

/// Whether both say the same, as far as the other one looks: it has hardly a check for what is only new, and none for texts.
fn agrees(ours: Option<Class>, theirs: &Verdict) -> bool {
    let is_major = |class: Option<Class>| class == Some(Class::Major);
    is_major(ours) == is_major(theirs.class) && ours >= theirs.class
}

/// What both say of a pair.
fn one(home: &Home, pair: &Pair) -> Result<(Option<Class>, Verdict)> {
    let (old, new) = (model(&pair.old)?, model(&pair.new)?);
    let diff = diff::compare(&old, &new).map_err(|wrong| anyhow!(wrong))?;
    let mut described = Vec::new();
    for (name, model) in [("old", &old), ("new", &new)] {
        let folder = home.folder.join(name);
        put(&folder, &model.files(), &home.lock)?;
        described.push(home.rustdoc(&folder, name)?);
    }
    let verdict = home.check(&described[0], &described[1])?;
    Ok((diff.class(), verdict))
}

fn model(version: &Version) -> Result<Model> {
    let job = Job {
        spec: version.spec.clone(),
        config: version.config.clone(),
        ..Job::default()
    };
    let (model, outcome) = pipeline::model(&job);
    match model {
        Some(mut model) if !outcome.diagnostics.has_errors() => {
            PACKAGE.clone_into(&mut model.names.package);
            "0.1.0".clone_into(&mut model.config.package.version);
            Ok(model)
        }
        Some(_) | None => {
            let said = render(&outcome.diagnostics, &outcome.inputs.shown(), Style::Plain);
            bail!("`{}` gives no crate\n{said}", version.spec.display())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_only_new_is_no_matter_of_theirs() {
        let theirs = |class| Verdict {
            class,
            lints: Vec::new(),
        };
        for (ours, class, wanted) in [
            (Some(Class::Major), Some(Class::Major), true),
            (Some(Class::Major), None, false),
            (Some(Class::Minor), Some(Class::Major), false),
            (Some(Class::Minor), Some(Class::Minor), true),
            (Some(Class::Minor), None, true),
            (Some(Class::Patch), Some(Class::Minor), false),
            (Some(Class::Patch), None, true),
            (None, None, true),
        ] {
            assert_eq!(agrees(ours, &theirs(class)), wanted, "{ours:?} {class:?}");
        }
    }
}
