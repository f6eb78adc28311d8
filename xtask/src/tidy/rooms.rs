//! Rules on the rooms of the generator: which way the data goes, and what a room never knows.
//!
//! ```text
//! document ─▶ overlay ─▶ normalize ─▶ parse ─▶ lower ─▶ ir ─▶ analyze ─▶ names ─▶ emit
//!                        └────── openapiv3 ──────┘                             └ syn, quote ┘
//! ```

use super::Problem;
use super::source::Source;

/// Rooms that have no business with tokens.
const NO_TOKENS: &[&str] = &[
    "document",
    "overlay",
    "diagnostic",
    "ir",
    "analyze",
    "names",
    "config",
    "diff",
];

/// Rooms that see the typed document.
const OPENAPIV3: &[&str] = &["normalize", "parse", "lower"];

/// What the IR may use besides itself.
const BELOW_IR: &[&str] = &["ir", "pointer"];

/// The room of the generator that a file is in: the folder or file below `generator/src`.
fn room(source: &Source) -> Option<&str> {
    let inside = source.path.strip_prefix("generator/src/")?;
    let first = inside.split('/').next()?;
    Some(first.strip_suffix(".rs").unwrap_or(first))
}

/// Rule: `syn` and `quote` are used where Rust is written, and nowhere before.
pub(super) fn tokens_stay_with_the_emitters(source: &Source) -> Vec<Problem> {
    let Some(room) = room(source).filter(|room| NO_TOKENS.contains(room)) else {
        return Vec::new();
    };
    ["syn", "quote"]
        .into_iter()
        .flat_map(|library| {
            let used = source
                .words(library)
                .filter(|at| is_use(source, *at, library));
            used.map(move |at| (at, library))
        })
        .map(|(at, library)| {
            let message = format!("`{room}` uses `{library}`; tokens are made in `emit`");
            Problem::new(&source.path, source.line_at(at), message)
        })
        .collect()
}

/// Whether a word is the use of a library, and not a name that happens to be the same.
fn is_use(source: &Source, at: usize, library: &str) -> bool {
    let after = source.code[at + library.len()..].trim_start();
    let before = source.code[..at].trim_end();
    after.starts_with("::")
        || after.starts_with('!')
        || before.ends_with("use")
        || before.ends_with("extern crate")
}

/// Rule: the typed document ends with `lower`.
pub(super) fn openapiv3_stays_before_the_ir(source: &Source) -> Vec<Problem> {
    let Some(room) = room(source).filter(|room| !OPENAPIV3.contains(room)) else {
        return Vec::new();
    };
    source
        .words("openapiv3")
        .map(|at| {
            let message = format!("`{room}` uses `openapiv3`, which ends with `lower`");
            Problem::new(&source.path, source.line_at(at), message)
        })
        .collect()
}

/// Rule: the IR is plain data, between the document's side and Rust's.
pub(super) fn the_ir_knows_neither_side(source: &Source) -> Vec<Problem> {
    if room(source) != Some("ir") {
        return Vec::new();
    }
    let mut problems = Vec::new();
    for at in source.words("crate") {
        let Some(rest) = source.code[at + "crate".len()..]
            .trim_start()
            .strip_prefix("::")
        else {
            continue;
        };
        for used in first_segments(rest.trim_start()) {
            if !BELOW_IR.contains(&used) {
                let message = format!("`ir` uses `crate::{used}`; it may use only `pointer`");
                problems.push(Problem::new(&source.path, source.line_at(at), message));
            }
        }
    }
    problems
}

/// The first segments of the paths that follow `crate::`: one, or those of a group in braces.
fn first_segments(rest: &str) -> Vec<&str> {
    let word = |text: &str| {
        text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '*'))
            .unwrap_or(text.len())
    };
    let Some(group) = rest.strip_prefix('{') else {
        return vec![&rest[..word(rest)]];
    };
    let mut segments = Vec::new();
    let (mut depth, mut start) = (1, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || (depth == 1 && c == ',') {
            let part = group[start..at].trim_start();
            segments.push(&part[..word(part)]);
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    segments.retain(|segment| !segment.is_empty());
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(rule: super::super::Rule, path: &str, text: &str) -> Vec<String> {
        let problems = rule(&Source::new(path, text));
        problems
            .iter()
            .map(|problem| format!("{}: {}", problem.line, problem.message))
            .collect()
    }

    #[test]
    fn tokens_before_the_emitters_are_found() {
        let text = "use syn;\nfn a(quote: char) {}\nquote!(b);\nuse quote::quote;\nsyn::parse_str();\n// syn::x\nuse crate::quote_style;";
        let said = |path: &str| said(tokens_stay_with_the_emitters, path, text);
        for room in NO_TOKENS {
            let say = |line, library| {
                format!("{line}: `{room}` uses `{library}`; tokens are made in `emit`")
            };
            let wanted = [
                say(1, "syn"),
                say(5, "syn"),
                say(3, "quote"),
                say(4, "quote"),
            ];
            assert_eq!(said(&format!("generator/src/{room}/a.rs")), wanted);
            assert_eq!(said(&format!("generator/src/{room}.rs")), wanted);
        }
        assert_eq!(said("generator/src/emit/a.rs"), [""; 0]);
        assert_eq!(said("generator/tests/ir/a.rs"), [""; 0]);
    }

    #[test]
    fn the_typed_document_after_lower_is_found() {
        let text = "use openapiv3::OpenAPI;\n// openapiv3\n";
        for path in ["parse.rs", "normalize/tags.rs", "lower/mod.rs"] {
            let path = format!("generator/src/{path}");
            assert_eq!(said(openapiv3_stays_before_the_ir, &path, text), [""; 0]);
        }
        for (path, room) in [
            ("lib.rs", "lib"),
            ("ir/a.rs", "ir"),
            ("emit/lower.rs", "emit"),
        ] {
            let path = format!("generator/src/{path}");
            let wanted = format!("1: `{room}` uses `openapiv3`, which ends with `lower`");
            assert_eq!(said(openapiv3_stays_before_the_ir, &path, text), [wanted]);
        }
    }

    #[test]
    fn what_the_ir_may_not_use_is_found() {
        let text = "use crate::pointer::Pointer;\nuse crate::ir::Type;\nuse crate::{\n    pointer::Pointer,\n    emit::{a, lower}, names,\n};\nfn a() { crate::diagnostic::nearest(); }\npub(crate) fn b() {}\n";
        let only = |name: &str| format!("`ir` uses `crate::{name}`; it may use only `pointer`");
        assert_eq!(
            said(the_ir_knows_neither_side, "generator/src/ir/graph.rs", text),
            [
                format!("3: {}", only("emit")),
                format!("3: {}", only("names")),
                format!("7: {}", only("diagnostic")),
            ]
        );
        assert_eq!(
            said(the_ir_knows_neither_side, "generator/src/lower/a.rs", text),
            [""; 0]
        );
    }
}
