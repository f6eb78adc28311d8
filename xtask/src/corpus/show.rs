//! The records as tables: for a terminal, and as the page `docs/corpus.md`.

use super::record::{Record, Step, Trips};
use crate::table::Table;
use std::fmt::Write as _;

/// Lines of a compiler's message that are shown.
const LINES: usize = 12;
/// Round trips of a document that are shown; all of them are in `corpus.jsonl`.
const FAILURES: usize = 15;

/// What is shown at the end of a run.
pub(super) struct Shown<'r> {
    pub(super) records: &'r [Record],
    pub(super) passed_over: usize,
}

/// One line about a document, for who watches the run.
pub(super) fn line(record: &Record) -> String {
    let mut line = format!("{} ({:.1} s)", record.name, record.seconds);
    if let Some(error) = &record.error {
        let _ = write!(line, ": {error}");
    }
    for step in &record.steps {
        let _ = write!(
            line,
            ", {} {} ({:.0} s)",
            step.name,
            state(step),
            step.seconds
        );
    }
    if let Some(trips) = &record.trips {
        let broken = if trips.broken.is_some() {
            " DOES NOT BUILD"
        } else {
            ""
        };
        let _ = write!(
            line,
            ", examples {}/{}, made {}/{} ({:.0} s){broken}",
            trips.equal, trips.trips, trips.made_equal, trips.made, trips.seconds
        );
    }
    line
}

fn state(step: &Step) -> String {
    match (step.errors, step.warnings) {
        (0, 0) => "ok".to_owned(),
        (0, warnings) => format!("{warnings} warnings"),
        (errors, _) => format!("{errors} errors"),
    }
}

