//! The command line as a user meets it: what is printed where, and the exit status.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Exit status, standard output, standard error.
fn sdkwright(dir: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_sdkwright"))
        .args(arguments)
        .current_dir(dir)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn explain_prints_the_long_text() {
    let dir = tempfile::tempdir().unwrap();
    let (status, out, err) = sdkwright(dir.path(), &["explain", "e004"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(
        out.starts_with("error[E004]: Swagger 2.0 document\n\nThe document is Swagger 2.0."),
        "{out}"
    );
}

#[test]
fn explain_suggests_the_nearest_code() {
    let dir = tempfile::tempdir().unwrap();
    let (status, out, err) = sdkwright(dir.path(), &["explain", "W02"]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert_eq!(
        err,
        "error: there is no code `W02`\nhelp: did you mean `W002`?\n"
    );
    let (status, _, err) = sdkwright(dir.path(), &["explain", "unrelated"]);
    assert_eq!(status, 2);
    assert!(
        err.ends_with("help: `sdkwright explain` lists all codes\n"),
        "{err}"
    );
}

#[test]
fn explain_lists_all_codes() {
    let dir = tempfile::tempdir().unwrap();
    let (status, out, _) = sdkwright(dir.path(), &["explain"]);
    assert_eq!(status, 0);
    for code in sdkwright::diagnostic::Code::ALL {
        assert!(
            out.contains(&format!("{}  {}\n", code.id(), code.title())),
            "{out}"
        );
    }
}

#[test]
fn a_wrong_command_line_is_status_2() {
    let dir = tempfile::tempdir().unwrap();
    for arguments in [
        &[][..],
        &["generate"],
        &["generate", "spec.yaml"],
        &["generat"],
    ] {
        let (status, _, err) = sdkwright(dir.path(), arguments);
        assert_eq!(status, 2, "{arguments:?}: {err}");
    }
}

#[test]
fn generate_says_what_is_wrong_and_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(
        dir.path().join("openapi.yaml"),
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths: {}\n",
    )
    .unwrap();
    fs::write(
        dir.path().join("sdk.toml"),
        "[package]\nnmae = 'x'\nversion = 1\n",
    )
    .unwrap();
    let (status, out, err) = sdkwright(
        dir.path(),
        &[
            "generate",
            "openapi.yaml",
            "-c",
            "sdk.toml",
            "-o",
            "out",
            "--color",
            "always",
        ],
    );
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(err.contains("E008"), "{err}");
    assert!(err.contains("E009"), "{err}");
    assert!(err.contains("did you mean `name`?"), "{err}");
    assert!(err.contains("sdk.toml"), "{err}");
    assert!(err.contains('\u{1b}'), "{err}");
    assert!(
        err.ends_with("2 errors, 0 warnings; nothing written\n"),
        "{err}"
    );
    assert!(!dir.path().join("out").exists());
}

#[test]
fn generate_names_a_file_that_is_not_there() {
    let dir = tempfile::tempdir().unwrap();
    let (status, _, err) = sdkwright(
        dir.path(),
        &[
            "generate",
            "gone.yaml",
            "-o",
            "out",
            "--overlay",
            "gone.overlay.yaml",
        ],
    );
    assert_eq!(status, 1);
    assert!(err.contains("E001"), "{err}");
    assert!(err.contains("gone.yaml"), "{err}");
    assert!(
        !err.contains('\u{1b}'),
        "no colours without a terminal: {err}"
    );
    assert!(!dir.path().join("out").exists());
}

#[test]
fn check_sees_a_change_in_a_file_that_the_document_refers_to() {
    let dir = tempfile::tempdir().unwrap();
    let document = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths: {}\n\
                    components: {schemas: {Pet: {$ref: schemas/Pet.yaml}}}\n";
    fs::write(dir.path().join("openapi.yaml"), document).unwrap();
    fs::create_dir(dir.path().join("schemas")).unwrap();
    let pet = dir.path().join("schemas/Pet.yaml");
    fs::write(&pet, "type: object\nproperties: {name: {type: string}}\n").unwrap();
    let (status, _, err) = sdkwright(dir.path(), &["generate", "openapi.yaml", "-o", "out"]);
    assert_eq!(status, 0, "{err}");
    let manifest = fs::read_to_string(dir.path().join("out/.sdkwright.json")).unwrap();
    assert!(manifest.contains("\"schemas/Pet.yaml\""), "{manifest}");

    let check = &["check", "openapi.yaml", "-o", "out"];
    let (status, out, err) = sdkwright(dir.path(), check);
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(out, "out is what the document gives\n");

    fs::write(&pet, "type: object\nproperties: {nick: {type: string}}\n").unwrap();
    let (status, _, err) = sdkwright(dir.path(), check);
    assert_eq!(status, 1);
    assert!(err.contains("the spec changed: src/types/pet.rs"), "{err}");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("api")).unwrap();
    fs::write(dir.path().join("secret.yaml"), "type: string\n").unwrap();
    let link = dir.path().join("api/link.yaml");
    std::os::unix::fs::symlink(dir.path().join("secret.yaml"), link).unwrap();
    let document = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths: {}\n\
                    components: {schemas: {Pet: {$ref: link.yaml}}}\n";
    fs::write(dir.path().join("api/openapi.yaml"), document).unwrap();
    let (status, _, err) = sdkwright(dir.path(), &["generate", "api/openapi.yaml", "-o", "out"]);
    assert_eq!(status, 0);
    assert!(
        err.contains("`link.yaml` is a link that leads out of the folder"),
        "{err}"
    );
}

#[test]
fn programs_get_findings_on_the_standard_output() {
    let dir = tempfile::tempdir().unwrap();
    let document = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";
    fs::write(dir.path().join("openapi.yaml"), document).unwrap();
    let run = |format| {
        sdkwright(
            dir.path(),
            &["generate", "openapi.yaml", "-o", "out", "--format", format],
        )
    };
    let (status, out, err) = run("json");
    assert_eq!(status, 0);
    assert!(
        err.starts_with("0 operations, 0 types, 0 untyped places, 1 warning; wrote "),
        "{err}"
    );
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["diagnostics"][0]["code"], "W018");
    assert_eq!(json["counts"]["operations"], 0);
    let (_, out, _) = run("github");
    assert!(
        out.starts_with("::warning title=W018%3A no servers::"),
        "{out}"
    );
    let (_, out, _) = run("sarif");
    let sarif: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
}

#[test]
fn strict_makes_defects_errors() {
    let dir = tempfile::tempdir().unwrap();
    let document = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths: {}\n\
                    components: {schemas: {Pet: {$ref: '#/components/schemas/Gone'}}}\n";
    fs::write(dir.path().join("openapi.yaml"), document).unwrap();
    let arguments = ["generate", "openapi.yaml", "-o", "out", "--strict"];
    let (status, _, err) = sdkwright(dir.path(), &arguments);
    assert_eq!(status, 1);
    assert!(err.contains("error[W060]"), "{err}");
    let (status, _, err) = sdkwright(dir.path(), &arguments[..4]);
    assert_eq!(status, 0);
    assert!(err.contains("warning[W060]"), "{err}");
}

#[test]
fn lint_gives_advice_and_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let document = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths: {}\n\
                    components: {schemas: {Bill: {type: object, properties: {amount: {type: number}}}}}\n";
    fs::write(dir.path().join("openapi.yaml"), document).unwrap();
    let (status, out, err) = sdkwright(dir.path(), &["lint", "openapi.yaml"]);
    assert_eq!(
        (status, out.as_str()),
        (0, "0 operations, 1 type, 0 untyped places, 1 warning\n")
    );
    assert!(err.contains("warning[W071]"), "{err}");
    assert!(err.contains("number = \"decimal\""), "{err}");
    let (status, _, _) = sdkwright(dir.path(), &["lint", "openapi.yaml", "--deny-warnings"]);
    assert_eq!(status, 1);
    let (_, out, _) = sdkwright(dir.path(), &["lint", "openapi.yaml", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["diagnostics"][0]["code"], "W071");
    fs::write(dir.path().join("sdk.toml"), "[types]\nnumber = 'decimal'\n").unwrap();
    let mended = &["lint", "openapi.yaml", "-c", "sdk.toml", "--deny-warnings"];
    assert_eq!(sdkwright(dir.path(), mended).0, 0);
    let (status, _, _) = sdkwright(dir.path(), &["lint", "gone.yaml"]);
    assert_eq!(status, 1);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
}
