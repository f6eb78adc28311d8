//! Writing a generated folder and comparing it: what is written, what is left alone, and what each drift is called.

use sdkwright::check::{
    Cause, Drift, Foreign, MANIFEST, Manifest, Role, Sources, WriteError, Written, compare, remove,
    render, write,
};
use sdkwright::files::Files;
use std::fs;
use std::path::Path;

const REGENERATE: &str = "cargo xtask regenerate pets";

fn files(list: &[(&str, &str)]) -> Files {
    let mut files = Files::new();
    for (path, content) in list {
        files.insert(*path, *content).unwrap();
    }
    files
}

fn crate_files() -> Files {
    files(&[
        ("Cargo.toml", "[package]\n"),
        ("src/lib.rs", "pub mod pet;\n"),
        ("src/types/pet.rs", "pub struct Pet;\n"),
        ("tests/pets.rs", "// a test\n"),
    ])
}

fn sources(list: &[(Role, &str, &str)]) -> Sources {
    let mut sources = Sources::default();
    for (role, name, text) in list {
        sources.add(*role, *name, text.as_bytes());
    }
    sources
}

const INPUTS: &[(Role, &str, &str)] = &[
    (Role::Spec, "openapi.yaml", "openapi: 3.0.3"),
    (Role::Overlay, "overlay.yaml", "overlay: 1.0.0"),
    (Role::Config, "sdk.toml", ""),
    (Role::Tests, "pets.rs", "// a test\n"),
    (Role::Changelog, "CHANGELOG.md", "# Changelog\n"),
];

fn manifest(files: &Files) -> Manifest {
    Manifest::new(sources(INPUTS), files)
}

fn written(dir: &Path, files: &Files) -> Written {
    write(files, &manifest(files), dir, Foreign::Refuse).unwrap()
}

/// Every file below a folder, with `/`.
fn listed(dir: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            let inner = listed(&path);
            assert!(!inner.is_empty(), "{name} is an empty folder");
            found.extend(inner.iter().map(|inner| format!("{name}/{inner}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}

#[test]
fn only_what_changed_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("a/b/pets");
    let first = written(&out, &crate_files());
    assert_eq!(first.written.len(), 4);
    assert_eq!(
        listed(&out),
        [
            MANIFEST,
            "Cargo.toml",
            "src/lib.rs",
            "src/types/pet.rs",
            "tests/pets.rs"
        ]
    );
    let time = |path: &str| fs::metadata(out.join(path)).unwrap().modified().unwrap();
    let times = [time("Cargo.toml"), time(MANIFEST)];

    let again = written(&out, &crate_files());
    assert!(again.is_empty());
    assert_eq!(again.unchanged, 4);
    assert_eq!([time("Cargo.toml"), time(MANIFEST)], times);

    let mut changed = files(&[
        ("Cargo.toml", "[package]\n"),
        ("src/lib.rs", "pub mod owner;\n"),
    ]);
    changed.insert("src/owner.rs", "").unwrap();
    let third = written(&out, &changed);
    assert_eq!(third.written, ["src/lib.rs", "src/owner.rs"]);
    assert_eq!(third.removed, ["src/types/pet.rs", "tests/pets.rs"]);
    assert_eq!(third.unchanged, 1);
    // `src/types` and `tests` are empty and gone; no temporary file is left.
    assert_eq!(
        listed(&out),
        [MANIFEST, "Cargo.toml", "src/lib.rs", "src/owner.rs"]
    );
    assert_eq!(
        fs::read_to_string(out.join("src/lib.rs")).unwrap(),
        "pub mod owner;\n"
    );
    assert_eq!(time("Cargo.toml"), times[0]);
}

#[test]
fn a_file_that_is_not_ours_is_never_removed() {
    let dir = tempfile::tempdir().unwrap();
    written(dir.path(), &crate_files());
    fs::write(dir.path().join("src/types/mine.rs"), "").unwrap();
    written(dir.path(), &files(&[("Cargo.toml", "")]));
    assert_eq!(
        listed(dir.path()),
        [MANIFEST, "Cargo.toml", "src/types/mine.rs"]
    );
    let gone = remove(dir.path()).unwrap();
    assert_eq!(gone.removed, ["Cargo.toml"]);
    assert_eq!(listed(dir.path()), ["src/types/mine.rs"]);
    assert!(remove(dir.path()).unwrap().is_empty());
}

#[test]
fn removing_leaves_no_folder() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("pets");
    written(&out, &crate_files());
    remove(&out).unwrap();
    assert!(!out.exists());
}

#[test]
fn a_folder_of_somebody_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("thesis.txt"), "").unwrap();
    let files = files(&[("Cargo.toml", "")]);
    let error = write(&files, &manifest(&files), dir.path(), Foreign::Refuse).unwrap_err();
    assert!(matches!(error, WriteError::Foreign(_)));
    assert!(
        error
            .to_string()
            .contains("help: choose an empty folder, or pass --force"),
        "{error}"
    );
    assert_eq!(listed(dir.path()), ["thesis.txt"]);
    write(&files, &manifest(&files), dir.path(), Foreign::Accept).unwrap();
    assert_eq!(listed(dir.path()), [MANIFEST, "Cargo.toml", "thesis.txt"]);
}

