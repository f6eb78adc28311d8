//! `docs/ci.md`: its workflow's calls of sdkwright work as they stand, in a small repository.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: 'https://pets.example'}]
paths:
  /pets:
    get: {operationId: listPets, tags: [pets], responses: {'200': {description: All}}}
";
const NEWER: &str = "  /pets/{id}:
    get: {operationId: getPet, tags: [pets], parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'200': {description: One}}}
";

/// A line of the workflow, as a shell would run it.
fn shell(dir: &Path, line: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_sdkwright"));
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let own = program.parent().unwrap().to_owned();
    let path =
        std::env::join_paths([own].into_iter().chain(std::env::split_paths(&paths))).unwrap();
    Command::new("bash")
        .args(["-e", "-c", line])
        .current_dir(dir)
        .env("PATH", path)
        .output()
        .unwrap()
}

fn done(dir: &Path, line: &str) -> String {
    let output = shell(dir, line);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{line}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The `run:` lines of a job.
fn lines(page: &str, job: &str) -> Vec<String> {
    let block = page.split("```yaml\n").nth(1).unwrap();
    let workflow: serde_json::Value =
        serde_yaml::from_str(block.split("```").next().unwrap()).unwrap();
    let steps = workflow["jobs"][job]["steps"].as_array().unwrap();
    let lines = steps.iter().filter_map(|step| step["run"].as_str());
    lines
        .filter(|line| line.starts_with("sdkwright "))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_workflow_works_as_it_stands() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/ci.md");
    let page = fs::read_to_string(page).unwrap();
    let (drift, update) = (lines(&page, "drift"), lines(&page, "update"));
    assert_eq!((drift.len(), update.len()), (1, 2));

    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    fs::write(dir.join("openapi.yaml"), DOCUMENT).unwrap();
    fs::write(dir.join("overlay.yaml"), "overlay: 1.0.0\ninfo: {title: Pets, version: '1'}\nactions: [{target: $.info, update: {description: Pets}}]\n").unwrap();
    fs::write(dir.join("sdk.toml"), "[package]\nname = 'pets-sdk'\n").unwrap();
    done(dir, &update[1]);
    done(
        dir,
        "git init -q && git add . && git -c user.name=a -c user.email=a@example.com commit -q -m first",
    );
    done(dir, &drift[0]);

    // A pull request that changes the document and not the crate fails, and says what it is.
    fs::write(dir.join("openapi.yaml"), format!("{DOCUMENT}{NEWER}")).unwrap();
    let output = shell(dir, &drift[0]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("the spec changed"), "{said}");
    assert!(
        said.contains("::notice::the change for users of the crate: minor"),
        "{said}"
    );

    // The other job brings both together.
    done(dir, &update[0]);
    let changes = fs::read_to_string(dir.join("changes.md")).unwrap();
    assert!(changes.contains("get_pet"), "{changes}");
    done(dir, &update[1]);
    done(dir, &drift[0]);
}