impl Shown<'_> {
    /// The tables, the totals, and what is wrong with each document.
    pub(super) fn text(&self) -> String {
        let trips = self
            .trips()
            .map_or_else(String::new, |table| format!("\n{}", table.text()));
        format!(
            "{}{trips}\n{}{}",
            self.table().text(),
            self.totals(),
            self.wrong()
        )
    }

    /// The same as a Markdown page: how it was made, the totals, the tables, and the first thing that each document has wrong.
    pub(super) fn markdown(&self, command: &str) -> String {
        let totals: String = self
            .totals()
            .lines()
            .map(|line| format!("- {line}\n"))
            .collect();
        let trips = self.trips().map_or_else(String::new, |table| {
            format!("\n## Round trips\n\n{}", table.markdown())
        });
        let wrong: String = self
            .records
            .iter()
            .filter_map(|record| Some(format!("- `{}`: {}\n", record.name, first_wrong(record)?)))
            .collect();
        let wrong = if wrong.is_empty() {
            wrong
        } else {
            format!("\n## What is wrong\n\n{wrong}")
        };
        format!(
            "# Real documents\n\nMade by `{command}`.\n\n{totals}\n## Documents\n\n{}{trips}{wrong}",
            self.table().markdown()
        )
    }

    /// What came of the round trips; nothing if there were none.
    fn trips(&self) -> Option<Table> {
        let mut table = Table::new(&[
            "document",
            "examples",
            "no verdict",
            "invalid",
            "no type",
            "valid",
            "trips",
            "decoded",
            "equal",
            "types",
            "with values",
            "made",
            "decoded",
            "equal",
            "seconds",
        ]);
        let mut any = false;
        for (record, trips) in self.with_trips() {
            any = true;
            let counts = [
                trips.examples,
                trips.without_verdict,
                trips.invalid,
                trips.without_type,
                trips.valid,
                trips.trips,
                trips.decoded,
                trips.equal,
                trips.types,
                trips.types_with_values,
                trips.made,
                trips.made_decoded,
                trips.made_equal,
            ];
            let mut cells = vec![record.name.clone()];
            cells.extend(counts.iter().map(usize::to_string));
            cells.push(format!("{:.0}", trips.seconds));
            table.row(cells);
        }
        any.then_some(table)
    }

    fn with_trips(&self) -> impl Iterator<Item = (&Record, &Trips)> {
        self.records
            .iter()
            .filter_map(|record| Some((record, record.trips.as_ref()?)))
    }

    fn table(&self) -> Table {
        let mut heads = vec![
            "document",
            "version",
            "bytes",
            "operations",
            "types",
            "untyped",
            "warnings",
            "errors",
            "seconds",
            "lines",
        ];
        let steps = self.steps();
        heads.extend(&steps);
        if !steps.is_empty() {
            heads.push("compiler seconds");
        }
        let mut table = Table::new(&heads);
        for record in self.records {
            let mut cells = vec![
                record.name.clone(),
                record.version.clone(),
                record.bytes.to_string(),
                record.operations.to_string(),
                record.types.to_string(),
                record.untyped.to_string(),
                record.warnings.to_string(),
                if record.panicked {
                    "panic".to_owned()
                } else {
                    record.errors.to_string()
                },
                format!("{:.2}", record.seconds),
                record.lines.to_string(),
            ];
            for name in &steps {
                let step = record.steps.iter().find(|step| step.name == **name);
                cells.push(step.map_or_else(|| "–".to_owned(), state));
            }
            if !steps.is_empty() {
                let cpu: f64 = record.steps.iter().map(|step| step.cpu).sum();
                cells.push(format!("{cpu:.1}"));
            }
            table.row(cells);
        }
        table
    }

    /// The steps that any document went through, in their order.
    fn steps(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for step in self.records.iter().flat_map(|record| &record.steps) {
            if !names.contains(&step.name.as_str()) {
                names.push(&step.name);
            }
        }
        names
    }

    fn totals(&self) -> String {
        let records = self.records;
        let generated = records
            .iter()
            .filter(|record| record.digest.is_some())
            .count();
        let mut text = format!(
            "{} documents, {generated} generated, {} panics; {} operations, {} types, {} untyped places\n",
            records.len(),
            records.iter().filter(|record| record.panicked).count(),
            records
                .iter()
                .map(|record| record.operations)
                .sum::<usize>(),
            records.iter().map(|record| record.types).sum::<usize>(),
            records.iter().map(|record| record.untyped).sum::<usize>(),
        );
        for name in self.steps() {
            let all = records.iter().flat_map(|record| &record.steps);
            let all: Vec<&Step> = all.filter(|step| step.name == name).collect();
            let _ = writeln!(
                text,
                "{name}: {} crates, {} without errors, {} without warnings",
                all.len(),
                all.iter().filter(|step| step.errors == 0).count(),
                all.iter().filter(|step| step.clean()).count(),
            );
        }
        if self.with_trips().next().is_some() {
            let sum = |count: fn(&Trips) -> usize| {
                self.with_trips()
                    .map(|(_, trips)| count(trips))
                    .sum::<usize>()
            };
            let _ = writeln!(
                text,
                "examples: {}, of which {} valid with a type; of {} trips {} decoded, {} equal",
                sum(|trips| trips.examples),
                sum(|trips| trips.valid),
                sum(|trips| trips.trips),
                sum(|trips| trips.decoded),
                sum(|trips| trips.equal),
            );
            let _ = writeln!(
                text,
                "values made: {} for {} of {} types; {} decoded, {} equal",
                sum(|trips| trips.made),
                sum(|trips| trips.types_with_values),
                sum(|trips| trips.types),
                sum(|trips| trips.made_decoded),
                sum(|trips| trips.made_equal),
            );
            let _ = writeln!(
                text,
                "programs that do not build: {}",
                sum(|trips| usize::from(trips.broken.is_some()))
            );
        }
        if self.passed_over > 0 {
            let _ = writeln!(text, "{} files are no documents", self.passed_over);
        }
        text
    }

    fn wrong(&self) -> String {
        let mut text = String::new();
        for record in self.records.iter().filter(|record| record.failed()) {
            let _ = writeln!(text, "\n== {}", record.name);
            if let Some(error) = &record.error {
                let _ = writeln!(text, "{error}");
            }
            for step in record.steps.iter().filter(|step| !step.clean()) {
                let _ = writeln!(
                    text,
                    "{}: {} errors, {} warnings",
                    step.name, step.errors, step.warnings
                );
                let first = step.first_error.as_ref().or(step.first_warning.as_ref());
                for line in first.iter().flat_map(|message| message.lines()).take(LINES) {
                    let _ = writeln!(text, "  {line}");
                }
            }
            if let Some(trips) = &record.trips {
                wrong_trips(&mut text, trips);
            }
        }
        text
    }
}

