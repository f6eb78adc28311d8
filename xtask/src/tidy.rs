//! `cargo xtask tidy`: the rules of the house, as far as a program can check them.
//!
//! | rule | why |
//! | --- | --- |
//! | each file opens with `//!` | it says what it is about before it says how |
//! | no stub, no `dbg!`, no ignored test | what is there works |
//! | at most 600 lines a file | a giant file is one where two stages were joined |
//! | rooms know only what they may | the IR knows neither OpenAPI's types nor Rust's |
//! | no hash map that could be iterated | the same input gives the same bytes |

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Lines that a file may have.
const LONGEST: usize = 600;

/// What must not stand in a file, and why. Split, so that this file passes its own test.
const FORBIDDEN: &[(&str, &str)] = &[
    (concat!("todo", "!("), "a stub"),
    (concat!("unimplemented", "!("), "a stub"),
    (concat!("dbg", "!("), "left over from debugging"),
    (concat!("#[ign", "ore"), "an ignored test tests nothing"),
];

/// Words that a room of the generator must not have, and why.
const ROOMS: &[(&[&str], &[&str], &str)] = &[
    (
        &[
            "document",
            "overlay",
            "diagnostic",
            "config",
            "check",
            "ir",
            "analyze",
            "names",
        ],
        &["syn::", "quote!", "use quote", "use syn"],
        "only `emit` knows Rust's syntax",
    ),
    (
        &[
            "document",
            "overlay",
            "diagnostic",
            "config",
            "check",
            "ir",
            "analyze",
            "names",
            "emit",
        ],
        &["openapiv3::", "use openapiv3"],
        "only `parse` and `lower` know openapiv3",
    ),
    (
        &["ir"],
        &[
            "crate::lower",
            "crate::parse",
            "crate::names",
            "crate::emit",
            "crate::config",
            "crate::document",
        ],
        "the IR is plain data that knows no other room",
    ),
];

/// Checks all rules; says what breaks them, and whether nothing does.
pub(crate) fn tidy(root: &Path) -> (String, bool) {
    let mut report = String::new();
    for folder in ["generator", "templates", "xtask"] {
        let mut files = Vec::new();
        if let Err(error) = rust_files(&root.join(folder), &mut files) {
            let _ = writeln!(report, "{folder}: {error}");
        }
        files.sort();
        for path in files {
            let shown = path
                .strip_prefix(root)
                .unwrap_or(&path)
                .to_string_lossy()
                .replace('\\', "/");
            match fs::read_to_string(&path) {
                Ok(text) => check(&shown, &text, &mut report),
                Err(error) => {
                    let _ = writeln!(report, "{shown}: {error}");
                }
            }
        }
    }
    if report.is_empty() {
        ("tidy\n".to_owned(), true)
    } else {
        (report, false)
    }
}

/// The Rust files below a folder; snapshots and build output are not ours to judge.
fn rust_files(dir: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !dir.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            if path.file_name().is_none_or(|name| name != "target") {
                rust_files(&path, files)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

fn check(path: &str, text: &str, report: &mut String) {
    let mut say = |line: usize, what: &str| {
        let _ = writeln!(report, "{path}:{line}: {what}");
    };
    if !text.starts_with("//! ") {
        say(1, "the file does not open with `//!` and what it is about");
    }
    let lines = text.lines().count();
    if lines > LONGEST {
        say(
            lines,
            &format!("{lines} lines; {LONGEST} is the most: put a wall through this room"),
        );
    }
    if is_crate_root(path) && !text.contains("#![forbid(unsafe_code)]") {
        say(1, "a crate's root says `#![forbid(unsafe_code)]`");
    }
    let room = path
        .strip_prefix("generator/src/")
        .map(|rest| rest.split(['/', '.']).next().unwrap_or(rest));
    for (index, line) in text.lines().enumerate() {
        for (word, why) in FORBIDDEN {
            if line.contains(word) {
                say(index + 1, &format!("`{word}`: {why}"));
            }
        }
        let Some(room) = room else { continue };
        for (rooms, words, why) in ROOMS {
            if rooms.contains(&room)
                && let Some(word) = words
                    .iter()
                    .find(|word| line.contains(**word) && !line.trim_start().starts_with("//"))
            {
                say(index + 1, &format!("`{word}` in `{room}`: {why}"));
            }
        }
        if (line.contains("HashMap") || line.contains("HashSet"))
            && !line.contains("// not iterated")
        {
            say(
                index + 1,
                "a hash map's order differs from run to run: use a BTreeMap, or say `// not iterated` in the line",
            );
        }
    }
}

fn is_crate_root(path: &str) -> bool {
    path.ends_with("/src/lib.rs") || path.ends_with("/src/main.rs")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_is_tidy() {
        let (report, ok) = tidy(crate::root());
        assert!(ok, "{report}");
    }

    #[test]
    fn each_rule_is_checked() {
        let long = format!("//! Long.\n{}", "\n".repeat(LONGEST));
        let cases: &[(&str, &str, &str)] = &[
            (
                "generator/src/a.rs",
                "fn main() {}\n",
                "generator/src/a.rs:1: the file does not open",
            ),
            (
                "generator/src/a.rs",
                concat!("//! A.\nfn a() { todo", "!() }\n"),
                "generator/src/a.rs:2: `todo",
            ),
            (
                "xtask/src/a.rs",
                concat!("//! A.\ndbg", "!(1);\n"),
                "xtask/src/a.rs:2: `dbg",
            ),
            (
                "xtask/src/a.rs",
                concat!("//! A.\n#[ign", "ore]\n"),
                "xtask/src/a.rs:2: `#[ign",
            ),
            ("generator/src/a.rs", &long, "600 is the most"),
            (
                "generator/src/ir/a.rs",
                "//! A.\nuse openapiv3::Schema;\n",
                "generator/src/ir/a.rs:2: `openapiv3::` in `ir`",
            ),
            (
                "generator/src/names/a.rs",
                "//! A.\nlet a = quote!(a);\n",
                "generator/src/names/a.rs:2: `quote!` in `names`",
            ),
            (
                "generator/src/ir/a.rs",
                "//! A.\nuse crate::emit;\n",
                "generator/src/ir/a.rs:2: `crate::emit` in `ir`",
            ),
            (
                "generator/src/a.rs",
                "//! A.\nuse std::collections::HashMap;\n",
                "generator/src/a.rs:2: a hash map",
            ),
            (
                "generator/src/lib.rs",
                "//! A.\n",
                "generator/src/lib.rs:1: a crate's root",
            ),
        ];
        for (path, text, wanted) in cases {
            let mut report = String::new();
            check(path, text, &mut report);
            assert!(report.contains(wanted), "{path}: {report}");
        }
    }

    #[test]
    fn a_tidy_file_passes() {
        let mut report = String::new();
        check(
            "generator/src/emit/a.rs",
            "//! A.\n\nuse quote::quote;\n",
            &mut report,
        );
        assert_eq!(report, "");
    }
}