#[test]
fn a_manifest_cannot_name_files_outside() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("pets");
    written(&out, &crate_files());
    fs::write(dir.path().join("thesis.txt"), "").unwrap();
    let json = fs::read_to_string(out.join(MANIFEST)).unwrap();
    fs::write(
        out.join(MANIFEST),
        json.replace("src/lib.rs", "../thesis.txt"),
    )
    .unwrap();
    let none = Files::new();
    let error = write(&none, &manifest(&none), &out, Foreign::Refuse).unwrap_err();
    assert!(matches!(error, WriteError::Manifest(..)), "{error}");
    assert!(remove(&out).is_err());
    write(&none, &manifest(&none), &out, Foreign::Accept).unwrap();
    assert!(dir.path().join("thesis.txt").exists());
}

#[test]
fn a_failed_write_leaves_the_folder_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    written(dir.path(), &crate_files());
    // `src/lib.rs` is a file, so that a folder of this name cannot be made.
    let mut impossible = files(&[("Cargo.toml", "new"), ("src/lib.rs", "new")]);
    impossible.insert("src/lib.rs/x.rs", "").unwrap();
    write(
        &impossible,
        &manifest(&impossible),
        dir.path(),
        Foreign::Refuse,
    )
    .unwrap_err();
    assert!(compared(dir.path(), &crate_files(), INPUTS).is_empty());
    assert_eq!(listed(dir.path()).len(), 5);
}

#[cfg(unix)]
#[test]
fn written_files_can_be_read_by_others() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    written(dir.path(), &crate_files());
    let plain = dir.path().join("plain");
    fs::write(&plain, "").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&dir.path().join("Cargo.toml")), mode(&plain));
}

#[test]
fn the_manifest_is_the_same_bytes_each_time() {
    let made = manifest(&files(&[("b", "2"), ("a", "1")]));
    let wanted = format!(
        r#"{{
  "generator": "{}",
  "inputs": {{
    "spec": {{
      "openapi.yaml": "sha256:968bcdb02f5e4a886dde72b3706b88d3142a2b177d06d45c68ae7508a5b80ea4"
    }},
    "overlay": {{
      "overlay.yaml": "sha256:d28a69c5402e1b6769f1f5142dae60e5df182bee2624433c8df6a2f0ef8212e1"
    }},
    "config": {{
      "sdk.toml": "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    }},
    "tests": {{
      "pets.rs": "sha256:537f18fb62899cdb3f8e42d3c58c7e30066769d7421b2778bd0ac322f50b507b"
    }},
    "changelog": {{
      "CHANGELOG.md": "sha256:3e79c4cafb504a21f8913e4e0e66f2ff7b1192a127c6f564aab379c8b5fa9bdd"
    }}
  }},
  "files": {{
    "a": "sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
    "b": "sha256:d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35"
  }}
}}
"#,
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(made.to_json(), wanted);
    assert_eq!(Manifest::parse(wanted.as_bytes()).unwrap(), made);
}

fn compared(dir: &Path, files: &Files, inputs: &[(Role, &str, &str)]) -> Vec<Drift> {
    let manifest = Manifest::new(sources(inputs), files);
    compare(files, &manifest, dir, REGENERATE).unwrap()
}

/// What moves after the folder was written, and what each move is called.
struct Case {
    name: &'static str,
    on_disk: fn(&Path),
    files: fn() -> Files,
    inputs: fn() -> Vec<(Role, &'static str, &'static str)>,
    wanted: &'static [(Cause, &'static str)],
}

fn nothing(_: &Path) {}

fn same_inputs() -> Vec<(Role, &'static str, &'static str)> {
    INPUTS.to_vec()
}

