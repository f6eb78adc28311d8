//! `sdkwright check`: each cause of a drift, for people, for GitHub and for programs, with what a change of the document means.

use std::fs;
use std::path::Path;
use std::process::Command;

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: 'https://pets.example'}]
paths:
  /pets:
    get: {operationId: listPets, tags: [pets], responses: {'200': {description: All}}}
";
const OVERLAY: &str = "overlay: 1.0.0
info: {title: Pets, version: '1'}
actions: [{target: $.info, update: {description: Pets}}]
";

fn run(dir: &Path, program: &str, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(dir)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn sdkwright(dir: &Path, command: &str, more: &[&str]) -> (i32, String, String) {
    let usual = [
        command,
        "openapi.yaml",
        "-c",
        "sdk.toml",
        "--overlay",
        "overlay.yaml",
        "-o",
        "sdk",
    ];
    let arguments = [&usual, more].concat();
    run(dir, env!("CARGO_BIN_EXE_sdkwright"), &arguments)
}

/// A repository with a generated crate.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    fs::write(dir.join("openapi.yaml"), DOCUMENT).unwrap();
    fs::write(dir.join("overlay.yaml"), OVERLAY).unwrap();
    fs::write(dir.join("sdk.toml"), "[package]\nname = 'pets-sdk'\n").unwrap();
    assert_eq!(sdkwright(dir, "generate", &[]).0, 0);
    let git = |arguments: &[&str]| {
        let who = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
        assert_eq!(
            run(dir, "git", &[&who, arguments].concat()).0,
            0,
            "{arguments:?}"
        );
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "first"]);
    folder
}

/// What is done to a repository; the cause for programs; a line for people; the class of the change, if the API may have changed.
type Row = (fn(&Path), &'static str, &'static str, Option<&'static str>);

fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

const ROWS: &[Row] = &[
    (
        |dir| replace(&dir.join("openapi.yaml"), "listPets", "allPets"),
        "spec",
        "the spec changed: src/api/pets/all_pets.rs",
        Some("major"),
    ),
    (
        |dir| {
            replace(
                &dir.join("overlay.yaml"),
                "update: {description: Pets}",
                "update: {description: All pets}",
            )
        },
        "overlay",
        "the overlay changed: README.md",
        Some("patch"),
    ),
    (
        |dir| replace(&dir.join("sdk.toml"), "pets-sdk", "pet-sdk"),
        "config",
        "sdk.toml changed: Cargo.toml",
        Some("major"),
    ),
    (
        |dir| {
            replace(
                &dir.join("sdk/.sdkwright.json"),
                "\"generator\": \"",
                "\"generator\": \"0.0.0-",
            )
        },
        "generator",
        "the generator changed: .sdkwright.json",
        None,
    ),
    (
        |dir| {
            replace(
                &dir.join("sdk/src/lib.rs"),
                "mod client;",
                "mod client; // mine",
            )
        },
        "hand-edit",
        "edited by hand: src/lib.rs",
        None,
    ),
    (
        |dir| fs::write(dir.join("sdk/src/mine.rs"), "").unwrap(),
        "orphan",
        "not generated: src/mine.rs",
        None,
    ),
    (
        |dir| fs::remove_file(dir.join("sdk/src/client.rs")).unwrap(),
        "missing",
        "missing: src/client.rs",
        None,
    ),
    (
        |dir| fs::remove_dir_all(dir.join("sdk")).unwrap(),
        "never-generated",
        "never generated: .sdkwright.json",
        None,
    ),
];

#[test]
fn each_cause_is_told_in_each_way() {
    for (change, cause, line, class) in ROWS {
        let folder = repository();
        let dir = folder.path();
        assert_eq!(sdkwright(dir, "check", &[]).0, 0);
        change(dir);
        let (status, _, err) = sdkwright(dir, "check", &[]);
        assert_eq!(status, 1, "{cause}");
        assert!(err.contains(line), "{cause}: {err}");
        let told = class.map(|class| format!("the change for users of the crate: {class} (`sdkwright diff openapi.yaml -c sdk.toml --overlay overlay.yaml -o sdk` lists it)"));
        assert!(
            told.as_ref().is_none_or(|told| err.contains(told)),
            "{cause}: {err}"
        );
        assert_eq!(
            class.is_some(),
            err.contains("the change for users"),
            "{cause}: {err}"
        );
        // The generator did not move, so the remedy says how it was called.
        if *cause != "orphan" {
            assert!(
                err.contains(
                    "sdkwright generate openapi.yaml -c sdk.toml --overlay overlay.yaml -o sdk"
                ),
                "{cause}: {err}"
            );
        }

        let (status, out, _) = sdkwright(dir, "check", &["--format", "github"]);
        assert_eq!(status, 1);
        assert!(
            out.lines().any(|line| line.starts_with("::error ")),
            "{cause}: {out}"
        );
        if *cause == "hand-edit" {
            assert!(out.contains("::error file=sdk/src/lib.rs,line="), "{out}");
        }

        let (status, out, _) = sdkwright(dir, "check", &["--format", "json"]);
        assert_eq!(status, 1);
        let value: serde_json::Value = serde_json::from_str(&out).unwrap();
        let drifts = value["drifts"].as_array().unwrap();
        assert!(
            drifts.iter().any(|drift| drift["cause"] == **cause),
            "{cause}: {out}"
        );
        assert_eq!(value["change"].as_str(), *class, "{cause}");
        assert_eq!(sdkwright(dir, "generate", &["--force"]).0, 0);
    }
}

#[test]
fn without_git_it_is_said_that_the_class_is_not_known() {
    let folder = repository();
    let dir = folder.path();
    fs::remove_dir_all(dir.join(".git")).unwrap();
    replace(&dir.join("openapi.yaml"), "listPets", "allPets");
    let (status, _, err) = sdkwright(dir, "check", &[]);
    assert_eq!(status, 1);
    assert!(
        err.contains("the change for users of the crate is not known: "),
        "{err}"
    );
    let (_, out, _) = sdkwright(dir, "check", &["--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(value["change"].is_null());
}

#[test]
fn an_overlay_that_is_not_given_any_more_counts_as_a_change() {
    let folder = repository();
    let dir = folder.path();
    let check = ["check", "openapi.yaml", "-c", "sdk.toml", "-o", "sdk"];
    let (status, _, err) = run(dir, env!("CARGO_BIN_EXE_sdkwright"), &check);
    assert_eq!(status, 1, "{err}");
    assert!(err.contains("the overlay changed: README.md"), "{err}");
    let told = "the change for users of the crate: patch (`sdkwright diff openapi.yaml -c sdk.toml -o sdk --old-overlay overlay.yaml` lists it)";
    assert!(err.contains(told), "{err}");
    let diff = [
        "diff",
        "openapi.yaml",
        "-c",
        "sdk.toml",
        "-o",
        "sdk",
        "--old-overlay",
        "overlay.yaml",
    ];
    let (status, out, _) = run(dir, env!("CARGO_BIN_EXE_sdkwright"), &diff);
    assert_eq!(status, 0);
    assert!(out.contains("patch[text-changed]"), "{out}");
}

#[test]
fn an_input_that_changes_no_file_is_shown_beside_itself() {
    let folder = repository();
    let dir = folder.path();
    replace(&dir.join("openapi.yaml"), "paths:", "# A comment.\npaths:");
    let (status, out, _) = sdkwright(dir, "check", &["--format", "github"]);
    assert_eq!(status, 1);
    let wanted = "::error file=openapi.yaml,line=1,title=the spec changed%3A openapi.yaml::";
    assert!(out.contains(wanted), "{out}");
}
