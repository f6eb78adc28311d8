//! Rules on single files: how they open, how long they are, what is not left in them.

use super::Problem;
use super::source::Source;

/// A file is short enough to be read at one go.
const LINES: usize = 600;

/// Rule: a file opens with `//!`.
pub(super) fn opens_with_the_idea(source: &Source) -> Vec<Problem> {
    if source.text.starts_with("//!") {
        return Vec::new();
    }
    vec![Problem::new(
        &source.path,
        1,
        "the file does not open with `//!` and its idea",
    )]
}

/// Rule: what is unfinished is not committed, and every test runs.
pub(super) fn nothing_left_undone(source: &Source) -> Vec<Problem> {
    let marks = ["todo!(", "dbg!(", "unimplemented!(", "#[ignore"];
    marks
        .into_iter()
        .flat_map(|mark| source.code.match_indices(mark))
        .map(|(at, mark)| {
            let message = format!("`{mark}` is not left in the code");
            Problem::new(&source.path, source.line_at(at), message)
        })
        .collect()
}

/// Rule: no file is longer than 600 lines.
pub(super) fn short_enough(source: &Source) -> Vec<Problem> {
    let lines = source.text.lines().count();
    if lines <= LINES {
        return Vec::new();
    }
    let message = format!("the file has {lines} lines; at {LINES} it is two files");
    vec![Problem::new(&source.path, LINES + 1, message)]
}

/// Rule: no crate has unsafe code.
pub(super) fn unsafe_is_forbidden(source: &Source) -> Vec<Problem> {
    let root = source.path.ends_with("/src/lib.rs") || source.path.ends_with("/src/main.rs");
    if !root || source.code.contains("#![forbid(unsafe_code)]") {
        return Vec::new();
    }
    vec![Problem::new(
        &source.path,
        1,
        "`#![forbid(unsafe_code)]` is missing",
    )]
}

/// Rule: the generator's output has one order, so a hash map in it is one that nobody iterates, and says so.
pub(super) fn hash_maps_are_not_iterated(source: &Source) -> Vec<Problem> {
    if !source.path.starts_with("generator/src/") {
        return Vec::new();
    }
    let lines = source.text.lines().zip(source.code.lines());
    lines
        .enumerate()
        .filter(|(_, (text, code))| {
            (code.contains("HashMap") || code.contains("HashSet"))
                && !text.contains("// not iterated")
        })
        .map(|(index, _)| {
            let message = "a hash map has no order: use a BTreeMap, or say `// not iterated`";
            Problem::new(&source.path, index + 1, message)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of the problems that a rule finds.
    fn lines(rule: super::super::Rule, path: &str, text: &str) -> Vec<usize> {
        let problems = rule(&Source::new(path, text));
        problems.into_iter().map(|problem| problem.line).collect()
    }

    #[test]
    fn a_file_without_opening_is_found() {
        let found = |text| lines(opens_with_the_idea, "xtask/src/a.rs", text);
        assert_eq!(found("//! Idea.\n"), [0; 0]);
        assert_eq!(found("\n//! Late.\n"), [1]);
        assert_eq!(found("// No idea.\n"), [1]);
        assert_eq!(found(""), [1]);
    }

    #[test]
    fn what_is_left_undone_is_found() {
        let found = |text| lines(nothing_left_undone, "xtask/src/a.rs", text);
        assert_eq!(found("// todo!()\nlet a = \"dbg!(\";\nfn b() {}"), [0; 0]);
        assert_eq!(found("todo!()"), [1]);
        assert_eq!(found("\ndbg!(a)"), [2]);
        assert_eq!(found("\n\nunimplemented!(\"{}\", 1)"), [3]);
        assert_eq!(found("#[test]\n#[ignore = \"slow\"]"), [2]);
        assert_eq!(found("#[ignore]"), [1]);
    }

    #[test]
    fn a_long_file_is_found() {
        assert_eq!(lines(short_enough, "a.rs", &"\n".repeat(600)), [0; 0]);
        assert_eq!(lines(short_enough, "a.rs", &"\n".repeat(601)), [601]);
    }

    #[test]
    fn a_crate_that_may_be_unsafe_is_found() {
        let found = |path, text| lines(unsafe_is_forbidden, path, text);
        assert_eq!(
            found("a/src/lib.rs", "//! A.\n#![forbid(unsafe_code)]"),
            [0; 0]
        );
        assert_eq!(found("a/src/part.rs", ""), [0; 0]);
        assert_eq!(found("a/src/lib.rs", "// #![forbid(unsafe_code)]"), [1]);
        assert_eq!(found("a/src/main.rs", ""), [1]);
    }

    #[test]
    fn a_hash_map_is_found() {
        let found = |path, text| lines(hash_maps_are_not_iterated, path, text);
        let text =
            "use std::collections::HashMap;\n// HashMap\nlet a: HashSet<u8>; // not iterated\n";
        assert_eq!(found("generator/src/a.rs", text), [1]);
        assert_eq!(found("generator/tests/a.rs", text), [0; 0]);
        assert_eq!(found("xtask/src/a.rs", text), [0; 0]);
    }
}
