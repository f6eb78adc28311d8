//! What a text is read as, and what is said of one that is not a document.

use sdkwright::diagnostic::{Diagnostics, Inputs, Style, render, render_short};
use sdkwright::document::{Document, Source, Version, read, read_text};
use serde_json::{Value, json};
use std::path::Path;

/// The root of a text that is read without a word, `openapi` left out.
fn root(text: &str) -> Value {
    let (document, diagnostics) = read_text("openapi.yaml", format!("openapi: 3.0.3\n{text}"));
    let inputs = Inputs::new();
    assert!(
        diagnostics.is_empty(),
        "{}",
        render(&diagnostics, &inputs, Style::Plain)
    );
    let mut root = document.unwrap().root;
    root.as_object_mut().unwrap().shift_remove("openapi");
    root
}

fn said(path: &str, text: impl Into<String>) -> String {
    short(read_text(path, text))
}

fn short((document, diagnostics): (Result<Document, Source>, Diagnostics)) -> String {
    let inputs = Inputs::new();
    match &document {
        Ok(document) => render_short(&diagnostics, &inputs.document(document)),
        Err(source) => render_short(&diagnostics, &inputs.spec(source)),
    }
}

#[test]
fn keys_are_read_as_written() {
    let read = root(
        "x:\n  200: a\n  1.10: b\n  null: c\n  true: d\n  yes: e\n  0x10: f\n  ~: g\n  '404': h\n  -1: i\n",
    );
    let keys: Vec<&String> = read["x"].as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "200", "1.10", "null", "true", "yes", "0x10", "~", "404", "-1"
        ]
    );
}

#[test]
fn scalars_are_those_of_yaml_1_2() {
    let read = root(
        "x: [yes, no, on, off, y, n, true, False, ~, null, 012, 0x1F, 1_000, 1.0, 1e3, -.5, '1', 2024-01-01]\n",
    );
    assert_eq!(
        read["x"],
        json!([
            "yes",
            "no",
            "on",
            "off",
            "y",
            "n",
            true,
            false,
            null,
            null,
            "012",
            31,
            "1_000",
            1.0,
            1000.0,
            -0.5,
            "1",
            "2024-01-01"
        ])
    );
}

#[test]
fn numbers_beyond_64_bits_are_floats_and_what_json_lacks_is_text() {
    let text = "[18446744073709551615, 18446744073709551616, -9223372036854775808, -18446744073709551616, .inf, -.inf, .nan]";
    assert_eq!(
        root(&format!("x: {text}\n"))["x"],
        json!([
            u64::MAX,
            18446744073709551616.0,
            i64::MIN,
            -18446744073709551616.0,
            ".inf",
            "-.inf",
            ".nan"
        ])
    );
    let (document, _) = read_text(
        "x.json",
        r#"{"openapi": "3.0.0", "x": [18446744073709551615, 18446744073709551616]}"#,
    );
    assert_eq!(
        document.unwrap().root["x"],
        json!([u64::MAX, 18446744073709551616.0])
    );
}

#[test]
fn anchors_aliases_and_merges() {
    let read = root(
        "\
a: &a { one: 1, two: 2 }
b: &b { two: 22, three: 3 }
c: *a
d: { two: mine, <<: *a }
e: { <<: [*a, *b], four: 4 }
f: { <<: *a, one: later }
g: { <<: text }
",
    );
    assert_eq!(read["c"], json!({ "one": 1, "two": 2 }));
    assert_eq!(read["d"], json!({ "two": "mine", "one": 1 }));
    assert_eq!(
        read["e"],
        json!({ "one": 1, "two": 2, "three": 3, "four": 4 })
    );
    assert_eq!(read["f"], json!({ "one": "later", "two": 2 }));
    assert_eq!(read["g"], json!({ "<<": "text" }));
}

