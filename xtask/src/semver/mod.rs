//! `cargo xtask semver`: is the class that `sdkwright diff` gives a change what Rust itself says?
//!
//! Both crates of a pair of documents are generated into `target/semver`, rustdoc describes them as JSON, and `cargo-semver-checks`
//! compares the two. It is no dependency of this workspace, and has to be installed (`cargo install cargo-semver-checks`).

mod agreement;
mod cases;
mod checks;
mod pairs;

use crate::Report;
use crate::corpus::put;
use crate::table::Table;
use agreement::Agreement;
use anyhow::{Context as _, Result, anyhow, bail};
use checks::{Home, Verdict};
use pairs::{Pair, Version};
use sdkwright::diagnostic::{Style, render};
use sdkwright::diff::{self, Change, Class, Diff};
use sdkwright::names::Record;
use sdkwright::pipeline::{self, Job, Model};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The crates of all pairs are called so: a name that changes with the title of a document would leave nothing to compare.
const PACKAGE: &str = "pair-sdk";

/// Codes that a row names.
const CODES: usize = 4;

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
    /// Describe the crates with all their features, as the program does when it is left alone
    #[arg(long)]
    all_features: bool,
    /// Only pairs whose name contains one of these
    #[arg(long, value_name = "NAME", num_args = 1..)]
    only: Vec<String>,
}

/// Compares all pairs.
pub(crate) fn semver(root: &Path, semver: &Semver) -> Result<Report> {
    let home = Home::new(root, &semver.tool, semver.all_features)?;
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
        "agreement",
        "our heaviest",
        "its reasons",
    ]);
    let mut report = Report::default();
    for pair in &pairs {
        let (diff, theirs) = one(&home, pair).with_context(|| format!("pair `{}`", pair.name))?;
        let agreement = Agreement::of(&diff, &theirs);
        report.failed |= agreement == Agreement::No;
        let class = |class: Option<Class>| class.map_or("none", Class::word).to_owned();
        let row = vec![
            pair.name.clone(),
            class(diff.class()),
            class(theirs.class),
            agreement.word().to_owned(),
            heaviest(&diff),
            theirs.lints.join(", "),
        ];
        eprintln!("{}", row.join("  "));
        table.row(row);
    }
    report.text = table.markdown();
    Ok(report)
}

/// The codes of the heaviest changes, each with how many there are.
fn heaviest(diff: &Diff) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let heaviest = |change: &&Change| Some(change.class) == diff.class();
    for change in diff.changes.iter().filter(heaviest) {
        *counts.entry(change.code.id()).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let all = counts.len();
    let mut words: Vec<String> = counts
        .into_iter()
        .take(CODES)
        .map(|(code, count)| match count {
            1 => code.to_owned(),
            count => format!("{count} {code}"),
        })
        .collect();
    if all > CODES {
        words.push("…".to_owned());
    }
    words.join(", ")
}

/// What both say of a pair.
fn one(home: &Home, pair: &Pair) -> Result<(Diff, Verdict)> {
    // As `sdkwright diff` does: the new crate is generated over the old one, and names that users know stay.
    let old = model(&pair.old, Record::default())?;
    let new = model(&pair.new, old.record())?;
    let diff = diff::compare(&old, &new).map_err(|wrong| anyhow!(wrong))?;
    let mut described = Vec::new();
    for (name, model) in [("old", &old), ("new", &new)] {
        let folder = home.folder.join(name);
        put(&folder, &model.files(), &home.lock)?;
        described.push(home.rustdoc(&folder, name)?);
    }
    let verdict = home.check(&described[0], &described[1])?;
    Ok((diff, verdict))
}

fn model(version: &Version, record: Record) -> Result<Model> {
    let job = Job {
        spec: version.spec.clone(),
        config: version.config.clone(),
        record,
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
