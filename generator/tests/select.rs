//! `[include]` and `[exclude]`: the operations that are asked for, with what they lead to and nothing else.

use sdkwright::config::{Config, read_config};
use sdkwright::diagnostic::{Code, render_short};
use sdkwright::ir::Origin;
use sdkwright::pipeline::{self, Job, Model, Outcome};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const DOCUMENT: &str = "
openapi: 3.1.0
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example'}]
paths:
  /pets:
    parameters: [{name: shop, in: query, schema: {type: string}}]
    get:
      operationId: listPets
      tags: [pets]
      responses: {'200': {description: All, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}}
    post:
      operationId: createPet
      tags: [[pets, admin]]
      responses: {'200': {$ref: '#/components/responses/Dog'}}
  /pets/{id}/owner:
    get:
      tags: [owners]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}, {name: Trace-Id, in: header, schema: {type: string}}]
      responses: {'200': {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}}}
  /echo:
    get:
      operationId: echo
      tags: [misc]
      responses: {'200': {description: It, content: {application/json: {schema: {$ref: '#/paths/~1pets/get/responses/200/content/application~1json/schema'}}}}}
  /again: {$ref: '#/components/pathItems/Shared'}
webhooks:
  petBorn:
    post:
      tags: [pets]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Born'}}}}
      responses: {'200': {description: Thanks}}
components:
  pathItems:
    Shared:
      get: {operationId: readAgain, tags: [again], responses: {'200': {description: Read}}}
      put: {operationId: writeAgain, tags: [misc], responses: {'200': {description: Written}}}
  responses:
    Dog: {description: A dog, content: {application/json: {schema: {$ref: '#/components/schemas/Dog'}}}}
  schemas:
    Entity: {type: object, discriminator: {propertyName: kind, mapping: {owner: '#/components/schemas/Owner', pet: Pet, dog: Dog}}, properties: {kind: {type: string}, at: {$ref: '#/components/schemas/Place'}}}
    Pet: {allOf: [{$ref: '#/components/schemas/Entity'}, {type: object, properties: {name: {type: string}}}]}
    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {bark: {type: boolean}}}]}
    Owner: {allOf: [{$ref: '#/components/schemas/Entity'}, {type: object, properties: {email: {type: string}}}]}
    Place: {type: object, properties: {town: {type: string}}}
    Born: {type: object, properties: {what: {$ref: '#/components/schemas/Entity'}}}
    Unused: {type: object, properties: {a: {type: string}}}
";

fn model(text: &str, sdk_toml: &str) -> (Model, Outcome) {
    let dir = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let path = dir.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let job = Job {
        spec: put("openapi.yaml", text),
        config: Some(put("sdk.toml", sdk_toml)),
        ..Job::default()
    };
    let (model, outcome) = pipeline::model(&job);
    (model.unwrap(), outcome)
}

/// The operations and webhooks of an API, and the components that it has types of.
fn parts(model: &Model) -> (Vec<String>, BTreeSet<String>) {
    let place = |operation: &sdkwright::ir::Operation| {
        format!("{} {}", operation.method.as_str(), operation.path)
    };
    let mut operations: Vec<String> = model.api.operations.iter().map(place).collect();
    operations.extend(
        model
            .api
            .incoming
            .iter()
            .map(|incoming| incoming.name.clone()),
    );
    let types = model.names.types.keys();
    let components = types.filter_map(|id| match &model.api.types[*id].origin {
        Origin::Component(name) => Some(name.clone()),
        Origin::Inline(..) => None,
    });
    (operations, components.collect())
}

#[test]
fn what_is_asked_for_comes_with_what_it_leads_to() {
    type Row = (
        &'static str,
        &'static [&'static str],
        &'static [&'static str],
    );
    let rows: &[Row] = &[
        (
            "include.tags = ['owners']",
            &["GET /pets/{id}/owner"],
            &["Owner", "Place"],
        ),
        // A pet may be a dog; that a pet is an entity does not make every entity come.
        (
            "include.operations = ['listPets']",
            &["GET /pets"],
            &["Pet", "Dog", "Place"],
        ),
        // What refers into an operation that is left out has what stands there.
        (
            "include.paths = ['/ec*']",
            &["GET /echo"],
            &["Pet", "Dog", "Place"],
        ),
        ("include.tags = ['again']", &["GET /again"], &[]),
        (
            "include.tags = ['admin']",
            &["POST /pets"],
            &["Dog", "Place"],
        ),
        // A webhook has tags and no path.
        (
            "include.tags = ['pets']\nexclude.operations = ['createPet', 'GET /pets']",
            &["petBorn"],
            &["Born", "Entity", "Owner", "Pet", "Dog", "Place"],
        ),
        (
            "exclude.tags = ['pets', 'misc']",
            &["GET /pets/{id}/owner", "GET /again"],
            &["Owner", "Place"],
        ),
    ];
    for (sdk_toml, operations, components) in rows {
        let (model, outcome) = model(DOCUMENT, sdk_toml);
        let said = render_short(&outcome.diagnostics, &outcome.inputs.shown());
        assert!(!outcome.diagnostics.has_errors(), "{sdk_toml}: {said}");
        assert!(!said.contains("W060"), "{sdk_toml}: {said}");
        let (found, types) = parts(&model);
        assert_eq!(found, *operations, "{sdk_toml}");
        let wanted: BTreeSet<String> = components.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(types, wanted, "{sdk_toml}");
    }
}

