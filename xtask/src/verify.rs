//! `cargo xtask verify`: is every generated crate what its spec gives?
//!
//! All that is wrong is said, each with its cause and what to do. The test in this file is the same check.

use crate::Report;
use crate::bump;
use crate::specs::{Generate, chosen, generated, generated_dir, spec_dir};
use anyhow::{Context as _, Result};
use rayon::prelude::*;
use sdkwright::check::{self, MANIFEST, Manifest};
use sdkwright::diagnostic::{Style, render};
use sdkwright::pipeline::Job;
use std::path::Path;

/// Compares the crates of the named specs, or of all, with what would be generated.
pub(crate) fn verify(root: &Path, names: &[String], generate: Generate<'_>) -> Result<Report> {
    let chosen = chosen(root, names)?;
    let mut problems: Vec<String> = chosen
        .par_iter()
        .map(|name| one(root, name, generate))
        .collect::<Result<_>>()?;
    if names.is_empty() {
        for name in generated(root)?.difference(&chosen) {
            problems.push(without_spec(root, name));
        }
    }
    problems.retain(|problem| !problem.is_empty());
    if problems.is_empty() {
        let plural = if chosen.len() == 1 { "" } else { "s" };
        return Ok(Report {
            text: format!("{} generated crate{plural} verified\n", chosen.len()),
            failed: false,
        });
    }
    Ok(Report {
        text: problems.join("\n"),
        failed: true,
    })
}

fn one(root: &Path, name: &str, generate: Generate<'_>) -> Result<String> {
    let outcome = generate(&Job {
        record: Manifest::names_of(&generated_dir(root, name)),
        ..Job::beside(&spec_dir(root, name))
    });
    let report = render(&outcome.diagnostics, &outcome.inputs.shown(), Style::Plain);
    let Some(files) = outcome.files.filter(|_| !outcome.diagnostics.has_errors()) else {
        return Ok(format!(
            "generated/{name}: its spec gives no crate\n{report}"
        ));
    };
    let manifest = Manifest::new(outcome.sources, &files).naming(outcome.record);
    let remedy = format!("cargo xtask regenerate {name}");
    let drifts = check::compare(&files, &manifest, &generated_dir(root, name), &remedy)
        .with_context(|| format!("cannot read `generated/{name}`"))?;
    let mut text = check::render(&format!("generated/{name}"), &drifts);
    if drifts.iter().any(|drift| drift.cause.is_input()) {
        let change = bump::class_since(root, name, "HEAD").unwrap_or_else(|why| {
            // The first line says what is missing; the others are for whoever asks for it.
            let why = why.to_string();
            format!("not known ({})", why.lines().next().unwrap_or_default())
        });
        text.push_str(&format!("\nthe change for users of the crate: {change}\n"));
    }
    Ok(text)
}

