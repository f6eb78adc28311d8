//! How diagnostics look, compared whole.

use sdkwright::diagnostic::{
    Code, Diagnostic, Diagnostics, Input, Inputs, Place, Spot, Style, count_line, render,
    render_short,
};
use sdkwright::document::{Source, read_text};
use sdkwright::pointer::Pointer;

const TEXT: &str = "\
openapi: 3.0.3
info:
  title: Ünïcode 💰
  version: 1.0.0
paths:
  /pets:
    get:
      tags: [a, 日本, b]
      description: |
        Long.
        Text.
      parameters:
        - name: id
          in: query
";

fn value(pointer: &str) -> Place {
    Place::value(&Pointer::parse(pointer).unwrap())
}

fn key(pointer: &str) -> Place {
    Place::key(&Pointer::parse(pointer).unwrap())
}

fn collected(diagnostics: impl IntoIterator<Item = Diagnostic>) -> Diagnostics {
    let mut collected = Diagnostics::new();
    diagnostics
        .into_iter()
        .for_each(|diagnostic| collected.push(diagnostic));
    collected
}

fn shown(diagnostics: impl IntoIterator<Item = Diagnostic>) -> String {
    let document = read_text("specs/pets/openapi.yaml", TEXT).0.unwrap();
    render(
        &collected(diagnostics),
        &Inputs::new().document(&document),
        Style::Plain,
    )
}

fn new(message: &str) -> Diagnostic {
    Diagnostic::new(Code::ConfigMatchesNothing, message)
}

