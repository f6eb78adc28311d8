//! What a run reads: the files beside a spec, and the tests that are copied into the crate.

use sdkwright::check::{Role, Sources};
use sdkwright::config::read_config;
use sdkwright::diagnostic::{Diagnostics, Spot};
use sdkwright::files::Files;
use sdkwright::pipeline::{self, Job};
use sdkwright::user_files::copied_files;
use std::fs;
use std::path::Path;

fn put(dir: &Path, path: &str, text: &str) {
    let path = dir.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn a_job_takes_what_lies_beside_the_spec() {
    let dir = tempfile::tempdir().unwrap();
    let job = Job::beside(dir.path());
    assert_eq!(job.spec, dir.path().join("openapi.yaml"));
    assert_eq!((job.overlay, job.config), (None, None));

    put(dir.path(), "openapi.json", "{}");
    put(dir.path(), "overlay.yaml", "");
    put(dir.path(), "sdk.toml", "");
    let job = Job::beside(dir.path());
    assert_eq!(job.spec, dir.path().join("openapi.json"));
    assert_eq!(job.overlay, Some(dir.path().join("overlay.yaml")));
    assert_eq!(job.config, Some(dir.path().join("sdk.toml")));
    put(dir.path(), "openapi.yaml", "");
    assert_eq!(
        Job::beside(dir.path()).spec,
        dir.path().join("openapi.yaml")
    );
}

#[test]
fn a_run_says_which_input_cannot_be_read() {
    let dir = tempfile::tempdir().unwrap();
    let outcome = pipeline::run(&Job::beside(dir.path()));
    assert!(outcome.files.is_none());
    let codes: Vec<&str> = outcome
        .diagnostics
        .iter()
        .map(|said| said.code.id())
        .collect();
    assert_eq!(codes, ["E001"]);
}

fn copied(dir: &Path, config: &str) -> (Files, Sources, Diagnostics) {
    put(dir, "sdk.toml", config);
    let (config, _) = read_config(config);
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::new());
    let files = copied_files(&Job::beside(dir), &config, &mut sources, &mut diagnostics);
    (files, sources, diagnostics)
}

#[test]
fn tests_are_copied_with_their_folders() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "by-hand/pets.rs", "// pets");
    put(dir.path(), "by-hand/common/mod.rs", "// common");
    put(dir.path(), "by-hand/notes.md", "no test");
    let (files, sources, diagnostics) = copied(dir.path(), "[package]\ntests = 'by-hand'");
    assert!(diagnostics.is_empty());
    let found: Vec<(&str, &[u8])> = files.iter().collect();
    let wanted: [(&str, &[u8]); 2] = [
        ("tests/common/mod.rs", b"// common"),
        ("tests/pets.rs", b"// pets"),
    ];
    assert_eq!(found, wanted);
    let mut wanted = Sources::default();
    wanted.add(Role::Tests, "pets.rs", b"// pets");
    wanted.add(Role::Tests, "common/mod.rs", b"// common");
    assert_eq!(sources, wanted);
}

#[test]
fn without_a_word_on_tests_none_are_copied() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "tests/pets.rs", "");
    let (files, sources, _) = copied(dir.path(), "");
    assert!(files.is_empty());
    assert_eq!(sources, Sources::default());
}

#[test]
fn a_folder_of_tests_that_is_not_there_is_said_at_its_key() {
    let dir = tempfile::tempdir().unwrap();
    let (_, _, diagnostics) = copied(dir.path(), "[package]\ntests = 'gone'");
    let said: Vec<_> = diagnostics.iter().collect();
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].code.id(), "E001");
    let Some(Spot::Value(pointer)) = said[0].place.as_ref().map(|place| &place.spot) else {
        panic!("the place is a value")
    };
    assert_eq!(pointer.as_str(), "/package/tests");
}

#[test]
fn the_changelog_is_copied_under_the_name_that_cargo_knows() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "docs/history.md", "# Changelog");
    let (files, sources, diagnostics) =
        copied(dir.path(), "[package]\nchangelog = 'docs/history.md'");
    assert!(diagnostics.is_empty());
    let found: Vec<(&str, &[u8])> = files.iter().collect();
    assert_eq!(found, [("CHANGELOG.md", b"# Changelog".as_slice())]);
    let mut wanted = Sources::default();
    wanted.add(Role::Changelog, "docs/history.md", b"# Changelog");
    assert_eq!(sources, wanted);
    let (files, _, diagnostics) = copied(dir.path(), "[package]\nchangelog = 'gone.md'");
    assert!(files.is_empty());
    let codes: Vec<&str> = diagnostics.iter().map(|said| said.code.id()).collect();
    assert_eq!(codes, ["E001"]);
}