/// The first thing that is wrong with what came of a document, in one line.
fn first_wrong(record: &Record) -> Option<String> {
    if let Some(error) = &record.error {
        return Some(error.clone());
    }
    let step = record.steps.iter().find(|step| !step.clean());
    if let Some(step) = step {
        let first = step.first_error.as_ref().or(step.first_warning.as_ref());
        let line = first
            .and_then(|text| text.lines().next())
            .unwrap_or_default();
        return Some(format!("{}: {}: {line}", step.name, state(step)));
    }
    let trips = record.trips.as_ref()?;
    if let Some(error) = &trips.broken {
        let line = error.lines().next().unwrap_or_default();
        return Some(format!(
            "the program of the round trips does not build: {line}"
        ));
    }
    let failure = trips.failures.first()?;
    let count = trips.failures.len();
    Some(format!(
        "{count} round trips, the first at `{}`: {}",
        failure.pointer, failure.reason
    ))
}

fn wrong_trips(text: &mut String, trips: &Trips) {
    if let Some(error) = &trips.broken {
        let _ = writeln!(text, "the program of the round trips does not build");
        for line in error.lines().take(LINES) {
            let _ = writeln!(text, "  {line}");
        }
    }
    for failure in trips.failures.iter().take(FAILURES) {
        let made = if failure.made { "made from " } else { "" };
        let _ = writeln!(
            text,
            "{made}{}: {}: {}",
            failure.pointer, failure.ty, failure.reason
        );
        let _ = writeln!(text, "  {}", failure.value);
    }
    if trips.failures.len() > FAILURES {
        let _ = writeln!(text, "… {} more", trips.failures.len() - FAILURES);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_shown_with_totals_and_what_is_wrong() {
        let good = Record {
            name: "a.yaml".to_owned(),
            version: "3.0".to_owned(),
            digest: Some("d".to_owned()),
            operations: 3,
            steps: vec![Step {
                name: "check".to_owned(),
                ..Step::default()
            }],
            ..Record::default()
        };
        let bad = Record {
            name: "b.yaml".to_owned(),
            steps: vec![Step {
                name: "check".to_owned(),
                errors: 2,
                first_error: Some("error: no".to_owned()),
                ..Step::default()
            }],
            ..good.clone()
        };
        let records = [good, bad];
        let shown = Shown {
            records: &records,
            passed_over: 4,
        };
        let text = shown.text();
        for wanted in [
            "2 documents, 2 generated, 0 panics; 6 operations",
            "check: 2 crates, 1 without errors, 1 without warnings",
            "4 files are no documents",
            "== b.yaml\ncheck: 2 errors, 0 warnings\n  error: no\n",
        ] {
            assert!(text.contains(wanted), "{text}");
        }
        assert!(!text.contains("== a.yaml"));
        let markdown = shown.markdown("cargo xtask corpus DIR --compile");
        for wanted in [
            "Made by `cargo xtask corpus DIR --compile`.",
            "| a.yaml | 3.0 | 0 | 3 |",
            "- `b.yaml`: check: 2 errors: error: no\n",
        ] {
            assert!(markdown.contains(wanted), "{markdown}");
        }
    }
}
