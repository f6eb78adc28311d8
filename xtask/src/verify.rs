//! `cargo xtask verify`: whether `generated/` is what `specs/` and the generator make of it.
//!
//! ```text
//! specs/payabli/sdk.toml changed   ─▶ what differs, why, and what to do
//! ```

use crate::specs::{Spec, folders, specs};
use sdkwright::check::{self, Manifest};
use sdkwright::diagnostic::{Style, render};
use sdkwright::pipeline;
use std::fmt::Write as _;
use std::path::Path;

/// Compares the crates of these specs, or of all; says what differs, and whether nothing does.
pub(crate) fn verify(root: &Path, names: &[String]) -> (String, bool) {
    let specs = match specs(root, names) {
        Ok(specs) => specs,
        Err(error) => return (error, false),
    };
    let mut report = String::new();
    for spec in &specs {
        report.push_str(&differences(spec));
    }
    if names.is_empty() {
        match folders(&root.join("generated")) {
            Ok(generated) => {
                for name in generated
                    .iter()
                    .filter(|name| specs.iter().all(|spec| spec.name != **name))
                {
                    let _ = writeln!(
                        report,
                        "generated/{name}: orphan: specs/ has no folder `{name}`\n  remedy: cargo xtask regenerate (or remove the folder by hand if it was not generated)"
                    );
                }
            }
            Err(error) => report.push_str(&error),
        }
    }
    if report.is_empty() {
        (
            format!("{} generated crates are fresh\n", specs.len()),
            true,
        )
    } else {
        (report, false)
    }
}

/// What differs in one crate, as text; empty if nothing does.
fn differences(spec: &Spec) -> String {
    let mut outcome = pipeline::run(&spec.job);
    let Some(files) = outcome.files.take() else {
        let said = render(&outcome.diagnostics, &outcome.inputs.shown(), Style::Plain);
        return format!("{said}specs/{}: cannot be generated\n", spec.name);
    };
    let manifest = Manifest::new(outcome.sources, &files);
    let remedy = format!("cargo xtask regenerate {}", spec.name);
    match check::compare(&files, &manifest, &spec.output, &remedy) {
        Ok(drifts) if drifts.is_empty() => String::new(),
        Ok(drifts) => check::render(&format!("generated/{}", spec.name), &drifts),
        Err(error) => format!("generated/{}: cannot be read: {error}\n", spec.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regenerate::regenerate;
    use std::fs;

    #[test]
    fn generated_crates_are_fresh() {
        let (report, fresh) = verify(crate::root(), &[]);
        assert!(fresh, "{report}");
    }

    const SPEC: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\nservers: [{url: 'https://pets.example'}]\npaths:\n  /pets:\n    get: {operationId: listPets, responses: {'200': {description: All pets}}}\n";

    /// A repository with one spec, generated.
    fn repository() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        let spec = dir.path().join("specs/pets");
        fs::create_dir_all(&spec).unwrap();
        fs::write(spec.join("openapi.yaml"), SPEC).unwrap();
        fs::write(spec.join("sdk.toml"), "[package]\nname = \"pets-sdk\"\n").unwrap();
        let (report, ok) = regenerate(dir.path(), &[]);
        assert!(ok, "{report}");
        dir
    }

    #[test]
    fn a_fresh_repository_passes_and_a_second_run_writes_nothing() {
        let dir = repository();
        assert_eq!(
            verify(dir.path(), &[]),
            ("1 generated crates are fresh\n".to_owned(), true)
        );
        let (report, _) = regenerate(dir.path(), &[]);
        assert!(report.contains(" 0 files written"), "{report}");
    }

    #[test]
    fn each_kind_of_drift_is_caught_and_named() {
        let edits: [(&str, &str, &str, &str); 4] = [
            (
                "specs/pets/openapi.yaml",
                "All pets",
                "All the pets",
                "openapi.yaml",
            ),
            ("specs/pets/sdk.toml", "pets-sdk", "pets-client", "sdk.toml"),
            (
                "generated/pets/src/lib.rs",
                "mod client;",
                "mod client; // mine",
                "src/lib.rs",
            ),
            (
                "generated/pets/README.md",
                "pets-sdk",
                "pet-sdk",
                "README.md",
            ),
        ];
        for (file, from, to, named) in edits {
            let dir = repository();
            let path = dir.path().join(file);
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.contains(from), "{file}");
            fs::write(&path, text.replacen(from, to, 1)).unwrap();
            let (report, fresh) = verify(dir.path(), &[]);
            assert!(!fresh && report.contains(named), "{file}: {report}");
            assert!(
                report.contains("cargo xtask regenerate pets"),
                "{file}: {report}"
            );
            let (report, ok) = regenerate(dir.path(), &[]);
            assert!(ok, "{report}");
            assert!(verify(dir.path(), &[]).1, "{file}: regenerating mends it");
        }
    }

    #[test]
    fn an_orphan_is_caught_and_named() {
        let dir = repository();
        fs::write(dir.path().join("generated/pets/src/old.rs"), "").unwrap();
        let (report, fresh) = verify(dir.path(), &[]);
        assert!(!fresh && report.contains("src/old.rs"), "{report}");
    }

    #[test]
    fn a_crate_without_a_spec_is_caught_and_regenerating_removes_it() {
        let dir = repository();
        fs::remove_dir_all(dir.path().join("specs/pets")).unwrap();
        let (report, fresh) = verify(dir.path(), &[]);
        assert!(!fresh && report.contains("generated/pets"), "{report}");
        assert!(regenerate(dir.path(), &[]).1);
        assert!(verify(dir.path(), &[]).1);
        assert!(!dir.path().join("generated/pets").exists());
    }

    #[test]
    fn an_unknown_name_gets_the_nearest() {
        let dir = repository();
        let (report, ok) = verify(dir.path(), &["pet".to_owned()]);
        assert!(!ok && report.contains("did you mean `pets`?"), "{report}");
    }
}
