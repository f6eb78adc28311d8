//! A small document in, the whole crate out: a folder of `cases/` for each construct.
//!
//! ```text
//! cases/nested-tags/openapi.yaml     the document; `sdk.toml` and `overlay.yaml` beside it are read too
//! cases/nested-tags/expected.snap    what is said of it, then every file of the crate that depends on it
//! ```
//!
//! The runtime's modules, the licences and `rustfmt.toml` are the same for every document and are left out.
//! `INSTA_UPDATE=always cargo test -p sdkwright --test cases` writes the snapshots anew; the difference is for a person to read.

use sdkwright::check::{self, Foreign, Manifest};
use sdkwright::diagnostic::{Style, render};
use sdkwright::files::Files;
use sdkwright::pipeline::{self, Job};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The folder of the cases, relative to the package, so that no diagnostic names a machine's folders.
const CASES: &str = "tests/cases";

macro_rules! cases {
    ($($name:ident),+ $(,)?) => {
        $(#[test] fn $name() { check(&folder(stringify!($name))); })+

        #[test]
        fn every_folder_is_a_case() {
            let listed: BTreeSet<String> = [$(stringify!($name)),+].map(folder).into();
            let there: BTreeSet<String> = fs::read_dir(CASES)
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            assert_eq!(listed, there);
        }
    };
}

cases! {
    additional_properties,
    all_of,
    answers_by_status,
    arrays_of_nullable,
    base_discriminator,
    basic_auth,
    bearer_auth,
    binary_bodies,
    bodies_in_place,
    callbacks,
    calls,
    client_credentials,
    composition,
    const_,
    dates,
    decimals,
    defaults_and_constraints,
    deprecated,
    discriminator,
    empty_error_content,
    enum_kinds,
    enum_value_objects,
    enums_per_direction,
    error_bodies,
    exporter_schema_names,
    features,
    form_encoding,
    formats,
    header_lifted_to_api_key,
    header_lifted_to_basic,
    header_preset,
    integer_enum,
    keyword_names,
    large_branches,
    map_of_maps_of_any,
    multipart,
    name_clashes,
    nested_tags,
    no_operation_id,
    no_servers,
    numbers,
    one_of_ref_or_null,
    operation_names,
    optional_body,
    ordered_parts,
    overlay,
    pagination,
    parameter_styles,
    patch_body,
    path_items,
    path_parameters,
    path_templates,
    primitive_components,
    query_parameters,
    read_only,
    recursion,
    recursive_references_3_0,
    ref_siblings_3_0,
    ref_siblings_3_1,
    references,
    renames,
    request_content_types,
    required_and_nullable,
    response_example,
    response_headers,
    security_alternatives,
    security_schemes,
    sensitive_fields,
    shared_types,
    server_variables,
    servers,
    servers_odd,
    several_files,
    signed_webhooks,
    streams,
    string_enum,
    string_or_integer,
    success_flag,
    tuples,
    union_by_const,
    union_by_trial,
    union_constants,
    union_variant_names,
    untagged_operation,
    webhooks,
}

/// `nested_tags` lives in `nested-tags`.
fn folder(test: &str) -> String {
    test.trim_end_matches('_').replace('_', "-")
}

fn check(case: &str) {
    let job = Job::beside(&Path::new(CASES).join(case));
    let outcome = pipeline::run(&job);
    let mut text = render(&outcome.diagnostics, &outcome.inputs.shown(), Style::Plain);
    if text.is_empty() {
        text.push_str("(nothing to say)\n");
    }
    for (path, content) in outcome.files.iter().flat_map(Files::iter) {
        if depends_on_the_document(path) {
            let content = std::str::from_utf8(content).unwrap();
            write!(text, "\n=== {path}\n{content}").unwrap();
        }
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join(CASES).join(case));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("expected", text));
}

fn depends_on_the_document(path: &str) -> bool {
    let constant = path.starts_with("src/runtime/") && path != "src/runtime/mod.rs"
        || path.starts_with("LICENSE")
        || path == "rustfmt.toml";
    !constant
}

/// The cases whose crates are compiled: between them they have every kind of type, parameter and credential.
const COMPILED: &[&str] = &[
    "additional-properties",
    "base-discriminator",
    "composition",
    "answers-by-status",
    "binary-bodies",
    "callbacks",
    "calls",
    "client-credentials",
    "dates",
    "decimals",
    "deprecated",
    "discriminator",
    "enum-kinds",
    FEATURES,
    "form-encoding",
    "header-lifted-to-basic",
    "keyword-names",
    "large-branches",
    "multipart",
    "name-clashes",
    "numbers",
    "operation-names",
    "ordered-parts",
    "pagination",
    "patch-body",
    "parameter-styles",
    "path-items",
    "path-parameters",
    "path-templates",
    "query-parameters",
    "read-only",
    "recursion",
    "request-content-types",
    "sensitive-fields",
    "shared-types",
    "server-variables",
    "streams",
    "security-schemes",
    "servers-odd",
    "success-flag",
    "tuples",
    "signed-webhooks",
    "union-by-trial",
    "union-constants",
    "union-variant-names",
    "webhooks",
];

/// The case with several groups of operations, each of which is a feature.
const FEATURES: &str = "features";

/// The crates compile, with their tests, without a warning.
#[test]
fn the_crates_compile() {
    // A place that stays the same from run to run, so that the dependencies are compiled once.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases");
    let crates = folder.join("crates");
    for case in COMPILED {
        let mut outcome = pipeline::run(&Job::beside(&Path::new(CASES).join(case)));
        let files = outcome.files.take().unwrap();
        let manifest = Manifest::new(outcome.sources, &files);
        check::write(&files, &manifest, &crates.join(case), Foreign::Refuse).unwrap();
    }
    let members: Vec<String> = COMPILED.iter().map(|case| format!("{case:?}")).collect();
    let members = members.join(", ");
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n");
    fs::write(crates.join("Cargo.toml"), manifest).unwrap();
    // The same versions as the workspace has, which are on this machine already if the workspace was built.
    fs::copy("../Cargo.lock", crates.join("Cargo.lock")).unwrap();
    let target = folder.join("target");
    compile(&crates, &target, &["--workspace", "--all-targets"]);
    // Each feature builds alone, without what only others need; so does none.
    let package = crates.join(FEATURES);
    let manifest = fs::read_to_string(package.join("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let features = manifest["features"].as_table().unwrap().keys();
    let alone: Vec<&str> = features.map(String::as_str).chain([""]).collect();
    let groups = ["customers", "invoices", "mock-api", "payments"];
    assert!(
        groups.iter().all(|group| alone.contains(group)),
        "{alone:?}"
    );
    for feature in alone {
        let only = ["--no-default-features", "--features", feature];
        compile(&package, &target, &only);
    }
}

/// Checks a crate or more; what the compiler has to say of them is a failure.
fn compile(folder: &Path, target: &Path, what: &[&str]) {
    let mut output = check_with(folder, target, what, &["--offline"]);
    if String::from_utf8_lossy(&output.stderr).contains("--offline") {
        // Only the generator was ever built here: what the crates depend on is still to be fetched.
        output = check_with(folder, target, what, &[]);
    }
    assert!(
        output.status.success(),
        "{what:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn check_with(folder: &Path, target: &Path, what: &[&str], more: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(["check", "--quiet"])
        .args(what)
        .args(more)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .unwrap()
}
