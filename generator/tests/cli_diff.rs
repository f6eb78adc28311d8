//! `sdkwright diff` as a user meets it: what it compares, what it prints where, and the exit status.

use std::fs;
use std::path::Path;
use std::process::Command;

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: 'https://a.example'}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses:
        '200': {description: All, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
";

/// Exit status, standard output, standard error.
fn run(dir: &Path, program: &str, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(dir)
        // Whoever runs the tests may have a git of other habits.
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let status = output.status.code().unwrap();
    (status, text(output.stdout), text(output.stderr))
}

fn sdkwright(dir: &Path, arguments: &[&str]) -> (i32, String, String) {
    run(dir, env!("CARGO_BIN_EXE_sdkwright"), arguments)
}

fn git(dir: &Path, arguments: &[&str]) {
    let name = ["-c", "user.name=t", "-c", "user.email=t@t.example"];
    let (status, out, err) = run(dir, "git", &[&name, arguments].concat());
    assert_eq!(status, 0, "{out}{err}");
}

fn commit(dir: &Path, message: &str) {
    git(dir, &["add", "."]);
    git(dir, &["commit", "--quiet", "--no-gpg-sign", "-m", message]);
}

/// A folder that is a repository with a document in it, committed.
fn repository() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    git(dir.path(), &["init", "--quiet"]);
    fs::write(dir.path().join("openapi.yaml"), DOCUMENT).unwrap();
    commit(dir.path(), "first");
    dir
}

fn without_name(dir: &Path) {
    let changed = DOCUMENT.replace("name: {type: string}", "nick: {type: string}");
    fs::write(dir.join("openapi.yaml"), changed).unwrap();
}

#[test]
fn two_files_are_compared_and_fail_on_decides_the_status() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    fs::write(dir.join("old.yaml"), DOCUMENT).unwrap();
    let added = DOCUMENT.replace(
        "name: {type: string}",
        "name: {type: string}, age: {type: integer}",
    );
    fs::write(dir.join("new.yaml"), added).unwrap();
    let (status, out, err) = sdkwright(dir, &["diff", "old.yaml", "new.yaml"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(
        out,
        "minor[field-added] Pet.age: there is the field `age`\n  --> old.yaml:13:5, new.yaml:13:60, types::Pet.age\n\n\
         1 minor change: pets-sdk 0.1.0 needs 0.1.1\n"
    );
    for (class, wanted) in [("major", 0), ("minor", 3), ("patch", 3)] {
        let (status, again, _) =
            sdkwright(dir, &["diff", "old.yaml", "new.yaml", "--fail-on", class]);
        assert_eq!((status, again), (wanted, out.clone()), "{class}");
    }
    let (status, out, _) = sdkwright(dir, &["diff", "old.yaml", "old.yaml", "--fail-on", "patch"]);
    assert_eq!(
        (status, out.as_str()),
        (0, "nothing changed for users of pets-sdk 0.1.0\n")
    );
}

#[test]
fn each_format_goes_to_the_standard_output() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    fs::write(dir.join("old.yaml"), DOCUMENT).unwrap();
    fs::write(
        dir.join("new.yaml"),
        DOCUMENT.replace("listPets", "allPets"),
    )
    .unwrap();
    let tell = |format: &str| {
        let (status, out, err) =
            sdkwright(dir, &["diff", "old.yaml", "new.yaml", "--format", format]);
        assert_eq!((status, err.as_str()), (0, ""));
        out
    };
    let json: serde_json::Value = serde_json::from_str(&tell("json")).unwrap();
    assert_eq!(json["changes"][0]["code"], "operation-renamed");
    assert_eq!(json["changes"][0]["new"]["line"], 6);
    assert!(tell("markdown").starts_with("## pets-sdk 0.1.0 → 0.2.0\n"));
    assert!(
        tell("github")
            .starts_with("::warning file=new.yaml,line=6,col=5,title=major%3A operation-renamed::")
    );
    let (_, out, _) = sdkwright(dir, &["diff", "old.yaml", "new.yaml", "--color", "always"]);
    assert!(out.starts_with('\u{1b}'), "{out}");
    assert!(!tell("text").contains('\u{1b}'));
}