fn without(role: Role) -> Vec<(Role, &'static str, &'static str)> {
    INPUTS
        .iter()
        .copied()
        .filter(|(r, ..)| *r != role)
        .collect()
}

fn with(role: Role, text: &'static str) -> Vec<(Role, &'static str, &'static str)> {
    INPUTS
        .iter()
        .map(|(r, name, old)| (*r, *name, if *r == role { text } else { *old }))
        .collect()
}

fn other_lib() -> Files {
    files(&[
        ("Cargo.toml", "[package]\n"),
        ("src/lib.rs", "pub mod owner;\n"),
        ("src/types/pet.rs", "pub struct Pet;\n"),
        ("tests/pets.rs", "// a test\n"),
    ])
}

fn other_lib_and_test() -> Files {
    files(&[
        ("Cargo.toml", "[package]\n"),
        ("src/lib.rs", "pub mod owner;\n"),
        ("src/types/pet.rs", "pub struct Pet;\n"),
        ("tests/pets.rs", "// another test\n"),
    ])
}

fn other_lib_and_changelog() -> Files {
    let mut files = other_lib();
    files
        .insert("CHANGELOG.md", "# Changelog\n\n## 0.2.0\n")
        .unwrap();
    files
}

fn with_owner() -> Files {
    let mut files = crate_files();
    files.insert("src/types/owner.rs", "").unwrap();
    files
}

const CASES: &[Case] = &[
    Case {
        name: "nothing",
        on_disk: nothing,
        files: crate_files,
        inputs: same_inputs,
        wanted: &[],
    },
    Case {
        name: "what Cargo and git leave there",
        on_disk: |dir| {
            for folder in ["target", ".git"] {
                fs::create_dir(dir.join(folder)).unwrap();
                fs::write(dir.join(folder).join("x"), "").unwrap();
            }
            fs::write(dir.join("Cargo.lock"), "").unwrap();
        },
        files: crate_files,
        inputs: same_inputs,
        wanted: &[],
    },
    Case {
        name: "all is gone",
        on_disk: |dir| fs::remove_dir_all(dir).unwrap(),
        files: crate_files,
        inputs: same_inputs,
        wanted: &[(Cause::Missing, MANIFEST)],
    },
    Case {
        name: "the manifest is gone",
        on_disk: |dir| fs::remove_file(dir.join(MANIFEST)).unwrap(),
        files: crate_files,
        inputs: same_inputs,
        wanted: &[(Cause::Missing, MANIFEST)],
    },
    Case {
        name: "the manifest is broken",
        on_disk: |dir| fs::write(dir.join(MANIFEST), "{").unwrap(),
        files: crate_files,
        inputs: same_inputs,
        wanted: &[(Cause::HandEdit, MANIFEST)],
    },
    Case {
        name: "the spec and a file",
        on_disk: nothing,
        files: other_lib,
        inputs: || with(Role::Spec, "openapi: 3.1.0"),
        wanted: &[(Cause::SpecChanged, "src/lib.rs")],
    },
    Case {
        name: "the spec alone",
        on_disk: nothing,
        files: crate_files,
        inputs: || with(Role::Spec, "openapi: 3.1.0"),
        wanted: &[(Cause::SpecChanged, "openapi.yaml")],
    },
    Case {
        name: "the overlay is gone",
        on_disk: nothing,
        files: other_lib,
        inputs: || without(Role::Overlay),
        wanted: &[(Cause::OverlayChanged, "src/lib.rs")],
    },
    Case {
        name: "sdk.toml",
        on_disk: nothing,
        files: with_owner,
        inputs: || with(Role::Config, "[package]"),
        wanted: &[(Cause::ConfigChanged, "src/types/owner.rs")],
    },
    Case {
        name: "a copied test",
        on_disk: nothing,
        files: other_lib_and_test,
        inputs: || {
            let mut inputs = with(Role::Tests, "// another test\n");
            inputs[0].2 = "openapi: 3.1.0";
            inputs
        },
        wanted: &[
            (Cause::SpecChanged, "src/lib.rs"),
            (Cause::TestsChanged, "tests/pets.rs"),
        ],
    },
    Case {
        name: "the changelog",
        on_disk: nothing,
        files: other_lib_and_changelog,
        inputs: || {
            let mut inputs = with(Role::Changelog, "# Changelog\n\n## 0.2.0\n");
            inputs[0].2 = "openapi: 3.1.0";
            inputs
        },
        wanted: &[
            (Cause::ChangelogChanged, "CHANGELOG.md"),
            (Cause::SpecChanged, "src/lib.rs"),
        ],
    },
    Case {
        name: "the generator",
        on_disk: nothing,
        files: other_lib,
        inputs: same_inputs,
        wanted: &[(Cause::GeneratorChanged, "src/lib.rs")],
    },
    Case {
        name: "the generator's version",
        on_disk: |dir| {
            let json = fs::read_to_string(dir.join(MANIFEST)).unwrap();
            let old = json.replace(&format!("\"{}\"", env!("CARGO_PKG_VERSION")), "\"0.0.1\"");
            fs::write(dir.join(MANIFEST), old).unwrap();
        },
        files: crate_files,
        inputs: same_inputs,
        wanted: &[(Cause::GeneratorChanged, MANIFEST)],
    },
    Case {
        name: "a person",
        on_disk: |dir| fs::write(dir.join("src/lib.rs"), "pub mod mine;\n").unwrap(),
        files: crate_files,
        inputs: same_inputs,
        wanted: &[(Cause::HandEdit, "src/lib.rs")],
    },
    Case {
        name: "a person, and the spec elsewhere",
        on_disk: |dir| fs::write(dir.join("Cargo.toml"), "mine\n").unwrap(),
        files: other_lib,
        inputs: || with(Role::Spec, "openapi: 3.1.0"),
        wanted: &[
            (Cause::HandEdit, "Cargo.toml"),
            (Cause::SpecChanged, "src/lib.rs"),
        ],
    },
    Case {
        name: "files that nobody generates",
        on_disk: |dir| fs::write(dir.join("src/types/mine.rs"), "").unwrap(),
        files: || {
            files(&[
                ("Cargo.toml", "[package]\n"),
                ("src/lib.rs", "pub mod pet;\n"),
                ("src/types/pet.rs", "pub struct Pet;\n"),
            ])
        },
        inputs: same_inputs,
        wanted: &[
            (Cause::Orphan, "src/types/mine.rs"),
            (Cause::Orphan, "tests/pets.rs"),
        ],
    },
    Case {
        name: "a generated file is gone",
        on_disk: |dir| fs::remove_file(dir.join("src/types/pet.rs")).unwrap(),
        files: crate_files,
        inputs: same_inputs,
        wanted: &[(Cause::MissingFile, "src/types/pet.rs")],
    },
];

