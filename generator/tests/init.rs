//! `sdkwright init`: what it writes is read without a word against it, and is close to what people wrote for the documents of `specs/`.

use sdkwright::advice;
use sdkwright::diagnostic::{Code, render_short};
use sdkwright::init::{self, Beginning};
use sdkwright::pipeline::{self, Job, Outcome};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The most bytes of a document of the corpus that is tried.
const LARGEST: u64 = 150_000;

fn begun(spec: &Path) -> Option<Beginning> {
    init::init(spec, false).unwrap().0
}

/// What there is to say against files that were begun: they name things that are not there or are not read, they bring findings of a kind
/// that the document alone does not have, or they leave advice that needs no thought.
fn against(spec: &Path) -> Vec<String> {
    let Some(made) = begun(spec) else {
        return Vec::new();
    };
    let dir = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let path = dir.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let alone = Job {
        spec: spec.to_owned(),
        ..Job::default()
    };
    let job = Job {
        config: Some(put("sdk.toml", &made.sdk_toml)),
        overlay: made
            .overlay
            .as_deref()
            .map(|text| put("overlay.yaml", text)),
        ..alone.clone()
    };
    let codes = |outcome: &Outcome| -> BTreeSet<Code> {
        let said = outcome.diagnostics.iter();
        said.map(|diagnostic| diagnostic.code).collect()
    };
    let before = codes(&pipeline::model(&alone).1);
    let (model, outcome) = pipeline::model(&job);
    let text = render_short(&outcome.diagnostics, &outcome.inputs.shown());
    let is_new = |line: &&str| {
        let mut new = codes(&outcome)
            .into_iter()
            .filter(|code| !before.contains(code));
        line.contains("error[") || new.any(|code| line.contains(&format!("[{}]", code.id())))
    };
    let mut against: Vec<String> = text.lines().filter(is_new).map(str::to_owned).collect();
    let advice = model.iter().flat_map(advice::advise);
    let left = advice.filter(|advice| advice.is_safe && !advice.fixes.is_empty());
    against.extend(left.map(|advice| advice.diagnostic.message));
    against
}

macro_rules! vendors {
    ($($name:ident $folder:literal),+ $(,)?) => {
        $(#[test] fn $name() {
            let spec = Path::new("../specs").join($folder).join("openapi.yaml");
            let made = begun(&spec).unwrap();
            assert_eq!(against(&spec), [""; 0]);
            let overlay = made.overlay.unwrap_or_else(|| "no overlay\n".to_owned());
            insta::assert_snapshot!(format!("{}\n---\n{overlay}", made.sdk_toml));
        })+
    };
}

vendors! {
    fynn "fynn",
    modern_treasury "modern-treasury",
    payabli "payabli",
    sequence "sequence",
    whop "whop",
}

/// A document with one of everything that is recognised.
const DOCUMENT: &str = "
openapi: 3.0.3
info: {title: Pets API v2, version: '2', description: 'Pets and their homes. More than that.', contact: {url: 'https://pets.example'}}
servers:
  - {url: 'https://{account}.pets.example/v2', variables: {account: {default: your-account}}}
  - {url: 'https://sandbox.pets.example/v2', description: Sandbox}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters:
        - {name: Authorization, in: header, required: true, description: 'Basic, of client ID and client secret', schema: {type: string}}
        - {name: Pets-Version, in: header, schema: {type: string, enum: ['2024-01-01', '2025-01-01']}}
        - {name: cursor, in: query, schema: {type: string}}
      responses:
        '200': {description: All, content: {application/json: {schema: {$ref: '#/components/schemas/PetPage'}}}}
    post:
      operationId: createPet
      tags: [pets]
      parameters:
        - {name: Authorization, in: header, required: true, schema: {type: string}}
        - {name: Pets-Version, in: header, schema: {type: string, enum: ['2024-01-01', '2025-01-01']}}
        - {name: Idempotency-Key, in: header, schema: {type: string}}
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'200': {description: Made, content: {application/json: {schema: {$ref: '#/components/schemas/Pet1'}}}}}
components:
  securitySchemes:
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://pets.example/token', scopes: {}}}}
    second: {type: http, scheme: bearer}
  schemas:
    Pet: &pet
      type: object
      properties:
        price: {type: number}
        born: {type: string, format: date, example: '03/31/2025'}
        seen: {type: string, format: date-time, example: '2025-03-31T12:00:00Z'}
        photo: {type: string, format: byte}
        clientSecret: {type: string}
        success: {type: boolean}
    Pet1: *pet
    PetPage:
      type: object
      properties:
        data: {type: array, items: {$ref: '#/components/schemas/Pet'}}
        nextCursor: {type: string}
        success: {type: boolean}
";

#[test]
fn one_of_everything() {
    let dir = tempfile::tempdir().unwrap();
    let spec = dir.path().join("openapi.yaml");
    fs::write(&spec, DOCUMENT).unwrap();
    let made = begun(&spec).unwrap();
    assert_eq!(against(&spec), [""; 0]);
    insta::assert_snapshot!(format!("{}\n---\n{}", made.sdk_toml, made.overlay.unwrap()));
}

