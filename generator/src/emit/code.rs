//! Code as text: put together in the spelling that one line has, and broken by `layout` where a line is too short for it.
//!
//! ```text
//! self.request.query("limit", &limit);
//! ```
//!
//! Most statements fit into their line, and stand as they were written. One that `layout` does not know sends the whole item
//! through `prettyplease`.

use super::{docs, layout, source, text};

/// The columns of a line.
const WIDTH: usize = 100;

/// What is compiled only where it is used. How a body is written and an answer is read is much code for each type, and a program
/// uses few of the operations that a crate has.
pub(super) const INLINE: &str = "#[inline]";

/// An item that is being written.
#[derive(Default)]
pub(super) struct Draft {
    text: String,
    /// Whether a piece stands in it as it was written, however long.
    raw: bool,
}

impl Draft {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// A line that is never broken.
    pub(super) fn line(&mut self, indent: usize, line: &str) {
        self.indent(indent);
        self.text.push_str(line);
        self.text.push('\n');
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    pub(super) fn docs(&mut self, indent: usize, lines: &[String]) {
        docs::comment(&mut self.text, indent, lines);
    }

    /// The head of a function, from its `fn` to its `{`.
    pub(super) fn signature(
        &mut self,
        indent: usize,
        head: &str,
        arguments: &[String],
        tail: &str,
    ) {
        text::signature(&mut self.text, indent, head, arguments, tail);
    }

    /// A statement, or the value that a block ends with.
    pub(super) fn statement(&mut self, indent: usize, code: &str) {
        self.piece(indent, code, "", layout::statements);
    }

    /// A field of a struct literal with its value, and the comma behind it.
    pub(super) fn field(&mut self, indent: usize, name: &str, value: &str) {
        self.piece(indent, &format!("{name}: {value}"), ",", layout::field);
    }

    fn piece(
        &mut self,
        indent: usize,
        code: &str,
        end: &str,
        broken: fn(&str, usize) -> Option<String>,
    ) {
        let fits = indent + code.len() + end.len() <= WIDTH;
        if fits && is_plain(code) {
            debug_assert_eq!(
                broken(code, indent),
                Some(format!("{}{code}{end}\n", " ".repeat(indent))),
                "the piece is not spelled as one line is"
            );
            self.indent(indent);
            self.text.extend([code, end, "\n"]);
        } else if let Some(lines) = broken(code, indent) {
            self.text.push_str(&lines);
        } else {
            self.raw = true;
            self.line(indent, &format!("{code}{end}"));
        }
    }

    /// The text of the item.
    pub(super) fn finish(self) -> String {
        if self.raw {
            source::parsed(&self.text)
        } else {
            self.text
        }
    }

    fn indent(&mut self, columns: usize) {
        self.text.extend(std::iter::repeat_n(' ', columns));
    }
}

/// Whether code is one line that nothing but its length could break: it has no line ends, blocks or struct literals.
fn is_plain(code: &str) -> bool {
    if code.contains('\n') {
        return false;
    }
    !code.contains('{') || outside_texts(code, "{", |_| false)
}

/// A text as a literal in quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    let plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
    if text.bytes().all(plain) {
        literal.push_str(text);
    } else {
        for character in text.chars() {
            match character {
                '\'' => literal.push('\''),
                other => literal.extend(other.escape_debug()),
            }
        }
    }
    literal.push('"');
    literal
}

/// Whether code has a path that begins with these words, outside its texts and comments: not behind `::`, and not as a method.
pub(super) fn has_path(code: &str, words: &str) -> bool {
    code.contains(words)
        && !outside_texts(code, words, |before| {
            before
                .is_some_and(|before| before.is_alphanumeric() || matches!(before, '_' | ':' | '.'))
        })
}

/// Whether each place of these words outside texts and comments passes, given the character before it.
fn outside_texts(code: &str, words: &str, passes: impl Fn(Option<char>) -> bool) -> bool {
    let mut at = 0;
    while let Some(rest) = code.get(at..) {
        let Some(step) = rest.find(['"', '/', words.chars().next().unwrap_or('"')]) else {
            return true;
        };
        at += step;
        let rest = &code[at..];
        if rest.starts_with(words) {
            if !passes(code[..at].chars().next_back()) {
                return false;
            }
            at += words.len();
        } else if rest.starts_with('"') {
            at += text_length(&code[..at], rest);
        } else if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    true
}

/// How long the literal is whose first quote begins `rest`; behind `r` and its hashes, it is raw.
fn text_length(before: &str, rest: &str) -> usize {
    let opening = before.trim_end_matches('#');
    let hashes = &before[opening.len()..];
    if opening.ends_with('r') {
        let close = format!("\"{hashes}");
        let body = &rest[1..];
        return body
            .find(&close)
            .map_or(rest.len(), |end| end + 1 + close.len());
    }
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_found_outside_texts_and_comments() {
        let table = [
            ("types::Pet::new()", true),
            ("&Vec::<types::Pet>::new()", true),
            ("crate::types::Pet", false),
            ("a.types::<u8>()", false),
            ("subtypes::Pet", false),
            (r#"f("types::Pet", "a\" types::b")"#, false),
            (r##"f(r#"" types::Pet"#)"##, false),
            (r##"f(r#"a"#, types::Pet)"##, true),
            ("// types::Pet\nf()", false),
            ("a / types::B", true),
        ];
        for (code, wanted) in table {
            assert_eq!(has_path(code, "types::"), wanted, "{code}");
        }
    }

    #[test]
    fn texts_are_quoted_as_literals() {
        for (text, wanted) in [
            ("it's {a}", r#""it's {a}""#),
            ("a \"b\"\\\n\u{0}\u{7f}é", r#""a \"b\"\\\n\0\u{7f}é""#),
        ] {
            assert_eq!(quoted(text), wanted);
        }
    }

    #[test]
    fn statements_are_broken_where_a_line_is_too_short() {
        let mut draft = Draft::new();
        draft.statement(4, "f(\"{a}\", 1);");
        draft.statement(4, &format!("f(\"{}\", 1);", "x".repeat(90)));
        draft.statement(4, "let a = B { c: 1 };");
        let wanted = format!(
            "    f(\"{{a}}\", 1);\n    f(\n        \"{}\",\n        1,\n    );\n    let a = B {{ c: 1 }};\n",
            "x".repeat(90)
        );
        assert_eq!(draft.finish(), wanted);
    }
}
