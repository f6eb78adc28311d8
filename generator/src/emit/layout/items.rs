//! Items: structs, enums, functions, impls and the like.

use super::imports::Imports;
use super::tokens::{Kind, Tokens};
use super::{Layout, WIDTH};
use proc_macro2::TokenStream;

/// An item as text.
pub(in crate::emit) struct Item {
    /// What it is, as far as blank lines go.
    pub(in crate::emit) close: Close,
    /// The text with its line end; for an item that this layout does not know, its tokens.
    pub(in crate::emit) text: Result<String, String>,
}

/// Which items stand close to others of their kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::emit) enum Close {
    /// `use`
    Use,
    /// `mod name;`
    Module,
    /// `pub use`
    Reexport,
    /// `#![…]`
    Inner,
    /// Any other, with blank lines around it.
    Apart,
}

/// The items of a part of a file; `None` if its tokens are not read here. What it uses goes to `imports`.
pub(in crate::emit) fn items(stream: &TokenStream, imports: &mut Imports) -> Option<Vec<Item>> {
    let tokens = Tokens::of(stream)?;
    let mut items = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let end = item_end(&tokens, at)?;
        let close = close(&tokens, at);
        if close == Close::Use && imports.add(&tokens, at, end) {
            at = end;
            continue;
        }
        let mut layout = Layout::new(&tokens, String::new());
        let text = match layout.item(at, end) {
            Some(()) => {
                layout.out.push('\n');
                debug_assert!(
                    says_the_same(&tokens, at, end, &layout.out),
                    "layout changed tokens: {}",
                    layout.out
                );
                Ok(layout.out)
            }
            None => Err(tokens.source(at, end).to_owned()),
        };
        items.push(Item { close, text });
        at = end;
    }
    Some(items)
}

/// Whether a text has the tokens of a range, documentation aside.
fn says_the_same(tokens: &Tokens, from: usize, to: usize, text: &str) -> bool {
    let code: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    Tokens::of_text(code.join("\n"))
        .is_some_and(|read| read.essence(0, read.len()) == tokens.essence(from, to))
}

/// Where the attributes of an item end.
fn past_attributes(tokens: &Tokens, from: usize, to: usize) -> usize {
    let mut at = from;
    while at < to && tokens.is(at, "#") {
        let bracket = if tokens.is(at + 1, "!") {
            at + 2
        } else {
            at + 1
        };
        at = tokens.mate(bracket) + 1;
    }
    at
}

fn close(tokens: &Tokens, from: usize) -> Close {
    if tokens.is(from, "#") && tokens.is(from + 1, "!") {
        return Close::Inner;
    }
    match tokens.text(from) {
        "use" => Close::Use,
        "mod" => Close::Module,
        "pub" if tokens.is(from + 1, "use") => Close::Reexport,
        "pub" if tokens.is(from + 1, "mod") => Close::Module,
        _ => Close::Apart,
    }
}

/// Where an item ends: behind its `;` or its body.
pub(super) fn item_end(tokens: &Tokens, from: usize) -> Option<usize> {
    if tokens.is(from, "#") && tokens.is(from + 1, "!") {
        return Some(tokens.mate(from + 2) + 1);
    }
    let mut at = past_attributes(tokens, from, tokens.len());
    let is_value = |at: usize| matches!(tokens.text(at), "use" | "const" | "static");
    let ends_in_semicolon = is_value(at) || tokens.is(at, "pub") && is_value(at + 1);
    while at < tokens.len() {
        if tokens.is(at, ";") {
            return Some(at + 1);
        }
        if tokens.is(at, "{") && !ends_in_semicolon {
            let end = tokens.mate(at) + 1;
            return Some(if tokens.is(end, ";") { end + 1 } else { end });
        }
        at = tokens.after(at);
    }
    None
}

