//! `sdkwright inspect`: what is seen in a document, and the types of a group as a graph.

use sdkwright::inspect::{self, Language};
use sdkwright::pipeline::{self, Job, Model, Outcome};
use std::fs;
use std::process::Command;

const DOCUMENT: &str = "
openapi: 3.1.0
info: {title: Pets, version: '7'}
servers:
  - {url: 'https://dev.example.com', description: Development}
  - {url: 'https://api.example.com', description: Production}
security: [{key: []}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      deprecated: true
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: after, in: query, schema: {type: string}}
      responses:
        '200': {description: All, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}
  /pets/{id}:
    put:
      operationId: putPet
      tags: [pets]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses:
        '204': {description: Put}
        '400': {description: No, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  /visits:
    get: {operationId: listVisits, tags: [visits], responses: {'204': {description: None}}}
webhooks:
  petSold: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, responses: {'200': {description: Read}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
  schemas:
    Pet:
      type: object
      required: [kind, shape]
      properties:
        kind: {type: string, enum: [cat, dog]}
        parent: {$ref: '#/components/schemas/Pet'}
        friends: {type: object, additionalProperties: {type: array, items: {$ref: '#/components/schemas/Pet'}}}
        shape: {oneOf: [{type: string}, {$ref: '#/components/schemas/Size'}]}
        extra: {}
        odd: {type: strange}
    Size: {type: object, properties: {meters: {type: number}}}
    Problem: {type: object, properties: {message: {type: string}, code: {oneOf: [{type: integer}, {const: none}]}}}
    Unused: {type: object, properties: {x: {type: string}}}
";

const CONFIG: &str = "
[servers]
default = 'production'
[[pagination]]
style = 'cursor'
parameter = 'after'
header = 'X-Next'
";

fn model() -> (Model, Outcome) {
    let dir = tempfile::tempdir().unwrap();
    let (spec, config) = (dir.path().join("openapi.yaml"), dir.path().join("sdk.toml"));
    fs::write(&spec, DOCUMENT).unwrap();
    fs::write(&config, CONFIG).unwrap();
    let job = Job {
        spec,
        config: Some(config),
        ..Job::default()
    };
    let (model, mut outcome) = pipeline::model(&job);
    // No folder of a machine is in a snapshot.
    if let Some(source) = &mut outcome.inputs.spec {
        "openapi.yaml".clone_into(&mut source.path);
    }
    assert!(
        !outcome.diagnostics.has_errors(),
        "{:?}",
        outcome.diagnostics
    );
    (model.unwrap(), outcome)
}

#[test]
fn as_text() {
    let (model, outcome) = model();
    let found = inspect::inspect(&model, &outcome).unwrap();
    insta::assert_snapshot!(inspect::text(&found));
}

#[test]
fn as_json() {
    let (model, outcome) = model();
    let found = inspect::inspect(&model, &outcome).unwrap();
    insta::assert_snapshot!(format!("{:#}", inspect::json(&found)));
}

#[test]
fn as_graphs() {
    let (model, _) = model();
    let graph = |group, language| inspect::graph(&model, group, language).unwrap();
    insta::assert_snapshot!("dot", graph(Some("pets"), Language::Dot));
    insta::assert_snapshot!("mermaid", graph(None, Language::Mermaid));
    assert_eq!(graph(Some("visits"), Language::Mermaid), "flowchart LR\n");
    assert_eq!(
        inspect::graph(&model, Some("pet"), Language::Dot),
        Err("there is no group `pet`; did you mean `pets`?".to_owned())
    );
}

#[test]
fn what_mermaid_does_not_draw_is_said() {
    let graph = |edges: usize| {
        let edges = (0..edges).map(|edge| format!("    t{edge} -->|\"next\"| t{}\n", edge + 1));
        format!("flowchart LR\n{}", edges.collect::<String>())
    };
    assert_eq!(inspect::limit(&graph(499), Language::Mermaid), None);
    let limit = inspect::limit(&graph(500), Language::Mermaid).unwrap();
    assert!(
        limit.contains("500 edges") && limit.contains("--group"),
        "{limit}"
    );
    assert_eq!(inspect::limit(&graph(500), Language::Dot), None);
    let long = format!("flowchart LR\n    t0[\"{}\"]\n", "x".repeat(50_000));
    assert!(inspect::limit(&long, Language::Mermaid).is_some());
}

#[test]
fn the_command_says_what_it_cannot_show() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("openapi.yaml"), DOCUMENT).unwrap();
    fs::write(dir.path().join("broken.yaml"), "openapi: 2").unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_sdkwright"))
            .arg("inspect")
            .args(arguments)
            .current_dir(dir.path())
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let status = output.status.code().unwrap();
        (status, text(output.stdout), text(output.stderr))
    };
    let (status, out, err) = run(&["openapi.yaml"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(
        out.starts_with("Pets 7 (OpenAPI 3.1) as pets-sdk\n"),
        "{out}"
    );
    let (status, out, _) = run(&["openapi.yaml", "--graph", "dot", "--group", "pets"]);
    assert_eq!(status, 0);
    assert!(out.starts_with("digraph types {"), "{out}");
    for (arguments, wanted) in [
        (&["openapi.yaml", "--group", "pets"][..], 2),
        (&["openapi.yaml", "--graph", "dot", "--group", "gone"], 2),
        (&["broken.yaml"], 1),
    ] {
        let (status, out, err) = run(arguments);
        assert_eq!((status, out.as_str()), (wanted, ""), "{err}");
        assert!(err.contains("error"), "{err}");
    }
}
