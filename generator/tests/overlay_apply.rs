//! Overlays on small documents: the document that comes out, and what is said.

use sdkwright::diagnostic::{Inputs, Spot, Style, render, render_short};
use sdkwright::document::{Document, Version, read_text};
use sdkwright::overlay::{apply, read_overlay_text};
use sdkwright::pointer::Pointer;
use serde_json::{Value, json};

const DOCUMENT: &str = "\
openapi: 3.0.3
info: { title: Old, version: '1' }
tags: null
paths:
  /a:
    get:
      tags: [one, two, three]
      parameters:
        - { name: x, in: query }
        - { name: y, in: header }
        - { name: x, in: header }
        - { name: z, in: query }
  /b:
    get: { tags: [one] }
    post: {}
components:
  schemas:
    A: { type: object, required: true }
";

/// Applies the actions (YAML, not indented) and gives the document and what is said.
fn run(version: &str, actions: &str) -> (Document, String) {
    let text =
        format!("overlay: {version}\ninfo: {{ title: t, version: '1' }}\nactions:\n{actions}");
    let document = read_text("openapi.yaml", DOCUMENT).0.unwrap();
    let (overlay, diagnostics) = read_overlay_text("overlay.yaml", text);
    let overlay = match overlay {
        Ok(overlay) => overlay,
        Err(source) => panic!(
            "{}",
            render(&diagnostics, &Inputs::new().overlay(&source), Style::Plain)
        ),
    };
    let (document, diagnostics) = apply(document, &overlay);
    let said = render_short(
        &diagnostics,
        &Inputs::new().document(&document).overlay(&overlay.source),
    );
    (document, said)
}

/// The value at a place after actions that nothing is said of, in both editions.
fn after(actions: &str, pointer: &str) -> Value {
    let results = ["1.0.0", "1.1.0"].map(|version| {
        let (document, said) = run(version, actions);
        assert_eq!(said, "", "{version}: {actions}");
        document
            .root
            .pointer(pointer)
            .cloned()
            .unwrap_or_else(|| json!("nothing there"))
    });
    assert_eq!(results[0], results[1], "{actions}");
    results[0].clone()
}

#[test]
fn mappings_merge_and_keep_their_order() {
    let info = after(
        "- { target: $.info, update: { title: New, x-a: { b: 1 } } }\n- { target: $, update: { info: { x-a: { c: 2 } } } }\n",
        "/info",
    );
    assert_eq!(
        info.to_string(),
        r#"{"title":"New","version":"1","x-a":{"b":1,"c":2}}"#
    );
}

#[test]
fn lists_grow() {
    assert_eq!(
        after(
            "- { target: \"$.paths['/b'].get.tags\", update: two }\n",
            "/paths/~1b/get/tags"
        ),
        json!(["one", "two"])
    );
    assert_eq!(
        after(
            "- { target: \"$.paths['/b'].get.tags\", update: [two, three] }\n",
            "/paths/~1b/get/tags"
        ),
        json!(["one", "two", "three"])
    );
    assert_eq!(
        after(
            "- { target: \"$.paths['/b'].get\", update: { tags: [two] } }\n",
            "/paths/~1b/get/tags"
        ),
        json!(["one", "two"])
    );
    assert_eq!(
        after(
            "- { target: \"$.paths['/a'].get.parameters\", update: { name: w, in: query } }\n",
            "/paths/~1a/get/parameters/4"
        ),
        json!({ "name": "w", "in": "query" })
    );
}

#[test]
fn a_null_is_replaced_and_replaces_no_container() {
    assert_eq!(
        after(
            "- { target: $, update: { tags: [{ name: one }], components: null } }\n",
            "/tags"
        ),
        json!([{ "name": "one" }])
    );
    assert_eq!(
        after(
            "- { target: $, update: { tags: [{ name: one }], components: null } }\n",
            "/components/schemas/A/type"
        ),
        json!("object")
    );
}

#[test]
fn one_action_reaches_many_places() {
    let actions = "- { target: '$.paths.*.get', update: { x-safe: true } }\n- { target: \"$..parameters[?@.name == 'x' && @.in == 'header']\", update: { x-skip: true } }\n";
    assert_eq!(after(actions, "/paths/~1a/get/x-safe"), json!(true));
    assert_eq!(after(actions, "/paths/~1b/get/x-safe"), json!(true));
    assert_eq!(
        after(actions, "/paths/~1a/get/parameters/2/x-skip"),
        json!(true)
    );
    assert_eq!(
        after(actions, "/paths/~1a/get/parameters/0/x-skip"),
        json!("nothing there")
    );
}

#[test]
fn single_values_are_replaced() {
    assert_eq!(
        after("- { target: $.info.title, update: New }\n", "/info/title"),
        json!("New")
    );
    assert_eq!(
        after(
            "- { target: \"$.paths['/b'].get.tags[0]\", update: 1 }\n",
            "/paths/~1b/get/tags"
        ),
        json!([1])
    );
}

#[test]
fn removal_goes_from_the_back() {
    let actions = "- { target: \"$..parameters[?@.name == 'x']\", remove: true }\n- { target: \"$.paths['/a'].get.tags[0,2]\", remove: true }\n- { target: \"$.paths['/b']['get','post']\", remove: true, update: { a: 1 } }\n";
    assert_eq!(
        after(actions, "/paths/~1a/get/parameters"),
        json!([{ "name": "y", "in": "header" }, { "name": "z", "in": "query" }])
    );
    assert_eq!(after(actions, "/paths/~1a/get/tags"), json!(["two"]));
    assert_eq!(after(actions, "/paths/~1b"), json!({}));
    assert_eq!(
        after("- { target: '$.paths..*', remove: true }\n", "/paths"),
        json!({})
    );
    assert_eq!(
        after("- { target: $.info, remove: false }\n", "/info/title"),
        json!("Old")
    );
}

