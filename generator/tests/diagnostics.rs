//! What a run says, whole: a folder of `diagnostics/` for each finding and for each way to come by it.
//!
//! ```text
//! diagnostics/W062-duplicate-operation-id/openapi.yaml    the document; `sdk.toml` and `overlay.yaml` beside it are read too
//! diagnostics/W062-duplicate-operation-id/expected.snap   every diagnostic as a person sees it, and whether files come out
//! ```
//!
//! A folder whose name begins with a code is about that code, and every code has such a folder.

use sdkwright::advice;
use sdkwright::check::Manifest;
use sdkwright::diagnostic::{Code, Style, count_line, render};
use sdkwright::pipeline::{self, Job};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The folder of the cases, relative to the package, so that no diagnostic names a machine's folders.
const CASES: &str = "tests/diagnostics";

macro_rules! cases {
    ($($name:ident),+ $(,)?) => {
        $(#[test] fn $name() { check(&folder(stringify!($name))); })+

        #[test]
        fn every_folder_is_a_case() {
            let listed: BTreeSet<String> = [$(stringify!($name)),+].map(folder).into();
            assert_eq!(listed, folders());
        }
    };
}

cases! {
    e001_empty_file,
    e001_folder,
    e001_missing_file,
    e001_missing_tests,
    e002_alias_of_itself,
    e002_aliases,
    e002_json,
    e002_tab,
    e002_yaml,
    e003_list,
    e003_misspelt,
    e003_no_version,
    e003_overlay,
    e003_unknown_version,
    e004_swagger,
    e008_unknown_key,
    e009_not_toml,
    e009_wrong_types,
    e010_invalid_overlay,
    e010_misfit,
    e010_no_overlay,
    e011_config_matches_nothing,
    e011_config_misses_details,
    e011_filter,
    e011_pagination,
    e012_name_not_kept,
    n001_nested_tags,
    n002_enum_value_objects,
    n003_other_media_type,
    n020_events_of_two_kinds,
    n020_uncoded_structure,
    n021_body_of_nothing,
    n022_header_as_text,
    n030_optional_path_parameter,
    n031_server_twice,
    n032_client_certificate,
    n033_other_http_scheme,
    n034_template_operator,
    n035_callback_of_callback,
    n036_own_server_choice,
    n037_nested_parameter,
    n040_loose_values,
    several_defects,
    ten_defects,
    w001_overlay_matches_nothing,
    w002_duplicate_key,
    w002_duplicate_key_json,
    w003_wrong_keyword_type,
    w004_malformed,
    w005_reference_sibling,
    w006_credential_parameter,
    w007_untyped,
    w008_unknown_format,
    w009_enum_values,
    w010_duplicate_enum_value,
    w011_required_unknown,
    w012_path_parameter,
    w013_reserved_header,
    w014_multipart_response,
    w015_unsupported_scheme,
    w016_undeclared_scheme,
    w017_no_operation_id,
    w018_no_servers,
    w019_local_server,
    w020_relative_server,
    w021_overlapping_union,
    w022_example_misfit,
    w030_conflicting_schemas,
    w031_too_many_ways,
    w040_encoding_style,
    w041_positional_encoding,
    w042_part_header,
    w043_parts_by_hand,
    w044_part_coding,
    w045_form_by_hand,
    w050_parameter_twice,
    w051_style_misplaced,
    w052_malformed_parameter,
    w053_method_twice,
    w054_server_url,
    w055_server_variable,
    w056_malformed_security,
    w057_credential_twice,
    w058_path_key,
    w060_mapping,
    w060_other_file,
    w060_path_item,
    w060_unresolved_others,
    w060_unresolved_schema,
    w061_reference_cycle,
    w062_duplicate_operation_id,
    w063_broken_file,
    w064_unknown_keyword,
    w065_rounded_number,
    w070_sandbox_first,
    w071_binary_money,
    w072_numbered_duplicates,
    w073_names_meet,
    w074_untyped_failures,
    w075_optional_update,
    w076_shown_secret,
    w077_unfollowed_pages,
}

/// `w062_duplicate_operation_id` lives in `W062-duplicate-operation-id`.
fn folder(test: &str) -> String {
    let dashed = test.replace('_', "-");
    match dashed.split_once('-') {
        Some((first, rest)) if first.ends_with(|end: char| end.is_ascii_digit()) => {
            format!("{}-{rest}", first.to_uppercase())
        }
        Some(_) | None => dashed,
    }
}

fn folders() -> BTreeSet<String> {
    fs::read_dir(CASES)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn every_code_has_a_case() {
    let folders = folders();
    let lacking: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.id())
        .filter(|id| {
            let prefix = format!("{id}-");
            !folders.iter().any(|folder| folder.starts_with(&prefix))
        })
        .collect();
    assert!(lacking.is_empty(), "no case for {lacking:?}");
}

fn check(case: &str) {
    let folder = Path::new(CASES).join(case);
    let job = Job {
        // A case may stand for a crate that has names already.
        record: Manifest::names_of(&folder),
        ..Job::beside(&folder)
    };
    let mut outcome = pipeline::run(&job);
    let about = case.split('-').next().unwrap_or_default();
    if let Some(code) = Code::ALL.iter().find(|code| code.id() == about) {
        // Advice is given by `sdkwright lint` alone.
        if advice::CODES.contains(code) {
            let (model, _) = pipeline::model(&job);
            for advice in advice::advise(&model.unwrap()) {
                outcome.diagnostics.push(advice.diagnostic);
            }
        }
        assert!(
            outcome
                .diagnostics
                .iter()
                .any(|diagnostic| diagnostic.code == *code),
            "{about} is not said"
        );
    }
    assert_eq!(outcome.files.is_none(), outcome.diagnostics.has_errors());
    let said = render(&outcome.diagnostics, &outcome.inputs.shown(), Style::Plain);
    let text = format!(
        "{said}\n{}; {}\n",
        count_line(&outcome.diagnostics).unwrap_or_default(),
        if outcome.files.is_some() {
            "a crate comes out"
        } else {
            "nothing comes out"
        }
    );
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join(CASES).join(case));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("expected", text));
}