impl Layout<'_> {
    pub(super) fn item(&mut self, from: usize, to: usize) -> Option<()> {
        let at = self.attributes(from, to)?;
        if at == to {
            return Some(());
        }
        let tokens = self.tokens;
        let mut word = at;
        while matches!(
            tokens.text(word),
            "pub" | "const" | "async" | "(" | "crate" | "super" | ")"
        ) && (!tokens.is(word, "const") || tokens.is(word + 1, "fn"))
        {
            word += 1;
        }
        match tokens.text(word) {
            "use" => self.long(at, to),
            "mod" if tokens.is(to - 1, ";") => self.long(at, to),
            "struct" if tokens.is(to - 1, ";") => self.long(at, to),
            "struct" => self.members(at, to, Self::field),
            "enum" => self.members(at, to, Self::variant),
            "fn" => self.function(at, to),
            "impl" => self.implementation(at, to),
            "static" | "const" => self.constant(at, to),
            "type" => self.long(at, to),
            _ if tokens.is(word + 1, "!") && tokens.is(to - 1, ";") => self.invocation(at, to),
            _ => None,
        }
    }

    /// Attributes, a line each, the last line ended as well; where they end.
    fn attributes(&mut self, from: usize, to: usize) -> Option<usize> {
        let tokens = self.tokens;
        let end = past_attributes(tokens, from, to);
        let mut at = from;
        while at < end {
            let inner = tokens.is(at + 1, "!");
            let open = if inner { at + 2 } else { at + 1 };
            let close = tokens.mate(open);
            let is_doc = tokens.is(open + 1, "doc")
                && tokens.is(open + 2, "=")
                && tokens.get(open + 3).kind == Kind::Literal
                && open + 4 == close;
            if is_doc {
                self.put(if inner { "//!" } else { "///" });
                let start = self.out.len();
                unescape(tokens.text(open + 3), &mut self.out)?;
                if self.out[start..].contains(['\n', '\r']) {
                    return None;
                }
            } else {
                self.put(if inner { "#!" } else { "#" });
                let mark = self.mark();
                self.long(open, close + 1)?;
                if self.column() > WIDTH && tokens.is(open + 2, "(") {
                    self.back_to(mark);
                    self.long(open, open + 2)?;
                    self.group(open + 2)?;
                    self.put("]");
                }
            }
            at = close + 1;
            if at < end || !inner {
                self.newline();
            }
        }
        Some(end)
    }

    /// A struct or an enum with the members in its braces, each with its attributes and in a line of its own.
    fn members(
        &mut self,
        from: usize,
        to: usize,
        member: fn(&mut Self, usize, usize) -> Option<()>,
    ) -> Option<()> {
        let tokens = self.tokens;
        let open = tokens.find(from, to, "{")?;
        let close = tokens.mate(open);
        if close + 1 != to {
            return None;
        }
        self.long(from, open)?;
        if open + 1 == close {
            self.put(" {}");
            return Some(());
        }
        self.put(" {");
        self.indented(|layout| {
            for (from, to) in layout.split(open + 1, close, ",") {
                layout.newline();
                let at = layout.attributes(from, to)?;
                member(layout, at, to)?;
                layout.put(",");
            }
            Some(())
        })?;
        self.newline();
        self.put("}");
        Some(())
    }

    fn field(&mut self, from: usize, to: usize) -> Option<()> {
        self.long(from, to)
    }

    /// A variant, the fields of which take a line each if they have documentation.
    fn variant(&mut self, from: usize, to: usize) -> Option<()> {
        let tokens = self.tokens;
        match tokens.find(from, to, "{") {
            Some(open) if tokens.is(open + 1, "#") => self.members(from, to, Self::field),
            Some(_) | None => self.long(from, to),
        }
    }

    pub(super) fn function(&mut self, from: usize, to: usize) -> Option<()> {
        let tokens = self.tokens;
        let open = tokens.find(from, to, "{")?;
        let close = tokens.mate(open);
        if close + 1 != to {
            return None;
        }
        self.signature(from, open)?;
        self.block(open, close)
    }

    /// Everything before a function's body, with the space or the line end behind it.
    fn signature(&mut self, from: usize, to: usize) -> Option<()> {
        let tokens = self.tokens;
        let bounds = tokens.find(from, to, "where");
        let end = bounds.unwrap_or(to);
        let mark = self.mark();
        self.long(from, end)?;
        if self.column() + 2 > WIDTH {
            self.back_to(mark);
            let open = tokens
                .find(from, end, "(")
                .filter(|open| !tokens.is(open - 1, "pub"));
            let open = match open {
                Some(open) => open,
                None => {
                    let visibility = tokens.find(from, end, "(")?;
                    tokens.find(tokens.mate(visibility) + 1, end, "(")?
                }
            };
            let close = tokens.mate(open);
            self.long(from, open + 1)?;
            let arguments = self.split(open + 1, close, ",");
            if !arguments.is_empty() {
                self.indented(|layout| {
                    for (from, to) in &arguments {
                        layout.newline();
                        layout.long(*from, *to)?;
                        layout.put(",");
                    }
                    Some(())
                })?;
                self.newline();
            }
            self.put(")");
            if close + 1 < end {
                self.put(" ");
                self.long(close + 1, end)?;
            }
        }
        match bounds {
            Some(bounds) => self.bounds(bounds, to),
            None => {
                self.put(" ");
                Some(())
            }
        }
    }

    /// A `where` clause, a bound a line.
    fn bounds(&mut self, from: usize, to: usize) -> Option<()> {
        self.newline();
        self.put("where");
        self.indented(|layout| {
            for (from, to) in layout.split(from + 1, to, ",") {
                layout.newline();
                layout.long(from, to)?;
                layout.put(",");
            }
            Some(())
        })?;
        self.newline();
        Some(())
    }

    fn implementation(&mut self, from: usize, to: usize) -> Option<()> {
        let tokens = self.tokens;
        let open = tokens.find(from, to, "{")?;
        let close = tokens.mate(open);
        if close + 1 != to {
            return None;
        }
        match tokens.find(from, open, "where") {
            Some(bounds) => {
                self.long(from, bounds)?;
                self.bounds(bounds, open)?;
            }
            None => {
                self.long(from, open)?;
                self.put(" ");
            }
        }
        if open + 1 == close {
            self.put("{}");
            return Some(());
        }
        self.put("{");
        self.indented(|layout| {
            let mut at = open + 1;
            let mut apart = false;
            while at < close {
                let end = item_end(tokens, at)?;
                let is_function = tokens.is(end - 1, "}");
                if apart || is_function && at > open + 1 {
                    layout.blank_line();
                }
                layout.newline();
                layout.item(at, end)?;
                apart = is_function;
                at = end;
            }
            Some(())
        })?;
        self.newline();
        self.put("}");
        Some(())
    }

    /// `static NAME: Type = value;`
    fn constant(&mut self, from: usize, to: usize) -> Option<()> {
        let tokens = self.tokens;
        let equal = tokens.find(from, to, "=")?;
        if self.flat(from, to - 1, 1) {
            self.put(";");
            return Some(());
        }
        self.long(from, equal + 1)?;
        self.put(" ");
        self.value(equal + 1, to - 1, 1)?;
        self.put(";");
        Some(())
    }

    /// `name!(…);`
    fn invocation(&mut self, from: usize, to: usize) -> Option<()> {
        self.value(from, to - 1, 1)?;
        self.put(";");
        Some(())
    }
}

/// The text that a literal in quotes stands for.
fn unescape(literal: &str, out: &mut String) -> Option<()> {
    if let Some(raw) = literal.strip_prefix('r') {
        let text = raw.trim_matches('#').strip_prefix('"')?.strip_suffix('"')?;
        out.push_str(text);
        return Some(());
    }
    let inner = literal.strip_prefix('"')?.strip_suffix('"')?;
    if !inner.contains('\\') {
        out.push_str(inner);
        return Some(());
    }
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            out.push(character);
            continue;
        }
        out.push(match characters.next()? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            '\\' => '\\',
            '\'' => '\'',
            '"' => '"',
            'u' => {
                let digits: String = characters
                    .by_ref()
                    .skip(1)
                    .take_while(|digit| *digit != '}')
                    .collect();
                char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?
            }
            _ => return None,
        });
    }
    Some(())
}