#[test]
fn json_has_no_merge_key() {
    let (document, diagnostics) =
        read_text("x.json", r#"{"openapi": "3.0.0", "x": {"<<": {"a": 1}}}"#);
    assert!(diagnostics.is_empty());
    assert_eq!(document.unwrap().root["x"], json!({ "<<": { "a": 1 } }));
}

#[test]
fn tags_are_passed_over() {
    let read = root("x: !Ref name\ny: !Map { a: !List [1, !!str 2] }\nz: !!float 1\n");
    assert_eq!(
        read,
        json!({ "x": "name", "y": { "a": [1, "2"] }, "z": 1.0 })
    );
}

#[test]
fn a_key_that_stands_twice_is_said_and_the_last_counts() {
    let text = "openapi: 3.0.0\npaths:\n  /pets:\n    get: {a: 1}\n  /pets:\n    get: {b: 2}\n  '/pets': 3\n";
    let (document, diagnostics) = read_text("openapi.yaml", text);
    let document = document.unwrap();
    assert_eq!(document.root["paths"], json!({ "/pets": 3 }));
    insta::assert_snapshot!(render(&diagnostics, &Inputs::new().document(&document), Style::Plain), @r"
    warning[W002]: `/pets` stands twice in one mapping
     --> openapi.yaml:7:3
      |
    7 |   '/pets': 3
      |   ^^^^^^^ this one counts
      |
     ::: openapi.yaml:5:3
      |
    5 |   /pets:
      |   ----- this one is lost
      |
      = help: remove one of the two, or give it another name
    ");
    assert_eq!(
        said(
            "x.json",
            r#"{"openapi": "3.0.0", "a": {"b\/c": 1, "b/c": 2}}"#
        ),
        "x.json:1:39: warning[W002]: `b/c` stands twice in one mapping\n"
    );
}

#[test]
fn versions() {
    for (stated, version) in [
        ("3.0.0", Version::V30),
        ("3.0", Version::V30),
        ("'3.0.4'", Version::V30),
        ("3.1.0", Version::V31),
        ("3.1", Version::V31),
        ("3.1.1-rc1", Version::V31),
        ("3.2.0", Version::V32),
    ] {
        let (document, diagnostics) = read_text("x.yaml", format!("openapi: {stated}\n"));
        assert!(diagnostics.is_empty(), "{stated}");
        assert_eq!(document.unwrap().version, version, "{stated}");
    }
}

#[test]
fn what_is_no_openapi() {
    for (text, expected) in [
        (
            "openapi: 4.0.0",
            "x.yaml:1:10: error[E003]: OpenAPI version `4.0.0` is not known",
        ),
        (
            "openapi: 3",
            "x.yaml:1:10: error[E003]: OpenAPI version `3` is not known",
        ),
        (
            "openapi: [3]",
            "x.yaml:1:10: error[E003]: `openapi` is a list, not a version",
        ),
        (
            "openapi:\npaths: {}",
            "x.yaml:1:1: error[E003]: `openapi` is null, not a version",
        ),
        (
            "info: {}\nswagger: '2.0'",
            "x.yaml:2:1: error[E004]: this is a Swagger 2.0 document",
        ),
        (
            "swagger: 2.0",
            "x.yaml:1:1: error[E004]: this is a Swagger 2.0 document",
        ),
        (
            "swaggerVersion: '1.2'",
            "x.yaml:1:1: error[E004]: this is a Swagger 1.2 document",
        ),
        (
            "overlay: 1.0.0",
            "x.yaml:1:1: error[E003]: this is an OpenAPI Overlay, which changes a document but is none",
        ),
        (
            "asyncapi: 3.0.0",
            "x.yaml:1:1: error[E003]: this is an AsyncAPI document",
        ),
        (
            "$schema: x",
            "x.yaml:1:1: error[E003]: this is a JSON Schema",
        ),
        (
            "OpenAPI: 3.0.0",
            "x.yaml:1:1: error[E003]: there is no `openapi`, but `OpenAPI`",
        ),
        (
            "a: 1\nopenapii: 3.0.0",
            "x.yaml:2:1: error[E003]: there is no `openapi`, but `openapii`",
        ),
        (
            "a: 1\nb: 2",
            "x.yaml: error[E003]: the document does not state its `openapi` version",
        ),
        (
            "- 1\n- 2",
            "x.yaml: error[E003]: the file holds a list, not a mapping",
        ),
        (
            "just text",
            "x.yaml:1:1: error[E003]: the file holds a text, not a mapping",
        ),
        ("", "x.yaml: error[E001]: `x.yaml` is empty"),
        (" \n# only this\n", "x.yaml: error[E001]: `x.yaml` is empty"),
    ] {
        assert_eq!(said("x.yaml", text), format!("{expected}\n"), "{text}");
    }
}

#[test]
fn what_is_no_yaml_or_json() {
    for (path, text, expected) in [
        (
            "x.json",
            "{\"a\": 1,\n \"b\" 2}",
            "x.json:2:6: error[E002]: not JSON: expected `:`",
        ),
        (
            "x.json",
            "{\"a\": [1, 2",
            "x.json:1:11: error[E002]: not JSON: EOF while parsing a list",
        ),
        (
            "x.yaml",
            "a: b\n  c: d\n",
            "x.yaml:2:4: error[E002]: not YAML: mapping values are not allowed in this context",
        ),
        (
            "x.yaml",
            "é: 1\n\tb: 2\n",
            "x.yaml:2:1: error[E002]: not YAML: found a tab character that violates indentation",
        ),
        (
            "x.yaml",
            "a: @b\n",
            "x.yaml:1:4: error[E002]: not YAML: found character that cannot start any token",
        ),
        (
            "x.yaml",
            "a:\n  - b\n c: d\n",
            "x.yaml:3:2: error[E002]: not YAML: did not find expected key",
        ),
        (
            "x.yaml",
            "a: \"b\n",
            "x.yaml:1:5: error[E002]: not YAML: found unexpected end of stream",
        ),
        (
            "x.yaml",
            "ä: öö\nb: *c\n",
            "x.yaml:2:4: error[E002]: not YAML: unknown anchor",
        ),
        (
            "x.yaml",
            "a: {[1]: 2}\n",
            "x.yaml:1:5: error[E002]: not YAML: a: invalid type: sequence, expected a key that is text",
        ),
        (
            "x.yaml",
            "a: 1\n---\nb: 2\n",
            "x.yaml:2:1: error[E002]: not YAML: more than one document in the file",
        ),
        (
            "x.yaml",
            "a: b\nc: d\0e\n",
            "x.yaml:2:5: error[E002]: not YAML: control characters are not allowed",
        ),
        (
            "x.json",
            "\0o\0p",
            "x.json:1:1: error[E002]: the file is UTF-16 or no text at all",
        ),
    ] {
        assert_eq!(said(path, text), format!("{expected}\n"), "{text}");
    }
}

#[test]
fn json_with_a_trailing_comma_passes_as_yaml() {
    let (document, diagnostics) = read_text(
        "x.json",
        "{\"openapi\": \"3.0.0\", # as YAML\n \"x\": [1,],}",
    );
    assert!(diagnostics.is_empty());
    assert_eq!(document.unwrap().root["x"], json!([1]));
}

#[test]
fn nesting_is_bounded() {
    let nested = |open: &str, close: &str, depth: usize| {
        format!(
            "{{\"openapi\": \"3.0.0\", \"x\": {}1{}}}",
            open.repeat(depth),
            close.repeat(depth)
        )
    };
    assert!(read_text("x.json", nested("[", "]", 120)).0.is_ok());
    for depth in [200, 100_000] {
        for (open, close) in [("[", "]"), ("{\"a\": ", "}")] {
            for path in ["x.json", "x.yaml"] {
                let said = said(path, nested(open, close, depth));
                assert!(
                    said.contains("error[E002]: not ") && said.contains("nested deeper than 128"),
                    "{said}"
                );
            }
        }
    }
    let said = said("x.yaml", "- ".repeat(1000));
    assert!(said.contains("nested deeper than 128 levels"), "{said}");
}

#[test]
fn aliases_that_multiply_are_refused() {
    let mut text = "openapi: 3.0.0\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    // Few aliases of something large, which the library does not count.
    let long = format!(
        "openapi: 3.0.0\na: &a {}\nb: [{}]\n",
        "x".repeat(1_000_000),
        vec!["*a"; 2000].join(", ")
    );
    for (text, place) in [(text, "x.yaml:"), (long, "x.yaml:3:")] {
        let said = said("x.yaml", text);
        assert!(said.contains(place), "{said}");
        assert!(
            said.contains("error[E002]: not YAML: aliases expand to far more than the file itself"),
            "{said}"
        );
    }
    let said = said("x.yaml", "openapi: 3.0.0\na: &a [*a]\n");
    assert!(said.contains("error[E002]"), "{said}");
}

#[test]
fn encodings() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        short(read(&path)).replace(&folder.path().display().to_string(), "")
    };
    assert_eq!(file("bom.yaml", b"\xef\xbb\xbfopenapi: 3.0.0\n"), "");
    assert_eq!(
        file("bom.json", b"\xef\xbb\xbf{\"openapi\": \"3.0.0\"}"),
        ""
    );
    assert_eq!(
        file("latin.yaml", b"openapi: 3.0.0\nx: caf\xe9\n"),
        "/latin.yaml:2:7: error[E002]: the file is not UTF-8\n"
    );
    assert_eq!(
        file("wide.yaml", b"\xff\xfeo\0p\0"),
        "/wide.yaml:1:1: error[E002]: the file is UTF-16\n"
    );
    assert_eq!(
        file("zero.yaml", b"o\0p\0e\0"),
        "/zero.yaml:1:2: error[E002]: the file is UTF-16 or no text at all\n"
    );
}

#[test]
fn files_that_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("openapi.yaml"), "openapi: 3.0.0").unwrap();
    let said = |path: &Path| {
        let (document, diagnostics) = read(path);
        let source = document.unwrap_err();
        let text = render(&diagnostics, &Inputs::new().spec(&source), Style::Plain);
        text.replace(&folder.path().display().to_string(), "specs")
    };
    insta::assert_snapshot!(said(&folder.path().join("openapi.yml")), @r"
    error[E001]: `specs/openapi.yml` does not exist
    --> specs/openapi.yml
     |
     = help: did you mean `specs/openapi.yaml`?
    ");
    insta::assert_snapshot!(said(folder.path()), @r"
    error[E001]: `specs` is a folder
    --> specs
     |
     = help: name a file in it: `specs/openapi.yaml`
    ");
    insta::assert_snapshot!(said(&folder.path().join("none/openapi.yaml")), @r"
    error[E001]: `specs/none/openapi.yaml` does not exist
    --> specs/none/openapi.yaml
     |
     = help: the folder `specs/none` does not exist
    ");
}