#[test]
fn the_sdk_toml_and_the_overlay_count_for_both_unless_said() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    fs::write(dir.join("a.yaml"), DOCUMENT).unwrap();
    fs::write(dir.join("b.yaml"), DOCUMENT.replace("listPets", "allPets")).unwrap();
    fs::write(
        dir.join("sdk.toml"),
        "[operations.'GET /pets']\nname = 'list'\n",
    )
    .unwrap();
    fs::write(dir.join("empty.toml"), "").unwrap();
    fs::write(
        dir.join("overlay.yaml"),
        "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions: [{target: $.components.schemas.Pet, update: {description: A pet}}]\n",
    )
    .unwrap();
    let codes = |arguments: &[&str]| -> Vec<String> {
        let all = [&["diff", "a.yaml", "b.yaml", "--format", "json"], arguments].concat();
        let (status, out, err) = sdkwright(dir, &all);
        assert_eq!((status, err.as_str()), (0, ""));
        let json: serde_json::Value = serde_json::from_str(&out).unwrap();
        let changes = json["changes"].as_array().unwrap().iter();
        changes
            .map(|change| change["code"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(codes(&[]), ["operation-renamed"]);
    assert_eq!(
        codes(&["-c", "sdk.toml", "--overlay", "overlay.yaml"]),
        [""; 0]
    );
    assert_eq!(
        codes(&["-c", "sdk.toml", "--old-config", "empty.toml"]),
        ["operation-renamed"]
    );
    fs::write(
        dir.join("other.yaml"),
        "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions: [{target: $.components.schemas.Pet, update: {description: Pets}}]\n",
    )
    .unwrap();
    let overlays = [
        "-c",
        "sdk.toml",
        "--overlay",
        "overlay.yaml",
        "--old-overlay",
        "other.yaml",
    ];
    assert_eq!(codes(&overlays), ["documentation-changed"]);
}

#[test]
fn a_document_is_read_as_it_was() {
    let dir = repository();
    without_name(dir.path());
    for old in ["git:HEAD:openapi.yaml", "git:HEAD:./openapi.yaml"] {
        let (status, out, err) = sdkwright(dir.path(), &["diff", old, "openapi.yaml"]);
        assert_eq!((status, err.as_str()), (0, ""));
        assert!(out.contains("major[field-removed] Pet.name"), "{out}");
        assert!(
            out.contains(&format!("--> {old}:13:38, openapi.yaml:13:5")),
            "{out}"
        );
    }
}

#[test]
fn a_document_of_several_files_is_read_as_it_was() {
    let dir = repository();
    let dir = dir.path();
    fs::create_dir_all(dir.join("api/schemas")).unwrap();
    let document = DOCUMENT.replace(
        "{type: object, properties: {name: {type: string}}}",
        "{$ref: schemas/Pet.yaml}",
    );
    fs::write(dir.join("api/openapi.yaml"), document).unwrap();
    let pet = dir.join("api/schemas/Pet.yaml");
    fs::write(&pet, "type: object\nproperties: {name: {type: string}}\n").unwrap();
    commit(dir, "several");
    fs::write(&pet, "type: object\nproperties: {nick: {type: string}}\n").unwrap();
    let (status, out, err) = sdkwright(
        dir,
        &["diff", "git:HEAD:api/openapi.yaml", "api/openapi.yaml"],
    );
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(
        out.contains("--> git:HEAD:api/schemas/Pet.yaml:2:14"),
        "{out}"
    );
    let (_, state, _) = run(dir, "git", &["status", "--porcelain"]);
    assert_eq!(
        state, " M api/schemas/Pet.yaml\n",
        "git's index is as it was"
    );
}

#[test]
fn one_document_is_compared_with_what_the_crate_was_made_from() {
    let dir = repository();
    let dir = dir.path();
    let diff = &["diff", "openapi.yaml", "-o", "out"];
    let (status, _, err) = sdkwright(dir, diff);
    assert_eq!(status, 1);
    assert!(err.contains("`out` has no .sdkwright.json"), "{err}");

    let (status, _, err) = sdkwright(dir, &["generate", "openapi.yaml", "-o", "out"]);
    assert_eq!(status, 0, "{err}");
    let (status, out, err) = sdkwright(dir, diff);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.starts_with("nothing changed"), "{out}");

    // Two commits later, the one that was recorded is still found.
    fs::write(
        dir.join("openapi.yaml"),
        DOCUMENT.replace("title: Pets", "title: Animals"),
    )
    .unwrap();
    commit(dir, "second");
    without_name(dir);
    let (status, out, err) = sdkwright(dir, diff);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.contains("major[field-removed] Pet.name"), "{out}");
    assert!(out.contains("--> git:"), "{out}");

    // A document that no commit has cannot be found.
    let (status, _, err) = sdkwright(dir, &["generate", "openapi.yaml", "-o", "out"]);
    assert_eq!(status, 0, "{err}");
    fs::write(dir.join("openapi.yaml"), DOCUMENT).unwrap();
    let (status, out, err) = sdkwright(dir, diff);
    assert_eq!((status, out.as_str()), (1, ""));
    assert_eq!(
        err,
        "error: no version of `openapi.yaml` in git is the recorded one; the crate records a digest of `openapi.yaml` and not \
         its text: give the old one, as in `sdkwright diff OLD openapi.yaml`\n"
    );
}

