//! Findings for programs: JSON, workflow commands of GitHub, SARIF.

use sdkwright::diagnostic::{
    Code, Diagnostic, Diagnostics, Inputs, Place, Shown, Style, github, json, render_shown, sarif,
};
use sdkwright::document::{Document, read_text};
use sdkwright::pipeline::{self, Job};
use sdkwright::pointer::Pointer;
use std::path::Path;
use std::time::{Duration, Instant};

fn value(pointer: &str) -> Place {
    Place::value(&Pointer::parse(pointer).unwrap())
}

fn document() -> Document {
    let text = "openapi: 3.0.3\ninfo:\n  title: Ünïcode\ntags: [é, b]\n";
    read_text("specs/my api.yaml", text).0.unwrap()
}

fn said() -> Diagnostics {
    let mut said = Diagnostics::new();
    said.push(
        Diagnostic::new(Code::UnresolvedReference, "50% of `a:b`, gone")
            .at(value("/tags/1"))
            .label("here")
            .related(value("/info/title"), "not this")
            .note("left out")
            .help("two\nlines"),
    );
    said.push(Diagnostic::new(Code::NoServers, "no servers"));
    said
}

#[test]
fn json_has_everything() {
    let document = document();
    let json = json(&said(), &Inputs::new().document(&document));
    insta::assert_snapshot!(format!("{json:#}"));
}

#[test]
fn workflow_commands_are_escaped() {
    let document = document();
    let text = github(&said(), &Inputs::new().document(&document));
    assert_eq!(
        text,
        "::warning file=specs/my api.yaml,line=4,col=11,endLine=4,endColumn=12,title=W060%3A unresolved reference\
         ::50%25 of `a:b`, gone%0Anote: left out%0Ahelp: two%0Alines\n\
         ::warning title=W018%3A no servers::no servers\n"
    );
}

#[test]
fn sarif_names_rules_and_places() {
    let document = document();
    let sarif = sarif(&said(), &Inputs::new().document(&document));
    let mut text = format!("{sarif:#}");
    text = text.replace(env!("CARGO_PKG_VERSION"), "VERSION");
    insta::assert_snapshot!(text);
}

#[test]
fn many_of_one_code_are_folded() {
    let document = document();
    let mut said = said();
    for count in 0..7 {
        said.push(Diagnostic::new(
            Code::NoServers,
            format!("no server {count}"),
        ));
    }
    let inputs = Inputs::new().document(&document);
    let text = render_shown(&said, &inputs, Style::Plain, Shown::First(2));
    assert!(
        text.contains("warning[W018]: 6 more of these: no servers\n`--all` shows them all\n"),
        "{text}"
    );
    assert_eq!(text.matches("[W018]").count(), 3);
}

#[test]
fn places_in_other_files_are_named_by_those_files() {
    let case = Path::new("tests/diagnostics/W060-other-file");
    let outcome = pipeline::run(&Job::beside(case));
    let json = json(&outcome.diagnostics, &outcome.inputs.shown());
    let places: Vec<String> = json["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let place = &one["place"];
            format!(
                "{}:{}:{} {}",
                place["file"]
                    .as_str()
                    .unwrap()
                    .strip_prefix("tests/diagnostics/W060-other-file/")
                    .unwrap(),
                place["start"]["line"],
                place["start"]["column"],
                place["pointer"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(places[1], "schemas/Thing.yaml:3:17 /properties/owner/$ref");
}

/// Thousands of findings in one long line, in a mapping with thousands of members, take no time that anyone would notice.
#[test]
fn places_are_found_in_time_linear_in_the_text() {
    let schemas: Vec<String> = (0..20_000)
        .map(|number| {
            format!(
                r#""é{number}":{{"type":"string","description":"{}"}}"#,
                "ü".repeat(200)
            )
        })
        .collect();
    let text = format!(
        r#"{{"openapi":"3.0.3","components":{{"schemas":{{{}}}}}}}"#,
        schemas.join(",")
    );
    let document = read_text("x.json", text).0.unwrap();
    let mut said = Diagnostics::new();
    for number in 0..20_000 {
        let place = value(&format!("/components/schemas/é{number}/type"));
        said.push(Diagnostic::new(Code::Untyped, "why").at(place));
    }
    let started = Instant::now();
    let json = json(&said, &Inputs::new().document(&document));
    let taken = started.elapsed();
    assert_eq!(json["diagnostics"].as_array().unwrap().len(), 20_000);
    // Quadratic, it would take hours.
    assert!(taken < Duration::from_secs(20), "{taken:?}");
}
