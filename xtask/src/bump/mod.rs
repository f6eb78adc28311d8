//! `cargo xtask regenerate --bump`: the version that a change of the document asks for, and an entry of the changelog.
//!
//! ```text
//! git:HEAD:specs/pets/openapi.yaml ─┐
//!                                   ├─ diff ─▶ specs/pets/sdk.toml: version = "0.2.0"
//! specs/pets/openapi.yaml ──────────┘          specs/pets/CHANGELOG.md: ## 0.2.0 …
//! ```
//!
//! Both count from the commit of `--since`, which is `HEAD` unless said otherwise: so who bumps twice gets one version, and who
//! bumps since a release gets all that has changed since. A version that is high enough stays, and so does an entry that is there.

mod changelog;
mod sdk_toml;

use crate::Report;
use crate::specs::{chosen, spec_dir};
use anyhow::{Context as _, Result, anyhow, bail};
use sdkwright::diagnostic::{Shown, Style, render};
use sdkwright::diff::{self, Diff, render::entry};
use sdkwright::pipeline::{self, Job, Model};
use sdkwright::revision::{self, Given};
use std::fs;
use std::path::Path;

/// Changes of one code that an entry lists before the rest is counted.
const LISTED: usize = 20;

/// Bumps the named specs, or all.
pub(crate) fn bump(root: &Path, names: &[String], since: &str) -> Result<Report> {
    let mut report = Report::default();
    for name in chosen(root, names)? {
        let said = one(root, &name, since).with_context(|| format!("cannot bump `{name}`"))?;
        report.text.push_str(&format!("{name}: {said}\n"));
    }
    Ok(report)
}

/// What the changes of a spec since a commit are for the users of its crate, in words.
pub(crate) fn class_since(root: &Path, name: &str, since: &str) -> Result<String> {
    let Some(old) = before(root, name, since)? else {
        return Ok(format!("everything is new since `{since}`"));
    };
    let new = model(&Job {
        record: old.record(),
        ..Job::beside(&spec_dir(root, name))
    })?;
    let diff = diff::compare(&old, &new).map_err(|wrong| anyhow!(wrong))?;
    Ok(match diff.class() {
        Some(class) => format!(
            "{class} since `{since}`: {} needs {}",
            new.config.package.version,
            diff.next()
        ),
        None => format!("none since `{since}`"),
    })
}

/// Bumps one spec, and says what was done.
fn one(root: &Path, name: &str, since: &str) -> Result<String> {
    let Some(old) = before(root, name, since)? else {
        return Ok(format!("not there at `{since}`; its version stays"));
    };
    let dir = spec_dir(root, name);
    let new = model(&Job {
        record: old.record(),
        ..Job::beside(&dir)
    })?;
    let diff = diff::compare(&old, &new).map_err(|wrong| anyhow!(wrong))?;
    let version = &new.config.package.version;
    let Some(class) = diff.class() else {
        return Ok(format!(
            "nothing changed since `{since}`; version {version} stays"
        ));
    };
    let current = semver::Version::parse(version)?;
    let next = diff.next().max(current.clone());
    let mut done = vec![format!("{class} changes since `{since}`")];
    let path = dir.join("sdk.toml");
    let text = fs::read_to_string(&path)?;
    let mut edited = text.clone();
    if next > current {
        edited = sdk_toml::with_version(&edited, &next.to_string())?;
        done.push(format!("version {version} is {next} now"));
    } else {
        done.push(format!("version {version} is high enough"));
    }
    done.push(note(&dir, &mut edited, &new, &diff, &next.to_string())?);
    if edited != text {
        fs::write(&path, edited)?;
    }
    Ok(done.join("; "))
}

/// Adds the entry, unless there is one, and says so.
fn note(
    dir: &Path,
    sdk_toml: &mut String,
    model: &Model,
    diff: &Diff,
    version: &str,
) -> Result<String> {
    let name = match &model.config.package.changelog {
        Some(name) => name.clone(),
        None => {
            *sdk_toml = sdk_toml::with_changelog(sdk_toml, "CHANGELOG.md")?;
            "CHANGELOG.md".to_owned()
        }
    };
    let path = dir.join(&name);
    let text = match path.exists() {
        true => Some(fs::read_to_string(&path)?),
        false => None,
    };
    let entry = entry(diff, version, Shown::First(LISTED));
    match changelog::with_entry(text.as_deref(), &diff.package, version, &entry) {
        Some(text) => {
            fs::write(&path, text)?;
            Ok(format!("noted in {name}"))
        }
        None => Ok(format!("{name} has an entry for it, which stays")),
    }
}

/// What was known of a spec at a commit; `None` where it was not there.
fn before(root: &Path, name: &str, since: &str) -> Result<Option<Model>> {
    let given = |file: &str| {
        let text = format!("git:{since}:./specs/{name}/{file}");
        let given = Given::parse(&text).map_err(|wrong| anyhow!(wrong))?;
        let there = revision::blob(root, since, &format!("./specs/{name}/{file}"));
        Ok::<_, anyhow::Error>(there.is_ok().then_some(given))
    };
    // A commit that git does not know has no file either, and that is no reason to let a version stay.
    revision::check(root, since).map_err(|wrong| anyhow!("`{since}`: {wrong}"))?;
    let mut spec = None;
    for file in ["openapi.yaml", "openapi.yml", "openapi.json"] {
        spec = match spec {
            Some(spec) => Some(spec),
            None => given(file)?,
        };
    }
    let (Some(spec), Some(config)) = (spec, given("sdk.toml")?) else {
        return Ok(None);
    };
    let overlay = given("overlay.yaml")?;
    let fetched = revision::fetch(&spec, overlay.as_ref(), Some(&config), root);
    let fetched = fetched.map_err(|wrong| anyhow!(wrong))?;
    model(&fetched.job).map(Some)
}

