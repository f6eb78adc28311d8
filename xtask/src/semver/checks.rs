//! rustdoc and `cargo-semver-checks`, and what the latter said.
//!
//! ```text
//! --- failure struct_missing: pub struct removed or renamed ---
//! Summary semver requires new major version: 1 major and 0 minor checks failed
//! ```

use anyhow::{Context as _, Result, bail};
use sdkwright::diff::Class;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Where the crates are written and described.
pub(super) struct Home {
    /// `target/semver`
    pub(super) folder: PathBuf,
    /// The workspace's lock file, so that nothing new is fetched.
    pub(super) lock: PathBuf,
    tool: PathBuf,
    all_features: bool,
}

/// What `cargo-semver-checks` says of two crates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// What the changes ask for; `None` where it found none.
    pub(super) class: Option<Class>,
    /// The checks that failed.
    pub(super) lints: Vec<String>,
}

impl Home {
    pub(super) fn new(root: &Path, tool: &Path, all_features: bool) -> Result<Self> {
        let folder = std::path::absolute(root.join("target/semver"))?;
        fs::create_dir_all(&folder)?;
        Ok(Self {
            folder,
            lock: std::path::absolute(root.join("Cargo.lock"))?,
            tool: tool.to_owned(),
            all_features,
        })
    }

    /// Describes a crate as JSON, and gives the file.
    pub(super) fn rustdoc(&self, krate: &Path, name: &str) -> Result<PathBuf> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command
            .args(["rustdoc", "--quiet", "--lib", "--offline"])
            .args(self.all_features.then_some("--all-features"))
            .args(["--", "-Zunstable-options"])
            .args([
                "--output-format=json",
                "--document-private-items",
                "--document-hidden-items",
            ])
            .arg("--cap-lints=allow")
            .current_dir(krate)
            // The format is not stable, and this is how a stable compiler writes it all the same.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env_remove("RUSTFLAGS");
        succeeded(&mut command, "rustdoc")?;
        let written = self.folder.join("target/doc/pair_sdk.json");
        let kept = self.folder.join(format!("{name}.json"));
        fs::rename(&written, &kept)
            .with_context(|| format!("rustdoc wrote no `{}`", written.display()))?;
        Ok(kept)
    }

    /// Compares two descriptions.
    pub(super) fn check(&self, old: &Path, new: &Path) -> Result<Verdict> {
        let mut command = Command::new(&self.tool);
        command
            .args([
                "semver-checks",
                "check-release",
                "--release-type",
                "patch",
                "--color",
                "never",
            ])
            .arg("--baseline-rustdoc")
            .arg(old)
            .arg("--current-rustdoc")
            .arg(new);
        let output = run(&mut command)?;
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        verdict(&said).with_context(|| format!("cargo-semver-checks says no verdict:\n{said}"))
    }
}

fn run(command: &mut Command) -> Result<Output> {
    let program = command.get_program().to_owned();
    command
        .output()
        .with_context(|| format!("cannot start `{}`", program.display()))
}

fn succeeded(command: &mut Command, what: &str) -> Result<()> {
    let output = run(command)?;
    if !output.status.success() {
        bail!("{what} fails:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

/// What the text of a run says.
fn verdict(said: &str) -> Option<Verdict> {
    let summary = said
        .lines()
        .find(|line| line.trim_start().starts_with("Summary"))?;
    let class = if summary.contains("requires new major version") {
        Some(Class::Major)
    } else if summary.contains("requires new minor version") {
        Some(Class::Minor)
    } else if summary.contains("no semver update required") {
        None
    } else {
        return None;
    };
    let failures = said
        .lines()
        .filter_map(|line| line.strip_prefix("--- failure "));
    let lints = failures.filter_map(|failure| failure.split(':').next());
    Some(Verdict {
        class,
        lints: lints.map(str::to_owned).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_is_the_verdict() {
        let text = "\n--- failure struct_missing: pub struct removed or renamed ---\n\nDescription:\n\n\
                    --- failure inherent_method_missing: pub method removed or renamed ---\n     \
                    Summary semver requires new major version: 2 major and 0 minor checks failed\n";
        let lints = ["struct_missing", "inherent_method_missing"];
        assert_eq!(
            verdict(text),
            Some(Verdict {
                class: Some(Class::Major),
                lints: lints.map(str::to_owned).to_vec(),
            })
        );
        let none = verdict("     Summary no semver update required\n").unwrap();
        assert_eq!((none.class, none.lints), (None, Vec::new()));
        assert_eq!(verdict("error: no such file"), None);
    }
}
