//! Round trips: a value that is valid by an oracle is decoded into the generated type, and encoded to equal JSON.
//!
//! ```text
//! document ─walk▶ examples ─oracle▶ valid ones ─▶ a program of the generated types ─▶ what came back, compared
//! ```
//!
//! The oracle is the `jsonschema` crate over a translation of the document as it was read. The generator's part is what it made: the
//! types, and which of them stands for which schema.

mod compare;
mod oracle;
mod package;
mod translate;
mod typed;
mod values;
mod walk;

use super::cargo;
use super::crates::{Home, digest};
use super::record::{Failure, Record, Trips};
use crate::documents::Found;
use anyhow::{Context as _, Result, bail};
use compare::{difference, short};
use oracle::Oracle;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::Instant;
use translate::Patterns;
use typed::Typed;
use values::Maker;

/// Tries for each value that is to be made from a schema.
const TRIES: usize = 12;

/// A value on its way.
struct Case {
    /// The number of its Rust type.
    ty: usize,
    /// Where it stands; for a value that was made, where its schema does.
    pointer: String,
    value: Value,
    made: bool,
}

/// What is asked for of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// Values that are made from each schema with a type of its own.
    pub(super) values: usize,
    /// Whether a result with the same input is not taken over.
    pub(super) fresh: bool,
}

/// Makes the round trips of a document, and says in its record what came of them.
pub(super) fn round_trips(
    home: &Home,
    found: &Found,
    record: &mut Record,
    wanted: Wanted,
) -> Result<()> {
    let start = Instant::now();
    let Some(typed) = Typed::of(&found.path)? else {
        return Ok(());
    };
    let mut trips = Trips::default();
    let mut types = Numbers::default();
    let mut cases = examples(&typed, &mut types, &mut trips);
    if wanted.values > 0 {
        made(&typed, &mut types, &mut trips, &mut cases, wanted.values);
    }
    let name = format!("trip-{}", record.folder);
    let package = package::package(&name, &typed.files, &types.names)?;
    let input: String = cases
        .iter()
        .map(|case| format!("{} {}\n", case.ty, case.value))
        .collect();
    trips.digest = format!("{} {}", digest(&package), input.len());
    let kept = record
        .kept_trips(home)
        .filter(|kept| !wanted.fresh && kept.digest == trips.digest);
    if let Some(kept) = kept {
        record.trips = Some(kept);
        return Ok(());
    }
    if !cases.is_empty() {
        let folder = home.folder.join("trips").join(&record.folder);
        home.put(&folder, &package)?;
        fs::write(folder.join("cases.txt"), input)?;
        match answers(home, &folder, &name, cases.len())? {
            Ok(answers) => cases
                .iter()
                .zip(&answers)
                .for_each(|(case, answer)| judge(&mut trips, &types, case, answer)),
            Err(error) => trips.broken = Some(error),
        }
    }
    trips.seconds = start.elapsed().as_secs_f64();
    record.trips = Some(trips);
    Ok(())
}

/// The Rust types that are needed, each with a number.
#[derive(Default)]
struct Numbers {
    names: Vec<String>,
    by_name: BTreeMap<String, usize>,
}

impl Numbers {
    fn of(&mut self, name: String) -> usize {
        let next = self.names.len();
        *self.by_name.entry(name).or_insert_with_key(|name| {
            self.names.push(name.clone());
            next
        })
    }
}

/// The examples that are valid by the oracle and have a type; the others are counted.
fn examples(typed: &Typed, types: &mut Numbers, trips: &mut Trips) -> Vec<Case> {
    let found = walk::walk(&typed.root);
    let mut oracle = Oracle::new(&typed.root, typed.version, &found.schemas, Patterns::Kept);
    let mut cases = Vec::new();
    for example in found.examples {
        trips.examples += 1;
        match oracle.is_valid(&example.schema, &example.value) {
            None => trips.without_verdict += 1,
            Some(false) => trips.invalid += 1,
            Some(true) => {
                let names = typed.rust_types(&example.schema);
                if names.is_empty() {
                    trips.without_type += 1;
                    trips.untyped.push(example.pointer.clone());
                    continue;
                }
                trips.valid += 1;
                for name in names {
                    cases.push(Case {
                        ty: types.of(name),
                        pointer: example.pointer.clone(),
                        value: example.value.clone(),
                        made: false,
                    });
                }
            }
        }
    }
    cases
}

