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
