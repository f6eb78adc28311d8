//! Prose of the document as doc comments: CommonMark that rustdoc takes without a warning and never runs as a test.

use crate::ir::{Constraints, Docs};
use proc_macro2::TokenStream;
use quote::quote;
use std::borrow::Cow;

/// The column at which long lines are broken.
const WIDTH: usize = 96;

/// Doc attributes, one a line.
pub(super) fn attributes(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| {
        let mut text = String::new();
        put(&mut text, line);
        text
    });
    quote!(#(#[doc = #lines])*)
}

/// Documentation as comments, one a line, behind so many spaces.
pub(super) fn comment(out: &mut String, indent: usize, lines: &[String]) {
    for line in lines {
        out.extend(std::iter::repeat_n(' ', indent));
        out.push_str("///");
        put(out, line);
        out.push('\n');
    }
}

/// The words that a file begins with, one line each.
pub(super) fn opening(lines: &[String]) -> String {
    let mut out = String::new();
    for line in lines {
        out.push_str("//!");
        put(&mut out, line);
        out.push('\n');
    }
    out
}

/// Puts a line of a comment behind what makes it one. What rustc refuses in comments (characters that turn the direction of the
/// text around, a line end without its line feed) is left out.
fn put(out: &mut String, line: &str) {
    if !line.is_empty() {
        out.push(' ');
    }
    if line.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        out.push_str(line);
    } else {
        let refused = |c: char| {
            c.is_control() && c != '\t'
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        out.extend(line.chars().filter(|c| !refused(*c)));
    }
}

/// What is said of a setter.
pub(super) fn sets(name: &str) -> Vec<String> {
    vec![format!("Sets `{name}`.")]
}

/// The prose of a node: its title unless the description says it, then the description, or `otherwise`.
pub(super) fn prose(docs: &Docs, otherwise: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let description = docs
        .description
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    let title = docs
        .title
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    if let Some(title) = title
        && !description.is_some_and(|text| text.starts_with(title))
    {
        lines.extend(markdown(&with_full_stop(title)));
        if description.is_some() {
            lines.push(String::new());
        }
    }
    if let Some(description) = description {
        lines.extend(markdown(description));
    }
    if lines.is_empty() {
        lines.extend(markdown(otherwise));
    }
    lines
}

fn with_full_stop(text: &str) -> String {
    if text.ends_with(|end: char| end.is_alphanumeric() || end == '`' || end == ')') {
        format!("{text}.")
    } else {
        text.to_owned()
    }
}

/// Limits that the server checks, as one sentence each, and what it takes where nothing is sent.
pub(super) fn limits(
    constraints: Option<&Constraints>,
    default: Option<&serde_json::Value>,
) -> Vec<String> {
    let mut sentences = constraints.map_or_else(Vec::new, limit_sentences);
    if let Some(default) = default {
        let default = default.to_string();
        if !default.contains(['`', '\n']) {
            sentences.push(format!("Without it, the server takes `{default}`."));
        }
    }
    if sentences.is_empty() {
        Vec::new()
    } else {
        wrap(&sentences.join(" "), "")
    }
}

fn limit_sentences(constraints: &Constraints) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(format) = constraints.format {
        sentences.push(format!("Format: `{format}`."));
    }
    match (constraints.min_length, constraints.max_length) {
        (Some(min), Some(max)) if min == max => sentences.push(format!("Length: {min}.")),
        (Some(min), Some(max)) => sentences.push(format!("Length: {min} to {max}.")),
        (Some(min), None) => sentences.push(format!("Length: at least {min}.")),
        (None, Some(max)) => sentences.push(format!("Length: at most {max}.")),
        (None, None) => {}
    }
    match (constraints.min_items, constraints.max_items) {
        (Some(min), Some(max)) => sentences.push(format!("Elements: {min} to {max}.")),
        (Some(min), None) => sentences.push(format!("Elements: at least {min}.")),
        (None, Some(max)) => sentences.push(format!("Elements: at most {max}.")),
        (None, None) => {}
    }
    if constraints.unique_items {
        sentences.push("All elements differ.".to_owned());
    }
    if let Some((limit, excluded)) = &constraints.minimum {
        sentences.push(format!(
            "{} {limit}.",
            if *excluded {
                "Greater than"
            } else {
                "At least"
            }
        ));
    }
    if let Some((limit, excluded)) = &constraints.maximum {
        sentences.push(format!(
            "{} {limit}.",
            if *excluded { "Less than" } else { "At most" }
        ));
    }
    if let Some(factor) = &constraints.multiple_of {
        sentences.push(format!("A multiple of {factor}."));
    }
    if let Some(pattern) = constraints
        .pattern
        .as_ref()
        .filter(|pattern| !pattern.contains(['`', '\n']))
    {
        sentences.push(format!("Pattern: `{pattern}`."));
    }
    sentences
}

/// Adds a paragraph to what stands already.
pub(super) fn paragraph(lines: &mut Vec<String>, more: Vec<String>) {
    if !more.is_empty() {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(more);
    }
}