#[test]
fn an_operation_is_under_the_tag_that_sdk_toml_gives_it() {
    let sdk_toml = "include.tags = ['mine']\n[operations.echo]\ntag = 'mine'\n";
    assert_eq!(parts(&model(DOCUMENT, sdk_toml).0).0, ["GET /echo"]);
}

#[test]
fn what_is_said_of_what_is_left_out_is_no_mistake() {
    let others = "
[rename.types]
Owner = 'Keeper'
[rename.fields]
'Owner.email' = 'mail'
[fields]
sensitive = ['Owner.email', 'email']
[headers]
'Trace-Id' = 'x'
[operations.createPet]
name = 'add'
[tags]
owners = 'keepers'
[[pagination]]
style = 'offset'
parameter = 'from'
[retries]
operations = ['createPet']
";
    let (_, outcome) = model(DOCUMENT, &format!("include.tags = ['again']\n{others}"));
    let said = render_short(&outcome.diagnostics, &outcome.inputs.shown());
    assert!(!outcome.diagnostics.has_errors(), "{said}");
    // What the document does not have at all still is one.
    let wrong = "include.tags = ['again']\n[rename.types]\nOwners = 'Keepers'\n[rename.fields]\n'Pest.name' = 'title'\n";
    let (_, outcome) = model(DOCUMENT, wrong);
    let codes: Vec<Code> = outcome.diagnostics.iter().map(|said| said.code).collect();
    assert_eq!(codes, [Code::ConfigMatchesNothing; 2]);
}

#[test]
fn a_list_that_is_wrong_is_said() {
    let (_, said) =
        read_config("[include]\ntags = [1]\npath = ['/x']\n[exclude]\noperations = ['']\n");
    let messages: Vec<&str> = said.iter().map(|said| said.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "`include.tags.0` must be a string, not an integer",
            "`include` has no key `path`",
            "an element of `operations` is empty",
        ]
    );
    assert!(!Config::default().is_filtered());
}

/// A part of a document says nothing that the whole does not say.
#[test]
fn parts_of_real_documents_are_whole() {
    const LARGEST: u64 = 150_000;
    let folder = match std::env::var_os("SDKWRIGHT_CORPUS") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus"),
    };
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
    let mut documents: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    documents.retain(|path| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let is_small = path.metadata().is_ok_and(|data| data.len() <= LARGEST);
        is_small && matches!(ending, Some("json" | "yaml" | "yml"))
    });
    documents.sort();
    if documents.is_empty() {
        println!("no documents in {}: skipped", folder.display());
        return;
    }
    for spec in documents {
        let dir = tempfile::tempdir().unwrap();
        let run = |sdk_toml: &str| {
            let path = dir.path().join("sdk.toml");
            fs::write(&path, sdk_toml).unwrap();
            let job = Job {
                spec: spec.clone(),
                config: Some(path),
                ..Job::default()
            };
            let (model, outcome) = pipeline::model(&job);
            let said = render_short(&outcome.diagnostics, &outcome.inputs.shown());
            let said: BTreeSet<String> = said.lines().map(str::to_owned).collect();
            (model, said)
        };
        let (Some(whole), said) = run("") else {
            continue;
        };
        let (all, components) = parts(&whole);
        let tags: BTreeSet<&String> = whole
            .api
            .operations
            .iter()
            .filter_map(|operation| operation.tag.as_ref())
            .collect();
        for tag in tags {
            let text = toml::Value::from(tag.as_str());
            let (part, more) = run(&format!("include.tags = [{text}]"));
            let new: Vec<&String> = more.difference(&said).collect();
            assert!(new.is_empty(), "{} {tag}: {new:?}", spec.display());
            let (operations, types) = parts(&part.unwrap());
            assert!(!operations.is_empty() && operations.iter().all(|name| all.contains(name)));
            assert!(types.is_subset(&components), "{} {tag}", spec.display());
        }
    }
}