#[test]
fn what_is_begun_for_real_documents_is_read() {
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
    let wrong: Vec<String> = documents
        .iter()
        .flat_map(|document| against(document))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_that_are_there_stay_unless_forced() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    fs::write(dir.join("openapi.yaml"), DOCUMENT).unwrap();
    fs::write(dir.join("broken.yaml"), "openapi: 2").unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_sdkwright"))
            .arg("init")
            .args(arguments)
            .current_dir(dir)
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let status = output.status.code().unwrap();
        (status, text(output.stdout), text(output.stderr))
    };
    let (status, out, err) = run(&["openapi.yaml", "-o", "sdk"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(
        out,
        "wrote sdk/sdk.toml and sdk/overlay.yaml\n\
         look through what is there, then: sdkwright generate openapi.yaml -c sdk/sdk.toml --overlay sdk/overlay.yaml -o DIR\n"
    );
    let made = fs::read_to_string(dir.join("sdk/sdk.toml")).unwrap();
    fs::write(dir.join("sdk/sdk.toml"), "# mine\n").unwrap();
    fs::remove_file(dir.join("sdk/overlay.yaml")).unwrap();
    let (status, out, err) = run(&["openapi.yaml", "-o", "sdk"]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(
        err.starts_with("error: `sdk/sdk.toml` is there already; nothing written\n"),
        "{err}"
    );
    assert_eq!(
        fs::read_to_string(dir.join("sdk/sdk.toml")).unwrap(),
        "# mine\n"
    );
    assert!(!dir.join("sdk/overlay.yaml").exists());
    assert_eq!(run(&["openapi.yaml", "-o", "sdk", "--force"]).0, 0);
    assert_eq!(fs::read_to_string(dir.join("sdk/sdk.toml")).unwrap(), made);

    // What a crate has been called stays.
    let here = dir.join("here");
    fs::create_dir_all(&here).unwrap();
    fs::write(here.join(".sdkwright.json"), "{}").unwrap();
    assert_eq!(run(&["openapi.yaml", "-o", "here"]).0, 0);
    let kept = fs::read_to_string(here.join("sdk.toml")).unwrap();
    let proposed = |text: &str| text.contains("[operations]") || text.contains("[rename");
    assert!(proposed(&made) && !proposed(&kept), "{kept}");
    assert!(
        kept.contains("# The crate that is here keeps the names"),
        "{kept}"
    );

    // Beside the document, unless said otherwise.
    assert_eq!(run(&["openapi.yaml"]).0, 0);
    assert_eq!(fs::read_to_string(dir.join("sdk.toml")).unwrap(), made);
    let (status, _, err) = run(&["broken.yaml", "-o", "other"]);
    assert_eq!(status, 1);
    assert!(
        err.ends_with("error: `broken.yaml` gives no crate; nothing written\n"),
        "{err}"
    );
    assert!(!dir.join("other").exists());
}

/// The lines of a section of what is begun for a document of these schemes, each operation with its security and its parameters.
fn sections(schemes: &str, security: &str, parameters: &str) -> String {
    let dir = tempfile::tempdir().unwrap();
    let spec = dir.path().join("openapi.yaml");
    let document = format!(
        "openapi: 3.0.3\ninfo: {{title: Pets API, version: '1'}}\nservers: [{{url: 'https://pets.example'}}]\n\
         security: [{security}]\npaths: {{/pets: {{get: {{operationId: listPets, parameters: [{parameters}], \
         responses: {{'200': {{description: All}}}}}}}}}}\ncomponents: {{securitySchemes: {{{schemes}}}}}\n"
    );
    fs::write(&spec, document).unwrap();
    assert_eq!(against(&spec), [""; 0]);
    begun(&spec).unwrap().sdk_toml
}

#[test]
fn credentials_are_called_what_the_document_calls_them() {
    let basic = "accountSid_authToken: {type: http, scheme: basic}";
    let toml = sections(basic, "{accountSid_authToken: []}", "");
    let wanted = "username = \"account_sid\"\npassword = \"auth_token\"\nvariables = [\"PETS_ACCOUNT_SID\", \"PETS_AUTH_TOKEN\"]";
    assert!(toml.contains(wanted), "{toml}");

    // The plain name is for the one that calls ask for, and not for one that only signs webhooks.
    let schemes = "signature: {type: apiKey, in: header, name: x-signature}, \
         apiKey: {type: http, scheme: bearer, description: Not one of your access tokens.}, \
         oAuth: {type: oauth2, flows: {implicit: {authorizationUrl: 'https://pets.example', scopes: {}}}}, \
         second: {type: http, scheme: bearer, description: An access token.}";
    let toml = sections(schemes, "{apiKey: []}, {second: []}, {oAuth: []}", "");
    for wanted in [
        "[security.schemes.apiKey]\nsetter = \"api_key\"\ntoken = \"api_key\"\nvariables = [\"PETS_API_KEY\"]",
        "[security.schemes.signature]\nvariables = [\"PETS_SIGNATURE\"]",
    ] {
        assert!(toml.contains(wanted), "{toml}");
    }
    assert!(!toml.contains("O_AUTH"), "{toml}");
}

#[test]
fn a_revision_is_a_version() {
    let revision = "{name: revision, in: header, schema: {type: string, default: '2025-04-15'}, required: true}";
    let toml = sections("", "", revision);
    assert!(
        toml.contains("[headers]\n\"revision\" = \"2025-04-15\""),
        "{toml}"
    );
}