#[test]
fn what_a_crate_was_made_with_is_part_of_what_it_was_made_from() {
    let dir = repository();
    let dir = dir.path();
    fs::write(dir.join("sdk.toml"), "[rename.types]\nPet = \"Animal\"\n").unwrap();
    commit(dir, "with sdk.toml");
    let with = ["generate", "openapi.yaml", "-c", "sdk.toml", "-o", "out"];
    assert_eq!(sdkwright(dir, &with).0, 0);
    // Without it, nothing would be known to have changed.
    let diff = ["diff", "openapi.yaml", "-o", "out"];
    let (status, out, err) = sdkwright(dir, &diff);
    assert_eq!((status, out.as_str()), (1, ""));
    assert_eq!(
        err,
        "error: `out` was generated with `sdk.toml`: give it with `--config`, or with `--old-config` if it goes away\n"
    );
    let (status, out, _) = sdkwright(dir, &[&diff[..], &["-c", "sdk.toml"]].concat());
    assert!(status == 0 && out.starts_with("nothing changed"), "{out}");
    let (status, out, _) = sdkwright(dir, &[&diff[..], &["--old-config", "sdk.toml"]].concat());
    assert!(status == 0 && out.contains("major[type-renamed]"), "{out}");
    // One that comes along is no part of what there was.
    assert_eq!(
        sdkwright(dir, &["generate", "openapi.yaml", "-o", "out"]).0,
        0
    );
    let (status, out, _) = sdkwright(dir, &[&diff[..], &["-c", "sdk.toml"]].concat());
    assert!(status == 0 && out.contains("major[type-renamed]"), "{out}");
}

#[test]
fn what_cannot_be_compared_is_said() {
    let dir = repository();
    let dir = dir.path();
    fs::write(dir.join("broken.yaml"), "openapi: 2\n").unwrap();
    for (arguments, status, wanted) in [
        (
            &["diff", "openapi.yaml"][..],
            2,
            "give the new document as well, or the folder of the crate with `--output`",
        ),
        (
            &["diff", "git:HEAD", "openapi.yaml"],
            2,
            "`git:HEAD` is not `git:REV:PATH`",
        ),
        (
            &["diff", "git:--help:x", "openapi.yaml"],
            2,
            "is not `git:REV:PATH`",
        ),
        (&["diff", "a", "b", "-o", "out"], 2, "cannot be used with"),
        (
            &["diff", "git:gone:openapi.yaml", "openapi.yaml"],
            1,
            "`git:gone:openapi.yaml`: ",
        ),
        (
            &["diff", "git:HEAD:gone.yaml", "openapi.yaml"],
            1,
            "`git:HEAD:gone.yaml`: ",
        ),
        (
            &["diff", "openapi.yaml", "gone.yaml"],
            1,
            "`gone.yaml` gives no crate; nothing compared",
        ),
        (
            &["diff", "broken.yaml", "openapi.yaml"],
            1,
            "`broken.yaml` gives no crate; nothing compared",
        ),
        (
            &["diff", "openapi.yaml", "openapi.yaml", "-c", "gone.toml"],
            1,
            "cannot read `gone.toml`",
        ),
    ] {
        let (found, out, err) = sdkwright(dir, arguments);
        assert_eq!((found, out.as_str()), (status, ""), "{arguments:?}: {err}");
        assert!(err.contains(wanted), "{arguments:?}: {err}");
    }
}
