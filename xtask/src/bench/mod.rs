//! `cargo xtask bench`: where the time and the memory of a run go, document by document.
//!
//! ```text
//! document      MB  read  normalize  parse  lower  analyze  claim  emit  render  write  total   cpu  peak  ratio
//! stripe.yaml  4.2   180         25     40     30        5      8    90       2     50    430   700   120     29
//! ```
//!
//! Each document is run in a process of its own, since peak memory is that of a process, several times, and of each number the
//! least is told: what else the machine does can only add to it. Times are milliseconds, memory is MB.

mod measure;

pub(crate) use measure::measure;

use crate::Report;
use crate::documents::{Documents, Found};
use crate::table::Table;
use anyhow::{Context as _, Result, bail};
use measure::{Measured, STAGES};
use std::path::PathBuf;
use std::process::Command;

/// Measure the stages of a run on documents: time, memory, output
#[derive(Debug, clap::Args)]
pub(crate) struct Bench {
    /// Documents, and folders of documents
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Only documents whose name contains one of these
    #[arg(long, value_name = "NAME", num_args = 1..)]
    only: Vec<String>,
    /// How often each document is run; the least of each number counts
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// Measure the one document in this process, and print the numbers as JSON
    #[arg(long, hide = true)]
    pub(crate) here: bool,
}

/// Measures every document, each in processes of its own.
pub(crate) fn bench(bench: &Bench) -> Result<Report> {
    let documents = Documents::below(&bench.paths)?.only(&bench.only);
    let mut report = Report::default();
    let mut rows = Vec::new();
    for found in &documents.found {
        match least(found, bench.runs) {
            Ok(measured) => rows.push((found, measured)),
            Err(error) => {
                report.failed = true;
                report
                    .text
                    .push_str(&format!("{}: {error:#}\n", found.name));
            }
        }
    }
    report.text.push_str(&table(&rows));
    if documents.passed_over > 0 {
        let line = format!("{} files are no documents\n", documents.passed_over);
        report.text.push_str(&line);
    }
    Ok(report)
}

fn table(rows: &[(&Found, Measured)]) -> String {
    let mut heads = vec!["document", "MB"];
    heads.extend(STAGES);
    heads.extend([
        "total",
        "cpu",
        "files",
        "output MB",
        "peak MB",
        "peak/document",
    ]);
    let mut table = Table::new(&heads);
    for (found, measured) in rows {
        let mut cells = vec![found.name.clone(), megabytes(found.bytes)];
        cells.extend(measured.stages.iter().map(|micros| millis(*micros)));
        cells.extend([
            millis(measured.stages.iter().sum()),
            millis(measured.cpu),
            measured.files.to_string(),
            megabytes(measured.output),
            measured.peak.map_or_else(String::new, megabytes),
            measured.peak.map_or_else(String::new, |peak| {
                format!("{:.0}", peak as f64 / found.bytes.max(1) as f64)
            }),
        ]);
        table.row(cells);
    }
    table.text()
}

fn millis(micros: u64) -> String {
    let millis = micros as f64 / 1000.0;
    if millis < 10.0 {
        format!("{millis:.1}")
    } else {
        format!("{millis:.0}")
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.2}", bytes as f64 / 1e6)
}

/// The least of each number over several runs.
fn least(found: &Found, runs: usize) -> Result<Measured> {
    let mut least = child(found)?;
    for _ in 1..runs {
        let other = child(found)?;
        for (least, other) in least.stages.iter_mut().zip(other.stages) {
            *least = (*least).min(other);
        }
        least.cpu = least.cpu.min(other.cpu);
        least.peak = least.peak.min(other.peak);
    }
    Ok(least)
}

fn child(found: &Found) -> Result<Measured> {
    let this = std::env::current_exe().context("cannot find this program")?;
    let output = Command::new(this)
        .args(["bench", "--here"])
        .arg(&found.path)
        .output()
        .context("cannot start a process for the document")?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Measured::read(&String::from_utf8_lossy(&output.stdout))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(millis(1_234), "1.2");
        assert_eq!(millis(1_234_567), "1235");
        assert_eq!(megabytes(20_345_645), "20.35");
    }

    #[test]
    fn a_document_is_measured_and_shown() {
        let root = crate::specs::tests::root(&[(
            "pets.yaml",
            "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths: {}\n",
        )]);
        let found = Found {
            name: "pets.yaml".to_owned(),
            path: root.path().join("pets.yaml"),
            bytes: 60,
        };
        let text = measure(&found.path, root.path()).unwrap();
        let measured = Measured::read(&text).unwrap();
        assert!(measured.files > 5 && measured.output > 1000);
        let table = table(&[(&found, measured)]);
        assert!(table.starts_with("document "), "{table}");
        assert!(table.contains("\npets.yaml  0.00 "), "{table}");
        assert_eq!(
            std::fs::read_dir(root.path()).unwrap().count(),
            1,
            "what was written to be measured is gone"
        );
    }
}