/// CommonMark made fit for rustdoc, in lines.
pub(super) fn markdown(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut fenced = false;
    for line in text.trim().lines() {
        let line = line.trim_end();
        let trimmed = line.trim_start();
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            let fence = &trimmed[..3];
            let info = trimmed.trim_start_matches(['`', '~']).trim();
            lines.push(match (fenced, info) {
                (false, "" | "rust") => format!("{fence}text"),
                (false, info) => format!("{fence}{info}"),
                (true, _) => fence.to_owned(),
            });
            fenced = !fenced;
        } else if fenced {
            lines.push(line.to_owned());
        } else {
            // Four spaces would make a code block, which rustdoc would run.
            let indent = (line.len() - trimmed.len()).min(3);
            let indent = if is_list_item(trimmed) || indent < 2 {
                indent.min(2)
            } else {
                2
            };
            lines.extend(wrap(
                &escape(trimmed),
                &" ".repeat(if trimmed.is_empty() { 0 } else { indent }),
            ));
        }
    }
    if fenced {
        lines.push("```".to_owned());
    }
    lines
}

fn is_list_item(line: &str) -> bool {
    line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")
}

/// Breaks a line at spaces; what follows is indented like the line, and under the text of a list item.
fn wrap(line: &str, indent: &str) -> Vec<String> {
    if line.starts_with('|') || line.starts_with('#') {
        return vec![format!("{indent}{line}")];
    }
    let hanging = if is_list_item(line) {
        format!("{indent}  ")
    } else {
        indent.to_owned()
    };
    let mut lines = Vec::new();
    let (mut start, mut at) = (0, 0);
    let mut before = indent;
    let mut columns = columns_of(indent);
    for (index, word) in line.split(' ').enumerate() {
        let width = columns_of(word);
        // A line must not begin with what would make it a list item, a heading or a quote.
        let structural = || {
            matches!(word, "-" | "*" | "+" | ">")
                || word.starts_with('#')
                || is_ordinal(word)
                || word.starts_with("---")
        };
        if at > start && columns + 1 + width > WIDTH && !structural() {
            lines.push(format!("{before}{}", &line[start..at - 1]));
            start = at;
            before = &hanging;
            columns = columns_of(before) + width;
        } else {
            columns += width + usize::from(index > 0 && at > start);
        }
        at += word.len() + 1;
    }
    lines.push(format!("{before}{}", &line[start..]).trim_end().to_owned());
    lines
}

fn columns_of(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    }
}

fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(['.', ')']);
    !digits.is_empty()
        && digits.len() < word.len()
        && digits.chars().all(|digit| digit.is_ascii_digit())
}

/// Escapes what rustdoc would take for a link to an item or for HTML, and makes links of bare URLs; code spans stay.
fn escape(line: &str) -> Cow<'_, str> {
    let special = |byte: u8| matches!(byte, b'`' | b'[' | b'<');
    if !line.bytes().any(special) && !line.contains("://") {
        return Cow::Borrowed(line);
    }
    let mut escaped = String::with_capacity(line.len() + 16);
    let mut rest = line;
    let mut code = false;
    while let Some(character) = rest.chars().next() {
        let tail = &rest[character.len_utf8()..];
        let mut taken = character.len_utf8();
        match character {
            '`' => {
                code = tail.contains('`') && !code;
                escaped.push('`');
            }
            _ if code => escaped.push(character),
            '[' if !is_link(rest) => escaped.push_str("\\["),
            '<' if !tail.starts_with("http") => escaped.push_str("\\<"),
            'h' if (rest.starts_with("http://") || rest.starts_with("https://"))
                && !escaped.ends_with(['(', '<', '"']) =>
            {
                let end = rest
                    .find(|c: char| c.is_whitespace() || "<>)]\"'`".contains(c))
                    .unwrap_or(rest.len());
                let url = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
                escaped.push_str(&format!("<{url}>"));
                taken = url.len();
            }
            _ => escaped.push(character),
        }
        rest = &rest[taken..];
    }
    Cow::Owned(escaped)
}

/// Whether a `[` begins a link with a target of its own.
fn is_link(rest: &str) -> bool {
    rest.find(']')
        .is_some_and(|end| rest[end + 1..].starts_with('('))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_fit_for_rustdoc() {
        let table = [
            ("See [docs](/a) and [x].", vec!["See [docs](/a) and \\[x]."]),
            (
                "At https://a.example/b. <br>",
                vec!["At <https://a.example/b>. \\<br>"],
            ),
            ("`a[0]` <b", vec!["`a[0]` \\<b"]),
            ("Run:\n\n    let x = 1;\n", vec!["Run:", "", "  let x = 1;"]),
            ("```\ncode\n```", vec!["```text", "code", "```"]),
            ("```json\n{}", vec!["```json", "{}", "```"]),
            ("odd ` tick [x]", vec!["odd ` tick \\[x]"]),
        ];
        for (text, wanted) in table {
            assert_eq!(markdown(text), wanted, "{text}");
        }
    }

    #[test]
    fn long_lines_are_broken_and_no_break_makes_a_list() {
        let text = format!("{} - rest of it", "word ".repeat(19).trim_end());
        let lines = markdown(&text);
        assert!(
            lines.iter().all(|line| line.chars().count() <= WIDTH + 2),
            "{lines:?}"
        );
        assert!(
            lines.iter().all(|line| !line.starts_with("- ")),
            "{lines:?}"
        );
    }
}
