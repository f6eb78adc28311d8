//! The table of findings keeps its own rules.

use sdkwright::diagnostic::{Code, Severity};
use std::collections::BTreeSet;

#[test]
fn the_letter_of_a_code_is_its_severity_and_its_number_is_unique() {
    let mut ids = BTreeSet::new();
    for code in Code::ALL {
        let id = code.id();
        assert!(ids.insert(id), "{id} stands twice");
        let (letter, number) = id.split_at(1);
        let severity = match letter {
            "E" => Severity::Error,
            "W" => Severity::Warning,
            "N" => Severity::Note,
            other => panic!("{id} begins with {other}"),
        };
        assert_eq!(code.severity(), severity, "{id}");
        assert!(
            number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()),
            "{id}"
        );
    }
}

#[test]
fn each_code_says_what_it_is() {
    for code in Code::ALL {
        let id = code.id();
        assert!(
            !code.explanation().trim().is_empty(),
            "{id} has no explanation"
        );
        let title = code.title();
        assert!(!title.is_empty() && !title.ends_with('.'), "{id}: {title}");
    }
}
