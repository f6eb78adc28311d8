//! `cargo xtask tidy`: the rules of this repository that no compiler knows.
//!
//! Each rule is a function from a file to problems; all problems are said at once, each as `file:line: what`.
//! Generated code has rules of its own and is not looked at here.

mod msrv;
mod rooms;
mod source;
mod text;

use crate::Report;
use anyhow::Result;
use source::Source;
use std::fmt;
use std::path::Path;

/// What breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Problem {
    path: String,
    line: usize,
    message: String,
}

impl Problem {
    fn new(path: impl Into<String>, line: usize, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            line,
            message: message.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

type Rule = fn(&Source) -> Vec<Problem>;

const RULES: &[Rule] = &[
    text::opens_with_the_idea,
    text::nothing_left_undone,
    text::short_enough,
    text::unsafe_is_forbidden,
    text::hash_maps_are_not_iterated,
    rooms::tokens_stay_with_the_emitters,
    rooms::openapiv3_stays_before_the_ir,
    rooms::the_ir_knows_neither_side,
];

/// Checks the repository.
pub(crate) fn tidy(root: &Path) -> Result<Report> {
    let mut problems = files(root)?;
    problems.extend(msrv::check(root)?);
    let failed = !problems.is_empty();
    let text = if failed {
        problems
            .iter()
            .map(|problem| format!("{problem}\n"))
            .collect()
    } else {
        "tidy\n".to_owned()
    };
    Ok(Report { text, failed })
}

/// What the rules say of the `.rs` files, in the order of the files.
fn files(root: &Path) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for folder in ["generator", "templates", "xtask"] {
        for source in source::sources(root, folder)? {
            problems.extend(RULES.iter().flat_map(|rule| rule(&source)));
        }
    }
    problems.sort();
    Ok(problems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::specs::tests::root;

    #[test]
    fn the_repository_is_tidy() {
        let report = tidy(&crate::root()).unwrap();
        assert!(!report.failed, "\n{}", report.text);
    }

    #[test]
    fn all_folders_are_looked_at_and_all_problems_are_said() {
        let root = root(&[
            (
                "generator/src/ir/mod.rs",
                "//! Types.\nuse crate::lower::lower;\nfn a() { todo!() }\n",
            ),
            ("generator/tests/cases/a/input.yaml", "todo!()"),
            ("templates/runtime/src/lib.rs", "//! The runtime.\n"),
            ("templates/runtime/target/debug/build.rs", "todo!()"),
            ("xtask/src/main.rs", "#![forbid(unsafe_code)]\n"),
            ("generated/pets/src/lib.rs", "todo!()"),
        ]);
        let problems: Vec<String> = files(root.path())
            .unwrap()
            .iter()
            .map(Problem::to_string)
            .collect();
        assert_eq!(
            problems,
            [
                "generator/src/ir/mod.rs:2: `ir` uses `crate::lower`; it may use only `pointer`",
                "generator/src/ir/mod.rs:3: `todo!(` is not left in the code",
                "templates/runtime/src/lib.rs:1: `#![forbid(unsafe_code)]` is missing",
                "xtask/src/main.rs:1: the file does not open with `//!` and its idea",
            ]
        );
    }
}
