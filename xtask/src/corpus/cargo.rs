//! `cargo` on a crate of the corpus, and what the compiler said in its own format.
//!
//! ```json
//! {"reason": "compiler-message", "message": {"level": "warning", "rendered": "warning: unused …", "spans": [ … ]}}
//! ```

use super::crates::Home;
use super::record::Step;
use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Instant;

/// Runs a command of cargo in a folder, and counts what the compiler says.
pub(super) fn step(home: &Home, folder: &Path, name: &str, arguments: &[&str]) -> Result<Step> {
    let start = Instant::now();
    let before = children_cpu();
    let output = output(home, folder, arguments)?;
    let mut step = Step {
        name: name.to_owned(),
        seconds: start.elapsed().as_secs_f64(),
        cpu: children_cpu() - before,
        ..Step::default()
    };
    read(&mut step, &String::from_utf8_lossy(&output.stdout));
    if !output.status.success() && step.errors == 0 {
        // The manifest is refused, or a dependency is not to be had: cargo says so on the other stream.
        step.errors = 1;
        step.first_error = Some(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    Ok(step)
}

/// Runs cargo without the network; with it, if that is what is missing.
pub(super) fn output(home: &Home, folder: &Path, arguments: &[&str]) -> Result<Output> {
    let mut output = run(home, folder, arguments, &["--offline"])?;
    if !output.status.success() && String::from_utf8_lossy(&output.stderr).contains("--offline") {
        output = run(home, folder, arguments, &[])?;
    }
    Ok(output)
}

fn run(home: &Home, folder: &Path, arguments: &[&str], more: &[&str]) -> Result<Output> {
    if !folder.is_dir() {
        bail!("`{}` does not exist", folder.display());
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    Command::new(cargo)
        .args(arguments)
        .args(more)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", home.target())
        .env("CARGO_BUILD_JOBS", home.jobs.max(1).to_string())
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env_remove("RUSTFLAGS")
        .output()
        .context("cannot start cargo")
}

/// Counts the compiler's messages; those that only sum up others do not count.
fn read(step: &mut Step, stdout: &str) {
    for line in stdout.lines() {
        let Ok(line) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        let message = &line["message"];
        if line["reason"] != "compiler-message" || sums_up(message) {
            continue;
        }
        let rendered = message["rendered"].as_str().unwrap_or_default();
        let (count, first) = match message["level"].as_str() {
            Some("warning") => (&mut step.warnings, &mut step.first_warning),
            Some(level) if level.starts_with("error") => (&mut step.errors, &mut step.first_error),
            _ => continue,
        };
        *count += 1;
        first.get_or_insert_with(|| rendered.trim().to_owned());
    }
}

fn sums_up(message: &Value) -> bool {
    let text = message["message"].as_str().unwrap_or_default();
    let no_place = message["spans"].as_array().is_none_or(Vec::is_empty);
    no_place
        && (text.ends_with("warning emitted")
            || text.ends_with("warnings emitted")
            || text.starts_with("aborting due to")
            || text.starts_with("could not document"))
}

/// Processor time of all processes that this one has started and that have ended, in seconds; zero where there is no `/proc`.
fn children_cpu() -> f64 {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The second field is the program's name in parentheses and may hold spaces; the children's times are the 16th and 17th.
    let fields = text.rsplit(')').next().unwrap_or_default();
    let times = fields.split_whitespace().skip(13).take(2);
    times.flat_map(str::parse::<f64>).sum::<f64>() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_counted_once() {
        let message = |level: &str, text: &str, spans: &str| {
            format!(
                "{{\"reason\":\"compiler-message\",\"message\":{{\"level\":\"{level}\",\"message\":\"{text}\",\
                 \"rendered\":\"{level}: {text}\\n\",\"spans\":{spans}}}}}\n"
            )
        };
        let mut step = Step::default();
        let stdout = [
            message("warning", "unused import", "[{}]"),
            message("warning", "unused variable", "[{}]"),
            message("warning", "2 warnings emitted", "[]"),
            message("note", "something", "[]"),
            message("error", "no method", "[{}]"),
            message("error", "aborting due to 1 previous error", "[]"),
            "{\"reason\":\"build-finished\",\"success\":false}\nnoise\n".to_owned(),
        ];
        read(&mut step, &stdout.concat());
        assert_eq!((step.warnings, step.errors), (2, 1));
        assert_eq!(
            step.first_warning.as_deref(),
            Some("warning: unused import")
        );
        assert_eq!(step.first_error.as_deref(), Some("error: no method"));
        assert!(!step.clean());
    }
}