#[test]
fn actions_run_one_after_the_other() {
    let actions = "- { target: $.components.schemas.A.required, remove: true }\n- { target: $.components.schemas.A, update: { required: [b] } }\n";
    assert_eq!(
        after(actions, "/components/schemas/A"),
        json!({ "type": "object", "required": ["b"] })
    );
    let (document, _) = run("1.0.0", "- { target: $, update: { openapi: 3.1.0 } }\n");
    assert_eq!(document.version, Version::V31);
}

#[test]
fn copying() {
    let (document, said) = run(
        "1.1.0",
        "- { target: \"$.paths['/b'].post\", copy: \"$.paths['/a'].get\" }\n- { target: \"$.paths['/a'].get\", remove: true }\n",
    );
    assert_eq!(said, "");
    assert_eq!(
        document.root["paths"]["/b"]["post"]["tags"],
        json!(["one", "two", "three"])
    );
    assert_eq!(document.root["paths"]["/a"], json!({}));
    let (_, said) = run(
        "1.1.0",
        "- { target: \"$.paths['/b'].post\", copy: '$.paths.*.get' }\n- { target: $.info, copy: $.none }\n",
    );
    assert_eq!(
        said,
        "overlay.yaml:4:41: error[E010]: `copy` must select one value, and selects 2\n\
         overlay.yaml:5:27: error[E010]: `copy` must select one value, and selects 0\n"
    );
}

#[test]
fn kinds_that_do_not_fit() {
    let actions = "- { target: $.components.schemas.A, update: { required: [b] } }\n";
    let (document, said) = run("1.0.0", actions);
    assert_eq!(
        (
            said.as_str(),
            &document.root["components"]["schemas"]["A"]["required"]
        ),
        ("", &json!(["b"]))
    );
    let (document, said) = run("1.1.0", actions);
    assert_eq!(
        document.root["components"]["schemas"]["A"]["required"],
        json!(true)
    );
    assert_eq!(
        said,
        "overlay.yaml:4:57: error[E010]: the update is a list, but `#/components/schemas/A/required` is a single value\n"
    );
    for version in ["1.0.0", "1.1.0"] {
        let (_, said) = run(version, "- { target: $.info, update: text }\n");
        assert_eq!(
            said,
            "overlay.yaml:4:29: error[E010]: the update is a single value, but `#/info` is a mapping\n"
        );
    }
    let (_, said) = run(
        "1.1.0",
        "- { target: \"$['info', 'openapi']\", update: {} }\n",
    );
    assert_eq!(
        said,
        "overlay.yaml:4:13: error[E010]: `$['info', 'openapi']` selects values of several kinds: a mapping and a single value\n"
    );
    let (_, said) = run("1.1.0", "- { target: $, remove: true }\n");
    assert_eq!(
        said,
        "overlay.yaml:4:13: error[E010]: the whole document cannot be removed\n"
    );
}

#[test]
fn a_target_that_selects_nothing() {
    let text = "overlay: 1.0.0\ninfo: { title: t, version: 1.0 }\nactions:\n  - target: $.paths['/pet'].get\n    remove: true\n  - target: $.componets.schemas\n    remove: true\n";
    let document = read_text(
        "openapi.yaml",
        "openapi: 3.0.0\npaths: { /pets: {} }\ncomponents: {}\n",
    )
    .0
    .unwrap();
    let overlay = read_overlay_text("overlay.yaml", text).0.unwrap();
    let (document, diagnostics) = apply(document, &overlay);
    let inputs = Inputs::new().document(&document).overlay(&overlay.source);
    insta::assert_snapshot!(render(&diagnostics, &inputs, Style::Plain), @r"
    warning[W001]: `$.paths['/pet'].get` selects nothing in the document
     --> overlay.yaml:4:13
      |
    4 |   - target: $.paths['/pet'].get
      |             ^^^^^^^^^^^^^^^^^^^
      |
      = note: the action changes nothing
      = help: there is no `/pet`; did you mean `/pets`?

    warning[W001]: `$.componets.schemas` selects nothing in the document
     --> overlay.yaml:6:13
      |
    6 |   - target: $.componets.schemas
      |             ^^^^^^^^^^^^^^^^^^^
      |
      = note: the action changes nothing
      = help: there is no `componets`; did you mean `components`?
    ");
}

#[test]
fn places_are_still_found() {
    let actions = "- { target: \"$..parameters[?@.name == 'x']\", remove: true }\n- { target: \"$.paths['/a'].get.parameters\", update: { name: new } }\n- { target: $.info, remove: true }\n- { target: $, update: { info: { title: New } } }\n";
    let (document, said) = run("1.0.0", actions);
    assert_eq!(said, "");
    let at = |pointer: &str| {
        let range = document
            .range(&Spot::Value(Pointer::parse(pointer).unwrap()))
            .unwrap();
        &document.source.text[range]
    };
    assert_eq!(
        document.root["paths"]["/a"]["get"]["parameters"][1]["name"],
        json!("z")
    );
    assert_eq!(at("/paths/~1a/get/parameters/0"), "{ name: y, in: header }");
    assert_eq!(at("/paths/~1a/get/parameters/1/name"), "z");
    // The overlay made these: the place around them is shown.
    assert!(at("/paths/~1a/get/parameters/2/name").starts_with("- { name: x, in: query }"));
    assert!(at("/info/title").starts_with("openapi: 3.0.3"));
}

#[test]
fn a_document_that_is_none_any_more() {
    let (_, said) = run("1.0.0", "- { target: $.openapi, remove: true }\n");
    assert_eq!(
        said,
        "openapi.yaml: error[E003]: the document does not state its `openapi` version\n"
    );
}