/// Values made from each schema that has a struct, an enum or a union of its own.
fn made(
    typed: &Typed,
    types: &mut Numbers,
    trips: &mut Trips,
    cases: &mut Vec<Case>,
    count: usize,
) {
    let found = walk::walk(&typed.root);
    let mut oracle = Oracle::new(
        &typed.root,
        typed.version,
        &found.schemas,
        Patterns::Dropped,
    );
    let root = oracle.root.clone();
    for (pointer, name) in typed.named() {
        if typed.root.pointer(&pointer).is_none() {
            continue;
        }
        trips.types += 1;
        let mut maker = Maker::new(&root, &pointer);
        let mut values: Vec<Value> = Vec::new();
        for round in 0..count * TRIES {
            if values.len() == count {
                break;
            }
            if let Some(value) = maker.value(&pointer, round)
                && !values.contains(&value)
                && oracle.is_valid(&pointer, &value) == Some(true)
            {
                values.push(value);
            }
        }
        trips.types_with_values += usize::from(!values.is_empty());
        trips.made += values.len();
        let ty = types.of(name);
        cases.extend(values.into_iter().map(|value| Case {
            ty,
            pointer: pointer.clone(),
            value,
            made: true,
        }));
    }
}

/// Builds the program and feeds it; the inner error is the compiler's.
fn answers(
    home: &Home,
    folder: &Path,
    name: &str,
    count: usize,
) -> Result<Result<Vec<String>, String>> {
    let step = cargo::step(home, folder, "build", &["build", "--message-format=json"])?;
    if let Some(error) = step.first_error {
        return Ok(Err(error));
    }
    let program = home.target().join("debug").join(name);
    let text = fs::read_to_string(folder.join("cases.txt"))?;
    let lines: Vec<&str> = text.lines().collect();
    let mut answers: Vec<String> = Vec::new();
    while answers.len() < count {
        let rest = folder.join("rest.txt");
        fs::write(&rest, lines[answers.len()..].join("\n"))?;
        let output = Command::new(&program)
            .stdin(File::open(&rest)?)
            .output()
            .with_context(|| format!("cannot run `{}`", program.display()))?;
        let said = String::from_utf8_lossy(&output.stdout);
        answers.extend(said.lines().map(str::to_owned));
        if answers.len() < count {
            // It ended before its time, as a stack that overflows makes it: the value that it was at is to blame.
            answers.push(format!("crash {}", output.status));
        }
    }
    // The program is as large as all its types, and is not needed again.
    let _ = fs::remove_file(&program);
    if answers.len() > count {
        bail!("{name} answers more than it was asked");
    }
    Ok(Ok(answers))
}

fn judge(trips: &mut Trips, types: &Numbers, case: &Case, answer: &str) {
    let back = answer
        .strip_prefix("ok ")
        .map(serde_json::from_str::<Value>);
    let reason = match &back {
        Some(Ok(back)) => difference(&case.value, back),
        Some(Err(error)) => Some(format!("what is encoded is no JSON: {error}")),
        None => Some(answer.to_owned()),
    };
    let decoded = usize::from(back.is_some() || answer.starts_with("encode"));
    let equal = usize::from(reason.is_none());
    let counts = if case.made {
        (&mut trips.made_decoded, &mut trips.made_equal)
    } else {
        trips.trips += 1;
        (&mut trips.decoded, &mut trips.equal)
    };
    *counts.0 += decoded;
    *counts.1 += equal;
    if let Some(reason) = reason {
        trips.failures.push(Failure {
            pointer: case.pointer.clone(),
            ty: types.names[case.ty].clone(),
            reason,
            value: short(&case.value),
            made: case.made,
        });
    }
}