fn without_spec(root: &Path, name: &str) -> String {
    let remedy = if generated_dir(root, name).join(MANIFEST).exists() {
        format!(
            "bring `specs/{name}/sdk.toml` back, or let `cargo xtask regenerate` remove the crate"
        )
    } else {
        "it was not generated: move it out of `generated/`".to_owned()
    };
    format!("generated/{name}: there is no `specs/{name}/sdk.toml`\n  remedy: {remedy}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regenerate::regenerate;
    use crate::specs::tests::{echo, put, root};

    #[test]
    fn generated_crates_are_fresh() {
        let report = verify(&crate::root(), &[], &sdkwright::pipeline::run).unwrap();
        assert!(!report.failed, "\n{}", report.text);
    }

    #[test]
    fn all_that_is_wrong_is_said() {
        let root = root(&[
            ("specs/broken/sdk.toml", ""),
            ("specs/broken/openapi.yaml", "broken"),
            ("specs/edited/sdk.toml", ""),
            ("specs/edited/openapi.yaml", "one"),
            ("specs/fresh/sdk.toml", ""),
            ("specs/fresh/openapi.yaml", "two"),
            ("specs/gone/sdk.toml", ""),
            ("specs/gone/openapi.yaml", "three"),
            ("specs/waits/openapi.yaml", "four"),
            ("generated/mine/Cargo.toml", ""),
        ]);
        regenerate(root.path(), &[], &echo).unwrap();
        put(root.path(), "generated/edited/src/lib.rs", "mine");
        put(root.path(), "specs/new/sdk.toml", "");
        put(root.path(), "specs/new/openapi.yaml", "five");
        std::fs::remove_dir_all(spec_dir(root.path(), "gone")).unwrap();

        let report = verify(root.path(), &[], &echo).unwrap();
        assert!(report.failed);
        let wanted = "\
generated/broken: its spec gives no crate
error[E002]: the spec is broken

generated/edited: 1 difference from what its spec gives

edited by hand: src/lib.rs
  @@ -1 +1 @@
  -mine
  \\ No newline at end of file
  +one
  \\ No newline at end of file
  remedy: move the change into the overlay, sdk.toml or a file of your own in `src/ext/` (it would be lost), then `cargo xtask regenerate edited`

generated/new: 1 difference from what its spec gives

never generated: .sdkwright.json
  remedy: `cargo xtask regenerate new`

generated/gone: there is no `specs/gone/sdk.toml`
  remedy: bring `specs/gone/sdk.toml` back, or let `cargo xtask regenerate` remove the crate

generated/mine: there is no `specs/mine/sdk.toml`
  remedy: it was not generated: move it out of `generated/`
";
        // How a diagnostic is laid out is not this command's matter; that it is there is.
        let lines = |text: &str| -> Vec<String> {
            let lines = text.lines().filter(|line| !line.is_empty());
            lines.map(str::to_owned).collect()
        };
        assert_eq!(lines(&report.text), lines(wanted));
    }

    #[test]
    fn what_is_not_named_is_not_looked_at() {
        let root = root(&[
            ("specs/a/sdk.toml", ""),
            ("specs/a/openapi.yaml", "one"),
            ("specs/b/sdk.toml", ""),
            ("specs/b/openapi.yaml", "broken"),
            ("generated/mine/Cargo.toml", ""),
        ]);
        regenerate(root.path(), &[], &echo).unwrap();
        let report = verify(root.path(), &["a".to_owned()], &echo).unwrap();
        assert!(!report.failed, "{}", report.text);
        assert_eq!(report.text, "1 generated crate verified\n");
    }

    const SPEC: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\nservers: [{url: 'https://pets.example'}]\npaths:\n  /pets:\n    get: {operationId: listPets, responses: {'200': {description: All pets}}}\n";

    /// What moves: the file, from what, to what, and how that is told.
    const MOVES: &[(&str, &str, &str, &str)] = &[
        (
            "specs/pets/openapi.yaml",
            "All pets",
            "All the pets",
            "the spec changed: openapi.yaml",
        ),
        (
            "specs/pets/openapi.yaml",
            "listPets",
            "petList",
            "the spec changed: src/",
        ),
        (
            "specs/pets/sdk.toml",
            "pets-sdk",
            "pets-client",
            "sdk.toml changed: Cargo.toml",
        ),
        (
            "specs/pets/tests/by_hand.rs",
            "old",
            "new",
            "the copied tests changed: tests/by_hand.rs",
        ),
        (
            "generated/pets/src/lib.rs",
            "mod client;",
            "mod client; // mine",
            "edited by hand: src/lib.rs",
        ),
        (
            "generated/pets/.sdkwright.json",
            "\"generator\": \"",
            "\"generator\": \"0.0.0-",
            "the generator changed: .sdkwright.json",
        ),
    ];

    #[test]
    fn the_generator_itself_sees_each_move_and_mends_it() {
        for (file, from, to, wanted) in MOVES {
            let root = root(&[
                ("specs/pets/openapi.yaml", SPEC),
                (
                    "specs/pets/sdk.toml",
                    "[package]\nname = \"pets-sdk\"\ntests = \"tests\"\n",
                ),
                ("specs/pets/tests/by_hand.rs", "//! An old test.\n"),
            ]);
            let run = &sdkwright::pipeline::run;
            let verified = || verify(root.path(), &[], run).unwrap();
            let first = regenerate(root.path(), &[], run).unwrap();
            assert!(!first.failed, "{}", first.text);
            assert!(!verified().failed, "{}", verified().text);

            let text = std::fs::read_to_string(root.path().join(file)).unwrap();
            assert!(text.contains(from), "{file}: {text}");
            put(root.path(), file, &text.replacen(from, to, 1));
            let report = verified();
            assert!(
                report.failed && report.text.contains(wanted),
                "{file}: {}",
                report.text
            );
            let is_of_inputs = file.ends_with("openapi.yaml") || file.ends_with("sdk.toml");
            let told = report
                .text
                .contains("the change for users of the crate: not known (");
            assert_eq!(told, is_of_inputs, "{file}: {}", report.text);
            assert!(
                report.text.contains("`cargo xtask regenerate pets`"),
                "{}",
                report.text
            );

            let mended = regenerate(root.path(), &[], run).unwrap();
            assert!(!mended.failed, "{}", mended.text);
            assert!(!verified().failed, "{}", verified().text);
        }
    }
}