fn model(job: &Job) -> Result<Model> {
    let (model, outcome) = pipeline::model(job);
    // The tests and the changelog are copied by a run, and are nothing to compare.
    match model {
        Some(model) if !outcome.diagnostics.has_errors() => Ok(model),
        Some(_) | None => {
            let said = render(&outcome.diagnostics, &outcome.inputs.shown(), Style::Plain);
            bail!("the document gives no crate\n{said}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::specs::tests::{put, root};
    use std::process::Command;

    const DOCUMENT: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths: {}\n\
                            components: {schemas: {Pet: {type: object, properties: {name: {type: string}}}}}\n";

    fn git(dir: &Path, arguments: &[&str]) {
        let output = Command::new("git")
            .args(["-c", "user.name=t", "-c", "user.email=t@t.example"])
            .args(arguments)
            .current_dir(dir)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    fn commit(dir: &Path) {
        git(dir, &["add", "."]);
        git(
            dir,
            &["commit", "--quiet", "--no-gpg-sign", "-m", "a commit"],
        );
    }

    fn repository() -> tempfile::TempDir {
        let root = root(&[
            ("specs/pets/openapi.yaml", DOCUMENT),
            (
                "specs/pets/sdk.toml",
                "# Pets.\n[package]\nname = \"pets-sdk\" # the name\nversion = \"0.3.1\"\n",
            ),
        ]);
        git(root.path(), &["init", "--quiet"]);
        commit(root.path());
        root
    }

    fn read(root: &Path, name: &str) -> String {
        fs::read_to_string(root.join("specs/pets").join(name)).unwrap()
    }

    fn bumped(root: &Path, since: &str) -> String {
        bump(root, &[], since).unwrap().text
    }

    #[test]
    fn the_version_goes_up_once_and_the_entry_is_kept() {
        let root = repository();
        let root = root.path();
        assert_eq!(
            bumped(root, "HEAD"),
            "pets: nothing changed since `HEAD`; version 0.3.1 stays\n"
        );
        let more = DOCUMENT.replace(
            "name: {type: string}",
            "name: {type: string}, age: {type: integer}",
        );
        put(root, "specs/pets/openapi.yaml", &more);
        assert_eq!(
            bumped(root, "HEAD"),
            "pets: minor changes since `HEAD`; version 0.3.1 is 0.3.2 now; noted in CHANGELOG.md\n"
        );
        let sdk_toml = "# Pets.\n[package]\nname = \"pets-sdk\" # the name\nversion = \"0.3.2\"\nchangelog = \"CHANGELOG.md\"\n";
        assert_eq!(read(root, "sdk.toml"), sdk_toml);
        let entry =
            "## 0.3.2\n\n### Minor\n\n- **`Pet.age`**: there is the field `age` (`field-added`)\n";
        let head = "# Changelog\n\nAll notable changes of `pets-sdk`. Versions follow [Semantic Versioning](https://semver.org).\n\n";
        assert_eq!(read(root, "CHANGELOG.md"), format!("{head}{entry}"));

        put(
            root,
            "specs/pets/CHANGELOG.md",
            &format!("{head}{entry}\nBy hand.\n"),
        );
        assert_eq!(
            bumped(root, "HEAD"),
            "pets: minor changes since `HEAD`; version 0.3.2 is high enough; CHANGELOG.md has an entry for it, which stays\n"
        );
        assert_eq!(read(root, "sdk.toml"), sdk_toml);

        // Something heavier comes to it: the version goes up further, and all since then is noted.
        put(
            root,
            "specs/pets/openapi.yaml",
            &DOCUMENT.replace("name: {type: string}", "age: {type: integer}"),
        );
        assert!(bumped(root, "HEAD").contains("version 0.3.2 is 0.4.0 now; noted in CHANGELOG.md"));
        let text = read(root, "CHANGELOG.md");
        let heads: Vec<&str> = text
            .lines()
            .filter(|line| line.starts_with("## "))
            .collect();
        assert_eq!(heads, ["## 0.4.0", "## 0.3.2"]);
        assert!(text.ends_with("\nBy hand.\n"), "{text}");

        commit(root);
        assert!(bumped(root, "HEAD").contains("nothing changed"));
        assert!(bumped(root, "HEAD~1").contains("version 0.4.0 is high enough"));
    }

    #[test]
    fn what_cannot_be_compared_is_said() {
        let root = repository();
        let root = root.path();
        put(root, "specs/new/openapi.yaml", DOCUMENT);
        put(root, "specs/new/sdk.toml", "");
        assert_eq!(
            bumped(root, "HEAD"),
            "new: not there at `HEAD`; its version stays\npets: nothing changed since `HEAD`; version 0.3.1 stays\n"
        );
        let error = |since: &str| format!("{:#}", bump(root, &[], since).unwrap_err());
        assert!(
            error("v9").starts_with("cannot bump `new`: `v9`: "),
            "{}",
            error("v9")
        );
        assert!(
            error("--help").contains("is not the name of a commit"),
            "{}",
            error("--help")
        );
        put(root, "specs/pets/openapi.yaml", "openapi: 2");
        assert!(
            error("HEAD").contains("the document gives no crate"),
            "{}",
            error("HEAD")
        );
    }
}