#[test]
fn all_parts() {
    let diagnostic = new("`b` is not known")
        .at(value("/paths/~1pets/get/tags/2"))
        .label("nothing stands here")
        .related(key("/info/title"), "this was looked for")
        .note("the tag is left out")
        .help("add it in the overlay:\n- target: $\n  update: { tags: [{ name: b }] }");
    insta::assert_snapshot!(shown([diagnostic]), @r"
    error[E011]: `b` is not known
     --> specs/pets/openapi.yaml:8:21
      |
    8 |       tags: [a, 日本, b]
      |                       ^ nothing stands here
      |
     ::: specs/pets/openapi.yaml:3:3
      |
    3 |   title: Ünïcode 💰
      |   ----- this was looked for
      |
      = note: the tag is left out
      = help: add it in the overlay:
              - target: $
                update: { tags: [{ name: b }] }
    ");
}

#[test]
fn what_is_longer_than_a_line_is_shown_by_its_key() {
    let places = [
        "/paths/~1pets/get",
        "/paths/~1pets/get/description",
        "/paths/~1pets/get/parameters/0",
    ];
    insta::assert_snapshot!(shown(places.map(|place| new(place).at(value(place)))), @r"
    error[E011]: /paths/~1pets/get
     --> specs/pets/openapi.yaml:7:5
      |
    7 |     get:
      |     ^^^

    error[E011]: /paths/~1pets/get/description
     --> specs/pets/openapi.yaml:9:7
      |
    9 |       description: |
      |       ^^^^^^^^^^^

    error[E011]: /paths/~1pets/get/parameters/0
      --> specs/pets/openapi.yaml:13:11
       |
    13 |         - name: id
       |           ^^^^^^^^
    ");
}

#[test]
fn the_whole_document_is_shown_by_its_path() {
    let file = Place {
        input: Input::Spec,
        spot: Spot::File,
    };
    insta::assert_snapshot!(shown([new("no servers").at(value("")).help("add some"), new("a").at(file)]), @r"
    error[E011]: a
    --> specs/pets/openapi.yaml

    error[E011]: no servers
    --> specs/pets/openapi.yaml
     |
     = help: add some
    ");
}

#[test]
fn order_and_repetition() {
    let document = read_text("openapi.yaml", TEXT).0.unwrap();
    let overlay = Source::new("overlay.yaml", "overlay: 1.0.0\n");
    let config = Source::new("sdk.toml", "[package]\nname = 'x'\n");
    let inputs = Inputs::new()
        .document(&document)
        .overlay(&overlay)
        .config(&config);
    let in_config = Place::config(&Pointer::parse("/package/name").unwrap());
    let in_overlay = Place {
        input: Input::Overlay,
        spot: Spot::Value(Pointer::parse("/overlay").unwrap()),
    };
    let warning = Diagnostic::new(Code::DuplicateKey, "w");
    let diagnostics = collected([
        new("nowhere"),
        new("config").at(in_config),
        warning.clone().at(key("/paths")),
        new("late").at(key("/paths")),
        new("twice").at(value("/info/version")),
        new("overlay").at(in_overlay),
        new("first").at(value("/openapi")),
        new("twice").at(value("/info/version")),
    ]);
    insta::assert_snapshot!(render_short(&diagnostics, &inputs), @r"
    openapi.yaml:1:10: error[E011]: first
    openapi.yaml:4:12: error[E011]: twice
    openapi.yaml:5:1: error[E011]: late
    openapi.yaml:5:1: warning[W002]: w
    overlay.yaml:1:10: error[E011]: overlay
    sdk.toml:2:8: error[E011]: config
    error[E011]: nowhere
    ");
    assert_eq!(
        count_line(&diagnostics).as_deref(),
        Some("7 errors, 1 warning")
    );
    assert_eq!(
        count_line(&collected([warning])).as_deref(),
        Some("1 warning")
    );
    assert_eq!(count_line(&Diagnostics::new()), None);
}

#[test]
fn a_place_in_a_long_line_is_shown_with_what_is_around_it() {
    let long = "é".repeat(100_000);
    let text = format!(
        r#"{{"openapi":"3.0.0","a":"{long}","tags":["{}",1,"end"],"b":"{long}"}}"#,
        "t".repeat(500)
    );
    let document = read_text("x.json", text).0.unwrap();
    let places = ["/openapi", "/tags/0", "/tags/1", "/b"];
    let diagnostics = collected(places.map(|place| new(place).at(value(place)).label("here")));
    insta::assert_snapshot!(render(&diagnostics, &Inputs::new().document(&document), Style::Plain), @r#"
    error[E011]: /openapi
     --> x.json:1:12
      |
    1 | {"openapi":"3.0.0","a":"éééééééééééééééééééééééééééééééééééééééééééééééééééééé ...
      |            ^^^^^^^ here

    error[E011]: /tags/0
     --> x.json:1:100035
      |
    1 | ... éééééééééééééééééééééééééééééééééééééééééééééééééé","tags":["ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt ...
      |                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ here

    error[E011]: /tags/1
     --> x.json:1:100538
      |
    1 | ... tttttttttttttttttttttttttttttttttttttttttttttttttttttttttt",1,"end"],"b":"ééééééééééééééééééééééééééééééééééééééééééééééé ...
      |                                                                 ^ here

    error[E011]: /b
     --> x.json:1:100551
      |
    1 | ... ttttttttttttttttttttttttttttttttttttttttttttt",1,"end"],"b":"ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé ...
      |                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ here
    "#);
}

#[test]
fn text_that_does_not_parse() {
    let (document, diagnostics) = read_text("x.yaml", "a:\n  - b\n c: d\n");
    let source = document.unwrap_err();
    insta::assert_snapshot!(render(&diagnostics, &Inputs::new().spec(&source), Style::Plain), @r"
    error[E002]: not YAML: did not find expected key
     --> x.yaml:3:2
      |
    3 |  c: d
      |  ^
      |
      = note: while parsing a block mapping
    ");
    let (document, diagnostics) = read_text("x.json", "{\"a\": 1,\r\n \"b\": [1, 2\r\n\r\n");
    let source = document.unwrap_err();
    insta::assert_snapshot!(render(&diagnostics, &Inputs::new().spec(&source), Style::Plain), @r#"
    error[E002]: not JSON: EOF while parsing a list
     --> x.json:2:11
      |
    2 |  "b": [1, 2
      |           ^
    "#);
}

#[test]
fn without_its_text_a_place_is_left_out() {
    let diagnostics = collected([new("a").at(value("/a")).note("b"), new("c")]);
    insta::assert_snapshot!(render(&diagnostics, &Inputs::new(), Style::Plain), @r"
    error[E011]: a
     |
     = note: b

    error[E011]: c
    ");
    insta::assert_snapshot!(render_short(&diagnostics, &Inputs::new()), @r"
    error[E011]: a
    error[E011]: c
    ");
}

#[test]
fn colours_change_nothing_but_the_colour() {
    let document = read_text("x.yaml", TEXT).0.unwrap();
    let diagnostics = collected([new("a")
        .at(value("/openapi"))
        .label("l")
        .note("n")
        .help("h")]);
    let inputs = Inputs::new().document(&document);
    let coloured = render(&diagnostics, &inputs, Style::Colour);
    assert!(coloured.contains("\u{1b}["));
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((text, tail)) = rest.split_once("\u{1b}[") {
        plain.push_str(text);
        rest = tail.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    assert_eq!(plain, render(&diagnostics, &inputs, Style::Plain));
}