#[test]
fn each_drift_has_its_cause() {
    for case in CASES {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("pets");
        written(&out, &crate_files());
        (case.on_disk)(&out);
        let drifts = compared(&out, &(case.files)(), &(case.inputs)());
        let found: Vec<(Cause, &str)> = drifts
            .iter()
            .map(|drift| (drift.cause, drift.path.as_str()))
            .collect();
        assert_eq!(found, case.wanted, "{}", case.name);
        if case.name == "all is gone" {
            continue;
        }
        // What is done about it helps: after writing, only what is not ours is left to say.
        let (files, inputs) = ((case.files)(), (case.inputs)());
        let manifest = Manifest::new(sources(&inputs), &files);
        write(&files, &manifest, &out, Foreign::Accept).unwrap();
        let left = compared(&out, &files, &inputs);
        assert!(
            left.iter().all(|drift| drift.cause == Cause::Orphan),
            "{}: {left:?}",
            case.name
        );
    }
}

#[test]
fn drifts_are_told_with_diff_and_remedy() {
    let dir = tempfile::tempdir().unwrap();
    written(dir.path(), &crate_files());
    fs::write(dir.path().join("src/types/pet.rs"), "pub struct Pet {}\n").unwrap();
    fs::write(dir.path().join("src/mine.rs"), "").unwrap();
    let drifts = compared(dir.path(), &other_lib(), INPUTS);
    assert_eq!(render("generated/pets", &[]), "");
    assert_eq!(
        render("generated/pets", &drifts),
        "\
generated/pets: 3 differences from what its spec gives

the generator changed: src/lib.rs
  @@ -1 +1 @@
  -pub mod pet;
  +pub mod owner;
  remedy: `cargo xtask regenerate pets`

edited by hand: src/types/pet.rs
  @@ -1 +1 @@
  -pub struct Pet {}
  +pub struct Pet;
  remedy: move the change into the overlay, sdk.toml or a file of your own in `src/ext/` (it would be lost), then `cargo xtask regenerate pets`

not generated: src/mine.rs
  remedy: remove `src/mine.rs`, or move it into `src/ext/`, `tests/` or `examples/`, which are yours
"
    );
}
