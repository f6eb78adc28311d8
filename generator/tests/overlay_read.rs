//! Overlays that are malformed, and what is said of each.

use sdkwright::diagnostic::{Inputs, Style, render, render_short};
use sdkwright::overlay::{Change, Edition, read_overlay, read_overlay_text};

const INFO: &str = "info: { title: t, version: '1' }\n";

fn said(text: &str) -> String {
    let (overlay, diagnostics) = read_overlay_text("overlay.yaml", text);
    let source = match overlay {
        Ok(overlay) => overlay.source,
        Err(source) => source,
    };
    render_short(&diagnostics, &Inputs::new().overlay(&source)).replace("error[E010]: ", "")
}

#[test]
fn a_whole_overlay() {
    let text = format!(
        "overlay: 1.1.0\n{INFO}extends: ./openapi.yaml\nx-any: [1]\nactions:\n- {{ target: $.info, description: d, update: {{}}, x-why: 1 }}\n- {{ target: $.a, remove: true }}\n- {{ target: $.b, copy: $.a }}\n"
    );
    let (overlay, diagnostics) = read_overlay_text("overlay.yaml", text);
    assert!(diagnostics.is_empty());
    let overlay = overlay.unwrap();
    assert_eq!(overlay.edition, Edition::V11);
    assert_eq!(overlay.actions[2].pointer.as_str(), "/actions/2");
    assert!(matches!(overlay.actions[1].change, Change::Remove));
    let json = r#"{"overlay": "1.0.0", "info": {"title": "t", "version": "1"}, "actions": [{"target": "$", "remove": false}]}"#;
    let overlay = read_overlay_text("overlay.json", json).0.unwrap();
    assert_eq!(overlay.edition, Edition::V10);
    assert!(matches!(overlay.actions[0].change, Change::Nothing));
}

#[test]
fn what_is_wrong_with_the_overlay() {
    let action = "actions: [{ target: $, update: {} }]\n";
    for (text, expected) in [
        (format!("overlay: 1.0\n{INFO}{action}"), ""),
        (
            format!("overlay: 2.0.0\n{INFO}{action}"),
            "overlay.yaml:1:10: this overlay version is not known\n",
        ),
        (
            format!("overlay: [1]\n{INFO}{action}"),
            "overlay.yaml:1:10: this overlay version is not known\n",
        ),
        (
            "openapi: 3.0.0\n".to_owned(),
            "overlay.yaml:1:1: this is no overlay: it has no `overlay` version\n",
        ),
        (
            "- a\n- b\n".to_owned(),
            "overlay.yaml: an overlay must be a mapping\n",
        ),
        (
            format!("overlay: 1.0.0\n{action}"),
            "overlay.yaml: `info` is missing\n",
        ),
        (
            format!("overlay: 1.0.0\ninfo: {{ titel: t }}\n{action}"),
            "overlay.yaml:2:7: `title` is missing\noverlay.yaml:2:7: `version` is missing\noverlay.yaml:2:9: an overlay has no `titel` here\n",
        ),
        (
            format!("overlay: 1.0.0\ninfo: [t]\n{action}"),
            "overlay.yaml:2:7: `info` must be a mapping\n",
        ),
        (
            format!("overlay: 1.0.0\n{INFO}"),
            "overlay.yaml: `actions` is missing\n",
        ),
        (
            format!("overlay: 1.0.0\n{INFO}actions: []\n"),
            "overlay.yaml:3:10: `actions` must have at least one action\n",
        ),
        (
            format!("overlay: 1.0.0\n{INFO}actions: {{}}\n"),
            "overlay.yaml:3:10: `actions` must be a list\n",
        ),
        (
            format!("overlay: 1.0.0\n{INFO}extends: 1\naction: 2\n{action}"),
            "overlay.yaml:3:10: `extends` must be a text\noverlay.yaml:4:1: an overlay has no `action` here\n",
        ),
    ] {
        assert_eq!(said(&text), expected, "{text}");
    }
}

#[test]
fn what_is_wrong_with_an_action() {
    for (version, action, expected) in [
        ("1.0.0", "text", "4:3: an action must be a mapping"),
        ("1.0.0", "{ update: {} }", "4:3: `target` is missing"),
        (
            "1.0.0",
            "{ target: 1, update: {} }",
            "4:13: `target` must be a text",
        ),
        (
            "1.0.0",
            "{ target: $ }",
            "4:3: the action says what to change, but not how",
        ),
        (
            "1.0.0",
            "{ target: $, remove: 'yes' }",
            "4:24: `remove` must be true or false",
        ),
        (
            "1.0.0",
            "{ target: $, updat: {}, remove: false }",
            "4:16: an overlay has no `updat` here",
        ),
        (
            "1.0.0",
            "{ target: $, copy: $.a, remove: false }",
            "4:16: an overlay has no `copy` here",
        ),
        (
            "1.1.0",
            "{ target: $, copy: 1 }",
            "4:22: `copy` must be a JSONPath query",
        ),
        (
            "1.1.0",
            "{ target: $, copy: a }",
            "4:22: `a` is not a JSONPath query (RFC 9535)",
        ),
        (
            "1.1.0",
            "{ target: $, update: {}, copy: $.a }",
            "4:28: an action has either `update` or `copy`",
        ),
        (
            "1.0.0",
            "{ target: '$.paths./pets', remove: true }",
            "4:13: `$.paths./pets` is not a JSONPath query (RFC 9535)",
        ),
        (
            "1.0.0",
            "{ target: info, remove: true }",
            "4:13: `info` is not a JSONPath query (RFC 9535)",
        ),
    ] {
        let text = format!("overlay: {version}\n{INFO}actions:\n- {action}\n");
        assert_eq!(
            said(&text),
            format!("overlay.yaml:{expected}\n"),
            "{action}"
        );
    }
    let deep = format!("$[?{}@.a{}]", "(".repeat(10_000), ")".repeat(10_000));
    let text = format!("overlay: 1.0.0\n{INFO}actions:\n- target: '{deep}'\n  remove: true\n");
    assert_eq!(
        said(&text),
        "overlay.yaml:4:11: the JSONPath query is nested too deeply\n"
    );
}

#[test]
fn a_query_that_is_none_is_shown_with_the_librarys_words() {
    let text = format!("overlay: 1.0.0\n{INFO}actions:\n- target: $.paths./pets\n  remove: true\n");
    let (overlay, diagnostics) = read_overlay_text("specs/overlay.yaml", text);
    let source = overlay.unwrap_err();
    insta::assert_snapshot!(render(&diagnostics, &Inputs::new().overlay(&source), Style::Plain), @r"
    error[E010]: `$.paths./pets` is not a JSONPath query (RFC 9535)
     --> specs/overlay.yaml:4:11
      |
    4 | - target: $.paths./pets
      |           ^^^^^^^^^^^^^ at character 8: in dot member name, must start with lowercase alpha or '_'
      |
      = help: names with other characters than letters, digits and `_` go in brackets: $.paths['/pets'].get
    ");
}

#[test]
fn a_file_that_does_not_exist() {
    let (overlay, diagnostics) = read_overlay(std::path::Path::new("none/overlay.yaml"));
    let source = overlay.unwrap_err();
    assert_eq!(
        render_short(&diagnostics, &Inputs::new().overlay(&source)),
        "none/overlay.yaml: error[E001]: `none/overlay.yaml` does not exist\n"
    );
}
