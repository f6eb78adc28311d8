//! Rule: no dependency of `Cargo.lock` needs a newer Rust than the workspace promises.
//!
//! Clippy sees calls to a newer standard library; that a dependency was written for a newer compiler, only its manifest says.

use super::Problem;
use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Asks Cargo for the dependencies and checks them.
pub(super) fn check(root: &Path) -> Result<Vec<Problem>> {
    let lock =
        std::fs::read_to_string(root.join("Cargo.lock")).context("cannot read `Cargo.lock`")?;
    problems(&metadata(root)?, &lock)
}

/// Without the network if that does; if not with it; and where there is none, only what this system needs.
fn metadata(root: &Path) -> Result<Value> {
    let host = host()?;
    let attempts: [&[&str]; 3] = [
        &["--offline"],
        &[],
        &["--offline", "--filter-platform", &host],
    ];
    let mut errors = String::new();
    for arguments in attempts {
        let output = Command::new(cargo())
            .args(["metadata", "--format-version", "1", "--locked"])
            .args(arguments)
            .current_dir(root)
            .output()
            .context("cannot run `cargo metadata`")?;
        if output.status.success() {
            return serde_json::from_slice(&output.stdout)
                .context("`cargo metadata` gives no JSON");
        }
        errors = String::from_utf8_lossy(&output.stderr).into_owned();
    }
    bail!("`cargo metadata` fails: {errors}")
}

fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// The system that Cargo builds for, as `rustc` calls it.
fn host() -> Result<String> {
    let output = Command::new(cargo())
        .args(["--version", "--verbose"])
        .output()
        .context("cannot run `cargo --version`")?;
    let text = String::from_utf8_lossy(&output.stdout);
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("`cargo --version` names no host")?.to_owned())
}

fn problems(metadata: &Value, lock: &str) -> Result<Vec<Problem>> {
    let packages = metadata["packages"]
        .as_array()
        .context("`cargo metadata` lists no packages")?;
    let ours = packages
        .iter()
        .filter(|package| package["source"].is_null())
        .filter_map(rust_version)
        .min()
        .context("no package of the workspace has a rust-version")?;
    let mut problems: Vec<Problem> = packages
        .iter()
        .filter(|package| !package["source"].is_null())
        .filter_map(|package| {
            let needed = rust_version(package).filter(|needed| *needed > ours)?;
            let (name, version) = (package["name"].as_str()?, package["version"].as_str()?);
            let message = format!(
                "{name} {version} needs Rust {}, and the workspace promises {}",
                shown(needed),
                shown(ours)
            );
            Some(Problem::new(
                "Cargo.lock",
                line_of(lock, name, version),
                message,
            ))
        })
        .collect();
    problems.sort();
    Ok(problems)
}

type Version = [u64; 3];

/// `1.88` and `1.88.0` are the same.
fn rust_version(package: &Value) -> Option<Version> {
    let text = package["rust_version"].as_str()?;
    let mut version = [0; 3];
    for (slot, part) in version.iter_mut().zip(text.split('.')) {
        *slot = part.parse().ok()?;
    }
    Some(version)
}

fn shown(version: Version) -> String {
    version.map(|part| part.to_string()).join(".")
}

/// The line of a package in `Cargo.lock`; the first if it is not there.
fn line_of(lock: &str, name: &str, version: &str) -> usize {
    let (name, version) = (
        format!("name = \"{name}\""),
        format!("version = \"{version}\""),
    );
    let lines = lock.lines().zip(lock.lines().skip(1));
    let index = lines
        .enumerate()
        .find(|(_, (first, second))| *first == name && *second == version);
    index.map_or(1, |(index, _)| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn package(name: &str, version: &str, rust: Option<&str>, source: Option<&str>) -> Value {
        json!({ "name": name, "version": version, "rust_version": rust, "source": source })
    }

    #[test]
    fn a_dependency_for_a_newer_rust_is_found() {
        let registry = Some("registry+https://github.com/rust-lang/crates.io-index");
        let metadata = json!({ "packages": [
            package("ours", "0.1.0", Some("1.88"), None),
            package("also-ours", "0.1.0", Some("1.90"), None),
            package("old", "1.0.0", Some("1.63.0"), registry),
            package("same", "1.0.0", Some("1.88.0"), registry),
            package("silent", "1.0.0", None, registry),
            package("new", "1.0.0", Some("1.87"), registry),
            package("new", "2.0.0", Some("1.88.1"), registry),
            package("newer", "1.0.0", Some("1.100"), registry),
        ]});
        let lock = "\n[[package]]\nname = \"new\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"new\"\nversion = \"2.0.0\"\n";
        let found: Vec<String> = problems(&metadata, lock)
            .unwrap()
            .iter()
            .map(Problem::to_string)
            .collect();
        assert_eq!(
            found,
            [
                "Cargo.lock:1: newer 1.0.0 needs Rust 1.100.0, and the workspace promises 1.88.0",
                "Cargo.lock:7: new 2.0.0 needs Rust 1.88.1, and the workspace promises 1.88.0",
            ]
        );
    }

    #[test]
    fn a_workspace_without_promise_is_said() {
        let metadata = json!({ "packages": [package("ours", "0.1.0", None, None)] });
        assert!(problems(&metadata, "").is_err());
    }
}
